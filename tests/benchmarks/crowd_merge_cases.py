"""Fifty laptops that were apart: what merging their 100,000 edits costs, and whether each conflict is found.

The edits are those by which the way of merging was chosen: 50 people, 2,000 edits and 20 removals each, on
10,000 rows of 20 fields. A row is an action with a site and a permit. Conflicts are counted by themselves.
"""

from __future__ import annotations

import random
import tempfile
import threading
import time
import uuid
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.merging.steps import StepBundle, TravelBirth, TravelChange, TravelStep
from organizer_app.services.together import conflicts, merging
from organizer_app.storage.plan_format import MIN_READER
from organizer_app.wiring import open_gazetteer
from tests.benchmarks.measuring import Line
from tests.support.fleet import PLAN_ID, Fleet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from organizer_app.services.plan.workspace import Workspace

_ROWS, _LAPTOPS, _EDITS, _REMOVALS, _IN_A_STEP = 10_000, 50, 2_000, 20, 5
# The 20 fields of a row, by kind of record.
_FIELDS: Final = (
    *(
        ("city_action", name)
        for name in (
            "title", "label", "market", "status_reason", "public_url", "notes", "interpreter",
            "forced_ready_by", "forced_ready_reason",
        )
    ),
    *(("site", name) for name in ("venue", "address", "locality", "postal_code", "access_notes", "notes")),
    *(("permit", name) for name in ("authority", "contact", "number", "conditions", "notes")),
)  # fmt: skip
_KINDS: Final = ("city_action", "site", "permit")
_WALL: Final = 1_800_000_000_000
_Cell = tuple[int, int]


def crowd_merge_lines() -> list[Line]:
    """Return the lines about merging what fifty laptops wrote."""
    random_source = random.Random(42)
    ids = [str(uuid.UUID(int=random_source.getrandbits(128))) for _ in range(_ROWS)]
    crowd = [_acts(laptop, ids) for laptop in range(_LAPTOPS)]
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(Path(folder), open_gazetteer(), random.Random(1))
        workspace = fleet.add().workspace
        merging.merge_steps(workspace, bundle=_base())
        bundles = [_bundle(laptop, edits, gone) for laptop, (edits, gone) in enumerate(crowd)]
        began = time.process_time()
        waits = _longest_wait(lambda: [merging.merge_steps(workspace, bundle=each) for each in bundles])
        took = time.process_time() - began
        found = _found(workspace)
        fleet.close()
    wanted, allowed = _conflicts(crowd)
    told = f"{len(wanted):,} conflicts of {_LAPTOPS} laptops"
    return [
        Line(f"merge {_EDITS * _LAPTOPS:,} edits of {_LAPTOPS} laptops", "s", [took], 60),
        Line("longest wait of another thread meanwhile", "ms", [waits * 1000], 50),
        Line(f"missed of the {told}", "fields", [len(wanted - found)], 0),
        Line(f"asked without need beside the {told}", "fields", [len(found - allowed)], 0),
    ]


