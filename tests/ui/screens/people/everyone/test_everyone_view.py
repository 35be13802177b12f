"""Everybody in one list, with the card of one of them beside it at every size of the text."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.screen import PeopleScreen
from tests.support.fitting import cut_off
from tests.support.open_plans import network_plan
from tests.support.programs import running, screen_at


def test_list_and_card_are_whole_side_by_side_at_every_text_size(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, network_plan(tmp_path)) as program:
        everyone = screen_at(program.window, Destination("people", "everyone"), PeopleScreen).everyone
        card = everyone.card

        def is_chosen() -> bool:
            qtbot.keyClick(everyone.list, Qt.Key.Key_Down)
            return bool(card.person_id)

        qtbot.waitUntil(is_chosen)
        for width, is_narrow in ((380, True), (900, False)):
            card.resize(width, 500)
            qtbot.waitUntil(lambda is_narrow=is_narrow: card.is_narrow is is_narrow)
            assert cut_off(card) == []
        for width, height, zoom in ((1440, 900, 2.0), (1100, 700, 1.0), (1440, 900, 1.0)):
            program.window.resize(width, height)
            program.holder.choose("light", zoom)
            qtbot.waitUntil(lambda is_large=zoom > 1: card.is_narrow is is_large and cut_off(card) == [])
            inside = card.widget()
            assert [name for name in card.fields if not card.fields[name].isVisibleTo(inside)] == []
        program.window.resize(1100, 700)
        program.holder.choose("light", 2.0)
        qtbot.waitUntil(
            lambda: (
                everyone.list.geometry().right() < everyone.right.x()
                and everyone.right.geometry().right() < everyone.width()
            )
        )
