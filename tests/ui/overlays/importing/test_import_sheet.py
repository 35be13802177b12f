"""A dropped file is looked at first and kept only when it is accepted, all of it or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of, settle

CITIES = "City,State,Date\nBoise,ID,2019-07-15\nReno,NV,2019-07-15\nNowhereville,ZZ,soon\nTOTAL,,\n"
NOTHING, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def roll(part: QWidget, turn: QPoint, modifier: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a part by one notch."""
    spot = QPointF(40, 40)
    event = QWheelEvent(
        spot,
        QPointF(part.mapToGlobal(spot.toPoint())),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # not inverted; Qt takes it by place alone
    )
    QApplication.sendEvent(part, event)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cities.csv"
    path.write_text(CITIES, "utf-8")
    return path


def looked_at(qtbot: QtBot, program: Program, *files: Path) -> ImportSheet:
    program.window.take_files(list(files))
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    assert sheet.isVisible()
    qtbot.waitUntil(sheet.moments.isEnabled)
    return sheet


def cities(program: Program) -> set[str]:
    return {row.city for row in screen_of(program).presenter.store.rows}


def test_one_answer_gives_all_rows_the_day_of_the_plan(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "hosts.csv"
    hosts = ("Boise,ID", "Reno,NV", "Mesa,AZ", "Fargo,ND", "Ogden,UT")
    path.write_text("City,State,Date,Time\n" + "".join(f"{city},,11-1\n" for city in hosts), "utf-8")
    sheet = looked_at(qtbot, program, path)
    assert sheet.asking.plan_day.isHidden()
    sheet.moments.setCurrentIndex(sheet.moments.findText("Prime Day 2019"))
    sheet.moments.activated.emit(sheet.moments.currentIndex())
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert (
        sheet.asking.plan_day.label.text() == "Use the day of the plan, Jul 15, for all 5 rows without a date"
    )
    assert [(row.place, row.text) for row in sheet.list.lines] == [
        ("", "5 rows to look at"),
        ("5 rows", "no date: kept as a draft"),
        ("5 rows", "“11-1” says neither am nor pm: check the time"),
    ]
    sheet.asking.plan_day.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert "no date" not in " ".join(row.text for row in sheet.list.lines)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    qtbot.waitUntil(lambda: "Ogden" in cities(program))
    rows = [row for row in screen_of(program).presenter.store.rows if row.city == "Ogden"]
    assert [(row.day, row.starts, row.ends) for row in rows] == [("2019-07-15", 660, 780)]


def test_tab_goes_down_the_sheet_with_the_questions_before_the_columns(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "hosts.csv"
    path.write_text("City,State,Date\nSpringfield,,\nReno,NV,\n", "utf-8")
    sheet = looked_at(qtbot, program, path)
    sheet.moments.setCurrentIndex(sheet.moments.findText("Prime Day 2019"))
    sheet.moments.activated.emit(sheet.moments.currentIndex())
    qtbot.waitUntil(sheet.moments.isEnabled)
    qtbot.waitUntil(lambda: sheet.asking.plan_day.isVisible() and sheet.asking.cells.boxes[0].isVisible())
    sheet.moments.setFocus(Qt.FocusReason.TabFocusReason)
    gone_through: list[QWidget] = []
    while sheet.moments not in gone_through:
        here = sheet.window().focusWidget()
        assert here is not None
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        following = sheet.window().focusWidget()
        assert following is not None
        gone_through.append(following)
    wanted = [sheet.asking.plan_day.tick, sheet.asking.cells.boxes[0], sheet.list, sheet.cancel, sheet.accept]
    assert [part for part in gone_through if part in wanted] == wanted
    columns = [part for part in gone_through if sheet.columns.isAncestorOf(part)]
    assert gone_through.index(sheet.asking.cells.boxes[0]) < gone_through.index(columns[0])
    assert gone_through.index(columns[-1]) < gone_through.index(sheet.list)


def test_doubts_and_skipped_lines_are_told_before_anything_is_kept(
    qtbot: QtBot, program: Program, file: Path
) -> None:
    sheet = looked_at(qtbot, program, file)
    said = [row.text for row in sheet.list.lines]
    assert said[0] == "1 row to look at"
    assert "1 line skipped" in said
    assert sheet.list.lines[1].place == "Line 4"
    spoken = sheet.list.spoken_item(1).name
    assert spoken.startswith("Line 4: ")
    assert "Boise" not in cities(program)


@pytest.mark.parametrize("size", [(1440, 900), (1100, 700)])
def test_what_is_said_of_a_city_that_is_not_known_is_not_cut_off(
    qtbot: QtBot,
    program: Program,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    file = tmp_path / "cities.csv"
    file.write_text("City,State,Date\n" + "Schulyerville,NY,2019-07-15\n" * 101, "utf-8")
    program.window.resize(*size)
    sheet = looked_at(qtbot, program, file)
    drawn: list[str] = []
    whole = TextPainter.elided

    def noted(texts: TextPainter, text: str, style: TextStyle, width: float) -> str:
        drawn.append(whole(texts, text, style, width))
        return drawn[-1]

    monkeypatch.setattr(TextPainter, "elided", noted)
    sheet.list.grab()
    assert sheet.list.lines[1].text in drawn


def test_a_city_that_is_planned_already_is_told_before_anything_is_kept(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    file = tmp_path / "hosts.csv"
    file.write_text("City,State,Date,Lead\nSan Francisco,CA,2019-07-15,Ana Ruiz\n", "utf-8")
    sheet = looked_at(qtbot, program, file)
    assert [(row.place, row.text) for row in sheet.list.lines] == [
        ("", "1 possible duplicate"),
        ("Line 2", "possible duplicate: San Francisco, CA already has a march on Jul 15"),
    ]


def test_enter_imports_as_one_step_and_undo_takes_it_back(qtbot: QtBot, program: Program, file: Path) -> None:
    sheet = looked_at(qtbot, program, file)
    here = QApplication.focusWidget()
    assert here is sheet.accept
    qtbot.keyClick(here, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: {"Boise", "Reno"} <= cities(program))
    assert not sheet.isVisible()
    qtbot.waitUntil(program.window.toast.isVisible)
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: "Boise" not in cities(program))


def test_esc_keeps_nothing_and_gives_the_focus_back(qtbot: QtBot, program: Program, file: Path) -> None:
    table = screen_of(program).list.table
    table.setFocus()
    sheet = looked_at(qtbot, program, file)
    qtbot.keyClick(QApplication.focusWidget() or sheet, ESC)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is table
    assert "Boise" not in cities(program)


def test_cancel_has_the_keyboard_while_rows_are_written(qtbot: QtBot, program: Program, file: Path) -> None:
    sheet = looked_at(qtbot, program, file)
    assert sheet.window().focusWidget() is sheet.accept
    sheet.show_busy("Importing...")
    assert sheet.window().focusWidget() is sheet.cancel


def test_leaving_while_it_reads_drops_the_answer(qtbot: QtBot, program: Program, file: Path) -> None:
    program.window.take_files([file])
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    sheet.leave()
    settle(qtbot, program)
    assert not sheet.isVisible()
    assert not sheet.list.lines


def test_importing_again_says_that_there_is_nothing_new(qtbot: QtBot, program: Program, file: Path) -> None:
    looked_at(qtbot, program, file).accept.click()
    qtbot.waitUntil(lambda: "Boise" in cities(program))
    sheet = looked_at(qtbot, program, file)
    assert not sheet.accept.isEnabled()
    assert sheet.sentence.startswith("Nothing to import")


def test_a_file_that_cannot_be_imported_is_refused_with_a_sentence(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    empty, gone = tmp_path / "empty.csv", tmp_path / "gone.csv"
    empty.write_bytes(b"")
    for path in (empty, gone):
        sheet = looked_at(qtbot, program, path)
        assert sheet.sentence
        assert not sheet.accept.isEnabled()
        assert sheet.cancel.hasFocus()


def test_columns_that_say_nothing_are_asked_about_in_the_sheet(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "orte.csv"
    path.write_text("Ort,Wann,Cell\nBoise,2019-07-15,208 555 0119\n", "utf-8")
    sheet = looked_at(qtbot, program, path)
    assert "--map" not in sheet.sentence
    assert not sheet.accept.isEnabled()
    assert list(sheet.columns.choices) == ["Ort", "Wann", "Cell"]
    box = sheet.columns.choices["Ort"]
    box.setCurrentIndex(box.findData("city"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert [row.cells for row in sheet.list.lines if row.cells] == [("Boise", "2019-07-15", "208 ••• ••••")]


def test_one_of_several_files_that_says_nothing_is_to_be_looked_at_alone(
    qtbot: QtBot, program: Program, tmp_path: Path, file: Path
) -> None:
    strange = tmp_path / "orte.csv"
    strange.write_text("Ort,Wann\nBoise,2019-07-15\n", "utf-8")
    sheet = looked_at(qtbot, program, file, strange)
    assert sheet.sentence.endswith("Import it by itself, then you can choose.")
    assert not sheet.columns.isVisible()


def test_a_first_row_of_a_person_is_not_taken_for_headings(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Boise,208 555 0119\nReno,775 555 0130\n", "utf-8")
    sheet = looked_at(qtbot, program, path)
    assert not sheet.columns.isVisible()
    assert "no line of headings" in sheet.sentence


def test_lines_that_say_too_little_are_not_taken_for_known_ones(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "starts.csv"
    path.write_text("Town,Start\nBoise,noon\nReno,TBD\n", "utf-8")
    sheet = looked_at(qtbot, program, path)
    box = sheet.columns.choices.get("Town")
    if box is not None:
        box.setCurrentIndex(box.findData("notes"))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(sheet.moments.isEnabled)
    assert not sheet.accept.isEnabled()
    assert "already has all of this" not in sheet.sentence
    assert not [row for row in sheet.list.lines if row.mark == "circle-help"]


def test_a_very_long_file_name_keeps_its_beginning_and_its_end(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / f"{'all the cities of the spring ' * 5}second.csv"
    path.write_text(CITIES, "utf-8")
    sheet = looked_at(qtbot, program, path)
    (title,) = (
        each for each in sheet.findChildren(PlainLabel) if each.text().startswith("Import all the cities")
    )
    assert title.text().endswith("second.csv")
    assert title.toolTip() == path.name
    assert title.heightForWidth(title.width()) <= title.height()


def test_another_mobilization_is_looked_at_anew(qtbot: QtBot, program: Program, file: Path) -> None:
    sheet = looked_at(qtbot, program, file)
    assert sheet.moments.itemText(0) == "As the file says"
    sheet.moments.setCurrentIndex(0)
    sheet.moments.activated.emit(0)
    assert not sheet.accept.isEnabled()
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert sheet.accept.text() == "Import 3 rows"


def test_the_hint_says_what_a_drop_would_do_and_goes(program: Program, file: Path, tmp_path: Path) -> None:
    for path, title in ((file, "Drop to import"), (tmp_path / "a.exe", "These cannot be dropped here")):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        entering = QDragEnterEvent(
            QPoint(500, 500),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        program.window.dragEnterEvent(entering)
        hint = program.window.commands.overlays.drop_hint
        assert hint is not None
        assert hint.isVisible()
        assert hint.title == title
        assert hint.is_refused is (path.suffix == ".exe")
        hint.repaint()
        program.window.dragLeaveEvent(QDragLeaveEvent())
        assert hint.isHidden()


def test_a_file_dropped_without_a_plan_waits_for_the_one_that_is_made_for_it(
    qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    with running(qtbot, None) as program:
        welcome = program.window.welcome
        assert welcome is not None
        welcome.ask_table = lambda _parent, _folder: file
        welcome.hint.link.click()
        assert "cities.csv" in welcome.form.hint
        qtbot.keyClick(welcome.form.title, ESC)
        assert welcome.form.hint == ""
        welcome.hint.link.click()
        welcome.ask_save = lambda _parent, path: tmp_path / path.name
        qtbot.keyClicks(welcome.form.title, "Western cities")
        welcome.form.submit.click()
        qtbot.waitUntil(lambda: program.window.plan_screen is not None)
        sheet = program.window.commands.overlays.importing
        assert sheet is not None
        qtbot.waitUntil(sheet.accept.isEnabled)
        sheet.accept.click()
        qtbot.waitUntil(lambda: {"Boise", "Reno"} <= cities(program))


CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noor Example\r\nTEL:+1 206 555 0171\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:+1 206 555 0172\r\nEND:VCARD\r\n"
)


def test_contact_cards_are_counted_and_a_refused_one_says_why(
    qtbot: QtBot, program: Program, tmp_path: Path, file: Path
) -> None:
    cards = tmp_path / "people.vcf"
    cards.write_text(CARDS, "utf-8", newline="")
    program.window.take_files([cards])
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    assert not sheet.moments.isVisible()
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert sheet.accept.text() == "Import 1 person"
    assert sheet.list.lines[0].text == "1 refused"
    assert "names nobody" in sheet.list.lines[1].text
    sheet.accept.click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    said = [label.accessibleName() for label in program.window.toast.findChildren(PlainLabel)]
    assert "1 person added" in said[0]
    program.window.take_files([cards, file])
    assert not sheet.isVisible(), "cards and tables are looked at one after the other"


def test_a_column_is_taken_for_another_field_and_the_file_is_looked_at_again(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "hosts.csv"
    path.write_text(
        "Burg,State,Date,Who,Cell\nBoise,ID,2019-07-15,Ana Reyes,208 555 0119\nReno,NV,2019-07-15,,\n",
        "utf-8",
    )
    sheet = looked_at(qtbot, program, path)
    assert sheet.columns.isVisible()
    choices = sheet.columns.choices
    assert {heading: box.currentData() for heading, box in choices.items()}["Burg"] == "notes"
    assert choices["Burg"].accessibleName() == "“Burg” becomes"
    (row,) = (row for row in sheet.list.lines if row.place == "Line 2")
    assert row.cells == ("Boise", "ID", "2019-07-15", "Ana Reyes", "208 ••• ••••")
    bar = sheet.columns.area.horizontalScrollBar()
    before = sheet.columns.spans()[0]
    bar.setRange(0, 200)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Right)
    assert sheet.columns.spans()[0][0] == before[0] - bar.value() < before[0]
    qtbot.keyClick(sheet.list, Qt.Key.Key_Left)
    assert sheet.columns.spans()[0] == before
    for turn, modifier in ((QPoint(-120, 0), NOTHING), (QPoint(0, -120), SHIFT)):
        roll(sheet.list.viewport(), turn, modifier)
        assert bar.value() > 0
        bar.setValue(0)
    for heading, field in (("Burg", "city"), ("Who", "lead")):
        box = sheet.columns.choices[heading]
        box.setCurrentIndex(box.findData(field))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(sheet.moments.isEnabled)
        assert box.currentData() == field
    qtbot.mouseClick(sheet.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: {"Boise", "Reno"} <= cities(program))
    row = next(row for row in screen_of(program).presenter.store.rows if row.city == "Boise")
    assert row.lead == "Ana Reyes"


def test_the_lines_to_check_open_again_from_what_says_that_they_were_imported(
    qtbot: QtBot, program: Program, file: Path
) -> None:
    sheet = looked_at(qtbot, program, file)
    doubts = [row.text for row in sheet.list.lines]
    assert doubts
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    (offer,) = program.window.toast.offers
    assert offer.text() == "See lines to check"
    offer.click()
    assert sheet.isVisible()
    assert sheet.list.isVisible()
    assert [row.text for row in sheet.list.lines] == doubts
    assert not sheet.accept.isVisible()
    qtbot.keyClick(sheet, ESC)
    assert sheet.isHidden()


def test_an_import_without_a_doubt_offers_no_lines(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "sure.csv"
    path.write_text("City,State,Date,Start,End\nBoise,ID,2019-07-15,12:00 PM,1:00 PM\n", "utf-8")
    sheet = looked_at(qtbot, program, path)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    assert program.window.toast.offers == []


HOSTS = "City,State,Date,Title,Expected\nBoise,ID,2019-07-16,Vigil,40\nReno,NV,2019-07-16,Rally,60\n"


def brought(qtbot: QtBot, program: Program, path: Path, text: str) -> ImportSheet:
    """Import a file, then preview it with another text."""
    path.write_text(HOSTS, "utf-8")
    sheet = looked_at(qtbot, program, path)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    qtbot.waitUntil(lambda: "Boise" in cities(program))
    path.write_text(text, "utf-8")
    return looked_at(qtbot, program, path)


def test_a_list_that_comes_again_is_named_and_can_be_another_one(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    sheet = brought(
        qtbot, program, tmp_path / "hosts.csv", HOSTS.replace("Reno,NV,2019-07-16,Rally,60\n", "")
    )
    assert (sheet.asking.same_list.label.text(), sheet.asking.same_list.tick.isChecked()) == (
        "This is the list “hosts” again",
        True,
    )
    said = [row.text for row in sheet.list.lines]
    title = "1 row is no longer in “hosts”. Its action stays in the plan"
    assert said[said.index(title) + 1] == "Rally, Reno, Jul 16"
    sheet.asking.same_list.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert sheet.asking.same_list.isVisible()
    assert not sheet.asking.same_list.tick.isChecked()
    said = [row.text for row in sheet.list.lines]
    assert said[0] == "1 possible duplicate"
    assert title not in said


def test_one_answer_takes_the_file_where_the_plan_would_keep_its_own(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    sheet = brought(qtbot, program, tmp_path / "hosts.csv", HOSTS.replace(",40", ",").replace(",60", ","))
    assert (
        sheet.asking.of_the_file.label.text() == "Use the file for all 2 cells where the plan keeps its own"
    )
    assert "Expected is empty now, or lacks this: the plan keeps “40”" in [
        row.text for row in sheet.list.lines
    ]
    sheet.asking.of_the_file.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    qtbot.waitUntil(
        lambda: (
            {r.expected for r in screen_of(program).presenter.store.rows if r.city in {"Boise", "Reno"}}
            == {None}
        )
    )


def pasted(program: Program, **formats: str) -> None:
    """Put something into the clipboard and press Ctrl+V where no field takes it."""
    data = QMimeData()
    for kind, text in formats.items():
        data.setData(f"text/{kind}", text.encode())
    QApplication.clipboard().setMimeData(data)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(program.window, press)


@pytest.mark.parametrize(
    "formats",
    [
        {"plain": "City\tState\tDate\nBoise\tID\t2019-07-16\n"},
        {
            "plain": "City State Date Boise ID 2019-07-16",
            "html": "<table><tr><th>City</th><th>State</th><th>Date</th></tr>"
            "<tr><td>Boise</td><td>ID</td><td>2019-07-16</td></tr></table>",
        },
    ],
    ids=["cells of a sheet", "a table of a page"],
)
def test_a_pasted_table_opens_the_sheet(qtbot: QtBot, program: Program, formats: dict[str, str]) -> None:
    pasted(program, **formats)
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert [box.currentData() for box in sheet.columns.choices.values()] == ["city", "state", "date"]
    sheet.accept.click()
    qtbot.waitUntil(sheet.isHidden)
    qtbot.waitUntil(lambda: "Boise" in cities(program))


def test_pasted_contact_cards_become_people(qtbot: QtBot, program: Program) -> None:
    pasted(program, plain="BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nTEL:202-555-0142\nEND:VCARD\n")
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.cancel.isEnabled)
    qtbot.waitUntil(lambda: sheet.accept.text() == "Import 1 person" or sheet.accept.isEnabled())
    sheet.leave()


def test_an_empty_clipboard_opens_nothing(program: Program) -> None:
    pasted(program, plain="  ")
    assert program.window.commands.overlays.importing is None
