"""A sample plan whose making is killed is whole or not there, and the next start finds its name free."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.storage.rows.first_read import read_snapshot
from tests.support.killed_work import killed_work, moments

KILLS, ACTIONS = 10, 9


def making(warm: str) -> Callable[[str], Callable[[], object]]:
    wiring.create_sample_plan(Path(warm))
    return lambda plan: partial(wiring.create_sample_plan, Path(plan))


@pytest.mark.kill
def test_a_killed_new_leaves_a_whole_plan_or_none(tmp_path: Path) -> None:
    whole, seen = tmp_path / "whole.organizer", {"none": 0, "whole": 0}
    with killed_work(making, tmp_path / "warm.organizer") as work:
        calls = work.calls(whole)
        for number, moment in enumerate(moments(KILLS, calls=calls, size=whole.stat().st_size, seed=2019)):
            folder = tmp_path / str(number)
            folder.mkdir()
            plan = folder / "plan.organizer"
            work.kill(plan, moment)
            seen["whole" if plan.exists() else "none"] += 1
            if not plan.exists():
                wiring.create_sample_plan(plan)
                assert list(folder.iterdir()) == [plan]
            assert len(read_snapshot(plan).rows) == ACTIONS
    assert seen["none"] > KILLS // 5
