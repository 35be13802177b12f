"""Sentences of releases: what changed and what was released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.model.people import stands_for_contact
from organizer_app.domain.sharing.release_names import ReleaseName
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.wording.language import second_counts
from organizer_app.wording.language.dates import wall_clock, weekday_day
from organizer_app.wording.language.texts import _, ngettext, said
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.sharing.release_names import release_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, time

    from organizer_app.domain.model.releases import Release
    from organizer_app.domain.sharing.number_lines import PetitionLine, TurnoutLine
    from organizer_app.domain.sharing.shared_schedule import SharedSchedule


def kind_names() -> dict[ChangeKind, str]:
    """Return the headings of changes."""
    return {
        ChangeKind.MOVED: _("Moved"),
        ChangeKind.ADDED: _("Added"),
        ChangeKind.CANCELLED: _("Canceled"),
        ChangeKind.POSTPONED: _("Postponed"),
        ChangeKind.REMOVED: _("Removed"),
        ChangeKind.RESTORED: _("On again"),
        ChangeKind.VENUE: _("New place"),
        ChangeKind.LEAD: _("New lead"),
        ChangeKind.GROUPS: _("Hosts"),
        ChangeKind.OTHER: _("Details"),
    }


def city_named(change: SharedChange) -> str:
    """Return the city of a change with its state."""
    named = ", ".join(part for part in (change.city, change.state) if part)
    return named or _("a city without a name")


def when_now(change: SharedChange) -> str:
    """Return the new day and time; the day only when it changed."""
    return _when(change.day, change.starts, change.zone, other_day=change.old_day)


def when_before(change: SharedChange) -> str:
    """Return day and hour as they were before a move."""
    return _when(change.old_day, change.old_starts, change.old_zone, other_day=change.day)


def _when(day: date | None, starts: time | None, zone: str, *, other_day: date | None) -> str:
    if day is None:
        return _("no date yet")
    wall = wall_clock(starts) if starts else _("no time yet")
    written = f"{wall} {zone_short(zone)}" if starts and zone else wall
    if day == other_day:
        return written
    return _("{day}, {time}").format(day=weekday_day(day.isoformat()), time=written)


def detail(change: SharedChange) -> str:
    """Return what a change says beside its city, such as its new time."""
    return _DETAILS[change.kind](change)


known_lead = said("lead known to the national team")


def _lead(name: str) -> str:
    """Name a lead; one without a name is never told by parts of a number."""
    return known_lead() if stands_for_contact(name) else name or _("no lead named")


def _with_venue(change: SharedChange) -> str:
    when = _when(change.day, change.starts, change.zone, other_day=None)
    return _("{time}, {place}").format(time=when, place=change.venue) if change.venue else when


_DETAILS: Mapping[ChangeKind, Callable[[SharedChange], str]] = {
    ChangeKind.MOVED: lambda change: _("from {old} to {new}").format(
        old=when_before(change), new=when_now(change)
    ),
    ChangeKind.ADDED: _with_venue,
    ChangeKind.CANCELLED: lambda change: _when(change.day, change.starts, change.zone, other_day=None),
    ChangeKind.POSTPONED: lambda change: _("was {time}").format(
        time=_when(change.day, change.starts, change.zone, other_day=None)
    ),
    ChangeKind.REMOVED: lambda _change: _("no longer on the schedule"),
    ChangeKind.RESTORED: _with_venue,
    ChangeKind.VENUE: lambda change: change.venue or _("place to be announced"),
    ChangeKind.LEAD: lambda change: _lead(change.lead),
    ChangeKind.GROUPS: lambda change: ", ".join(change.groups) or _("no host named"),
    ChangeKind.OTHER: lambda _change: _("details changed"),
}


def change_line(change: SharedChange) -> str:
    """Return one change without its kind, such as "Miami, FL from 12:00 PM ET to 5:00 PM ET"."""
    form = _("{city} {detail}") if change.kind is ChangeKind.MOVED else _("{city}, {detail}")
    return form.format(city=city_named(change), detail=detail(change))


def change_sentence(change: SharedChange) -> str:
    """Return one change in one sentence, such as "Moved: Miami, FL from 12:00 PM ET to 5:00 PM ET."."""
    return _("{kind}: {line}.").format(kind=kind_names()[change.kind], line=change_line(change))


def changes_since(count: int, since: int, names: Sequence[ReleaseName] = ()) -> str:
    """Count the changes since the previous release, or since all that have its number."""
    if not since:
        return _("first release")
    told = release_labels(names or (ReleaseName(since),))
    if not count:
        return _("no change since {since}").format(since=told)
    form = ngettext("{count} change since {since}", "{count} changes since {since}", count)
    return form.format(count=f"{count:,}", since=told)


def release_message(schedule: SharedSchedule) -> str:
    """Return what is new as plain text for Signal or an email."""
    head = (
        _("{title}: schedule v{number}").format(title=schedule.title, number=schedule.release)
        if schedule.title
        else _("Schedule v{number}").format(number=schedule.release)
    )
    lines = [change_sentence(change) for change in schedule.changes]
    if not lines:
        lines = [_("Please use this version from now on.")]
    return "\n".join([head, *lines])


def audience_name(code: str) -> str:
    """Return the name of an audience by its code."""
    return {
        "public": _("Public"),
        "partners": _("Partners"),
        "internal": _("Internal"),
    }.get(code, code)


def released(schedule: SharedSchedule, since: Sequence[ReleaseName] = ()) -> str:
    """Say that a release was made; `since` are the releases that it follows."""
    sizes = _sizes(schedule, since)
    return _("Released version {number} for {audience}: {entries}, {changes}.").format(**sizes)


def would_release(schedule: SharedSchedule, since: Sequence[ReleaseName] = ()) -> str:
    """Say what a release would hold; `since` are the releases that it follows."""
    sizes = _sizes(schedule, since)
    return _("Version {number} for {audience} would hold {entries}, {changes}.").format(**sizes)


def _sizes(schedule: SharedSchedule, since: Sequence[ReleaseName]) -> dict[str, object]:
    count = len(schedule.entries)
    return {
        "number": schedule.release,
        "audience": audience_name(schedule.audience.code).lower(),
        "entries": ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}"),
        "changes": changes_since(len(schedule.changes), schedule.since, since),
    }


def withdrawn(release: Release) -> str:
    """Say that a release was withdrawn."""
    return _("Withdrew version {number} for {audience}: {reason}").format(
        number=release.number,
        audience=audience_name(release.audience.code).lower(),
        reason=release.withdrawn_reason,
    )


def turnout_sentence(line: TurnoutLine) -> str:
    """Return the line about turnout for the public."""
    cities = ngettext("{count} city", "{count} cities", line.cities).format(count=f"{line.cities:,}")
    if not line.cities:
        return _("No count reported yet")
    if not line.reported and line.waiting:
        return second_counts.none_told(line.waiting, line.cities)
    if not line.reported:
        return _("{cities}; no count reported yet").format(cities=cities)
    people = (
        _("{low} people").format(low=f"{line.low:,}")
        if line.low == line.high
        else _("between {low} and {high} people").format(low=f"{line.low:,}", high=f"{line.high:,}")
    )
    told = _("{cities}, {people}, {reported} of {actions} reported").format(
        cities=cities, people=people, reported=f"{line.reported:,}", actions=f"{line.actions:,}"
    )
    return "; ".join(filter(None, (told, second_counts.waiting_beside(line.waiting, line.reported))))


def petition_sentence(line: PetitionLine) -> str:
    """Return the line about signatures, with a warning when people may be counted twice."""
    total = ngettext("{count} signature", "{count} signatures", line.high).format(count=f"{line.high:,}")
    hosts = ngettext("{count} host", "{count} hosts", line.parts).format(count=f"{line.parts:,}")
    signatures = _("{total} from {hosts}").format(total=total, hosts=hosts)
    if not line.may_count_twice:
        return signatures
    return _("{signatures}; at least {low} people, because some may have signed more than one").format(
        signatures=signatures, low=f"{line.low:,}"
    )
