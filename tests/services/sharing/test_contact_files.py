"""People and groups leave for one audience only, and come back from their own files unchanged."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import vobject

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, FormatNotForAudience
from organizer_app.domain.model.assignments import AGREED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.campaigns import Campaign
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.services.people import people
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.sharing.contact_files import export_contacts
from organizer_app.services.sharing.formats import CONTACT_FORMATS, FORMATS
from tests.support.imported_people import import_groups, import_people_table, import_vcards
from tests.support.open_plans import facts, opened, sample_plan
from tests.support.partner_views import city_of

SECRET, SHOWN = "+12025550142", "+12025550177"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as found:
        with found.edit(EditKind.CHANGED_NOTES) as editor:
            editor.put(
                Person(
                    id="ana", name="Ana Canary", private_notes="CANARYNOTE", vcard_rest="X-SECRET:CANARYREST"
                )
            )
            editor.put(
                Assignment(
                    id="part",
                    city_action_id=city_of(found, "Seattle"),
                    person_id="ana",
                    role=AssignmentRole.MARSHAL,
                    status=AssignmentStatus.ACCEPTED,
                )
            )
            editor.put(ContactPoint(id="in", person_id="ana", kind=ContactKind.PHONE, value=SECRET))
            editor.put(
                ContactPoint(
                    id="out",
                    person_id="ana",
                    kind=ContactKind.PHONE,
                    value=SHOWN,
                    shown_to=Audience.PARTNERS,
                )
            )
        yield found


def written(workspace: Workspace, tmp_path: Path, contact_format: str, audience: Audience) -> str:
    out = tmp_path / "out"
    if audience < FORMATS[contact_format].least:
        with pytest.raises(FormatNotForAudience):
            export_contacts(workspace, contact_format=contact_format, audience=audience, out=out)
        assert not out.exists()
        return ""
    export_contacts(workspace, contact_format=contact_format, audience=audience, out=out)
    return out.read_text("utf-8-sig")


@pytest.mark.parametrize("contact_format", CONTACT_FORMATS)
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS, Audience.INTERNAL])
def test_secret_notes_never_leave(
    workspace: Workspace, tmp_path: Path, contact_format: str, audience: Audience
) -> None:
    text = written(workspace, tmp_path, contact_format, audience)
    assert "CANARYNOTE" not in text
    is_desk_card = audience is Audience.INTERNAL and contact_format.startswith("people-vcard")
    assert ("CANARYREST" in text) is is_desk_card


CARD = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nUID:urn:uuid:7\r\nFN:Bo Li\r\nN:Li;Bo;Q;;\r\nTEL;WORK:+15035550199\r\n"
    "EMAIL:bo@example.org\r\nORG:Harbor Choir;Altos\r\nTITLE:Cantor\r\nNICKNAME:Bobo\r\n"
    "ADR;HOME:;;1 Pier;;;;\r\nNOTE:sings\r\nEND:VCARD\r\n"
)


@pytest.mark.parametrize(("contact_format", "version"), [("people-vcard", "4.0"), ("people-vcard-3", "3.0")])
def test_a_card_comes_back_with_all_but_the_notes_that_stay_here(
    workspace: Workspace, tmp_path: Path, contact_format: str, version: str
) -> None:
    import_vcards(workspace, name="bo.vcf", data=CARD.encode())
    text = written(workspace, tmp_path, contact_format, Audience.INTERNAL)
    card = next(part for part in text.split("BEGIN:VCARD") if "FN:Bo Li" in part)
    assert f"VERSION:{version}" in card
    kept = ("UID:urn:uuid:7", "N:Li;Bo;Q;;", "+15035550199", "bo@example.org", "ORG:Harbor Choir;Altos")
    for line in (*kept, "TITLE:Cantor", "NICKNAME:Bobo", "ADR;HOME:;;1 Pier;;;;"):
        assert line in card, line
    assert "sings" not in card
    report = import_vcards(workspace, name="again.vcf", data=f"BEGIN:VCARD{card}".encode())
    assert (report.created, report.updated, report.unchanged) == (0, 0, 1)


def test_a_new_name_or_group_takes_the_place_of_what_the_card_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    import_vcards(workspace, name="bo.vcf", data=CARD.encode())
    with workspace.read() as reader:
        bo = next(person for person in reader.all(Person) if person.name == "Bo Li")
    people.set_field(workspace, person_id=bo.id, field="name", text="Bo Lindqvist")
    people.set_field(workspace, person_id=bo.id, field="organization_id", text="Tenors")
    text = written(workspace, tmp_path, "people-vcard", Audience.INTERNAL)
    card = next(part for part in text.split("BEGIN:VCARD") if "FN:Bo Lindqvist" in part)
    assert "N:;Bo Lindqvist;;;" in card
    assert "ORG:Tenors" in card
    assert "Li;Bo" not in card
    assert "Altos" not in card


def test_each_number_leaves_for_its_own_audience(workspace: Workspace, tmp_path: Path) -> None:
    public = written(workspace, tmp_path, "people-vcard", Audience.PUBLIC)
    partners = written(workspace, tmp_path, "people-vcard", Audience.PARTNERS)
    desk = written(workspace, tmp_path, "people-vcard", Audience.INTERNAL)
    assert "Ana Canary" not in public
    assert SHOWN in partners
    assert SECRET not in partners
    assert SECRET in desk
    cards = list(vobject.readComponents(desk))
    assert {"Ana Canary"} <= {card.fn.value for card in cards}
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("contact_format", ["people-vcard", "people-vcard-3", "people"])
def test_what_a_number_is_called_stays_with_the_desk(
    workspace: Workspace, tmp_path: Path, contact_format: str
) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(ContactPoint, "out"), label="CANARYLABEL ex-wife"))
    partners = written(workspace, tmp_path, contact_format, Audience.PARTNERS)
    assert "CANARYLABEL" not in partners
    assert "Ana Canary" in partners
    desk = written(workspace, tmp_path, contact_format, Audience.INTERNAL)
    assert ("CANARYLABEL" in desk) is contact_format.startswith("people-vcard")


@pytest.mark.parametrize("contact_format", ["people", "people-vcard", "people-vcard-3"])
def test_partners_read_of_people_who_have_a_part_in_what_they_may_read_of(
    workspace: Workspace, tmp_path: Path, contact_format: str
) -> None:
    # A person for each state of a part, in a city for each state of an action.
    listed = {ActionStatus.ASKED, ActionStatus.COMMITTED, ActionStatus.CONFIRMED, ActionStatus.READY}
    cities = (*listed, ActionStatus.PROSPECT, ActionStatus.DECLINED, ActionStatus.MERGED)
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(Person(id="none", name="CANARY nobody"))
        for city in cities:
            editor.put(CityAction(id=city.value, status=city))
            for part in AssignmentStatus:
                key = f"{city.value} {part.value}"
                editor.put(Person(id=key, name=f"CANARY {key}"))
                editor.put(
                    ContactPoint(
                        id=key,
                        person_id=key,
                        kind=ContactKind.EMAIL,
                        value=f"canary {key}@example.org",
                        shown_to=Audience.PARTNERS,
                    )
                )
                editor.put(Assignment(id=key, city_action_id=city.value, person_id=key, status=part))
    text = written(workspace, tmp_path, contact_format, Audience.PARTNERS)
    told = {
        f"{city.value} {part.value}"
        for city in cities
        for part in AssignmentStatus
        if f"canary {city.value} {part.value}@" in text
    }
    assert told == {f"{city.value} {part.value}" for city in listed for part in AGREED}
    assert "CANARY nobody" not in text
    desk = written(workspace, tmp_path, contact_format, Audience.INTERNAL)
    assert desk.count("CANARY ") >= len(cities) * len(AssignmentStatus) + 1


def test_the_public_reads_only_groups_that_are_credited(workspace: Workspace, tmp_path: Path) -> None:
    from organizer_app.services.partners import partners

    partners.add_group(workspace, name="Nobody asked yet")
    assert "Nobody asked yet" not in written(workspace, tmp_path, "groups", Audience.PUBLIC)
    desk = written(workspace, tmp_path, "groups", Audience.INTERNAL)
    assert "Nobody asked yet" in desk
    assert "network" in desk.splitlines()[0]
    assert "network" not in written(workspace, tmp_path, "groups", Audience.PUBLIC).splitlines()[0]


@pytest.mark.parametrize(
    ("city", "status", "readers"),
    [
        ("Albany", ActionStatus.PROSPECT, set()),
        ("Albany", ActionStatus.ASKED, {Audience.PARTNERS}),
        ("Albany", ActionStatus.CONFIRMED, {Audience.PUBLIC, Audience.PARTNERS}),
        ("Albany", ActionStatus.DECLINED, set()),
        ("", ActionStatus.PROSPECT, set()),
        ("", ActionStatus.CONFIRMED, {Audience.PUBLIC, Audience.PARTNERS}),
    ],
)
def test_a_group_is_named_where_a_listed_action_has_its_word(
    workspace: Workspace, tmp_path: Path, city: str, status: ActionStatus, readers: set[Audience]
) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(Campaign(id="quiet", title="Quiet"))
        editor.put(Mobilization(id="draft", campaign_id="quiet", title="Draft"))
        editor.put(CityAction(id="act", mobilization_id="draft", status=status))
        editor.put(Organization(id="shy", name="CANARYGROUP", website="https://canary.example.org"))
        editor.put(
            Partnership(
                id="part",
                organization_id="shy",
                mobilization_id="draft",
                city_action_id="act" if city else "",
                status=PartnershipStatus.SIGNED,
            )
        )
    for audience in (Audience.PUBLIC, Audience.PARTNERS):
        text = written(workspace, tmp_path, "groups", audience)
        assert ("CANARYGROUP" in text) is (audience in readers)
        assert ("canary.example.org" in text) is (audience in readers)
    assert "CANARYGROUP" in written(workspace, tmp_path, "groups", Audience.INTERNAL)


def test_what_was_exported_comes_back_as_nothing_new(workspace: Workspace, tmp_path: Path) -> None:
    before = facts(workspace)
    for contact_format, bring in (("people", import_people_table), ("groups", import_groups)):
        text = written(workspace, tmp_path, contact_format, Audience.INTERNAL)
        report = bring(workspace, name="again.csv", data=text.encode())
        assert (report.created, report.updated) == (0, 0), contact_format
    assert facts(workspace) == before


def test_a_row_with_role_and_city_puts_the_person_there_once(workspace: Workspace) -> None:
    data = b"Full name;Cell;E-mail;Role;City\nBo Li;503-555-0199;bo@example.org;press lead;Portland, OR\n"
    for created in (1, 0):
        assert import_people_table(workspace, name="p.csv", data=data).created == created
    with workspace.read() as reader:
        bo = next(person for person in reader.all(Person) if person.name == "Bo Li")
        (role,) = reader.all(Assignment, person_id=bo.id)
        values = {point.value for point in reader.all(ContactPoint, person_id=bo.id)}
    assert (role.role, role.status) == (AssignmentRole.PRESS, AssignmentStatus.ASKED)
    assert role.city_action_id == city_of(workspace, "Portland")
    assert values == {"+15035550199", "bo@example.org"}


def test_a_row_without_a_name_is_refused_and_the_rest_taken(workspace: Workspace) -> None:
    report = import_people_table(
        workspace, name="p.csv", data=b"first name,last name,phone\nBo,Li,\n,,5035550199\n"
    )
    assert report.created == 1
    assert [(card.spot, card.reason) for card in report.refused] == [(2, "row_without_name")]


def test_unknown_formats_and_readers_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    for contact_format, audience in (("xls", Audience.INTERNAL), ("people-vcard", Audience.SECRET)):
        with pytest.raises(BadValue):
            export_contacts(
                workspace, contact_format=contact_format, audience=audience, out=tmp_path / "none"
            )
    assert not (tmp_path / "none").exists()


def test_a_cell_that_looks_like_a_formula_is_guarded(workspace: Workspace, tmp_path: Path) -> None:
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(Person, "ana"), name="=cmd|' /C calc'!A0"))
    text = written(workspace, tmp_path, "people", Audience.INTERNAL)
    assert "\n=cmd" not in text
    assert "'=cmd" in text


def test_people_are_refused_to_the_public_in_every_format(workspace: Workspace, tmp_path: Path) -> None:
    refused = {code for code in CONTACT_FORMATS if not written(workspace, tmp_path, code, Audience.PUBLIC)}
    assert refused == {"people", "people-vcard", "people-vcard-3"}


@pytest.mark.parametrize("contact_format", ["people-vcard", "people-vcard-3"])
def test_every_card_has_a_key_that_stays_and_that_our_import_knows(
    workspace: Workspace, tmp_path: Path, contact_format: str
) -> None:
    first = written(workspace, tmp_path, contact_format, Audience.INTERNAL)
    with workspace.read() as reader:
        known = len(reader.all(Person))
    people.set_field(workspace, person_id="ana", field="name", text="Ana Lindqvist")
    second = written(workspace, tmp_path, contact_format, Audience.INTERNAL)
    keys = [re.findall(r"^UID:(.+?)\r?$", text, re.MULTILINE) for text in (first, second)]
    assert len(set(keys[0])) == known
    assert set(keys[0]) == set(keys[1])
    report = import_vcards(workspace, name="again.vcf", data=first.encode())
    assert (report.created, report.updated) == (0, 0)
