"""`organizer verify`: says what was checked, names what does not agree, and repairs it when told to."""

from pathlib import Path

from organizer_app.services.actions import city_actions
from organizer_app.storage.plan_connection import open_protected
from tests.support.command_line import Organizer
from tests.support.open_plans import add_action, opened


def test_a_good_plan_is_said_to_be_good(organizer: Organizer, plan: Path) -> None:
    answer = organizer("verify", plan)
    assert (answer.status, answer.err) == (0, "")
    assert "Everything agrees." in answer.out
    assert organizer("verify", plan, "--json").data["good"] is True


def test_a_wrong_row_is_named_by_its_id_and_repaired(organizer: Organizer, plan: Path) -> None:
    with opened(plan) as workspace:
        action_id = add_action(workspace)
        city_actions.set_title(workspace, action_id=action_id, title="March")
    connection, _key = open_protected(plan, None)
    connection.execute("UPDATE city_action SET title = 'forged'")
    connection.close()
    answer = organizer("verify", plan)
    assert answer.status == 1
    assert action_id in answer.out
    assert "forged" not in answer.out
    assert organizer("verify", plan, "--repair").status == 0
    assert organizer("verify", plan).status == 0


def test_a_damaged_page_is_one_sentence(organizer: Organizer, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes()[:-4096] + bytes(4096))
    assert "damaged" in organizer("verify", plan).problem
