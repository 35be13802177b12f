"""A city of After action keeps its state, however long its name is, and out of the bars beside it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from organizer_app.domain.day.after_action import AfterCity
from organizer_app.domain.day.city_states import Apart, city_state
from organizer_app.domain.day.day_lessons import NOTHING_WRITTEN
from organizer_app.ui.screens.day.after.after_lines import AfterLine, AfterPainter, after_columns
from organizer_app.ui.theme.theme import Theme
from tests.support.day_boards import NOON, day_city
from tests.support.painted_lines import painted_line

# As wide as the list is in a window of 1440 pixels.
WIDTH = 884


def painted(name: str, state: str, apart: Apart = Apart.ALONE) -> QImage:
    """Return the row of a city as it is painted."""
    city = day_city(name, state)._replace(apart=apart)
    found = AfterCity(city_state(city, [], [], NOON), 0, 0, None, is_thanked=False)
    return painted_line(AfterPainter(Theme("light")), AfterLine(found, 200, NOTHING_WRITTEN), WIDTH)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["Lake Worth Beach", "East Pensacola Heights", "Reno"])
def test_the_state_is_beside_the_name_or_below_it_and_never_in_the_bars(name: str) -> None:
    first, other = painted(name, "FL"), painted(name, "WA")
    assert first != other
    left = int(after_columns(Theme("light"), WIDTH)[1][0])
    bars = QRect(left, 0, WIDTH - left, first.height())
    assert first.copy(bars) == other.copy(bars)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["Reno", "Commack", "St. Petersburg", "East Pensacola Heights"])
@pytest.mark.parametrize("apart", [Apart.START, Apart.START_AND_KIND])
def test_a_city_with_several_actions_keeps_its_state_beside_or_below_the_time(
    name: str, apart: Apart
) -> None:
    assert painted(name, "FL", apart) != painted(name, "WA", apart)
