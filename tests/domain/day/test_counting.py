"""Blind counts make a range, and the national number says what it leaves out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.day.counting import (
    Agreement,
    BlindCount,
    CityCount,
    CountStage,
    Imputation,
    SizedCity,
    apart,
    city_count,
    number_line,
    rounded_down,
    rounded_up,
    size_class,
)


def test_two_counts_within_a_fifth_of_their_mean_make_a_range() -> None:
    counts = [BlindCount("a", 450, 550), BlindCount("b", 550, 660)]
    found = city_count(counts, 20)
    assert (found.agreement, found.low, found.high) == (Agreement.AGREED, 450, 660)


def test_two_that_are_farther_apart_ask_for_a_third() -> None:
    found = city_count([BlindCount("a", 3800, 4600), BlindCount("b", 5900, 6900)], 20)
    assert found.agreement is Agreement.ASK_THIRD
    assert found.apart is not None
    assert round(found.apart) == 42


def test_two_counts_of_nobody_are_not_apart() -> None:
    assert apart(BlindCount("a", 0, 0), BlindCount("b", 0, 0)) == 0


def test_of_three_the_pair_that_agrees_counts() -> None:
    counts = [BlindCount("a", 3800, 4600), BlindCount("b", 5900, 6900), BlindCount("c", 4000, 4500)]
    found = city_count(counts, 20)
    assert (found.agreement, found.low, found.high) == (Agreement.AGREED, 3800, 4600)
    assert found.used == ("a", "c")
    assert city_count(counts[::2], 20).used == (), "nothing is left out of two"


def test_three_that_all_differ_give_the_widest_range() -> None:
    counts = [BlindCount("a", 100, 100), BlindCount("b", 200, 200), BlindCount("c", 400, 400)]
    found = city_count(counts, 20)
    assert (found.agreement, found.low, found.high) == (Agreement.DIFFER, 100, 400)


def test_the_counts_of_one_counter_are_never_added() -> None:
    counts = [BlindCount("a", 100, 120), BlindCount("a", 300, 340), BlindCount("a", 50, 60)]
    assert city_count(counts, 20) == CityCount(Agreement.ONE, 300, 340)


def test_no_count_is_no_zero() -> None:
    assert city_count([], 20) == CityCount(Agreement.NONE)
    assert number_line([SizedCity(5000)]).reported == 0


def test_nothing_is_filled_in_unless_a_rule_says_so() -> None:
    cities = [SizedCity(5000, 100, 120), SizedCity(5000)]
    plain, mean = number_line(cities), number_line(cities, Imputation.MEAN)
    assert (plain.reported, plain.cities, plain.low, plain.high, plain.added_low) == (1, 2, 100, 120, 0)
    assert (mean.low, mean.high) == (plain.low, plain.high), "what was counted stays what was counted"
    assert (mean.estimate, mean.added_low, mean.added_high, mean.filled) == ((200, 240), 100, 120, 1)


def test_the_median_needs_ten_counts_in_a_class() -> None:
    nine = [SizedCity(5000, 100, 120)] * 9
    missing = [SizedCity(5000), SizedCity(2_000_000)]
    assert number_line([*nine, *missing], Imputation.MEDIAN_BY_SIZE).added_low == 0
    ten = number_line([*nine, SizedCity(5000, 9000, 9000), *missing], Imputation.MEDIAN_BY_SIZE)
    # The big city has no class to be filled in from, and one outlier does not move the median.
    assert (ten.added_low, ten.added_high) == (100, 120)


@pytest.mark.parametrize(
    ("population", "group"),
    [
        (0, 0),
        (9_999, 0),
        (10_000, 1),
        (49_999, 1),
        (50_000, 2),
        (249_999, 2),
        (250_000, 3),
        (999_999, 3),
        (1_000_000, 4),
    ],
)
def test_a_city_at_a_bound_belongs_to_the_larger_cities(population: int, group: int) -> None:
    assert size_class(population) == group


def test_the_middle_is_that_of_the_pair_that_was_compared() -> None:
    first, far, near = BlindCount("a", 80, 100), BlindCount("b", 200, 250), BlindCount("c", 85, 95)
    assert city_count([first, far], 20).middle == (90 + 225) / 2
    assert city_count([first, far, near], 20).middle == 90
    assert city_count([first], 20).middle is None


@pytest.mark.parametrize(
    ("number", "down", "up"),
    [
        (612_400, 610_000, 620_000),
        (838_900, 830_000, 840_000),
        (7, 7, 7),
        (0, 0, 0),
        (99, 99, 99),
        (101, 100, 110),
    ],
)
def test_the_public_number_has_two_figures(number: int, down: int, up: int) -> None:
    assert (rounded_down(number), rounded_up(number)) == (down, up)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 5000), st.integers(0, 500))))
def test_a_range_never_leaves_what_was_counted(counts: list[tuple[str, int, int]]) -> None:
    blind = [BlindCount(counter, low, low + width) for counter, low, width in counts]
    found = city_count(blind, 20)
    assert (found.low is None) == (not blind)
    if found.low is not None and found.high is not None:
        assert min(each.low for each in blind) <= found.low <= found.high <= max(each.high for each in blind)


def test_cities_whose_counters_disagree_come_first_and_those_without_a_count_last() -> None:
    assert sorted(CountStage) == [
        CountStage.THIRD,
        CountStage.SECOND,
        CountStage.AGREED,
        CountStage.NOTHING,
    ]
    assert len(CountStage) == 4
