"""A task is done, late, due, under way, later or not applicable, and only one of them."""

from datetime import date

import pytest

from organizer_app.domain.task_rows import TaskState, soon_after, state_of


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
