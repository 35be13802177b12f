"""Content lines are escaped, folded on characters and never longer than 75 octets."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from organizer_app.exchange.schedule.ics_lines import (
    escaped,
    folded,
    ics_day,
    ics_moment,
    ics_time,
    text_line,
)


def test_text_is_escaped_and_kept_on_one_line() -> None:
    assert escaped("a\\b;c,d\r\ne\x00") == "a\\\\b\\;c\\,d\\ne"
    assert text_line("SUMMARY", "Rally, noon") == "SUMMARY:Rally\\, noon"


@pytest.mark.parametrize("length", [1, 74, 75, 76, 149, 150, 1000])
@pytest.mark.parametrize("letter", ["a", "é", "漢", "🪧"])
def test_long_lines_are_folded_between_characters(letter: str, length: int) -> None:
    line = "X:" + letter * length
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line


def test_days_and_moments_have_the_shapes_of_the_standard() -> None:
    assert ics_day(date(2019, 7, 5)) == "20190705"
    assert ics_time(time(9, 5)) == "090500"
    assert ics_moment(datetime(2019, 7, 5, 9, tzinfo=timezone(timedelta(hours=-4)))) == "20190705T130000Z"
    assert ics_moment(datetime(2019, 7, 5, 9, tzinfo=UTC)) == "20190705T090000Z"
