"""Plays new seeds, repeats a schedule, or counts after how many seeds each planted bug is found.

A failing seed is printed with the smallest schedule that fails like it and the command for that.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO
from unittest.mock import patch

from organizer_app.environment.collector import collector_at_rest
from tests.simulation.planted import BUGS, Bug, planted
from tests.simulation.schedules import Schedule, schedule_of, schedule_of_seed
from tests.simulation.shrinking import Played, clear, play, shrunk

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE: Final = Path(__file__).with_name("PLANTED.md")
MOST_SEEDS: Final = 2_000
_HEAD: Final = f"""\
# Planted bugs

Written by `make simulate planted=all`. Each bug is planted into the program alone; then seeds are played,
from 0 on, until one fails. None may need more than {MOST_SEEDS:,}.

| bug | what is wrong | found after | processor seconds | as | day |
|---|---|---:|---:|---|---|
"""
_SEEDS_OF_OTHERS: Final = 1 << 40
_PROGRESS: Final = 100


def main() -> int:
    """Do what the arguments ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, help="play new seeds for so long")
    parser.add_argument("--seeds", type=int, help="play so many seeds")
    parser.add_argument("--first", type=int, help="the first of them; a random one without it")
    parser.add_argument("--schedule", help="play this schedule")
    parser.add_argument("--planted", metavar="NAME", nargs="*", help="find planted bugs; all without names")
    parser.add_argument("--within", metavar="NAME", help="play with this bug planted")
    asked = parser.parse_args()
    # Copies of a forgotten person are looked for in the home folder.
    here = tempfile.TemporaryDirectory()
    with here as home, patch.dict(os.environ, HOME=home, XDG_STATE_HOME=home), collector_at_rest():
        if asked.planted is not None:
            return find_planted(asked.planted)
        if asked.within:
            (bug,) = (each for each in BUGS if each.name == asked.within)
            with planted(bug):
                return _play_asked(asked)
        return _play_asked(asked)


def _play_asked(asked: argparse.Namespace) -> int:
    if asked.schedule:
        return _show(schedule_of(asked.schedule), sys.stdout)
    first = secrets.randbelow(_SEEDS_OF_OTHERS) if asked.first is None else asked.first
    ends = time.monotonic() + asked.seconds if asked.seconds else None
    count = asked.seeds if asked.seeds or ends else 1
    return play_seeds(range(first, first + count) if count else itertools.count(first), ends, sys.stdout)


def play_seeds(seeds: Iterable[int], ends: float | None, out: TextIO) -> int:
    """Play seeds until a moment; print each that fails, as small as it gets; return 1 if any did."""
    seen, failed, played = Counter[str](), 0, 0
    for seed in seeds:
        if ends is not None and time.monotonic() > ends:
            break
        found = play(schedule_of_seed(seed))
        played += 1
        seen.update(found.seen)
        if found.kind:
            failed += 1
            _tell_failure(seed, found, out)
        if played % _PROGRESS == 0:
            out.write(f"{played} seeds, the last one {seed}: {failed} failed\n")
            out.flush()
        clear(played)
    out.write(f"{played} seeds, {failed} failed; {sum(seen.values()):,} steps\n")
    out.writelines(f"  {count:>8,} {name}\n" for name, count in sorted(seen.items()))
    return 1 if failed else 0


def _tell_failure(seed: int, found: Played, out: TextIO) -> None:
    out.write(f"seed {seed}: {found.detail}\n")
    out.flush()
    smallest = shrunk(schedule_of_seed(seed), found.kind)
    out.write(f"  {len(smallest.steps)} steps are enough: {play(smallest).detail}\n")
    out.write(f'  python -m tests.simulation.run --schedule "{smallest.told()}"\n')
    out.flush()


def _show(schedule: Schedule, out: TextIO) -> int:
    found = play(schedule)
    out.write(f"{found.detail or found.trace}\n")
    out.writelines(f"  {count:>8,} {name}\n" for name, count in sorted(found.seen.items()))
    return 1 if found.kind else 0


def find_planted(names: list[str]) -> int:
    """Count after how many seeds each planted bug is found, and write the table; return 1 if one is not."""
    kept = TABLE.with_suffix(".json")
    for bug in BUGS:
        if names and bug.name not in names:
            continue
        found = _found(bug)
        rows = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
        rows[bug.name] = found
        kept.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        TABLE.write_text(_table(rows), encoding="utf-8")
        sys.stdout.write(f"{bug.name}: {found['seeds'] or 'not found'}\n")
        sys.stdout.flush()
    return 0 if all(rows.get(bug.name, {}).get("seeds") for bug in BUGS) else 1


def _found(bug: Bug) -> dict[str, int | str]:
    began, day = time.process_time(), datetime.now(UTC).date().isoformat()
    with planted(bug):
        for seed in range(MOST_SEEDS):
            found = play(schedule_of_seed(seed))
            clear(seed)
            if found.kind:
                seconds = round(time.process_time() - began)
                return {"seeds": seed + 1, "seconds": seconds, "kind": found.kind, "day": day}
    return {"seeds": 0, "seconds": round(time.process_time() - began), "kind": "", "day": day}


def _table(rows: dict[str, dict[str, int | str]]) -> str:
    lines = [
        f"| {bug.name} | {bug.sentence} | {row['seeds'] or 'not found'} | {row['seconds']} | {row['kind']} |"
        f" {row['day']} |\n"
        for bug in BUGS
        if (row := rows.get(bug.name))
    ]
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
