"""A run is judged as its tests deserve: what fails twice, what passes alone, what cannot be run at all."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.suite import wobble
from tests.suite.judge import MAY_PASS_ALONE, Verdict, told

ROOT = Path(__file__).resolve().parents[2]
GOOD = Verdict(seed=7, passed=1)
# Ends differently each time that a process runs it, as a race would, but in a known order.
FAILS_THE_FIRST_TIME = """
from pathlib import Path

def test_wobbles():
    tries = Path(__file__).with_name("tries")
    tries.write_text((tries.read_text() if tries.exists() else "") + "x")
    assert len(tries.read_text()) != 1
"""

Judge = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(name="options")
def options_for_folder(tmp_path: Path) -> list[str]:
    """Return what tells pytest to run the tests of a folder, without loading what they do not need."""
    unneeded = " ".join(f"-p no:{plugin}" for plugin in ("cacheprovider", "pytest-qt", "hypothesispytest"))
    (tmp_path / "pytest.ini").write_text(f"[pytest]\naddopts = -q {unneeded}\n")
    return [f"--rootdir={tmp_path}", f"--config-file={tmp_path / 'pytest.ini'}", str(tmp_path)]


@pytest.fixture(name="judge")
def judge_of_folder(options: list[str]) -> Judge:
    """Return what judges a run of the tests of a folder."""

    def judge(*more: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "tests.suite.judge", *more, *options]
        return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)

    return judge


def test_what_fails_twice_or_takes_its_process_with_it_fails(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_bad.py").write_text("def test_passes(): pass\ndef test_fails(): assert False\n")
    (tmp_path / "test_dies.py").write_text("import os\ndef test_dies(): os._exit(3)\n")
    (tmp_path / "test_wobble.py").write_text(FAILS_THE_FIRST_TIME)
    verdict = tmp_path / "verdict.json"
    ran = judge("--seed=7", "--numprocesses=1", f"--verdict={verdict}")
    assert ran.returncode == 1
    written = json.loads(verdict.read_text())
    assert (written["seed"], written["passed"], written["broken"]) == (7, 1, 0)
    assert sorted(written["failed"]) == ["test_bad.py::test_fails", "test_dies.py::test_dies"]
    assert written["passed_alone"] == ["test_wobble.py::test_wobbles"]
    assert ran.stdout.endswith(told(Verdict(**written)) + "\n")


def test_tests_that_cannot_be_run_are_no_good_run(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "test_broken.py").write_text("import nothing_of_that_name\n")
    ran = judge()
    assert ran.returncode == 1
    assert "pytest could not run the tests" in ran.stdout


def test_a_good_run_tells_the_seed_that_repeats_its_order(tmp_path: Path, judge: Judge) -> None:
    cases = [f"def test_{number}(): pass" for number in range(30)]
    (tmp_path / "test_many.py").write_text("\n".join(cases))
    first = judge("-vv")
    seed = first.stdout.splitlines()[0].removeprefix("seed ")
    assert first.returncode == 0
    assert first.stdout.endswith(f"good; `make test seed={seed}` repeats the order\n")
    orders = [
        [int(number) for number in re.findall(r"::test_(\d+) PASSED", run.stdout)]
        for run in (first, judge(f"--seed={seed}", "-vv"))
    ]
    assert orders[0] == orders[1] != list(range(30))
    assert sorted(orders[0]) == list(range(30))


def test_few_may_pass_only_when_they_are_alone() -> None:
    tests = tuple(f"test_wobble.py::test_{number}" for number in range(MAY_PASS_ALONE + 1))
    assert told(GOOD) == "good; `make test seed=7` repeats the order"
    for verdict, ends in (
        (replace(GOOD, passed_alone=tests[1:]), "\ngood; "),
        (replace(GOOD, passed_alone=tests), "\nNOT good; "),
        (replace(GOOD, failed=tests[:1]), f"{tests[0]}  failed, and failed alone\nNOT good; "),
        (replace(GOOD, broken=2), "pytest could not run the tests (exit code 2)\nNOT good; "),
    ):
        said = told(verdict)
        count = len(verdict.passed_alone)
        assert f"{ends}`make test seed=7`" in f"\n{said}"
        assert (f"passed alone ({count}; a good run has at most {MAY_PASS_ALONE})\n" in said) is bool(count)
        assert all(f"  {test}\n" in said for test in verdict.passed_alone)


def test_many_runs_tell_which_test_failed_in_any(
    tmp_path: Path, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wobble, "_BUSY", 1)
    (tmp_path / "test_wobble.py").write_text(FAILS_THE_FIRST_TIME)
    page = tmp_path / "WOBBLE.md"
    assert wobble.main(["--runs=2", f"--write={page}", *options]) == 1
    lines = page.read_text().splitlines()
    runs = [line.strip("| ").split(" | ") for line in lines if line.startswith(("| 1", "| 2"))]
    assert [run[3:7] for run in runs] == [["nothing", "0", "0", "1"], ["1 busy", "1", "0", "0"]]
    assert lines[-1] == "- run 1: `test_wobble.py::test_wobbles`"
    assert wobble.main(["--runs=1", "--add", f"--write={page}", *options]) == 0
    added = page.read_text().splitlines()
    assert added[: len(lines) - 2] == lines[:-2]
    assert added[-3].startswith("| 3 | ")
    assert added[-2:] == lines[-2:]
    assert wobble.main(["--runs=1", f"--write={page}", *options]) == 0
    assert page.read_text().endswith("No test failed in any of them.\n")
