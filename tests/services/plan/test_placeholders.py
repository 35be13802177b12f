"""A plan that holds "TBD" as a person, a group or a venue is found out, and cleared in one step."""

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.checks.findings import FindingKind
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.sites import Site
from organizer_app.services.actions import action_rows
from organizer_app.services.actions.city_actions import set_venue
from organizer_app.services.actions.groups import set_groups
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.checks.checking import findings
from organizer_app.services.plan import history
from organizer_app.services.plan.placeholders import clear_placeholders
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, one_step


def fill(plan: Workspace, action_id: str) -> None:
    """Write placeholders as older versions of the program let people do."""
    with plan.edit(EditKind.IMPORTED) as editor:
        lead = editor.put(Person(id=plan.new_id(), name="TBD"))
        backup = editor.put(Person(id=plan.new_id(), name="?"))
        group = editor.put(Organization(id=plan.new_id(), name="n/a"))
        number = ContactPoint(
            id=plan.new_id(), person_id=backup.id, kind=ContactKind.PHONE, value="+12025550100"
        )
        for held in (
            number,
            Assignment(id=plan.new_id(), city_action_id=action_id, person_id=lead.id),
            Assignment(id=plan.new_id(), city_action_id=action_id, person_id=backup.id, is_backup=True),
            Partnership(id=plan.new_id(), organization_id=group.id, city_action_id=action_id),
            Site(id=plan.new_id(), city_action_id=action_id, venue="NA"),
        ):
            editor.put(held)


def placeholders(plan: Workspace) -> list[str]:
    return [each.detail for each in findings(plan) if each.kind is FindingKind.PLACEHOLDER]


def test_placeholders_are_found_and_cleared_in_one_step(plan: Workspace) -> None:
    fill(plan, add_action(plan))
    assert placeholders(plan) == ["TBD, ?, NA, n/a"]
    with one_step(plan, EditKind.CLEARED_PLACEHOLDERS):
        assert clear_placeholders(plan) == 4
    (row,) = action_rows.snapshot(plan).rows
    assert (row.lead, row.venue, row.groups) == ("", "", "")
    assert placeholders(plan) == []
    with plan.read() as reader:
        assert (reader.all(Organization), reader.all(Partnership)) == ((), ())
    assert FindingKind.MISSING_LEAD in {each.kind for each in findings(plan)}


def test_somebody_with_a_number_is_kept_under_it(plan: Workspace) -> None:
    fill(plan, add_action(plan))
    clear_placeholders(plan)
    (row,) = action_rows.snapshot(plan).rows
    assert row.backup
    assert "0100" not in row.backup


def test_clearing_can_be_undone(plan: Workspace) -> None:
    fill(plan, add_action(plan))
    clear_placeholders(plan)
    history.undo(plan)
    assert placeholders(plan) == ["TBD, ?, NA, n/a"]


def test_a_placeholder_for_a_number_is_found_too(plan: Workspace) -> None:
    added = add_action(plan)
    set_lead(plan, action_id=added, name="Ana Ruiz")
    with plan.edit(EditKind.IMPORTED) as editor:
        (ana,) = editor.all(Person)
        editor.put(ContactPoint(id=plan.new_id(), person_id=ana.id, kind=ContactKind.PHONE, value="n/a"))
    assert placeholders(plan) == ["n/a"]
    assert FindingKind.MISSING_PHONE in {each.kind for each in findings(plan)}
    assert clear_placeholders(plan) == 1
    assert placeholders(plan) == []


def test_a_typed_placeholder_leaves_the_field_open(plan: Workspace) -> None:
    added = add_action(plan)
    set_lead(plan, action_id=added, name="TBD")
    set_groups(plan, action_id=added, names=["Sunrise", "tba"])
    set_venue(plan, action_id=added, venue="NA")
    (row,) = action_rows.snapshot(plan).rows
    assert (row.lead, row.groups, row.venue) == ("", "Sunrise", "")


def test_a_number_in_place_of_a_lead_is_found_and_cleared_but_a_group_and_a_venue_may_be_one(
    plan: Workspace,
) -> None:
    action_id = add_action(plan)
    set_groups(plan, action_id=action_id, names=["350"])
    set_venue(plan, action_id=action_id, venue="1871")
    with plan.edit(EditKind.IMPORTED) as editor:
        lead = editor.put(Person(id=plan.new_id(), name="300"))
        backup = editor.put(Person(id=plan.new_id(), name="202-555-0100"))
        editor.put(Assignment(id=plan.new_id(), city_action_id=action_id, person_id=lead.id))
        editor.put(
            Assignment(id=plan.new_id(), city_action_id=action_id, person_id=backup.id, is_backup=True)
        )
    assert placeholders(plan) == ["300, 202 ••• ••••"]
    assert clear_placeholders(plan) == 2
    (row,) = action_rows.snapshot(plan).rows
    assert (row.lead, row.backup, row.groups, row.venue) == ("", "202 ••• ••••", "350", "1871")
    with plan.read() as reader:
        (point,) = reader.all(ContactPoint)
    assert (point.person_id, point.value) == (backup.id, "+12025550100"), "the number is not lost"
