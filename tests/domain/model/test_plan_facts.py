"""Facts settle steps, and readiness names neither twice."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.plan_facts import PlanFact, facts_text
from organizer_app.domain.model.sites import AccessStatus, Site
from organizer_app.domain.model.tasks import Task, TaskStatus, is_settled
from organizer_app.domain.rows.action_summary import ActionParts, Role, met_facts, readiness, summary_row
from organizer_app.domain.rows.last_days import LastDays
from organizer_app.domain.rows.readiness_explained import ItemKind, explain
from organizer_app.domain.rows.readiness_levels import Readiness
from tests.support.builders import a_city_action, a_place

TODAY = date(2019, 7, 1)
LONG_AGO = date(2019, 5, 1)
WAITING = tuple(
    Task(id=fact.value, title=fact.value, city_action_id="action", fact=fact, due_on=LONG_AGO)
    for fact in PlanFact
)


def a_role(
    name: str, status: AssignmentStatus = AssignmentStatus.ACCEPTED, *, is_backup: bool = False
) -> Role:
    held = Assignment(
        id=name,
        city_action_id="action",
        person_id=name,
        role=AssignmentRole.LEAD,
        is_backup=is_backup,
        status=status,
    )
    return Role(held, name)


EMPTY = ActionParts(replace(a_city_action(), starts=None), a_place(), tasks=WAITING)
FULL = replace(
    EMPTY,
    action=a_city_action(),
    sites=(Site(id="s", city_action_id="action", venue="Park", access=AccessStatus.ACCESSIBLE),),
    roles=(a_role("lead"), a_role("backup", is_backup=True)),
    counts=(
        CountReport(id="c", city_action_id="action", low=10, counted_at=datetime(2019, 7, 1, tzinfo=UTC)),
    ),
    permits=(Permit(id="p", city_action_id="action", status=PermitStatus.GRANTED),),
    last_days=LastDays(True, True, True),  # noqa: FBT003  # all three are there
)


def only(fact: PlanFact, parts: ActionParts = EMPTY, **known: object) -> ActionParts:
    """Return a city with one step alone."""
    tasks = [replace(task, **known) for task in WAITING if task.fact is fact]  # type: ignore[arg-type]  # test names fields freely
    return replace(parts, tasks=tuple(tasks))


def test_no_code_is_a_part_of_another_since_rows_are_searched_for_them() -> None:
    codes = [fact.value for fact in PlanFact]
    assert [(one, other) for one in codes for other in codes if one != other and one in other] == []


def test_every_fact_is_missing_in_an_empty_city_and_holds_in_a_full_one() -> None:
    assert met_facts(EMPTY) == frozenset()
    assert met_facts(FULL) == frozenset(PlanFact)
    assert summary_row(FULL).facts == facts_text(frozenset(PlanFact))


def test_a_fact_that_no_step_waits_for_is_not_told() -> None:
    assert summary_row(replace(FULL, tasks=())).facts == ""


@pytest.mark.parametrize("fact", PlanFact)
def test_a_step_is_done_when_its_fact_holds_and_open_again_when_it_does_not(fact: PlanFact) -> None:
    (task,) = only(fact).tasks
    assert not is_settled(task, met_facts(only(fact)))
    assert is_settled(task, met_facts(only(fact, FULL)))
    assert summary_row(only(fact, FULL)).steps_done == 1
    assert summary_row(only(fact)).steps_done == 0


def test_a_hand_settles_a_step_whose_fact_does_not_hold() -> None:
    parts = only(PlanFact.LEAD_NAMED, status=TaskStatus.DONE)
    assert summary_row(parts).steps_done == 1
    assert "no_lead" in summary_row(parts).reasons


@pytest.mark.parametrize(
    ("permits", "filed", "granted"),
    [
        ((), False, False),
        ((PermitStatus.TO_FILE,), False, False),
        ((PermitStatus.FILED,), True, False),
        ((PermitStatus.FILED, PermitStatus.RESEARCHING), False, False),
        ((PermitStatus.FILED, PermitStatus.GRANTED), True, False),
        ((PermitStatus.NOT_NEEDED,), True, True),
        ((PermitStatus.DENIED,), False, False),
    ],
)
def test_permits_are_filed_or_granted_when_all_of_them_are(
    permits: tuple[PermitStatus, ...],
    filed: bool,  # noqa: FBT001  # one column of the table
    granted: bool,  # noqa: FBT001  # one column of the table
) -> None:
    held = tuple(Permit(id=each.value, city_action_id="action", status=each) for each in permits)
    met = met_facts(replace(EMPTY, permits=held))
    assert (PlanFact.PERMIT_FILED in met, PlanFact.PERMIT_GRANTED in met) == (filed, granted)


@pytest.mark.parametrize(
    ("fact", "reason"), [(PlanFact.LEAD_NAMED, "no_lead"), (PlanFact.TIME_SET, "no_start")]
)
def test_a_missing_gate_and_the_overdue_step_for_it_are_one_reason(fact: PlanFact, reason: str) -> None:
    parts = replace(FULL, action=EMPTY.action, roles=(a_role("backup", is_backup=True),))
    result = readiness(only(fact, parts, is_gate=True), TODAY)
    assert reason in [each.value for each in result.reasons]
    assert "gate_open" not in [each.value for each in result.reasons]


def test_a_missing_backup_makes_a_city_at_risk_once_the_step_for_it_is_an_overdue_gate() -> None:
    parts = replace(FULL, roles=(a_role("lead"),), tasks=(), last_days=None)
    late = only(PlanFact.BACKUP_NAMED, parts, is_gate=True)
    later = only(PlanFact.BACKUP_NAMED, parts, is_gate=True, due_on=date(2019, 7, 2))
    assert readiness(parts, TODAY).level is Readiness.FORMING
    assert readiness(later, TODAY).level is Readiness.FORMING
    assert readiness(late, TODAY).level is Readiness.AT_RISK
    assert [reason.value for reason in readiness(late, TODAY).reasons] == ["no_backup"]


def test_an_overdue_step_that_no_other_reason_names_is_an_open_gate() -> None:
    parts = replace(FULL, last_days=LastDays(False, True, True, date(2019, 6, 30)))  # noqa: FBT003  # no marshals
    in_may = replace(parts, action=replace(parts.action, day=date(2019, 7, 30)))
    result = readiness(only(PlanFact.MARSHALS_LED, in_may, is_gate=True), TODAY)
    assert [reason.value for reason in result.reasons] == ["gate_open"]
    near = readiness(only(PlanFact.MARSHALS_LED, parts, is_gate=True), TODAY)
    assert [reason.value for reason in near.reasons] == ["no_marshal_lead"]


def test_readiness_in_one_number_counts_a_gate_and_its_step_once() -> None:
    lead = only(PlanFact.LEAD_NAMED, replace(FULL, roles=(), last_days=None), is_gate=True, weight=3)
    seen = explain(lead, TODAY, frozenset())
    (item,) = (item for item in seen.items if item.kind in {ItemKind.LEAD, ItemKind.TASK})
    assert (item.kind, item.weight, item.is_done, item.is_gate) == (ItemKind.LEAD, 3, False, True)
    done = explain(only(PlanFact.LEAD_NAMED, replace(FULL, last_days=None)), TODAY, frozenset())
    assert (done.percent, [item for item in done.items if item.kind is ItemKind.TASK]) == (100, [])


def test_an_overdue_gate_makes_the_item_that_says_the_same_a_gate() -> None:
    late = only(PlanFact.BACKUP_NAMED, replace(FULL, roles=(a_role("lead"),), last_days=None), is_gate=True)
    seen = explain(late, TODAY, frozenset())
    (item,) = (item for item in seen.missing if item.kind is ItemKind.BACKUP)
    assert (item.is_gate, item.due_on, seen.percent) == (True, LONG_AGO, 0)
