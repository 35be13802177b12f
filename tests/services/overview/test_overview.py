"""The overview counts cities, names what is wrong, due and to be rung, and invents no number."""

from datetime import UTC, date, datetime, timedelta

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.services.actions import city_actions
from organizer_app.services.overview.overview import OverviewMemory
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.rows.due_days import due_days
from tests.support.open_plans import add_action

TODAY = date(2027, 4, 10)
NOW = datetime(2027, 4, 10, 15, tzinfo=UTC)


def test_an_empty_plan_has_no_number(plan: Workspace) -> None:
    seen = OverviewMemory().overview(plan, (), today=TODAY, now=NOW)
    assert (seen.cities, seen.actions, seen.goal_cities, seen.findings) == (0, 0, None, [])
    assert seen.head is not None
    assert [step.kind for step in seen.recent] == [EditKind.CREATED_PLAN]


def test_cities_faults_and_people_are_counted(plan: Workspace) -> None:
    known = add_action(plan, "Portland, OR")
    add_action(plan, "Portland, OR")
    add_action(plan, "Boise, ID")
    city_actions.set_expected(plan, action_id=known, expected=200)
    seen = OverviewMemory().overview(plan, (), today=TODAY, now=NOW)
    assert (seen.cities, seen.actions) == (2, 3)
    assert (seen.expected, seen.without_expected) == (200, 2)
    assert {each.kind for each in seen.findings} == {
        FindingKind.MISSING_LEAD,
        FindingKind.MISSING_BACKUP,
        FindingKind.DUPLICATE_CITY,
    }
    assert seen.findings[0].kind is FindingKind.MISSING_LEAD


def test_late_and_near_tasks_are_due_settled_and_far_ones_are_not(plan: Workspace) -> None:
    known = add_action(plan, "Portland, OR")
    days = {"late": -2, "near": 3, "far": 30}
    with plan.edit(EditKind.CHANGED_TITLE) as editor:
        mobilization = editor.all(Mobilization)[0].id
        for title, days_on in days.items():
            due = TODAY + timedelta(days=days_on)
            editor.put(Task(id=f"t-{title}", title=title, city_action_id=known, due_on=due))
        done = Task(
            id="t-done", title="done", mobilization_id=mobilization, due_on=TODAY, status=TaskStatus.DONE
        )
        editor.put(done)
        editor.put(Task(id="t-all", title="all cities", mobilization_id=mobilization, due_on=TODAY))
    seen = OverviewMemory().overview(plan, (), today=TODAY, now=NOW, most=2)
    assert [(each.title, each.city) for each in seen.deadlines] == [("late", "Portland"), ("all cities", "")]
    assert (seen.deadlines[0].action_id, seen.due) == (known, 3)


def test_what_was_due_before_an_action_that_is_over_is_due_no_more(plan: Workspace) -> None:
    """What comes after it, such as thanks, still is."""
    known = add_action(plan, "Portland, OR", day=TODAY)
    with plan.edit(EditKind.CHANGED_TITLE) as editor:
        for title, days_on in {"before": -2, "on the day": 0, "thanks": 2}.items():
            due = TODAY + timedelta(days=days_on)
            editor.put(Task(id=f"t-{title}", title=title, city_action_id=known, due_on=due))

    def due_on(day: date) -> tuple[list[str], int, list[str]]:
        plan.clock = lambda: datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
        plan.catch_up()
        seen = OverviewMemory().overview(plan, (), today=day, now=plan.clock())
        with plan.read() as reader:
            in_calendars = [each.title for each in due_days(reader.connection)]
        return [each.title for each in seen.deadlines], seen.due, in_calendars

    every = ["before", "on the day", "thanks"]
    assert due_on(TODAY) == (every, 3, every)
    assert due_on(TODAY + timedelta(days=1)) == (["thanks"], 1, ["thanks"])
