"""A later step stands in the way of an earlier one when it changed the same field or built upon it."""

from datetime import time

import pytest

from organizer_app.services.actions import city_actions, leads
from organizer_app.services.plan import history
from organizer_app.services.plan.plans import found_plan
from organizer_app.storage.journal.blocking_steps import step_in_the_way
from tests.support.open_plans import DAY, add_action
from tests.support.plan_engines import OpenPlan


@pytest.fixture
def founded(plan: OpenPlan) -> OpenPlan:
    found_plan(plan.workspace, title="Day of Action", anchor_date=DAY, zone="America/New_York")
    return plan


def in_the_way(plan: OpenPlan, edit_id: str) -> str:
    with plan.workspace.read() as reader:
        found = step_in_the_way(reader.connection, edit_id)
    return found.edit_id if found else ""


def newest(plan: OpenPlan) -> str:
    return history.page(plan.workspace, limit=1)[0].edit_id


def test_only_a_step_that_wrote_the_same_field_stands_in_the_way(founded: OpenPlan) -> None:
    known = add_action(founded.workspace)
    city_actions.set_start(founded.workspace, action_id=known, starts=time(13))
    first = newest(founded)
    city_actions.set_title(founded.workspace, action_id=known, title="Another field")
    assert in_the_way(founded, first) == ""
    city_actions.set_start(founded.workspace, action_id=known, starts=time(14))
    assert in_the_way(founded, first) == newest(founded)
    history.undo(founded.workspace)
    assert in_the_way(founded, first) == ""


def test_what_was_tied_to_a_new_record_stands_in_the_way_of_taking_it_out(founded: OpenPlan) -> None:
    known = add_action(founded.workspace)
    added = newest(founded)
    assert in_the_way(founded, added) == ""
    leads.set_lead(founded.workspace, action_id=known, name="Quill Moss")
    assert in_the_way(founded, added) == newest(founded)
    history.undo(founded.workspace)
    assert in_the_way(founded, added) == ""


def test_a_new_record_that_was_changed_or_removed_since_names_that_step(founded: OpenPlan) -> None:
    known = add_action(founded.workspace)
    added = newest(founded)
    city_actions.set_title(founded.workspace, action_id=known, title="Changed since")
    assert in_the_way(founded, added) == newest(founded)
    city_actions.hide_actions(founded.workspace, action_ids=[known])
    assert in_the_way(founded, added) == newest(founded)
