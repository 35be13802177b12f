"""The last resort finds odd dates and makes none up."""

from datetime import date

import pytest

from organizer_app.domain.importing.lenient_dates import lenient_day


@pytest.mark.parametrize("text", ["2019 May 4", "4May2019", "2019, 4 May"])
def test_odd_shapes_of_a_whole_date(text: str) -> None:
    assert lenient_day(text, day_first=False, year=None) == date(2019, 5, 4)


@pytest.mark.parametrize("text", ["May 2019", "Friday", "10", "5pm", "2019", "rally 4", "x" * 100, "1" * 40])
def test_nothing_is_filled_in(text: str) -> None:
    assert lenient_day(text, day_first=False, year=2019) is None


def test_a_date_without_a_year_needs_the_year_that_was_given() -> None:
    assert lenient_day("the 4 of May", day_first=False, year=None) is None
