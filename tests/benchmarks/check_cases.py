"""What the checks and the reach cost beside a plain loop over the same records."""

from __future__ import annotations

import itertools
import shutil
import time
from typing import TYPE_CHECKING

from organizer_app import wiring
from organizer_app.domain.checks import find_all
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.edits import EditKind
from organizer_app.domain.tasks import Task
from organizer_app.services import checking
from organizer_app.services.finding_facts import read_facts
from organizer_app.services.reach import reach
from tests.benchmarks.measuring import Line, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import ANCHOR

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.finding_facts import FindingFacts
    from organizer_app.services.workspace import Workspace

_TASKS_EACH = 15
_GATES_EACH = 4


def check_lines(plan: Path) -> list[Line]:
    """Return the lines about checks on a copy of a plan, with fifteen tasks for each action."""
    copy = plan.with_name("checks.organizer")
    shutil.copyfile(plan, copy)
    with_tasks = wiring.open_workspace(copy)
    _add_tasks(with_tasks)
    with with_tasks.read() as reader:
        facts = read_facts(reader, now=with_tasks.clock())
    whole = [cpu_seconds(lambda: _all_checks(with_tasks)) * 1000 for _ in range(5)]
    few = [row.action_id for row in facts.rows[:1]]
    one = [cpu_seconds(lambda: find_all(facts, few)) * 1000 for _ in range(9)]
    beside = interleaved(
        lambda: cpu_seconds(lambda: find_all(facts)), lambda: cpu_seconds(lambda: _plain_loop(facts)), 5
    )
    with_tasks.close()
    return [
        Line("problems and reach of 10,000 actions, 150,000 tasks", "ms", whole, 400),
        Line("problems again after one edit", "ms", one, 20),
        Line("problems beside a plain loop over the same rows", "x", beside, 40),
    ]


def _all_checks(workspace: Workspace) -> None:
    checking.findings(workspace)
    reach(workspace)


def _plain_loop(facts: FindingFacts) -> int:
    """Look at every row, gate and permit once, and decide nothing."""
    missing = sum(not row.lead or not row.backup or row.starts is None for row in facts.rows)
    gates = sum(gate.due_on < "2027" for listed in facts.gates.values() for gate in listed)
    return missing + gates + sum(1 for _ in itertools.chain(*facts.bookings.values()))


def _add_tasks(workspace: Workspace) -> None:
    begun = time.monotonic_ns()
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        ids = [action_id for (action_id,) in editor.columns(CityAction, ("id",))]
        editor.add_all(
            Task(
                id=f"{begun:x}-{number:x}",
                title=f"Step {number % _TASKS_EACH}",
                city_action_id=ids[number // _TASKS_EACH],
                due_on=ANCHOR,
                is_gate=number % _TASKS_EACH < _GATES_EACH,
            )
            for number in range(len(ids) * _TASKS_EACH)
        )
