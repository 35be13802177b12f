"""The settings of a plan are typed in one sheet and saved as one step; another day says what moves."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.audiences import Audience
from organizer_app.services.plan import history
from organizer_app.services.plan.plan_settings import plan_settings
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.settings.settings_sheet import SettingsSheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.wording.language.measures import distance, first_weekday
from tests.support.open_plans import opened


def sheet_of(qtbot: QtBot, program: Program) -> SettingsSheet:
    program.window.commands.run("settings")
    sheet = program.window.commands.overlays.plan_sheet
    qtbot.waitUntil(sheet.save.isEnabled)
    return sheet


def test_the_sheet_is_gone_through_by_tab_and_says_what_cannot_be_read(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    names = [action.text() for action in program.window.menu.actions()]
    assert "Plan settings…" in names
    assert "Import a file…" in names
    sheet = sheet_of(qtbot, program)
    assert sheet.fields["demand"].text()
    assert {
        code: field.cursorPosition() for code, field in sheet.fields.items() if field.cursorPosition()
    } == {}
    program.window.activateWindow()
    fields = sheet.fields
    wanted = [fields["anchor_date"], sheet.zone, sheet.along, fields["goal_cities"], fields["goal_turnout"]]
    fields["title"].setFocus(Qt.FocusReason.TabFocusReason)
    for part in wanted:
        sheet.focusNextPrevChild(True)  # noqa: FBT003  # Qt's own signature
        assert sheet.window().focusWidget() is part
    sheet.fields["goal_cities"].setText("many")
    sheet.save.click()
    assert "is not a number" in sheet.wrong.text().replace("\u200b", "")
    sheet.fields["goal_cities"].setText("7")
    sheet.fields["title"].setText(" ")
    sheet.save.click()
    assert "needs a title" in sheet.wrong.text().replace("\u200b", "")
    change_theme(sheet, Theme("dark"))
    sheet.leave()
    with opened(plan) as workspace:
        assert plan_settings(workspace).title == "Prime Day 2019"


def test_units_and_weeks_are_chosen_here_and_kept_on_this_laptop(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    with opened(plan) as workspace:
        steps = len(history.page(workspace))
    sheet = sheet_of(qtbot, program)
    assert (sheet.laptop.units.currentText(), sheet.laptop.week.currentText()) == (
        "As in the plan's country",
    ) * 2
    sheet.laptop.units.setCurrentIndex(sheet.laptop.units.findText("Kilometers"))
    sheet.laptop.week.setCurrentIndex(sheet.laptop.week.findText("Monday"))
    qtbot.keyClick(sheet.laptop.week, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet.isHidden)
    assert (distance(10), first_weekday()) == ("10\xa0km", 0)
    again = sheet_of(qtbot, program)
    assert (again.laptop.units.currentText(), again.laptop.week.currentText()) == ("Kilometers", "Monday")
    assert again.laptop.commands() == []
    with opened(plan) as workspace:
        assert len(history.page(workspace)) == steps, "the plan has no part of it"


def test_everything_typed_is_one_step(qtbot: QtBot, program: Program, plan: Path) -> None:
    with opened(plan) as workspace:
        before = plan_settings(workspace)
    sheet = sheet_of(qtbot, program)
    for code, text in {
        "title": "Prime Day of Action",
        "goal_cities": "40",
        "goal_turnout": "25,000",
        "demand": "End it.",
        "target": "The board",
        "hashtags": "PrimeDay, #NoTech",
        "press_contact": "Pia Press,  212-555-0142",
    }.items():
        sheet.fields[code].setText(text)
    assert sheet.press_readers.currentText() == "National team"
    sheet.press_readers.setCurrentIndex(sheet.press_readers.findText("Everybody"))
    _key, what, day = sheet.dates[-1]
    what.setText("House hearing")
    day.setText("Jul 10 2019")
    qtbot.keyClick(sheet.fields["title"], Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden)
    with opened(plan) as workspace:
        known = plan_settings(workspace)
        assert (known.title, known.goal_cities, known.goal_turnout) == ("Prime Day of Action", 40, 25000)
        assert (known.demand, known.target) == ("End it.", "The board")
        assert known.hashtags == ("#PrimeDay", "#NoTech")
        assert (known.press_contact, known.press_contact_shown_to) == (
            "Pia Press, 212-555-0142",
            Audience.PUBLIC,
        )
        assert ("House hearing", date(2019, 7, 10)) in {(each.title, each.day) for each in known.key_dates}
        history.undo(workspace)
        assert plan_settings(workspace) == before


def test_each_line_is_changed_by_keys_alone_and_taken_back_and_another_day_says_what_moves(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    def known() -> object:
        with opened(plan) as workspace:
            return plan_settings(workspace)

    program.window.activateWindow()
    before = known()
    for code, typed in (
        ("title", "Prime Week"),
        ("goal_cities", "41"),
        ("goal_turnout", "9,000"),
        ("demand", "End it."),
        ("target", "The board"),
        ("hashtags", "#End"),
        ("press_contact", "Pia Press, 212-555-0142"),
    ):
        sheet = sheet_of(qtbot, program)
        line = sheet.fields[code]
        for _press in range(40):
            if sheet.window().focusWidget() is line:
                break
            sheet.focusNextPrevChild(True)  # noqa: FBT003  # Qt's own signature
        assert sheet.window().focusWidget() is line
        line.selectAll()
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(sheet.isHidden)
        assert known() != before
        program.window.undo()
        qtbot.waitUntil(lambda: known() == before)

    sheet = sheet_of(qtbot, program)
    sheet.fields["anchor_date"].setText("Jul 22 2019")
    qtbot.waitUntil(lambda: "7 city actions" in sheet.preview.text().replace("\u200b", ""))
    sheet.save.click()
    qtbot.waitUntil(sheet.isHidden)
    with opened(plan) as workspace:
        assert plan_settings(workspace).anchor_date == date(2019, 7, 22)
