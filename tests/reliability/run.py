"""Runs the reliability drills and writes their table; exits with 1 if any of them failed.

The table is made of the results that are kept beside it, so that a long drill can be run by itself.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reliability.drills import Drill

_HEAD: Final = """\
# Reliability drills

Written by `make drills`; each line says in which size it was run last, and when.
Numbers of runs: `fast` is part of the tests, `small` is for a shared machine, `full` is for a release.
{versions}.

"""
_MISSING: Final = """
Memory after locking is searched by `tests/journeys/test_lock_memory.py`, in every run of the tests.
"""


class _Sizes(NamedTuple):
    kills: int
    every_page: int
    changes: int
    schedules: int
    is_timed: bool
    cuts: int
    rooms: int
    days: int
    minutes: float
    rounds: int
    laptops: int
    edits: int
    members: int
    faults: int
    clients: int
    merges: int
    folders: int
    bundles: int
    every_history: int
    # Which kinds of kills, and which commands on a full disk; all if none is named.
    killed: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    actions: int = 1_000
    gestures: float = math.inf


class Lasting(NamedTuple):
    """How long a long drill may last, and on how many processors."""

    minutes: float
    workers: int


_FAST: Final = _Sizes(
    kills=1, every_page=20, changes=2_000, schedules=2, is_timed=False, cuts=8, rooms=1, days=1, minutes=0.1,
    rounds=1, laptops=3, edits=3, members=4, faults=1, clients=8, merges=2, folders=2, bundles=40,
    every_history=5, killed=("edits", "forget"), commands=("forget", "new"), actions=60, gestures=30,
)  # fmt: skip
_SMALL: Final = _Sizes(
    kills=25, every_page=1, changes=100_000, schedules=300, is_timed=True, cuts=320, rooms=4, days=30,
    minutes=5, rounds=60, laptops=10, edits=20, members=50, faults=20, clients=200, merges=25, folders=20,
    bundles=1_000, every_history=1,
)  # fmt: skip
_FULL: Final = _Sizes(
    kills=300, every_page=1, changes=1_000_000, schedules=10_000, is_timed=True, cuts=5_000, rooms=12,
    days=100, minutes=20, rounds=600, laptops=50, edits=100, members=50, faults=300, clients=200, merges=500,
    folders=200, bundles=10_000, every_history=1,
)  # fmt: skip
# Other tests do the same in every run: journeys/test_killed_publish.py (publish and swap), reliability/
# test_drills.py and test_merging.py, services/people/test_forgetting_histories.py, services/plan/
# test_edit_cost.py, and the drill "hub".
_NOT_IN_FAST: Final = frozenset({"publish", "swap", "folder", "schedules", "forget", "cost", "live"})
SIZES: Final = {"fast": _FAST, "small": _SMALL, "full": _FULL}


def main() -> int:
    """Run drills in the chosen size; keep their results and write the table, or print it."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("--only", help="groups of drills, with commas; all without it")
    parser.add_argument("--write", type=Path, help="the file for the table; results are kept beside it")
    parser.add_argument(
        "--minutes",
        type=float,
        help="of random input, instead of those of the size; of schedules, folders and hub faults",
    )
    parser.add_argument("--workers", type=int, default=1, help="number of processes for the schedules")
    parser.add_argument("--laptops", type=int, help="at a hub, which then have a row of their own, untimed")
    parser.add_argument("--every", type=float, default=0, help="seconds between two edits of all of these")
    parser.add_argument("--edits", type=int, default=20, help="of each of these laptops")
    asked = parser.parse_args()
    sizes = SIZES[asked.size]
    sizes = sizes._replace(minutes=asked.minutes or sizes.minutes)
    if asked.laptops:
        sizes = sizes._replace(laptops=asked.laptops, edits=asked.edits, is_timed=False)
    lasting = Lasting(asked.minutes or math.inf, asked.workers)
    kept = asked.write.with_name("results.json") if asked.write else None
    is_good = True
    rows: dict[str, Any] = {}
    for group, drill in _groups(sizes, lasting, asked.every).items():
        if (
            group not in asked.only.split(",")
            if asked.only
            else asked.size == "fast" and group in _NOT_IN_FAST
        ):
            continue
        with tempfile.TemporaryDirectory() as folder:
            drills = drill(Path(folder))
        is_good = is_good and not any(each.failed for each in drills)
        # Other groups may have been run meanwhile.
        rows = json.loads(kept.read_text("utf-8")) if kept and kept.exists() else rows
        day = datetime.now(UTC).date().isoformat()
        paced = f" every {asked.every:g} s" if asked.every else ""
        kept_as = f"{group} of {asked.laptops}{paced}" if asked.laptops else group
        rows[kept_as] = [{**each._asdict(), "size": asked.size, "day": day} for each in drills]
        if kept:
            kept.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    text = _report(rows)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0 if is_good else 1


