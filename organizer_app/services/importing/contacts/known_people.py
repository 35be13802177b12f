"""Finds the person of the plan that a card or row is about, and what of it the plan does not hold."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.incoming_people import ROW_SOURCE
from organizer_app.domain.model.field_specs import Source, imported
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import PERSON_FIELDS
from organizer_app.domain.sharing.sharing_rules import entry_uid

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.importing.incoming_people import IncomingPerson
    from organizer_app.storage.reader import Reader

CARD_SOURCE: Final = "vcard"
NOTES: Final = "private_notes"
REST: Final = "vcard_rest"
COLUMNS: Final = {spec.name: spec.column for spec in PERSON_FIELDS if spec.column}
_GROUP: Final = "organization_id"
_OF_THE_EXPORT: Final = ("REV", "PRODID")
_FILLED: Final = imported(PERSON_FIELDS, Source.CELL)
_MOST_NAMESAKES: Final = 20
"""Of more people of one name whom nothing else tells apart, none can be the one that a row means by it."""
_BETWEEN: Final = str.maketrans("", "", " ().-")
Reach = tuple[ContactKind, str]


class KnownPeople:
    """The people of a plan, with those that the import adds.

    Attributes:
        people: by id.
        points: the ways to reach each person.
        groups: ids of groups by folded name.
        taken: the spot of the card or row of the present file that each person was found by.
    """

    def __init__(self, reader: Reader) -> None:
        self.people: dict[str, Person] = {}
        self.points: dict[str, set[Reach]] = defaultdict(set)
        self.taken: dict[str, int] = {}
        self.groups = {fold_name(group.name): group.id for group in reader.all(Organization)}
        self._equals: Counter[str] = Counter()
        self._owners: dict[Reach, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_key: dict[tuple[str, str], list[str]] = defaultdict(list)
        # Who has nothing but a name and is not taken, in the order of their ids.
        self._bare: dict[str, list[str]] = defaultdict(list)
        self._noted: dict[str, tuple[str, frozenset[str]]] = {}
        for point in reader.all(ContactPoint):
            self.know_point(point)
        for person in reader.all(Person):
            self.know(person)

    def begin_file(self) -> None:
        """Forget which rows the file before this one had."""
        for person_id in self.taken:
            if not self.points[person_id]:
                insort(self._bare[fold_name(self.people[person_id].name)], person_id)
        self.taken.clear()
        self._equals.clear()

    def take(self, person_id: str, spot: int) -> None:
        """Remember the first row of the present file that a person was found by."""
        if person_id not in self.taken:
            self.taken[person_id] = spot
            self._take_out(person_id)

    def row_key(self, card: IncomingPerson, reaches: Collection[Reach]) -> str:
        """Return the key of a row that nothing but its words tells from others; empty where something does.

        Of equal rows each has its own key: two people of one name are two.
        """
        if card.external_id or reaches:
            return ""
        said = (
            card.name, card.organization, card.pronouns, *card.languages, card.zone, card.notes, card.rest,
            *card.other_names, card.role, card.city,
        )  # fmt: skip
        digest = hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]
        self._equals[digest] += 1
        return f"{digest}/{self._equals[digest]}"

    def same(self, card: IncomingPerson, reaches: Collection[Reach], row_key: str) -> str:
        """Return the id of the person that a card or row is about; empty for nobody known.

        A key alone is no proof, because two lists may both count from 1. Without number and address, a name
        stands for a person of the plan only once in a file, and only if the plan knows nothing else of them.
        """
        wanted = set(reaches)
        for person_id in self._by_key.get((CARD_SOURCE, card.external_id), ()):
            if self.points[person_id] & wanted or self._shares_a_name(person_id, card):
                return person_id
        folded = fold_name(card.name)
        if wanted:
            named = self._by_name[folded]
            found = sorted({each for reach in wanted for each in self._owners[reach] & named})
            return next((each for each in found if not self.differs(each, card)), "".join(found[:1]))
        known = self._by_key.get((ROW_SOURCE, row_key), ())
        alone = (each for each in islice(self._bare[folded], _MOST_NAMESAKES) if not self.differs(each, card))
        return next((each for each in known if each not in self.taken), "") or next(alone, "")

    def _shares_a_name(self, person_id: str, card: IncomingPerson) -> bool:
        words = set(fold_name(self.people[person_id].name).split())
        return bool(words & set(fold_name(card.name).split()))

    def resembles(self, card: IncomingPerson, reaches: Iterable[Reach]) -> bool:
        """Return whether somebody has the name, or one of the numbers and addresses."""
        return bool(self._by_name[fold_name(card.name)]) or any(self._owners[each] for each in reaches)

    def differs(self, person_id: str, card: IncomingPerson) -> bool:
        """Return whether a card or row says anything otherwise than the plan."""
        return bool(self.differing(self.people[person_id], card))

    def differing(self, person: Person, card: IncomingPerson) -> dict[str, str]:
        """Return the values of a card that a person has otherwise; its notes are split once."""
        text, lines = self._noted.get(person.id, ("", frozenset()))
        if text != person.private_notes or not lines:
            lines = frozenset(person.private_notes.split("\n"))
            self._noted[person.id] = (person.private_notes, lines)
        return differing(person, card, self.groups, lines)

    def know(self, person: Person) -> None:
        """Take a person who is new, or was changed."""
        is_new = person.id not in self.people
        self.people[person.id] = person
        if not is_new:
            return
        folded = fold_name(person.name)
        self._by_name[folded].add(person.id)
        if not self.points[person.id] and person.id not in self.taken:
            insort(self._bare[folded], person.id)
        # A card of ours has the key under which the person is shared.
        self._by_key[CARD_SOURCE, entry_uid(person.id)].append(person.id)
        if person.source_system and person.external_id:
            self._by_key[person.source_system, person.external_id].append(person.id)

    def know_point(self, point: ContactPoint) -> None:
        """Take a number or an address of a person."""
        # Older plans hold numbers as they were typed, with spaces between the digits.
        for value in {point.value, _compact(point)}:
            reach = (point.kind, value)
            self.points[point.person_id].add(reach)
            self._owners[reach].add(point.person_id)
        self._take_out(point.person_id)

    def _take_out(self, person_id: str) -> None:
        """Let a name alone no longer stand for a person."""
        person = self.people.get(person_id)
        bare = self._bare[fold_name(person.name)] if person else []
        at = bisect_left(bare, person_id)
        if bare[at : at + 1] == [person_id]:
            del bare[at]


def differing(
    person: Person, card: IncomingPerson, groups: Mapping[str, str], noted: AbstractSet[str]
) -> dict[str, str]:
    """Return the values of a card that a person has otherwise, by field; blanks on either side do not count.

    Of notes and of lines of cards without a field, these are the lines that the person lacks. A value that
    the notes hold under its name is not lacking.

    Args:
        person: who the card is about.
        card: the card or row.
        groups: ids of groups by folded name.
        noted: the lines of the person's notes.
    """
    found: dict[str, str] = {}
    for spec in _FILLED:
        said, held = str(getattr(card, spec.taken_from)), str(getattr(person, spec.name))
        if spec.name == NOTES:
            said = _lacking(said, noted) if held else ""
        elif spec.name == "name" and fold_name(said) == fold_name(held):
            continue
        if said and held and said != held and _line(spec.name, said) not in noted:
            found[spec.name] = said
    group = card.organization.strip()
    if group and person.organization_id and groups.get(fold_name(group)) != person.organization_id:
        found |= {_GROUP: group} if _line(_GROUP, group) not in noted else {}
    if person.vcard_rest:
        rest = _lacking(card.rest, set(person.vcard_rest.split("\n")))
        found |= {REST: rest} if rest and not set(rest.split("\n")) <= noted else {}
    return found


def _lacking(text: str, there: Container[str]) -> str:
    """Return the lines of a text that are not there, but for those that change with every export."""
    lines = (line for line in text.split("\n") if line not in there)
    return "\n".join(line for line in lines if not line.startswith(_OF_THE_EXPORT))


def noted(person: Person, said: Mapping[str, str]) -> Person:
    """Return a person with what another row of theirs says in the notes, each value under its name."""
    lines = [_line(name, text) for name, text in said.items()]
    return replace(person, private_notes="\n".join(filter(None, (person.private_notes, *lines))))


def _line(name: str, text: str) -> str:
    return text if name in (NOTES, REST) else f"{COLUMNS[name]}: {text}"


def _compact(point: ContactPoint) -> str:
    return point.value.translate(_BETWEEN) if point.value.startswith("+") else point.value
