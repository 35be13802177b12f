"""Nothing moves under the hand while answers come: controls, columns, rows and the keyboard stay."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.overlays.importing.moved_controls import places_of
from organizer_app.ui.overlays.importing.verdicts import Verdict, in_place
from tests.ui.overlays.importing.conftest import Answer, Look

HOSTS = (
    "City,State,Date,Start,Host,Email,Phone\n"
    "Portland,,2019-07-15,12-2,Ana Ruiz,ana@example.org,503-555-0106\n"
    "Albuquerqe,NM,2019-07-15,6-7,Bo Li,bo@example.org,505-555-0107\n"
    "Springfield,,2019-07-15,5,Dee Odom,dee@example.org,217-555-0108\n"
    "Reno,NV,,noonish,Eva Sol,eva@example.org,775-555-0109\n"
    "Boise,ID,2019-07-15,noon,Flo Tan,flo@example.org,208-555-0110\n"
)


def rested(qtbot: QtBot, sheet: ImportSheet) -> None:
    """Wait until a preview has settled."""
    qtbot.waitUntil(sheet.moments.isEnabled)
    qtbot.waitUntil(lambda: not sheet.is_settling)


@pytest.mark.parametrize("width", [1440, 1100])
def test_no_control_moves_while_every_question_is_answered(
    qtbot: QtBot, program: Program, look: Look, answer: Answer, width: int
) -> None:
    program.window.resize(width, 900)
    sheet = look(HOSTS)
    rested(qtbot, sheet)
    rows = [line.row for line in sheet.list.lines if line.row is not None]
    questions = [box.accessibleName() for box in sheet.asking.cells.boxes]
    assert len(questions) >= 3
    for asked in questions:
        box = next(each for each in sheet.asking.cells.boxes if each.accessibleName() == asked)
        # Who goes to a question out of sight scrolls to it.
        box.setFocus()
        before = places_of(sheet.panel)
        answer(sheet, asked, box.itemText(1))
        rested(qtbot, sheet)
        now = places_of(sheet.panel)
        # A line of text may round to another pixel.
        moved = {
            each: (before[each], at)
            for each, at in now.items()
            if (before.get(each, at) - at).manhattanLength() > 1
        }
        assert moved == {}
        assert [line.row for line in sheet.list.lines if line.row is not None][: len(rows)] == rows
        assert not sheet.accept.hasFocus()


def test_one_click_gives_every_question_its_likeliest_answer(qtbot: QtBot, look: Look) -> None:
    sheet = look(HOSTS)
    rested(qtbot, sheet)
    asking = sheet.asking
    before = {box.accessibleName(): box.currentIndex() for box in asking.cells.boxes}
    assert set(before.values()) == {0}
    place = asking.accept_guesses.pos()
    QTest.mouseClick(asking.accept_guesses, Qt.MouseButton.LeftButton)
    rested(qtbot, sheet)
    said = {box.accessibleName(): box.currentText() for box in asking.cells.boxes}
    guessed = [name for name, text in said.items() if text.endswith("(our guess)")]
    assert [name.split("”")[0] for name in guessed if "city" in name] == [
        "Which city is “Portland", "Which city is “Albuquerqe, NM",
    ]  # fmt: skip
    assert all(said[name] == "Leave it as it is" for name in said if "Springfield" in name)
    assert not asking.accept_guesses.isEnabled()
    assert asking.accept_guesses.pos() == place


def test_the_keyboard_stays_at_the_question_that_was_answered(qtbot: QtBot, look: Look) -> None:
    sheet = look(HOSTS)
    rested(qtbot, sheet)
    first = sheet.asking.cells.boxes[0]
    focused = sheet.window().focusWidget()
    assert focused is not None
    assert focused is first or first.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_2)
    rested(qtbot, sheet)
    assert sheet.asking.cells.boxes[0] is first
    after = sheet.window().focusWidget()
    assert after is not None
    assert after is first or first.isAncestorOf(after)
    QTest.keyClick(after, Qt.Key.Key_Return)
    assert sheet.isVisible()


def test_tab_goes_from_question_to_question_before_any_column(look: Look, qtbot: QtBot) -> None:
    sheet = look(HOSTS)
    rested(qtbot, sheet)
    seen, hidden = [], []
    for _step in range(40):
        focused = sheet.window().focusWidget()
        assert focused is not None
        seen.append(focused)
        is_scrolled = any(part.isAncestorOf(focused) for part in (sheet.asking, sheet.columns))
        if is_scrolled and focused.visibleRegion().isEmpty():
            hidden.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    asked = [at for at, each in enumerate(seen) if sheet.asking.isAncestorOf(each)]
    columns = [at for at, each in enumerate(seen) if sheet.columns.isAncestorOf(each)]
    assert asked
    assert columns
    assert max(at for at in asked if at < columns[0]) < columns[0]
    assert hidden == []


def test_rows_are_renewed_where_they_are_and_what_is_settled_is_checked() -> None:
    def row(line: int, text: str) -> Verdict:
        return Verdict(f"Line {line}", text, row=ListLine(0, line), cells=("x",))

    before = [
        Verdict("", "2 to look at", is_heading=True),
        Verdict("2 rows", "no am or pm", mark="circle-help", folded=(row(2, ""), row(3, ""))),
        row(4, "city"),
        Verdict("", "1 new", is_heading=True),
        row(5, "new"),
    ]
    after = [
        Verdict("", "1 to look at", is_heading=True),
        row(4, "city"),
        Verdict("", "3 new", is_heading=True),
        row(2, "fine"),
        row(3, "fine"),
        row(5, "new"),
    ]
    found = in_place(before, after)
    assert [each.text for each in found] == ["1 to look at", "no am or pm", "city", "3 new", "new"]
    assert (found[1].mark, [each.text for each in found[1].folded]) == ("check", ["fine", "fine"])
    assert [each.text for each in in_place(after, before)][-1] == "no am or pm"
