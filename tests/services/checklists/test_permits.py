"""Permits are those that are tracked and those that a rule asks for, by their latest filing day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, ForbiddenTransition
from organizer_app.domain.model.permits import CLEARED, PermitKind, PermitStatus
from organizer_app.services.checklists import permits
from organizer_app.services.checklists.permits import PermitLine
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step, opened, refused, sample_plan
from tests.support.plan_views import row_in


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def line(workspace: Workspace, city: str, kind: PermitKind | None = None) -> PermitLine:
    return next(
        each
        for each in permits.list_permits(workspace)
        if each.row.city == city and kind in {None, each.permit.kind}
    )


def test_the_latest_filing_days_of_prime_day(workspace: Workspace) -> None:
    assert [
        (each.row.city, each.permit.kind.value, str(each.due_on), bool(each.permit.id))
        for each in permits.list_permits(workspace)
    ] == [
        ("Seattle", "notice", "2019-04-16", False),
        ("San Francisco", "march", "2019-06-21", True),
        ("New York", "march", "2019-07-01", True),
        ("New York", "sound", "2019-07-10", False),
    ]


def test_what_a_rule_asks_for_is_tracked_as_one_step(workspace: Workspace) -> None:
    with one_step(workspace, EditKind.TRACKED_PERMITS):
        assert len(permits.track(workspace, lines=permits.list_permits(workspace))) == 2
    assert all(each.permit.id for each in permits.list_permits(workspace))
    assert permits.track(workspace, lines=permits.list_permits(workspace)) == []
    assert len(permits.list_permits(workspace)) == 4


def test_a_status_writes_down_its_day_and_keeps_a_permit_nobody_tracked(workspace: Workspace) -> None:
    with one_step(workspace, EditKind.CHANGED_PERMIT):
        permits.set_status(workspace, line=line(workspace, "Seattle"), status=PermitStatus.FILED)
    filed = line(workspace, "Seattle").permit
    assert (filed.status, filed.filed_on is not None, filed.decided_on) == (PermitStatus.FILED, True, None)
    permits.set_status(workspace, line=line(workspace, "Seattle"), status=PermitStatus.GRANTED)
    assert line(workspace, "Seattle").permit.decided_on is not None
    assert line(workspace, "Seattle").permit.status in CLEARED
    with refused(workspace, ForbiddenTransition):
        permits.set_status(workspace, line=line(workspace, "Seattle"), status=PermitStatus.APPEALED)


def test_a_permit_is_granted_in_one_step_whoever_filed_it(workspace: Workspace) -> None:
    permits.set_status(workspace, line=line(workspace, "Seattle"), status=PermitStatus.TO_FILE)
    with one_step(workspace, EditKind.CHANGED_PERMIT):
        permits.set_status(workspace, line=line(workspace, "Seattle"), status=PermitStatus.GRANTED)
    granted = line(workspace, "Seattle").permit
    assert (granted.status, granted.filed_on) == (PermitStatus.GRANTED, None)
    assert granted.decided_on is not None


def test_facts_of_a_permit_are_typed(workspace: Workspace) -> None:
    march = line(workspace, "San Francisco")
    for field, value in (("number", "P-17"), ("fee_cents", 12_500), ("due_on", date(2019, 6, 14))):
        permits.set_field(workspace, line=line(workspace, "San Francisco"), field=field, value=value)
    after = line(workspace, "San Francisco")
    assert (after.permit.number, after.permit.fee_cents, after.due_on) == ("P-17", 12_500, date(2019, 6, 14))
    for field, value in (("fee_cents", -1), ("status", PermitStatus.GRANTED)):
        with refused(workspace, BadValue):
            permits.set_field(workspace, line=march, field=field, value=value)


def test_a_permit_no_rule_knows_is_added_by_hand(workspace: Workspace) -> None:
    portland = row_in(workspace, "Portland").action_id
    with one_step(workspace, EditKind.TRACKED_PERMITS):
        permits.add_permit(workspace, action_id=portland, kind=PermitKind.STREET, authority=" City ")
    added = line(workspace, "Portland")
    assert (added.permit.authority, added.due_on, added.need) == ("City", None, None)
    assert permits.list_permits(workspace)[-1].key == added.permit.id


def test_what_an_action_needs_permits_for_moves_its_deadlines(workspace: Workspace) -> None:
    sound = line(workspace, "New York", PermitKind.SOUND)
    with one_step(workspace, EditKind.CHANGED_PERMIT_TRIGGERS):
        permits.set_triggers(workspace, action_id=sound.row.action_id, street=False, sound=False, park=True)
    assert permits.triggers_of(workspace, action_id=sound.row.action_id) == (False, False, True)
    kinds = [(each.permit.kind.value, str(each.due_on)) for each in permits.list_permits(workspace)]
    assert ("sound", "2019-07-10") not in kinds
    assert ("park", "None") in kinds


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("authority", "Parks department"),
        ("contact", "Pat Sample, 206-555-0134"),
        ("due_on", date(2019, 7, 3)),
        ("filed_on", date(2019, 7, 1)),
        ("decided_on", date(2019, 7, 2)),
        ("number", "MA-77"),
        ("fee_cents", 0),
        ("conditions", "No stage"),
        ("notes", "Ask for Lee"),
        ("kind", PermitKind.SOUND),
    ],
)
def test_each_fact_a_person_may_type_is_stored(workspace: Workspace, name: str, value: object) -> None:
    permits.set_field(workspace, line=line(workspace, "San Francisco"), field=name, value=value)
    found = [each.permit for each in permits.list_permits(workspace) if each.row.city == "San Francisco"]
    assert [getattr(each, name) for each in found] == [value]
