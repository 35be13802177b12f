"""Key dates come first, then holidays, then what is due; late is what should have been done before today."""

from datetime import date

from organizer_app.domain.checklists.due_days import DueDay
from organizer_app.domain.rows.action_rows import KeyDateHead
from organizer_app.domain.time.holidays_of_place import HolidayDay
from organizer_app.ui.screens.plan.marks.day_marks import (
    MarkKind,
    by_day,
    mark_words,
    of_due,
    of_holidays,
    of_key_dates,
)

DAY = "2027-04-15"
HEARING = KeyDateHead("k1", "Hearing", DAY, 600, "America/New_York", "Room 2141")
OPEN_DATE = KeyDateHead("k2", "Some day", "", None, "", "")


def test_marks_are_gathered_by_day_in_their_order() -> None:
    due = [
        DueDay(DAY, 3, "Rain plan", "Boston", is_permit=False),
        DueDay(DAY, 1, "Parks", "Boston", is_permit=True),
        DueDay("2027-04-16", 1, "Van", "", is_permit=False),
    ]
    holiday = HolidayDay(DAY, "Patriots' Day", "state", "US", ("MA", "ME"))
    marks = by_day(
        [*of_due(due, date(2027, 4, 16)), *of_holidays([holiday], "US"), *of_key_dates([HEARING, OPEN_DATE])]
    )
    assert [mark_words(mark) for mark in marks[DAY]] == [
        "Hearing · 10 AM",
        "Patriots' Day · MA, ME",
        "Late: File the permit of Boston",
        "Late: Rain plan (3 cities)",
    ]
    assert [mark.kind for mark in marks[DAY]] == [
        MarkKind.KEY_DATE,
        MarkKind.HOLIDAY,
        MarkKind.PERMIT,
        MarkKind.STEP,
    ]
    assert [mark_words(mark) for mark in marks["2027-04-16"]] == ["Due: Van"]
    assert set(marks) == {DAY, "2027-04-16"}


def test_the_nearer_a_deadline_the_more_it_presses() -> None:
    due = [DueDay(DAY, 1, "Van", "", is_permit=False)]
    pressing = [
        next(iter(of_due(due, today)))[1].severity
        for today in (date(2027, 4, 1), date(2027, 4, 10), date(2027, 4, 15), date(2027, 4, 16))
    ]
    assert pressing == [0, 1, 1, 2]


def test_a_holiday_of_another_country_or_of_many_states_says_so() -> None:
    holidays = [
        HolidayDay(DAY, "Victoria Day", "public", "CA"),
        HolidayDay(DAY, "Good Friday", "state", "US", ("CT", "DE", "HI", "IN")),
        HolidayDay(DAY, "Pesach", "religious"),
    ]
    assert [mark_words(mark) for _day, mark in of_holidays(holidays, "US")] == [
        "Victoria Day · CA",
        "Good Friday · 4 states",
        "Pesach",
    ]
