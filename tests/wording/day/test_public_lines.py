"""Whoever quotes the first sentence of the public line says only what was counted."""

import random
import re
from datetime import date

import pytest

from organizer_app.domain.day.counting import (
    Imputation,
    NumberLine,
    SizedCity,
    number_line,
    rounded_down,
    rounded_up,
)
from organizer_app.wording.day.public_lines import public_line, runs_high
from tests.support.day_boards import NOON

EAST = "America/New_York"
DAY = date(2019, 7, 15)
FIRST = re.compile(
    r"By 12:00 PM Eastern, (?P<reported>[\d,]+) of (?P<cities>[\d,]+) (?:city|cities) had reported: "
    r"(?:between (?P<low>[\d,]+) and (?P<high>[\d,]+)|(?P<exact>[\d,]+)) (?:person|people)\."
)


def said(number: NumberLine) -> str:
    return public_line(number, NOON, EAST, DAY)


def a_day(dice: random.Random) -> list[SizedCity]:
    """Return the cities of a day: of all sizes, some counted, some not, some waiting for a second count."""
    cities = []
    for _city in range(dice.randint(1, 60)):
        population = dice.choice((0, 4_000, 30_000, 120_000, 600_000, 2_000_000))
        low = dice.randrange(dice.choice((3, 40, 900, 20_000)))
        state = dice.random()
        if state < 0.5:
            cities.append(SizedCity(population, low, low + dice.randrange(low // 2 + 2)))
        else:
            cities.append(SizedCity(population, waits=state < 0.6))
    return cities


@pytest.mark.parametrize("seed", range(200))
def test_the_first_sentence_is_true_of_what_was_counted(seed: int) -> None:
    cities = a_day(random.Random(seed))
    counted = [(each.low, each.high) for each in cities if each.low is not None and each.high is not None]
    low, high = sum(one for one, _two in counted), sum(two for _one, two in counted)
    for rule in Imputation:
        line = said(number_line(cities, rule))
        first = FIRST.match(line)
        if not counted:
            assert first is None
            assert "between" not in line
            continue
        assert first is not None, line
        told = {name: int(text.replace(",", "")) for name, text in first.groupdict().items() if text}
        assert (told["reported"], told["cities"]) == (len(counted), len(cities)), line
        ends = told.get("low", told.get("exact")), told.get("high", told.get("exact"))
        assert ends == (rounded_down(low), rounded_up(high)), line
        # Two figures, rounded outward: the counts are inside, and not far inside.
        assert 0.9 * low <= rounded_down(low) <= low <= high <= rounded_up(high) <= 1.1 * high + 1, line
        assert "stimate" not in line[: first.end()]
        if rule is Imputation.NONE:
            assert "stimate" not in line


def test_an_estimate_comes_after_what_was_counted_with_its_rule_and_its_range() -> None:
    eight = [SizedCity(2_000_000, 1_500, 1_870)] * 8
    cities = [*eight, *[SizedCity(30_000)] * 34]
    plain = "By 12:00 PM Eastern, 8 of 42 cities had reported: between 12,000 and 15,000 people."
    assert said(number_line(cities)) == plain
    assert said(number_line(cities, Imputation.MEAN)) == (
        f"{plain} Estimate, with 34 other cities at the mean of these: between 63,000 and 79,000 people."
        f" {runs_high()}"
    )
    assert said(number_line(cities, Imputation.MEDIAN_BY_SIZE)) == plain, "eight are too few for a median"


def test_it_does_not_warn_where_small_cities_report_first_or_sizes_are_not_known() -> None:
    for counted, missing in ((30_000, 2_000_000), (0, 2_000_000), (30_000, 0), (30_000, 30_000)):
        line = said(number_line([SizedCity(counted, 10, 20), SizedCity(missing)], Imputation.MEAN))
        assert runs_high() not in line
        assert line.endswith("Estimate, with 1 other city at the mean of these: between 20 and 40 people.")


def test_the_median_names_only_the_cities_that_it_fills_in() -> None:
    ten = [SizedCity(5_000, 100, 120)] * 10
    line = said(number_line([*ten, SizedCity(5_000), SizedCity(2_000_000)], Imputation.MEDIAN_BY_SIZE))
    assert line.endswith(
        "10 of 12 cities had reported: between 1,000 and 1,200 people."
        " Estimate, with 1 other city at the median of its size: between 1,100 and 1,400 people."
    )


def test_the_line_is_rounded_outward_and_says_of_how_many() -> None:
    line = public_line(NumberLine(1198, 2614, 582_400, 796_100), NOON + 180, EAST, DAY)
    assert line == (
        "By 3:00 PM Eastern, 1,198 of 2,614 cities had reported: between 580,000 and 800,000 people."
    )
    assert said(NumberLine(1, 7, 9, 9)) == "By 12:00 PM Eastern, 1 of 7 cities had reported: 9 people."
    assert said(NumberLine(0, 7, 0, 0)) == "By 12:00 PM Eastern, no city of 7 had reported."


def test_on_another_day_than_the_one_that_is_counted_the_line_names_it() -> None:
    morning_after = public_line(NumberLine(0, 7, 0, 0), NOON + 22 * 60, EAST, DAY)
    assert morning_after == "By 10:00 AM Eastern on Tue, Jul 16, no city of 7 had reported."
