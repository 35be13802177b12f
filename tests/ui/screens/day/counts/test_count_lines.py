"""The cities of the counts as lines: each can be told from every other one."""

from dataclasses import replace

import pytest

from organizer_app.domain.day.city_counts import CityCounts
from organizer_app.domain.day.city_states import DayCity, city_state, told_apart
from organizer_app.domain.day.counting import CityCount, CountStage
from organizer_app.ui.screens.day.counts.count_lines import (
    FEW,
    CountedCity,
    CountPainter,
    MoreLine,
    count_lines,
)
from organizer_app.ui.theme.theme import Theme
from tests.support.day_boards import NOON, day_city
from tests.support.painted_lines import painted_line


def uncounted(city: DayCity) -> CityCounts:
    state = city_state(city, (), (), NOON)
    return CityCounts(state, CountStage.NOTHING, CityCount(state.count.agreement), (), ())


@pytest.mark.usefixtures("qapp")
def test_two_actions_of_a_city_are_told_apart_by_their_starts_and_then_by_what_happens() -> None:
    march = day_city("Boston")._replace(action_id="march", starts=NOON)
    vigil = march._replace(action_id="vigil", tactic="vigil", starts=NOON + 360)
    rally = march._replace(action_id="rally", starts=NOON + 360)
    others = (day_city("Albany"), march, vigil, rally, day_city("Boston", "KY"))
    lines = count_lines(tuple(map(uncounted, told_apart(others))), frozenset())
    cities = [line for line in lines if isinstance(line, CountedCity)]
    told = ["", "12:00 PM", "6:00 PM · Vigil, City Hall", "6:00 PM · Rally, City Hall", ""]
    assert [each.told_apart for each in cities] == told
    spoken = [CountPainter(Theme("light")).spoken(line) for line in cities]
    assert len(set(spoken)) == len(others)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["Reno", "Colorado Springs", "East Pensacola Heights"])
def test_a_city_keeps_its_state_however_long_its_name_is(name: str) -> None:
    painter = CountPainter(Theme("light"))
    lines = [CountedCity(uncounted(day_city(name, state)), "") for state in ("CO", "FL")]
    one, other = (painted_line(painter, line, 250) for line in lines)
    assert one != other


def test_a_group_is_folded_only_where_another_one_follows_it() -> None:
    alone = tuple(uncounted(day_city(f"City {number}")) for number in range(FEW + 1))
    assert not [line for line in count_lines(alone, frozenset()) if isinstance(line, MoreLine)]
    other = replace(alone[0], stage=CountStage.AGREED)
    folded = [line for line in count_lines((*alone, other), frozenset()) if isinstance(line, MoreLine)]
    assert [line.stage for line in folded] == [CountStage.NOTHING]
