"""The book of people is read once and then renewed by what an edit touched, equal to reading it anew."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from organizer_app.domain.model.assignments import AssignmentRole
from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.people.people_book import PeopleBook
from organizer_app.services.actions import city_actions
from organizer_app.services.people import coverage, people
from organizer_app.services.people.people_books import people_touched, read_book, renew_book
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace

if TYPE_CHECKING:
    from organizer_app.domain.basics.changes import ChangeSet


def shown(book: PeopleBook) -> object:
    gathered = (book.points, book.held, book.manned, book.talks, book.tasks, book.permits)
    return (
        dict(book.people),
        [
            (each.by_id, {owner: each.of(owner) for owner in each.owners() if each.of(owner)})
            for each in gathered
        ],
        dict(book.rows),
        dict(book.places),
    )


def some_person(book: PeopleBook) -> str:
    return next(iter(book.people))


Edit = Callable[[Workspace, PeopleBook], object]


@pytest.mark.parametrize(
    "edit",
    [
        lambda w, _book: people.add_person(w, name="Ana Duarte"),
        lambda w, book: people.set_field(w, person_id=some_person(book), field="name", text="Somebody Else"),
        lambda w, book: people.remove_person(w, person_id=some_person(book)),
        lambda w, book: people.set_field(
            w, person_id=some_person(book), field="home_place_id", text="Boise, ID"
        ),
        lambda w, book: people.add_contact(
            w, person_id=some_person(book), kind=ContactKind.PHONE, text="612 555 0143"
        ),
        lambda w, book: coverage.fill_role(
            w, action_id=next(iter(book.rows)), role=AssignmentRole.MEDIC, name="Ana Duarte"
        ),
        lambda w, book: city_actions.hide_actions(w, action_ids=[next(iter(book.rows))]),
    ],
)
def test_a_renewed_book_equals_one_read_anew_after_the_edit_and_after_undo(
    sample: Workspace, edit: Edit
) -> None:
    book = read_book(sample)
    heard: list[ChangeSet] = []
    sample.subscribe(heard.append)
    edit(sample, book)
    after = renew_book(sample, book, heard[-1])
    assert shown(after) == shown(read_book(sample)) != shown(book)
    history.undo(sample)
    assert shown(renew_book(sample, after, heard[-1])) == shown(read_book(sample))


def test_the_people_an_edit_touches_are_named(sample: Workspace) -> None:
    book = read_book(sample)
    heard: list[ChangeSet] = []
    sample.subscribe(heard.append)
    person_id = some_person(book)
    people.add_contact(sample, person_id=person_id, kind=ContactKind.OTHER, text="at the hall")
    assert people_touched(renew_book(sample, book, heard[-1]), heard[-1]) == {person_id}
    action_id = next(iter(book.rows))
    city_actions.set_notes(sample, action_id=action_id, notes="new")
    assert people_touched(book, heard[-1]) == {each.person_id for each in book.manned.of(action_id)}
