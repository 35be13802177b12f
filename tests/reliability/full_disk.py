"""Runs commands on disks with ever less room: nothing may be lost or half-applied, and a sentence says so."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from organizer_app.domain.model.people import Person
from organizer_app.services.actions import action_rows
from organizer_app.services.plan import history
from tests.reliability.drills import Drill
from tests.reliability.watched_disk import WatchedDisk
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, opened, sample_plan

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence
    from pathlib import Path

# Bytes by which all files together may grow. Most commands are done with the last.
_ROOMS: Final = (
    *(1_000_000, 0, 100_000, 400_000),
    *(4096, 8192, 20_000, 40_000, 70_000, 200_000, 700_000, 1_500_000),
)
_COMMANDS: Final = (
    ("list", "{plan}", "actions"),
    ("import", "{plan}", "{csv}"),
    ("undo", "{plan}"),
    ("forget", "{plan}", "{person}", "--yes"),
    ("backup", "{plan}"),
    ("export", "{plan}", "--as", "csv", "--audience", "internal", "--out", "{folder}/out.csv"),
    ("new", "{folder}/new.organizer"),
    ("verify", "{plan}"),
)
# After the others the plan is as it was, done or not.
_CHANGING: Final = ("import", "undo", "forget")
# What a person is told of a full disk may not send them after another fault.
_FALSE: Final = ("damaged", "passphrase", "Traceback", "Error", "unexpected")
_State = tuple[int, int, int]


def full_disk_drill(folder: Path, rooms: int, names: Sequence[str] = ()) -> Drill:
    """Run each command, or those that are named, with as many sizes of room as asked for."""
    commands = [each for each in _COMMANDS if not names or each[0] in names]
    disk, failed, said = WatchedDisk(folder), list[str](), 0
    plan = sample_plan(folder, "made.organizer")
    with opened(plan) as workspace:
        add_action(workspace)
        with workspace.read() as reader:
            person = min(reader.all(Person), key=lambda each: each.name).name
    before = _state(plan)
    for command in commands:
        expected = before
        if command[0] in _CHANGING:
            done, expected = _run(disk, folder / f"{command[0]}-done", (plan, person), command, 1 << 40)
            assert done.returncode == 0, done.stderr
        for room in _ROOMS[:rooms]:
            here = folder / f"{command[0]}-{room}"
            ran, after = _run(disk, here, (plan, person), command, room)
            said += ran.returncode != 0
            faults = _faults(ran, before, after, expected)
            failed += [f"{command[0]} with {room:,} bytes: {fault}" for fault in faults]
            shutil.rmtree(here)
    disk.close()
    tried = len(commands) * len(_ROOMS[:rooms])
    asked = "the state before or after, one true sentence, and the plan goes on"
    return Drill(
        "disk full, commands x bytes of room", asked, tried, failed, f"{said} refused, {tried - said} done"
    )


def _run(
    disk: WatchedDisk, here: Path, known: tuple[Path, str], command: tuple[str, ...], room: int
) -> tuple[subprocess.CompletedProcess[str], _State]:
    """Run a command on a copy of the plan; return what it said, and the state afterwards."""
    plan, person = known
    home, mine = here / "home", here / "plan.organizer"
    home.mkdir(parents=True)
    shutil.copyfile(plan, mine)
    table = here / "cities.csv"
    table.write_text("city,state,date,lead\n" + "Boise,ID,2019-07-15,Ana Example\n" * 1, "utf-8")
    words = {"plan": mine, "csv": table, "person": person, "folder": here}
    ran = disk.with_room([word.format(**words) for word in command], room, home)
    return ran, _state(mine)


def _state(plan: Path) -> _State:
    """Return how many actions, people and steps there are, after checking that all agrees."""
    with opened(plan) as workspace:
        check_plan(workspace)
        with workspace.read() as reader:
            people = len(reader.all(Person))
        return len(action_rows.snapshot(workspace).rows), people, len(history.entries(workspace))


def _faults(
    ran: subprocess.CompletedProcess[str], before: _State, after: _State, expected: _State
) -> list[str]:
    faults = [f"says “{word}”: {ran.stderr.strip()[-200:]}" for word in _FALSE if word in ran.stderr]
    if ran.returncode not in {0, 1}:
        faults.append(f"ended with {ran.returncode}")
    if ran.returncode and len(ran.stderr.strip().splitlines()) != 1:
        faults.append(f"{len(ran.stderr.splitlines())} lines: {ran.stderr[-200:]}")
    if after not in {before, expected}:
        faults.append(f"half-applied: {before} became {after}")
    if not ran.returncode and after != expected:
        faults.append("says it is done, and it is not")
    return faults
