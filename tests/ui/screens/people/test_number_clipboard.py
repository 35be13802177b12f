"""A copied number is taken off the clipboard again, and nothing else is."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.people import number_clipboard
from organizer_app.ui.screens.people.number_clipboard import NumberClipboard


def test_a_number_is_gone_after_its_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert number_clipboard.KEPT_MS == 30_000
    monkeypatch.setattr(number_clipboard, "KEPT_MS", 30)
    clipboard = NumberClipboard()
    clipboard.copy("+16125550143")
    assert QGuiApplication.clipboard().text() == "+16125550143"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert not clipboard.is_waiting


def test_what_was_copied_meanwhile_stays() -> None:
    clipboard = NumberClipboard()
    clipboard.copy("+16125550143")
    QGuiApplication.clipboard().setText("something else")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "something else"
