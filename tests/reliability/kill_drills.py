"""Kills the program during edits, import, forgetting, new and publishing, and looks at what is left."""

from __future__ import annotations

import functools
import os
import random
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from organizer_app import wiring
from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import UnknownPerson
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.environment.files.folder_files import CONTENTS, FolderContents, replace_files
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.people import forgetting
from organizer_app.services.sharing.published_files import published_files
from organizer_app.services.sharing.publishing import FolderClaim, publish
from organizer_app.storage.rows.first_read import read_snapshot
from organizer_app.wording.sharing.shared_schedules import schedule_words
from tests.journeys.publish_drill import drill
from tests.reliability.day_kill_cases import entry_case
from tests.reliability.drills import Drill
from tests.reliability.file_kill_cases import backup_case, passphrase_case, upgrade_case
from tests.reliability.killing import duration, killed
from tests.reliability.merge_drills import merge_case
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.raw_pages import traces_in_pages
from tests.support.shared_schedules import a_schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.reliability.killing import Work

    Case = Callable[[Path], tuple[Work, Callable[[list[str]], None]]]

_SEED: Final = 2027
_EDITS: Final = 60
_ROWS: Final = 200
_NAME, _WORDS = "Zuzanna Oyelaran", ("zuzanna", "oyelaran", "5550187")


