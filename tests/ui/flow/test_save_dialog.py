"""A saved file has its ending although nobody typed it, and its name begins with the plan's title."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.save_dialog import ask_file, titled, with_ending


@pytest.mark.parametrize(
    ("chosen", "saved"),
    [
        ("/tmp/plan", "/tmp/plan.pdf"),  # noqa: S108  # only a name
        ("/tmp/plan.PDF", "/tmp/plan.PDF"),  # noqa: S108  # only a name
        ("/tmp/schedule v1.2", "/tmp/schedule v1.2.pdf"),  # noqa: S108  # only a name
    ],
)
def test_an_ending_that_was_not_typed_is_added(chosen: str, saved: str) -> None:
    assert with_ending(chosen, ".pdf") == Path(saved)


def test_the_dialog_proposes_a_name_and_gives_the_ending(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers = iter([("/somewhere/mine", ""), ("", "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: next(answers))
    assert ask_file(parent, "Save", "schedule.ics", "*.ics") == Path("/somewhere/mine.ics")
    assert ask_file(parent, "Save", "schedule.ics", "*.ics") is None


@pytest.mark.parametrize(
    ("chosen", "kind", "saved"),
    [
        ("/x/report", "Paper (*.pdf)", "/x/report.pdf"),
        ("/x/report", "Web page (*.html)", "/x/report.html"),
        ("/x/report.HTML", "Paper (*.pdf)", "/x/report.HTML"),
        ("/x/v1.2", "", "/x/v1.2.pdf"),
    ],
)
def test_of_several_kinds_the_typed_ending_or_the_chosen_kind_is_taken(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str, kind: str, saved: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (chosen, kind))
    kinds = "Paper (*.pdf);;Web page (*.html)"
    assert ask_file(parent, "Save", "after-action.pdf", kinds) == Path(saved)


def test_the_title_of_the_plan_comes_first_without_signs_that_a_system_refuses() -> None:
    assert titled("Prime Day: 2019/20?", "schedule-v1.pdf") == "Prime-Day-2019-20-schedule-v1.pdf"
    assert titled("", "schedule-v1.pdf") == "schedule-v1.pdf"