def _groups(sizes: _Sizes, lasting: Lasting, every: float) -> dict[str, Callable[[Path], list[Drill]]]:
    from tests.reliability.backup_drills import backup_drill, soak_drill
    from tests.reliability.bundle_drill import bundle_drill
    from tests.reliability.folder_drills import folder_drill
    from tests.reliability.full_disk import full_disk_drill
    from tests.reliability.hub_chaos import hub_chaos_drill
    from tests.reliability.hub_drills import hub_drill, live_drill
    from tests.reliability.hub_poolers import pooled_clients_drill, pooler_drill
    from tests.reliability.input_drill import random_input_drill
    from tests.reliability.kill_drills import (
        entry_drill,
        folder_swap_drill,
        kill_drills,
        merge_kill_drill,
        publish_drill,
    )
    from tests.reliability.merge_drills import merge_drill
    from tests.reliability.other_drills import cost_drill, damage_drill, forget_drill
    from tests.reliability.power_drills import power_drills

    return {
        "kill": lambda folder: kill_drills(folder / "kill", sizes.kills, sizes.killed),
        "entry": lambda folder: [entry_drill(folder, sizes.kills)],
        "publish": lambda folder: [publish_drill(folder, sizes.kills)],
        "swap": lambda folder: [folder_swap_drill(folder, sizes.kills)],
        "power": lambda folder: power_drills(folder, sizes.cuts),
        "disk": lambda folder: [full_disk_drill(folder, sizes.rooms, sizes.commands)],
        "merge": lambda folder: [merge_kill_drill(folder, sizes.merges)],
        "folder": lambda _folder: [folder_drill(sizes.folders, minutes=lasting.minutes)],
        "bundles": lambda folder: [bundle_drill(folder, sizes.bundles)],
        "schedules": lambda _folder: [
            merge_drill(sizes.schedules, minutes=lasting.minutes, workers=lasting.workers)
        ],
        "damage": lambda folder: [damage_drill(folder, sizes.every_page)],
        "forget": lambda folder: [forget_drill(folder, sizes.every_history)],
        "backup": lambda folder: [backup_drill(folder, sizes.days)],
        "cost": lambda folder: [cost_drill(folder, sizes.changes, is_timed=sizes.is_timed)],
        "hub": lambda folder: [
            hub_drill(folder, sizes.laptops, sizes.edits, is_timed=sizes.is_timed, every=every)
        ],
        "live": lambda folder: [live_drill(folder, sizes.members, sizes.edits, is_timed=sizes.is_timed)],
        "chaos": lambda _folder: [hub_chaos_drill(sizes.faults, minutes=lasting.minutes)],
        "pooler": lambda folder: [pooler_drill(folder), pooled_clients_drill(sizes.clients)],
        "soak": lambda folder: [soak_drill(folder, sizes.rounds)],
        "input": lambda folder: [random_input_drill(folder, sizes.minutes, sizes.gestures, sizes.actions)],
    }


def _report(rows: dict[str, Any]) -> str:
    from tests.reliability.drills import Drill, table, versions

    drills = [
        (Drill(each["name"], each["asked"], each["tried"], each["failed"], each["seen"]), each)
        for group in rows.values()
        for each in group
    ]
    text = table([drill for drill, _row in drills], [(row["size"], row["day"]) for _drill, row in drills])
    failed = "".join(f"- {each.name}: {said}\n" for each, _row in drills for said in each.failed)
    return _HEAD.format(versions=versions()) + text + (f"\nFailed:\n\n{failed}" if failed else "") + _MISSING


if __name__ == "__main__":
    sys.exit(main())
