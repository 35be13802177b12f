"""A lane of the run of show: what comes later than its axis can be read in whole."""

from PySide6.QtGui import QColor

from organizer_app.domain.day.city_states import city_state
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.show_lanes import PlannedCue, lane_of
from organizer_app.ui.screens.day.shows.show_lines import LaneLine
from organizer_app.ui.screens.day.shows.show_painter import ShowPainter
from organizer_app.ui.screens.day.shows.time_scale import TimeScale
from organizer_app.ui.theme.theme import Theme
from tests.support.day_boards import NOON, day_city
from tests.support.painted_lines import painted_line


def test_the_line_for_now_goes_through_no_word_of_a_cue_beyond_the_edge(theme: Theme) -> None:
    cue = PlannedCue(CueTimes("a", NOON + 1500, NOON + 1560, title="Set-up: stage, sound and cases of water"))
    lane = lane_of(city_state(day_city(starts=NOON + 1500, ends=NOON + 1600), (), (), NOON), (cue,), NOON)
    scale = TimeScale(NOON - 100, 0, 400, 1.0, by_start=False)
    image = painted_line(ShowPainter(theme, scale), LaneLine(lane, NOON), 500)
    now = QColor(theme.color("now"))
    shown = [image.pixelColor(round(scale.x(NOON, None)), y) == now for y in range(image.height())]
    assert shown[5], "the line is there"
    assert not any(shown[image.height() // 2 - 8 : image.height() // 2 + 8])
