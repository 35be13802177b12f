"""The head of the board keeps its public number whole, however long it is."""

from datetime import date

from pytestqt.qtbot import QtBot

from organizer_app.domain.day.city_finding import CityIndex
from organizer_app.domain.day.counting import BlindCount
from organizer_app.services.day.day_books import DayBook
from organizer_app.ui.screens.day.board_head import BoardHead
from organizer_app.ui.theme.theme import Theme
from tests.support.day_boards import NOON, board_book, day_city


def head_of(qtbot: QtBot, people: int) -> BoardHead:
    """Return a head for 40 cities that counted so many people each, in the larger type of the full screen."""
    cities = [day_city(f"City {number}") for number in range(40)]
    counts = {each.action_id: [BlindCount("A", people, 2 * people)] for each in cities}
    book = board_book(cities, {}, counts, now=NOON + 60)
    day = DayBook("m", "Day", None, "America/New_York", 0, CityIndex(()), book)
    head = BoardHead(Theme("dark", 1.5))
    qtbot.addWidget(head)
    head.resize(1100, head.sizeHint().height())
    head.show_board(day, book.board())
    return head


def test_a_number_without_room_between_clock_and_tallies_has_a_line_of_its_own(qtbot: QtBot) -> None:
    short, long = head_of(qtbot, 10), head_of(qtbot, 9_000_000)
    assert long.sizeHint().height() > short.sizeHint().height() * 1.5
    long.resize(1920, 200)
    assert long.sizeHint().height() == short.sizeHint().height()


def test_the_head_names_the_day_at_hq_where_that_is_another_one(qtbot: QtBot) -> None:
    book = board_book([day_city()], now=NOON - 15 * 60)
    day = DayBook("m", "Day", date(2019, 7, 15), "America/New_York", 0, CityIndex(()), book)
    head = BoardHead(Theme("dark"))
    qtbot.addWidget(head)
    head.show_board(day, book.board())
    assert head.accessibleName().startswith("Sun 9:00 PM ET. ")
    book.move_to(NOON)
    head.show_board(day, book.board())
    assert head.accessibleName().startswith("12:00 PM ET. ")
