"""What is remembered and renewed after an edit is what a look at the whole plan finds."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.tasks import Task
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.checks import checking
from organizer_app.services.overview.overview import OverviewMemory
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action

TODAY = date(2027, 4, 10)
NOW = datetime(2027, 4, 10, 15, tzinfo=UTC)


@pytest.fixture
def heard(plan: Workspace) -> Iterator[list[ChangeSet]]:
    """Return what the plan says was changed."""
    changes: list[ChangeSet] = []
    leave = plan.subscribe(changes.append)
    yield changes
    leave()


def _lead_both(plan: Workspace, seattle: str, portland: str) -> None:
    leads.set_lead(plan, action_id=seattle, name="Quill Moss")
    leads.set_lead(plan, action_id=portland, name="Quill Moss")


def _ring(plan: Workspace, seattle: str, portland: str) -> None:
    del seattle, portland
    with plan.edit(EditKind.CHANGED_LEAD) as editor:
        for person in editor.all(Person):
            point = ContactPoint(
                id=plan.new_id(), person_id=person.id, kind=ContactKind.PHONE, value="+12025550100"
            )
            editor.put(point)


def _stretch(plan: Workspace, seattle: str, portland: str) -> None:
    with plan.edit(EditKind.CHANGED_LEAD) as editor:
        group = editor.keep(Organization(id=plan.new_id(), name="Harbor Network", people_available=5))
        for action_id in (seattle, portland):
            part = Partnership(
                id=plan.new_id(), organization_id=group.id, city_action_id=action_id, turnout_pledge=4
            )
            editor.put(part)


def _papers(plan: Workspace, seattle: str, portland: str) -> None:
    with plan.edit(EditKind.CHANGED_LEAD) as editor:
        editor.put(Permit(id="permit", city_action_id=seattle, authority="City", due_on=date(2027, 4, 1)))
        gate = Task(id="gate", title="Walk", city_action_id=portland, is_gate=True, due_on=date(2027, 4, 1))
        editor.put(gate)


STEPS: tuple[tuple[str, Callable[[Workspace, str, str], object]], ...] = (
    ("lead both", _lead_both),
    ("ring", _ring),
    ("stretch", _stretch),
    ("papers", _papers),
    ("one venue", lambda plan, one, _two: city_actions.set_venue(plan, action_id=one, venue="Pier 9")),
    ("later", lambda plan, _one, two: city_actions.set_start(plan, action_id=two, starts=time(23))),
    (
        "off",
        lambda plan, one, _two: city_actions.set_status(plan, action_id=one, status=ActionStatus.CANCELLED),
    ),
    ("undo", lambda plan, _one, _two: history.undo(plan)),
    ("away", lambda plan, _one, two: city_actions.hide_actions(plan, action_ids=[two])),
)


def test_after_every_edit_it_knows_what_a_fresh_look_finds(plan: Workspace, heard: list[ChangeSet]) -> None:
    seattle, portland = add_action(plan), add_action(plan, "Portland, OR")
    memory, seen = OverviewMemory(), set[FindingKind]()
    memory.overview(plan, (), today=TODAY, now=NOW)
    heard.clear()
    for name, work in STEPS:
        work(plan, seattle, portland)
        known = memory.overview(plan, heard, today=TODAY, now=NOW)
        heard.clear()
        fresh = OverviewMemory().overview(plan, (), today=TODAY, now=NOW)
        assert sorted(each.key for each in known.findings) == sorted(each.key for each in fresh.findings), (
            name
        )
        assert (known.mix, known.actions, known.expected) == (fresh.mix, fresh.actions, fresh.expected), name
        seen |= {each.kind for each in known.findings}
    wanted = {FindingKind.DOUBLE_BOOKED_LEAD, FindingKind.GROUP_STRETCHED, FindingKind.LATE_PERMIT}
    assert wanted | {FindingKind.OVERDUE_GATE, FindingKind.MISSING_PHONE} <= seen


def test_an_accepted_fault_is_told_no_more(plan: Workspace, heard: list[ChangeSet]) -> None:
    add_action(plan)
    memory = OverviewMemory()
    first = memory.overview(plan, (), today=TODAY, now=NOW).findings[0]
    heard.clear()
    checking.accept(plan, key=first.key, reason="A march has no stage.")
    left = memory.overview(plan, heard, today=TODAY, now=NOW).findings
    assert first.key not in {each.key for each in left}
