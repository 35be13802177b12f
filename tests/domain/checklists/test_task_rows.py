"""A task is done, late, due, under way, later or not applicable, and only one of them."""

from datetime import date

import pytest

from organizer_app.domain.checklists.task_rows import TaskRow, TaskState, soon_after, state_of


@pytest.mark.parametrize(
    ("status", "due", "state"),
    [
        ("done", "2019-01-01", TaskState.DONE),
        ("skipped", "2019-01-01", TaskState.NOT_APPLICABLE),
        ("not_applicable", "", TaskState.NOT_APPLICABLE),
        ("todo", "2019-06-20", TaskState.LATE),
        ("doing", "2019-06-20", TaskState.LATE),
        ("blocked", "2019-06-21", TaskState.UNDER_WAY),
        ("todo", "2019-06-21", TaskState.DUE),
        ("todo", "2019-06-28", TaskState.DUE),
        ("todo", "2019-06-29", TaskState.LATER),
        ("todo", "", TaskState.LATER),
    ],
)
def test_how_a_task_stands_on_june_21(status: str, due: str, state: TaskState) -> None:
    today = date(2019, 6, 21)
    assert state_of(status, due, today.isoformat(), soon_after(today)) is state


@pytest.mark.parametrize(
    ("status", "due", "state"),
    [
        ("done", "2019-06-20", TaskState.DONE),
        ("todo", "2019-06-20", TaskState.NOT_APPLICABLE),
        ("doing", "", TaskState.NOT_APPLICABLE),
        ("todo", "2019-07-15", TaskState.NOT_APPLICABLE),
        ("todo", "2019-07-16", TaskState.LATE),
        ("todo", "2019-07-22", TaskState.LATER),
    ],
)
def test_once_an_action_is_over_only_what_comes_after_it_is_left_to_do(
    status: str, due: str, state: TaskState
) -> None:
    assert state_of(status, due, "2019-07-18", "2019-07-21", "2019-07-15") is state


@pytest.mark.parametrize(
    ("status", "facts", "standing", "is_by_plan"),
    [
        ("todo", "lead_named time_set", "done", True),
        ("blocked", "lead_named", "done", True),
        ("todo", "time_set", "todo", False),
        ("done", "lead_named", "done", False),
        ("skipped", "lead_named", "skipped", False),
        ("not_applicable", "lead_named", "not_applicable", False),
    ],
)
def test_a_fact_of_the_plan_settles_what_nobody_has_settled(
    status: str,
    facts: str,
    standing: str,
    is_by_plan: bool,  # noqa: FBT001  # a column of the table
) -> None:
    known = {name: None for name in TaskRow._fields if name not in TaskRow._field_defaults}
    row = TaskRow(**{**known, "status": status, "fact": "lead_named"}).judged_by(facts)
    assert (row.standing, row.is_by_plan) == (standing, is_by_plan)
    assert not TaskRow(**{**known, "status": "todo"}).judged_by(facts).is_met
