"""A run is judged as its tests deserve: what fails twice, what passes alone, what cannot be run at all."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.suite.judge import MAY_PASS_ALONE

ROOT = Path(__file__).resolve().parents[2]
PASSES = "def test_passes() -> None:\n    assert True\n"
FAILS = "def test_fails() -> None:\n    assert False\n"
# Ends differently each time that a process runs it, as a race would, but in a known order.
FAILS_THE_FIRST_TIME = """
from pathlib import Path

def test_wobbles_{name}():
    tries = Path(__file__).with_name("tries-{name}")
    tries.write_text((tries.read_text() if tries.exists() else "") + "x")
    assert len(tries.read_text()) % {every} != 1
"""

Judge = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(name="judge")
def judge_of_folder(tmp_path: Path) -> Judge:
    """Return what runs a program of the suite on tests of a folder, with options."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -q -p no:cacheprovider\n")

    def judge(*options: str, program: str = "judge") -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", f"tests.suite.{program}", *options, f"--rootdir={tmp_path}"]
        command += [f"--config-file={tmp_path / 'pytest.ini'}", str(tmp_path)]
        return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)

    return judge


def wobbling(folder: Path, count: int, *, every: int = 100) -> None:
    for number in range(count):
        text = FAILS_THE_FIRST_TIME.format(name=number, every=every)
        (folder / f"test_wobble_{number}.py").write_text(text)


def test_a_run_without_a_failure_is_good(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_good.py").write_text(PASSES)
    told = judge("--seed=7")
    assert told.returncode == 0
    assert told.stdout.startswith("seed 7\n")
    assert told.stdout.endswith("good; `make test seed=7` repeats the order\n")
    assert "alone" not in told.stdout


def test_what_fails_twice_fails(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_bad.py").write_text(PASSES + FAILS)
    told = judge("--seed=7")
    assert told.returncode == 1
    assert "test_bad.py::test_fails  failed, and failed alone\nNOT good" in told.stdout
    assert "passed alone" not in told.stdout


@pytest.mark.parametrize(("count", "code"), [(MAY_PASS_ALONE, 0), (MAY_PASS_ALONE + 1, 1)])
def test_few_may_pass_only_when_they_are_alone(tmp_path: Path, judge: Judge, count: int, code: int) -> None:
    wobbling(tmp_path, count)
    told = judge()
    assert told.returncode == code
    assert f"passed alone ({count}; a good run has at most {MAY_PASS_ALONE})\n" in told.stdout
    assert all(
        f"  test_wobble_{number}.py::test_wobbles_{number}\n" in told.stdout for number in range(count)
    )
    assert ("NOT good" in told.stdout) == bool(code)


def test_tests_that_cannot_be_run_are_no_good_run(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_broken.py").write_text("import nothing_of_that_name\n")
    told = judge()
    assert told.returncode == 1
    assert "pytest could not run the tests" in told.stdout


def test_a_test_that_takes_its_process_with_it_is_named(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_dies.py").write_text("import os\ndef test_dies(): os._exit(3)\n")
    told = judge("--numprocesses=1")
    assert told.returncode == 1
    assert "test_dies.py::test_dies  failed, and failed alone" in told.stdout


def test_a_seed_repeats_its_order(tmp_path: Path, judge: Judge) -> None:
    cases = "\n".join(f"def test_{number}(): pass" for number in range(30))
    (tmp_path / "test_many.py").write_text(cases)

    def order(seed: int) -> list[str]:
        said = judge(f"--seed={seed}", "-vv").stdout
        return [line.partition(" ")[0] for line in said.splitlines() if "::" in line]

    assert len(order(1)) == 30
    assert order(1) == order(1)
    assert order(1) != order(2)


def test_one_that_fails_each_fifth_time_is_found_by_many_runs(tmp_path: Path, judge: Judge) -> None:
    # It is tried twice where it fails: the sixth try, which fails again, is that of the fifth run.
    wobbling(tmp_path, 1, every=5)
    page = tmp_path / "WOBBLE.md"
    told = judge("--runs=5", f"--write={page}", program="wobble")
    assert told.returncode == 1
    lines = page.read_text().splitlines()
    runs = [
        line.strip("| ").split(" | ")
        for line in lines
        if line.startswith(("| 1", "| 2", "| 3", "| 4", "| 5"))
    ]
    assert [run[2] for run in runs] == ["nothing", "4 busy", "nothing", "4 busy", "nothing"]
    assert [(run[3], run[4], run[5]) for run in runs] == [
        ("0", "0", "1"), ("1", "0", "0"), ("1", "0", "0"), ("1", "0", "0"), ("0", "0", "1")
    ]  # fmt: skip
    assert lines[-2:] == [f"- run {n}: `test_wobble_0.py::test_wobbles_0`" for n in (1, 5)]


def test_the_verdict_is_written_for_programs(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_bad.py").write_text(PASSES + FAILS)
    verdict = tmp_path / "verdict.json"
    judge("--seed=7", f"--verdict={verdict}")
    told = json.loads(verdict.read_text())
    assert (told["seed"], told["passed"], told["failed"]) == (7, 1, ["test_bad.py::test_fails"])
