"""Runs the reliability drills and writes their table; exits with 1 if any of them failed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.reliability.drills import Drill

_HEAD: Final = """\
# Reliability drills

Written by `{command}` on {day} in {minutes:.0f} min; {versions}.
Numbers of runs: `fast` is part of the tests, `small` is for a shared machine, `full` is for a release.

"""
_MISSING: Final = """
Not drilled by this command yet: power cuts, disk full, backup, rekey and migration killed, memory after
locking, the backup drill, and the soak.
"""


class _Sizes(NamedTuple):
    kills: int
    every_page: int
    changes: int
    schedules: int
    is_timed: bool


SIZES: Final = {
    "fast": _Sizes(kills=3, every_page=12, changes=2_000, schedules=3, is_timed=False),
    "small": _Sizes(kills=25, every_page=1, changes=100_000, schedules=300, is_timed=True),
    "full": _Sizes(kills=300, every_page=1, changes=1_000_000, schedules=10_000, is_timed=True),
}


def main() -> int:
    """Run all drills in the chosen size; write the table into a file or print it."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("--write", type=Path, help="the file for the table")
    asked = parser.parse_args()
    began = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        drills = _drills(Path(folder), SIZES[asked.size])
    text = _report(drills, asked.size, began)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 1 if any(each.failed for each in drills) else 0


def _drills(folder: Path, sizes: _Sizes) -> list[Drill]:
    from tests.reliability.kill_drills import kill_drills
    from tests.reliability.merge_drills import merge_drill
    from tests.reliability.other_drills import cost_drill, damage_drill, forget_drill

    for name in ("damage", "cost"):
        (folder / name).mkdir()
    return [
        *kill_drills(folder / "kill", sizes.kills),
        merge_drill(sizes.schedules),
        damage_drill(folder / "damage", sizes.every_page),
        forget_drill(folder / "forget"),
        cost_drill(folder / "cost", sizes.changes, is_timed=sizes.is_timed),
    ]


def _report(drills: Sequence[Drill], size: str, began: datetime) -> str:
    from tests.reliability.drills import table, versions

    ended = datetime.now(UTC)
    head = _HEAD.format(
        command=f"make drills size={size}",
        day=began.date().isoformat(),
        minutes=(ended - began).total_seconds() / 60,
        versions=versions(),
    )
    failed = "".join(f"- {each.name}: {said}\n" for each in drills for said in each.failed)
    return head + table(drills) + (f"\nFailed:\n\n{failed}" if failed else "") + _MISSING


if __name__ == "__main__":
    sys.exit(main())
