"""What is counted beside a calendar is what it shows."""

from collections.abc import Iterator

import pytest

from organizer_app.domain.basics.local_measures import measures_of
from organizer_app.domain.rows.action_rows import reading_order
from organizer_app.ui.screens.plan.store.calendar_marks import (
    Period,
    first_of_week,
    mix_within,
    period_of,
    rows_between,
)
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.wording.language.measures import use_measures
from tests.support.action_rows import make_row
from tests.support.shown_plans import DAY

DAYS = ("2027-03-31", "2027-04-01", DAY, DAY, "2027-04-30", "")
ROWS = sorted((make_row(day=day, action_id=f"{day}{n}") for n, day in enumerate(DAYS)), key=reading_order)


def test_a_month_a_week_and_a_day_are_as_long_as_they_are_shown() -> None:
    assert period_of(ViewKind.MONTH, (2027, 4), DAY) == Period("month", "2027-04-01", "2027-04-30")
    assert period_of(ViewKind.MONTH, (2026, 12), DAY) == Period("month", "2026-12-01", "2026-12-31")
    assert period_of(ViewKind.TIMELINE, (2027, 4), DAY) == Period("timeline", DAY, DAY)
    week = period_of(ViewKind.WEEK, (2027, 4), DAY)
    assert week.first <= DAY <= week.last


def test_map_and_agenda_show_everything() -> None:
    assert period_of(ViewKind.MAP, (2027, 4), DAY) is None
    assert period_of(ViewKind.AGENDA, (2027, 4), DAY) is None


def test_the_actions_of_a_period_are_found_and_those_without_a_day_are_in_none() -> None:
    assert [row.day for row in rows_between(ROWS, "2027-04-01", "2027-04-30")] == list(DAYS[1:5])
    assert sum(mix_within(ROWS, Period("timeline", DAY, DAY))) == 2


@pytest.fixture(autouse=True)
def usual_measures() -> Iterator[None]:
    yield
    use_measures(measures_of(""))


@pytest.mark.parametrize(
    ("zone", "first"),
    [("Europe/Berlin", "2027-04-12"), ("America/Chicago", "2027-04-11"), ("", "2027-04-11")],
)
def test_the_first_day_is_that_of_the_country_of_the_plan(zone: str, first: str) -> None:
    use_measures(measures_of(zone))
    assert first_of_week("2027-04-17") == first
    assert first_of_week("") == ""
