"""A full disk, a held lock and a damaged file each have a name, and nothing is half-applied."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError, OperationalError

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import (
    CannotRead,
    CannotWrite,
    DiskFull,
    PlanBusy,
    PlanUnreadable,
    Problem,
)
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.places.places import Place
from organizer_app.storage.editor import Editor
from organizer_app.storage.failures import as_problems
from organizer_app.storage.plan_connection import keys_for, open_connection
from organizer_app.storage.plan_file import open_plan_file
from organizer_app.storage.reader import Reader
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, facts, opened


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ("database or disk is full", DiskFull),
        ("disk I/O error", DiskFull),
        ("database is locked", PlanBusy),
        ("database disk image is malformed", PlanUnreadable),
        ("file is not a database", PlanUnreadable),
        ("attempt to write a readonly database", CannotWrite),
        ("unable to open database file", CannotRead),
    ],
)
def test_what_the_database_says_becomes_a_problem_that_names_the_plan(
    message: str, problem: type[Problem]
) -> None:
    with pytest.raises(problem) as named, as_problems("my plan"):
        raise OperationalError("SELECT", None, sqlcipher.OperationalError(message))
    assert named.value.path == "my plan"  # type: ignore[attr-defined]  # each of these problems has a path


def test_a_fault_of_ours_stays_a_fault() -> None:
    with pytest.raises(DBAPIError), as_problems("my plan"):
        raise OperationalError("SELECT", None, sqlcipher.OperationalError("no such table: nouns"))
    with pytest.raises(ZeroDivisionError), as_problems("my plan"):
        raise ZeroDivisionError


def overfill(editor: Editor) -> None:
    pages = editor.connection.exec_driver_sql("PRAGMA page_count").scalar()
    editor.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    editor.add_all(CityAction(id=f"{n:06d}", notes="x" * 500) for n in range(2000))


def test_a_full_plan_refuses_the_edit_and_takes_the_next_one_when_there_is_room(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        add_action(workspace)
        before = facts(workspace)
        with pytest.raises(DiskFull) as full, workspace.edit(EditKind.IMPORTED) as editor:
            overfill(editor)
        assert full.value.path == str(path)
        assert facts(workspace) == before
        check_plan(workspace)
    with opened(path) as workspace:
        assert facts(workspace) == before
        add_action(workspace, "Portland, OR")
        check_plan(workspace)


FILL = """
import resource, sys
from pathlib import Path
from organizer_app import wiring
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.places.places import Place
from organizer_app.domain.basics.problems import DiskFull
plan, room = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
stored = 0
try:
    workspace = wiring.open_workspace(plan)
    for number in range(4000):
        with workspace.edit(EditKind.ADDED_ACTION) as editor:
            editor.put(CityAction(id=f"{number:06d}", notes="x" * 2000))
        stored += 1
except DiskFull:
    print(stored)
"""


@pytest.mark.parametrize("room", [400_000, 700_000, 1_500_000])
def test_when_no_file_may_grow_every_step_that_was_acknowledged_is_there(tmp_path: Path, room: int) -> None:
    path = empty_plan(tmp_path)
    command = [sys.executable, "-c", FILL, str(path), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    with opened(path) as workspace:
        check_plan(workspace)
        with workspace.read() as reader:
            assert len(reader.all(CityAction)) == int(done.stdout)


CREATE = """
import resource, sys
from pathlib import Path
from organizer_app import wiring
from organizer_app.domain.places.places import Place
from organizer_app.domain.basics.problems import DiskFull
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    wiring.create_plan(Path(sys.argv[1]), title="Plan", anchor_date=None, zone="UTC")
except DiskFull:
    print("full")
"""


def test_a_plan_that_does_not_fit_on_the_disk_is_not_made(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CREATE, str(tmp_path / "plan.organizer")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("full\n", "")
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_waits_too_long_is_told_that_the_plan_is_busy(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    holder = open_connection(path, next(keys_for(path, None)))
    holder.execute("BEGIN IMMEDIATE")
    database = open_plan_file(path)
    with pytest.raises(PlanBusy), database.writing():
        pass
    holder.execute("ROLLBACK")
    holder.close()
    with database.writing():
        pass
    database.close()


def test_damage_that_shows_in_the_midst_of_reading_names_the_plan_too(tmp_path: Path) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace, workspace.edit(EditKind.IMPORTED) as editor:
        editor.add_all(Place(id=f"{n:06d}", name="x" * 500) for n in range(3000))
    # The last pages say which tables there are: importing many rows writes their indexes anew.
    half = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(half)
        file.write(b"?" * (half // 2))
    database = open_plan_file(path)
    with database.reading() as connection:
        first = connection.exec_driver_sql("SELECT name FROM place")
        assert len(first.fetchone()[0]) == 500
        first.close()
    with pytest.raises(PlanUnreadable), database.reading() as connection:
        Reader(connection).columns(Place, ("name",))
    with pytest.raises(PlanUnreadable), database.reading() as connection:
        Reader(connection).all(Place)
    database.close()
