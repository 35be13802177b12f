"""The plan menu leads to a new plan, to a copy of this one and to plans opened lately."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from tests.support.open_plans import empty_plan, facts, opened, sample_plan
from tests.support.programs import running, settle


def entry(program: Program, name: str) -> QAction:
    menu = program.window.menu
    menu.aboutToShow.emit()
    return next(each for each in menu.actions() if each.text() == name)


def is_open(program: Program, path: Path) -> bool:
    workspace = program.session.workspace
    return workspace is not None and Path(workspace.path) == path


def test_a_new_plan_begins_with_its_form(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        entry(program, "New plan…").trigger()
        welcome = program.window.welcome
        assert welcome is not None
        assert welcome.form.title.isVisible()


def test_a_copy_is_a_plan_of_its_own_with_all_that_this_one_holds(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    path = sample_plan(tmp_path)
    with running(qtbot, path) as program:
        entry(program, "Save a copy…").trigger()
        qtbot.waitUntil(lambda: bool(program.window.toast.offers))
        assert [each.text() for each in program.window.toast.offers] == ["Show in folder"]
        entry(program, "Save a copy…").trigger()
        qtbot.waitUntil(lambda: "copy" in program.window.banner.sentence)
    with opened(path) as plan, opened(tmp_path / "copy.organizer") as copy:
        assert facts(copy) == facts(plan)


def test_plans_opened_lately_are_a_click_away_and_lost_ones_are_not_offered(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, lost = sample_plan(tmp_path), empty_plan(tmp_path, "lost.organizer")
    with running(qtbot, first, preferences=tmp_path / "preferences.json") as program:
        assert not entry(program, "Recent").isVisible()
        for path in (lost, empty_plan(tmp_path)):
            program.open_plan(path)
            qtbot.waitUntil(partial(is_open, program, path))
        lost.unlink()
        assert entry(program, "Recent").isVisible()
        (only,) = program.window.menu.recent.actions()
        assert only.text() == "Prime Day 2019"
        only.trigger()
        qtbot.waitUntil(partial(is_open, program, first))
        settle(qtbot, program)
