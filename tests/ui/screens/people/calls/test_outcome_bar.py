"""The outcomes of a call keep their names, in however many rows that takes."""

from pathlib import Path

from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.calls.outcome_bar import OutcomeBar
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.long_words import long_words
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at


def test_no_outcome_of_a_call_loses_its_name_in_a_language_of_long_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
        qtbot.waitUntil(lambda: screen.calls.queue.key != "")
        outcomes = screen.findChild(OutcomeBar)
        buttons = outcomes.buttons.values()
        qtbot.waitUntil(lambda: all(each.room_for_words() <= each.width() for each in buttons))


def test_outcomes_keep_their_letters_and_their_hours_in_three_columns_of_a_narrow_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
        qtbot.waitUntil(lambda: screen.calls.queue.key != "")
        buttons = list(screen.calls.outcomes.buttons.values())
        for button in buttons:
            button.show_effect("again Wed 10:00 AM")
        assert all(each.room_for_words() <= each.width() for each in buttons)
        assert len({each.y() for each in buttons}) == 2


def test_at_twice_the_text_all_outcomes_of_a_small_window_are_in_sight_at_once(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
        qtbot.waitUntil(lambda: screen.calls.queue.key != "")
        for _step in range(10):
            program.zoom(1)
        outcomes = screen.calls.outcomes
        seen = screen.calls.middle.currentWidget()
        assert isinstance(seen, QScrollArea)
        qtbot.waitUntil(lambda: outcomes.height() == outcomes.sizeHint().height() > 200)
        assert outcomes.height() <= seen.viewport().height()
        buttons = outcomes.buttons.values()
        assert all(each.room_for_words() <= each.width() for each in buttons)
        assert all(each.toolTip() == each.accessibleDescription() != "" for each in buttons)
