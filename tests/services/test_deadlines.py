"""What is due is told by day: open steps and permits not filed yet, one by name, several by number."""

from datetime import date

from organizer_app.domain.due_days import DueDay
from organizer_app.domain.edits import EditKind
from organizer_app.domain.permits import Permit, PermitStatus
from organizer_app.domain.tasks import Task, TaskStatus
from organizer_app.services.deadlines import deadlines
from organizer_app.services.workspace import Workspace
from organizer_app.ui.screens.plan.day_marks import Deadline, deadlines_of
from tests.support.open_plans import add_action

FIRST, SECOND = date(2027, 4, 1), date(2027, 4, 2)


def test_open_steps_and_permits_are_counted_by_day(plan: Workspace) -> None:
    action_id = add_action(plan)
    here = {"city_action_id": action_id, "due_on": FIRST}
    with plan.edit(EditKind.ADDED_TASK, title="", city="") as editor:
        editor.add_all(
            [
                Task(id="a", title="Host call", **here),  # type: ignore[arg-type]  # fields by name
                Task(id="b", title="Done", status=TaskStatus.DONE, **here),  # type: ignore[arg-type]  # the same
                Task(id="c", title="One", city_action_id=action_id, due_on=SECOND),
                Task(id="d", title="Two", due_on=SECOND),
                Task(id="e", title="Some day", city_action_id=action_id),
                Permit(id="p", authority="Parks", **here),  # type: ignore[arg-type]  # the same
                Permit(id="q", status=PermitStatus.NOT_NEEDED, **here),  # type: ignore[arg-type]  # the same
            ]
        )
    due = deadlines(plan)
    assert due == [
        DueDay("2027-04-01", 1, "Host call", "Seattle", is_permit=False),
        DueDay("2027-04-01", 1, "Parks", "Seattle", is_permit=True),
        DueDay("2027-04-02", 2, "One", "Seattle", is_permit=False),
    ]
    assert deadlines_of(due, date(2027, 4, 2)) == [
        Deadline("2027-04-01", "Host call (Seattle)", 2),
        Deadline("2027-04-01", "File the permit of Seattle", 2),
        Deadline("2027-04-02", "2 steps due", 1),
    ]
    assert [each.severity for each in deadlines_of(due, date(2027, 3, 1))] == [0, 0, 0]
