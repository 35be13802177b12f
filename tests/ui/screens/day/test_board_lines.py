"""The lines of the board stay in their places over a minute, and only what the clock changes differs."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from organizer_app.domain.day.city_states import OpenIncident
from organizer_app.services.day.day_books import read_day
from organizer_app.ui.screens.day.board_list import (
    BoardCity,
    BoardLines,
    BoardPainter,
    Fold,
    ZoneLine,
    lines_of,
)
from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY
from tests.support.day_boards import NOON, board_book, day_city
from tests.support.open_plans import opened, sample_plan
from tests.support.painted_lines import painted_line
from tests.ui.screens.day.test_screen import AFTERNOON


def test_a_minute_changes_how_late_a_city_is_and_neither_its_name_nor_its_count(
    tmp_path: Path, theme: Theme
) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        book = read_day(workspace, at=AFTERNOON).book
    before = lines_of(book, book.board(), {})
    book.move_to(book.now + 1)
    after = lines_of(book, book.board(), {})
    assert after.is_same_order(before)
    painter, box = BoardPainter(theme), QRectF(0, 0, 900, 46)
    spot = next(
        number for number, line in enumerate(after) if isinstance(line, BoardCity) and line.place is not None
    )
    was, now = painter.parts(before[spot], box), painter.parts(after[spot], box)
    differing = [
        number for number, (old, new) in enumerate(zip(was, now, strict=True)) if old.shows != new.shows
    ]
    whole, name, check_in, count = 0, 1, 3, 5
    assert check_in in differing
    assert not {whole, name, count} & set(differing)


def test_other_lines_are_not_the_same_order(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        book = read_day(workspace, at=AFTERNOON).book
    board = book.board()
    lines = lines_of(book, board, {})
    assert not lines.is_same_order(list(lines))
    assert not lines.is_same_order(BoardLines(lines.shown[1:], board.now))
    assert not lines.is_same_order(lines_of(book, board, {board.zones[0].zone: Fold.CLOSED}))


def test_a_long_incident_leaves_in_sight_since_when_it_is_open(theme: Theme) -> None:
    def painted(since: int) -> QImage:
        book = board_book([day_city()], now=NOON - 130)
        story = "Two people were treated for heat, and the water was moved to the shade of the hall"
        book.put_incidents({"New York": OpenIncident(NOON - 130 - since, story)})
        line = next(each for each in lines_of(book, book.board(), {}) if isinstance(each, BoardCity))
        return painted_line(BoardPainter(theme), line, 900)

    assert painted(5) == painted(5)
    assert painted(5) != painted(28)


def test_the_bars_of_the_zones_begin_below_their_heading_in_a_narrow_window(theme: Theme) -> None:
    painter, width = BoardPainter(theme), 588
    starts = set()
    for zone in ("America/New_York", "America/Denver"):
        # 10:00 AM in Denver, the widest clock of the widest name.
        book = board_book([day_city(zone=zone)], now=NOON)
        line = next(each for each in lines_of(book, book.board(), {}) if isinstance(each, ZoneLine))
        image = painted_line(painter, line, width)
        happening, _width = painter.columns(width).happening
        background = image.pixelColor(round(happening) - 4, 9)
        starts.add(
            next(x for x in range(round(happening) - 4, width) if image.pixelColor(x, 9) != background)
            - happening
        )
    assert all(abs(start) <= 2 for start in starts), starts


def test_what_is_missing_is_read_whole_beside_a_scroll_bar(theme: Theme) -> None:
    _left, room = BoardPainter(theme).columns(576).check_in
    said = texts_of(theme).advance("First check-in missing", TextStyle(TYPE_BODY, SEMIBOLD))
    assert said <= room
