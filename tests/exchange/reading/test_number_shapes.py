"""Numbers of persons are read as people write them."""

import pytest

from organizer_app.exchange.reading.number_shapes import read_degrees, read_persons


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1200", 1200, 1200),
        ("about 1,200", 1200, 1200),
        ("1.200", 1200, 1200),
        ("2k", 2000, 2000),
        ("1.5K", 1500, 1500),
        ("10-12", 10, 12),
        ("10 to 12 people", 10, 12),
        ("12,000-15,000", 12_000, 15_000),
        ("100+", 100, 100),
        ("over 100; over 250", 100, 250),
        ("hundreds", 200, 200),
        ("several hundred", 300, 300),
        ("tens of thousands", 20_000, 20_000),
        ("Thousands", 2000, 2000),
        ("about two dozen", 24, 24),
        ("about 9 dozen", 108, 108),
        ("8 (photo headcount)", 8, 8),
        ("25.5", 25, 25),
        ("1E+05", 100_000, 100_000),
        ("1.25e4", 12_500, 12_500),
    ],
)
def test_persons(text: str, low: int, high: int) -> None:
    persons = read_persons(text)
    assert (persons.low, persons.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["a crowd", "-5", "1e9", "100000001", "99999999999", "FB: 120 going", "1" * 5000]
)
def test_words_and_wild_numbers_are_no_count(text: str) -> None:
    persons = read_persons(text)
    assert persons.low is None
    assert not persons.is_plain


@pytest.mark.parametrize("text", ["", "NA", "n/a", "TBD", "?"])
def test_nothing_said_is_no_fault(text: str) -> None:
    assert read_persons(text).low is None
    assert read_persons(text).is_plain


def test_a_number_with_words_is_not_plain_so_that_its_words_are_kept() -> None:
    assert read_persons("1,200").is_plain
    assert not read_persons("about 1,200").is_plain


def test_degrees() -> None:
    assert read_degrees("44.95") == 44.95
    assert read_degrees("-93,26") == -93.26
    assert [read_degrees(text) for text in ("180", "-180")] == [180, -180]
    assert [read_degrees(text) for text in ("", "north", "nan", "inf", "181")] == [None] * 5
