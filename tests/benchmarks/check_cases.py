"""What the checks and the reach cost beside a plain loop over the same records."""

from __future__ import annotations

import functools
import shutil
import threading
import time
from datetime import UTC, datetime
from datetime import time as wall_time
from typing import TYPE_CHECKING

from organizer_app import wiring
from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactPoint
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.tasks import Task
from organizer_app.services.actions.city_actions import set_start
from organizer_app.services.actions.reach import reach
from organizer_app.services.checks import checking
from organizer_app.services.checks.finding_cache import FaultMemory
from organizer_app.storage.rows import plan_rows
from tests.benchmarks.measuring import Line, cpu_seconds, interleaved
from tests.benchmarks.plan_maker import ANCHOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

_TASKS_EACH = 15
_TURN = 0.004
_GATES_EACH = 4


def check_lines(plan: Path) -> list[Line]:
    """Return the lines about checks on a copy of a plan, with fifteen tasks for each action."""
    copy = plan.with_name("checks.organizer")
    shutil.copyfile(plan, copy)
    with_tasks = wiring.open_workspace(copy)
    # Ten days before, when everything that counts at all counts.
    with_tasks.clock = lambda: datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day - 10, 17, tzinfo=UTC)
    _add_tasks(with_tasks)
    whole = [cpu_seconds(lambda: _all_checks(with_tasks)) * 1000 for _ in range(7)]
    gaps = [_longest_gap(lambda: _all_checks(with_tasks)) * 1000 for _ in range(5)]
    one = [each * 1000 for each in _after_one_edit(with_tasks)]
    beside = interleaved(
        lambda: cpu_seconds(lambda: _all_checks(with_tasks)),
        lambda: cpu_seconds(lambda: _plain_loop(with_tasks)),
        5,
    )
    with_tasks.close()
    return [
        Line("problems, readiness and reach of 10,000 actions, 150,000 tasks", "ms", whole, 400),
        Line("longest wait of the window's thread meanwhile", "ms", gaps, 50),
        Line("problems again after one edit", "ms", one, 20),
        Line("all of it beside a plain loop over the same records", "x", beside, 3),
    ]


def _after_one_edit(workspace: Workspace) -> Iterator[float]:
    """Yield the CPU seconds it takes to know all faults again after an action was moved."""
    memory, heard = FaultMemory(), list[ChangeSet]()
    leave = workspace.subscribe(heard.append)
    with workspace.read() as reader:
        rows = plan_rows.read_snapshot(reader.connection).rows
        memory.findings(reader, rows, set(), set(), now=workspace.clock())
    for number, row in enumerate(rows[:9]):
        set_start(workspace, action_id=row.action_id, starts=wall_time(9, 7 * number + 1))
        touched = {each for change in heard for each in change.touched}
        changed = {each for change in heard for each in change.action_ids}
        heard.clear()
        with workspace.read() as reader:
            now = plan_rows.read_snapshot(reader.connection).rows
            yield cpu_seconds(
                functools.partial(memory.findings, reader, now, touched, changed, now=workspace.clock())
            )
    leave()


def _longest_gap(work: Callable[[], None]) -> float:
    """Return the longest wait in seconds of this thread while another one works."""
    worker, longest = threading.Thread(target=work), 0.0
    worker.start()
    before = time.perf_counter()
    while worker.is_alive():
        time.sleep(_TURN)
        now = time.perf_counter()
        longest, before = max(longest, now - before - _TURN), now
    return longest


def _all_checks(workspace: Workspace) -> None:
    checking.findings(workspace)
    workspace.catch_up()
    reach(workspace)


def _plain_loop(workspace: Workspace) -> int:
    """Read the same records with the driver, look at every one once, and decide nothing."""
    with workspace.read() as reader:
        rows = plan_rows.read_snapshot(reader.connection).rows
        tasks = reader.columns(Task, ("city_action_id", "due_on", "is_gate", "status"))
        held = reader.columns(Assignment, ("person_id", "city_action_id", "role", "status"))
        points = reader.columns(ContactPoint, ("person_id", "kind", "verified_on"))
        sites = reader.columns(Site, ("city_action_id", "venue", "address"))
    missing = sum(not row.lead or not row.backup or row.starts is None for row in rows)
    gates = sum(1 for _action_id, due_on, is_gate, _status in tasks if is_gate and due_on and due_on < "2027")
    leads = sum(1 for _person_id, _action_id, role, _status in held if role == "lead")
    phones = sum(1 for _person_id, kind, _on in points if kind == "phone")
    return missing + gates + leads + phones + sum(1 for _action_id, venue, _address in sites if venue)


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
