"""Check-in times are set for all cities, for a tag or for one city, each with the source of its default."""

import itertools
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.day.day_numbers import numbers_for
from organizer_app.domain.model.day.day_settings import DayNumber, DaySetting
from organizer_app.services.day.day_clock import changed_numbers, day_numbers, reset_number, set_number
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.day_numbers.day_numbers_sheet import DayNumbersSheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import opened


def sheet_of(qtbot: QtBot, program: Program) -> DayNumbersSheet:
    program.window.commands.run("day_numbers")
    sheet = program.window.commands.overlays.plan_sheet
    qtbot.waitUntil(sheet.save.isEnabled)
    return sheet


def choose(sheet: DayNumbersSheet, name: str) -> None:
    spot = sheet.scope.findText(name)
    assert spot >= 0
    sheet.scope.setCurrentIndex(spot)
    sheet.scope.activated.emit(spot)


def numbers(workspace: Workspace, action_id: str = "") -> dict[DayNumber, int]:
    with workspace.read() as reader:
        (mobilization,) = {each.mobilization_id for each in reader.all(DaySetting)}
        return numbers_for(changed_numbers(reader, mobilization), action_id)


def test_a_value_for_all_and_one_for_a_city(qtbot: QtBot, program: Program, plan: Path) -> None:
    sheet = sheet_of(qtbot, program)
    assert sheet.fields[DayNumber.BACKUP].placeholderText() == "16"
    texts = [label.text().replace("\u200b", "") for label in sheet.findChildren(PlainLabel)]
    assert any("Ok Alone" in text and "read Sat, Nov 28 2026" in text for text in texts)
    sheet.fields[DayNumber.LIVE_EVERY].setText("90")
    sheet.fields[DayNumber.EARLY].setText("off")
    qtbot.keyClick(sheet.fields[DayNumber.EARLY], Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden)
    sheet = sheet_of(qtbot, program)
    assert sheet.fields[DayNumber.LIVE_EVERY].text() == "90"
    assert sheet.fields[DayNumber.EARLY].text() == "off"
    choose(sheet, "Seattle")
    assert sheet.fields[DayNumber.LIVE_EVERY].text() == ""
    assert sheet.fields[DayNumber.LIVE_EVERY].placeholderText() == "90", "what holds for all"
    assert not sheet.fields[DayNumber.CLOCK_CORRECTION].isVisible(), "a city has no clock of this computer"
    sheet.fields[DayNumber.LIVE_EVERY].setText("30")
    sheet.save.click()
    qtbot.waitUntil(sheet.isHidden)
    with opened(plan) as workspace:
        seattle = next(key for key, city in day_numbers(workspace).cities if city == "Seattle")
        assert numbers(workspace)[DayNumber.LIVE_EVERY] == 90
        assert numbers(workspace)[DayNumber.EARLY] == -1
        assert numbers(workspace, seattle)[DayNumber.LIVE_EVERY] == 30
        assert reset_number(workspace, number=DayNumber.LIVE_EVERY, action_id=seattle)
        assert numbers(workspace, seattle)[DayNumber.LIVE_EVERY] == 90
        history.undo(workspace)
        assert numbers(workspace, seattle)[DayNumber.LIVE_EVERY] == 30


def test_each_default_is_below_its_name_and_what_is_no_number_is_said(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    sheet = sheet_of(qtbot, program)
    labels = [label for label in sheet.findChildren(PlainLabel) if label.isVisible()]
    # A name is the buddy of its field; its default is the next label below it.
    names = sorted(
        (each for each in labels if each.buddy() is not None), key=lambda each: top_of(sheet, each)
    )
    assert len(names) > 5
    for name, following in itertools.pairwise(names):
        bottom = top_of(sheet, name) + name.height()
        source = min(
            (each for each in labels if top_of(sheet, each) >= bottom), key=lambda each: top_of(sheet, each)
        )
        below = top_of(sheet, source) - bottom
        assert 3 * below <= top_of(sheet, following) - top_of(sheet, source) - source.height()
    for text in ("soon", "1-2", "\u0664"):
        sheet.fields[DayNumber.LEAD].setText(text)
        sheet.save.click()
        assert "is not a whole number" in sheet.wrong.text().replace("\u200b", "")
    sheet.fields[DayNumber.LEAD].setText("99999")
    sheet.save.click()
    assert sheet.wrong.text() == "Type a number from -1 to 1440."
    assert sheet.isVisible()
    change_theme(sheet, Theme("dark"))
    sheet.grab()
    sheet.fields[DayNumber.LEAD].clear()
    # An emptied field is the usual value again.
    sheet.fields[DayNumber.DRIFT].setText("5")
    sheet.save.click()
    qtbot.waitUntil(sheet.isHidden)
    sheet = sheet_of(qtbot, program)
    sheet.fields[DayNumber.DRIFT].clear()
    sheet.save.click()
    qtbot.waitUntil(sheet.isHidden)
    with opened(plan) as workspace:
        assert day_numbers(workspace).changed == ()


def test_a_number_that_nobody_set_is_not_reset(plan: Path) -> None:
    with opened(plan) as workspace:
        assert not reset_number(workspace, number=DayNumber.LEAD)
        set_number(workspace, number=DayNumber.LEAD, value=12)
        assert reset_number(workspace, number=DayNumber.LEAD)


def top_of(sheet: DayNumbersSheet, label: PlainLabel) -> int:
    return label.mapTo(sheet, QPoint(0, 0)).y()
