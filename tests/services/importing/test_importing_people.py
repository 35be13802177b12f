"""Cards become people once, add to those the plan knows, and never merge on a mere resemblance."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.importing.import_problems import NotText
from organizer_app.domain.importing.incoming_people import PeopleReport, RefusedCard
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.services.importing.importing_people import import_vcards
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import empty_plan, opened

ANA = "FN:Ana Ruiz\nTEL;TYPE=cell:(202) 555-0142\nEMAIL:ana@example.org\nORG:Mijente"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(empty_plan(tmp_path)) as workspace:
        yield workspace


def take(workspace: Workspace, *cards: str, dry_run: bool = False) -> PeopleReport:
    text = "".join(f"BEGIN:VCARD\nVERSION:3.0\n{card}\nEND:VCARD\n" for card in cards)
    return import_vcards(workspace, name="people.vcf", data=text.encode(), dry_run=dry_run)


def people(workspace: Workspace) -> dict[str, Person]:
    with workspace.read() as reader:
        return {person.name: person for person in reader.all(Person)}


def test_a_card_becomes_a_person_with_numbers_in_one_form(workspace: Workspace) -> None:
    assert take(workspace, ANA) == PeopleReport(created=1)
    ana = people(workspace)["Ana Ruiz"]
    with workspace.read() as reader:
        points = {point.kind: (point.value, point.label) for point in reader.all(ContactPoint)}
        (group,) = reader.all(Organization)
    assert points == {
        ContactKind.PHONE: ("+12025550142", "cell"),
        ContactKind.EMAIL: ("ana@example.org", ""),
    }
    assert (group.id, group.name) == (ana.organization_id, "Mijente")


def test_the_same_file_again_changes_nothing(workspace: Workspace) -> None:
    take(workspace, ANA, "FN:No Contact", "UID:7\nFN:With Key")
    steps = len(history.entries(workspace))
    assert take(workspace, ANA, "FN:No Contact", "UID:7\nFN:With Key") == PeopleReport(unchanged=3)
    assert len(history.entries(workspace)) == steps


def test_a_known_person_gets_what_was_lacking_and_keeps_the_rest(workspace: Workspace) -> None:
    take(workspace, ANA)
    more = "FN:ANA RUIZ\nTEL:202.555.0142\nTEL:2025550143\nX-PRONOUNS:she\nORG:Another Group\nX-PET:cat"
    assert take(workspace, more) == PeopleReport(updated=1)
    ana = people(workspace)["Ana Ruiz"]
    assert (ana.pronouns, ana.vcard_rest) == ("she", "X-PET:cat")
    with workspace.read() as reader:
        assert {group.name for group in reader.all(Organization)} == {"Mijente"}
        assert len(reader.all(ContactPoint, person_id=ana.id)) == 3


def test_a_new_name_under_a_known_key_is_the_same_person(workspace: Workspace) -> None:
    take(workspace, "UID:7\nFN:Ana Ruiz\nEMAIL:a@example.org")
    assert take(workspace, "UID:7\nFN:Ana Ruiz-Soto\nEMAIL:b@example.org") == PeopleReport(updated=1)
    assert list(people(workspace)) == ["Ana Ruiz"]


@pytest.mark.parametrize("alike", ["FN:Ana Ruiz\nTEL:2025550199", "FN:Bo Lee\nEMAIL:ana@example.org"])
def test_a_mere_resemblance_is_counted_and_never_merged(workspace: Workspace, alike: str) -> None:
    take(workspace, ANA)
    assert take(workspace, alike) == PeopleReport(created=1, possible_duplicates=1)
    with workspace.read() as reader:
        assert len(reader.all(Person)) == 2


def test_twice_the_same_card_in_one_file_is_one_person(workspace: Workspace) -> None:
    assert take(workspace, ANA, ANA) == PeopleReport(created=1, unchanged=1)
    assert len(people(workspace)) == 1


def test_a_dry_run_and_an_undo_leave_the_plan_as_it_was(workspace: Workspace) -> None:
    assert take(workspace, ANA, dry_run=True) == PeopleReport(created=1)
    assert people(workspace) == {}
    take(workspace, ANA)
    history.undo(workspace)
    assert people(workspace) == {}


def test_refused_cards_are_listed_and_wrong_files_change_nothing(workspace: Workspace) -> None:
    assert take(workspace, "EMAIL:a@example.org", "FN:Bo") == PeopleReport(
        created=1, refused=(RefusedCard(1, "no_name"),)
    )
    with pytest.raises(NotText):
        import_vcards(workspace, name="x.vcf", data=b"\x89PNG\r\n\x1a\n\x00\x00")
    assert list(people(workspace)) == ["Bo"]
