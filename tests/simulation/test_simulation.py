"""The whole team in one seed: some seeds run with every test, and many more with `make simulate`."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.planted import BUGS, Bug, planted
from tests.simulation.run import MOST_SEEDS, TABLE, play_seeds
from tests.simulation.schedules import Act, schedule_of, schedule_of_seed
from tests.simulation.shrinking import play

ROOT = Path(__file__).resolve().parents[2]
# Two laptops write one title; what they do besides does not matter.
TWO_TITLES = "2:0 add:0:0:7:0 edit:0:0:1:1 clock:1:0:3:2 edit:1:0:1:3 take:0:1:0:5 add:1:0:0:7"


@pytest.mark.parametrize("seed", [1, 6])
def test_a_team_loses_nothing_and_believes_no_lie(seed: int) -> None:
    found = play(schedule_of_seed(seed))
    assert found.detail == ""


def test_a_seed_replays_to_the_same_trace_in_any_process() -> None:
    here = play(schedule_of_seed(3))
    assert here.trace
    command = [sys.executable, "-m", "tests.simulation.run", "--schedule", schedule_of_seed(3).told()]
    there = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert there.stdout.splitlines()[:1] == [here.trace], there.stderr


def test_a_schedule_is_written_down_and_read_again() -> None:
    schedules = [schedule_of_seed(seed) for seed in range(40)]
    assert [schedule_of(each.told()) for each in schedules] == schedules
    assert len({step.act for each in schedules for step in each.steps}) == len(Act)


def test_a_failing_seed_shrinks_and_is_told_with_the_command_that_repeats_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (bug,) = (each for each in BUGS if each.name == "the last one wins")
    monkeypatch.setattr("tests.simulation.run.schedule_of_seed", lambda _seed: schedule_of(TWO_TITLES))
    out = io.StringIO()
    with planted(bug):
        assert play_seeds([7], None, out) == 1
    told = out.getvalue()
    assert told.startswith("seed 7: a conflict is silent")
    assert "2 steps are enough: a conflict is silent" in told
    assert '--schedule "2:0 edit:0:0:1:1 edit:1:0:1:3"' in told
    assert "1 seeds, 1 failed" in told
    assert play_seeds([7], None, out) == 0, "without the bug"


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_every_planted_bug_has_its_place_in_the_program(bug: Bug) -> None:
    with planted(bug):
        assert all(getattr(target, name) is wrong for target, name, wrong in bug.patches)
    assert all(getattr(target, name) is not wrong for target, name, wrong in bug.patches)


def test_every_planted_bug_was_found() -> None:
    told = [line.split(" | ") for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    found = {name.removeprefix("| "): int(seeds) for name, _sentence, seeds, *_ in told[1:]}
    assert found.keys() <= {bug.name for bug in BUGS}
    assert max(found.values()) <= MOST_SEEDS
