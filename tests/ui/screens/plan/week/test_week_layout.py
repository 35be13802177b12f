"""A week is laid out on the clock of the desk; what has no time stands apart, crowds are counted."""

from datetime import date

import pytest
from PySide6.QtCore import QRectF

from organizer_app.domain.calendar.action_filters import readiness_mix
from organizer_app.domain.calendar.time_grid import Span, day_span
from organizer_app.domain.rows.action_rows import ActionRow, reading_order
from organizer_app.ui.screens.plan.agenda.agenda_view import DayHead, agenda_lines
from organizer_app.ui.screens.plan.marks.day_marks import DayMark
from organizer_app.ui.screens.plan.month.month_painter import contents, plan_cell
from organizer_app.ui.screens.plan.store.calendar_marks import Period, mix_within
from organizer_app.ui.screens.plan.week.week_layout import WeekDay, WeekMaker, walls_of
from organizer_app.ui.screens.plan.week.week_painter import WeekPainter
from organizer_app.ui.theme.theme import Theme
from tests.support.action_rows import make_row
from tests.support.shown_plans import DAY, DESK, lasting

MONDAY = date(2027, 4, 12)


def laid_out(rows: list[ActionRow], lanes: int = 3, first: date = MONDAY) -> dict[str, WeekDay]:
    marks = {DAY: [DayMark("Vote")]}
    days = WeekMaker().days(
        sorted(rows, key=reading_order), first, DESK, lambda days: [lanes] * len(days), marks
    )
    return {day.day: day for day in days}


def test_an_action_stands_where_the_clock_of_the_desk_says_and_counts_once() -> None:
    days = laid_out([lasting("Seattle", 13 * 60, 90)])
    assert [block.walls for block in days[DAY].blocks] == [Span(16 * 60, 17 * 60 + 30)]
    assert (days[DAY].actions, list(days[DAY].marks)) == (1, [DayMark("Vote")])
    days = laid_out([lasting("Seattle", 20 * 60, 120)])
    assert [block.walls for block in days[DAY].blocks] == [Span(23 * 60, 24 * 60)]
    assert [block.walls for block in days["2027-04-18"].blocks] == [Span(0, 60)]
    assert (days[DAY].actions, days["2027-04-18"].actions) == (1, 0)
    late = lasting("Seattle", 22 * 60, 60, day="2027-04-11")
    assert len(laid_out([late])["2027-04-12"].blocks) == 1, "it comes in over the end of the week before"
    assert not laid_out([late._replace(day="2027-04-09", starts_utc=0, ends_utc=60)])["2027-04-12"].blocks


def test_what_has_no_time_or_is_called_off_or_crowded_is_shown_but_counted_rightly() -> None:
    rows = [make_row("Boston", None, action_id="u"), lasting("Boston", 600, status="cancelled")]
    day = laid_out(rows)[DAY]
    assert ([row.action_id for row in day.loose], day.actions, sum(day.mix)) == (["u"], 1, 1)
    day = laid_out([lasting("Boston", 600, action_id=f"b{n}") for n in range(9)], lanes=2)[DAY]
    assert [(block.lane, block.lanes) for block in day.blocks] == [(0, 2)]
    assert [(crowd.lane, len(crowd.rows)) for crowd in day.crowds] == [(1, 8)]


@pytest.mark.parametrize(("day", "wall", "skipped"), [("2027-03-14", 180, 60), ("2027-11-07", 60, 0)])
def test_a_clock_change_is_known_to_its_day(day: str, wall: int, skipped: int) -> None:
    first = date.fromisoformat(day)
    change = laid_out([], first=first)[day].change
    assert (change.wall, change.skipped) == (wall, skipped)
    span = day_span(first, DESK)
    noon = span.ends - 12 * 60
    assert walls_of(Span(noon, noon + 60), span, DESK) == Span(720, 780)


def test_every_view_counts_an_action_on_the_local_day_of_its_city() -> None:
    rows = sorted(
        [lasting("Honolulu", 20 * 60), lasting("Boston", 600), lasting("Denver", 700, status="cancelled")],
        key=reading_order,
    )
    week = laid_out(rows)
    assert [block.row.city for block in week["2027-04-18"].blocks] == ["Honolulu"]
    assert (week[DAY].actions, week["2027-04-18"].actions) == (2, 0)
    assert week[DAY].mix == readiness_mix(rows)
    assert plan_cell(contents(rows, {})[DAY], 200).standing == 2
    heads = [entry for entry in agenda_lines(rows, {}).entries if isinstance(entry, DayHead)]
    assert [(head.day, head.actions) for head in heads] == [(DAY, 2)]
    assert sum(mix_within(rows, Period("timeline", DAY, DAY))) == 2


def test_the_count_of_a_crowd_is_no_ground_for_the_line_of_the_present(theme: Theme) -> None:
    day = laid_out([lasting("Boston", 600, action_id=f"b{n}") for n in range(9)], lanes=2)[DAY]
    painter, column = WeekPainter(theme), QRectF(0, 0, 200, 24 * 48)
    (crowd,) = day.crowds
    middle = (crowd.walls.starts + crowd.walls.ends) / 2 * 48 / 60
    box = painter.block_box(column, crowd.walls, crowd.lane, crowd.lanes, 48)
    met = [each for each in painter.words_at(column, day, 48, middle) if box.contains(each)]
    assert len(met) == 1
    assert not [each for each in painter.words_at(column, day, 48, box.y() + 2) if box.contains(each)]
