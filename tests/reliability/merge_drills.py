"""Lets laptops edit and exchange in any order, and kills the program in the middle of a merge."""

from __future__ import annotations

import functools
import random
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.plan.verifying import verify
from organizer_app.services.together import merging
from organizer_app.wiring import open_gazetteer
from tests.reliability.drills import Drill
from tests.support.fleet import Fleet, digest, schedule

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.merging.steps import StepBundle
    from tests.reliability.killing import Work
    from tests.support.fleet import Laptop

_STEPS: Final = 30
_ACTIONS: Final = 300


def merge_drill(schedules: int, first: int = 0) -> Drill:
    """Run random schedules on plan files and compare every laptop with an oracle, and all with each other.

    Args:
        schedules: how many.
        first: the seed of the first one; a failed run is named by its seed.
    """
    gazetteer, seen, failed = open_gazetteer(), Counter[str](), list[str]()
    for seed in range(first, first + schedules):
        with tempfile.TemporaryDirectory() as folder:
            fleet = Fleet(Path(folder), gazetteer, random.Random(seed))
            try:
                schedule(fleet, _STEPS)
            except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
                failed.append(f"seed {seed}: {type(fault).__name__} {str(fault)[:200]}")
            finally:
                fleet.close()
            seen.update(fleet.counts)
    asked = "all agree; every value that nothing replaced is shown or contested; no false question"
    said = ", ".join(f"{count:,} {name}" for name, count in sorted(seen.items()))
    return Drill("several laptops, random schedules", asked, schedules, failed, said)


def merge_case(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    """Merge a bundle that changes three hundred records; afterwards it is here whole or not at all."""
    made = _made_for_merging()
    path = folder / "plan.organizer"
    path.write_bytes(made.plan)
    fleet = Fleet(folder, open_gazetteer(), random.Random(1))

    def work(_say: Callable[[str], None]) -> None:
        _merged(fleet, path, made.bundle)

    def look(_said: list[str]) -> None:
        workspace = fleet.opened_at(path).workspace
        found = digest(workspace)
        assert found in (made.before, made.after)
        assert verify(workspace).is_good
        workspace.close()
        assert _merged(fleet, path, made.bundle) == made.after

    return work, look


class _MadeForMerging(NamedTuple):
    """A plan, what is merged into it, and all that it says before and after that."""

    plan: bytes
    bundle: StepBundle
    before: dict[str, object]
    after: dict[str, object]


@functools.cache
def _made_for_merging() -> _MadeForMerging:
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(Path(folder), open_gazetteer(), random.Random(1))
        one = fleet.add()
        with one.workspace.edit(EditKind.IMPORTED) as editor:
            editor.add_all(CityAction(id=f"a{n:04d}", mobilization_id="") for n in range(_ACTIONS))
        other = fleet.add(one)
        for title in ("March", "Vigil"):
            for laptop in (one, other):
                _edit_many(laptop, title)
        bundle = merging.steps_for(one.workspace, since=merging.vector(other.workspace))
        before = digest(other.workspace)
        fleet.close()
        plan = other.path.read_bytes()
        return _MadeForMerging(plan, bundle, before, _merged(fleet, other.path, bundle))


def _edit_many(laptop: Laptop, title: str) -> None:
    """Change every second action, or add fifty."""
    with laptop.workspace.edit(EditKind.CHANGED_MANY) as editor:
        if title == "March":
            found = editor.all(CityAction)
            changed = [replace(record, title=f"{title} {laptop.name}") for record in found[::2]]
            editor.put_all(changed, {record.id: record for record in found})
        else:
            editor.add_all(CityAction(id=f"{laptop.name}{n}", mobilization_id="") for n in range(50))


def _merged(fleet: Fleet, path: Path, bundle: StepBundle) -> dict[str, object]:
    workspace = fleet.opened_at(path).workspace
    merging.merge_steps(workspace, bundle=bundle)
    found = digest(workspace)
    workspace.close()
    return found
