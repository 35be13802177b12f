"""Counts and amounts are read as people write them, and what could be two numbers is not guessed."""

import pytest

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.written_numbers import cents_meant, count_meant


@pytest.mark.parametrize(
    ("text", "count"),
    [("", None), (" 7 ", 7), ("1200", 1200), ("1,200", 1200), ("1.200", 1200), ("1 200", 1200), ("0", 0)],
)
def test_a_count_has_digits_or_groups_of_three(text: str, count: int | None) -> None:
    assert count_meant(text) == count


@pytest.mark.parametrize(
    "text", ["12.5", "1,20", "1.2.3", "-3", "1e3", "many", ",", "999999999", "\u0663", "1,200 people"]
)
def test_what_is_no_count_is_not_guessed(text: str) -> None:
    with pytest.raises(UnclearError):
        count_meant(text)


@pytest.mark.parametrize(
    ("text", "cents"), [("", None), ("80,50", 8050), ("12,5", 1250), ("$1,200.50", 120050), ("0.8 €", 80)]
)
def test_an_amount_has_at_most_two_digits_behind_the_last_sign(text: str, cents: int | None) -> None:
    assert cents_meant(text) == cents


@pytest.mark.parametrize("text", ["free", "-5", "1.x", "1.2.3", "$"])
def test_what_is_no_amount_is_not_guessed(text: str) -> None:
    with pytest.raises(UnclearError):
        cents_meant(text)
