"""No side of the overview stays empty: cards find their column, their lines and their room by themselves."""

from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.overview.board import CardBoard
from organizer_app.ui.screens.overview.card_lines import CardLine
from organizer_app.ui.theme.theme import Theme


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
    qtbot.wait(10)
    return board


def test_all_columns_end_at_one_line(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=3, calls=12, deadlines=1, recent=2, reach=11)
    bottoms = {card.geometry().bottom() for card in board.cards.values()}
    lowest = max(bottoms)
    assert sum(card.geometry().bottom() == lowest for card in board.cards.values()) == 3
    assert lowest >= 680
    lefts = {card.x() for card in board.cards.values()}
    assert len(lefts) == 3


def test_a_card_says_more_where_there_is_room_and_names_the_rest(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=8, calls=12)
    assert len(board.cards["calls"].list.lines) > 6
    board.set_theme(Theme("dark"))
    board.cards["problems"].grab()


def test_narrow_boards_have_two_columns(qtbot: QtBot) -> None:
    board = board_with(qtbot, problems=8, calls=12, deadlines=6, recent=5)
    board.fit(900, 0)
    qtbot.wait(10)
    assert len({card.x() for card in board.cards.values()}) == 2
