"""People type times, days and numbers as they say them; what cannot be read is never guessed."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.ui.flow.typed_values import (
    Reading,
    cities_meant,
    count_meant,
    day_meant,
    range_meant,
    read_names,
    time_meant,
)
from organizer_app.wording.language.dates import clock, long_day, short_day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2pm", time(14)),
        ("2:30 p", time(14, 30)),
        ("14:00", time(14)),
        ("1430", time(14, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("9.30am", time(9, 30)),
        ("9", time(9)),
        ("", None),
    ],
)
def test_times_are_read_as_people_say_them(typed: str, meant: time | None) -> None:
    assert time_meant(typed) == (meant, True)


def test_a_small_hour_is_meant_in_the_afternoon_unless_it_is_written_in_full() -> None:
    assert time_meant("2").value == time(14)
    assert time_meant("2:30").value == time(14, 30)
    assert time_meant("02:30").value == time(2, 30)
    assert time_meant("2 am").value == time(2)


@pytest.mark.parametrize(
    "typed",
    ["x", "25", "13pm", "0 am", "12:60", "2500", "at two", "-1", "2 PM ET", "\u0967\u096a"],
)
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert time_meant(typed) == (None, False)


@given(minutes=st.integers(0, 1439))
def test_every_time_that_is_written_can_be_read(minutes: int) -> None:
    assert time_meant(clock(minutes)).value == time(minutes // 60, minutes % 60)


DAYS = (
    "July 15|jul. 15th|15 July|7/15|7-15|7/15/19|15.7.2019|2019-7-15|20190715|Monday, July 15, 2019|Mon 7/15"
)


@pytest.mark.parametrize("typed", DAYS.split("|"))
def test_days_are_read_in_any_usual_shape(typed: str) -> None:
    assert day_meant(typed, 2019) == (date(2019, 7, 15), True)


@pytest.mark.parametrize(
    "typed",
    ["x", "July", "15", "Feb 30", "13/13", "Tue Jul 15 2019", "tomorrow", "2pm", "99999999", "0/0", "Foo 3"],
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert day_meant(typed, 2019) == (None, False)


def test_an_empty_day_is_none() -> None:
    assert day_meant("  ", 2019) == (None, True)


@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_that_is_written_can_be_read(day: date) -> None:
    assert day_meant(long_day(day.isoformat()), 1999).value == day
    assert day_meant(short_day(day.isoformat()), day.year).value == day
    assert day_meant(day.isoformat(), 1999).value == day


@given(typed=st.text(max_size=20))
def test_no_text_raises(typed: str) -> None:
    for reading in (time_meant(typed), day_meant(typed, 2027), count_meant(typed)):
        assert reading.is_clear or reading.value is None


@given(count=st.integers(0, 99_999_999))
def test_every_count_that_is_written_can_be_read(count: int) -> None:
    assert count_meant(f"{count:,}").value == count
    assert count_meant(str(count)).value == count


@pytest.mark.parametrize("typed", ["many", "-5", "1e3", ",", "1,200 people", "999999999"])
def test_what_is_no_count_is_not_guessed(typed: str) -> None:
    assert count_meant(typed) == (None, False)


def test_names_stand_between_semicolons() -> None:
    assert read_names(" One ; two;; \nThree ") == ("One", "two", "Three")
    assert read_names("  ") == ()


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("", ()),
        (" ; ", ()),
        ("Boise, ID", ("Boise, ID",)),
        ("Boise, ID; Reno,  NV;Boise, ID", ("Boise, ID", "Reno, NV")),
        ("Boise, ID\nReno, NV\r\n", ("Boise, ID", "Reno, NV")),
    ],
)
def test_several_cities_stand_behind_semicolons_or_on_lines(text: str, cities: tuple[str, ...]) -> None:
    assert cities_meant(text) == cities


def test_a_count_of_people_is_a_number_or_a_range() -> None:
    assert range_meant("250-400").value == (250, 400)
    assert range_meant("1,200").value == (1200, 1200)
    assert range_meant("~80").value == (80, 80)
    assert range_meant("400 - 250").value == (250, 400)
    assert range_meant("") == Reading(None)
    assert not range_meant("many").is_clear
    assert not range_meant("5-").is_clear
