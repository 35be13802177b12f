"""Entries that were joined are one person, and nobody makes one person of everybody."""

import pytest

from organizer_app.domain.model.people import Person
from organizer_app.domain.people.same_person import MOST_ENTRIES, by_person


def entry(name: str, *others: str, hidden: bool = False) -> Person:
    return Person(id=f"{name} {hidden}", name=name, other_names=others, hidden=hidden)


SEVERAL = [entry(f"Person {number}", hidden=True) for number in range(MOST_ENTRIES)]
CASES = {
    "two people of one name": ([entry("Ana"), Person(id="2", name="Ana")], [], 2),
    "a removed entry of the same name": ([entry("Ana"), entry("ÁNA", hidden=True)], [], 1),
    "a joined entry": ([entry("Ana", "Ana R."), entry("Ana R", hidden=True)], [], 1),
    "a removed person of another name": ([entry("Ana"), entry("Ben", hidden=True)], [], 2),
    "both removed": ([entry("Ana", hidden=True), Person(id="2", name="Ana", hidden=True)], [], 1),
    "joined by a step that arrives": ([entry("Ana"), entry("Ben")], [{"Ana False", "Ben False", "place"}], 1),
    "as many as one person has": (SEVERAL, [{each.id for each in SEVERAL}], 1),
    "more than one person has": ([*SEVERAL, entry("Ana")], [{"Ana False", *(p.id for p in SEVERAL)}], 6),
}


@pytest.mark.parametrize(("people", "joined", "count"), CASES.values(), ids=list(CASES))
def test_how_many_people_some_entries_are(people: list[Person], joined: list[set[str]], count: int) -> None:
    assert len(set(by_person(people, joined).values())) == count
