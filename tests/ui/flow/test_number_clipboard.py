"""A copied number is taken off the clipboard again, and nothing else is."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow import number_clipboard
from organizer_app.ui.flow.number_clipboard import NumberClipboard


def test_a_number_is_gone_after_its_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert number_clipboard.KEPT_MS == 30_000
    monkeypatch.setattr(number_clipboard, "KEPT_MS", 30)
    clipboard = NumberClipboard()
    clipboard.copy("+16125550143")
    assert QGuiApplication.clipboard().text() == "+16125550143"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")
    assert not clipboard.is_waiting


def test_what_was_copied_meanwhile_stays(qtbot: QtBot) -> None:
    del qtbot
    clipboard = NumberClipboard()
    clipboard.copy("+16125550143")
    QGuiApplication.clipboard().setText("something else")
    clipboard.clear()
    assert QGuiApplication.clipboard().text() == "something else"


def test_a_number_does_not_outlive_the_program(qtbot: QtBot) -> None:
    del qtbot
    clipboard = NumberClipboard()
    clipboard.copy("+16125550143")
    application = QGuiApplication.instance()
    application.aboutToQuit.emit()
    assert QGuiApplication.clipboard().text() == ""
