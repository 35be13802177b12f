"""Everybody in one list, with the card of one of them beside it at every size of the text."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.everyone.person_card import PersonCard
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.fitting import cut_off
from tests.support.open_plans import network_plan, sample_plan
from tests.support.programs import running, screen_at


def test_list_and_card_stand_side_by_side_at_the_largest_text(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
        program.holder.choose("light", 2.0)
        everyone = screen.everyone
        qtbot.waitUntil(
            lambda: (
                everyone.list.geometry().right() < everyone.right.x()
                and everyone.right.geometry().right() < everyone.width()
            )
        )


def card_of_somebody(qtbot: QtBot, program: Program) -> PersonCard:
    """Open the list of everybody and choose somebody in it."""
    screen = screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
    everyone = screen.everyone

    def is_chosen() -> bool:
        qtbot.keyClick(everyone.list, Qt.Key.Key_Down)
        return bool(everyone.card.person_id)

    qtbot.waitUntil(is_chosen)
    return everyone.card


@pytest.mark.parametrize(("size", "zoom"), [((1440, 900), 2.0), ((1100, 700), 1.0), ((1440, 900), 1.0)])
def test_all_of_the_card_is_in_sight_at_every_text_size(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], zoom: float
) -> None:
    with running(qtbot, network_plan(tmp_path), size=size) as program:
        program.holder.choose("light", zoom)
        card = card_of_somebody(qtbot, program)
        qtbot.waitUntil(lambda: cut_off(card) == [])
        assert card.is_narrow is (zoom > 1)
        inside = card.widget()
        assert {name for name in card.fields if not card.fields[name].isVisibleTo(inside)} == set()


def test_the_card_goes_back_to_lines_when_the_window_is_wide_again(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, network_plan(tmp_path)) as program:
        card = card_of_somebody(qtbot, program)
        for width, is_narrow in ((380, True), (900, False)):
            card.resize(width, 500)
            qtbot.waitUntil(lambda is_narrow=is_narrow: card.is_narrow is is_narrow)
            assert cut_off(card) == []
