"""One glance at the plan, in one read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES
from organizer_app.domain.findings import Severity
from organizer_app.domain.overview import Overview
from organizer_app.domain.problems import BadValue
from organizer_app.services import checking
from organizer_app.services.history import EVERY_STEP
from organizer_app.services.plans import mobilization_named
from organizer_app.storage import overview_rows, plan_rows, steps
from organizer_app.storage.codecs import encode_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.mobilizations import Mobilization
    from organizer_app.services.workspace import Workspace
    from organizer_app.storage.reader import Reader

_WEEK = timedelta(days=7)
_A_DAY = timedelta(days=1)


def overview(workspace: Workspace, *, today: date, now: datetime, most: int = 6) -> Overview:
    """Return what the desk must know at a glance.

    Args:
        workspace: the plan.
        today: local calendar day of the desk.
        now: the present moment, UTC.
        most: how many deadlines, calls and steps are wanted.
    """
    with workspace.read() as reader:
        main = _main(reader)
        snapshot = plan_rows.read_snapshot(reader.connection)
        rows = [row for row in snapshot.rows if row.status not in OFF_STATUSES]
        faults = checking.findings_in(reader, rows, now=now)
        deadlines, due = overview_rows.deadlines(
            reader.connection, until=(today + _WEEK).isoformat(), limit=most
        )
        calls, to_ring = overview_rows.calls(
            reader.connection, until=encode_moment(now.astimezone(UTC) + _A_DAY), limit=most
        )
        recent = steps.page(reader.connection, after="", limit=most, wanted=EVERY_STEP)
    heads = {head.mobilization_id: head for head in snapshot.mobilizations}
    key_dates = [each for each in snapshot.key_dates if each.day >= today.isoformat()]
    return Overview(
        head=heads.get(main.id) if main else None,
        mix=_city_mix(rows),
        goal_cities=main.goal_cities if main else None,
        expected=sum(row.expected or 0 for row in rows),
        without_expected=sum(row.expected is None for row in rows),
        goal_turnout=main.goal_turnout if main else None,
        actions=len(rows),
        findings=sorted(faults, key=lambda each: each.severity is not Severity.ERROR),
        deadlines=deadlines,
        more_deadlines=due - len(deadlines),
        calls=calls,
        more_calls=to_ring - len(calls),
        key_dates=sorted(key_dates, key=lambda each: (each.day, each.starts or 0))[:most],
        recent=recent,
    )


def _main(reader: Reader) -> Mobilization | None:
    try:
        return mobilization_named(reader, "")
    except BadValue:
        return None


def _city_mix(rows: Iterable[ActionRow]) -> tuple[int, int, int, int, int]:
    worst: dict[str, int] = {}
    for row in rows:
        key = row.place_id or f"{row.city}|{row.state}|{row.action_id if not row.city else ''}"
        worst[key] = min(worst.get(key, row.readiness), row.readiness)
    levels = list(worst.values())
    return levels.count(0), levels.count(1), levels.count(2), levels.count(3), levels.count(4)
