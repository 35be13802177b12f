"""The cards of the shared moment are painted within the columns they announce."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.screens.moment.lines import ZoneHead
from organizer_app.ui.screens.moment.painter import MomentPainter
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
