"""Measures what an edit costs as the journal grows: it must stay what it was in a new plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.services.actions import action_rows, city_actions
from tests.benchmarks.measuring import Line, Sample, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import make_plan
from tests.support.long_journals import lengthen
from tests.support.open_plans import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

_ACTIONS = 1000
_FEW, _MANY, _MOST = 1000, 100_000, 1_000_000
# Changes of one record.
_BUSY = 1500
_ROUNDS, _EDITS = 12, 10
# An edit takes at most a quarter longer however long the journal is.
_BAR = 1.25


def journal_lines(folder: Path, *, most: int = _MOST) -> list[Line]:
    """Return the cost of an edit in plans with long journals, as ratios to one with 1,000 changes.

    Args:
        folder: the plans are made here.
        most: changes in the longest journal, a multiple of 100,000.
    """
    plans = [make_plan(folder / f"{name}.organizer", _ACTIONS) for name in ("few", "many")]
    with opened(plans[0]) as few, opened(plans[1]) as many:
        ids, base = _ids(many), _ids(few)
        lengthen(few, base[_EDITS:], _FEW)
        lines = [_line(f"edit + commit, a record with {_BUSY:,} changes", _busy(many, ids[0]), few, base)]
        for length, more in ((_MANY, _MANY), (most, most - _MANY)):
            for _part in range(more // _MANY):
                lengthen(many, ids[1 + _EDITS :], _MANY)
            edits = _edits(many, ids[1 : 1 + _EDITS])
            lines.append(_line(f"edit + commit, {length:,} changes in the journal", edits, few, base))
    return lines


def _line(what: str, edits: Sample, few: Workspace, base: Sequence[str]) -> Line:
    yardstick = _edits(few, base[:_EDITS])
    return Line(what, f"edits at {_FEW:,} changes", interleaved(edits, yardstick, _ROUNDS), _BAR)


def _ids(workspace: Workspace) -> list[str]:
    return [row.action_id for row in action_rows.snapshot(workspace).rows]


def _busy(workspace: Workspace, action_id: str) -> Sample:
    lengthen(workspace, [action_id], _BUSY)
    return _edits(workspace, [action_id] * _EDITS)


def _edits(workspace: Workspace, action_ids: Sequence[str]) -> Sample:
    def edit() -> None:
        for action_id in action_ids:
            city_actions.set_notes(workspace, action_id=action_id, notes=workspace.new_id())

    return lambda: cpu_seconds(edit)
