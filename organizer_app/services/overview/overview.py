"""Reads the overview of a plan at once, and remembers what an edit did not touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.checks.findings import Severity
from organizer_app.domain.checks.overview import MapSpot, Overview, mix_of
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.services.checks.finding_cache import FaultMemory
from organizer_app.services.plan.history import EVERY_STEP
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.storage.journal import step_order
from organizer_app.storage.rows import overview_rows, plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.checks.findings import Finding
    from organizer_app.domain.model.mobilizations import Mobilization
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_WEEK = timedelta(days=7)


class OverviewMemory:
    """The rows and problems of one plan as last read."""

    def __init__(self) -> None:
        self._rows: dict[str, ActionRow] | None = None
        self._faults = FaultMemory()

    def forget(self) -> None:
        """Read everything next time."""
        self._rows = None

    def overview(
        self,
        workspace: Workspace,
        changes: Sequence[ChangeSet],
        *,
        today: date,
        now: datetime,
        most: int = 12,
    ) -> Overview:
        """Return what HQ must know at a glance.

        Args:
            workspace: the plan.
            changes: everything that was edited since the last time.
            today: local calendar day at HQ.
            now: the present moment, UTC.
            most: how many deadlines, key dates and steps are wanted.
        """
        with workspace.read() as reader:
            rows = self._renewed(reader, changes)
            touched = frozenset[tuple[Noun, str]]().union(*(change.touched for change in changes))
            action_ids = frozenset[str]().union(*(change.action_ids for change in changes))
            faults = self._faults.findings(reader, rows, touched, action_ids, now=now)
            seen = _counted(reader, rows, faults)
            until = (today + _WEEK).isoformat()
            deadlines, due = overview_rows.deadlines(reader.connection, until=until, limit=most)
            recent = step_order.page(reader.connection, after="", limit=most, wanted=EVERY_STEP)
        key_dates = [each for each in seen.key_dates if each.day >= today.isoformat()]
        return replace(
            seen,
            deadlines=deadlines,
            due=due,
            key_dates=sorted(key_dates, key=lambda each: (each.day, each.starts or 0))[:most],
            recent=recent,
        )

    def _renewed(self, reader: Reader, changes: Sequence[ChangeSet]) -> list[ActionRow]:
        """Return the rows that count; edited ones are read again."""
        known = self._rows
        if known is None or any(change.everything for change in changes):
            self._faults.forget()
            every = plan_rows.read_snapshot(reader.connection).rows
            known = self._rows = {row.action_id: row for row in every}
        else:
            stale = frozenset[str]().union(*(change.action_ids for change in changes))
            for action_id in stale:
                known.pop(action_id, None)
            known.update((row.action_id, row) for row in plan_rows.read_rows(reader.connection, stale))
        return [row for row in known.values() if row.status not in OFF_STATUSES]


def _counted(reader: Reader, rows: Sequence[ActionRow], faults: Sequence[Finding]) -> Overview:
    main, heads = _main(reader), plan_rows.read_heads(reader.connection)
    by_id = {head.mobilization_id: head for head in heads.mobilizations}
    return Overview(
        head=by_id.get(main.id) if main else None,
        mix=mix_of((row.place_id or row.action_id, row.readiness) for row in rows),
        goal_cities=main.goal_cities if main else None,
        expected=sum(row.expected or 0 for row in rows),
        without_expected=sum(row.expected is None for row in rows),
        goal_turnout=main.goal_turnout if main else None,
        actions=len(rows),
        findings=sorted(faults, key=lambda each: each.severity is not Severity.ERROR),
        key_dates=heads.key_dates,
        spots=_spots(rows),
    )


def _main(reader: Reader) -> Mobilization | None:
    try:
        return mobilization_named(reader, "")
    except BadValue:
        return None


def _spots(rows: Iterable[ActionRow]) -> list[MapSpot]:
    worst: dict[str, ActionRow] = {}
    for row in rows:
        key = row.place_id or row.action_id
        if row.world_x is not None and (key not in worst or row.readiness < worst[key].readiness):
            worst[key] = row
    return [
        MapSpot(
            row.city,
            row.action_id,
            row.readiness,
            None if row.usa_x is None or row.usa_y is None else (row.usa_x, row.usa_y),
            None if row.world_x is None or row.world_y is None else (row.world_x, row.world_y),
        )
        for row in worst.values()
    ]
