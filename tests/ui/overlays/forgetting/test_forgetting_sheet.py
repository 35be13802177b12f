"""People are forgotten in the window only after it was asked, and the proof is shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import Person
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.people.forgetting import erasure_plan
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.forgetting.forgetting_sheet import ForgettingSheet
from organizer_app.ui.overlays.forgetting.ticked_lines import DueLines
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.fitting import clipped
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import pass_turn, running, screen_at


def people(plan: Path) -> set[str]:
    with opened(plan) as workspace, workspace.read() as reader:
        return {person.name for person in reader.all(Person)}


def sheet_of(program: Program) -> ForgettingSheet:
    sheet = program.window.commands.overlays.plan_sheet
    assert isinstance(sheet, ForgettingSheet)
    return sheet


def test_people_are_kept_as_long_as_the_desk_says_and_forgotten_from_their_card(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    program.window.commands.run("forget_due")
    sheet = sheet_of(program)
    qtbot.waitUntil(lambda: "Aug 14 2019" in sheet.text.text().replace("\u200b", ""))
    assert sheet.erase.isHidden()
    row = sheet.kept
    row.moment.setCurrentIndex(row.moment.findText("Prime Day 2019"))
    assert row.days.value() == 30
    row.days.setFocus()
    row.days.selectAll()
    qtbot.keyClicks(row.days, "45")
    qtbot.keyClick(row.days, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Aug 29 2019" in sheet.text.text().replace("\u200b", ""))
    assert row.moment.currentText() == "Prime Day 2019"
    assert not sheet.grab().toImage().isNull()
    with opened(plan) as workspace, workspace.read() as reader:
        kept = {moment.title: moment.erase_after_days for moment in reader.all(Mobilization)}
    assert kept["Prime Day 2019"] == 45
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    screen = screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
    qtbot.waitUntil(lambda: screen.presenter.book is not None)
    person = min(screen.presenter.book.people.values(), key=lambda each: each.name)
    screen.presenter.choose_person(person.id)
    screen.everyone.card.forget_asked.emit(person.id)
    sheet = sheet_of(program)
    qtbot.waitUntil(sheet.erase.isEnabled)
    assert person.name in sheet.title.text().replace("\u200b", "")
    assert "cannot be undone" in sheet.text.text()
    assert "All backups are replaced" in sheet.text.text()
    assert sheet.erase.grab().toImage().pixelColor(8, 8) == program.holder.theme.color("danger")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert person.name in people(plan)
    screen.everyone.card.forget_asked.emit(person.id)
    sheet = sheet_of(program)
    qtbot.waitUntil(sheet.erase.isEnabled)
    sheet.erase.click()
    qtbot.waitUntil(lambda: "0 still hold" in sheet.text.text().replace("\u200b", ""))
    assert person.name not in people(plan)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_those_who_are_due_are_ticked_and_erased(qtbot: QtBot, tmp_path: Path) -> None:
    plan = sample_plan(tmp_path, "due.organizer")
    with opened(plan) as workspace, workspace.edit(EditKind.CHANGED_NOTES) as editor:
        for moment in editor.all(Mobilization):
            editor.put(replace(moment, anchor_date=date(2019, 1, 7)))
    before = people(plan)
    with running(qtbot, plan) as program:
        program.window.commands.run("forget_due")
        sheet = sheet_of(program)
        qtbot.waitUntil(lambda: len(sheet.list.lines) > 1)
        first = sheet.list.lines[0].person.name
        assert not sheet.erase.isEnabled()
        sheet.all.click()
        assert all(line.is_ticked for line in sheet.list.lines)
        sheet.all.click()
        sheet.list.setFocus()
        qtbot.keyClick(sheet.list, Qt.Key.Key_Home)
        qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
        assert sheet.erase.isEnabled()
        assert not sheet.grab().toImage().isNull()
        sheet.erase.click()
        qtbot.waitUntil(lambda: "0 still hold" in sheet.text.text().replace("\u200b", ""))
    assert before - people(plan) == {first}


def test_texts_that_may_mention_a_person_go_only_if_they_are_ticked(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    with opened(plan) as workspace:
        with workspace.edit(EditKind.ADDED_PERSON) as editor:
            editor.put(Person(id="person", name="Zuzanna Oyelaran"))
        action_id = action_rows.snapshot(workspace).rows[0].action_id
        city_actions.set_notes(workspace, action_id=action_id, notes="Oyelaran or Zuzanna has the key")
    program.window.commands.open_sheet("forgetting", "person")
    sheet = sheet_of(program)
    qtbot.waitUntil(lambda: len(sheet.mentions.lines) == 2)
    assert "2 texts may mention them" in sheet.text.text().replace("\u200b", "")
    sheet.all.click()
    assert all(line.is_ticked for line in sheet.mentions.lines)
    sheet.all.click()
    sheet.mentions.setFocus()
    qtbot.keyClick(sheet.mentions, Qt.Key.Key_Home)
    qtbot.keyClick(sheet.mentions, Qt.Key.Key_Space)
    assert [line.is_ticked for line in sheet.mentions.lines] == [True, False]
    assert not sheet.grab().toImage().isNull()
    sheet.erase.click()
    qtbot.waitUntil(lambda: "0 still hold" in sheet.text.text().replace("\u200b", ""))
    assert "1 text that may mention the person was kept." in sheet.text.text().replace("\u200b", "")
    with opened(plan) as workspace, workspace.read() as reader:
        assert reader.get(CityAction, action_id).notes == "[erased] or Zuzanna has the key"


def test_who_was_removed_can_still_be_erased(qtbot: QtBot, plan: Path) -> None:
    with opened(plan) as workspace, workspace.edit(EditKind.ADDED_PERSON) as editor:
        removed = editor.put(Person(id="removed", name="Zuzanna Oyelaran"))
    with opened(plan) as workspace, workspace.edit(EditKind.REMOVED_PERSON) as editor:
        editor.put(replace(editor.get(Person, removed.id), hidden=True))
    with running(qtbot, plan) as program:
        program.window.commands.run("forget_due")
        sheet = sheet_of(program)
        qtbot.waitUntil(sheet.list.isVisible)
        (line,) = [each for each in sheet.list.lines if each.person.person_id == removed.id]
        assert DueLines(program.holder.theme).spoken(line) == "Zuzanna Oyelaran, removed from the plan"
        sheet.presenter.tick(removed.id)
        sheet.erase.click()
        qtbot.waitUntil(lambda: "0 still hold" in sheet.text.text().replace("\u200b", ""))
    with opened(plan) as workspace:
        with workspace.read() as reader:
            left = reader.find(Person, removed.id)
        assert left.name == ""
        assert erasure_plan(workspace, today=date(2019, 7, 16)).due == ()


def test_a_title_in_two_lines_leaves_the_sentences_below_their_room(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    with opened(plan) as workspace, workspace.edit(EditKind.CHANGED_PERSON) as editor:
        person = editor.all(Person)[0]
        long = "Aaliyah Wolfeschlegelsteinhausenbergerdorff-Oyelaran of the Northwest"
        editor.put(replace(person, name=long))
    screen = screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
    qtbot.waitUntil(lambda: screen.presenter.book is not None)
    screen.everyone.card.forget_asked.emit(person.id)
    sheet = sheet_of(program)
    qtbot.waitUntil(lambda: long in sheet.title.text().replace("\u200b", ""))
    pass_turn(qtbot)
    assert clipped(sheet) == []
