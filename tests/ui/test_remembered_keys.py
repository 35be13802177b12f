"""A remembered plan opens by itself, asks after a lock, and is forgotten when the tick is taken away."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.environment import key_store
from organizer_app.environment.preferences import read_preferences
from organizer_app.storage.plan_rekey import rewrite_under
from organizer_app.ui.application import Program
from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
from tests.support.open_plans import sample_plan
from tests.support.programs import running

pytestmark = pytest.mark.usefixtures("quick_keys")

PASSPHRASE = "correct horse battery staple"  # noqa: S105  # it protects nothing but the tests' own files
PATIENCE = 30_000


def asked(program: Program) -> UnlockSheet:
    sheet = program.window.commands.overlays.unlocking
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def wait_open(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.session.workspace is not None, timeout=PATIENCE)


def test_a_plan_is_remembered_until_the_tick_is_taken_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(key_store, "is_available", lambda: True)
    monkeypatch.setattr(key_store, "keep_key", lambda mark, key: kept.update({mark: key}) is None)
    monkeypatch.setattr(key_store, "known_key", kept.get)
    monkeypatch.setattr(key_store, "drop_key", kept.pop)
    plan, file = sample_plan(tmp_path), tmp_path / "preferences.json"
    file.write_text('{"has_toured": true, "is_author_asked": true}', encoding="utf-8")
    rewrite_under(plan, None, PASSPHRASE)
    with running(qtbot, None, preferences=file) as program:
        for is_on in (True, False):
            program.open_plan(plan)
            sheet = asked(program)
            assert sheet.remember.tick.isChecked() is not is_on
            sheet.remember.tick.setChecked(is_on)
            sheet.field.setText(PASSPHRASE)
            sheet.submit.click()
            wait_open(qtbot, program)
            qtbot.waitUntil(lambda is_on=is_on: bool(kept) is is_on, timeout=PATIENCE)  # type: ignore[misc]  # bound early
            qtbot.waitUntil(
                lambda is_on=is_on: bool(read_preferences(file).remembered) is is_on,
                timeout=PATIENCE,  # type: ignore[misc]  # bound early
            )
            program.show_welcome()
            if is_on:
                program.open_plan(plan)
                wait_open(qtbot, program)
                program.window.commands.run("lock")
                qtbot.waitUntil(lambda: program.window.deck is None, timeout=PATIENCE)
                qtbot.waitUntil(lambda: program.window.commands.overlays.unlocking is not None)
                program.show_welcome()
                # A key of an earlier passphrase opens nothing, so the passphrase is asked for.
                kept.update(dict.fromkeys(kept, "00" * 32))
                monkeypatch.setattr(key_store, "known_key", lambda _mark: None)
