"""People and the ways to reach them: each change is one step, checked, and repeats nothing private."""

from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue, Problem, UnknownZone
from organizer_app.domain.model.assignments import Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.people import ContactKind, ContactPoint, EngagementRung, Person
from organizer_app.domain.people.people_problems import (
    ContactMissing,
    NameMissing,
    UnreadableEmail,
    UnreadablePhone,
)
from organizer_app.domain.places.places import Place
from organizer_app.services.people import people
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.errors.problems import sentence
from tests.support.open_plans import one_step, refused


def the_person(workspace: Workspace, person_id: str) -> Person:
    with workspace.read() as reader:
        return reader.get(Person, person_id)


def the_point(workspace: Workspace, point_id: str) -> ContactPoint:
    with workspace.read() as reader:
        return reader.get(ContactPoint, point_id)


def lead(workspace: Workspace) -> str:
    """Return the id of Hodan Farah, who leads Minneapolis."""
    with workspace.read() as reader:
        return next(each.id for each in reader.all(Person) if each.name == "Hodan Farah")


def test_a_person_is_added_and_removed_with_all_that_reaches_them(sample: Workspace) -> None:
    with one_step(sample, EditKind.ADDED_PERSON):
        people.add_person(sample, name="  Ana   Duarte ")
    hodan = lead(sample)
    with one_step(sample, EditKind.REMOVED_PERSON):
        people.remove_person(sample, person_id=hodan)
    with sample.read() as reader:
        assert reader.all(ContactPoint, person_id=hodan) == ()
        assert {each.status for each in reader.all(Assignment, person_id=hodan)} == {
            AssignmentStatus.REPLACED
        }


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", "Hodan F.", "Hodan F."),
        ("other_names", "Ho ;", ("Ho",)),
        ("pronouns", "she/her", "she/her"),
        ("languages", "Somali; Arabic; Somali", ("Somali", "Arabic")),
        ("preferred_channel", "signal", ContactKind.SIGNAL),
        ("zone", "Asia/Manila", "Asia/Manila"),
        ("rung", "lead", EngagementRung.LEAD),
        ("private_notes", "shy\n", "shy"),
    ],
)
def test_everything_about_a_person_is_one_step(
    sample: Workspace, field: str, text: str, value: object
) -> None:
    hodan = lead(sample)
    with one_step(sample, EditKind.CHANGED_PERSON):
        people.set_field(sample, person_id=hodan, field=field, text=text)
    assert getattr(the_person(sample, hodan), field) == value


def test_a_field_that_nobody_can_type_is_refused(sample: Workspace) -> None:
    for field in ("vcard_rest", "hidden", "nothing"):
        with refused(sample, BadValue):
            people.set_field(sample, person_id=lead(sample), field=field, text="x")


def test_a_home_is_a_city_of_the_gazetteer(sample: Workspace) -> None:
    hodan = lead(sample)
    with one_step(sample, EditKind.CHANGED_PERSON):
        people.set_field(sample, person_id=hodan, field="home_place_id", text="Boise, ID")
    with sample.read() as reader:
        assert reader.get(Place, the_person(sample, hodan).home_place_id).zone == "America/Boise"
    with refused(sample, BadValue):
        people.set_field(sample, person_id=hodan, field="home_place_id", text="Springfield")
    people.set_field(sample, person_id=hodan, field="home_place_id", text="")
    assert the_person(sample, hodan).home_place_id == ""


def test_numbers_and_addresses_are_kept_in_one_form(sample: Workspace) -> None:
    hodan = lead(sample)
    typed = [
        (ContactKind.PHONE, "(612) 555-0143", "+16125550143"),
        (ContactKind.EMAIL, "Hodan@Example.ORG", "Hodan@example.org"),
        (ContactKind.SIGNAL, "hodan.01", "hodan.01"),
        (ContactKind.SIGNAL, "612 555 0143", "+16125550143"),
        (ContactKind.OTHER, " at the  union hall", "at the union hall"),
    ]
    for kind, text, kept in typed:
        with one_step(sample, EditKind.CHANGED_CONTACT):
            point_id = people.add_contact(sample, person_id=hodan, kind=kind, text=text, label="work")
        point = the_point(sample, point_id)
        assert (point.value, point.label, point.shown_to) == (kept, "work", Audience.INTERNAL)


def test_a_number_without_a_country_is_one_of_the_persons_country(sample: Workspace) -> None:
    hodan = lead(sample)
    people.set_field(sample, person_id=hodan, field="home_place_id", text="London, United Kingdom")
    point_id = people.add_contact(sample, person_id=hodan, kind=ContactKind.PHONE, text="020 7946 0000")
    assert the_point(sample, point_id).value == "+442079460000"


