"""Runs the suite many times in random order, half of them beside four busy processes; writes WOBBLE.md.

`make wobble` runs it. A test that fails in any run is a bug of the first rank, even if it passes alone.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.suite.judge import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RESULTS: Final = Path(__file__).with_name("WOBBLE.md")
_BUSY: Final = 4
_HEAD: Final = """\
# Runs of the suite in random order

Written by `make wobble` ({day}). Every second run stood beside four processes that kept the cores busy.

| run | seed | beside | passed | failed | passed alone | minutes |
|---|---|---|---|---|---|---|
"""


class Run(NamedTuple):
    """One run of the suite."""

    verdict: Verdict
    busy: int


@contextmanager
def _busy_processes(count: int) -> Iterator[None]:
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _each in range(count)]
    try:
        yield
    finally:
        for each in busy:
            each.kill()
            each.wait()


def _run(busy: int, options: Sequence[str]) -> Run:
    seed = random.randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder, _busy_processes(busy):
        told = Path(folder) / "verdict.json"
        command = ["-m", "tests.suite.judge", f"--seed={seed}", f"--verdict={told}", *options]
        subprocess.run([sys.executable, *command], check=False)
        found = json.loads(told.read_text(encoding="utf-8"))
    return Run(Verdict(**{key: tuple(v) if isinstance(v, list) else v for key, v in found.items()}), busy)


def table(runs: Sequence[Run], day: str) -> str:
    """Return the page: a line for each run, and the tests that failed in any."""
    lines = [
        f"| {number} | {one.seed} | {f'{busy} busy' if busy else 'nothing'} | {one.passed} "
        f"| {len(one.failed)} | {len(one.passed_alone)} | {one.seconds / 60:.1f} |"
        for number, (one, busy) in enumerate(runs, 1)
    ]
    fallen = [
        f"- run {number}: `{test}`"
        for number, (one, _busy) in enumerate(runs, 1)
        for test in (*one.failed, *one.passed_alone)
    ]
    return (
        _HEAD.format(day=day)
        + "\n".join([*lines, "", *(fallen or ["No test failed in any of them."])])
        + "\n"
    )


def main(words: Sequence[str]) -> int:
    """Run, and write the table after each run, so that one that is broken off has its lines."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--write", type=Path, default=_RESULTS)
    chosen, options = parser.parse_known_args(words)
    runs: list[Run] = []
    for number in range(chosen.runs):
        runs.append(_run(_BUSY * (number % 2), options))
        chosen.write.write_text(table(runs, f"{datetime.now(UTC):%B %-d, %Y}"), encoding="utf-8")
    return 0 if all(one.is_good and not one.passed_alone for one, _busy in runs) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
