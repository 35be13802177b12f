"""What the overview says: days left, how far the cities are, what is wrong, due, to be rung and new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.findings import FindingKind
from organizer_app.wording.calls import why
from organizer_app.wording.dates import long_day, short_day, weekday_day
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.overview import Call, Deadline, Overview
    from organizer_app.domain.reach import NextCity, Reach

_MILLION = 1_000_000
_MOST_GROUPS = 2


def title() -> str:
    """Name the screen's view."""
    return _("Today")


def days_left(anchor: str, today: date) -> tuple[str, str]:
    """Return the big number and the words beside it; the anchor date is ISO text or empty."""
    if not anchor:
        return "–", _("no date yet")  # noqa: RUF001  # a dash stands for what is not known
    days = (date.fromisoformat(anchor) - today).days
    if days == 0:
        return "0", _("days: it is today")
    if days < 0:
        return f"{-days:,}", ngettext("day ago", "days ago", -days)
    return f"{days:,}", ngettext("day to go", "days to go", days)


def today_line(anchor: str, today: date) -> str:
    """Say which day it is and where it stands to the anchor date."""
    day = weekday_day(today.isoformat())
    if not anchor:
        return _("Today is {day}").format(day=day)
    return _("Today is {day} ({offset})").format(day=day, offset=offset_of(anchor, today))


def offset_of(anchor: str, today: date) -> str:
    """Write how far today is from the anchor date, such as T−9, where there is no room for more."""  # noqa: RUF002  # a minus sign
    days = (today - date.fromisoformat(anchor)).days
    return f"T{days:+d}".replace("-", "−") if days else "T-0".replace("-", "−")  # noqa: RUF001  # a minus sign


def anchor_line(anchor: str) -> str:
    """Write the anchor date, or say that it is open."""
    return long_day(anchor) if anchor else _("The anchor date is open")


def confirmed(seen: Overview) -> str:
    """Say how many cities are confirmed or ready."""
    if not seen.cities:
        return _("No city takes part yet")
    done = seen.mix[3] + seen.mix[4]
    return ngettext(
        "{done} of {count} city confirmed or ready",
        "{done} of {count} cities confirmed or ready",
        seen.cities,
    ).format(done=f"{done:,}", count=f"{seen.cities:,}")


def goal(seen: Overview) -> str:
    """Say how many cities are wanted."""
    if seen.goal_cities is None:
        return _("no goal of cities set")
    missing = seen.goal_cities - seen.cities
    if missing <= 0:
        return _("goal of {goal} reached").format(goal=f"{seen.goal_cities:,}")
    return _("{missing} short of the goal of {goal}").format(
        missing=f"{missing:,}", goal=f"{seen.goal_cities:,}"
    )


def expected(seen: Overview) -> tuple[str, str]:
    """Return the number of people expected and what it is made of."""
    known = seen.actions - seen.without_expected
    if not known:
        return "–", _("no city has said how many it expects")  # noqa: RUF001  # a dash stands for the unknown
    note = ngettext("{count} city has not said", "{count} have not said", seen.without_expected).format(
        count=f"{seen.without_expected:,}"
    )
    if seen.goal_turnout is not None:
        note = _("of {goal} wanted; {note}").format(goal=f"{seen.goal_turnout:,}", note=note)
    return f"{seen.expected:,}", note if seen.without_expected or seen.goal_turnout else _(
        "every city has said"
    )


def expected_title() -> str:
    """Name the number of people expected."""
    return _("People expected")


def card_title(card: str) -> str:
    """Name a card by its code."""
    return {
        "problems": _("What needs attention"),
        "deadlines": _("Late and next 7 days"),
        "calls": _("Whom to ring next"),
        "key_dates": _("Key dates"),
        "recent": _("What changed last"),
        "reach": _("Cities to ask next"),
    }[card]


def nothing(card: str) -> str:
    """Say that a card has nothing to show."""
    return {
        "problems": _("Nothing is wrong as far as the plan knows."),
        "deadlines": _("No task is late or due within seven days."),
        "calls": _("Nobody has to be rung now."),
        "key_dates": _("No key date lies ahead."),
        "recent": _("Nothing has been changed yet."),
        "reach": _("Nothing is known of the people near the actions."),
    }[card]


def people_near(reach: Reach) -> str:
    """Say how many people live near a confirmed action."""
    near, _middle, _far = reach.within.values()
    form = _("{people} live near a confirmed action")
    return form.format(people=_people(near))


