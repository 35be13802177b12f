"""The rows behind every view say what the records say, and are fresh after every edit."""

from organizer_app import wiring
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.services.actions import action_rows, city_actions
from organizer_app.services.actions.groups import set_groups
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def test_the_open_plan_and_the_first_view_show_the_same_rows(sample: Workspace) -> None:
    assert action_rows.snapshot(sample) == wiring.read_first_view(sample.path)


def test_rows_are_in_order_of_day_start_and_city(sample: Workspace) -> None:
    rows = action_rows.snapshot(sample).rows
    assert [row.city for row in rows] == [
        "New York", "Elizabeth", "Arlington", "New York", "Washington", "Minneapolis", "Portland", "Seattle",
        "San Francisco",
    ]  # fmt: skip


def test_a_row_shows_an_edit_at_once(plan: Workspace) -> None:
    known = add_action(plan)
    (before,) = action_rows.snapshot(plan).rows
    assert Readiness(before.readiness) is Readiness.FORMING or "no_lead" in before.reasons.split()
    set_lead(plan, action_id=known, name="Ana Ruiz")
    set_groups(plan, action_id=known, names=("Mijente",))
    city_actions.set_venue(plan, action_id=known, venue="City Hall")
    (after,) = action_rows.rows_of(plan, action_ids=[known])
    assert (after.lead, after.groups, after.venue) == ("Ana Ruiz", "Mijente", "City Hall")
    assert "no_lead" not in after.reasons.split()
    assert action_rows.snapshot(plan).rows == (after,)


def test_rows_of_hidden_or_unknown_actions_are_left_out(plan: Workspace) -> None:
    hidden, stays = add_action(plan), add_action(plan, "Boston, MA")
    city_actions.hide_actions(plan, action_ids=[hidden])
    rows = action_rows.rows_of(plan, action_ids=[hidden, stays, "none-such"])
    assert [row.action_id for row in rows] == [stays]
    assert action_rows.rows_of(plan, action_ids=[]) == ()


def test_notes_are_those_of_visible_actions(plan: Workspace) -> None:
    hidden, stays = add_action(plan), add_action(plan, "Boston, MA")
    for each in (hidden, stays):
        city_actions.set_notes(plan, action_id=each, notes="RAMP on the south side")
    city_actions.hide_actions(plan, action_ids=[hidden])
    assert action_rows.notes_and_tags_of(plan)[0] == {stays: "RAMP on the south side"}