def _acts(laptop: int, ids: Sequence[str]) -> tuple[list[tuple[int, int, str]], list[int]]:
    """Return what one person edits, as row, field and value, and the rows they remove afterwards."""
    source = random.Random(1000 + laptop)
    rows = range(len(ids))
    hot = rows[: len(ids) // 10]
    edits = [
        (
            source.choice(hot if source.random() < 0.3 else rows),
            source.randrange(len(_FIELDS)),
            f"new {source.randrange(10**6)} by {laptop}",
        )
        for _ in range(_EDITS)
    ]
    return edits, source.sample(rows, _REMOVALS)


def _conflicts(
    crowd: Sequence[tuple[list[tuple[int, int, str]], list[int]]],
) -> tuple[set[_Cell], set[_Cell]]:
    """Return the cells that must be asked about, and those that may be: removed rows keep their values."""
    written: dict[_Cell, dict[int, str]] = defaultdict(dict)
    for laptop, (edits, _gone) in enumerate(crowd):
        for row, field, value in edits:
            written[row, field][laptop] = value
    removed_by: dict[int, set[int]] = defaultdict(set)
    for laptop, (_edits, gone) in enumerate(crowd):
        for row in gone:
            removed_by[row].add(laptop)
    allowed = {cell for cell, values in written.items() if len(set(values.values())) > 1}
    wanted = {
        cell
        for cell in allowed
        if len({value for laptop, value in written[cell].items() if laptop not in removed_by[cell[0]]}) > 1
    }
    return wanted, allowed


def _record(kind: str, row: int) -> str:
    return f"{kind}-{row:05d}"


def _base() -> StepBundle:
    births: list[TravelBirth] = []
    for row in range(_ROWS):
        action = _record("city_action", row)
        for kind in _KINDS:
            owner = {} if kind == "city_action" else {"city_action_id": action}
            texts = {name: f"base value {row} of {name}" for of, name in _FIELDS if of == kind}
            births.append(TravelBirth(len(births) + 1, kind, _record(kind, row), {**owner, **texts}))
    step = TravelStep("base", 1, "base-1", "imported", {}, "", 1, _WALL, "", {}, tuple(births), ())
    return StepBundle(PLAN_ID, MIN_READER, "base", {"base": len(births)}, {}, (step,))


def _born(kind: str, row: int) -> tuple[str, int]:
    return "base", 1 + row * len(_KINDS) + _KINDS.index(kind)


def _bundle(laptop: int, edits: Sequence[tuple[int, int, str]], gone: Sequence[int]) -> StepBundle:
    origin = f"laptop-{laptop:02d}"
    steps = tuple(_steps(origin, edits, gone))
    vector = {"base": _ROWS * len(_KINDS), origin: steps[-1].first_sequence + steps[-1].numbers - 1}
    return StepBundle(PLAN_ID, MIN_READER, origin, vector, {origin: origin}, steps)


def _steps(origin: str, edits: Sequence[tuple[int, int, str]], gone: Sequence[int]) -> Iterator[TravelStep]:
    heads: dict[tuple[str, str], tuple[str, int]] = {}
    sequence, known = 1, {"base": _ROWS * len(_KINDS)}
    groups: list[list[TravelChange]] = []
    for start in range(0, len(edits), _IN_A_STEP):
        values: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
        for row, field, value in edits[start : start + _IN_A_STEP]:
            kind, name = _FIELDS[field]
            values[kind, row][name] = value
        group = []
        for (kind, row), after in values.items():
            record = _record(kind, row)
            parents = {name: (heads.get((record, name), _born(kind, row)),) for name in after}
            group.append(TravelChange(sequence, kind, record, "U", after, {}, parents))
            heads.update(dict.fromkeys(((record, name) for name in after), (origin, sequence)))
            sequence += 1
        groups.append(group)
    groups.append([])
    for row in gone:
        for kind in _KINDS:
            born = (_born(kind, row),)
            told = ({"hidden": True}, {"hidden": False}, {"hidden": born, "*": born})
            groups[-1].append(TravelChange(sequence, kind, _record(kind, row), "D", *told))
            sequence += 1
    for number, group in enumerate(groups, 1):
        first, step_id = group[0].sequence, f"{origin}-{number}"
        told_seen = known if number == 1 else {}
        yield TravelStep(
            origin, first, step_id, "changed_many", {}, origin, number + 1, _WALL + number, "", told_seen, (),
            tuple(group),
        )  # fmt: skip


def _found(workspace: Workspace) -> set[_Cell]:
    spots = {each: spot for spot, each in enumerate(_FIELDS)}
    contests = [each.contest for each in conflicts.conflicts(workspace)]
    return {
        (int(each.record_id.rsplit("-", 1)[-1]), spots[each.noun.value, each.field])
        for each in contests
        if each.field != "hidden"
    }


def _longest_wait(work: Any) -> float:
    """Return for how long, at most, a thread that wakes all the time could not run because of the work.

    In seconds of processor time of this program, so that other programs do not count.
    """
    longest, thread = 0.0, threading.Thread(target=work)
    thread.start()
    last = time.process_time()
    while thread.is_alive():
        time.sleep(0.001)
        now = time.process_time()
        longest, last = max(longest, now - last), now
    thread.join()
    return longest
