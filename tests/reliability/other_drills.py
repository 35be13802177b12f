"""Damages every page of a plan, forgets people after every history, and measures an edit."""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.people.doubtful_mentions import ALL_MENTIONS
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.people import forgetting
from organizer_app.services.plan import history
from tests.reliability.drills import Drill
from tests.services.people.test_forgetting_histories import HISTORIES, NAME, WORDS, with_person
from tests.support.journal_checks import contents
from tests.support.long_journals import lengthen
from tests.support.open_plans import empty_plan, network_plan, opened, sample_plan
from tests.support.raw_pages import traces_in_pages
from tests.support.work_counts import calls_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.services.plan.workspace import Workspace

_PAGE: Final = 4096
_SEED: Final = 447
_EDITS: Final = 40
_BAR_MS: Final = 6.0
# An edit may call this many more functions than in a fresh plan.
_GROWTH: Final = 1.1
# Changes of one record.
_BUSY: Final = 1500


class _Cost(NamedTuple):
    """What an edit takes: milliseconds of processor time, and calls of functions."""

    took: float
    calls: int


def damage_drill(folder: Path, every: int) -> Drill:
    """Fill one page after the other with noise and read the whole plan.

    Args:
        folder: the plan is made here.
        every: damage every page (1), or each second, third and so on.
    """
    path = sample_plan(folder, "whole.organizer")
    whole = path.read_bytes()
    with opened(path) as workspace:
        expected = contents(workspace)
    whole = path.read_bytes()
    chance, failed, seen = random.Random(_SEED), list[str](), Counter[str]()
    spots = range(0, len(whole), _PAGE * every)
    for at in spots:
        damaged = folder / "damaged.organizer"
        damaged.write_bytes(whole[:at] + chance.randbytes(_PAGE) + whole[at + _PAGE :])
        outcome = _read_all(damaged, expected)
        seen[outcome.split(":")[0]] += 1
        if outcome not in {"told", "harmless"}:
            failed.append(f"page {at // _PAGE + 1}: {outcome}")
        for left in folder.glob("damaged.organizer*"):
            left.unlink()
    said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(seen.items()))
    return Drill(
        "one page filled with noise", "told, or the same values; no traceback", len(spots), failed, said
    )


def _read_all(path: Path, expected: object) -> str:
    try:
        with opened(path) as workspace:
            action_rows.snapshot(workspace)
            history.entries(workspace)
            return "harmless" if contents(workspace) == expected else "wrong values"
    except Problem:
        return "told"
    except Exception as fault:  # noqa: BLE001  # the drill counts what would be a traceback
        return f"traceback: {type(fault).__name__}"


def forget_drill(folder: Path, every: int) -> Drill:
    """Forget somebody after each history and count in the decrypted pages.

    Args:
        folder: the plans are made here.
        every: take every history (1), or each second, third and so on.
    """
    histories = [happened for history in HISTORIES for happened in history][::every]
    failed = []
    for number, made in enumerate(histories):
        here = folder / str(number)
        here.mkdir(parents=True)
        path = empty_plan(here)
        with opened(path) as workspace:
            made(workspace, *with_person(workspace))
            person = forgetting.find_person(workspace, wanted=NAME)
            proof = forgetting.forget(workspace, person_id=person.id, also=[ALL_MENTIONS])
        left = traces_in_pages(path, WORDS)
        if left or proof.left or proof.unfinished:
            failed.append(f"{made.__name__}: {sorted(left)}")
    asked = "0 words of the person in any page or in the log"
    return Drill("forget after each history", asked, len(histories), failed, f"{len(WORDS)} words searched")


def cost_drill(folder: Path, changes: int, *, is_timed: bool) -> Drill:
    """Measure an edit with its commit in a fresh plan, on a busy record, and after many changes.

    Args:
        folder: the plan is made here.
        changes: the number of changes.
        is_timed: whether time is a failure as well; else only more work is, since a machine may be busy.
    """
    with opened(network_plan(folder)) as workspace:
        ids = [row.action_id for row in action_rows.snapshot(workspace).rows]
        _milliseconds(workspace, ids[:_EDITS])
        costs = {"fresh": _cost(workspace, ids[:_EDITS])}
        lengthen(workspace, ids[-1:], _BUSY)
        costs[f"a record with {_BUSY:,} changes"] = _cost(workspace, ids[-1:] * _EDITS)
        lengthen(workspace, ids[_EDITS:-1], changes)
        costs[f"{changes:,} changes"] = _cost(workspace, ids[:_EDITS])
    most = _GROWTH * costs["fresh"].calls
    failed = [f"{name}: {cost.calls} calls" for name, cost in costs.items() if cost.calls > most]
    slow = [f"{name}: {cost.took:.1f} ms" for name, cost in costs.items() if cost.took > _BAR_MS]
    said = ", ".join(f"{cost.took:.1f} ms and {cost.calls:,} calls {name}" for name, cost in costs.items())
    asked = f"no growth, median at most {_BAR_MS:g} ms of processor time"
    return Drill("edit and commit", asked, len(costs), [*failed, *(slow if is_timed else ())], said)


def _cost(workspace: Workspace, action_ids: Sequence[str]) -> _Cost:
    took = _milliseconds(workspace, action_ids)
    last = action_ids[-1]
    edit = partial(city_actions.set_notes, workspace, action_id=last, notes=workspace.new_id())
    return _Cost(took, calls_of(edit))


def _milliseconds(workspace: Workspace, action_ids: Sequence[str]) -> float:
    """Return the median of one edit of each action, in milliseconds of processor time."""
    took = []
    for action_id in action_ids:
        began = time.process_time()
        city_actions.set_notes(workspace, action_id=action_id, notes=workspace.new_id())
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)
