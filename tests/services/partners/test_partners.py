"""A group's way from the first idea to a name in print, step by step and back again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, ForbiddenTransition
from organizer_app.domain.model.organizations import Organization, OrganizationKind
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.model.releases import Release
from organizer_app.services.actions import action_rows
from organizer_app.services.partners import partners
from organizer_app.services.partners.partner_books import read_partner_book
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step, opened, sample_plan


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def first_action(workspace: Workspace) -> tuple[str, str]:
    row = action_rows.snapshot(workspace).rows[0]
    return row.action_id, row.mobilization_id


def stored(workspace: Workspace, part_id: str) -> Partnership:
    with workspace.read() as reader:
        return reader.get(Partnership, part_id)


def test_a_new_group_is_asked_once_and_named_last(workspace: Workspace) -> None:
    action_id, mobilization_id = first_action(workspace)
    group_id = partners.add_group(workspace, name="  Night  Workers ", kind=OrganizationKind.UNION)
    part_id = partners.ask_group(workspace, group_id=group_id, action_id=action_id)
    assert partners.ask_group(workspace, group_id=group_id, action_id=action_id) == part_id
    part = stored(workspace, part_id)
    with workspace.read() as reader:
        orders = [each.credit_order for each in reader.all(Partnership, city_action_id=action_id)]
    assert part.credit_order == max(orders)
    lines = {
        line.group.name: line for line in read_partner_book(workspace, mobilization_id=mobilization_id).lines
    }
    assert lines["Night Workers"].parts == {action_id: part}
    whole = partners.ask_group(
        workspace, group_id=group_id, mobilization_id=mobilization_id, role=PartnershipRole.ENDORSER
    )
    lines = {
        line.group.name: line for line in read_partner_book(workspace, mobilization_id=mobilization_id).lines
    }
    assert lines["Night Workers"].whole == stored(workspace, whole)


def test_each_stage_leaves_its_day_and_one_step_back(workspace: Workspace) -> None:
    action_id, _ = first_action(workspace)
    group_id = partners.add_group(workspace, name="Night Workers")
    part_id = partners.ask_group(workspace, group_id=group_id, action_id=action_id)
    for stage in (PartnershipStatus.ASKED, PartnershipStatus.SIGNED, PartnershipStatus.WITHDRAWN):
        partners.set_stage(workspace, partnership_id=part_id, stage=stage)
    part = stored(workspace, part_id)
    assert None not in {part.asked_on, part.signed_on, part.withdrawn_on}
    with pytest.raises(ForbiddenTransition):
        partners.set_stage(workspace, partnership_id=part_id, stage=PartnershipStatus.ACTIVE)
    history.undo(workspace)
    assert stored(workspace, part_id).status is PartnershipStatus.SIGNED
    assert stored(workspace, part_id).withdrawn_on is None


def test_facts_of_a_part_are_checked(workspace: Workspace) -> None:
    action_id, _ = first_action(workspace)
    group_id = partners.add_group(workspace, name="Night Workers")
    part = stored(workspace, partners.ask_group(workspace, group_id=group_id, action_id=action_id))
    partners.change_partnership(workspace, part=replace(part, turnout_pledge=60, logo_ok=True))
    changed = stored(workspace, part.id)
    assert (changed.turnout_pledge, changed.logo_ok) == (60, True)
    with pytest.raises(BadValue):
        partners.change_partnership(workspace, part=replace(changed, turnout_pledge=-1))
    with pytest.raises(ForbiddenTransition):
        partners.change_partnership(workspace, part=replace(changed, status=PartnershipStatus.WITHDRAWN))


def test_a_name_is_held_in_every_city_at_once_and_credits_are_put_in_order(workspace: Workspace) -> None:
    action_id, _ = first_action(workspace)
    with workspace.read() as reader:
        ids = [part.id for part in reader.all(Partnership, city_action_id=action_id)]
    partners.order_credits(workspace, action_id=action_id, partnership_ids=tuple(reversed(ids)))
    assert [stored(workspace, each).credit_order for each in ids] == list(range(len(ids), 0, -1))
    group_id = stored(workspace, ids[0]).organization_id
    until = datetime(2019, 7, 8, 13, tzinfo=UTC)
    partners.hold_name(workspace, group_id=group_id, until=until)
    with workspace.read() as reader:
        held = reader.all(Partnership, organization_id=group_id)
        name = reader.get(Organization, group_id).name
    assert history.entries(workspace)[0].arguments["group"] == name
    assert {part.name_public_from for part in held} == {until}


def test_a_group_keeps_a_name_and_stands_below_no_affiliate_of_its_own(workspace: Workspace) -> None:
    network = partners.add_group(workspace, name="Network")
    local = partners.add_group(workspace, name="Local", parent_id=network)
    with workspace.read() as reader:
        top = reader.get(Organization, network)
    for wrong in (replace(top, name=" "), replace(top, parent_id=local)):
        with pytest.raises(BadValue):
            partners.change_group(workspace, group=wrong)
    with pytest.raises(BadValue):
        partners.add_group(workspace, name="  ")
    partners.change_group(workspace, group=replace(top, credit_name="The Network"))
    with workspace.read() as reader:
        assert reader.get(Organization, network).credit_name == "The Network"


def test_whoever_leaves_is_found_in_every_release_that_names_them(workspace: Workspace) -> None:
    group_id = partners.add_group(workspace, name="Café “Común”")
    contents = (
        '{"groups":["Caf\\u00e9 \\u201cCom\\u00fan\\u201d"]}',
        '{"groups":["Café “Común”"]}',
        '{"groups":[]}',
    )
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        for number, content in enumerate(contents, 1):
            editor.put(Release(id=f"r{number}", mobilization_id="m", number=number, content=content))
    assert [each.number for each in partners.releases_naming(workspace, group_id=group_id)] == [2, 1]


def test_a_group_has_a_part_in_each_mobilization_of_its_own(workspace: Workspace) -> None:
    group_id = partners.add_group(workspace, name="Night Workers")
    one = partners.ask_group(workspace, group_id=group_id, mobilization_id="m1")
    other = partners.ask_group(workspace, group_id=group_id, mobilization_id="m2")
    assert one != other
    assert partners.ask_group(workspace, group_id=group_id, mobilization_id="m1") == one
    assert stored(workspace, one).credit_order == stored(workspace, other).credit_order == 1


def test_nobody_is_a_pledge_too(workspace: Workspace) -> None:
    action_id, _ = first_action(workspace)
    group_id = partners.add_group(workspace, name="Night Workers")
    part = stored(workspace, partners.ask_group(workspace, group_id=group_id, action_id=action_id))
    partners.change_partnership(workspace, part=replace(part, turnout_pledge=0))
    assert stored(workspace, part.id).turnout_pledge == 0


def test_a_group_leaves_all_its_parts_as_one_step_each_by_the_way_it_has(workspace: Workspace) -> None:
    group_id = partners.add_group(workspace, name="Night Workers")
    stages = {
        PartnershipStatus.IDENTIFIED: PartnershipStatus.DECLINED,
        PartnershipStatus.ASKED: PartnershipStatus.DECLINED,
        PartnershipStatus.VERBAL: PartnershipStatus.WITHDRAWN,
        PartnershipStatus.SIGNED: PartnershipStatus.WITHDRAWN,
        PartnershipStatus.ACTIVE: PartnershipStatus.WITHDRAWN,
    }
    ids = {
        stage: partners.ask_group(workspace, group_id=group_id, mobilization_id=stage.value, stage=stage)
        for stage in stages
    }
    with one_step(workspace, EditKind.CHANGED_PARTNERSHIP):
        assert partners.withdraw_group(workspace, group_id=group_id) == len(stages)
    assert {stage: stored(workspace, ids[stage]).status for stage in stages} == stages
    assert None not in {stored(workspace, each).withdrawn_on for each in ids.values()}
    assert partners.withdraw_group(workspace, group_id=group_id) == 0
