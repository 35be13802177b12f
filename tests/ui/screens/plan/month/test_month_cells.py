"""Every action of a day is either shown or counted in "N more"."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.ui.screens.plan.month.month_cells import (
    BOTTOM,
    BUSY_FROM,
    CHIP_STEP,
    CHIPS_TOP_BUSY,
    MORE_HEIGHT,
    Bundle,
    DayContent,
    contents,
    last_day,
    plan_cell,
    week_of,
    weeks_of,
)
from tests.support.action_rows import make_row

DAYS = st.dates(date(1900, 1, 1), date(9998, 12, 1))


def content(rows: int, key_dates: int) -> DayContent:
    return DayContent(
        [make_row(action_id=f"a{number}") for number in range(rows)],
        [DayMark("Hearing") for _number in range(key_dates)],
    )


@given(rows=st.integers(0, 40), key_dates=st.integers(0, 5), height=st.floats(0, 400))
def test_every_action_is_shown_or_counted(rows: int, key_dates: int, height: float) -> None:
    plan = plan_cell(content(rows, key_dates), height)
    assert sum(len(line.rows) if isinstance(line, Bundle) else 1 for line in plan.lines) + plan.more == (
        rows + key_dates
    )


@given(rows=st.integers(0, 40), key_dates=st.integers(0, 5), height=st.floats(80, 400))
def test_what_is_shown_fits(rows: int, key_dates: int, height: float) -> None:
    plan = plan_cell(content(rows, key_dates), height)
    lines = len(plan.lines) + bool(plan.more)
    assert plan.top + lines * CHIP_STEP + BOTTOM <= height + CHIP_STEP
    assert plan.more != 1 or lines > 0, "a single hidden action would have fitted where it is counted"


def test_key_dates_come_before_actions() -> None:
    plan = plan_cell(content(5, 1), 34 + 10 + 3 * CHIP_STEP + BOTTOM)
    assert isinstance(plan.lines[0], DayMark)
    assert isinstance(plan.lines[1], Bundle)
    assert (len(plan.lines), plan.more) == (2, 0)
    assert plan.is_busy


def test_actions_of_one_kind_and_hour_share_a_line_where_they_would_crowd_it() -> None:
    rows = [
        *(
            make_row(city, action_id=f"r{city}", readiness=3)
            for city in ("Seattle", "Boston", "Denver", "Chicago")
        ),
        make_row("Atlanta", action_id="v", tactic="vigil", starts=600),
    ]
    plan = plan_cell(DayContent(rows), 34 + 10 + 3 * CHIP_STEP + BOTTOM)
    vigil, rallies = plan.lines
    assert vigil == rows[-1]
    assert isinstance(rallies, Bundle)
    assert (rallies.tactic, rallies.starts, rallies.cities, rallies.level) == ("rally", 840, 4, 3)
    assert plan.more == 0


def test_called_off_actions_come_last_and_do_not_make_a_day_busy() -> None:
    rows = [
        make_row(action_id="off", status="cancelled", starts=60),
        *(make_row(action_id=f"a{n}") for n in range(3)),
    ]
    plan = plan_cell(DayContent(rows), 400)
    assert plan.lines[-1] == rows[0]
    assert (plan.standing, plan.is_busy) == (3, False)


def test_actions_without_a_day_are_on_none() -> None:
    rows = [make_row(action_id="a1"), make_row(action_id="a2", day="", starts=None)]
    found = contents(rows, {"2027-04-18": [DayMark("Vote")]})
    assert set(found) == {"2027-04-17", "2027-04-18"}
    assert [row.action_id for row in found["2027-04-17"].rows] == ["a1"]
    assert found["2027-04-18"].rows == ()


@given(day=DAYS, first=st.integers(0, 6))
def test_a_week_begins_on_its_first_weekday(day: date, first: int) -> None:
    start = week_of(day, first)
    assert start.weekday() == first
    assert 0 <= (day - start).days < 7


@given(day=DAYS, first=st.integers(0, 6))
def test_the_weeks_of_a_month_hold_all_its_days_and_no_more_weeks(day: date, first: int) -> None:
    weeks = weeks_of(day.year, day.month, first)
    end = weeks.first + timedelta(days=7 * weeks.number)
    assert weeks.first <= day.replace(day=1) < weeks.first + timedelta(days=7)
    assert end - timedelta(days=7) <= last_day(day.year, day.month) < end


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2027, 2, 28), (2028, 2, 29), (1900, 2, 28), (2027, 12, 31), (2027, 4, 30)]
)
def test_months_end_where_they_should(year: int, month: int, last: int) -> None:
    assert last_day(year, month).day == last


def test_what_is_called_off_is_in_neither_count() -> None:
    rows = [make_row(action_id=f"a{number}", tactic=f"t{number}") for number in range(10)]
    rows += [make_row(action_id=f"o{number}", status="cancelled") for number in range(5)]
    plan = plan_cell(DayContent(rows), 150)
    named = sum(isinstance(line, ActionRow) for line in plan.lines)
    assert (plan.standing, named + plan.more) == (10, 10)
    only_off = plan_cell(DayContent(rows[10:]), 80)
    assert (only_off.standing, len(only_off.lines) + only_off.more) == (0, 5)


def test_deadlines_stand_below_key_dates_and_leave_a_line_for_actions() -> None:
    marks = [DayMark("Hearing"), DayMark("Permit", MarkKind.PERMIT), DayMark("Van", MarkKind.STEP)]
    found = contents([make_row(action_id="a1")], {"2027-04-17": marks})["2027-04-17"]
    roomy = plan_cell(found, 200)
    assert [line.text if isinstance(line, DayMark) else "" for line in roomy.lines] == [
        "Hearing",
        "Permit",
        "Van",
        "",
    ]
    crowded = plan_cell(found._replace(marks=[*marks, *marks[1:] * 8]), 130)
    assert isinstance(crowded.lines[-1], ActionRow)
    assert len(crowded.lines) + crowded.more == 20


def test_a_count_of_more_takes_less_room_than_a_line() -> None:
    days = content(BUSY_FROM, 5)
    two_and_more = CHIPS_TOP_BUSY + 2 * CHIP_STEP + MORE_HEIGHT + BOTTOM
    assert len(plan_cell(days, two_and_more).lines) == 2
    assert len(plan_cell(days, two_and_more - 1).lines) == 1


def test_where_starts_have_no_room_no_two_lines_are_of_one_kind() -> None:
    rows = [make_row(starts=60 * (9 + number // 5), action_id=f"a{number}") for number in range(10)]
    room = 34 + 10 + 3 * CHIP_STEP + BOTTOM
    wide, narrow = plan_cell(DayContent(rows), room), plan_cell(DayContent(rows), room, is_narrow=True)
    assert [line.starts for line in wide.lines if isinstance(line, Bundle)] == [540, 600]
    (line,) = narrow.lines
    assert isinstance(line, Bundle)
    assert (line.starts, len(line.rows), narrow.more) == (None, 10, 0)
