"""A remembered plan opens by itself, asks after a lock, and is gone from the keyring when forgotten."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.basics.plan_secrets import KEY_BYTES, RecoveryKey
from organizer_app.environment import key_store
from organizer_app.environment.preferences import read_preferences
from organizer_app.storage.plan_rekey import rewrite_under
from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.side_work import SideWork
from organizer_app.ui.main_window import MainWindow
from organizer_app.ui.overlays.protecting.protect_sheet import ProtectSheet
from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
from organizer_app.ui.program_memory import ProgramMemory
from organizer_app.ui.remembered_keys import RememberedKeys
from organizer_app.wording.window import unlock as words
from tests.support.keyrings import Keyring, use
from tests.support.open_plans import sample_plan
from tests.support.programs import running
from tests.support.waiting import LIMIT

pytestmark = pytest.mark.usefixtures("quick_keys")

FIRST, SECOND = "correct horse battery staple", "lantern orbit walnut ferry dusk"


class Ring(Keyring):
    """A keyring that can be locked."""

    is_locked = False

    def __init__(self) -> None:
        super().__init__()
        # Closed while the person is asked.
        self.gate = threading.Event()
        self.gate.set()

    def get_password(self, service: str, name: str) -> str | None:
        self._ask()
        return super().get_password(service, name)

    def set_password(self, service: str, name: str, password: str) -> None:
        self._ask()
        assert self.gate.wait(LIMIT)
        super().set_password(service, name, password)

    def _ask(self) -> None:
        if self.is_locked:
            raise RuntimeError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    ring = Ring()
    use(monkeypatch, ring)
    return ring


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    plan = sample_plan(tmp_path)
    rewrite_under(plan, None, FIRST)
    return plan


@pytest.fixture
def preferences(tmp_path: Path) -> Path:
    file = tmp_path / "preferences.json"
    file.write_text('{"has_toured": true, "is_author_asked": true}', encoding="utf-8")
    return file


@pytest.fixture
def program(qtbot: QtBot, ring: Ring, preferences: Path) -> Iterator[Program]:
    del ring
    with running(qtbot, None, preferences=preferences) as program:
        yield program


def asked(program: Program) -> UnlockSheet:
    sheet = program.window.commands.overlays.unlocking
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def wait_open(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.session.workspace is not None)


def wait_said(qtbot: QtBot, program: Program, sentence: str) -> None:
    qtbot.waitUntil(lambda: program.window.banner.sentence == sentence)


def unlock(qtbot: QtBot, program: Program, plan: Path, *, remembers: bool) -> None:
    """Open a plan by typing its passphrase."""
    program.open_plan(plan)
    sheet = asked(program)
    sheet.remember.tick.setChecked(remembers)
    sheet.field.setText(FIRST)
    sheet.submit.click()
    wait_open(qtbot, program)


def protecting(qtbot: QtBot, program: Program) -> ProtectSheet:
    qtbot.waitUntil(lambda: program.window.commands.overlays.open_one is None)
    program.window.commands.run("protect")
    sheet = program.window.commands.overlays.protecting
    assert sheet is not None
    return sheet


def test_what_is_asked_of_the_keyring_ends_with_its_owner(qapp: QApplication) -> None:
    del qapp
    owner = QObject()
    RememberedKeys(ImmediateBackground(), ProgramMemory(None), MainWindow, owner)
    assert owner.findChild(SideWork) is not None


def test_a_plan_is_remembered_until_the_tick_is_taken_away(
    qtbot: QtBot, program: Program, plan: Path, ring: Ring, preferences: Path
) -> None:
    program.open_plan(plan)
    assert not asked(program).remember.tick.isChecked()
    unlock(qtbot, program, plan, remembers=True)
    qtbot.waitUntil(lambda: bool(read_preferences(preferences).remembered))
    assert len(ring.kept) == 1
    program.show_welcome()
    program.open_plan(plan)
    wait_open(qtbot, program)
    assert not program.window.commands.overlays.open_one
    program.window.commands.run("lock")
    qtbot.waitUntil(lambda: program.window.deck is None)
    qtbot.waitUntil(lambda: program.window.commands.overlays.unlocking is not None)
    assert asked(program).remember.tick.isChecked()
    program.show_welcome()
    ring.kept.clear()
    program.open_plan(plan)
    qtbot.waitUntil(lambda: asked(program).hint == words.keyring_silent())
    unlock(qtbot, program, plan, remembers=False)
    qtbot.waitUntil(lambda: not read_preferences(preferences).remembered)


def test_a_key_of_an_earlier_passphrase_is_told_of(
    qtbot: QtBot, program: Program, plan: Path, ring: Ring, preferences: Path
) -> None:
    unlock(qtbot, program, plan, remembers=True)
    # Only then it is asked for: the window learns later than the keyring that it is there.
    qtbot.waitUntil(lambda: bool(read_preferences(preferences).remembered))
    program.show_welcome()
    ring.kept.update(dict.fromkeys(ring.kept, "00" * 32))
    program.open_plan(plan)
    qtbot.waitUntil(lambda: asked(program).hint == words.kept_key_old())


def test_a_locked_keyring_says_so_in_one_sentence_and_the_passphrase_works(
    qtbot: QtBot, program: Program, plan: Path, ring: Ring, preferences: Path
) -> None:
    ring.is_locked = True
    unlock(qtbot, program, plan, remembers=True)
    wait_said(qtbot, program, words.not_kept())
    assert not read_preferences(preferences).remembered
    program.show_welcome()
    ring.is_locked = False
    unlock(qtbot, program, plan, remembers=True)
    qtbot.waitUntil(lambda: bool(read_preferences(preferences).remembered))
    program.show_welcome()
    ring.is_locked = True
    program.open_plan(plan)
    qtbot.waitUntil(lambda: asked(program).hint == words.keyring_silent())
    # Switched off while the keyring cannot be reached: what it holds is not forgotten.
    unlock(qtbot, program, plan, remembers=False)
    wait_said(qtbot, program, words.not_dropped())
    assert read_preferences(preferences).remembered
    assert ring.kept


def test_it_is_switched_on_and_off_where_the_plan_is_protected(
    qtbot: QtBot, program: Program, plan: Path, ring: Ring, preferences: Path
) -> None:
    unlock(qtbot, program, plan, remembers=False)
    sheet = protecting(qtbot, program)
    assert not sheet.remember.tick.isChecked()
    ring.is_locked = True
    sheet.remember.tick.click()
    qtbot.waitUntil(lambda: sheet.problem.text() == words.not_kept())
    assert not sheet.remember.tick.isChecked()
    ring.is_locked = False
    sheet.remember.tick.click()
    qtbot.waitUntil(lambda: bool(read_preferences(preferences).remembered))
    assert sheet.problem.isHidden()
    program.show_welcome()
    program.open_plan(plan)
    wait_open(qtbot, program)
    sheet = protecting(qtbot, program)
    assert sheet.remember.tick.isChecked()
    sheet.remember.tick.click()
    qtbot.waitUntil(lambda: not ring.kept)
    qtbot.waitUntil(lambda: not read_preferences(preferences).remembered)


def test_of_two_ticks_in_a_row_the_last_one_stays(
    qtbot: QtBot, qapp: QApplication, ring: Ring, plan: Path, preferences: Path
) -> None:
    del qapp
    owner, told = QObject(), list[str]()
    keys = RememberedKeys(ImmediateBackground(), ProgramMemory(preferences), MainWindow, owner)
    key = RecoveryKey.of(bytes(range(KEY_BYTES)))
    ring.gate.clear()
    keys.keep(plan, key, told.append)
    keys.keep(plan, None, told.append)
    assert told == [], "the first one still waits for the person"
    ring.gate.set()
    qtbot.waitUntil(lambda: told == ["", ""])
    assert not ring.kept
    assert not keys.is_kept(plan)
    for wanted in (None, key):
        keys.keep(plan, wanted, told.append)
    qtbot.waitUntil(lambda: len(told) == 4)
    assert ring.kept
    assert keys.is_kept(plan)


def test_another_passphrase_replaces_the_kept_key_and_none_drops_it(
    qtbot: QtBot, program: Program, plan: Path, ring: Ring, preferences: Path
) -> None:
    unlock(qtbot, program, plan, remembers=True)
    # Only then it is asked for: the window learns later than the keyring that it is there.
    qtbot.waitUntil(lambda: bool(read_preferences(preferences).remembered))
    before = dict(ring.kept)
    sheet = protecting(qtbot, program)
    sheet.passphrase.today.setText(FIRST)
    sheet.passphrase.later.setText(SECOND)
    sheet.passphrase.again.setText(SECOND)
    sheet.no_sheet.click()
    sheet.submit.click()
    qtbot.waitUntil(lambda: ring.kept.keys() == before.keys() and ring.kept != before)
    key = key_store.known_key(wiring.plan_mark(plan))
    assert key is not None
    assert wiring.read_first_view(plan, passphrase=key).rows
    qtbot.waitUntil(lambda: program.session.workspace is not None)
    sheet = protecting(qtbot, program)
    sheet.passphrase.today.setText(SECOND)
    sheet.remove.click()
    sheet.remove.click()
    qtbot.waitUntil(lambda: not ring.kept)


def test_without_the_package_nothing_of_it_shows(
    qtbot: QtBot, program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_store, "is_available", lambda: False)
    program.open_plan(plan)
    assert asked(program).remember.isHidden()
    unlock(qtbot, program, plan, remembers=False)
    assert protecting(qtbot, program).remember.isHidden()
