"""Dates are read as people write them; what is no single day is told."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.importing.incoming import RowWarningCode
from organizer_app.domain.importing.written_days import (
    DateRules,
    day_meant,
    moment_meant,
    read_date,
    when_meant,
)

MAY_4 = date(2019, 5, 4)
MONTH_FIRST = DateRules()
DAY_FIRST = DateRules(day_first=True)
IN_2019 = DateRules(year=2019)


@pytest.mark.parametrize(
    "text",
    [
        "2019-05-04",
        "2019/05/04",
        "2019.5.4",
        "20190504",
        "5/4/2019",
        "05/04/19",
        "5-4-2019",
        "4.5.2019",
        "4 May 2019",
        "4-May-19",
        "4th of May 2019",
        "May 4, 2019",
        "May 4th 2019",
        "May 4, '19",
        "Sat, May 4, 2019",
        "Saturday May 4 2019",
        "4 de mayo de 2019",
    ],
)
def test_whole_dates(text: str) -> None:
    cell = read_date(text, MONTH_FIRST)
    assert (cell.day, cell.rest, cell.code, cell.without_year) == (MAY_4, "", None, False)


def test_the_column_decides_the_order_unless_a_cell_allows_only_one() -> None:
    assert read_date("5/4/2019", DAY_FIRST).day == date(2019, 4, 5)
    assert read_date("5/14/2019", DAY_FIRST).day == date(2019, 5, 14)
    assert read_date("14/5/2019", MONTH_FIRST).day == date(2019, 5, 14)


@pytest.mark.parametrize("text", ["5/4", "May 4", "Sat May 4", "4 May"])
def test_dates_without_a_year_take_the_given_one_or_none(text: str) -> None:
    assert read_date(text, IN_2019).day == MAY_4
    assert read_date(text, IN_2019).without_year
    assert read_date(text, MONTH_FIRST).code is RowWarningCode.DATE_UNREADABLE


@pytest.mark.parametrize(
    ("text", "rest", "offset"),
    [
        ("2019-05-04T12:00", "12:00", None),
        ("2019-05-04 12:00:00", "12:00:00", None),
        ("5/4/2019 12:00 PM", "12:00 PM", None),
        ("5/4/2019, 2-4pm", "2-4pm", None),
        ("Saturday, May 4, 2019 at noon", "noon", None),
        ("2019-05-04T16:00:00Z", "16:00:00", 0),
        ("2019-05-04T12:00:00-04:00", "12:00:00", -240),
        ("2019-05-04T12:00:00+0530", "12:00:00", 330),
        ("1556985600", "16:00:00", 0),
        ("1556985600000", "16:00:00", 0),
    ],
)
def test_a_time_after_the_date_is_handed_on(text: str, rest: str, offset: int | None) -> None:
    cell = read_date(text, MONTH_FIRST)
    assert (cell.day, cell.rest, cell.offset) == (MAY_4, rest, offset)


@pytest.mark.parametrize(
    "text",
    [
        "May 4-5",
        "May 4-5, 2019",
        "May 4 - June 2, 2019",
        "5/4-5/5/2019",
        "5/4 & 5/5",
        "2019-05-04 to 2019-05-06",
    ],
)
def test_of_several_days_the_first_is_taken_and_told(text: str) -> None:
    cell = read_date(text, IN_2019)
    assert (cell.day, cell.code) == (MAY_4, RowWarningCode.DATE_RANGE)
    assert cell.without_year is ("2019" not in text)


@pytest.mark.parametrize(
    "text", ["Every Thursday", "31/02/2019", "May 2019", "2019", "43600", "0208-10-14", "5"]
)
def test_what_is_no_day_is_unreadable(text: str) -> None:
    assert read_date(text, IN_2019).code is RowWarningCode.DATE_UNREADABLE


@pytest.mark.parametrize("text", ["", "TBD", "date TBA", "n/a", "?", "TBD - likely in May"])
def test_not_yet_known_is_no_date(text: str) -> None:
    assert read_date(text, IN_2019).code is RowWarningCode.NO_DATE


def test_day_numbers_of_a_spreadsheet() -> None:
    serial = DateRules(is_serial=True)
    assert read_date("43589", serial).day == MAY_4
    assert read_date("43589.5", serial).rest == "12:00"


def test_a_day_number_among_other_dates_is_a_day_of_their_years_with_a_doubt() -> None:
    mixed = DateRules(serial_years=frozenset({2018, 2019, 2020}))
    found = read_date("43589.5", mixed)
    assert (found.day, found.rest, found.code) == (MAY_4, "12:00", RowWarningCode.DAY_NUMBER)
    # A ZIP code is a day of another year.
    assert read_date("58102", mixed).code is RowWarningCode.DATE_UNREADABLE
    assert read_date("43589", DateRules()).code is RowWarningCode.DATE_UNREADABLE


@given(st.text(max_size=40))
def test_any_text_gives_a_day_or_a_code(text: str) -> None:
    cell = read_date(text, IN_2019)
    assert cell.day is not None or cell.code is not None


@given(
    st.dates(date(1970, 1, 1), date(2068, 12, 31)),
    st.sampled_from(["%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%d %b %Y"]),
)
def test_every_day_is_read_back(day: date, shape: str) -> None:
    assert read_date(day.strftime(shape), MONTH_FIRST).day == day


def test_thirteen_is_a_day_and_never_a_month() -> None:
    assert read_date("13/5/2019", MONTH_FIRST).day == date(2019, 5, 13)
    assert read_date("12/5/2019", MONTH_FIRST).day == date(2019, 12, 5)
    cell = read_date("20191304", MONTH_FIRST)
    assert (cell.day, cell.code) == (None, RowWarningCode.DATE_UNREADABLE)


def test_a_typed_day_is_one_day_of_the_weekday_it_says_and_nothing_more() -> None:
    assert day_meant("", 2019) is None
    assert day_meant("Sat, May 4", 2019) == MAY_4
    for text in ("Sun, May 4", "May 4 2pm", "soon", "2019-05-04T12:00Z", "tbd"):
        with pytest.raises(UnclearError):
            day_meant(text, 2019)


def test_a_typed_moment_is_midnight_without_a_time() -> None:
    assert moment_meant(" ", 2019) is None
    assert moment_meant("May 4", 2019) == (MAY_4, time(0))
    assert moment_meant("May 4 2pm", 2019) == (MAY_4, time(14))
    with pytest.raises(UnclearError):
        moment_meant("2pm", 2019)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2pm", "2019-05-04T14:00:00"),
        ("noon", "2019-05-04T12:00:00"),
        ("7/15/2018", "2018-07-15T00:00:00"),
        ("July 15, 2:30 pm", "2019-07-15T14:30:00"),
        ("Mon Jul 15 2pm", "2019-07-15T14:00:00"),
        ("2019-07-15T15:10", "2019-07-15T15:10:00"),
        ("2019-07-15T15:10:42", "2019-07-15T15:10:42"),
        ("2019-07-15T15:10:42Z", "2019-07-15T15:10:42+00:00"),
        (" 2019-07-15T15:10-04:00 ", "2019-07-15T15:10:00-04:00"),
    ],
)
def test_a_time_a_day_or_both_are_a_moment_beside_the_day_it_is_typed_on(text: str, meant: str) -> None:
    assert when_meant(text, MAY_4).isoformat() == meant


@pytest.mark.parametrize(
    "text", ["", "soon", "yesterday", "2-4pm", "2pm ET", "Tue Jul 15", "0001-01-01T00:00"]
)
def test_what_is_no_single_moment_is_unclear(text: str) -> None:
    with pytest.raises(UnclearError):
        when_meant(text, MAY_4)


@pytest.mark.parametrize(
    "text",
    ["May 4, 11am", "May 4, 11AM", "May 4, 10 a.m.", "4 May 11 am", "May 4, 12 noon", "May 4, 12 midnight"],
)
def test_two_digits_with_am_or_pm_after_a_day_are_its_hour_and_no_year(text: str) -> None:
    cell = read_date(text, IN_2019)
    assert (cell.day, cell.code, cell.without_year) == (MAY_4, None, True)
    assert cell.rest == text[text.index("1") :]


def test_a_month_and_two_digits_are_no_day_where_they_may_be_a_month_of_a_year() -> None:
    either = DateRules(year=2019, may_name_months=True)
    cell = read_date("Jul-18", either)
    assert (cell.day, cell.code) == (None, RowWarningCode.DAY_OR_YEAR)
    assert read_date("Jul-18", IN_2019).day == date(2019, 7, 18)
    for text in ("July 18", "18-Jul", "Thu Jul-18", "Jul-18-2019"):
        assert read_date(text, either).day == date(2019, 7, 18), text


def test_the_part_of_a_day_beside_a_day_number_is_its_time_to_the_minute() -> None:
    serial = DateRules(is_serial=True)
    told = {
        "43589.25": "06:00",
        "43589.75": "18:00",
        "43589.521": "12:30",
        "43589.0007": "00:01",
        "43589.0": "",
    }
    assert {text: read_date(text, serial).rest for text in told} == told


def test_a_day_in_other_words_is_read_by_the_order_and_the_year_of_the_column() -> None:
    odd = "4. of. 5"
    assert read_date(odd, DateRules(year=2031)).day == date(2031, 4, 5)
    assert read_date(odd, DateRules(year=2031, day_first=True)).day == date(2031, 5, 4)
    assert read_date(odd, DateRules()).code is RowWarningCode.DATE_UNREADABLE
