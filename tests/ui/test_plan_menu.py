"""The menu of the plan's card offers locking where there is a lock, and ticks the look in use."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.ui.theme.theme_holder import SCHEME_CHOICES
from organizer_app.wording.window import window as words
from tests.support.open_plans import sample_plan
from tests.support.programs import running


def test_locking_is_offered_for_a_protected_plan_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        menu = program.window.menu
        open_names = {action.text() for action in menu.actions() if action.isVisible()}
        menu.show_lock(5, is_protected=True)
        names = {action.text() for action in menu.actions() if action.isVisible()}
        assert names - open_names == {"Lock this plan", "Lock automatically"}
        assert [action.text() for action in menu.choices.values()] == [
            "Never", "After 5 minutes idle", "After 10 minutes idle", "After 30 minutes idle",
        ]  # fmt: skip
        assert menu.choices[5].isChecked()


def test_it_ticks_the_look_that_was_chosen_elsewhere(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        menu, looks = program.window.menu, {words.scheme_name(code): code for code in SCHEME_CHOICES}
        for chosen in ("dark", "system", "light"):
            program.window.commands.run(f"scheme_{chosen}")
            menu.aboutToShow.emit()
            ticked = [action.text() for action in menu.actions() if action.isChecked()]
            assert [looks[name] for name in ticked if name in looks] == [chosen]


def test_every_entry_of_the_menu_runs_a_command_that_the_window_has(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        menu, window = program.window.menu, program.window
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
        menu.show_recent([("Other plan", str(tmp_path / "other.organizer"))])
        assert menu.recent.menuAction().isVisible()
