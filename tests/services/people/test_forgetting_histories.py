"""Nobody is found in any byte of the plan after any history, counted by pages and not as they were erased."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import Problem
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.releases import Recipient, Release
from organizer_app.domain.model.saved_views import SavedView
from organizer_app.domain.model.sites import Site
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.model.tasks import Task
from organizer_app.domain.people.doubtful_mentions import ALL_MENTIONS
from organizer_app.services.actions import city_actions, leads
from organizer_app.services.people import duplicates, forgetting, people
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from tests.support.journal_checks import check_plan
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.raw_pages import traces_in_pages

GIVEN, SURNAME = "Zuzanna", "Québec-Oyelaran"
NAME = f"{GIVEN} {SURNAME}"
FORMER = "Xanthippa Vrbova"
PHONE, EMAIL = "+12025550187", "zqoelwin@example.org"
OLD_PHONE = "+13125550199"
PRIVATE = "Wrzeszcz"
# Every one of them is gone afterwards; folded, as no other word of a plan holds them.
WORDS = ("zuzanna", "oyelaran", "quebec", "xanthippa", "vrbova", "5550187", "5550199", "zqoelwin", "wrzeszcz")


def put(workspace: Workspace, *records: Any) -> None:
    with workspace.edit(EditKind.CHANGED_MANY) as editor:
        for record in records:
            editor.put(record)


def changed(workspace: Workspace, record_type: Any, record_id: str, **values: object) -> None:
    with workspace.edit(EditKind.CHANGED_MANY) as editor:
        editor.put(replace(editor.get(record_type, record_id), **values))


def hidden(workspace: Workspace, record_type: Any, record_id: str) -> None:
    with workspace.edit(EditKind.REMOVED_LOGISTICS) as editor:
        editor.hide(editor.get(record_type, record_id))


def lead(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    leads.set_lead(workspace, action_id=action_id, name=NAME)


def notes_rewritten(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    for notes in (f"Ask {NAME}", f"First line\n{NAME} second line", "nobody", f"{NAME}\t{PHONE}"):
        city_actions.set_notes(workspace, action_id=action_id, notes=notes)
    for step in (history.undo, history.undo, history.redo):
        step(workspace)


def phone_removed(workspace: Workspace, person_id: str, action_id: str) -> None:
    del action_id
    put(workspace, ContactPoint(id="old", person_id=person_id, kind=ContactKind.PHONE, value=OLD_PHONE))
    hidden(workspace, ContactPoint, "old")


def phone_changed(workspace: Workspace, person_id: str, action_id: str) -> None:
    put(workspace, ContactPoint(id="old", person_id=person_id, kind=ContactKind.PHONE, value=OLD_PHONE))
    changed(workspace, ContactPoint, "old", value="+12025550100")
    city_actions.set_notes(workspace, action_id=action_id, notes="Call (312) 555-0199, or 555 0187")


def call_logged(workspace: Workspace, person_id: str, action_id: str) -> None:
    put(workspace, Talk(id="talk", person_id=person_id, city_action_id=action_id, note=f"lives in {PRIVATE}"))


def call_undone(workspace: Workspace, person_id: str, action_id: str) -> None:
    call_logged(workspace, person_id, action_id)
    history.undo(workspace)


def call_rewritten(workspace: Workspace, person_id: str, action_id: str) -> None:
    call_logged(workspace, person_id, action_id)
    changed(workspace, Talk, "talk", note="said yes")


def removed(workspace: Workspace, person_id: str, action_id: str) -> None:
    lead(workspace, person_id, action_id)
    people.remove_person(workspace, person_id=person_id)


def adding_undone(workspace: Workspace, person_id: str, action_id: str) -> None:
    people.remove_person(workspace, person_id=person_id)
    with workspace.edit(EditKind.ADDED_PERSON) as editor:
        editor.put(Person(id="undone", name=NAME, private_notes=PRIVATE))
        editor.put(ContactPoint(id="cp", person_id="undone", kind=ContactKind.PHONE, value=OLD_PHONE))
    history.undo(workspace)
    city_actions.set_notes(workspace, action_id=action_id, notes="nobody comes")


def renamed(workspace: Workspace, person_id: str, action_id: str) -> None:
    people.set_field(workspace, person_id=person_id, field="name", text=FORMER)
    city_actions.set_notes(workspace, action_id=action_id, notes=f"{FORMER} has the key")
    people.set_field(workspace, person_id=person_id, field="name", text=NAME)


def surname_alone(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    city_actions.set_notes(workspace, action_id=action_id, notes="Oyelaran has the key; ask zuzanna too")
    city_actions.set_notes(workspace, action_id=action_id, notes="Mrs. Quebec has the key")


def other_names(workspace: Workspace, person_id: str, action_id: str) -> None:
    people.set_field(workspace, person_id=person_id, field="other_names", text=FORMER)
    city_actions.set_notes(workspace, action_id=action_id, notes=f"{FORMER.upper()} has the key")
    people.set_field(workspace, person_id=person_id, field="other_names", text="")


def imported_from(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    files = ("zuzanna_quebec-oyelaran.vcf", "ZuzannaQuébecOyelaran.csv", "oyelaran (2).xlsx")
    for number, file in enumerate(files):
        with workspace.edit(EditKind.IMPORTED, file=file) as editor:
            editor.put(Site(id=f"site {number}", city_action_id=action_id, venue="City Hall"))


def view_named(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id, action_id
    wanted = '{"words":"oyelaran"}'
    put(workspace, SavedView(id="view", title=f"Cities of {GIVEN}", view="map", wanted=wanted))
    hidden(workspace, SavedView, "view")


def released(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id, action_id
    content = f'{{"lead": "{NAME}", "phone": "{PHONE}"}}'
    put(workspace, Release(id="r", mobilization_id="m", audience=Audience.INTERNAL, content=content))


def merged(workspace: Workspace, person_id: str, action_id: str) -> None:
    put(workspace, Person(id="twice", name=FORMER, private_notes=PRIVATE))
    put(workspace, ContactPoint(id="old", person_id="twice", kind=ContactKind.PHONE, value=OLD_PHONE))
    duplicates.merge_people(workspace, kept_id=person_id, merged_id="twice")
    city_actions.set_notes(workspace, action_id=action_id, notes=f"{FORMER} has the key")


def merged_namesake(workspace: Workspace, person_id: str, action_id: str) -> None:
    put(workspace, Person(id="twice", name=NAME, private_notes=PRIVATE))
    duplicates.merge_people(workspace, kept_id=person_id, merged_id="twice")
    city_actions.set_notes(workspace, action_id=action_id, notes=f"{NAME} has the key")


def owner(workspace: Workspace, person_id: str, action_id: str) -> None:
    task = Task(id="t", title=f"Ask {NAME}", city_action_id=action_id, owner_id=person_id)
    put(workspace, task, Permit(id="p", city_action_id=action_id, owner_id=person_id, notes=f"{EMAIL} signs"))
    hidden(workspace, Task, "t")


def recipient(workspace: Workspace, person_id: str, action_id: str) -> None:
    del action_id
    put(workspace, Recipient(id="who", mobilization_id="m", name=f"{NAME} (press)", person_id=person_id))
    hidden(workspace, Recipient, "who")


def by_hand(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    changed(workspace, CityAction, action_id, forced_ready_by=NAME, forced_ready_reason=f"said {GIVEN}")
    changed(workspace, CityAction, action_id, forced_ready_by="", forced_ready_reason="")


def without_accents(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    notes = "ZUZANNA QUEBEC OYELARAN and " + unicodedata.normalize("NFD", NAME)
    city_actions.set_notes(workspace, action_id=action_id, notes=notes)


def turned_around(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    changed(
        workspace, CityAction, action_id, notes=f"{SURNAME}, {GIVEN}: zuzanna-quebec-oyelaran", tags=(NAME,)
    )


def venue_and_group(workspace: Workspace, person_id: str, action_id: str) -> None:
    del person_id
    city_actions.set_venue(workspace, action_id=action_id, venue=f"Yard of {NAME}")
    put(workspace, Organization(id="g", name=f"Friends of {SURNAME}", notes=f"see {EMAIL}"))


def action_removed(workspace: Workspace, person_id: str, action_id: str) -> None:
    lead(workspace, person_id, action_id)
    city_actions.set_notes(workspace, action_id=action_id, notes=f"{NAME}, {PHONE}")
    city_actions.hide_actions(workspace, action_ids=[action_id])


def card_lines(workspace: Workspace, person_id: str, action_id: str) -> None:
    del action_id
    changed(
        workspace, Person, person_id, vcard_rest=f"NOTE:{PRIVATE}\nTEL:{OLD_PHONE}", private_notes=PRIVATE
    )
    changed(workspace, Person, person_id, vcard_rest="", private_notes="")


# What happened to them one after the other; whoever was removed or merged has a plan of their own.
HISTORIES: tuple[tuple[Callable[[Workspace, str, str], None], ...], ...] = (
    (lead, notes_rewritten, phone_removed, call_logged, surname_alone, imported_from),
    (phone_changed, call_undone, renamed, view_named, released, owner),
    (call_rewritten, other_names, recipient, by_hand, without_accents, turned_around, venue_and_group),
    (card_lines, merged),
    (merged_namesake,),
    (adding_undone,),
    (removed,),
    (action_removed,),
)


def with_person(workspace: Workspace) -> tuple[str, str]:
    """Add a person and an action; return their ids."""
    action_id = add_action(workspace)
    put(
        workspace,
        Person(id="person", name=NAME, private_notes=f"moved from {PRIVATE}"),
        ContactPoint(id="phone", person_id="person", kind=ContactKind.PHONE, value=PHONE),
        ContactPoint(id="mail", person_id="person", kind=ContactKind.EMAIL, value=EMAIL),
        Person(id="other", name="Sam Sample"),
    )
    return "person", action_id


@pytest.mark.parametrize("history_of_a_plan", HISTORIES, ids=lambda made: made[0].__name__)
def test_no_byte_names_the_person(
    tmp_path: Path, history_of_a_plan: tuple[Callable[[Workspace, str, str], None], ...]
) -> None:
    path = empty_plan(tmp_path)
    with opened(path) as workspace:
        person_id, action_id = with_person(workspace)
        for happened in history_of_a_plan:
            happened(workspace, person_id, action_id)
        found = forgetting.find_person(workspace, wanted=NAME)
        assert traces_in_pages(path, WORDS), "the count finds what is there"
        proof = forgetting.forget(workspace, person_id=found.id, also=[ALL_MENTIONS])
        assert (proof.left, proof.doubtful, proof.unfinished) == (0, 0, None)
        assert traces_in_pages(path, WORDS) == {}
        check_plan(workspace)
        with workspace.read() as reader:
            assert [person.name for person in reader.all(Person)] == ["Sam Sample"]
    assert traces_in_pages(path, WORDS) == {}
    with opened(path) as workspace:
        for step in history.entries(workspace):
            with suppress(Problem):
                history.undo_step(workspace, edit_id=step.edit_id)
    assert traces_in_pages(path, WORDS) == {}, "undo brings nothing back"
