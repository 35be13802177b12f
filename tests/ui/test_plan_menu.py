"""The menu of the plan's card offers locking where there is a lock."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.open_plans import sample_plan
from tests.support.programs import running


def test_locking_is_offered_for_a_protected_plan_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        menu = program.window.menu
        open_names = {action.text() for action in menu.actions() if action.isVisible()}
        menu.show_lock(5, is_protected=True)
        names = {action.text() for action in menu.actions() if action.isVisible()}
        assert names - open_names == {"Lock this plan", "Lock by itself"}
        assert [action.text() for action in menu.choices.values()] == [
            "Never", "After 5 quiet minutes", "After 10 quiet minutes", "After 30 quiet minutes",
        ]  # fmt: skip
        assert menu.choices[5].isChecked()
