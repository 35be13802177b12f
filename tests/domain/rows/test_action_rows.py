"""A plan is about its main mobilization, whose headquarters give the time zone of every view."""

from organizer_app.domain.rows.action_rows import PlanSnapshot, main_mobilization, reading_order
from tests.support.builders import a_head, a_row


def test_the_main_mobilization_has_the_most_actions_else_it_is_the_last() -> None:
    first, second = a_head(mobilization_id="a"), a_head(mobilization_id="b", anchor_date="2027-01-01")
    assert main_mobilization((), [a_row(mobilization_id="a")]) is None
    assert main_mobilization((first, second), ()) is second
    assert main_mobilization((first, second), [a_row(mobilization_id="a")]) is first


def test_times_are_written_in_the_zone_of_the_main_mobilization() -> None:
    heads = (a_head(mobilization_id="a", desk_zone="America/Denver"), a_head(mobilization_id="b"))
    assert PlanSnapshot("", heads, (), [a_row(mobilization_id="a")]).desk_zone == "America/Denver"
    assert PlanSnapshot("", (), (), ()).desk_zone == ""


def test_rows_are_read_by_day_and_start_and_one_without_a_start_comes_before_midnight() -> None:
    rows = [a_row(day=day, starts=starts) for day, starts in (("", 0), ("1", 600), ("1", 0), ("1", None))]
    assert sorted(rows, key=reading_order) == rows[::-1]
