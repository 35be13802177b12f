"""A lane of the run of show: what comes later than its axis can be read in whole."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from organizer_app.domain.day.city_states import city_state
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_lanes import PlannedCue, lane_of
from organizer_app.ui.screens.day.shows.show_lines import LaneLine
from organizer_app.ui.screens.day.shows.show_painter import ShowPainter
from organizer_app.ui.screens.day.shows.time_scale import TimeScale
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.widgets.lists.line_source import LineState
from tests.support.day_boards import NOON, day_city


def test_the_line_for_now_goes_through_no_word_of_a_cue_beyond_the_edge(theme: Theme) -> None:
    cue = PlannedCue(CueTimes("a", NOON + 1500, NOON + 1560, title="Set-up: stage, sound and cases of water"))
    lane = lane_of(city_state(day_city(starts=NOON + 1500, ends=NOON + 1600), (), (), NOON), (cue,), NOON)
    scale = TimeScale(NOON - 100, 0, 400, 1.0, by_start=False)
    painter = ShowPainter(theme, scale)
    image = QImage(500, painter.height(LaneLine(lane, NOON)), QImage.Format.Format_RGB32)
    canvas = QPainter(image)
    painter.paint(canvas, QRectF(image.rect()), LaneLine(lane, NOON), LineState(is_current=False))
    canvas.end()
    now = QColor(theme.color("now"))
    shown = [image.pixelColor(round(scale.x(NOON, None)), y) == now for y in range(image.height())]
    assert shown[5], "the line is there"
    assert not any(shown[image.height() // 2 - 8 : image.height() // 2 + 8])
