"""Rows near their day follow marshals, cues, numbers and talks, by edits and by the calendar alone."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.rows.last_days import failing_gates
from organizer_app.domain.rows.readiness import LAST_DAYS
from organizer_app.domain.time.local_time import local_of
from organizer_app.services.actions import action_rows
from organizer_app.services.plan.history import undo
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.rows import plan_rows
from organizer_app.storage.rows.last_days import judged_otherwise, last_days
from tests.support.builders import a_city_action, a_place
from tests.support.plan_engines import OpenPlan

DAY = date(2019, 7, 15)
CODES = {reason.value for reason in LAST_DAYS}
YES = AssignmentStatus.ACCEPTED


@pytest.fixture
def workspace(plan: OpenPlan) -> Iterator[Workspace]:
    """Hold a complete city ten days before its day, but for what the last days ask."""
    workspace = plan.workspace
    workspace.clock = lambda: datetime(2019, 7, 10, 12, tzinfo=UTC)
    action = replace(
        a_city_action(), day=DAY, status=ActionStatus.CONFIRMED, mobilization_id="m", expected=300
    )
    put(
        workspace,
        Mobilization(id="m", campaign_id="", title="Day", anchor_date=DAY),
        replace(a_place(), name="Tacoma"),
        action,
        Site(id="site", city_action_id="action", venue="Park"),
        Person(id="lee", name="Lee Example"),
        Person(id="kim", name="Kim Example"),
        Assignment(id="lead", city_action_id="action", person_id="lee", status=YES),
        Assignment(id="backup", city_action_id="action", person_id="kim", status=YES, is_backup=True),
    )
    return workspace


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        for record in records:
            editor.put(record)


def failing(workspace: Workspace) -> set[str]:
    (row,) = action_rows.snapshot(workspace).rows
    return CODES.intersection(row.reasons.split())


def reached(person_id: str, day: int) -> Talk:
    return Talk(
        id=f"{person_id}-{day}",
        person_id=person_id,
        at=datetime(2019, 7, day, 9, tzinfo=UTC),
        outcome=TalkOutcome.REACHED,
    )


MARSHAL = Assignment(
    id="marshal", city_action_id="action", person_id="kim", role=AssignmentRole.MARSHAL_LEAD, status=YES
)
NUMBER = ContactPoint(id="number", person_id="lee", kind=ContactKind.PHONE, value="+12065550123")
MENDED: dict[str, tuple[Record, ...]] = {
    "no_marshal_lead": (MARSHAL,),
    "no_run_of_show": (Cue(id="cue", city_action_id="action", title="Opening"),),
    "no_emergency_contact": (NUMBER,),
    "not_reached": (reached("lee", 9), reached("kim", 2)),
}


def test_each_gate_is_passed_by_its_own_records_and_all_make_the_city_ready(workspace: Workspace) -> None:
    assert failing(workspace) == CODES
    for code, records in MENDED.items():
        put(workspace, *(replace(each, id=f"{each.id} alone") for each in records))
        assert failing(workspace) == CODES - {code}
        undo(workspace)
    put(workspace, *(record for records in MENDED.values() for record in records))
    (row,) = action_rows.snapshot(workspace).rows
    assert (row.readiness, row.reasons) == (4, "")


HALF = {
    "a number not for the day": (replace(NUMBER, ok_on_the_day=False), "no_emergency_contact"),
    "a proved one not for the day": (
        replace(NUMBER, ok_on_the_day=False, verified_on=DAY),
        "no_emergency_contact",
    ),
    "an e-mail address": (replace(NUMBER, kind=ContactKind.EMAIL), "no_emergency_contact"),
    "the lead alone": (reached("lee", 9), "not_reached"),
    "nobody at home": (replace(reached("lee", 9), outcome=TalkOutcome.NO_ANSWER), "not_reached"),
    "a marshal who left": (replace(MARSHAL, status=AssignmentStatus.REPLACED), "no_marshal_lead"),
}


def test_half_of_it_is_not_enough(workspace: Workspace) -> None:
    for half, (record, code) in HALF.items():
        put(workspace, replace(record, id=half))
        assert code in failing(workspace), half
        undo(workspace)


def test_the_calendar_alone_makes_gates_count_and_lets_them_go_after_the_day(workspace: Workspace) -> None:
    workspace.clock = lambda: datetime(2019, 6, 20, 12, tzinfo=UTC)
    workspace.catch_up()
    assert failing(workspace) == set()
    for day, expected in ((1, {"no_marshal_lead", "not_reached"}), (8, CODES), (16, set())):
        workspace.clock = lambda day=day: datetime(2019, 7, day, 18, tzinfo=UTC)
        workspace.catch_up()
        assert failing(workspace) == expected
    with workspace.read() as reader:
        assert judged_otherwise(reader.connection, workspace.clock()) == set()


def test_a_length_that_no_calendar_has_stops_nothing(workspace: Workspace) -> None:
    put(workspace, reached("lee", 9), reached("kim", 9))
    for chosen in (-(10**10), 10**10):
        with workspace.edit(EditKind.CHANGED_NOTES) as editor:
            editor.put(replace(editor.get(Mobilization, "m"), stale_after_days=chosen))
        workspace.catch_up()
        assert "not_reached" not in failing(workspace)


def test_a_city_that_is_called_off_needs_nothing(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(CityAction, "action"), status=ActionStatus.CANCELLED))
    assert failing(workspace) == set()


@pytest.mark.parametrize(("stale_after_days", "written"), [(5, (7, 10)), (14, (5, 1)), (40, (5, 1))])
def test_many_cities_judged_at_once_are_judged_like_each_alone(
    workspace: Workspace, stale_after_days: int, written: tuple[int, int]
) -> None:
    workspace.clock = lambda: datetime(2019, *written, 12, tzinfo=UTC)
    zones, sizes = ("Pacific/Auckland", "Pacific/Honolulu", "America/Chicago", ""), (None, 0, 49, 50)
    for number, (zone, size) in enumerate(itertools.product(zones, sizes)):
        action = replace(a_city_action(), id=f"{number}", day=DAY, zone=zone, expected=size, place_id="")
        action = replace(action, mobilization_id="m" if number % 2 else "")
        lead = Assignment(id=f"lead-{number}", city_action_id=action.id, person_id=f"p-{number}", status=YES)
        person = Person(id=lead.person_id, name="Bo Example")
        talks = [reached(person.id, 1 + number % 9)] if number % 5 else []
        put(workspace, action, person, lead, *talks)
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(Mobilization, "m"), stale_after_days=stale_after_days))
    seen, first = set(), datetime(2019, 7, 18, tzinfo=UTC)
    for at in (first - timedelta(days=day, hours=hour) for day in range(60) for hour in (1, 13, 23)):
        with workspace.read() as reader:
            rows = {row.action_id: row for row in plan_rows.read_snapshot(reader.connection).rows}
            known = last_days(reader.connection, {each: row.mobilization_id for each, row in rows.items()})
            found = judged_otherwise(reader.connection, at)
        for action_id, row in rows.items():
            failing_now = failing_gates(
                known[action_id], DAY, row.expected, local_of(at, row.zone or "UTC").day
            )
            codes = {reason.value for reason in failing_now}
            assert (action_id in found) == (codes != CODES.intersection(row.reasons.split())), (at, row)
            seen.add(action_id in found)
    assert seen == {True, False}
