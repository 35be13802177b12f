"""A dropped file is looked at first and kept only when it is accepted, all of it or nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.programs import running, screen_of, settle
from tests.ui.overlays.importing.conftest import Act, Look

CITIES = "City,State,Date\nBoise,ID,2019-07-15\nReno,NV,2019-07-15\nNowhereville,ZZ,soon\nTOTAL,,\n"
NOTHING, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ESC = Qt.Key.Key_Escape


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


def take_for(box: QComboBox, field: str) -> None:
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def cities(program: Program) -> set[str]:
    return {row.city for row in screen_of(program).presenter.store.rows}


def said(sheet: ImportSheet) -> list[str]:
    return [row.text for row in sheet.list.lines]


def told(part: QWidget) -> list[str]:
    return [label.text() for label in part.findChildren(PlainLabel) if label.isVisible()]


def sample_of(sheet: ImportSheet, heading: str) -> str:
    box = sheet.columns.choices[heading]
    (label,) = (
        each
        for each in sheet.columns.findChildren(PlainLabel)
        if each.property("role") == "meta" and each.x() == box.x()
    )
    return label.text()


def test_rows_are_told_of_imported_as_one_step_and_undone(
    qtbot: QtBot, program: Program, look: Look, accept: Act
) -> None:
    table = screen_of(program).list.table
    table.setFocus()
    sheet = look(CITIES)
    assert (said(sheet)[0], sheet.list.lines[1].place) == ("1 row to look at", "Line 4")
    assert sheet.list.spoken_item(1).name.startswith("Line 4: ")
    assert sample_of(sheet, "City") == "Boise · Reno…"
    sheet.filters["skipped"].click()
    assert said(sheet) == ["1 line skipped", "a heading between rows: TOTAL"]
    sheet.filters["created"].click()
    assert {line.place for line in sheet.list.lines if line.place} == {"Line 2", "Line 3", "Line 4"}
    assert [chip.isChecked() for chip in sheet.filters.values()] == [True, False, False]
    sheet.filters["created"].click()
    doubts = said(sheet)
    assert {"1 row to look at", "1 line skipped"} <= set(doubts)
    assert (sheet.accept.text(), QApplication.focusWidget()) == ("Import 3 rows", sheet.accept)
    assert "Boise" not in cities(program)
    qtbot.keyClick(sheet.accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: {"Boise", "Reno"} <= cities(program))
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is table

    # What was to check opens again from what says that it was imported, and can only be read.
    qtbot.waitUntil(program.window.toast.isVisible)
    (offer,) = program.window.toast.offers
    offer.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert sheet.list.isVisible()
    assert said(sheet) == doubts
    assert not sheet.accept.isVisible()
    assert not any(bar.isVisible() for bar in sheet.findChildren(QProgressBar))
    assert "These lines were imported as listed here." in told(sheet)
    assert not any("until you import" in each for each in told(sheet))
    sheet.list.mending.begin(1)
    assert not sheet.list.mending.editor.isVisible()
    assert sheet.cross.isEnabled()
    qtbot.keyClick(sheet.cancel, ESC)
    assert sheet.isHidden()
    assert QApplication.focusWidget() is table

    again = look(CITIES)
    assert not again.accept.isEnabled()
    assert again.sentence.startswith("Nothing to import")
    again.leave()
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: "Boise" not in cities(program))
    accept(look("City,State,Date,Start,End\nBoise,ID,2019-07-15,12:00 PM,1:00 PM\n"))
    assert program.window.toast.offers == [], "without a doubt there are no lines to check"


def test_what_is_left_before_it_is_accepted_keeps_nothing(
    qtbot: QtBot, program: Program, tmp_path: Path, look: Look
) -> None:
    table = screen_of(program).list.table
    table.setFocus()
    sheet = look(CITIES)
    sheet.show_busy("Importing...")
    assert sheet.window().focusWidget() is sheet.cancel
    qtbot.keyClick(QApplication.focusWidget() or sheet, ESC)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is table
    program.window.take_files([tmp_path / "hosts.csv"])
    unread = program.window.commands.overlays.importing
    unread.leave()
    settle(qtbot, program)
    assert not unread.isVisible()
    assert not unread.list.lines
    assert "Boise" not in cities(program)


def test_one_answer_gives_all_rows_the_day_of_the_plan(
    qtbot: QtBot,
    program: Program,
    look: Look,
    accept: Act,
    choose_day: Act,
) -> None:
    hosts = ("Boise,ID", "Reno,NV", "Mesa,AZ", "Fargo,ND", "Ogden,UT")
    sheet = look("City,State,Date,Time\n" + "".join(f"{city},,11-1\n" for city in hosts))
    assert sheet.moments.itemText(0) == "As the file says"
    assert sheet.asking.plan_day.isHidden()
    choose_day(sheet)
    asked = "Use the day of the plan, Jul 15, for all 5 rows without a date"
    assert sheet.asking.plan_day.label.text() == asked
    assert [(row.place, row.text) for row in sheet.list.lines] == [
        ("", "5 rows to look at"),
        ("5 rows", "no date: kept as a draft"),
        ("5 rows", "“11-1” says neither am nor pm: check the time"),
    ]
    sheet.asking.plan_day.tick.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(sheet.asking.plan_day.tick, Qt.Key.Key_Space)
    assert not any(part.isEnabled() for part in (sheet.accept, sheet.columns, sheet.asking.cells))
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert sheet.window().focusWidget() is sheet.asking.plan_day.tick, "the next question is one Tab away"
    assert "no date" not in " ".join(said(sheet))
    accept(sheet)
    qtbot.waitUntil(lambda: "Ogden" in cities(program))
    rows = [row for row in screen_of(program).presenter.store.rows if row.city == "Ogden"]
    assert [(row.day, row.starts, row.ends) for row in rows] == [("2019-07-15", 660, 780)]


def test_what_cannot_be_imported_says_why(qtbot: QtBot, program: Program, tmp_path: Path, look: Look) -> None:
    program.window.take_files([tmp_path / "gone.csv"])
    gone = program.window.commands.overlays.importing
    qtbot.waitUntil(lambda: bool(gone.sentence) and gone.cancel.hasFocus())
    assert not gone.accept.isEnabled()
    for content, words in ((b"", ""), ("Boise,208 555 0119\nReno,775 555 0130\n", "no line of headings")):
        sheet = look(content)
        assert sheet.sentence
        assert words in sheet.sentence, "a row of a person is not taken for headings"
        assert not sheet.accept.isEnabled()
        assert not sheet.columns.isVisible()
        assert sheet.cancel.hasFocus()
    strange = look(CITIES, "Ort,Wann\nBoise,2019-07-15\n")
    assert strange.sentence.endswith("Import it by itself, then you can choose.")
    assert not strange.columns.isVisible()


def test_columns_that_say_nothing_are_asked_about_in_the_sheet(qtbot: QtBot, look: Look) -> None:
    sheet = look("Ort,Wann,Cell\nBoise,?,208 555 0119\n")
    assert "--map" not in sheet.sentence
    assert not sheet.accept.isEnabled()
    assert list(sheet.columns.choices) == ["Ort", "Wann", "Cell"]
    assert sample_of(sheet, "Ort") == "Boise"
    take_for(sheet.columns.choices["Ort"], "city")
    qtbot.waitUntil(sheet.accept.isEnabled)
    assert [row.cells for row in sheet.list.lines if row.cells] == [("Boise", "?", "208 ••• ••••")]
    unknown = look("Town,Start\nBoise,noon\nReno,TBD\n")
    box = unknown.columns.choices.get("Town")
    if box is not None:
        take_for(box, "notes")
        qtbot.waitUntil(unknown.moments.isEnabled)
    assert not unknown.accept.isEnabled()
    assert "already has all of this" not in unknown.sentence
    assert not [row for row in unknown.list.lines if row.mark == "circle-help"]


def test_long_names_and_lines_are_told_whole(
    program: Program, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.window.resize(1100, 700)
    name = f"{'all the cities of the spring ' * 5}second.csv"
    sheet = look("City,State,Date\n" + "Schulyerville,NY,2019-07-15\n" * 101, name=name)
    titles = [each for each in sheet.findChildren(PlainLabel) if each.text().startswith("Import all the")]
    (title,) = titles
    assert title.text().endswith("second.csv")
    assert title.toolTip() == name
    assert title.heightForWidth(title.width()) <= title.height()
    drawn: list[str] = []
    whole = TextPainter.elided

    def noted(texts: TextPainter, text: str, style: TextStyle, width: float) -> str:
        drawn.append(whole(texts, text, style, width))
        return drawn[-1]

    monkeypatch.setattr(TextPainter, "elided", noted)
    sheet.list.grab()
    assert sheet.list.lines[1].text in drawn


def test_the_hint_says_what_a_drop_would_do_and_goes(program: Program) -> None:
    for name, title in (("cities.csv", "Drop to import"), ("a.exe", "These cannot be dropped here")):
        data = QMimeData()
        data.setUrls([QUrl(f"file:///home/maya/{name}")])
        entering = QDragEnterEvent(
            QPoint(500, 500), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NOTHING
        )
        program.window.dragEnterEvent(entering)
        hint = program.window.commands.overlays.drop_hint
        assert hint.isVisible()
        assert (hint.title, hint.is_refused) == (title, name == "a.exe")
        hint.repaint()
        program.window.dragLeaveEvent(QDragLeaveEvent())
        assert hint.isHidden()


def test_a_file_dropped_without_a_plan_waits_for_the_one_that_is_made_for_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "cities.csv"
    file.write_text(CITIES, "utf-8")
    with running(qtbot, None) as program:
        welcome = program.window.welcome
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
        qtbot.waitUntil(sheet.accept.isEnabled)
        sheet.accept.click()
        qtbot.waitUntil(lambda: {"Boise", "Reno"} <= cities(program))


def test_a_column_is_taken_for_another_field_and_the_file_is_looked_at_again(
    qtbot: QtBot, program: Program, look: Look, accept: Act
) -> None:
    sheet = look(
        "Burg,State,Date,Who,Cell\nBoise,ID,2019-07-15,Ana Reyes,208 555 0119\nReno,NV,2019-07-15,,\n"
    )
    assert sheet.columns.isVisible()
    choices = sheet.columns.choices
    assert choices["Burg"].currentData() == "city"
    assert sample_of(sheet, "Burg").startswith("Our guess")
    assert choices["Burg"].accessibleName() == "“Burg” becomes"
    (line,) = (row for row in sheet.list.lines if row.place == "Line 2")
    assert line.cells == ("Boise", "ID", "2019-07-15", "Ana Reyes", "208 ••• ••••")
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
    for heading, field in (("Burg", "notes"), ("Burg", "city"), ("Who", "lead")):
        box = sheet.columns.choices[heading]
        take_for(box, field)
        qtbot.waitUntil(sheet.moments.isEnabled)
        assert box.currentData() == field
    accept(sheet)
    qtbot.waitUntil(lambda: {"Boise", "Reno"} <= cities(program))
    row = next(row for row in screen_of(program).presenter.store.rows if row.city == "Boise")
    assert row.lead == "Ana Reyes"


HOSTS = "City,State,Date,Title,Expected\nBoise,ID,2019-07-16,Vigil,40\nReno,NV,2019-07-16,Rally,60\n"


def test_a_list_that_comes_again_is_named_and_can_be_another_one(
    qtbot: QtBot, program: Program, look: Look, accept: Act
) -> None:
    accept(look(HOSTS))
    qtbot.waitUntil(lambda: "Boise" in cities(program))
    sheet = look(HOSTS.replace("Reno,NV,2019-07-16,Rally,60\n", ""))
    same = sheet.asking.same_list
    assert (same.label.text(), same.tick.isChecked()) == ("This is the list “hosts” again", True)
    title = "1 row is no longer in “hosts”. Its action stays in the plan"
    assert said(sheet)[said(sheet).index(title) + 1] == "Rally, Reno, Jul 16"
    assert not sheet.asking.without_planned.isVisible()
    same.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert (same.isVisible(), same.tick.isChecked()) == (True, False)
    assert said(sheet)[0] == "1 possible duplicate"
    assert title not in said(sheet)

    # Each line that looks like an action of the plan is left out with one answer.
    sheet = look(f"{HOSTS}Eugene,OR,2019-07-16,Vigil,30\n")
    sheet.asking.same_list.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    left_out = sheet.asking.without_planned
    assert left_out.label.text() == "Leave out all 2 lines that look like actions in the plan"
    left_out.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert said(sheet).count("left out in the preview") == 2
    assert (left_out.tick.isChecked(), sheet.accept.text()) == (True, "Import 1 row")
    left_out.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert said(sheet)[0] == "2 possible duplicates"
    sheet = look(HOSTS)
    for answer in (sheet.asking.same_list, sheet.asking.without_planned):
        answer.tick.click()
        qtbot.waitUntil(sheet.moments.isEnabled)
    assert not sheet.accept.isEnabled()
    assert sheet.sentence == "Every line is left out: nothing is imported. Clear the box to import them."

    sheet = look(HOSTS.replace(",40", ",").replace(",60", ","))
    believed = sheet.asking.of_the_file
    assert believed.label.text() == "Use the file for all 2 cells where the plan keeps its own"
    assert "Expected is empty now, or lacks this: the plan keeps “40”" in said(sheet)
    believed.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    accept(sheet)

    def expected() -> set[int | None]:
        return {r.expected for r in screen_of(program).presenter.store.rows if r.city in {"Boise", "Reno"}}

    qtbot.waitUntil(lambda: expected() == {None})


def pasted(program: Program, **formats: str) -> ImportSheet | None:
    """Put something into the clipboard and press Ctrl+V where no field takes it."""
    data = QMimeData()
    for kind, text in formats.items():
        data.setData(f"text/{kind}", text.encode())
    QApplication.clipboard().setMimeData(data)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(program.window, press)
    return program.window.commands.overlays.importing


def test_what_is_pasted_opens_the_sheet(qtbot: QtBot, program: Program, accept: Act) -> None:
    assert pasted(program, plain="  ") is None
    cards = pasted(program, plain="BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nTEL:202-555-0142\nEND:VCARD\n")
    qtbot.waitUntil(lambda: cards.accept.text() == "Import 1 person")
    cards.leave()
    head = "".join(f"<th>{heading}</th>" for heading in ("City", "State", "Date"))
    cells = "".join(f"<td>{cell}</td>" for cell in ("Boise", "ID", "2019-07-16"))
    for formats in (
        {"plain": "City\tState\tDate\nBoise\tID\t2019-07-16\n"},
        {
            "plain": "City State Date Boise ID 2019-07-16",
            "html": f"<table><tr>{head}</tr><tr>{cells}</tr></table>",
        },
    ):
        sheet = pasted(program, **formats)
        qtbot.waitUntil(sheet.moments.isEnabled)
        assert [box.currentData() for box in sheet.columns.choices.values()] == ["city", "state", "date"]
        if "html" in formats:
            accept(sheet)
        else:
            sheet.leave()
    qtbot.waitUntil(lambda: "Boise" in cities(program))
