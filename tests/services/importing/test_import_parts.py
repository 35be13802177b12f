"""What a row says beside its action becomes records around it; who is known already is used again."""

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.incoming import IncomingAction
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.sites import AccessStatus
from organizer_app.services.actions.groups import set_groups
from organizer_app.services.actions.leads import set_lead
from organizer_app.services.importing.import_parts import RowParts
from organizer_app.services.importing.new_rows import NewRows
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action


def row(**cells: object) -> IncomingAction:
    return IncomingAction(row=2, **cells)  # type: ignore[arg-type]  # any cell


def parts(plan: Workspace, *rows: IncomingAction) -> NewRows:
    new = NewRows()
    with plan.read() as reader:
        found = RowParts(plan, reader, new)
    brought = [("action", each) for each in rows]
    found.add_sites(brought)
    found.add_counts(brought)
    found.add_groups(brought)
    found.add_leads(brought)
    found.add_backups(brought)
    return new


def test_venue_and_count_become_records(plan: Workspace) -> None:
    found = parts(
        plan, row(venue="City Hall", postal_code="98104", count_low=20, count_source="https://example.org")
    )
    (site,), (count,) = found.sites, found.counts
    assert (site.venue, site.postal_code, site.city_action_id) == ("City Hall", "98104", "action")
    assert (count.low, count.high, count.source) == (20, None, "https://example.org")
    assert parts(plan, row(city="Seattle")) == NewRows()


def test_access_in_words_becomes_a_status_or_stays_a_note(plan: Workspace) -> None:
    yes, ramp = parts(
        plan, row(venue="A", access="Yes"), row(venue="B", access="ramp at the back", access_notes="Ring")
    ).sites
    assert (yes.access, yes.access_notes) == (AccessStatus.ACCESSIBLE, "")
    assert (ramp.access, ramp.access_notes) == (AccessStatus.UNKNOWN, "ramp at the back. Ring")


def test_groups_are_those_of_the_plan_in_the_order_given(plan: Workspace) -> None:
    set_groups(plan, action_id=add_action(plan), names=("Mijente",))
    found = parts(
        plan, row(groups=("Tenants United", "MIJENTE")), row(groups=("tenants united",), happened=True)
    )
    assert [group.name for group in found.groups] == ["Tenants United"]
    assert [(part.role, part.status, part.credit_order) for part in found.parts] == [
        (PartnershipRole.LEAD, PartnershipStatus.VERBAL, 1),
        (PartnershipRole.CO_HOST, PartnershipStatus.VERBAL, 2),
        (PartnershipRole.LEAD, PartnershipStatus.ACTIVE, 1),
    ]


def test_a_lead_with_contacts_and_a_backup_become_people(plan: Workspace) -> None:
    found = parts(
        plan,
        row(
            lead_name="Ana Ruiz", lead_email="ana@example.org", lead_phone="206 555 0101", backup_name="Bo Li"
        ),
    )
    assert [person.name for person in found.people] == ["Ana Ruiz", "Bo Li"]
    assert len(found.contacts) == 2
    assert [held.is_backup for held in found.roles] == [False, True]
    found = parts(plan, row(backup_name="Cy Day", backup_email="cy@example.org", backup_phone="206 555 0102"))
    assert [(each.kind, each.value) for each in found.contacts] == [
        (ContactKind.EMAIL, "cy@example.org"), (ContactKind.PHONE, "+12065550102"),
    ]  # fmt: skip


def test_a_person_known_by_name_alone_gets_the_first_number(plan: Workspace) -> None:
    found = parts(
        plan,
        row(lead_name="Sam Lee"),
        row(lead_name="sam lee", lead_phone="206 555 0101"),
        row(lead_name="Sam Lee", lead_phone="206 555 0101", lead_email="sam@example.org"),
        row(lead_name="Sam Lee", lead_phone="509 555 0102"),
    )
    assert len(found.people) == 2
    assert len(found.contacts) == 3


def test_no_number_or_address_stands_in_for_a_name_that_partners_may_read(plan: Workspace) -> None:
    found = parts(plan, row(lead_email="desk@example.org"))
    assert [person.name for person in found.people] == ["d•••••"]
    found = parts(plan, row(lead_phone="206 555 0101"))
    assert [person.name for person in found.people] == ["206 ••• ••••"]
    assert [contact.value for contact in found.contacts] == ["+12065550101"]


def test_a_number_of_an_older_plan_is_the_same_number(plan: Workspace) -> None:
    with plan.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="sam", name="Sam Lee"))
        editor.put(ContactPoint(id="p", person_id="sam", kind=ContactKind.PHONE, value="+1 206 555 0101"))
    found = parts(plan, row(lead_name="Sam Lee", lead_phone="(206) 555-0101"))
    assert (found.people, found.contacts) == ([], [])


def test_names_are_shown_as_the_plan_writes_them(plan: Workspace) -> None:
    action = add_action(plan)
    set_groups(plan, action_id=action, names=("Mijente",))
    set_lead(plan, action_id=action, name="Ana Ruiz")
    with plan.read() as reader:
        found = RowParts(plan, reader, NewRows())
    brought = [
        ("other", row(groups=("MIJENTE", "New"), lead_name="ANA RUIZ", backup_name="Bo")),
        ("third", row()),
    ]
    assert found.add_groups(brought) == ["Mijente; New", ""]
    assert found.add_leads(brought) == ["Ana Ruiz", ""]
    assert found.add_backups(brought) == ["Bo", ""]