def people_farther(reach: Reach) -> str:
    """Say how many live farther away, and how many there are."""
    _near, middle, far = reach.within.values()
    form = _("within 25 km; 50 km: {middle}, 100 km: {far}, of {total}")
    return form.format(middle=_people(middle), far=_people(far), total=_people(reach.total))


def why_next(city: NextCity) -> str:
    """Say why a city should be asked next."""
    parts = [_("{people} people more would be near").format(people=_people(city.people))]
    if city.nearest_km is not None:
        parts.append(_("nearest action {km} km away").format(km=round(city.nearest_km)))
    if city.groups:
        parts.append(_("home of {groups}").format(groups=", ".join(city.groups[:_MOST_GROUPS])))
    return "; ".join(parts)


def _people(count: int) -> str:
    """Write a number of people as a person says it: 8,400, 120,000 or 3.4 million."""
    if count >= _MILLION:
        return _("{count} million").format(count=f"{count / _MILLION:.1f}")
    return f"{count:,}"


def shown_of(shown: int, total: int) -> str:
    """Say how many of all are shown."""
    return f"{total:,}" if shown == total else _("{shown} of {total}").format(shown=shown, total=f"{total:,}")


def all_steps() -> str:
    """Name the link to the history."""
    return _("Activity")


def _of_people(count: int) -> Mapping[FindingKind, str]:
    return {
        FindingKind.MISSING_PHONE: ngettext(
            "{count} lead has no number", "{count} leads have no number", count
        ),
        FindingKind.SKIPPED_TIME: ngettext(
            "{count} action starts at a time that does not exist",
            "{count} actions start at a time that does not exist",
            count,
        ),
        FindingKind.DOUBLED_TIME: ngettext(
            "{count} action starts at a time that comes twice",
            "{count} actions start at a time that comes twice",
            count,
        ),
        FindingKind.GROUP_STRETCHED: ngettext(
            "{count} group pledged more people than it has",
            "{count} groups pledged more people than they have",
            count,
        ),
        FindingKind.VENUE_CLASH: ngettext(
            "{count} spot is used twice at once", "{count} spots are used twice at once", count
        ),
        FindingKind.DUPLICATE_CITY: ngettext(
            "{count} city is planned twice", "{count} cities are planned twice", count
        ),
    }


def _of_days(count: int) -> Mapping[FindingKind, str]:
    return {
        FindingKind.LATE_PERMIT: ngettext("{count} permit is late", "{count} permits are late", count),
        FindingKind.OVERDUE_GATE: ngettext(
            "{count} requirement is overdue", "{count} requirements are overdue", count
        ),
        FindingKind.STALE_CONFIRMATION: ngettext(
            "{count} lead was not reached lately", "{count} leads were not reached lately", count
        ),
        FindingKind.AFTER_DARK: ngettext(
            "{count} action is out in the dark", "{count} actions are out in the dark", count
        ),
        FindingKind.HOLIDAY: ngettext(
            "{count} action falls on a holiday", "{count} actions fall on a holiday", count
        ),
        FindingKind.FORCED_READY: ngettext(
            "{count} action was called ready by hand", "{count} actions were called ready by hand", count
        ),
        FindingKind.MOVED_BY_TZDATA: ngettext(
            "{count} action was moved by new time zone data",
            "{count} actions were moved by new time zone data",
            count,
        ),
    }


def cities_with(kind: FindingKind, count: int) -> str:
    """Say how many actions have a fault of one kind."""
    form = {
        FindingKind.MISSING_LEAD: ngettext(
            "{count} action has no lead", "{count} actions have no lead", count
        ),
        FindingKind.MISSING_BACKUP: ngettext(
            "{count} action has no backup lead", "{count} actions have no backup lead", count
        ),
        FindingKind.MISSING_TIME: ngettext(
            "{count} action has no date or no start", "{count} actions have no date or no start", count
        ),
        FindingKind.END_BEFORE_START: ngettext(
            "{count} action ends before it starts", "{count} actions end before they start", count
        ),
        FindingKind.OUTSIDE_RULE: ngettext(
            "{count} action is outside the shared time", "{count} actions are outside the shared time", count
        ),
        FindingKind.DOUBLE_BOOKED_LEAD: ngettext(
            "{count} lead is booked twice", "{count} leads are booked twice", count
        ),
        **_of_people(count),
        **_of_days(count),
        FindingKind.UNRESOLVED_PLACE: ngettext(
            "{count} city was not found", "{count} cities were not found", count
        ),
    }.get(kind)
    return (form or _more_cities_with(kind, count)).format(count=f"{count:,}")


