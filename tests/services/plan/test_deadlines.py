"""What is due is told by day: open steps and permits not filed yet, one by name, several by number."""

from datetime import date

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checklists.due_days import DueDay, DueItem
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.plan.deadlines import deadlines, due_on
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.rows.due_days import MOST_NAMES
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
        DueDay("2027-04-02", 1, "One", "Seattle", is_permit=False),
        DueDay("2027-04-02", 1, "Two", "", is_permit=False),
    ]
    assert due_on(plan, "2027-04-01", most=5) == [
        DueItem("Parks", "Seattle", action_id, is_permit=True),
        DueItem("Host call", "Seattle", action_id, is_permit=False),
    ]
    assert due_on(plan, "2027-04-02", most=1) == [DueItem("One", "Seattle", action_id, is_permit=False)]


def test_the_same_step_of_many_cities_is_one_line_and_rare_names_are_counted(plan: Workspace) -> None:
    here = add_action(plan)
    rare = [
        Task(id=f"r{number:02}", title=f"Rare {number:02}", due_on=FIRST) for number in range(MOST_NAMES + 4)
    ]
    often = [Task(id=f"o{number}", title="Permit", due_on=FIRST, city_action_id=here) for number in range(3)]
    with plan.edit(EditKind.ADDED_TASK, title="", city="") as editor:
        editor.add_all([*rare, *often])
    due = deadlines(plan)
    assert due[0] == DueDay("2027-04-01", 3, "Permit", "Seattle", is_permit=False)
    assert len(due) == MOST_NAMES + 1
    assert due[-1] == DueDay("2027-04-01", 5, "", "", is_permit=False)
