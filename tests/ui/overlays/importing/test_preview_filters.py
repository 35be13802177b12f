"""The counts of a preview are its filters, and every column shows what is in it."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.ui.overlays.importing.test_import_sheet import HOSTS, brought, file, looked_at, program

__all__ = ["file", "program"]


def test_a_count_shows_only_its_lines_and_all_when_it_is_pressed_again(
    qtbot: QtBot, program: Program, file: Path
) -> None:
    sheet = looked_at(qtbot, program, file)
    whole = [line.text for line in sheet.list.lines]
    assert list(sheet.filters) == ["created", "skipped", "doubts"]
    skipped, created = sheet.filters["skipped"], sheet.filters["created"]
    skipped.click()
    assert [line.text for line in sheet.list.lines] == ["1 line skipped", "a heading between rows: TOTAL"]
    created.click()
    assert {line.place for line in sheet.list.lines if line.place} == {"Line 2", "Line 3", "Line 4"}
    assert (skipped.isChecked(), created.isChecked()) == (False, True)
    created.click()
    assert [line.text for line in sheet.list.lines] == whole


def test_one_answer_leaves_out_all_lines_that_look_like_actions_of_the_plan(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    sheet = brought(qtbot, program, tmp_path / "hosts.csv", f"{HOSTS}Eugene,OR,2019-07-16,Vigil,30\n")
    assert not sheet.asking.without_planned.isVisible()
    sheet.asking.same_list.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert (
        sheet.asking.without_planned.label.text()
        == "Leave out all 2 lines that look like actions in the plan"
    )
    sheet.asking.without_planned.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert [row.text for row in sheet.list.lines].count("left out in the preview") == 2
    assert (sheet.asking.without_planned.tick.isChecked(), sheet.accept.text()) == (True, "Import 1 row")
    sheet.asking.without_planned.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert sheet.list.lines[0].text == "2 possible duplicates"


def test_who_leaves_out_every_line_is_not_asked_about_columns(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    sheet = brought(qtbot, program, tmp_path / "hosts.csv", HOSTS)
    sheet.asking.same_list.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    sheet.asking.without_planned.tick.click()
    qtbot.waitUntil(sheet.moments.isEnabled)
    assert not sheet.accept.isEnabled()
    assert sheet.sentence == "Every line is left out: nothing is imported. Clear the box to import them."


def test_each_column_shows_its_first_cells_also_where_no_heading_is_known(
    qtbot: QtBot, program: Program, file: Path, tmp_path: Path
) -> None:
    sheet = looked_at(qtbot, program, file)
    assert sample_of(sheet, "City") == "Boise · Reno…"
    other = tmp_path / "orte.csv"
    other.write_text("wo,wann\nBoise,15.07.2019\n", "utf-8")
    sheet.leave()
    unread = looked_at(qtbot, program, other)
    assert sample_of(unread, "wo") == "Boise"


def sample_of(sheet: ImportSheet, heading: str) -> str:
    box = sheet.columns.choices[heading]
    (label,) = (
        each
        for each in sheet.columns.findChildren(PlainLabel)
        if each.property("role") == "meta" and each.x() == box.x()
    )
    return label.text()
