"""What was saved can be opened, and its folder shown, from the line that says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.saved_files import file_offers
from tests.support.open_plans import sample_plan
from tests.support.programs import running


@pytest.fixture
def opened_urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def test_a_file_and_its_folder_are_opened(opened_urls: list[str], tmp_path: Path) -> None:
    for offer in file_offers(tmp_path / "list.pdf"):
        offer.act()
    assert opened_urls == [str(tmp_path / "list.pdf"), str(tmp_path)]


def test_the_toast_after_saving_a_file_offers_both_and_the_next_one_neither(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened_urls: list[str]
) -> None:
    out = tmp_path / "map.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    with running(qtbot, sample_plan(tmp_path)) as program:
        toast = program.window.toast
        program.window.commands.run("save_picture")
        assert [each.text() for each in toast.offers] == ["Open", "Show in folder"]
        assert all(each.isVisible() for each in toast.offers)
        toast.offers[0].click()
        assert opened_urls == [str(out)]
        program.window.say("Moved.", can_undo=True)
        assert toast.offers == []
