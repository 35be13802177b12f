"""Likely pairs are compared field by field in the window, merged as one step, or told apart."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.services.plan import history
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.duplicates.duplicates_sheet import DuplicatesSheet
from organizer_app.ui.screens.partners.screen import PartnersScreen
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import screen_at
from tests.support.waiting import LIMIT


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = sample_plan(tmp_path)
    with opened(path) as workspace, workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(Person(id="a1", name="Ana Ruiz", pronouns="she"))
        editor.put(Person(id="a2", name="Ana Ruis", pronouns="they", languages=("es",)))
        for owner in ("a1", "a2"):
            editor.put(
                ContactPoint(
                    id=f"point {owner}", person_id=owner, kind=ContactKind.PHONE, value="+12025550142"
                )
            )
        editor.put(Organization(id="g1", name="Move On", website="https://moveon.example.org"))
        editor.put(Organization(id="g2", name="MoveOn"))
        editor.put(Organization(id="g3", name="General Protestors"))
        editor.put(Organization(id="g4", name="General Protesters"))
    return path


def sheet_of(qtbot: QtBot, program: Program) -> DuplicatesSheet:
    sheet = program.window.commands.overlays.plan_sheet
    qtbot.waitUntil(lambda: bool(sheet.choices))
    return sheet


def test_an_answer_to_a_sheet_that_has_given_way_to_another_is_dropped(
    qtbot: QtBot, program: Program
) -> None:
    held, go_on = threading.Event(), threading.Event()

    def hold_up() -> None:
        held.set()
        assert go_on.wait(LIMIT)

    commands = program.window.commands
    program.window.deck.context.background.run(
        hold_up, then=lambda _: None, otherwise=lambda _: None, owner=program
    )
    assert held.wait(LIMIT)
    commands.open_sheet("duplicates")
    commands.open_sheet("unknown_places")
    settled = []
    program.window.deck.context.background.run(
        lambda: None, then=settled.append, otherwise=lambda _: None, owner=program
    )
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    qtbot.waitUntil(lambda: settled == [None])


def test_pairs_of_groups_and_people_are_told_apart_or_merged_with_what_was_chosen(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    screen = screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
    screen.top.duplicates.click()
    sheet = sheet_of(qtbot, program)
    assert sheet.list.lines[0].one_name == "Ana Ruiz"
    assert not sheet.grab().toImage().isNull()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    screen = screen_at(program.window, Destination("partners", "ledger"), PartnersScreen)
    screen.top.duplicates.click()
    sheet = sheet_of(qtbot, program)
    assert sheet.tabs.button("groups").isChecked()
    assert [line.one_name for line in sheet.list.lines] == ["Move On", "General Protestors"]
    sheet.list.setFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "General" in sheet.table.accessibleName())
    qtbot.keyClick(sheet.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(sheet.list.lines) == 1)
    qtbot.waitUntil(sheet.merge.isEnabled)
    qtbot.mouseClick(sheet.merge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not sheet.merge.isEnabled())
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    program.window.commands.run("duplicates")
    sheet = sheet_of(qtbot, program)
    assert len(sheet.list.lines) == 1
    assert sheet.tabs.button("people").isChecked()
    assert "pronouns" in sheet.choices
    assert sheet.choices["languages"][1].isChecked()
    sheet.choices["pronouns"][1].click()
    assert sheet.choices["pronouns"][1].isChecked()
    qtbot.keyClick(sheet, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(sheet.list.lines) == 0)
    with opened(plan) as workspace:
        with workspace.read() as reader:
            merged = reader.get(Person, "a1")
            assert "a2" not in {person.id for person in reader.all(Person)}
        assert (merged.name, merged.pronouns, merged.languages) == ("Ana Ruiz", "they", ("es",))
        assert merged.other_names == ("Ana Ruis",)
        history.undo(workspace)
        with workspace.read() as reader:
            assert {"a1", "a2"} <= {person.id for person in reader.all(Person)}
