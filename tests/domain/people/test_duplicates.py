"""What may be the same is found by contact, name, other names and near spellings, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.people.duplicates import (
    Candidate,
    Entry,
    Likeness,
    candidates,
    compact_name,
)


def likeness(one: Entry, other: Entry) -> Likeness | None:
    found = candidates([one, other])
    assert len(found) <= 1
    return found[0].likeness if found else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Move On", "MoveOn", Likeness.SAME_NAME),
        ("general protestors", "general protesters", Likeness.SIMILAR_NAME),
        ("The Action Network", "Action Network", Likeness.SAME_NAME),
        ("José Peña", "Jose Pena", Likeness.SAME_NAME),
        ("Ruiz, Ana", "Ana Ruiz", Likeness.SIMILAR_NAME),
        ("Make the Road New York", "Make the Road New Jersey", None),
        ("Indivisible Ohio", "Indivisible Iowa", None),
        ("Ann", "Anna", None),
        ("Dan Petrov-Haddad", "Dae Petrov-Haddad", None),
        ("Anna Castellano", "Ana Castellano", Likeness.SIMILAR_NAME),
    ],
)
def test_names(one: str, other: str, expected: Likeness | None) -> None:
    assert likeness(Entry("1", one), Entry("2", other)) is expected


def test_a_shared_number_is_the_surest_sign() -> None:
    reach = frozenset({"+12025550142"})
    assert (
        likeness(Entry("1", "Ana", contacts=reach), Entry("2", "Zed", contacts=reach))
        is Likeness.SAME_CONTACT
    )


def test_another_name_of_one_may_be_the_name_of_the_other() -> None:
    assert (
        likeness(Entry("1", "DSA", ("Democratic Socialists",)), Entry("2", "Democratic  socialists"))
        is Likeness.KNOWN_AS
    )


def test_pairs_that_were_told_apart_are_not_offered_and_order_is_by_sureness() -> None:
    reach = frozenset({"a@example.org"})
    entries = [
        Entry("3", "MoveOn"),
        Entry("1", "Move On"),
        Entry("2", "Ana", contacts=reach),
        Entry("4", "Bea", contacts=reach),
    ]
    found = candidates(entries)
    assert [(each.one_id, each.other_id) for each in found] == [("2", "4"), ("1", "3")]
    assert candidates(entries, [("1", "3")]) == found[:1]
    assert isinstance(found[0], Candidate)


def test_names_without_letters_are_no_names() -> None:
    assert likeness(Entry("1", "  "), Entry("2", "—")) is None
    assert compact_name("The ACLU of Ohio") == "acluofohio"


@given(st.lists(st.text("abcdeé ", min_size=1, max_size=12), max_size=12))
def test_every_two_equal_names_are_a_pair_and_order_does_not_matter(names: list[str]) -> None:
    entries = [Entry(f"{number:03}", name) for number, name in enumerate(names)]
    found = {(each.one_id, each.other_id) for each in candidates(entries)}
    for one in entries:
        for other in entries:
            if one.id < other.id and compact_name(one.name) == compact_name(other.name) != "":
                assert (one.id, other.id) in found
    assert found == {(each.one_id, each.other_id) for each in candidates(entries[::-1])}
