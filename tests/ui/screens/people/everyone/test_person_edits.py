"""Each field of the person card reads what it holds and means one change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.model.assignments import AssignmentStatus
from organizer_app.domain.people.people_book import PeopleBook
from organizer_app.services.people.people_books import read_book
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.screens.people.everyone.person_edits import (
    TEXT_FIELDS,
    person_change,
    point_change,
    point_text,
    role_change,
    role_text,
    text_of,
)
from tests.support.open_plans import opened, sample_plan

TYPED = {
    "name": "Hodan A. Farah",
    "pronouns": "she/her",
    "other_names": "Ho; Hodi",
    "languages": "Somali; Arabic",
    "home_place_id": "Boise, ID",
    "zone": "America/Denver",
    "caller": "Maya",
    "organization_id": "Harbor Choir",
    "private_notes": "rings back at night",
}


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def hodan(book: PeopleBook) -> str:
    return next(each.id for each in book.people.values() if "Hodan" in each.name)


def test_a_typed_text_or_choice_is_what_the_field_holds_then(plan: Workspace) -> None:
    person_id = hodan(read_book(plan))
    assert set(TYPED) >= {"name", *TEXT_FIELDS, "private_notes"}
    for code, text in TYPED.items():
        person_change(person_id, code, text)(plan)
        book = read_book(plan)
        assert text_of(book, book.people[person_id], code) == text
    for channel, rung in (("signal", "lead"), ("", "")):
        person_change(person_id, "preferred_channel", channel)(plan)
        person_change(person_id, "rung", rung)(plan)
        person = read_book(plan).people[person_id]
        assert getattr(person.preferred_channel, "value", "") == channel
        assert getattr(person.rung, "value", "") == rung


def test_fields_of_contact_points_and_roles(plan: Workspace) -> None:
    book = read_book(plan)
    person_id = hodan(book)
    point, held = book.points.of(person_id)[0], book.held.of(person_id)[0]
    typed = {"verified": "July 5", "label": "work", "ok": "", "shown_to": "PARTNERS"}
    for code, text in typed.items():
        point_change(point.id, code, text, 2019)(plan)
    for code, text in {
        "trained": "6/28/2019",
        "report_at": "10:30 am",
        "backup": "yes",
        "status": "briefed",
    }.items():
        role_change(held.id, code, text, 2019)(plan)
    book = read_book(plan)
    point, held = book.points.of(person_id)[0], book.held.of(person_id)[0]
    assert (point_text(point, "verified"), point_text(point, "label")) == ("Jul 5, 2019", "work")
    assert (point.ok_on_the_day, point.shown_to) == (False, Audience.PARTNERS)
    assert (role_text(held, "trained"), role_text(held, "report_at")) == ("Jun 28, 2019", "10:30 AM")
    assert (held.is_backup, held.status) == (True, AssignmentStatus.BRIEFED)
    point_change(point.id, "value", "612 555 0177", 2019)(plan)
    assert read_book(plan).points.of(person_id)[0].value == "+16125550177"


def test_an_unclear_day_or_time_is_refused_before_anything_is_changed() -> None:
    for text in ("soon", "25:00"):
        with pytest.raises(UnclearError):
            role_change("held", "report_at", text, 2019)
    with pytest.raises(UnclearError):
        role_change("held", "trained", "some day", 2019)
    with pytest.raises(UnclearError):
        point_change("point", "verified", "some day", 2019)
