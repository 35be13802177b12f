"""Lets laptops edit and exchange in any order, and kills the program in the middle of a merge."""

from __future__ import annotations

import functools
import math
import random
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.environment.free_memory import return_free_memory
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import merging
from organizer_app.wiring import open_gazetteer
from tests.reliability.drills import Drill
from tests.support.fleet import Fleet, digest, schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.domain.merging.steps import StepBundle
    from tests.reliability.killing import Work

_STEPS: Final = 30
_BATCH: Final = 20
_ACTIONS: Final = 300


def merge_drill(schedules: int, *, minutes: float = math.inf, workers: int = 1) -> Drill:
    """Run random schedules on plan files and compare every laptop with an oracle, and all with each other.

    Args:
        schedules: how many at most.
        minutes: none begins later.
        workers: number of processes.
    """
    ends, seen, failed, tried = time.time() + minutes * 60, Counter[str](), list[str](), 0
    batches = [range(first, min(first + _BATCH, schedules)) for first in range(0, schedules, _BATCH)]
    with ProcessPoolExecutor(workers) as pool:
        for found in pool.map(partial(_schedules, ends=ends), batches):
            tried += found.tried
            failed += found.failed
            seen.update(found.seen)
    asked = "all agree; every value that nothing replaced is shown or contested; no false question"
    said = ", ".join(f"{count:,} {name}" for name, count in sorted(seen.items()))
    return Drill("several laptops, random schedules", asked, tried, failed, said)


class _Tried(NamedTuple):
    tried: int
    failed: list[str]
    seen: Counter[str]


def _schedules(seeds: Iterable[int], ends: float) -> _Tried:
    """Run schedules until a time; a failed one is named by its seed."""
    gazetteer, seen, failed, tried = open_gazetteer(), Counter[str](), list[str](), 0
    for seed in seeds:
        if time.time() > ends:
            break
        tried += 1
        with tempfile.TemporaryDirectory() as folder:
            fleet = Fleet(Path(folder), gazetteer, random.Random(seed))
            try:
                schedule(fleet, _STEPS)
            except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
                failed.append(f"seed {seed}: {type(fault).__name__} {str(fault)[:200]}")
            finally:
                fleet.close()
            seen.update(fleet.counts)
        # Five thousand schedules in one process would keep three gigabytes of free pages.
        return_free_memory()
    return _Tried(tried, failed, seen)


class _Prepared(NamedTuple):
    """A plan file, a bundle for it, and what the plan says before and after taking the bundle in."""

    file: bytes
    bundle: StepBundle
    before: dict[str, object]
    after: dict[str, object]


@functools.cache
def _prepared() -> _Prepared:
    with tempfile.TemporaryDirectory() as told:
        folder = Path(told)
        fleet = Fleet(folder, open_gazetteer(), random.Random(1))
        one = fleet.add()
        with one.workspace.edit(EditKind.IMPORTED) as editor:
            editor.add_all(CityAction(id=f"a{n:04d}", mobilization_id="") for n in range(_ACTIONS))
        other = fleet.add(one)
        for laptop in (one, other):
            with laptop.workspace.edit(EditKind.CHANGED_MANY) as editor:
                found = editor.all(CityAction)
                changed = [_titled(record, f"March {laptop.name}") for record in found[::2]]
                editor.put_all(changed, {record.id: record for record in found})
            with laptop.workspace.edit(EditKind.CHANGED_MANY) as editor:
                editor.add_all(CityAction(id=f"{laptop.name}{n}", mobilization_id="") for n in range(50))
        bundle = merging.steps_for(one.workspace, since=merging.vector(other.workspace))
        before = digest(other.workspace)
        fleet.close()
        file = other.path.read_bytes()
        return _Prepared(file, bundle, before, _merged(fleet, other.path, bundle))


def merge_case(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    """Merge a bundle that changes three hundred records; afterwards it is here whole or not at all."""
    fleet, prepared = Fleet(folder, open_gazetteer(), random.Random(1)), _prepared()
    path = folder / "plan.organizer"
    path.write_bytes(prepared.file)
    path.chmod(0o600)

    def work(_say: Callable[[str], None]) -> None:
        merging.merge_steps(fleet.opened_at(path).workspace, bundle=prepared.bundle)

    def look(_said: list[str]) -> None:
        workspace = fleet.opened_at(path).workspace
        found = digest(workspace)
        assert found in (prepared.before, prepared.after)
        assert verify(workspace).is_good
        workspace.close()
        assert _merged(fleet, path, prepared.bundle) == prepared.after

    return work, look


def _merged(fleet: Fleet, path: Path, bundle: StepBundle) -> dict[str, object]:
    workspace = fleet.opened_at(path).workspace
    merging.merge_steps(workspace, bundle=bundle)
    found = digest(workspace)
    workspace.close()
    return found


def _titled(record: CityAction, title: str) -> CityAction:
    return replace(record, title=title)
