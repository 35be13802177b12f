"""Numbers of the day are set within bounds, and one for a tag holds for its cities."""

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.day.day_settings import DayNumber, DaySetting
from organizer_app.services.day.day_clock import set_number
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step


def test_a_number_is_set_once_and_then_changed(prime_day: Workspace) -> None:
    with one_step(prime_day, EditKind.CHANGED_DAY_NUMBER):
        set_number(prime_day, number=DayNumber.LEAD, value=5)
    set_number(prime_day, number=DayNumber.LEAD, value=6)
    set_number(prime_day, number=DayNumber.LEAD, value=3, tag="high risk")
    with prime_day.read() as reader:
        assert [(each.value, each.tag) for each in reader.all(DaySetting)] == [(6, ""), (3, "high risk")]


@pytest.mark.parametrize(
    ("number", "value"),
    [(DayNumber.LEAD, -2), (DayNumber.LEAD, 1441), (DayNumber.CLOCK_CORRECTION, -1441)],
)
def test_a_number_out_of_bounds_is_refused(prime_day: Workspace, number: DayNumber, value: int) -> None:
    with pytest.raises(BadValue):
        set_number(prime_day, number=number, value=value)


@pytest.mark.parametrize(
    ("number", "value"),
    [(DayNumber.LEAD, -1), (DayNumber.LEAD, 1440), (DayNumber.CLOCK_CORRECTION, -1440)],
)
def test_a_number_at_its_bound_is_set(prime_day: Workspace, number: DayNumber, value: int) -> None:
    set_number(prime_day, number=number, value=value)
    with prime_day.read() as reader:
        assert [each.value for each in reader.all(DaySetting)] == [value]
