"""Runs schedules, and leaves out of a failing one whatever it fails without."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.environment.free_memory import return_free_memory
from tests.simulation.campaigns import Campaign
from tests.simulation.judging import WrongError
from tests.simulation.playing import play_through

if TYPE_CHECKING:
    from collections import Counter

    from tests.simulation.schedules import Schedule

_FEWEST: Final = 2
_CLEARED_EVERY: Final = 50


class Played(NamedTuple):
    """What came of a schedule.

    Attributes:
        trace: hash of all that was shown; empty if it failed.
        kind: what is wrong, in the same words for the same fault; empty if nothing is.
        detail: where.
        seen: how often each act came to what.
    """

    trace: str
    kind: str
    detail: str
    seen: Counter[str]


def play(schedule: Schedule) -> Played:
    """Play a schedule in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(schedule.laptops, Path(folder))
        try:
            return Played(play_through(campaign, schedule), "", "", campaign.seen)
        except WrongError as wrong:
            return Played("", wrong.kind, str(wrong), campaign.seen)
        except Exception as fault:  # noqa: BLE001  # any error of the program is a finding
            return Played("", _place_of(fault), f"{type(fault).__name__}: {fault}", campaign.seen)
        finally:
            campaign.close()


def _place_of(fault: Exception) -> str:
    """Return the kind of an error, and the module of the program that raised it."""
    module, traceback = "", fault.__traceback__
    while traceback is not None:
        name = str(traceback.tb_frame.f_globals.get("__name__", ""))
        module = name if name.startswith("organizer_app") else module
        traceback = traceback.tb_next
    return f"{type(fault).__name__} in {module}"


def shrunk(schedule: Schedule, kind: str) -> Schedule:
    """Return the smallest schedule found that fails in the same way: single steps matter in all of it."""
    smallest, size = schedule, max(1, len(schedule.steps) // 2)
    while True:
        found = _without_some(smallest, kind, size)
        if found is not None:
            smallest = found
            continue
        if size == 1:
            break
        size //= 2
    for laptops in range(_FEWEST, smallest.laptops):
        fewer = smallest._replace(laptops=laptops)
        if play(fewer).kind == kind:
            return shrunk(fewer, kind)
    return smallest


def _without_some(schedule: Schedule, kind: str, size: int) -> Schedule | None:
    """Return the schedule without some neighboring steps, if it still fails in the same way."""
    for at in range(len(schedule.steps) - size, -1, -1):
        left = schedule._replace(steps=(*schedule.steps[:at], *schedule.steps[at + size :]))
        if play(left).kind == kind:
            return left
    return None


def clear(count: int) -> None:
    """Give memory back after so many schedules; closed plans are garbage in rings."""
    if count % _CLEARED_EVERY == 0:
        gc.collect()
        return_free_memory()
