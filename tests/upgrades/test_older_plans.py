"""A file of every format that a version has written opens today, whole, and takes edits.

Each file was made by the last version that wrote its format, the newer ones by `make_plans`. A new format
adds a file; none is ever made anew or removed.
"""

import json
import re
import shutil
from pathlib import Path

import pytest

from organizer_app.cli.main import run
from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.problems import FolderNotWritable
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import Person
from organizer_app.services.plan import backups, history
from organizer_app.services.plan.verifying import verify
from organizer_app.storage import plan_file
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
        made = backups.shelf(workspace).backups
        assert BackupReason.UPGRADE in {each.content.reason for each in made if each.content}
        assert format_of(Path(made[0].path)) == number


def test_an_older_plan_that_cannot_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older_plan(tmp_path, FORMAT - 1)
    monkeypatch.setattr(plan_file, "may_write", lambda _path: False)
    with pytest.raises(FolderNotWritable), opened(path):
        pass
    assert format_of(path) == FORMAT - 1


def test_a_command_that_upgrades_a_plan_says_so_and_where_the_old_one_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = older_plan(tmp_path, min(FILES))
    words = ["list", str(path), "actions", "--json"]
    assert run(words, draw=print) == 0
    said = capsys.readouterr()
    assert [each["title"] for each in json.loads(said.out)] == ["March", "Vigil"]
    before = Path(said.err.strip().rpartition(" it is in ")[2].removesuffix("."))
    assert format_of(before) == min(FILES)
    assert run(words, draw=print) == 0
    assert capsys.readouterr().err == ""
