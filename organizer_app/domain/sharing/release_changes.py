"""Compare a release with the previous one: what changed, and what calendars must learn."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange
from organizer_app.domain.sharing.shared_schedule import (
    SharedEntry,
    SharedKeyDate,
    SharedSchedule,
    schedule_order,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

Shown = TypeVar("Shown", SharedEntry, SharedKeyDate)

# Fields that tell calendars of a change are not changes of the entry itself.
_STAMPS = frozenset({"sequence", "updated_at"})
# Fields of the other kinds; a change of any other field is OTHER.
_TOLD_APART = frozenset({
    "day", "starts", "starts_utc", "zone", "cancelled", "removed", "status", "venue", "address", "lead",
    "groups",
})  # fmt: skip
# Fields that follow from others, and HQ's own: a release shows them, but changes to them need no notice.
_QUIET = frozenset({
    "readiness", "notes", "count_low", "count_high", "latitude", "longitude", "is_spot", "postal_code",
    "ends_utc",
})  # fmt: skip
_NEWS = tuple(
    field.name
    for field in fields(SharedEntry)
    if field.name not in _STAMPS | _TOLD_APART | _QUIET | {"uid", "came_from", "country", "backup"}
)
_ORDER = {kind: place for place, kind in enumerate(ChangeKind)}


def follow(schedule: SharedSchedule, previous: SharedSchedule | None) -> SharedSchedule:
    """Return a schedule as the release after `previous`: with its changes and increased sequence numbers.

    An unchanged entry keeps its sequence and its time of change. An entry that is no longer listed is in one
    more release as removed, with only city and time, so that calendars cancel it. Without a previous release,
    return the schedule unchanged.

    Args:
        schedule: the schedule to release, with its number.
        previous: the last release for the same audience that was not withdrawn, or None.
    """
    if previous is None:
        return schedule
    before = {entry.uid: entry for entry in previous.entries}
    at = schedule.generated_at
    entries = [_after(entry, before.pop(entry.uid, None), at) for entry in schedule.entries]
    entries.extend(_gone(entry, at) for entry in before.values() if not is_trace(entry))
    known = {key_date.uid: key_date for key_date in previous.key_dates}
    followed = replace(
        schedule,
        entries=tuple(sorted(entries, key=schedule_order)),
        key_dates=tuple(_after(each, known.get(each.uid), at) for each in schedule.key_dates),
        since=previous.release,
    )
    return replace(followed, changes=changes_between(previous.entries, followed.entries))


def _after(now: Shown, before: Shown | None, at: datetime) -> Shown:
    if before is None:
        return now
    if replace(now, sequence=before.sequence, updated_at=before.updated_at) == before:
        return before
    return replace(now, sequence=max(now.sequence, before.sequence + 1), updated_at=now.updated_at or at)


def lifted(schedule: SharedSchedule, others: Iterable[SharedSchedule]) -> SharedSchedule:
    """Return a schedule whose sequence numbers are above those of other releases that somebody may have.

    Two laptops can release under one number before they meet, and a withdrawn release may have canceled what
    is listed again. Calendars ignore an event whose number fell (RFC 5546, 2.1.4); one that says the same
    keeps its number.

    Args:
        schedule: the schedule to release.
        others: releases for the same audience that it does not follow.
    """
    for other in others:
        entries = {entry.uid: entry for entry in other.entries}
        dates = {key_date.uid: key_date for key_date in other.key_dates}
        schedule = replace(
            schedule,
            entries=tuple(
                _above(each, entries.get(each.uid), schedule.generated_at) for each in schedule.entries
            ),
            key_dates=tuple(
                _above(each, dates.get(each.uid), schedule.generated_at) for each in schedule.key_dates
            ),
        )
    return schedule


def _above(now: Shown, other: Shown | None, at: datetime) -> Shown:
    if other is None or now.sequence > other.sequence:
        return now
    if replace(now, sequence=other.sequence, updated_at=other.updated_at) == other:
        return other
    return replace(now, sequence=other.sequence + 1, updated_at=at)


def _gone(before: SharedEntry, at: datetime) -> SharedEntry:
    return SharedEntry(
        uid=before.uid,
        sequence=before.sequence + 1,
        tactic=before.tactic,
        city=before.city,
        state=before.state,
        country=before.country,
        zone=before.zone,
        day=before.day,
        starts=before.starts,
        starts_utc=before.starts_utc,
        status=ActionStatus.DECLINED,
        cancelled=True,
        removed=True,
        updated_at=at,
    )


def is_trace(entry: SharedEntry) -> bool:
    """Return whether an entry only tells readers that it has left the schedule.

    Releases of older versions said so by its status alone; HQ's own declined cities have more to tell.
    """
    told = (entry.title, entry.venue, entry.address, entry.groups, entry.ends, entry.expected, entry.lead)
    return entry.removed or (entry.cancelled and entry.status is ActionStatus.DECLINED and not any(told))


def changes_between(before: Iterable[SharedEntry], after: Iterable[SharedEntry]) -> tuple[SharedChange, ...]:
    """Return what changed, by kind in the order of `ChangeKind`, then in the order of the schedule."""
    known = {entry.uid: entry for entry in before}
    found = [change for entry in after for change in _changes_of(known.get(entry.uid), entry)]
    return tuple(sorted(found, key=lambda change: _ORDER[change.kind]))


def _changes_of(old: SharedEntry | None, new: SharedEntry) -> list[SharedChange]:
    if old is None:
        return [] if new.cancelled else [_change(ChangeKind.ADDED, new, venue=new.venue)]
    if is_trace(new):
        return [] if old.cancelled else [_change(ChangeKind.REMOVED, new)]
    if new.cancelled:
        is_known = old.cancelled and (old.status is new.status or new.status is not ActionStatus.CANCELLED)
        kind = ChangeKind.POSTPONED if new.status is ActionStatus.POSTPONED else ChangeKind.CANCELLED
        return [] if is_known else [_change(kind, new)]
    if old.cancelled:
        return [_change(ChangeKind.RESTORED, new, venue=new.venue)]
    return _differences(old, new)


def _differences(old: SharedEntry, new: SharedEntry) -> list[SharedChange]:
    found: list[SharedChange] = []
    if (old.day, old.starts, old.zone) != (new.day, new.starts, new.zone):
        moved = _change(ChangeKind.MOVED, new)
        found.append(replace(moved, old_zone=old.zone, old_day=old.day, old_starts=old.starts))
    if (old.venue, old.address) != (new.venue, new.address):
        was, now = old.venue or old.address, new.venue or new.address
        if was == now:
            was, now = old.address, new.address
        found.append(_change(ChangeKind.VENUE, new, venue=now, old_venue=was))
    if old.lead != new.lead:
        found.append(_change(ChangeKind.LEAD, new, lead=new.lead))
    if old.groups != new.groups:
        found.append(replace(_change(ChangeKind.GROUPS, new), groups=new.groups))
    if not found and any(getattr(old, name) != getattr(new, name) for name in _NEWS):
        found.append(_change(ChangeKind.OTHER, new))
    return found


def _change(kind: ChangeKind, entry: SharedEntry, **said: str) -> SharedChange:
    named = SharedChange(
        kind=kind,
        uid=entry.uid,
        city=entry.city,
        state=entry.state,
        country=entry.country,
        zone=entry.zone,
        day=entry.day,
        starts=entry.starts,
    )
    return replace(named, **said) if said else named  # type: ignore[arg-type]  # the names are of text fields
