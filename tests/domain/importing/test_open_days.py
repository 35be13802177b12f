"""Days that may be of two months are written with either, as cells that leave no doubt."""

import pytest

from organizer_app.domain.importing.open_days import open_day
from organizer_app.domain.importing.written_days import DateRules, read_date

RULES = DateRules(year=2027)


@pytest.mark.parametrize(
    ("text", "month_first", "day_first"),
    [
        ("4/5/2027", "Apr 5, 2027", "May 4, 2027"),
        ("4/5", "Apr 5", "May 4"),
        ("4-5-27", "Apr 5, 2027", "May 4, 2027"),
        ("4/5/2027 6 pm", "Apr 5, 2027 6 pm", "May 4, 2027 6 pm"),
    ],
)
def test_both_meanings_are_cells_without_a_doubt(text: str, month_first: str, day_first: str) -> None:
    day = open_day(text)
    assert day is not None
    assert (day.cell_month_first, day.cell_day_first) == (month_first, day_first)
    for cell, meant in ((month_first, day.month_first), (day_first, day.day_first)):
        read = read_date(cell, RULES)
        assert read.day is not None
        assert (read.day.month, read.day.day, read.code) == (meant.month, meant.day, None)
        assert open_day(cell) is None


@pytest.mark.parametrize("text", ["", "4/17/2027", "2027-04-05", "April 5", "5/5/2027", "TBD", "4/5 - 4/7"])
def test_a_day_with_one_meaning_is_not_asked_about(text: str) -> None:
    assert open_day(text) is None
