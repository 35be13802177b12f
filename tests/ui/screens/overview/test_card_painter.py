"""A line of a card has two rows, and three in large type, where a cut name would say nothing."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.overview.cards import CardLine, CardPainter, line_height
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_source import LineState

LATE = CardLine("flag", "Kansas City: permit not filed on time", "Police Department", names=("Kansas City",))


def painted(theme: Theme, line: CardLine, width: int) -> QImage:
    image = QImage(width, line_height(theme, line), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    box = QRectF(0, 0, width, image.height())
    CardPainter(theme).paint(painter, box, line, LineState(is_current=False))
    painter.end()
    return image


def inked_rows(theme: Theme, line: CardLine) -> int:
    """Return how many pixel rows of a narrow line have ink."""
    height = line_height(theme, line)
    image = QImage(420, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    CardPainter(theme).paint(painter, QRectF(0, 0, 420, height), line, LineState(is_current=False))
    painter.end()
    return sum(any(image.pixel(x, y) != 0xFFFFFFFF for x in range(80, 400, 2)) for y in range(4, height))


def test_two_cities_without_room_side_by_side_are_counted_and_not_cut_to_nothing(qtbot: QtBot) -> None:
    del qtbot
    theme = Theme("light")
    names = ("Portland", "New York")
    told = CardLine("flag", "Mijente is stretched", "Portland and New York at the same time", names=names)
    brief = told._replace(brief="2 cities at the same time")
    counted = told._replace(below=brief.brief)
    assert painted(theme, brief, 200) == painted(theme, counted, 200) != painted(theme, told, 200)
    assert painted(theme, brief, 420) == painted(theme, told, 420), "where there is room, they are named"


def test_a_title_goes_on_in_a_second_row_in_large_type_alone(qtbot: QtBot) -> None:
    del qtbot
    usual, large = Theme("light"), Theme("light", 2.0)
    assert line_height(large, LATE) > 2 * line_height(usual, LATE)
    assert line_height(large, LATE._replace(is_person=True)) == 2 * line_height(usual, LATE)
    short = inked_rows(large, LATE._replace(title="Late"))
    assert inked_rows(large, LATE) > short + 8, "the title has a row of its own more"
    assert inked_rows(large, LATE._replace(title="Llanfairpwllgwyngyllgogerychwyrndrobwll")) > 0