def _more_cities_with(kind: FindingKind, count: int) -> str:
    form = {
        FindingKind.MISSING_PHONE: ngettext(
            "{count} lead has no phone number", "{count} leads have no phone number", count
        ),
        FindingKind.STALE_CONFIRMATION: ngettext(
            "{count} lead has not been heard of lately", "{count} leads have not been heard of lately", count
        ),
        FindingKind.GROUP_STRETCHED: ngettext(
            "{count} group has promised too many people",
            "{count} groups have promised too many people",
            count,
        ),
        FindingKind.VENUE_CLASH: ngettext(
            "{count} spot is wanted twice", "{count} spots are wanted twice", count
        ),
        FindingKind.DUPLICATE_CITY: ngettext(
            "{count} city is planned twice for one start",
            "{count} cities are planned twice for one start",
            count,
        ),
        FindingKind.LATE_PERMIT: ngettext("{count} permit is late", "{count} permits are late", count),
        FindingKind.OVERDUE_GATE: ngettext("{count} gate is overdue", "{count} gates are overdue", count),
        FindingKind.AFTER_DARK: ngettext(
            "{count} action goes on after dark", "{count} actions go on after dark", count
        ),
        FindingKind.HOLIDAY: ngettext(
            "{count} action falls on a holiday", "{count} actions fall on a holiday", count
        ),
    }.get(kind)
    return form or _cities_with_odd_clocks(kind, count)


def _cities_with_odd_clocks(kind: FindingKind, count: int) -> str:
    return {
        FindingKind.SKIPPED_TIME: ngettext(
            "{count} action starts in an hour that the clocks skip",
            "{count} actions start in an hour that the clocks skip",
            count,
        ),
        FindingKind.DOUBLED_TIME: ngettext(
            "{count} action starts in an hour that comes twice",
            "{count} actions start in an hour that comes twice",
            count,
        ),
        FindingKind.MOVED_BY_TZDATA: ngettext(
            "{count} action was moved by new time zone rules",
            "{count} actions were moved by new time zone rules",
            count,
        ),
    }[kind]


def and_more(names: str, count: int) -> str:
    """Write some cities and how many more there are."""
    if not count:
        return names
    return ngettext("{names} and {count} more", "{names} and {count} more", count).format(
        names=names, count=f"{count:,}"
    )


def due(deadline: Deadline, today: date) -> str:
    """Say how far away a deadline is."""
    days = (date.fromisoformat(deadline.due_on) - today).days
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=f"{-days:,}")
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


def deadline_place(deadline: Deadline) -> str:
    """Say where a deadline holds, and that the city is not ready without it."""
    place = deadline.city or _("Whole mobilization")
    return _("{place} · requirement").format(place=place) if deadline.is_gate else place


def call_reason(call: Call) -> str:
    """Say why a person is to be rung, and about which city."""
    reason = why(call.entry)
    return _("{city} · {reason}").format(city=call.city, reason=reason) if call.city else reason


def key_date_day(day: str) -> str:
    """Write the day of a key date."""
    return short_day(day)


def empty_title() -> str:
    """Say that the plan has no action."""
    return _("This plan has no city yet")


def empty_hint() -> str:
    """Say what to do first."""
    return _("Add the first action, or drop a CSV file with the cities of last year on the window.")


def empty_action() -> str:
    """Name the button that leads to the plan."""
    return _("Go to the plan")


def reading() -> str:
    """Say that the plan is being read."""
    return _("Reading the plan…")


def map_title() -> str:
    """Name the small map."""
    return _("Map")


def open_map() -> str:
    """Name the link to the large map."""
    return _("Open map")


def map_spoken(cities: int) -> str:
    """Say what the small map shows and does."""
    return ngettext(
        "Map with {count} city. Opens the map.", "Map with {count} cities. Opens the map.", cities
    ).format(count=f"{cities:,}")


def trend(days: int, first: date) -> tuple[str, str, str]:
    """Return the title of the columns, and the names of the first and of the last day."""
    return _("Last {days} days").format(days=days), short_day(first.isoformat()), _("Today")


def level_change(change: int) -> str:
    """Say by how many cities a level has changed since yesterday."""
    return f"{change:+d}".replace("-", "−") if change else _("no change")  # noqa: RUF001  # a minus sign


def since_yesterday(change: int) -> str:
    """Say how many more or fewer cities are confirmed or ready than yesterday; empty for as many."""
    if change > 0:
        return ngettext("{count} more than yesterday", "{count} more than yesterday", change).format(
            count=f"{change:,}"
        )
    if change < 0:
        return ngettext("{count} fewer than yesterday", "{count} fewer than yesterday", -change).format(
            count=f"{-change:,}"
        )
    return ""
