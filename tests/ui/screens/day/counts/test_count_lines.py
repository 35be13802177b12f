"""The cities of the counts as lines: each can be told from every other one."""

import pytest

from organizer_app.domain.day.city_counts import CityCounts
from organizer_app.domain.day.city_states import DayCity, city_state
from organizer_app.domain.day.counting import CityCount, CountStage
from organizer_app.ui.screens.day.counts.count_lines import CityLine, CountPainter, count_lines
from organizer_app.ui.theme.theme import Theme
from tests.support.day_boards import NOON, day_city


def uncounted(city: DayCity) -> CityCounts:
    state = city_state(city, (), (), NOON)
    return CityCounts(state, CountStage.NOTHING, CityCount(state.count.agreement), (), ())


@pytest.mark.usefixtures("qapp")
def test_two_actions_of_a_city_are_told_apart_by_their_starts_and_then_by_what_happens() -> None:
    march = day_city("Boston")._replace(action_id="march", starts=NOON)
    vigil = march._replace(action_id="vigil", tactic="vigil", starts=NOON + 360)
    rally = march._replace(action_id="rally", starts=NOON + 360)
    others = (day_city("Albany"), march, vigil, rally, day_city("Boston", "KY"))
    lines = count_lines(tuple(map(uncounted, others)), frozenset())
    cities = [line for line in lines if isinstance(line, CityLine)]
    told = ["", "12:00 PM", "6:00 PM · Vigil, City Hall", "6:00 PM · Rally, City Hall", ""]
    assert [each.told_apart for each in cities] == told
    spoken = [CountPainter(Theme("light")).spoken(line) for line in cities]
    assert len(set(spoken)) == len(others)
