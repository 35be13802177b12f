"""Import of many lists in one command against the same rows as one list: cost must not grow with both."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from organizer_app import wiring
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from tests.benchmarks.measuring import Line, cpu_seconds
from tests.benchmarks.plan_maker import MONTH_HEADINGS, csv_bytes, make_plan, month_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

# As many months, with as many rows together, as the Crowd Counting Consortium had published.
FILES: Final = 43
ROWS: Final = 28_000
_MOST: Final = 1.3
_ROUNDS: Final = 3


def many_files_lines() -> list[Line]:
    """Measure the import of 43 months, and of the same months again."""
    rows = month_rows(ROWS)
    step = -(-ROWS // FILES)
    parts = [rows[start : start + step] for start in range(0, ROWS, step)]
    many = [IncomingFile(f"month {at}.csv", csv_bytes(part, MONTH_HEADINGS)) for at, part in enumerate(parts)]
    one = [IncomingFile("all.csv", csv_bytes(rows, MONTH_HEADINGS))]
    first, again = [], []
    for _ in range(_ROUNDS + 1):
        base, base_again = _twice(one)
        new, new_again = _twice(many)
        first.append(new / base)
        again.append(new_again / base_again)
    what = f"import {FILES} files of {ROWS:,} rows"
    # The first round warms up.
    return [
        Line(what, "as one file", first[1:], _MOST),
        Line(f"{what}, unchanged", "as one file", again[1:], _MOST),
    ]


def _twice(files: Sequence[IncomingFile]) -> tuple[float, float]:
    """Return the CPU seconds of an import and of the same import again."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = wiring.open_workspace(make_plan(Path(folder) / "plan.organizer", 1))
        first, again = (
            cpu_seconds(lambda: import_files(workspace, files=files, options=ImportOptions()))
            for _time in range(2)
        )
        workspace.close()
    return first, again
