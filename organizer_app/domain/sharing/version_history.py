"""Tell what each released version changed, without repeating what is no longer on the schedule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from organizer_app.domain.sharing.release_changes import is_trace
from organizer_app.domain.sharing.shared_changes import ChangeKind, SharedChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.sharing.shared_schedule import SharedEntry, SharedSchedule


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """What one version told its audience.

    Attributes:
        number: number of the release.
        released_at: when, UTC.
        since: number of the release that the changes compare with, or 0 for the first.
        changes: what was new, as far as it may still be told.
    """

    number: int
    released_at: datetime
    since: int
    changes: tuple[SharedChange, ...]


@dataclass(frozen=True, slots=True)
class VersionHistory:
    """The versions of one schedule.

    Attributes:
        key: identifies mobilization and audience without revealing an id.
        versions: newest first.
    """

    key: str
    versions: tuple[ToldVersion, ...]


def told_version(schedule: SharedSchedule) -> ToldVersion:
    """Return what a release told when it was new."""
    return ToldVersion(schedule.release, schedule.generated_at, schedule.since, schedule.changes)


def still_told(earlier: SharedSchedule, newest: SharedSchedule) -> ToldVersion:
    """Return what an earlier release told, reduced to what the newest one still shows.

    People and groups that have left, old venues and actions that are gone are in no later release, so the
    list of changes must not keep them.
    """
    now = {entry.uid: entry for entry in newest.entries if not is_trace(entry)}
    changes = _reduced(earlier.changes, now)
    return replace(told_version(earlier), changes=tuple(changes))


def _reduced(changes: Iterable[SharedChange], now: dict[str, SharedEntry]) -> Iterable[SharedChange]:
    for change in changes:
        if entry := now.get(change.uid):
            yield _without_the_gone(change, entry)


def _without_the_gone(change: SharedChange, entry: SharedEntry) -> SharedChange:
    venue = change.venue if change.venue in {entry.venue, entry.address} else ""
    groups = tuple(group for group in change.groups if group in entry.groups)
    lead = change.lead if change.lead == entry.lead else ""
    known = (change.venue, change.groups, change.lead)
    is_less = change.kind in _NAMING and known != (venue, groups, lead)
    return replace(
        change,
        kind=ChangeKind.OTHER if is_less else change.kind,
        city=entry.city,
        state=entry.state,
        country=entry.country,
        venue=venue,
        old_venue="",
        groups=() if is_less else groups,
        lead="" if is_less else lead,
    )


# A change of these kinds says nothing without its names.
_NAMING = frozenset({ChangeKind.VENUE, ChangeKind.GROUPS, ChangeKind.LEAD})
