"""The current line has a mark at its left edge, and a rule closes every line at its lower edge."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_source import LineState
from organizer_app.ui.widgets.lists.painted_lines import background_of, draw_background, draw_rule

BOX = QRectF(2, 3, 20, 10)


def painted(theme: Theme, state: LineState) -> QImage:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(theme.color("raised"))
    painter = QPainter(image)
    draw_background(painter, theme, BOX, state)
    draw_rule(painter, theme, BOX)
    painter.end()
    return image


def test_a_line_shows_where_the_keyboard_and_the_mouse_are(theme: Theme) -> None:
    for state, mark, background in (
        (LineState(is_current=True, is_pointed=True), "accent", "selected"),
        (LineState(is_current=False, is_pointed=True), "hover", "hover"),
        (LineState(is_current=False), "raised", "raised"),
    ):
        image = painted(theme, state)
        seen = [image.pixelColor(x, 5) for x in (1, 2, 4, 5, 22)]
        wanted = ["raised", mark, mark, background, "raised"]
        assert seen == [theme.color(each) for each in wanted]


def test_the_rule_is_the_last_row_of_the_line(theme: Theme) -> None:
    image = painted(theme, LineState(is_current=False))
    seen = [image.pixelColor(10, y) for y in (11, 12, 13)]
    assert seen == [theme.color(each) for each in ("raised", "border", "raised")]


def test_a_list_may_have_another_ground_for_the_line_under_the_mouse() -> None:
    assert background_of(LineState(is_current=False, is_pointed=True), "sunken") == "sunken"
    assert background_of(LineState(is_current=True, is_pointed=True), "sunken") == "selected"
    assert background_of(LineState(is_current=False)) == "surface"
