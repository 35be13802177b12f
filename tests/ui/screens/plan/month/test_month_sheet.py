"""A week is drawn once, and again only when something in it looks different."""

from datetime import date

import pytest

from organizer_app.ui.screens.plan.month.month_painter import MonthSheet, SheetSize, contents
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row

WEEKS = (date(2027, 4, 5), date(2027, 4, 12), date(2027, 4, 19))
SIZE = SheetSize(1000, 150, 30, 1.0)
ROWS = [make_row(action_id="a1"), make_row(action_id="a2", day="2027-04-20")]


@pytest.fixture
def sheet(theme: Theme) -> MonthSheet:
    made = MonthSheet(theme, 0)
    made.lay_out(SIZE)
    made.show_content(contents(ROWS, {}))
    made.mark(made.marks._replace(month=(2027, 4), today="2027-04-06"))
    return made


def drawn_anew(sheet: MonthSheet, before: list[int]) -> list[date]:
    return [week for week, key in zip(WEEKS, before, strict=True) if sheet.picture(week).cacheKey() != key]


def keys(sheet: MonthSheet) -> list[int]:
    return [sheet.picture(week).cacheKey() for week in WEEKS]


def test_weeks_are_kept_while_nothing_in_them_changes(sheet: MonthSheet) -> None:
    before = keys(sheet)
    sheet.show_content(contents(list(ROWS), {}))
    sheet.mark(sheet.marks)
    sheet.lay_out(SIZE)
    assert drawn_anew(sheet, before) == []
    assert sheet.head_picture().cacheKey() == sheet.head_picture().cacheKey()
    sheet.show_content(contents([ROWS[0]._replace(day="2027-04-21"), ROWS[1]], {}))
    assert drawn_anew(sheet, before) == [WEEKS[1], WEEKS[2]], "where a moved action was and where it is"


@pytest.mark.parametrize(
    ("marks", "weeks"),
    [
        ({"day": "2027-04-13"}, [WEEKS[1]]),
        ({"action": "a1"}, [WEEKS[1]]),
        ({"action": "a2", "day": "2027-04-20"}, [WEEKS[2]]),
        ({"anchor": "2027-04-17"}, [WEEKS[1]]),
        ({"today": "2027-04-14"}, [WEEKS[0], WEEKS[1]]),
        ({"action": "gone"}, []),
        ({"month": (2027, 5)}, list(WEEKS)),
    ],
)
def test_a_mark_redraws_the_weeks_it_is_in(
    sheet: MonthSheet, marks: dict[str, object], weeks: list[date]
) -> None:
    before = keys(sheet)
    sheet.mark(sheet.marks._replace(**marks))  # type: ignore[arg-type]  # tests name the fields they mean
    assert drawn_anew(sheet, before) == weeks


def test_a_month_or_size_that_was_turned_away_is_kept_and_a_change_reaches_it(sheet: MonthSheet) -> None:
    april, may = (sheet.marks._replace(month=(2027, month)) for month in (4, 5))
    low, before = SIZE._replace(week=120), {SIZE: keys(sheet)}
    sheet.lay_out(low)
    before[low] = keys(sheet)
    assert sheet.picture(WEEKS[0]).height() == 120
    for size in (SIZE, low):
        sheet.mark(may)
        sheet.mark(april)
        sheet.lay_out(size)
        assert drawn_anew(sheet, before[size]) == []
    sheet.mark(may)
    sheet.show_content(contents(ROWS[:1], {}))
    sheet.mark(april)
    for size in (SIZE, low):
        sheet.lay_out(size)
        assert drawn_anew(sheet, before[size]) == [WEEKS[2]]
    sheet.lay_out(SheetSize(1000, 150, 30, 2.0))
    picture = sheet.picture(WEEKS[0])
    assert (picture.width(), picture.height(), picture.devicePixelRatio()) == (2000, 300, 2.0)
