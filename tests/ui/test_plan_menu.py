"""The menu of the plan's card offers what the window can do, and leads to other plans and to a copy."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES
from organizer_app.wording.window import window as words
from tests.support.open_plans import empty_plan, facts, opened, sample_plan
from tests.support.programs import running, settle

# What acts at once, or shows something that asks for nothing; all else ends in three dots.
AT_ONCE = {"Close this plan", "Lock this plan", "Help", "Match system", "Light", "Dark"}


def test_it_offers_what_the_window_can_do_and_ticks_the_look_and_the_lock(program: Program) -> None:
    menu, window = program.window.menu, program.window
    names = {each.text() for each in menu.actions() if each.text() and each.menu() is None}
    assert {name for name in names if not name.endswith("…")} == AT_ONCE
    looks = {words.scheme_name(code): code for code in SCHEME_CHOICES}
    for chosen in ("dark", "system", "light"):
        window.commands.run(f"scheme_{chosen}")
        menu.aboutToShow.emit()
        ticked = [action.text() for action in menu.actions() if action.isChecked()]
        assert [looks[name] for name in ticked if name in looks] == [chosen]
    open_names = {action.text() for action in menu.actions() if action.isVisible()}
    menu.show_lock(5, is_protected=True)
    names = {action.text() for action in menu.actions() if action.isVisible()}
    assert names - open_names == {"Lock this plan", "Lock automatically"}
    assert [action.text() for action in menu.choices.values()] == [
        "Never", "After 5 minutes idle", "After 10 minutes idle", "After 30 minutes idle",
    ]  # fmt: skip
    assert menu.choices[5].isChecked()
    menu.asked.disconnect(window.commands.run)
    asked: list[str] = []
    menu.asked.connect(asked.append)
    for action in menu.actions():
        if not action.isSeparator() and action.menu() is None and not action.isCheckable():
            action.trigger()
    assert asked == [
        "settings", "day_numbers", "import_file", "new_plan", "open_plan", "save_copy", "close_plan",
        "protect", "lock", "help",
    ]  # fmt: skip
    assert set(asked) <= set(window.commands.offered)


def entry(program: Program, name: str) -> QAction:
    menu = program.window.menu
    menu.aboutToShow.emit()
    return next(each for each in menu.actions() if each.text() == name)


def is_open(program: Program, path: Path) -> bool:
    workspace = program.session.workspace
    return workspace is not None and Path(workspace.path) == path


def test_a_copy_is_a_plan_of_its_own_with_all_that_this_one_holds_and_a_new_plan_has_a_form(
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
        entry(program, "New plan…").trigger()
        welcome = program.window.welcome
        assert welcome is not None
        assert welcome.form.title.isVisible()
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
