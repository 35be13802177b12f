"""The name of a laptop is asked for once, may be left empty, and stands on every change from then on."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.environment.preferences import preferences_file, read_preferences, write_preferences
from organizer_app.services.people.people import add_person
from organizer_app.services.plan import history
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.name_sheet import NameSheet
from tests.support.open_plans import sample_plan
from tests.support.programs import running, settle


def asked(qtbot: QtBot, program: Program) -> NameSheet:
    qtbot.waitUntil(lambda: program.window.commands.overlays.naming is not None)
    sheet = program.window.commands.overlays.naming
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def last_author(program: Program) -> str:
    workspace = program.session.workspace
    assert workspace is not None
    add_person(workspace, name="Ines Park")
    return history.entries(workspace, limit=1)[0].author


def test_it_is_asked_once_and_written_into_changes(qtbot: QtBot, tmp_path: Path) -> None:
    plan, file = sample_plan(tmp_path), preferences_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"has_toured": true}', encoding="utf-8")
    with running(qtbot, plan, preferences=file) as program:
        sheet = asked(qtbot, program)
        sheet.field.setText("  Ana \t R. ")
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
        assert not sheet.isVisible()
        assert last_author(program) == "Ana R."
    assert read_preferences(file).author == "Ana R."
    with running(qtbot, plan, preferences=file) as program:
        settle(qtbot, program)
        assert program.window.commands.overlays.naming is None
        assert last_author(program) == "Ana R."
        program.window.commands.run("your_name")
        again = asked(qtbot, program)
        assert again.field.text() == "Ana R."
        again.empty.click()
        assert last_author(program) == ""


def test_closing_the_sheet_counts_as_an_answer(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text('{"has_toured": true}', encoding="utf-8")
    with running(qtbot, sample_plan(tmp_path), preferences=file) as program:
        sheet = asked(qtbot, program)
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        assert last_author(program) == ""
    known = read_preferences(file)
    assert (known.author, known.is_author_asked) == ("", True)
    write_preferences(file, known)
    assert read_preferences(file) == known
