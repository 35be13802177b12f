"""Every answer arrives in the field it was about, and a new host's city becomes a prospect."""

from datetime import time

import pytest

from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.people import Person
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.places import Place
from organizer_app.services.actions.city_answers import city_answers, phones_of
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together.returned_forms import take
from tests.support.open_plans import action
from tests.support.return_forms import came, made, reply_to

EVERYTHING = {
    "n1_3": "12:15", "n1_4": "14:00", "n1_5": "North steps", "n1_6": "5 Example St", "n2_1": "June Okafor",
    "n2_2": "503 555 0141", "n2_3": "Teo Marlowe", "n2_4": "503 555 0142", "n3_2": "granted", "n4_1": "160",
    "n4_2": "90", "n5_1": "Elevator works.", "n9_1": "bring water",
}  # fmt: skip


def taken(workspace: Workspace, **answers: str) -> str:
    form = came(workspace, reply_to(made(workspace), **answers))
    take(workspace, reply_id=form.reply_id, numbers=[answer.number for answer in form.answers])
    return form.action_id


def values(workspace: Workspace, action_id: str) -> dict[str, str]:
    with workspace.read() as reader:
        return city_answers(reader, [reader.get(CityAction, action_id)])[action_id]


def test_each_answer_is_written_where_it_belongs(sample: Workspace) -> None:
    action_id = taken(sample, **EVERYTHING)
    assert values(sample, action_id) == {
        "day": "2019-07-15",
        "starts": "12:15",
        "ends": "14:00",
        "venue": "North steps",
        "address": "5 Example St",
        "lead": "June Okafor",
        "lead_phone": "+15035550141",
        "backup": "Teo Marlowe",
        "backup_phone": "+15035550142",
        "permit_needed": "yes",
        "permit_status": "granted",
        "expected": "160",
        "signs": "90",
    }
    assert action(sample, action_id).notes.endswith("Elevator works.\n9.1: bring water")
    with sample.read() as reader:
        assert next(site.latitude for site in reader.all(Site, city_action_id=action_id)) is None


def test_a_new_start_leaves_the_end_that_the_form_showed(sample: Workspace) -> None:
    found = action(sample, taken(sample, n1_3="12:15"))
    assert (found.starts, found.ends) == (time(12, 15), time(13, 30))


def test_emptied_answers_empty_the_plan(sample: Workspace) -> None:
    action_id = taken(sample, n1_5="", n2_1="", n4_1="", n1_4="")
    found = values(sample, action_id)
    assert (found["venue"], found["lead"], found["expected"], found["ends"]) == ("", "", "", "")


def test_another_number_replaces_that_of_a_lead_and_an_emptied_one_is_taken_off(sample: Workspace) -> None:
    assert values(sample, taken(sample, **EVERYTHING))["lead_phone"] == "+15035550141"
    assert values(sample, taken(sample, n2_2="503 555 0149"))["lead_phone"] == "+15035550149"
    found = values(sample, taken(sample, n2_2=""))
    assert (found["lead"], found["lead_phone"]) == ("June Okafor", "")


def people(workspace: Workspace) -> dict[str, str]:
    """Return everybody's number by name."""
    with workspace.read() as reader:
        phones = phones_of(reader, [person.id for person in reader.all(Person)])
        return {
            person.name: phones[person.id].value if person.id in phones else ""
            for person in reader.all(Person)
        }


def test_a_lead_who_corrects_her_name_keeps_her_number_unless_hq_says_that_it_is_somebody_else(
    sample: Workspace,
) -> None:
    before = people(sample)
    number = before["Wren Castellano"]
    assert number
    form = came(sample, reply_to(made(sample), n2_1="Wren Castellano Díaz"))
    take(sample, reply_id=form.reply_id, numbers=form.ticked, same_people=())
    found = values(sample, form.action_id)
    assert (found["lead"], found["lead_phone"]) == ("Wren Castellano Díaz", "")
    assert people(sample) == {**before, "Wren Castellano Díaz": ""}
    history.undo(sample)
    take(sample, reply_id=form.reply_id, numbers=form.ticked)
    found = values(sample, form.action_id)
    assert (found["lead"], found["lead_phone"]) == ("Wren Castellano Díaz", number)
    assert people(sample).keys() == before.keys() - {"Wren Castellano"} | {"Wren Castellano Díaz"}


@pytest.mark.parametrize(
    ("needed", "status"),
    [("yes", PermitStatus.TO_FILE), ("no", PermitStatus.NOT_NEEDED), ("not_sure", PermitStatus.RESEARCHING)],
)
def test_whether_a_permit_is_needed_is_tracked(sample: Workspace, needed: str, status: PermitStatus) -> None:
    action_id = taken(sample, n3_1=needed)
    with sample.read() as reader:
        assert next(permit.status for permit in reader.all(Permit, city_action_id=action_id)) is status


def test_the_city_of_a_new_host_becomes_a_prospect(sample: Workspace) -> None:
    sent = made(sample, is_new_host=True, city="")
    form = came(sample, reply_to(sent, n1_1="Salem, OR", n1_3="12:00", n2_1="Pat Example", n5_2="Pat"))
    assert form.is_of_new_host
    take(sample, reply_id=form.reply_id, numbers=[answer.number for answer in form.answers])
    with sample.read() as reader:
        (place,) = [each for each in reader.all(Place) if each.name == "Salem"]
        (added,) = reader.all(CityAction, place_id=place.id)
    assert (added.status, added.starts, str(added.day)) == (ActionStatus.PROSPECT, time(12), "2019-07-15")
    assert values(sample, added.id)["lead"] == "Pat Example"


@pytest.mark.parametrize("city", ["", "Nowhereville, ZZ"])
def test_a_city_that_is_not_recognized_adds_nothing(sample: Workspace, city: str) -> None:
    form = came(sample, reply_to(made(sample, is_new_host=True, city=""), n1_1=city, n1_3="12:00"))
    number = sample.newest_number()
    with pytest.raises(BadValue):
        take(sample, reply_id=form.reply_id, numbers=[answer.number for answer in form.answers])
    assert sample.newest_number() == number
