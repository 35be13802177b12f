"""A line of a card has two rows, and three in large type, where a cut name would say nothing."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from organizer_app.ui.screens.overview.card_lines import CardLine
from organizer_app.ui.screens.overview.card_painter import CardPainter, line_height
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_source import LineState

LATE = CardLine("flag", "Kansas City: permit not filed on time", "Police Department", names=("Kansas City",))


def inked_rows(theme: Theme, line: CardLine) -> int:
    """Return how many pixel rows of a narrow line have ink."""
    height = line_height(theme, line)
    image = QImage(420, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    CardPainter(theme).paint(painter, QRectF(0, 0, 420, height), line, LineState(is_current=False))
    painter.end()
    return sum(any(image.pixel(x, y) != 0xFFFFFFFF for x in range(80, 400, 2)) for y in range(4, height))


def test_a_title_goes_on_in_a_second_row_in_large_type_alone(qtbot: QtBot) -> None:
    del qtbot
    usual, large = Theme("light"), Theme("light", 2.0)
    assert line_height(large, LATE) > 2 * line_height(usual, LATE)
    assert line_height(large, LATE._replace(is_person=True)) == 2 * line_height(usual, LATE)
    short = inked_rows(large, LATE._replace(title="Late"))
    assert inked_rows(large, LATE) > short + 8, "the title has a row of its own more"
    assert inked_rows(large, LATE._replace(title="Llanfairpwllgwyngyllgogerychwyrndrobwll")) > 0
