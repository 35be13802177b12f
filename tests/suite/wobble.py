"""Runs the suite many times in random order, half of them beside four busy processes; writes WOBBLE.md.

`make wobble` runs it. A test that fails in any run is a bug of the first rank, even if it passes alone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.suite.judge import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RESULTS: Final = Path(__file__).with_name("WOBBLE.md")
_BUSY: Final = 4
_HEAD: Final = """\
# Runs of the suite in random order

Written by `make wobble` ({day}). Every second run stood beside four processes that kept the cores busy.

| run | commit | seed | beside | passed | failed | passed alone | minutes |
|---|---|---|---|---|---|---|---|
"""
_RUN: Final = re.compile(r"\| \d+ \|.*")
_FALLEN: Final = re.compile(r"- run \d+: .*")


@contextmanager
def _busy_processes(count: int) -> Iterator[None]:
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _each in range(count)]
    try:
        yield
    finally:
        for each in busy:
            each.kill()
            each.wait()


def _run(busy: int, options: Sequence[str]) -> Verdict:
    seed = random.randrange(1_000_000)
    with tempfile.TemporaryDirectory() as folder, _busy_processes(busy):
        told = Path(folder) / "verdict.json"
        command = ["-m", "tests.suite.judge", f"--seed={seed}", f"--verdict={told}", *options]
        subprocess.run([sys.executable, *command], check=False)
        found = json.loads(told.read_text(encoding="utf-8"))
    return Verdict(**{key: tuple(v) if isinstance(v, list) else v for key, v in found.items()})


def _commit() -> str:
    asked = ["git", "rev-parse", "--short=8", "HEAD"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def main(words: Sequence[str]) -> int:
    """Run, and write the table after each run, so that one that is broken off has its lines."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--write", type=Path, default=_RESULTS)
    parser.add_argument("--add", action="store_true", help="go on with the runs that stand in the table")
    chosen, options = parser.parse_known_args(words)
    page = chosen.write.read_text(encoding="utf-8") if chosen.add else ""
    runs, fallen, all_good = _RUN.findall(page), _FALLEN.findall(page), True
    for _each in range(chosen.runs):
        busy = _BUSY * (len(runs) % 2)
        one, number, commit = _run(busy, options), len(runs) + 1, _commit()
        beside = f"{busy} busy" if busy else "nothing"
        runs.append(
            f"| {number} | {commit} | {one.seed} | {beside} | {one.passed} | {len(one.failed)} "
            f"| {len(one.passed_alone)} | {one.seconds / 60:.1f} |"
        )
        fallen += [f"- run {number}: `{test}`" for test in (*one.failed, *one.passed_alone)]
        all_good = all_good and one.is_good and not one.passed_alone
        lines = [*runs, "", *(fallen or ["No test failed in any of them."])]
        head = _HEAD.format(day=f"{datetime.now(UTC):%B %-d, %Y}")
        chosen.write.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0 if all_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
