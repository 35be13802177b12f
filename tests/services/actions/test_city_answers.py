"""What a form asks is read from the plan in one way, for the team and for every audience."""

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.assignments import AGREED
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.permits import Permit, PermitKind, PermitStatus
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.actions.city_answers import STANDING, city_answers
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.audience_reader import AudienceReader
from tests.support.open_plans import add_action


def answers(workspace: Workspace, action_id: str, audience: Audience | None = None) -> dict[str, str]:
    with workspace.read() as plan:
        reader = plan if audience is None else AudienceReader(plan, audience)
        standing = STANDING if audience in {None, Audience.INTERNAL} else AGREED
        return city_answers(reader, [reader.get(CityAction, action_id)], standing=standing)[action_id]


def test_every_field_is_there_and_empty_where_unknown(plan: Workspace) -> None:
    action_id = add_action(plan, starts=None)
    found = answers(plan, action_id)
    assert set(found.values()) == {"", found["day"]}
    assert found.keys() >= {"starts", "venue", "lead", "lead_phone", "permit_status", "expected", "signs"}


def test_the_first_permit_says_where_it_stands(plan: Workspace) -> None:
    action_id = add_action(plan)
    for status, told in (
        (PermitStatus.UNKNOWN, ("", "")),
        (PermitStatus.NOT_NEEDED, ("no", "")),
        (PermitStatus.FILED, ("yes", "filed")),
    ):
        with plan.edit(EditKind.TRACKED_PERMITS, count="1") as editor:
            for known in editor.all(Permit):
                editor.hide(known)
            editor.put(
                Permit(id=plan.new_id(), city_action_id=action_id, kind=PermitKind.PARK, status=status)
            )
        found = answers(plan, action_id)
        assert (found["permit_needed"], found["permit_status"]) == told


def test_partners_read_only_the_names_of_those_who_said_yes(plan: Workspace) -> None:
    action_id = add_action(plan)
    leads.set_lead(plan, action_id=action_id, name="Wren Castellano")
    city_actions.set_expected(plan, action_id=action_id, expected=120)
    assert answers(plan, action_id)["lead"] == "Wren Castellano"
    assert answers(plan, action_id, Audience.PARTNERS)["lead"] == ""
    assert answers(plan, action_id, Audience.PARTNERS)["expected"] == "120"
    assert answers(plan, action_id, Audience.PUBLIC)["expected"] == ""
