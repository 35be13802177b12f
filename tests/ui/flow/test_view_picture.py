"""A picture of a view holds the picture alone, and goes where the person says."""

import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.save_dialog import documents_folder
from tests.support.open_plans import sample_plan
from tests.support.programs import running


def chunks(png: bytes) -> set[bytes]:
    found, at = set(), 8
    while at < len(png):
        found.add(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4])
    return found


def test_the_view_in_sight_is_saved_by_command(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "view"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.commands.run("save_picture")
        deck = program.window.deck
        size = deck.current.size()
        out = tmp_path / "view.png"
        assert asked == [str(documents_folder() / f"{deck.code}.png")]
        assert chunks(out.read_bytes()) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
        assert QImage(str(out)).size() == size
        assert stat.S_IMODE(out.stat().st_mode) & 0o077 == 0


def test_a_place_that_refuses_is_said_and_no_place_is_no_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([("", ""), (str(tmp_path / "missing" / "view.png"), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(answers))
    said: list[str] = []
    with running(qtbot, sample_plan(tmp_path)) as program:
        monkeypatch.setattr(program.window, "complain", said.append)
        program.window.commands.run("save_picture")
        assert said == []
        program.window.commands.run("save_picture")
        assert len(said) == 1
        assert "view.png" in said[0]
    assert list(tmp_path.rglob("*.png")) == []
