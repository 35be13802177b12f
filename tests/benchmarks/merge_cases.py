"""What it costs to take in the changes of another laptop, and how many bytes a change takes on its way."""

from __future__ import annotations

import shutil
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app import wiring
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.exchange.bundles.step_lines import step_lines
from organizer_app.services.together import merging
from tests.benchmarks.crowd_merge_cases import crowd_merge_lines
from tests.benchmarks.measuring import Line, cpu_seconds

if TYPE_CHECKING:
    from pathlib import Path

_CHANGES = 2000


def merge_lines(plan: Path, changes: int = _CHANGES) -> list[Line]:
    """Return the lines about merging into copies of a plan, one change a step.

    Args:
        plan: a plan file of many actions.
        changes: number of changes of the other laptop.
    """
    other = _copy(plan, "other")
    workspace = wiring.open_workspace(other)
    known = merging.vector(workspace)
    with workspace.read() as reader:
        actions = reader.all(CityAction)
    for number in range(changes):
        with workspace.edit(EditKind.CHANGED_TITLE) as editor:
            record = editor.get(CityAction, actions[number % len(actions)].id)
            editor.put(replace(record, title=f"Title {number}"))
    bundle = merging.steps_for(workspace, since=known)
    workspace.close()
    took = []
    for number in range(3):
        target = wiring.open_workspace(_copy(plan, f"target-{number}"))
        took.append(cpu_seconds(lambda: merging.merge_steps(target, bundle=bundle)))  # noqa: B023  # run at once
        target.close()
    packed = len(zlib.compress(step_lines(bundle), 6)) / changes
    return [
        Line(f"merge {changes:,} changes of another laptop into 10,000 actions", "s", took, 1.5),
        Line("bytes of a change on its way, compressed", "bytes", [packed], 60),
        *crowd_merge_lines(),
    ]


def _copy(plan: Path, name: str) -> Path:
    return shutil.copyfile(plan, plan.with_name(f"{name}.organizer"))
