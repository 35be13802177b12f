"""Find which erased entries are of one person, whose duplicates go with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from organizer_app.domain.people.name_forms import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from organizer_app.domain.model.people import Person

# So many entries can be of one person: somebody could join everybody first, and then erase that one.
MOST_ENTRIES: Final = 5


def by_person(people: Collection[Person], joined: Iterable[Collection[str]]) -> Mapping[str, str]:
    """Return, by the id of each entry, one id for each person.

    A removed entry is of the person who has its name. More entries than one person has are one each.

    Args:
        people: the entries as they are here.
        joined: ids of entries that are joined by steps that arrive.
    """
    by_name: dict[str, str] = {}
    first = {each.id: each.id for each in people}

    def join(one: str, other: str) -> None:
        first[_root(first, one)] = _root(first, other)

    for person in sorted(people, key=lambda each: each.hidden):
        if person.hidden and (known := by_name.get(folded(person.name))) is not None:
            join(person.id, known)
        for name in (person.name, *person.other_names):
            by_name.setdefault(folded(name), person.id)
    for pair in joined:
        here = [each for each in pair if each in first]
        for other in here[1:]:
            join(other, here[0])
    roots = {each: _root(first, each) for each in first}
    sizes = Counter(roots.values())
    return {each: root if sizes[root] <= MOST_ENTRIES else each for each, root in roots.items()}


def _root(first: Mapping[str, str], entry: str) -> str:
    while first[entry] != entry:
        entry = first[entry]
    return entry
