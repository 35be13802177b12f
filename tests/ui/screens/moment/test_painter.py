"""The cards of the shared moment are painted within the columns they announce."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.screens.moment.lines import Head, MomentPainter, TimedCity, ZoneHead
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_source import LineState


def test_the_heading_of_the_rule_runs_on_above_the_amounts_that_have_none(theme: Theme) -> None:
    made = MomentPainter(theme)

    def painted(heading: str) -> QImage:
        image = QImage(1100, 60, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        painter = QPainter(image)
        line = ZoneHead("Eastern Time", "3 actions", ("Local", "HQ", "UTC", heading))
        made.paint(
            painter,
            QRectF(0, 0, 1100, 60),
            line,
            LineState(is_current=False, is_pointed=False, is_last=False),
        )
        painter.end()
        return image.copy(960, 0, 140, 60)

    assert painted("In contrast to the rule of the plan") != painted("")
    assert painted("The rule") == painted("")


def test_the_ring_of_the_keyboard_is_as_wide_as_the_card(theme: Theme) -> None:
    made, box = MomentPainter(theme), QRectF(0, 100, 1100, 60)
    head = Head("10 cities have no start yet", "Apply to all 10", moves=("id",))
    city = TimedCity(
        "id",
        "Austin, TX",
        local="12:00 PM",
        desk="1:00 PM",
        utc="17:00",
        amount="",
        share=None,
        note="",
        is_end=False,
    )
    assert made.ring(head, box) == QRectF(24, 116, 1052, 44)
    assert made.ring(city, box) == QRectF(24, 100, 1052, 60)
