"""Words of the overview: days left, readiness, problems, deadlines, calls and changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from organizer_app.wording.language.dates import clock, long_day, short_day, span, weekday_day
from organizer_app.wording.language.measures import bare_distance, distance
from organizer_app.wording.language.texts import _, ngettext, said, said_count
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.people.calls import why

if TYPE_CHECKING:
    from organizer_app.domain.checks.overview import Call, Deadline, Overview
    from organizer_app.domain.checks.reach import NextCity, Reach
    from organizer_app.domain.rows.action_rows import MobilizationHead

_MILLION = 1_000_000
_MOST_GROUPS = 2


title = said("Today")


def days_left(anchor: str, today: date) -> tuple[str, str]:
    """Return the big number and the words beside it; the anchor date is ISO text or empty."""
    if not anchor:
        return "–", _("no date yet")  # noqa: RUF001  # a dash stands for what is not known
    days = (date.fromisoformat(anchor) - today).days
    if days == 0:
        return "0", _("Today is the day")
    if days < 0:
        return f"{-days:,}", ngettext("day ago", "days ago", -days)
    return f"{days:,}", ngettext("day to go", "days to go", days)


def today_line(anchor: str, today: date) -> str:
    """Write today's date and its distance from the anchor date."""
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
    return long_day(anchor) if anchor else _("No anchor date yet")


def moment(head: MobilizationHead) -> str:
    """Say when the cities act together, in a short line; empty without a time."""
    if head.rule_time is None:
        return ""
    zone = zone_short(head.desk_zone)
    return {
        "same_local_time": _("{time} in every city"),
        "same_instant": _("{time} {zone} everywhere"),
        "window": _("{span} {zone}"),
        "relay": _("from {time} {zone}"),
    }.get(head.rule, "").format(
        time=clock(head.rule_time), span=span(head.rule_time, head.rule_time + head.window_minutes), zone=zone
    )


def confirmed(seen: Overview) -> str:
    """Count the cities that are set or ready."""
    if not seen.cities:
        return _("No city takes part yet")
    done, past = seen.mix[3] + seen.mix[4], seen.mix[5]
    ahead = seen.cities - past
    over = ngettext("{count} city past", "{count} cities past", past).format(count=f"{past:,}")
    if not ahead:
        return over
    live = ngettext(
        "{done} of {count} city set or ready",
        "{done} of {count} cities set or ready",
        ahead,
    ).format(done=f"{done:,}", count=f"{ahead:,}")
    return f"{live} · {over}" if past else live


def goal(seen: Overview) -> str:
    """Compare the number of cities with the goal."""
    if seen.goal_cities is None:
        return _("no city goal yet")
    missing = seen.goal_cities - seen.cities
    if missing <= 0:
        # Beside "5 of 8 set or ready", "goal of 7 reached" would read as a contradiction.
        return _("{count} take part, goal {goal}").format(
            count=f"{seen.cities:,}", goal=f"{seen.goal_cities:,}"
        )
    return _("{missing} short of the goal of {goal}").format(
        missing=f"{missing:,}", goal=f"{seen.goal_cities:,}"
    )


def expected(seen: Overview) -> tuple[str, str]:
    """Return the number of people expected and what it is made of."""
    known = seen.actions - seen.without_expected
    if not known:
        return "–", _("no estimates yet")  # noqa: RUF001  # a dash stands for the unknown
    note = _("every city has an estimate")
    if seen.without_expected:
        note = ngettext(
            "{count} city, no estimate yet", "{count} cities, no estimate yet", seen.without_expected
        ).format(count=f"{seen.without_expected:,}")
    if seen.goal_turnout is not None:
        note = _("goal {goal}; {note}").format(goal=f"{seen.goal_turnout:,}", note=note)
    return f"{seen.expected:,}", note


expected_title = said("People expected")


def card_title(card: str) -> str:
    """Name a card by its code."""
    return {
        "problems": _("What needs attention"),
        "deadlines": _("Late and next 7 days"),
        "calls": _("Who to call next"),
        "key_dates": _("Key dates"),
        "recent": _("Latest changes"),
        "reach": _("Cities to ask next"),
    }[card]


def nothing(card: str) -> str:
    """Say that a card has nothing to show."""
    return {
        "problems": _("No problems found."),
        "deadlines": _("No task is late or due within seven days."),
        "calls": _("Nobody to call now."),
        "key_dates": _("No upcoming key dates."),
        "recent": _("Nothing has changed yet."),
        "reach": _("Nothing is known about the people near the actions."),
    }[card]


def people_near(reach: Reach) -> str:
    """Say how many people live near a confirmed action."""
    (band, near), *_farther = reach.within.items()
    return _("{people} live within {distance}").format(people=_people(near), distance=distance(band))


def people_farther(reach: Reach) -> str:
    """Say how many people live within the wider circles."""
    _near, (wide, middle), (widest, far) = reach.within.items()
    form = _("{middle} in {wide}, {far} in {widest}")
    return form.format(
        middle=_people(middle), wide=bare_distance(wide), far=_people(far), widest=distance(widest)
    )


def why_next(city: NextCity) -> str:
    """Say why a city should be asked next."""
    parts = [_("{people} more near").format(people=_people(city.people))]
    if city.nearest_km is not None:
        parts.append(_("{distance} away").format(distance=distance(city.nearest_km)))
    if city.groups:
        parts.append(_("home of {groups}").format(groups=", ".join(city.groups[:_MOST_GROUPS])))
    return "; ".join(parts)


def _people(count: int) -> str:
    """Write a number of people as a person says it: 8,400, 120,000 or 3.4 million."""
    if count >= _MILLION:
        return _("{count} million").format(count=f"{count / _MILLION:.1f}")
    return f"{count:,}"


# The cards whose link leads to all they show a part of.
LEADING = frozenset({"problems", "deadlines", "calls", "recent"})


def all_of(total: int) -> str:
    """Name the link to everything that a card or a line stands for."""
    return _("All {total}").format(total=f"{total:,}")


all_steps = said("Activity")


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
    if deadline.cities > 1:
        place = and_more(place, deadline.cities - 1)
    return _("{place} · required step").format(place=place) if deadline.is_gate else place


def call_reason(call: Call) -> str:
    """Say why to call a person, and about which city."""
    reason = why(call.entry)
    return _("{city} · {reason}").format(city=call.city, reason=reason) if call.city else reason


def key_date_day(day: str) -> str:
    """Write the day of a key date."""
    return short_day(day)


empty_title = said("This plan has no city yet")
empty_hint = said("Add the first action, or drop last year's spreadsheet on this window.")
empty_action = said("Go to the plan")
map_title = said("Map")
open_map = said("Open map")
map_spoken = said_count("Map with {count} city. Opens the map.", "Map with {count} cities. Opens the map.")


def trend(days: int, first: date) -> tuple[str, str, str]:
    """Return the title of the columns, and the names of the first and of the last day."""
    return _("Last {days} days").format(days=days), short_day(first.isoformat()), _("Today")


def level_change(change: int) -> str:
    """Say by how many cities a level has changed since yesterday."""
    return f"{change:+d}".replace("-", "−") if change else _("no change")  # noqa: RUF001  # a minus sign


def since_yesterday(change: int) -> str:
    """Say how many more or fewer cities are set or ready than yesterday; empty for no change."""
    if change > 0:
        return ngettext("{count} more than yesterday", "{count} more than yesterday", change).format(
            count=f"{change:,}"
        )
    if change < 0:
        return ngettext("{count} fewer than yesterday", "{count} fewer than yesterday", -change).format(
            count=f"{-change:,}"
        )
    return ""
