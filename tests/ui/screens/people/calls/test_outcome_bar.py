"""The outcomes of a call keep their names, in however many rows that takes."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.calls.outcome_bar import OutcomeBar
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.theme.theme import Theme
from tests.support.long_words import long_words
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at, settle


def test_no_outcome_of_a_call_loses_its_name_in_a_language_of_long_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
        qtbot.waitUntil(lambda: screen.calls.queue.key != "")
        outcomes = screen.findChild(OutcomeBar)
        buttons = outcomes.buttons.values()
        qtbot.waitUntil(lambda: all(each.room_for_words() <= each.width() for each in buttons))


def test_in_large_type_all_outcomes_stay_in_sight_below_what_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
        qtbot.waitUntil(lambda: screen.calls.queue.key != "")
        area, outcomes = screen.calls.around_card, screen.calls.outcomes
        buttons = list(outcomes.buttons.values())
        for button in buttons:
            button.show_effect("again Wed 10:00 AM")
        assert all(each.room_for_words() <= each.width() for each in buttons)
        assert len({each.y() for each in buttons}) == 2
        for _larger in range(2):
            for _step in range(5):
                program.zoom(1)
            settle(qtbot, program)
            sights = [each.visibleRegion().boundingRect() for each in buttons]
            assert sights == [each.rect() for each in buttons]
            assert area.height() > outcomes.height() / 2, "the rest is for what is said"
            assert all(each.room_for_words() <= each.width() for each in buttons)
            assert all(each.toolTip() == each.accessibleDescription() != "" for each in buttons)
        screen.calls.queue.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(screen.calls.queue, Qt.Key.Key_Tab)
        assert program.window.focusWidget() is buttons[0]
        program.zoom(0)
        settle(qtbot, program)
        assert program.window.focusWidget() is buttons[0], "it is in the card again and keeps the keyboard"
        assert screen.calls.note.parentWidget() is outcomes.parentWidget()


def test_a_name_of_two_words_takes_two_lines_only_where_one_is_too_narrow(qtbot: QtBot) -> None:
    bar = OutcomeBar(Theme("light", 2.0))
    qtbot.addWidget(bar)
    bar.set_compact(is_compact=True)
    bar.show()
    buttons = bar.buttons.values()
    for width, rows in ((1000, 2), (420, 3)):
        bar.resize(width, 300)
        qtbot.waitUntil(lambda rows=rows: len({each.y() for each in buttons}) == rows)
        qtbot.waitUntil(lambda: all(each.room_for_words() <= each.width() for each in buttons))
