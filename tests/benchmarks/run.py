"""Prints how the program does against DESIGN section 7; a line that misses its bar says so, and no more."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.benchmarks.measuring import Line

ROOT = Path(__file__).resolve().parents[2]
ACTIONS = 10_000
MANY_ACTIONS = 100_000
# About half of them are on the anchor date.
DAY_ACTIONS = 5_500


def main() -> None:
    """Measure every part, or those named as arguments, on a plan of 10,000 actions."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.measuring import report

    with tempfile.TemporaryDirectory() as folder:
        parts = _parts(Path(folder))
        named = sys.argv[1:] or list(parts)
        if not parts.keys() >= set(named):
            sys.exit(f"The parts are: {', '.join(parts)}. Name some of them, or none for all.")
        lines = [line for part in named for line in parts[part]()]
    misses = sum(line.misses for line in lines)
    sys.stdout.write(f"{report(lines)}\n{len(lines)} lines, {misses} miss their bar.\n")


def _parts(folder: Path) -> dict[str, Callable[[], Sequence[Line]]]:
    from tests.benchmarks import exchange_cases, frame_cases
    from tests.benchmarks.check_cases import check_lines
    from tests.benchmarks.checklist_cases import checklist_lines
    from tests.benchmarks.crowd_cases import crowd_lines
    from tests.benchmarks.day_cases import day_lines
    from tests.benchmarks.drag_cases import drag_lines
    from tests.benchmarks.idle_cases import idle_lines
    from tests.benchmarks.journal_cases import journal_lines
    from tests.benchmarks.loop_cases import loop_lines
    from tests.benchmarks.many_files_cases import many_files_lines
    from tests.benchmarks.merge_cases import merge_lines
    from tests.benchmarks.partners_cases import partners_lines
    from tests.benchmarks.people_cases import people_lines
    from tests.benchmarks.plan_maker import ANCHOR, make_plan
    from tests.benchmarks.start_cases import start_lines

    plan = make_plan(folder / "benchmark.organizer", ACTIONS)

    def many() -> Path:
        return make_plan(folder / "many.organizer", MANY_ACTIONS)

    exports = (
        exchange_cases.ics_line,
        exchange_cases.csv_line,
        exchange_cases.xlsx_line,
        exchange_cases.html_line,
    )
    return {
        "start": lambda: start_lines(plan),
        "frames": lambda: frame_cases.frame_lines(plan, ANCHOR),
        "many": lambda: frame_cases.many_lines(many(), plan, ANCHOR),
        "drag": lambda: drag_lines(plan),
        "loop": lambda: loop_lines(plan, many()),
        "crowd": lambda: crowd_lines(plan, ANCHOR),
        "palette": lambda: [frame_cases.palette_line(plan)],
        "idle": lambda: idle_lines(plan),
        "day": lambda: day_lines(make_plan(folder / "day.organizer", DAY_ACTIONS)),
        "people": lambda: people_lines(plan),
        "partners": partners_lines,
        "checklists": lambda: checklist_lines(plan, ANCHOR),
        "checks": lambda: check_lines(plan),
        "journal": lambda: journal_lines(folder),
        "merge": lambda: merge_lines(plan),
        "imports": lambda: [*exchange_cases.import_lines(ACTIONS), *many_files_lines()],
        "exports": lambda: [
            *(each(plan) for each in exports),
            *exchange_cases.paper_lines(plan, folder),
        ],
    }


if __name__ == "__main__":
    main()
