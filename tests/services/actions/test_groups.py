"""Partner groups join and leave a city action in credit order, each change in one step."""

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import RecordMissing
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipRole
from organizer_app.services.actions import action_rows
from organizer_app.services.actions.groups import add_group, remove_group, set_group_role, set_groups
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, one_step, refused


def shown(workspace: Workspace) -> str:
    (row,) = action_rows.snapshot(workspace).rows
    return row.groups


def test_groups_are_named_in_credit_order_in_one_step(plan: Workspace) -> None:
    known = add_action(plan)
    with one_step(plan, EditKind.CHANGED_GROUPS) as heard:
        set_groups(plan, action_id=known, names=("Mijente", " Tenants  United ", "", "ALIGN"))
    assert shown(plan) == "Mijente; Tenants United; ALIGN"
    assert heard[0].action_ids == {known}
    with plan.read() as reader:
        roles = [part.role for part in sorted(reader.all(Partnership), key=lambda part: part.credit_order)]
    assert roles == [PartnershipRole.LEAD, PartnershipRole.CO_HOST, PartnershipRole.CO_HOST]


def test_another_order_and_a_group_left_out_are_one_step(plan: Workspace) -> None:
    known = add_action(plan)
    set_groups(plan, action_id=known, names=("Mijente", "ALIGN", "Tenants United"))
    with one_step(plan, EditKind.CHANGED_GROUPS):
        set_groups(plan, action_id=known, names=("Tenants United", "Mijente"))
    assert shown(plan) == "Tenants United; Mijente"
    with plan.read() as reader:
        assert len(reader.all(Organization)) == 3, "a group that left one action stays in the plan"


def test_a_group_of_the_plan_is_taken_in_any_case(plan: Workspace) -> None:
    first, second = add_action(plan), add_action(plan, "Boston, MA")
    set_groups(plan, action_id=first, names=("Mijente",))
    set_groups(plan, action_id=second, names=("MIJENTE",))
    with plan.read() as reader:
        assert [group.name for group in reader.all(Organization)] == ["Mijente"]


def test_a_new_group_written_twice_in_two_cases_is_one_group(plan: Workspace) -> None:
    known = add_action(plan)
    set_groups(plan, action_id=known, names=("Tenants United", "tenants united"))
    assert shown(plan) == "Tenants United"
    with plan.read() as reader:
        assert len(reader.all(Organization)) == len(reader.all(Partnership)) == 1


def test_no_names_leave_the_action_without_groups_and_the_same_names_are_no_step(plan: Workspace) -> None:
    known = add_action(plan)
    set_groups(plan, action_id=known, names=("Mijente", "ALIGN"))
    steps = history.entries(plan)
    set_groups(plan, action_id=known, names=("mijente", "align"))
    assert history.entries(plan) == steps
    with one_step(plan, EditKind.CHANGED_GROUPS):
        set_groups(plan, action_id=known, names=())
    assert shown(plan) == ""


def test_an_action_that_is_gone_takes_no_groups(plan: Workspace) -> None:
    with refused(plan, RecordMissing):
        set_groups(plan, action_id="none-such", names=("Mijente",))


def parts(plan: Workspace) -> dict[int, Partnership]:
    with plan.read() as reader:
        return {part.credit_order: part for part in reader.all(Partnership)}


def test_a_group_joins_last_changes_its_part_and_leaves_each_in_one_step(plan: Workspace) -> None:
    known = add_action(plan)
    set_groups(plan, action_id=known, names=("Mijente",))
    with one_step(plan, EditKind.CHANGED_GROUPS):
        add_group(plan, action_id=known, name=" Night  Workers ", role=PartnershipRole.ENDORSER)
    assert parts(plan)[2].role is PartnershipRole.ENDORSER
    with one_step(plan, EditKind.CHANGED_GROUPS):
        add_group(plan, action_id=known, name="night workers", role=PartnershipRole.ALLY)
    assert [part.role for part in parts(plan).values()] == [PartnershipRole.LEAD, PartnershipRole.ALLY]
    with one_step(plan, EditKind.CHANGED_GROUPS):
        set_group_role(plan, partnership_id=parts(plan)[2].id, role=PartnershipRole.CO_HOST)
    with one_step(plan, EditKind.CHANGED_GROUPS):
        remove_group(plan, partnership_id=parts(plan)[2].id)
    assert shown(plan) == "Mijente"
    history.undo(plan)
    assert shown(plan) == "Mijente; Night Workers"
    add_group(plan, action_id=known, name="  ", role=PartnershipRole.ALLY)
    assert shown(plan) == "Mijente; Night Workers"


def test_a_group_that_joins_is_named_after_all_the_others(plan: Workspace) -> None:
    known = add_action(plan)
    set_groups(plan, action_id=known, names=("Mijente", "ALIGN", "Tenants United"))
    add_group(plan, action_id=known, name=" Harbor  Choir ", role=PartnershipRole.ENDORSER)
    assert shown(plan) == "Mijente; ALIGN; Tenants United; Harbor Choir"
    with plan.read() as reader:
        assert max(part.credit_order for part in reader.all(Partnership)) == 4
    steps = history.entries(plan)
    add_group(plan, action_id=known, name="  ", role=PartnershipRole.ENDORSER)
    assert history.entries(plan) == steps
