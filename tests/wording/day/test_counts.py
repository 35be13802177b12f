"""What the counts of a city come to says which of them it leaves out."""

from organizer_app.domain.day.city_counts import CityCounts, CounterCount
from organizer_app.domain.day.city_states import city_state
from organizer_app.domain.day.counting import BlindCount, CountStage, city_count
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.wording.day.counts import verdict
from tests.support.day_boards import NOON, day_city


def counted(*ranges: tuple[str, int, int]) -> CityCounts:
    counters = tuple(
        CounterCount(name, low, high, CountMethod.CLICKER, None, "", 1, is_hidden=False)
        for name, low, high in ranges
    )
    count = city_count([BlindCount(*each) for each in ranges], 20)
    return CityCounts(city_state(day_city(), (), (), NOON), CountStage.AGREED, count, counters, ())


def test_of_three_counts_the_one_that_is_left_out_is_named() -> None:
    three = (("Ana", 1000, 1200), ("Ben", 1500, 1700), ("Cy", 1600, 1800))
    assert verdict(counted(*three), 20) == "Agreed, within 20%; A (1,000\u20131,200) is left out"
    assert verdict(counted(*three[1:]), 20) == "Agreed, within 20%"
