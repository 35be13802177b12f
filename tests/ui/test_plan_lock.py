"""A locked plan leaves nothing in the window, and opens again with its passphrase alone."""

import gc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.environment.preferences import read_preferences
from organizer_app.services.people.people_books import read_book
from organizer_app.storage.plan_rekey import rewrite_under
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import sample_plan
from tests.support.programs import running, settle

pytestmark = pytest.mark.usefixtures("quick_keys")

PASSPHRASE = "five words nobody would guess"  # noqa: S105  # opens nothing but plans of these tests


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.json"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, file: Path) -> Iterator[Program]:
    path = sample_plan(tmp_path)
    rewrite_under(path, None, PASSPHRASE)
    with running(qtbot, None, preferences=file) as program:
        program.open_plan(path, PASSPHRASE)
        qtbot.waitUntil(lambda: program.session.workspace is not None)
        yield program


def rows_of(qtbot: QtBot, program: Program, mobilization_ids: set[str]) -> int:
    """Count the decrypted rows of some mobilizations in this process, once nothing is read from the plan.

    The list of all objects also holds tuples that another thread is still making, which then fails in it.
    """
    settle(qtbot, program)
    gc.collect()
    rows = (each for each in gc.get_objects() if isinstance(each, ActionRow))
    return sum(row.mobilization_id in mobilization_ids for row in rows)


def locked(qtbot: QtBot, program: Program) -> UnlockSheet:
    qtbot.waitUntil(lambda: program.window.deck is None)
    sheet = program.window.commands.overlays.unlocking
    assert sheet is not None
    qtbot.waitUntil(sheet.isVisible)
    return sheet


def test_nothing_of_a_locked_plan_stays_and_its_passphrase_opens_it_again(
    qtbot: QtBot, program: Program
) -> None:
    assert program.window.plan_screen is not None
    ids = {head.mobilization_id for head in program.window.plan_screen.presenter.snapshot.mobilizations}
    gc.unfreeze()
    assert rows_of(qtbot, program, ids)
    program.window.commands.run("lock")
    sheet = locked(qtbot, program)
    assert sheet.promise.startswith("Locked.")
    assert program.session.workspace is None
    assert rows_of(qtbot, program, ids) == 0
    sheet.field.setText(PASSPHRASE)
    sheet.submit.click()
    qtbot.waitUntil(lambda: program.session.workspace is not None)
    assert program.window.deck is not None


def test_quiet_windows_are_locked_over_any_dialog(qtbot: QtBot, program: Program) -> None:
    dialog = QDialog(program.window)
    dialog.open()
    program._parts.lock.quiet.due.emit()  # noqa: SLF001  # nobody waits ten minutes
    sheet = locked(qtbot, program)
    assert sheet.promise == "This plan is protected. Locked after 10 minutes idle."
    assert not dialog.isVisible()


def test_what_is_being_typed_is_saved_before_the_plan_is_locked(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    program.window.go_to(Destination("people", "everyone"))
    assert program.window.deck is not None
    people = program.window.deck.current
    assert isinstance(people, PeopleScreen)
    settle(qtbot, program)
    qtbot.keyClick(people.everyone.list, Qt.Key.Key_Home)
    card = people.everyone.card
    qtbot.waitUntil(lambda: "pronouns" in card.fields)
    card.fields["pronouns"].setFocus()
    qtbot.keyClicks(card.fields["pronouns"], "they")
    program._parts.lock.quiet.due.emit()  # noqa: SLF001  # nobody waits ten minutes
    locked(qtbot, program)
    settle(qtbot, program)
    with closing(wiring.open_workspace(tmp_path / "sample.organizer", passphrase=PASSPHRASE)) as plan:
        assert "they" in {person.pronouns for person in read_book(plan).people.values()}


def test_the_time_is_chosen_in_the_menu_and_kept(program: Program, file: Path) -> None:
    menu = program.window.menu
    menu.aboutToShow.emit()
    assert [minutes for minutes, action in menu.choices.items() if action.isChecked()] == [10]
    menu.choices[30].trigger()
    menu.aboutToShow.emit()
    assert [minutes for minutes, action in menu.choices.items() if action.isChecked()] == [30]
    assert program.window.toast.isVisible()
    assert read_preferences(file).lock_minutes == 30
    program.window.commands.run("lock_after_0")
    assert read_preferences(file).lock_minutes == 0


def test_a_plan_without_a_passphrase_cannot_be_locked(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.commands.run("lock")
        assert program.window.toast.isVisible()
        assert program.window.deck is not None
