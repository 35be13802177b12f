"""Every action that a release leaves out is named with the reason, and can be announced in one step."""

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.sharing.release_checks import LeftOut
from organizer_app.services.actions.city_actions import set_status
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.release_omissions import announce, left_out
from organizer_app.services.sharing.releases import draft_release
from tests.support.open_plans import add_action, one_step


def omissions(plan: Workspace, audience: Audience) -> tuple[LeftOut, ...]:
    draft = draft_release(plan, audience=audience)
    with plan.read() as reader:
        return left_out(reader, draft.schedule, draft.mobilization.id)


def test_what_is_left_out_is_named_and_announced_in_one_step(plan: Workspace) -> None:
    added = [add_action(plan, place) for place in ("Seattle, WA", "Portland, OR", "Boise, ID")]
    set_status(plan, action_id=added[1], status=ActionStatus.ASKED)
    set_status(plan, action_id=added[2], status=ActionStatus.DECLINED)
    found = {(each.city, each.status, each.can_announce) for each in omissions(plan, Audience.PUBLIC)}
    assert found == {
        ("Seattle", "prospect", True), ("Portland", "asked", True), ("Boise", "declined", False),
    }  # fmt: skip
    assert {each.city for each in omissions(plan, Audience.PARTNERS)} == {"Seattle", "Boise"}
    assert omissions(plan, Audience.INTERNAL) == ()
    ids = [each.action_id for each in omissions(plan, Audience.PUBLIC) if each.can_announce]
    with one_step(plan, EditKind.CHANGED_MANY):
        announce(plan, audience=Audience.PUBLIC, action_ids=ids)
    assert [each.city for each in omissions(plan, Audience.PUBLIC)] == ["Boise"]
