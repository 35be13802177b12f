"""Cards become people once, add to those the plan knows, and never merge on a mere resemblance."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.import_problems import NotText
from organizer_app.domain.importing.incoming_people import (
    IncomingPerson,
    IncomingPoint,
    PeopleReport,
    RefusedCard,
)
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.services.importing.contacts.importing_people import import_cards
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.imported_people import (
    import_people_table,
    import_vcards,
)
from tests.support.open_plans import empty_plan, opened
from tests.support.work_counts import calls_of

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


def table(
    workspace: Workspace, *rows: str, heading: str = "Name,Email,Birthdate,Pronouns,Group"
) -> PeopleReport:
    data = "\n".join((heading, *rows)).encode()
    return import_people_table(workspace, name="people.csv", data=data)


def test_two_people_of_one_name_without_number_are_two_and_both_are_known_again(workspace: Workspace) -> None:
    rows = ("Ana Ruiz,,,,", "Ana Ruiz,,,,", "Ana Ruiz,,1990-01-02,,")
    assert table(workspace, *rows) == PeopleReport(created=3, possible_duplicates=2)
    assert table(workspace, *rows) == PeopleReport(unchanged=3)
    with workspace.read() as reader:
        first = reader.all(Person)[0]
    with workspace.edit(EditKind.CHANGED_TITLE) as editor:
        editor.put(replace(first, pronouns="she"))
    assert table(workspace, *rows) == PeopleReport(unchanged=3)


def test_a_name_stands_for_somebody_of_the_plan_once_in_a_file(workspace: Workspace) -> None:
    take(workspace, "FN:Ana Ruiz")
    report = table(workspace, "Ana Ruiz,,,,", "Ana Ruiz,,,,")
    assert report == PeopleReport(created=1, unchanged=1, possible_duplicates=1)


def test_rows_of_one_person_keep_everything_that_they_say(workspace: Workspace) -> None:
    rows = (
        "Ana Ruiz,ana@example.org,1990-01-02,she,Mijente",
        "Ana Ruiz,ana@example.org,1991-03-04,they,Movimiento",
        "Ana Ruiz,ana@example.org,,,",
    )
    report = table(workspace, *rows)
    assert report == PeopleReport(created=1, updated=1, unchanged=1)
    assert [row.doubts for row in report.rows] == [(), (("same_person", "1"),), ()]
    (ana,) = people(workspace).values()
    assert ana.private_notes.split("\n") == [
        "Birthdate: 1990-01-02",
        "pronouns: they",
        "Birthdate: 1991-03-04",
        "group: Movimiento",
    ]
    again = table(workspace, *rows)
    assert again == PeopleReport(unchanged=3)
    assert [row.doubts for row in again.rows] == [(), (), ()]


def test_what_the_plan_has_otherwise_is_named(workspace: Workspace) -> None:
    take(workspace, f"{ANA}\nX-PRONOUNS:she\nNOTE:calls back")
    report = table(workspace, "Ana Ruiz,ana@example.org,1990-01-02,they,Movimiento")
    assert report == PeopleReport(unchanged=1)
    assert [cell for _code, cell in report.rows[0].doubts] == ["pronouns", "notes", "group"]
    assert {code for code, _cell in report.rows[0].doubts} == {"differs"}


def test_what_a_later_row_adds_to_a_new_person_is_written(workspace: Workspace) -> None:
    table(workspace, "Ana Ruiz,ana@example.org,,,", "Ana Ruiz,ana@example.org,,she,")
    assert people(workspace)["Ana Ruiz"].pronouns == "she"


def test_two_lists_that_count_from_one_do_not_mix_their_people(workspace: Workspace) -> None:
    heading = "ID,Name,Email"
    table(workspace, "1,Ana Ruiz,ana@example.org", heading=heading)
    assert table(workspace, "1,Bo Lee,bo@example.org", heading=heading) == PeopleReport(created=1)
    assert set(people(workspace)) == {"Ana Ruiz", "Bo Lee"}
    assert table(workspace, "1,Bo Lee,bo@example.org", heading=heading) == PeopleReport(unchanged=1)


def test_the_city_of_somebody_without_a_role_is_kept(workspace: Workspace) -> None:
    table(workspace, 'Ana Ruiz,ana@example.org,"Portland, OR"', heading="Name,Email,City")
    assert people(workspace)["Ana Ruiz"].private_notes == "city: Portland, OR"


def test_a_phone_that_became_a_number_is_written_out_and_said(workspace: Workspace) -> None:
    report = table(workspace, "Ana Ruiz,2025550142.0", heading="Name,Phone")
    assert report.rows[0].doubts == (("phone_written_out", ""),)
    with workspace.read() as reader:
        assert [point.value for point in reader.all(ContactPoint)] == ["+12025550142"]


NAMESAKES = 400


def work_of(workspace: Workspace, cards: list[IncomingPerson], again: list[IncomingPerson]) -> int:
    """Return how many calls two lists of people take, one after the other."""
    lists = [("one", cards), ("two", cards), ("three", again)]
    return calls_of(lambda: import_cards(workspace, lists, dry_run=True))


@pytest.mark.parametrize("is_reached", [True, False])
def test_many_people_of_one_name_cost_as_much_as_of_many_names(
    workspace: Workspace, *, is_reached: bool
) -> None:
    def cards(name: str, first: int) -> list[IncomingPerson]:
        return [
            IncomingPerson(
                spot=number,
                name=name.format(number),
                notes=f"note {first + number}",
                points=(IncomingPoint(ContactKind.EMAIL, f"p{first + number}@example.org"),) * is_reached,
            )
            for number in range(NAMESAKES)
        ]

    many = work_of(workspace, cards("Ana {}", 0), cards("Ana {}", NAMESAKES))
    one = work_of(workspace, cards("Ana", 0), cards("Ana", NAMESAKES))
    assert one < 2 * many


def test_a_name_stands_for_nobody_of_many_who_differ(workspace: Workspace) -> None:
    take(workspace, *(f"FN:Ana Ruiz\nNOTE:{number}" for number in range(30)))
    assert take(workspace, "FN:Ana Ruiz\nNOTE:another").possible_duplicates == 1
    again = take(workspace, *(f"FN:Ana Ruiz\nNOTE:{number}" for number in reversed(range(30))))
    assert again == PeopleReport(unchanged=30)


@pytest.mark.parametrize("field", ["FN", "FN:Bo Lind\nNICKNAME", "FN:Bo Lind\nORG"])
def test_a_card_with_a_name_that_nothing_can_show_is_refused(workspace: Workspace, field: str) -> None:
    report = take(workspace, f"{field}:{'x' * 301}", "FN:Ana Ruiz", f"FN:{'y' * 300}")
    assert (report.created, report.refused) == (2, (RefusedCard(1, "name_too_long"),))
    assert sorted(people(workspace)) == ["Ana Ruiz", "y" * 300]


def test_a_row_with_a_name_that_nothing_can_show_is_refused(workspace: Workspace) -> None:
    data = f"name,phone\n{'x' * 2_000},202 555 0142\nAna Ruiz,202 555 0143\n".encode()
    report = import_people_table(workspace, name="people.csv", data=data)
    assert (report.created, report.refused) == (1, (RefusedCard(1, "name_too_long"),))
