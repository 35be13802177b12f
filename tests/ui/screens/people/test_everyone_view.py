"""Everybody in one list, with the card of one of them beside it at every size of the text."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.open_plans import sample_plan
from tests.support.programs import running


def test_list_and_card_stand_side_by_side_at_the_largest_text(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        program.window.go_to(Destination("people", "everyone"))
        assert program.window.deck is not None
        screen = program.window.deck.current
        assert isinstance(screen, PeopleScreen)
        program.holder.choose("light", 2.0)
        everyone = screen.everyone
        qtbot.waitUntil(
            lambda: (
                everyone.list.geometry().right() < everyone.right.x()
                and everyone.right.geometry().right() < everyone.width()
            )
        )
