"""Every action of a day is either shown or counted in "N more"."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.screens.plan.marks.day_marks import DayMark, MarkKind
from organizer_app.ui.screens.plan.month.month_painter import (
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

ROOM = 34 + 10 + 3 * CHIP_STEP + BOTTOM
DAYS = st.dates(date(1900, 1, 1), date(9998, 12, 1))


def content(rows: int, key_dates: int) -> DayContent:
    return DayContent(
        [make_row(action_id=f"a{number}") for number in range(rows)],
        [DayMark("Hearing") for _number in range(key_dates)],
    )


@given(rows=st.integers(0, 40), key_dates=st.integers(0, 5), height=st.floats(0, 400))
def test_every_action_is_shown_or_counted_and_what_is_shown_fits(
    rows: int, key_dates: int, height: float
) -> None:
    plan = plan_cell(content(rows, key_dates), height)
    shown = sum(len(line.rows) if isinstance(line, Bundle) else 1 for line in plan.lines)
    assert shown + plan.more == rows + key_dates
    if height >= 80:
        lines = len(plan.lines) + bool(plan.more)
        assert plan.top + lines * CHIP_STEP + BOTTOM <= height + CHIP_STEP
        assert plan.more != 1 or lines > 0, "a single hidden action would have fitted where it is counted"


def test_actions_of_one_kind_and_hour_share_a_line_where_they_would_crowd_it() -> None:
    first, second = plan_cell(content(5, 1), ROOM).lines
    assert isinstance(first, DayMark), "key dates come before actions"
    assert len(second.rows) == 5
    cities = ("Seattle", "Boston", "Denver", "Chicago")
    rows = [make_row(city, action_id=f"r{city}", readiness=3) for city in cities]
    rows.append(make_row("Atlanta", action_id="v", tactic="vigil", starts=600))
    plan = plan_cell(DayContent(rows), ROOM)
    vigil, rallies = plan.lines
    assert (vigil, plan.more) == (rows[-1], 0)
    assert (rallies.tactic, rallies.starts, rallies.cities, rallies.level) == ("rally", 840, 4, 3)
    rows = [make_row(starts=60 * (9 + number // 5), action_id=f"a{number}") for number in range(10)]
    wide, narrow = plan_cell(DayContent(rows), ROOM), plan_cell(DayContent(rows), ROOM, is_narrow=True)
    assert [line.starts for line in wide.lines if isinstance(line, Bundle)] == [540, 600]
    (line,) = narrow.lines
    assert (line.starts, len(line.rows), narrow.more) == (None, 10, 0), "starts have no room in it"


def test_what_is_called_off_comes_last_and_is_in_neither_count() -> None:
    off = [make_row(action_id=f"o{number}", status="cancelled", starts=60) for number in range(5)]
    few = plan_cell(DayContent([off[0], *(make_row(action_id=f"a{n}") for n in range(3))]), 400)
    assert (few.lines[-1], few.standing, few.is_busy) == (off[0], 3, False)
    rows = [make_row(action_id=f"a{number}", tactic=f"t{number}") for number in range(10)]
    plan = plan_cell(DayContent([*rows, *off]), 150)
    named = sum(isinstance(line, ActionRow) for line in plan.lines)
    assert (plan.standing, named + plan.more) == (10, 10)
    only_off = plan_cell(DayContent(off), 80)
    assert (only_off.standing, len(only_off.lines) + only_off.more) == (0, 5)


def test_actions_without_a_day_are_on_none_and_deadlines_leave_a_line_for_actions() -> None:
    marks = [DayMark("Hearing"), DayMark("Permit", MarkKind.PERMIT), DayMark("Van", MarkKind.STEP)]
    rows = [make_row(action_id="a1"), make_row(action_id="a2", day="", starts=None)]
    days = contents(rows, {"2027-04-17": marks, "2027-04-18": marks[:1]})
    found = days["2027-04-17"]
    assert (set(days), days["2027-04-18"].rows) == ({"2027-04-17", "2027-04-18"}, ())
    lines = plan_cell(found, 200).lines
    assert [getattr(line, "text", line) for line in lines] == ["Hearing", "Permit", "Van", rows[0]]
    crowded = plan_cell(found._replace(marks=[*marks, *marks[1:] * 8]), 130)
    assert isinstance(crowded.lines[-1], ActionRow)
    assert len(crowded.lines) + crowded.more == 20
    # A count of more takes less room than a line.
    two_and_more = CHIPS_TOP_BUSY + 2 * CHIP_STEP + MORE_HEIGHT + BOTTOM
    assert len(plan_cell(content(BUSY_FROM, 5), two_and_more).lines) == 2
    assert len(plan_cell(content(BUSY_FROM, 5), two_and_more - 1).lines) == 1


@given(day=DAYS, first=st.integers(0, 6))
def test_the_weeks_of_a_month_hold_all_its_days_and_no_more_weeks(day: date, first: int) -> None:
    start = week_of(day, first)
    assert start.weekday() == first
    assert 0 <= (day - start).days < 7
    weeks = weeks_of(day.year, day.month, first)
    end = weeks.first + timedelta(days=7 * weeks.number)
    assert weeks.first <= day.replace(day=1) < weeks.first + timedelta(days=7)
    last = last_day(day.year, day.month)
    assert end - timedelta(days=7) <= last < end
    assert (last + timedelta(days=1)).day == 1
