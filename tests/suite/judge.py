"""Runs the suite in random order, and judges what failed by running it once more, alone.

A test that fails beside others and passes alone is a fault as well, but one of another kind; the table tells
them apart, and the run is good only while few stand in it. `make test` ends with this.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

MAY_PASS_ALONE: Final = 2
# Nobody waits for hundreds of tests to fail again one by one.
_MAY_FAIL: Final = 20
_SOME_FAILED: Final = pytest.ExitCode.TESTS_FAILED
_OUT: Final = sys.stdout


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What became of one run: the tests that failed twice, and those that passed alone."""

    seed: int
    passed: int
    failed: tuple[str, ...] = ()
    passed_alone: tuple[str, ...] = ()
    seconds: int = 0
    # Pytest's exit code, where it could not even run the tests.
    broken: int = 0

    @property
    def is_good(self) -> bool:
        """Return whether the work may land."""
        return not self.broken and not self.failed and len(self.passed_alone) <= MAY_PASS_ALONE


@dataclass
class _Ends:
    """Hears from pytest how each test ended, in whichever process it ran."""

    passed: int = 0
    failed: dict[str, None] = field(default_factory=dict)
    root: Path = Path()

    def pytest_configure(self, config: pytest.Config) -> None:
        self.root = config.rootpath

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed[report.nodeid] = None
        elif report.when == "call" and report.passed:
            self.passed += 1

    def passes_alone(self, test: str, seed: int) -> bool:
        """Run a test in a fresh process; its name is a path from the root."""
        command = [sys.executable, "-m", "pytest", f"--randomly-seed={seed}", test]
        return not subprocess.run(command, cwd=self.root, check=False, capture_output=True).returncode


def judged(seed: int, options: Sequence[str]) -> Verdict:
    """Run the tests that the options of pytest choose, and judge those that fail."""
    ends, began = _Ends(), datetime.now(UTC)
    code = pytest.main([f"--randomly-seed={seed}", *options], plugins=[ends])
    failed, passed_alone = list(ends.failed), []
    if code == _SOME_FAILED and len(failed) <= _MAY_FAIL:
        passed_alone = [test for test in failed if ends.passes_alone(test, seed)]
    return Verdict(
        seed=seed,
        passed=ends.passed,
        failed=tuple(test for test in failed if test not in passed_alone),
        passed_alone=tuple(passed_alone),
        seconds=round((datetime.now(UTC) - began).total_seconds()),
        broken=0 if code in {pytest.ExitCode.OK, _SOME_FAILED} else int(code),
    )


def told(verdict: Verdict) -> str:
    """Say what became of a run, in lines."""
    lines = [f"{test}  failed, and failed alone" for test in verdict.failed]
    if verdict.passed_alone:
        lines += [
            "",
            f"passed alone ({len(verdict.passed_alone)}; a good run has at most {MAY_PASS_ALONE})",
            *(f"  {test}" for test in verdict.passed_alone),
        ]
    if verdict.broken:
        lines.append(f"pytest could not run the tests (exit code {verdict.broken})")
    lines.append(
        f"{'good' if verdict.is_good else 'NOT good'}; `make test seed={verdict.seed}` repeats the order"
    )
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Run, judge, print; what is no option of this program goes to pytest."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--verdict", type=Path, help="file that the verdict is written to, as JSON")
    chosen, options = parser.parse_known_args(words)
    _OUT.write(f"seed {chosen.seed}\n")
    _OUT.flush()
    verdict = judged(chosen.seed, options)
    if chosen.verdict:
        chosen.verdict.write_text(json.dumps(asdict(verdict)), encoding="utf-8")
    _OUT.write(told(verdict) + "\n")
    return 0 if verdict.is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
