"""No side of the overview stays empty: cards find their column, their lines and their room by themselves."""

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.overview.board import CardBoard
from organizer_app.ui.screens.overview.cards import CardLine
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.programs import pass_turn

pytestmark = pytest.mark.usefixtures("theme")


def lines(count: int) -> list[CardLine]:
    return [CardLine("flag", f"Line {number}", "below", button="Open") for number in range(count)]


def board_with(qtbot: QtBot, **counts: int) -> CardBoard:
    board = CardBoard(Theme("light"))
    qtbot.addWidget(board)
    for code, count in counts.items():
        board.show_lines(code, lines(count), count)
    board.map.hide()
    board.fit(1200, 690)
    board.resize(1200, 690)
    board.show()
    pass_turn(qtbot)
    return board


def test_columns_that_are_nearly_as_high_end_at_one_line(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=8, calls=12, deadlines=12, recent=12, reach=11)
    lowest = max(card.geometry().bottom() for card in board.cards.values())
    assert sum(card.geometry().bottom() == lowest for card in board.cards.values()) == 3
    assert lowest >= 680
    lefts = {card.x() for card in board.cards.values()}
    assert len(lefts) == 3


def test_a_card_with_little_to_say_stands_no_higher_than_it_needs(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=3, calls=12, deadlines=1, recent=2, reach=11)
    for code, count in {"problems": 3, "deadlines": 1, "recent": 2, "key_dates": 0}.items():
        card = board.cards[code]
        assert card.height() <= card.height_of(count) + 40, code
        assert card.y() == 0 or any(
            each.geometry().bottom() + 17 == card.y() for each in board.cards.values()
        )


def test_a_card_says_more_where_there_is_room_and_names_the_rest(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=8, calls=12)
    assert len(board.cards["calls"].list.lines) > 6
    change_theme(board, Theme("dark"))
    board.cards["problems"].grab()


def test_narrow_boards_and_large_text_have_two_columns(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=8, calls=12, deadlines=6, recent=5)
    board.fit(900, 0)
    pass_turn(qtbot)
    assert len({card.x() for card in board.cards.values()}) == 2
    board.fit(1200, 690)
    change_theme(board, Theme("light", 2.0))
    pass_turn(qtbot)
    assert len({card.x() for card in board.cards.values()}) == 2


def test_a_card_that_is_left_out_leaves_its_room_to_the_others(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=8, calls=12, deadlines=12, recent=12, reach=11)
    board.leave_out("reach", is_out=True)
    pass_turn(qtbot)
    assert not board.cards["reach"].isVisible()
    lowest = max(card.geometry().bottom() for card in board.cards.values() if card.isVisible())
    assert lowest >= 600
    board.leave_out("reach", is_out=False)
    pass_turn(qtbot)
    assert board.cards["reach"].isVisible()
    assert board.cards["reach"].list.lines
