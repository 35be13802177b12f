"""A file of every format that a version has written opens today, whole, and takes edits.

Each file was made by the last version that wrote its format, the newer ones by `make_plans`. A new format
adds a file; none is ever made anew or removed.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.cli.main import run
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import FolderNotWritable, PlanInUse, PlanReadOnly
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.verifying import verify
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage import log_lineage, plan_file
from organizer_app.storage.plan_connection import open_protected
from organizer_app.storage.plan_format import FORMAT
from organizer_app.storage.rows.first_read import check_format
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, facts, opened
from tests.upgrades import make_plans

FOLDER = Path(__file__).parent
_FOUND = {int(re.sub(r"\D", "", path.name)): path for path in FOLDER.glob("format-*.organizer")}
FILES = dict(sorted(_FOUND.items()))
# In the place of a format: what the newest one is made of.
MADE_NOW = 0


def format_of(path: Path) -> int:
    connection, _key = open_protected(path, None)
    try:
        return check_format(connection, path)
    finally:
        connection.close()


def older_plan(folder: Path, number: int) -> Path:
    if number == MADE_NOW:
        make_plans.make_imported(folder / "format 0.organizer")
        return folder / "format 0.organizer"
    return Path(shutil.copyfile(FILES[number], folder / f"format {number}.organizer"))


def test_there_is_a_file_of_every_format() -> None:
    assert list(FILES) == list(range(1, FORMAT + 1))


@pytest.mark.parametrize("number", [*FILES, MADE_NOW])
def test_an_older_plan_opens_whole_and_takes_edits(tmp_path: Path, number: int) -> None:
    path = older_plan(tmp_path, number)
    assert format_of(path) == (number or FORMAT)
    with opened(path) as workspace:
        with workspace.read() as reader:
            actions = {action.title: action for action in reader.all(CityAction)}
            people = {person.name for person in reader.all(Person)}
        assert set(actions) == {"March", "Vigil"}
        assert str(actions["March"].starts_utc) == "2027-04-17 19:00:00+00:00"
        assert people == {"Zuzanna Testowa", "Ana Example"}
        check_plan(workspace)
        assert verify(workspace).is_good
        before = facts(workspace)
        add_action(workspace)
        history.undo(workspace)
        assert facts(workspace) == before
        check_plan(workspace)
    assert format_of(path) == FORMAT
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [number for number in FILES if number < FORMAT])
def test_an_older_plan_is_backed_up_as_it_was_before_it_is_upgraded(tmp_path: Path, number: int) -> None:
    path = older_plan(tmp_path, number)
    with opened(path) as workspace:
        made = backups.kept(workspace).backups
        assert BackupReason.UPGRADE in {each.content.reason for each in made if each.content}
        assert format_of(Path(made[0].path)) == number


def test_an_older_plan_that_cannot_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_asked: object) -> str:
        raise PermissionError

    path = older_plan(tmp_path, FORMAT - 1)
    monkeypatch.setattr(plan_file, "may_write", lambda _path: False)
    with pytest.raises(FolderNotWritable), opened(path):
        pass
    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    with pytest.raises(FolderNotWritable), reader_of(path):
        pass
    assert format_of(path) == FORMAT - 1


def test_an_older_plan_that_a_command_reads_is_said_to_be_in_use(tmp_path: Path) -> None:
    path = older_plan(tmp_path, FORMAT - 1)
    in_use = PlanInUse(str(path), PlanUser.READER.value, 0)
    with pytest.raises(PlanInUse):
        wiring.open_workspace(path, refusal=in_use)
    assert format_of(path) == FORMAT - 1


def test_a_command_that_upgrades_a_plan_says_so_and_where_the_old_one_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = older_plan(tmp_path, min(FILES))
    assert run(["undo", str(path)], draw=print) == 0
    before = Path(capsys.readouterr().err.strip().rpartition(" it is in ")[2].removesuffix("."))
    assert (format_of(before), format_of(path)) == (min(FILES), FORMAT)
    assert run(["redo", str(path)], draw=print) == 0
    assert capsys.readouterr().err == ""


READING = (
    ["list", "PLAN", "actions"],
    ["check", "PLAN"],
    ["schedule", "PLAN"],
    ["board", "PLAN"],
    ["numbers", "PLAN"],
    ["history", "PLAN"],
    ["conflicts", "PLAN"],
    ["template", "list", "PLAN"],
    ["verify", "PLAN"],
    ["export", "PLAN", "--as", "csv", "--audience", "internal", "--out", "OUT"],
)


@pytest.mark.parametrize("words", READING, ids=[words[0] for words in READING])
def test_a_command_that_only_reads_leaves_an_older_plan_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    path, out = older_plan(tmp_path, FORMAT - 1), tmp_path / "out.csv"
    before = path.read_bytes()
    known = {"PLAN": str(path), "OUT": str(out)}
    assert run([known.get(word, word) for word in words], draw=print) == 0
    said = capsys.readouterr()
    assert said.out
    assert said.err == ""
    assert path.read_bytes() == before
    assert {*tmp_path.iterdir()} - {out} == {path}


@pytest.mark.parametrize("number", [number for number in FILES if number < FORMAT])
def test_a_plan_of_every_format_can_be_read_without_being_upgraded(tmp_path: Path, number: int) -> None:
    path = older_plan(tmp_path, number)
    before = path.read_bytes()
    with reader_of(path) as workspace:
        check_plan(workspace)
        read = facts(workspace)
        with pytest.raises(PlanReadOnly) as refused:
            add_action(workspace)
        assert refused.value.path == str(path)
        (folder,) = (each for each in tmp_path.iterdir() if each.is_dir())
        assert folder.stat().st_mode & 0o777 == 0o700
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])
    with opened(path) as workspace:
        assert facts(workspace) == read


def test_a_plan_with_edits_in_its_log_is_read_with_them(tmp_path: Path) -> None:
    path = older_plan(tmp_path, FORMAT - 1)
    connection, _key = open_protected(path, None)
    log_lineage.begin(connection, path)
    connection.execute("UPDATE city_action SET title = 'Sit-in' WHERE title = 'Vigil'")
    with reader_of(path) as workspace, workspace.read() as reader:
        assert {action.title for action in reader.all(CityAction)} == {"March", "Sit-in"}
    connection.close()
    assert format_of(path) == FORMAT - 1


def test_a_copy_that_a_killed_command_left_is_deleted_a_day_later(tmp_path: Path) -> None:
    path = older_plan(tmp_path, FORMAT - 1)
    old, new = (tmp_path / f".{path.name}.reading-{name}" for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir()
        (folder / path.name).touch()
    os.utime(old, (0, 0))
    with reader_of(path):
        pass
    assert {*tmp_path.iterdir()} == {path, new}


@contextmanager
def reader_of(path: Path) -> Iterator[Workspace]:
    """Open a plan as a command that only reads, and close it again."""
    workspace = wiring.open_workspace(path, user=PlanUser.READER)
    try:
        yield workspace
    finally:
        workspace.close()