def test_each_part_of_a_contact_point_is_one_step(sample: Workspace) -> None:
    point_id = people.add_contact(sample, person_id=lead(sample), kind=ContactKind.PHONE, text="612 555 0143")
    with one_step(sample, EditKind.CHANGED_CONTACT):
        people.set_verified(sample, point_id=point_id, on=date(2019, 7, 1))
    with one_step(sample, EditKind.CHANGED_CONTACT):
        people.set_ok_on_the_day(sample, point_id=point_id, is_ok=False)
    with one_step(sample, EditKind.CHANGED_CONTACT):
        people.set_shown_to(sample, point_id=point_id, audience=Audience.PARTNERS)
    with one_step(sample, EditKind.CHANGED_CONTACT):
        people.set_label(sample, point_id=point_id, label="night shift")
    with one_step(sample, EditKind.CHANGED_CONTACT):
        people.set_contact(sample, point_id=point_id, text="612 555 0144")
    point = the_point(sample, point_id)
    assert (point.verified_on, point.ok_on_the_day, point.shown_to) == (None, True, Audience.PARTNERS)
    with one_step(sample, EditKind.CHANGED_CONTACT):
        people.remove_contact(sample, point_id=point_id)


def test_a_part_of_the_queue_is_given_to_a_desk_member(sample: Workspace) -> None:
    with sample.read() as reader:
        ids = [each.id for each in reader.all(Person)][:3]
    with one_step(sample, EditKind.CHANGED_CALLER):
        people.set_caller(sample, person_ids=ids, caller="Maya")
    assert {the_person(sample, each).caller for each in ids} == {"Maya"}


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (ContactKind.PHONE, "555-01", UnreadablePhone),
        (ContactKind.PHONE, "call canary-7", UnreadablePhone),
        (ContactKind.EMAIL, "canary-7 at example.org", UnreadableEmail),
        (ContactKind.OTHER, "  ", ContactMissing),
    ],
)
def test_what_is_no_number_or_address_is_refused_without_being_repeated(
    sample: Workspace, kind: ContactKind, text: str, problem: type[Problem]
) -> None:
    with refused(sample, problem) as caught:
        people.add_contact(sample, person_id=lead(sample), kind=kind, text=text)
    assert "555" not in sentence(caught.value)
    assert "canary-7" not in f"{sentence(caught.value)} {caught.value!r} {caught.value.__cause__!r}"


def test_a_person_keeps_a_name_and_a_real_zone(sample: Workspace) -> None:
    hodan = lead(sample)
    with refused(sample, NameMissing):
        people.set_field(sample, person_id=hodan, field="name", text="  ")
    with refused(sample, NameMissing):
        people.add_person(sample, name="")
    with refused(sample, UnknownZone):
        people.set_field(sample, person_id=hodan, field="zone", text="Mars/Olympus")


def test_the_journal_never_holds_a_number_an_address_or_a_name_in_its_arguments(sample: Workspace) -> None:
    person_id = people.add_person(sample, name="Canary Person")
    for kind, text in ((ContactKind.PHONE, "612 555 0199"), (ContactKind.EMAIL, "canary@example.org")):
        people.add_contact(sample, person_id=person_id, kind=kind, text=text, label="canary label")
    people.set_field(sample, person_id=person_id, field="private_notes", text="canary note")
    people.set_caller(sample, person_ids=[person_id], caller="Canary Caller")
    said = " ".join(str(dict(entry.arguments)) for entry in history.entries(sample)).casefold()
    assert "canary" not in said
    assert "5550199" not in said


def test_who_is_removed_leaves_roles_that_stand_and_keeps_those_that_are_over(sample: Workspace) -> None:
    hodan = lead(sample)
    with sample.read() as reader:
        (held,) = reader.all(Assignment, person_id=hodan)
    with sample.edit(EditKind.CHANGED_LEAD, city="Minneapolis") as editor:
        for status in (AssignmentStatus.DECLINED, AssignmentStatus.RELEASED):
            editor.put(replace(held, id=status.value, version=0, role=AssignmentRole.MEDIC, status=status))
    people.remove_person(sample, person_id=hodan)
    with sample.read() as reader:
        after = {each.id: each.status for each in reader.all(Assignment, person_id=hodan)}
        assert reader.all(ContactPoint, person_id=hodan) == ()
    assert after == {
        held.id: AssignmentStatus.REPLACED,
        "declined": AssignmentStatus.DECLINED,
        "released": AssignmentStatus.RELEASED,
    }


def test_the_same_number_typed_again_stays_verified(sample: Workspace) -> None:
    point_id = people.add_contact(sample, person_id=lead(sample), kind=ContactKind.PHONE, text="612 555 0143")
    people.set_verified(sample, point_id=point_id, on=date(2019, 7, 1))
    people.set_ok_on_the_day(sample, point_id=point_id, is_ok=False)
    people.set_contact(sample, point_id=point_id, text="(612) 555-0143")
    point = the_point(sample, point_id)
    assert (point.verified_on, point.ok_on_the_day) == (date(2019, 7, 1), False)


def test_names_and_languages_are_listed_once_in_their_order(sample: Workspace) -> None:
    hodan = lead(sample)
    people.set_field(sample, person_id=hodan, field="languages", text="Somali; ; English; Somali ")
    people.set_field(sample, person_id=hodan, field="other_names", text="H.  Farah;; Hodan F.")
    person = the_person(sample, hodan)
    assert (person.languages, person.other_names) == (("Somali", "English"), ("H. Farah", "Hodan F."))
