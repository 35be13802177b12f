"""Lengths of time have at most two units, and stay on one line."""

from collections.abc import Callable

import pytest

from organizer_app.wording.language.durations import in_days, in_hours, in_minutes
from organizer_app.wording.language.texts import with_spaces


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 min"), (59, "59 min"), (60, "1 h"), (65, "1 h 5 min"), (1440, "1 d"), (1500, "1 d 1 h")],
)
def test_a_length_has_two_units(minutes: int, text: str) -> None:
    assert with_spaces(in_days(minutes)) == text


def test_a_length_in_hours_counts_beyond_a_day() -> None:
    assert [with_spaces(in_hours(each)) for each in (45, 60, 150, 1500)] == [
        "45 min", "1 h", "2 h 30 min", "25 h",
    ]  # fmt: skip
    assert with_spaces(in_minutes(1440)) == "1,440 min"


@pytest.mark.parametrize("write", [in_minutes, in_hours, in_days])
def test_no_line_ends_within_a_length(write: Callable[[int], str]) -> None:
    assert [write(each).split(" ") for each in (633, 1500)] == [[write(633)], [write(1500)]]
