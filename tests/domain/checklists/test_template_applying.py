"""A template makes each city's tasks, and a later edition leaves alone what a city did itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.checklists.conditions import ActionFacts
from organizer_app.domain.checklists.planning_problems import BadCondition, BadRecurrence
from organizer_app.domain.checklists.template_applying import (
    CityFacts,
    difference,
    due_days,
    expected_tasks,
    reflowed,
)
from organizer_app.domain.model.plan_facts import PlanFact
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.domain.model.tasks import Task, TaskStatus
from organizer_app.domain.time.offsets import Bases, OffsetFrom, OffsetUnit

PRIME_DAY = date(2019, 7, 15)
BASES = Bases(PRIME_DAY, PRIME_DAY, date(2019, 6, 21))
CITY = CityFacts("seattle", "prime-day", ActionFacts("march", 300, street=True), BASES)
DESK = CityFacts("", "prime-day", ActionFacts(), Bases(PRIME_DAY))
LEAD = TemplateTask(id="lead", template_id="t", title="Lead named", offset_days=-60, is_gate=True)
CROWD = TemplateTask(
    id="crowd", template_id="t", title="Marshals", offset_days=-30, applies_if="expected>=1000"
)
CALL = TemplateTask(id="call", template_id="t", title="Call", offset_days=-14, recurrence="FREQ=WEEKLY")
PERMIT = TemplateTask(
    id="permit", template_id="t", title="File", offset_days=-2, offset_unit=OffsetUnit.WORKING_DAY,
    offset_from=OffsetFrom.PERMIT_DUE,
)  # fmt: skip
BRIEF = TemplateTask(id="brief", template_id="t", title="Brief", offset_days=-60, per_city=False)
TEMPLATE = (LEAD, CROWD, CALL, PERMIT, BRIEF)


def made(template: tuple[TemplateTask, ...] = TEMPLATE, city: CityFacts = CITY) -> list[Task]:
    numbers = iter(range(99))
    return list(expected_tasks(template, city, 1, new_id=lambda: f"task{next(numbers)}"))


def test_a_city_gets_the_tasks_that_apply_to_it() -> None:
    assert [(task.title, str(task.due_on), task.occurrence) for task in made()] == [
        ("Lead named", "2019-05-16", 0),
        ("Call", "2019-07-01", 0),
        ("Call", "2019-07-08", 1),
        ("Call", "2019-07-15", 2),
        ("File", "2019-06-19", 0),
    ]
    assert made()[0].is_gate
    assert {task.city_action_id for task in made()} == {"seattle"}


def test_the_desk_gets_its_own_tasks_once() -> None:
    assert [(task.title, task.city_action_id) for task in made(city=DESK)] == [("Brief", "")]


def test_days_that_are_open_leave_a_task_without_a_day_and_no_recurring_one() -> None:
    assert due_days(LEAD, Bases()) == (None,)
    assert due_days(CALL, Bases()) == ()


@pytest.mark.parametrize(
    ("offset", "rule", "days"),
    [
        (7, "FREQ=WEEKLY;COUNT=3", ["2019-07-22", "2019-07-29", "2019-08-05"]),
        (0, "FREQ=WEEKLY;COUNT=2", ["2019-07-15", "2019-07-22"]),
        (-14, "FREQ=WEEKLY;UNTIL=T-7", ["2019-07-01", "2019-07-08"]),
        (-14, "FREQ=WEEKLY;UNTIL=T+7", ["2019-07-01", "2019-07-08", "2019-07-15", "2019-07-22"]),
        (0, "FREQ=DAILY;UNTIL=T+0", ["2019-07-15"]),
    ],
)
def test_a_repeated_task_ends_with_its_rule_and_else_on_the_day_it_counts_from(
    offset: int, rule: str, days: list[str]
) -> None:
    found = due_days(replace(CALL, offset_days=offset, recurrence=rule), BASES)
    assert [str(day) for day in found] == days


@pytest.mark.parametrize("offset", [0, 7])
def test_a_repeated_task_without_an_end_must_begin_before_the_day_it_counts_from(offset: int) -> None:
    with pytest.raises(BadRecurrence):
        due_days(replace(CALL, offset_days=offset), BASES)


def test_only_the_task_of_a_city_waits_for_a_fact_of_the_plan() -> None:
    (lead,) = made((replace(LEAD, fact=PlanFact.LEAD_NAMED),))
    (brief,) = made((replace(BRIEF, fact=PlanFact.LEAD_NAMED),), DESK)
    assert (lead.fact, brief.fact) == (PlanFact.LEAD_NAMED, None)


def test_a_condition_that_makes_no_sense_stops_everything() -> None:
    with pytest.raises(BadCondition):
        made((LEAD, replace(CROWD, applies_if="big")))


def test_a_city_that_follows_its_template_differs_in_nothing() -> None:
    assert difference(TEMPLATE, CITY, made(), 1).is_empty


def test_a_later_edition_adds_changes_and_removes_and_keeps_what_a_city_did() -> None:
    lead, *calls, permit = made()
    present = [replace(lead, status=TaskStatus.DONE), *calls, replace(permit, is_changed_here=True)]
    later = (
        replace(LEAD, offset_days=-50),
        replace(CALL, title="Host call", recurrence="FREQ=WEEKLY;COUNT=2"),
        TemplateTask(id="vests", template_id="t", title="Vests", offset_days=-7),
    )
    found = difference(later, CITY, present, 2)
    assert [task.title for task in found.added] == ["Vests"]
    assert [(old.title, new.title, new.template_revision) for old, new in found.changed] == [
        ("Call", "Host call", 2),
        ("Call", "Host call", 2),
    ]
    assert [(task.title, task.occurrence) for task in found.removed] == [("Call", 2)]
    assert [task.title for task in found.kept] == ["Lead named", "File"]


def test_a_pinned_day_stays_when_the_rest_of_a_task_changes() -> None:
    (lead,) = made((LEAD,))
    pinned = replace(lead, is_pinned=True, due_on=date(2019, 5, 1))
    ((_old, new),) = difference(
        (replace(LEAD, title="Lead found", offset_days=-10),), CITY, [pinned], 2
    ).changed
    assert (new.title, new.due_on) == ("Lead found", date(2019, 5, 1))


def test_a_condition_that_holds_no_more_takes_its_untouched_task_away() -> None:
    crowd = replace(CITY, facts=ActionFacts("march", 5000))
    present = made(city=crowd)
    assert [task.title for task in difference(TEMPLATE, CITY, present, 1).removed] == ["Marshals"]


def test_what_is_done_or_pinned_or_has_no_offset_stays_when_the_anchor_moves() -> None:
    (lead,) = made((LEAD,))
    later = Bases(PRIME_DAY + timedelta(days=7))
    assert reflowed(lead, later, {}).due_on == date(2019, 5, 23)
    for stays in (
        replace(lead, is_pinned=True),
        replace(lead, status=TaskStatus.DONE),
        replace(lead, offset_days=None),
    ):
        assert reflowed(stays, later, {}) == stays


@given(
    st.dates(date(2019, 1, 1), date(2021, 1, 1)),
    st.sampled_from([OffsetUnit.CALENDAR_DAY, OffsetUnit.WORKING_DAY]),
    st.integers(-200, 30),
    st.sampled_from(["", "FREQ=WEEKLY;COUNT=4", "FREQ=DAILY;BYDAY=MO,TH;COUNT=5"]),
)
def test_moving_the_anchor_there_and_back_restores_everything(
    other: date, unit: OffsetUnit, offset: int, rule: str
) -> None:
    task = replace(LEAD, offset_unit=unit, offset_days=offset, recurrence=rule)
    before = made((task, PERMIT))
    steps = {task.id: task, PERMIT.id: PERMIT}
    moved = [reflowed(each, Bases(other, other, other), steps) for each in before]
    assert [reflowed(each, BASES, steps) for each in moved] == before


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("title", "Lead found"),
        ("is_gate", False),
        ("offset_days", -50),
        ("offset_unit", OffsetUnit.WORKING_DAY),
        ("offset_from", OffsetFrom.START),
        ("owner_role", "lead"),
        ("weight", 7),
        ("fact", PlanFact.LEAD_NAMED),
    ],
)
def test_each_fact_of_a_later_edition_is_taken_over(name: str, later: object) -> None:
    (known,) = made((LEAD,))
    found = difference((replace(LEAD, **{name: later}),), CITY, [known], 2)
    ((before, after),) = found.changed
    assert (getattr(before, name), getattr(after, name)) == (getattr(LEAD, name), later)
    assert after.template_revision == 2
    assert (found.added, found.removed, found.kept) == ((), (), ())
