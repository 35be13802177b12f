"""A row's cells become the records they speak of, on the clock of its city."""

from datetime import date, time

import pytest

from organizer_app.domain.assignments import Assignment
from organizer_app.domain.city_actions import ActionStatus, CityAction, Tactic
from organizer_app.domain.count_reports import CountReport
from organizer_app.domain.incoming import IncomingAction
from organizer_app.domain.organizations import Organization
from organizer_app.domain.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.domain.people import ContactPoint, Person
from organizer_app.domain.places import Place
from organizer_app.domain.sites import Site
from organizer_app.services.groups import set_groups
from organizer_app.services.import_rows import RowKeys, RowRecords, Times, action_fields, status_of, times_of
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import add_action

DAY = date(2027, 4, 17)
SEATTLE = Place(id="seattle", name="Seattle", admin1="WA", zone="America/Los_Angeles")
ACTION = CityAction(id="action")


def row(**cells: object) -> IncomingAction:
    return IncomingAction(row=2, **cells)  # type: ignore[arg-type]  # any cell


def test_a_key_is_the_external_id_or_the_content_with_its_ordinal() -> None:
    keys = RowKeys()
    assert keys.key_of(row(external_id="A1")) == "id:A1"
    first, second, other = (keys.key_of(row(content=text)) for text in ("same", "same", "other"))
    assert len({first, second, other}) == 3
    assert first.removesuffix(":1") == second.removesuffix(":2")
    assert keys.key_of(row(external_id="A1")) == "id:A1:2"
    again = RowKeys()
    assert [again.key_of(row(content=text)) for text in ("other", "same", "same")] == [other, first, second]


def test_wall_times_are_those_of_the_place_or_of_the_zone_that_the_row_names() -> None:
    here = times_of(row(day=DAY, starts=time(12), ends=time(13)), SEATTLE)
    assert here == Times(DAY, time(12), None, time(13), "America/Los_Angeles")
    assert times_of(row(day=DAY, starts=time(12), zone="ET"), SEATTLE).zone == "America/New_York"
    assert times_of(row(day=DAY, starts=time(12)), None).zone == ""
    assert times_of(row(day=DAY, starts=time(12), zone="Nonsense"), SEATTLE).zone == "America/Los_Angeles"


def test_an_instant_becomes_wall_time_of_the_place() -> None:
    late = times_of(row(day=DAY, starts=time(3), ends=time(8), zone="UTC"), SEATTLE)
    assert late == Times(date(2027, 4, 16), time(20), date(2027, 4, 17), time(1), "America/Los_Angeles")
    assert times_of(row(day=DAY, starts=time(3), zone="UTC"), None).zone == "UTC"


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"status": "Confirmed!", "day": DAY}, ActionStatus.CONFIRMED),
        ({"status": "called off"}, ActionStatus.CANCELLED),
        ({"day": DAY}, ActionStatus.COMMITTED),
        ({}, ActionStatus.PROSPECT),
        ({"day": DAY, "happened": True}, ActionStatus.REPORTED),
    ],
)
def test_a_status_is_as_written_or_follows_from_the_date(
    cells: dict[str, object], status: ActionStatus
) -> None:
    assert status_of(row(**cells)) is status


def test_the_fields_of_an_action_come_from_its_row() -> None:
    cells = row(
        title="Gate",
        tactic="candlelight vigil",
        expected=40,
        url="https://example.org",
        notes="Ramp",
        day=DAY,
    )
    fields = action_fields(cells, SEATTLE)
    assert {name: fields[name] for name in ("title", "tactic", "expected", "public_url", "notes", "day")} == {
        "title": "Gate", "tactic": Tactic.VIGIL, "expected": 40, "public_url": "https://example.org",
        "notes": "Ramp", "day": DAY,
    }  # fmt: skip
    assert action_fields(row(), None)["tactic"] is Tactic.RALLY


def records(plan: Workspace, *rows: IncomingAction) -> RowRecords:
    with plan.read() as reader:
        found = RowRecords(plan, reader)
    for each in rows:
        found.around(ACTION, each)
    return found


def test_venue_and_count_become_records(plan: Workspace) -> None:
    found = records(
        plan, row(venue="City Hall", postal_code="98104", count_low=20, count_source="https://example.org")
    )
    (site,), (count,) = found.new[Site], found.new[CountReport]
    assert isinstance(site, Site)
    assert (site.venue, site.postal_code, site.city_action_id) == ("City Hall", "98104", "action")
    assert isinstance(count, CountReport)
    assert (count.low, count.high, count.source) == (20, None, "https://example.org")
    assert records(plan, row(city="Seattle")).new == {}


def test_groups_are_those_of_the_plan_in_the_order_given(plan: Workspace) -> None:
    set_groups(plan, action_id=add_action(plan), names=("Mijente",))
    found = records(
        plan, row(groups=("Tenants United", "MIJENTE")), row(groups=("tenants united",), happened=True)
    )
    assert [group.name for group in found.new[Organization]] == ["Tenants United"]  # type: ignore[attr-defined]  # groups
    parts = [part for part in found.new[Partnership] if isinstance(part, Partnership)]
    assert [(part.role, part.status, part.credit_order) for part in parts] == [
        (PartnershipRole.LEAD, PartnershipStatus.VERBAL, 1),
        (PartnershipRole.CO_HOST, PartnershipStatus.VERBAL, 2),
        (PartnershipRole.LEAD, PartnershipStatus.ACTIVE, 1),
    ]


def test_a_lead_with_contacts_and_a_backup_become_people(plan: Workspace) -> None:
    found = records(
        plan,
        row(
            lead_name="Ana Ruiz", lead_email="ana@example.org", lead_phone="206 555 0101", backup_name="Bo Li"
        ),
    )
    assert [person.name for person in found.new[Person]] == ["Ana Ruiz", "Bo Li"]  # type: ignore[attr-defined]  # people
    assert len(found.new[ContactPoint]) == 2
    assert [held.is_backup for held in found.new[Assignment]] == [False, True]  # type: ignore[attr-defined]  # roles


def test_a_person_known_by_name_alone_gets_the_first_number(plan: Workspace) -> None:
    found = records(
        plan,
        row(lead_name="Sam Lee"),
        row(lead_name="sam lee", lead_phone="206 555 0101"),
        row(lead_name="Sam Lee", lead_phone="206 555 0101", lead_email="sam@example.org"),
        row(lead_name="Sam Lee", lead_phone="509 555 0102"),
    )
    assert len(found.new[Person]) == 2
    assert len(found.new[ContactPoint]) == 3


def test_a_lead_without_a_name_is_called_by_what_is_known(plan: Workspace) -> None:
    found = records(plan, row(lead_email="desk@example.org"))
    assert [person.name for person in found.new[Person]] == ["desk@example.org"]  # type: ignore[attr-defined]  # people
