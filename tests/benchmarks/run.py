"""Prints how the program does against DESIGN section 7; a line that misses its bar says so, and no more."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACTIONS = 10_000
MANY_ACTIONS = 100_000


def main() -> None:
    """Make a plan of 10,000 actions and measure start, frames, edits, import and export on it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.check_cases import check_lines
    from tests.benchmarks.exchange_cases import ics_line, import_line
    from tests.benchmarks.frame_cases import frame_lines, many_lines, palette_line
    from tests.benchmarks.plan_maker import ANCHOR, make_plan
    from tests.benchmarks.start_cases import start_lines

    with tempfile.TemporaryDirectory() as folder:
        plan = make_plan(Path(folder) / "benchmark.organizer", ACTIONS)
        lines = start_lines(plan)
        lines += frame_lines(plan, ANCHOR)
        lines.append(palette_line(plan))
        lines += check_lines(plan)
        lines += many_lines(make_plan(Path(folder) / "many.organizer", MANY_ACTIONS), ANCHOR)
        lines += [import_line(875), import_line(ACTIONS), ics_line(plan)]
    sum(line.misses for line in lines)


if __name__ == "__main__":
    main()
