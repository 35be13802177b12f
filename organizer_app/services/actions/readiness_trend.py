"""Derives how ready the cities were at past moments from the log, so that nobody has to keep score."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.checks.overview import Mix, mix_of
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.nouns import RECORD_TYPES
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.rows.action_summary import ActionParts, Role, readiness
from organizer_app.domain.rows.endings import is_over, over_from
from organizer_app.domain.time.local_time import local_of, zone_info
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.past_changes import (
    READINESS_PARTS,
    Birth,
    PastChange,
    births_since,
    changes_since,
)
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.rows.action_summaries import parts_of, with_last_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader


def past_mixes(workspace: Workspace, *, ends: Sequence[datetime]) -> tuple[Mix, ...]:
    """Return how many cities were at each readiness level at some past moments.

    Args:
        workspace: the plan.
        ends: the moments, UTC, oldest first. A moment before the plan began has no city.
    """
    moments = [round(end.timestamp() * 1000) for end in ends]
    if not moments:
        return ()
    with workspace.read() as reader:
        rows = plan_rows.read_snapshot(reader.connection).rows
        changes = changes_since(reader.connection, moments[0])
        births = births_since(reader.connection, moments[0])
        past = _Past(reader, rows, (changes, births), (moments[0], workspace.clock()))
    return tuple(reversed([past.mix_at(moment) for moment in reversed(moments)]))


class _Past:
    """The cities of a plan, reverted step by step; moments must be asked for newest first.

    Only the actions and their own parts are reverted. Calls, numbers, counts and permit rules are used as
    they are now, and so is the day from which something is late: only edits make a difference, and the end
    of an action that is over now.
    """

    def __init__(
        self,
        reader: Reader,
        rows: Iterable[ActionRow],
        history: tuple[list[PastChange], list[Birth]],
        span: tuple[int, datetime],
    ) -> None:
        changes, births = history
        first, self._now = span
        self._levels = {
            row.action_id: (row.place_id or row.action_id, row.readiness)
            for row in rows
            if row.status not in OFF_STATUSES
        }
        self._changes = deque(changes)
        self._births = deque(sorted(births, key=lambda birth: -birth.at))
        self._records: dict[str, Record] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._ended = deque(_ended_since(rows, first, self._now))
        self._read(reader)

    def _read(self, reader: Reader) -> None:
        """Read every record, hidden or not, around the actions that have changed since."""
        begun = {birth.record_id for birth in self._births if birth.noun is Noun.CITY_ACTION}
        ids = {birth.action_id for birth in self._births} - begun
        ids.update(action_id for _over, action_id in self._ended)
        for noun in (Noun.CITY_ACTION, *READINESS_PARTS):
            changed = {change.record_id for change in self._changes if change.noun is noun}
            for record in reader.rows_by_id(RECORD_TYPES[noun], changed).values():
                self._keep(record)
                ids.add(_action_of(record))
        ids.discard("")
        for record in reader.rows_by_id(CityAction, ids).values():
            self._keep(record)
        for kind in (Site, Assignment, Task, Permit):
            for part in reader.among(kind, "city_action_id", ids):
                self._keep(part)
        places = {each.place_id for each in self._records.values() if isinstance(each, CityAction)}
        self._places = reader.rows_by_id(Place, places - {""})
        known = with_last_days(reader.connection, parts_of(reader, sorted(ids)), self._now)
        self._known = {each.action.id: each for each in known}

    def _keep(self, record: Record) -> None:
        if record.id not in self._records:
            self._records[record.id] = record
            self._parts[_action_of(record)].add(record.id)

    def mix_at(self, moment: int) -> Mix:
        """Return the cities by level at a moment, in milliseconds since 1970 UTC."""
        stale: set[str] = set()
        while self._births and self._births[0].at > moment:
            birth = self._births.popleft()
            self._records.pop(birth.record_id, None)
            self._parts[birth.action_id].discard(birth.record_id)
            self._levels.pop(birth.record_id, None)
            stale.add(birth.action_id)
        while self._changes and self._changes[0].at > moment:
            change = self._changes.popleft()
            known = self._records.get(change.record_id)
            if known is not None:
                self._records[known.id] = _before(known, change)
                stale.add(_action_of(known))
        while self._ended and self._ended[0][0] > moment:
            stale.add(self._ended.popleft()[1])
        for action_id in stale:
            self._judge(action_id, datetime.fromtimestamp(moment / 1000, UTC))
        return mix_of(self._levels.values())

    def _judge(self, action_id: str, then: datetime) -> None:
        action = self._records.get(action_id)
        if not isinstance(action, CityAction):
            return
        self._levels.pop(action_id, None)
        if action.hidden or action.status.value in OFF_STATUSES:
            return
        parts_then = (self._records[each] for each in sorted(self._parts[action_id]))
        around = [each for each in parts_then if not each.hidden]
        parts = replace(
            self._known.get(action_id) or ActionParts(action),
            action=action,
            place=self._places.get(action.place_id),
            sites=tuple(each for each in around if isinstance(each, Site)),
            roles=tuple(Role(each, "") for each in around if isinstance(each, Assignment)),
            tasks=tuple(each for each in around if isinstance(each, Task)),
            permits=tuple(each for each in around if isinstance(each, Permit)),
        )
        span = (action.starts_utc, action.ends_utc)
        at = then if is_over(action, span, self._now) else self._now
        level = readiness(parts, local_of(at, action.zone or "UTC").day, at).level
        self._levels[action_id] = (action.place_id or action_id, int(level))


def _ended_since(rows: Iterable[ActionRow], first: int, now: datetime) -> list[tuple[int, str]]:
    """Return when actions were over after a moment and until now, in ms since 1970; newest first."""
    over = (
        (over_from((row.zone, row.day, row.ends, row.starts_utc, row.ends_utc)), row.action_id)
        for row in rows
        if row.day and row.status not in OFF_STATUSES
    )
    found = [(minute * 60_000, action_id) for minute, action_id in over if minute is not None]
    until = round(now.timestamp() * 1000)
    return sorted((each for each in found if first < each[0] <= until), reverse=True)


def _action_of(record: Record) -> str:
    if isinstance(record, CityAction):
        return record.id
    return record.city_action_id if isinstance(record, Site | Assignment | Task | Permit) else ""


def _before(record: Record, change: PastChange) -> Record:
    codec = codec_of(type(record))
    old: dict[str, Any] = {name: codec.value(name, plain) for name, plain in change.before.items()}
    return replace(record, **old)


def day_starts(today: date, zone: str, count: int) -> tuple[datetime, ...]:
    """Return when each of the last `count` days, ending with today, began in a zone; UTC, oldest first."""
    here = zone_info(zone) if zone else None
    days = [today - timedelta(days=back) for back in reversed(range(count))]
    return tuple(datetime.combine(day, time(0), tzinfo=here).astimezone(UTC) for day in days)
