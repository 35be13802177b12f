"""The preview counts what leaves and what is held back, each with its reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.sharing.audience_preview import AudiencePreview, HeldReason
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.exporting import ScheduleRequest, schedule_from
from organizer_app.services.sharing.share_previews import audience_preview
from tests.support.open_plans import opened, sample_plan


def preview(plan: Workspace, audience: Audience) -> AudiencePreview:
    with plan.read() as reader:
        now = plan.clock()
        request = ScheduleRequest(audience=audience, mobilization=mobilization_named(reader, "").id)
        shown = schedule_from(reader, request, now=now)
        return audience_preview(reader, audience=audience, now=now, shown=shown)


def test_the_desk_sees_everything_and_the_public_what_is_counted(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as plan:
        public = preview(plan, Audience.PUBLIC)
        desk = preview(plan, Audience.INTERNAL)
    shown = {each.name: (each.shown, each.held) for each in public.fields}
    whole = {each.name: each.shown for each in desk.fields}
    assert desk.held == ()
    assert shown["city"] == (7, 0)
    assert shown["lead"] == (0, whole["lead"])
    assert shown["lead_phone"] == (0, whole["lead_phone"])
    held = {(each.name, each.reason): each.count for each in public.held}
    assert held[("lead_phone", HeldReason.ABOVE_AUDIENCE)] == whole["lead_phone"] > 0


def test_embargo_unsigned_names_and_unannounced_actions_are_told_apart(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as plan:
        before = {(each.name, each.reason): each.count for each in preview(plan, Audience.PUBLIC).held}
        with plan.edit(EditKind.CHANGED_GROUPS, city="Seattle", value="") as editor:
            york = next(action for action in editor.all(CityAction) if action.title.startswith("Petition"))
            parts = [part for part in editor.all(Partnership) if part.city_action_id == york.id]
            later = datetime.now(UTC) + timedelta(days=30)
            editor.put(replace(parts[0], status=PartnershipStatus.SIGNED, name_public_from=later))
            editor.put(replace(parts[1], status=PartnershipStatus.ASKED))
            other = next(action for action in editor.all(CityAction) if "strike" in action.title)
            editor.put(replace(other, status=ActionStatus.PROSPECT))
        after = {(each.name, each.reason): each.count for each in preview(plan, Audience.PUBLIC).held}
    assert after[("groups", HeldReason.EMBARGO)] == before.get(("groups", HeldReason.EMBARGO), 0) + 1
    assert after[("groups", HeldReason.NOT_AGREED)] >= 1
    assert after[("actions", HeldReason.NOT_ANNOUNCED)] == 1
