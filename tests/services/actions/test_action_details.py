"""The inspector sees everything around one action, and of nobody who has left it."""

import pytest

from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.actions.action_details import action_detail
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def in_city(workspace: Workspace, city: str) -> str:
    return [row.action_id for row in action_rows.snapshot(workspace).rows if row.city == city][-1]


def test_people_come_with_role_phone_and_e_mail(sample: Workspace) -> None:
    detail = action_detail(sample, action_id=in_city(sample, "New York"))
    assert [(person.role, person.is_backup, person.name) for person in detail.people] == [
        (AssignmentRole.LEAD, False, "Ines Calloway"),
        (AssignmentRole.LEAD, True, "Theo Marsh"),
        (AssignmentRole.PRESS, False, "Rosa Lindqvist"),
    ]
    assert (detail.people[0].phone, detail.people[0].email) == (
        "+12125550111",
        "ines.calloway@example.org",
    )


def test_groups_tasks_sites_and_texts_are_there(sample: Workspace) -> None:
    detail = action_detail(sample, action_id=in_city(sample, "Minneapolis"))
    assert [group.name for group in detail.groups] == ["Tech Workers Coalition"]
    assert [(task.title, task.is_gate) for task in detail.tasks] == [
        ("Shuttle booked", False),
        ("Shade and water", False),
    ]
    assert [(site.venue, site.locality) for site in detail.sites] == [
        ("Fulfillment center gate, Shakopee", "Shakopee")
    ]
    assert detail.market.startswith("Minneapolis")
    assert detail.notes.startswith("The public label is Minneapolis")
    assert detail.row in action_rows.snapshot(sample).rows


def test_a_lead_who_was_replaced_is_shown_no_more(plan: Workspace) -> None:
    known = add_action(plan)
    set_lead(plan, action_id=known, name="Ana Ruiz")
    set_lead(plan, action_id=known, name="Bo Li")
    assert [person.name for person in action_detail(plan, action_id=known).people] == ["Bo Li"]


def test_an_action_that_was_removed_or_never_there_is_missing(plan: Workspace) -> None:
    removed = add_action(plan)
    city_actions.hide_actions(plan, action_ids=[removed])
    for each in (removed, "none-such"):
        with pytest.raises(RecordMissing):
            action_detail(plan, action_id=each)
