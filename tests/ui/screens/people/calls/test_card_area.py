"""A call card scrolls in one place, also where large text makes it taller than the window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.calls.card_area import CardArea
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at, settle


def test_only_one_part_of_a_call_scrolls(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
        qtbot.waitUntil(lambda: screen.calls.queue.key != "")
        outer, inner = screen.calls.around_card, screen.findChild(CardArea)

        def scrolling() -> list[QScrollArea]:
            settle(qtbot, program)
            return [area for area in (outer, inner) if area.verticalScrollBar().maximum()]

        assert scrolling() == [inner]
        for steps, is_largest in ((4, False), (6, True)):
            program.window.resize(1100, 700)
            for _step in range(steps):
                program.zoom(1)
            assert scrolling() == [outer]
            qtbot.keyClick(screen.calls.queue, Qt.Key.Key_J)
            assert scrolling() == [outer], "the next call has another height"
            program.window.resize(1600, 1000)
            qtbot.waitUntil(lambda is_largest=is_largest: inner.is_whole is is_largest)
            assert len(scrolling()) <= 1