def kill_drills(folder: Path, kills: int, killed: Sequence[str] = ()) -> list[Drill]:
    """Return what is left after a number of kills of each kind; edits and imports are killed more often.

    Args:
        folder: the plans are made here.
        kills: how often.
        killed: which kinds, by their last word; all if none is named.
    """
    cases: dict[str, tuple[str, Case]] = {
        "kill -9 during edits": ("every acknowledged edit is there; journal and rows agree", _edits),
        "kill -9 during an import": ("all of it or nothing", _import),
        "kill -9 during forget": ("the person is whole, or in no byte after the next start", _forget),
        "kill -9 during new": ("a whole plan or none, and the name is free", _new),
        "kill -9 during backup": ("the plan and every backup that counts are whole", backup_case),
        "kill -9 during a new passphrase": ("it opens with the old one or the new", passphrase_case),
        "kill -9 during an upgrade": ("it opens, whole, and takes edits", upgrade_case),
    }
    times = {"kill -9 during edits": kills * 10 // 3, "kill -9 during an import": kills * 5 // 3}
    return [
        _drill(name, asked, case, folder / case.__name__, times.get(name, kills))
        for name, (asked, case) in cases.items()
        if not killed or name.split()[-1] in killed
    ]


def entry_drill(folder: Path, kills: int) -> Drill:
    """Return what is left after a number of kills between the Enter of an entry and the board."""
    asked = "every entry that left the line is in the log, once"
    return _drill("kill -9 between Enter and the board", asked, entry_case, folder, kills)


def merge_kill_drill(folder: Path, kills: int) -> Drill:
    """Return what is left after a number of kills while changes of another laptop are taken in."""
    asked = "all of it or nothing; once more gives what it gives undisturbed"
    return _drill("kill -9 during a merge", asked, merge_case, folder / "merge", kills)


def publish_drill(folder: Path, kills: int) -> Drill:
    """Return what is left after a number of kills while a release is published."""
    asked = "the old files or the new; nothing left over after the next"
    return _drill("kill -9 during publish", asked, _publish, folder / "one", kills)


def folder_swap_drill(folder: Path, kills: int) -> Drill:
    """Return what is left after a number of kills while one of five published folders is swapped."""
    home = folder / "five"
    home.mkdir()
    with patch.dict(os.environ, XDG_STATE_HOME=str(folder / "state")):
        seen = drill(kills, home)
    failed = [f"{seen[kind]} {kind}" for kind in ("mixes", "leftovers") if seen[kind]]
    asked = "one version whole in each of five folders; a run elsewhere leaves nothing behind in any"
    return Drill("kill -9 while folders are swapped", asked, kills, failed, f"{seen['midway']} killed midway")


def _drill(name: str, asked: str, case: Case, folder: Path, kills: int) -> Drill:
    chance, failed, in_flight = random.Random(_SEED), list[str](), 0
    (folder / "timed").mkdir(parents=True)
    lasts = duration(case(folder / "timed")[0])
    for number in range(kills):
        here = folder / str(number)
        here.mkdir()
        work, look = case(here)
        found = killed(work, chance.uniform(0, lasts))
        in_flight += found.was_in_flight
        try:
            look(found.said)
        except Exception as fault:  # noqa: BLE001  # every fault is a line of the report
            failed.append(f"run {number}: {type(fault).__name__} {str(fault)[:200]}")
    return Drill(name, asked, kills, failed, f"{in_flight} killed in flight")


def _edits(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    path = empty_plan(folder)
    with opened(path) as workspace:
        action_id = add_action(workspace)

    def work(say: Callable[[str], None]) -> None:
        with opened(path) as workspace:
            for number in range(_EDITS):
                city_actions.set_notes(workspace, action_id=action_id, notes=str(number))
                say(str(number))

    def look(said: list[str]) -> None:
        with opened(path) as workspace:
            check_plan(workspace)
            with workspace.read() as reader:
                notes = reader.get(CityAction, action_id).notes
        last = int(said[-1]) if said else -1
        assert int(notes or -1) in {last, last + 1}, f"{notes} after {last} was acknowledged"

    return work, look


def _import(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    path = empty_plan(folder)
    lines = [f"Seattle,WA,2027-04-{1 + number % 28:02d},Person {number % 40}" for number in range(_ROWS)]
    file = IncomingFile("m.csv", "\n".join(["city,state,date,lead", *lines]).encode())

    def work(_say: Callable[[str], None]) -> None:
        with opened(path) as workspace:
            import_files(workspace, files=[file], options=ImportOptions())

    def look(_said: list[str]) -> None:
        with opened(path) as workspace:
            check_plan(workspace)
        assert len(read_snapshot(path).rows) in {0, _ROWS}

    return work, look


def _forget(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    path = empty_plan(folder)
    with opened(path) as workspace:
        action_id = add_action(workspace)
        city_actions.set_notes(workspace, action_id=action_id, notes=f"ask {_NAME}, 202 555 0187")
        with workspace.edit(EditKind.ADDED_PERSON) as editor:
            editor.put(Person(id="p", name=_NAME))
            point = ContactPoint(id="c", person_id="p", kind=ContactKind.PHONE, value="+12025550187")
            editor.put(point)

    def work(_say: Callable[[str], None]) -> None:
        with opened(path) as workspace:
            forgetting.forget(workspace, person_id="p")

    def look(_said: list[str]) -> None:
        with opened(path) as workspace:
            check_plan(workspace)
            is_known = True
            try:
                forgetting.find_person(workspace, wanted=_NAME)
            except UnknownPerson:
                is_known = False
            with workspace.read() as reader:
                notes = reader.get(CityAction, action_id).notes
        assert (_NAME in notes) == is_known
        if not is_known:
            assert traces_in_pages(path, _WORDS) == {}

    return work, look


def _new(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    path = folder / "plan.organizer"

    def work(_say: Callable[[str], None]) -> None:
        wiring.create_sample_plan(path)

    def look(_said: list[str]) -> None:
        if not path.exists():
            wiring.create_sample_plan(path)
        with opened(path) as workspace:
            assert len(action_rows.snapshot(workspace).rows) > 1
        left_over = [each.name for each in folder.iterdir() if each != path]
        assert not left_over, f"left over: {left_over}"

    return work, look


def _publish(folder: Path) -> tuple[Work, Callable[[list[str]], None]]:
    target = folder / "site"
    run = partial(
        publish,
        a_schedule(Audience.INTERNAL),
        folder=target,
        words=schedule_words(),
        claim=FolderClaim(may_replace=True),
    )
    old, new = _published(Audience.PARTNERS), _published(Audience.INTERNAL)
    replace_files(target, old, contents=FolderContents(Audience.PARTNERS.code, ""))

    def work(_say: Callable[[str], None]) -> None:
        run()

    def look(_said: list[str]) -> None:
        assert _files(target) in (old, new), "some files of one and some of the other"
        run()
        assert _files(target) == new
        left = [each.name for each in target.rglob(".*") if each.name != CONTENTS]
        assert left == [], "something is left over"
        assert [each.name for each in folder.iterdir() if not each.name.startswith(".")] == ["site"]

    return work, look


@functools.cache
def _published(audience: Audience) -> dict[str, bytes]:
    return published_files(a_schedule(audience), words=schedule_words())


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files of a published folder, without what it keeps for itself."""
    found = {}
    for each in sorted(folder.rglob("*")):
        name = each.relative_to(folder).as_posix()
        if not any(part.startswith(".") for part in name.split("/")) and name != CONTENTS:
            with suppress(IsADirectoryError):
                found[name] = each.read_bytes()
    return found
