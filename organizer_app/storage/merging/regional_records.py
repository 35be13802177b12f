"""Determine which records belong to the states and cities of a regional member.

What was once in a member's cities stays with the member, so that nobody edits a record that is taken out of
their sight without being told of its end.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.merging.areas import areas_around
from organizer_app.domain.merging.withholding import WITHHELD_NOUNS
from organizer_app.storage.tables import BORN, CHANGE, ORIGIN, TRACKED, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from organizer_app.domain.merging.areas import Areas
    from organizer_app.domain.merging.steps import Vector

# What every member works by; these records name neither people nor cities.
_FRAME: Final = frozenset(
    {
        Noun.CAMPAIGN, Noun.MOBILIZATION, Noun.KEY_DATE, Noun.DEMAND, Noun.TARGET, Noun.PLAN_TEMPLATE,
        Noun.TEMPLATE_TASK, Noun.TEMPLATE_USE,
    }
)  # fmt: skip
_ACTION: Final = "city_action_id"
_PEOPLE: Final = ("person_id", "owner_id")
_GROUP: Final = "organization_id"
_HOME: Final = "home_place_id"
_MARK_DIGITS: Final = 10


class _Part(NamedTuple):
    """A record about a city action, and the people and groups that it names."""

    record_id: str
    people: tuple[str, ...]
    groups: tuple[str, ...]


class PlacedRecords:
    """What a plan holds about which city, read once for all regional members.

    What one of them may see is then found by its cities, not by looking at the whole plan again.

    Args:
        connection: an open transaction; it is used by the constructor alone.

    Attributes:
        born: of each record, the replica that made it and the number of that change; not of the frame, and of
            nothing that no regional member is sent.
        places, actions, accepted: by area (without case), by place and by action.
        all_actions: every action.
        part, parts, frame: what names an action, by its own id and by that of the action; what names none.
        people: group and home of each person.
        contacts: by person.
        groups: parent and home of each group.
        moved, parted: what once stood at a place, and what once belonged to an action.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._marks: dict[str, str] = {}
        self._made: dict[str, set[str]] = defaultdict(set)
        self.born: dict[str, tuple[str, int]] = {}
        self.places: dict[str, list[str]] = defaultdict(list)
        self.actions: dict[str, list[str]] = defaultdict(list)
        self.all_actions: set[str] = set()
        self.accepted: dict[str, list[str]] = defaultdict(list)
        self.part: dict[str, _Part] = {}
        self.parts: dict[str, list[_Part]] = defaultdict(list)
        self.frame: list[_Part] = []
        self.people: dict[str, tuple[str, str]] = {}
        self.contacts: dict[str, list[str]] = defaultdict(list)
        self.groups: dict[str, tuple[str, str]] = {}
        self.moved: dict[str, set[str]] = defaultdict(set)
        self.parted: dict[str, set[str]] = defaultdict(set)
        self._read_births()
        self._read_cities()
        self._read_parts()
        self._read_people()
        self._read_former()

    def made_by(self, origin: str) -> frozenset[str]:
        """Return the records that a replica made."""
        return frozenset(self._made.get(origin, ()))

    def mark(self, record_id: str) -> str:
        """Return the short mark of a record, as `mark_of` makes it."""
        found = self._marks.get(record_id)
        if found is None:
            found = self._marks[record_id] = mark_of(record_id)
        return found

    def _read_births(self) -> None:
        names = self._connection.execute(select(ORIGIN.c.number, ORIGIN.c.id))
        origins = {number: origin_id for number, origin_id in names}  # noqa: C416  # rows are no pairs to mypy
        for noun, table in TRACKED.items():
            is_marked = noun not in _FRAME and noun.value not in WITHHELD_NOUNS
            rows = self._connection.execute(select(table.c.id, *(table.c[name] for name in BORN)))
            for record_id, number, sequence in rows:
                self._made[origins[number]].add(record_id)
                if is_marked:
                    self.born[record_id] = (origins[number], sequence)

    def _read_cities(self) -> None:
        for record_id, name, state in self._rows(Noun.PLACE, ("name", "admin1")):
            for area in areas_around(name, state):
                self.places[area].append(record_id)
        for record_id, place_id in self._rows(Noun.CITY_ACTION, ("place_id",)):
            self.actions[place_id or ""].append(record_id)
            self.all_actions.add(record_id)
        for record_id, subject in self._rows(Noun.ACCEPTED_PROBLEM, ("subject_id",)):
            self.accepted[subject].append(record_id)

    def _read_parts(self) -> None:
        for noun, table in TRACKED.items():
            if noun is Noun.CITY_ACTION or _ACTION not in table.c:
                continue
            people = [name for name in _PEOPLE if name in table.c]
            groups = [_GROUP] if _GROUP in table.c else []
            for record_id, action_id, *named in self._rows(noun, (_ACTION, *people, *groups)):
                told = tuple(each or "" for each in named)
                part = _Part(record_id, told[: len(people)], told[len(people) :])
                self.part[record_id] = part
                if action_id:
                    self.parts[action_id].append(part)
                elif noun is Noun.DAY_SETTING:
                    self.frame.append(part)

    def _read_people(self) -> None:
        for record_id, group, home in self._rows(Noun.PERSON, (_GROUP, _HOME)):
            self.people[record_id] = (group or "", home or "")
        for record_id, person in self._rows(Noun.CONTACT_POINT, ("person_id",)):
            self.contacts[person].append(record_id)
        for record_id, parent, home in self._rows(Noun.ORGANIZATION, ("parent_id", _HOME)):
            self.groups[record_id] = (parent or "", home or "")

    def _read_former(self) -> None:
        """Read which records once stood at a place, or belonged to an action."""
        for name, found in (("place_id", self.moved), (_ACTION, self.parted)):
            told = select(CHANGE.c.record_id, CHANGE.c.before).where(CHANGE.c.before.contains(f'"{name}"'))
            for record_id, before in self._connection.execute(told):
                found[json.loads(before).get(name) or ""].add(record_id)

    def _rows(self, noun: Noun, names: Iterable[str]) -> Iterator[Any]:
        table = table_of(noun)
        columns = (table.c.id, *(table.c[name] for name in names))
        return iter(self._connection.execute(select(*columns)))


class RegionalRecords:
    """The records that a regional member may see.

    Args:
        placed: what the plan holds.
        areas: the states and cities of the member; empty for all.
        origin: id of the replica that the member writes as; what it made is its own.
    """

    def __init__(self, placed: PlacedRecords, areas: Areas, origin: str) -> None:
        self._placed, self._areas = placed, areas
        self.own = placed.made_by(origin)
        self._shown: set[str] = set(self.own)
        if areas:
            self._collect()

    def shows(self, noun: str, record_id: str) -> bool:
        """Return whether the member may see a record."""
        return not self._areas or noun in _FRAME_CODES or record_id in self._shown

    def marks(self, known: Vector) -> frozenset[str]:
        """Return marks of the records that the member may see, as `held_marks` makes them, without the frame.

        Args:
            known: only of the records whose creation is among these changes.
        """
        born = self._placed.born
        found = set[str]()
        for record_id in self._shown & born.keys() if self._areas else born:
            origin, sequence = born[record_id]
            if known.get(origin, 0) >= sequence:
                found.add(self._placed.mark(record_id))
        return frozenset(found)

    def _collect(self) -> None:
        placed = self._placed
        places = {each for area in self._areas for each in placed.places.get(area.casefold(), ())}
        actions = {each for place in places for each in placed.actions.get(place, ())}
        # What moved is an action, if it is one at all: other records name their places, too.
        moved = {each for place in places for each in placed.moved.get(place, ())}
        actions |= moved & placed.all_actions
        self._shown |= places | actions
        parts = [*placed.frame]
        for action in actions:
            parts += placed.parts.get(action, ())
            parts += [placed.part[each] for each in placed.parted.get(action, ()) if each in placed.part]
        people: set[str] = set()
        groups: set[str] = set()
        for part in parts:
            self._shown.add(part.record_id)
            people.update(part.people)
            groups.update(part.groups)
        self._shown.update(each for action in actions for each in placed.accepted.get(action, ()))
        self._add_people(people - {""}, groups)

    def _add_people(self, people: set[str], groups: set[str]) -> None:
        placed = self._placed
        for person in people:
            if person in placed.people:
                group, home = placed.people[person]
                groups.add(group)
                self._shown.add(home)
            self._shown.update(placed.contacts.get(person, ()))
        waiting = [each for each in groups if each in placed.groups]
        while waiting:
            group = waiting.pop()
            if group not in self._shown:
                self._shown.add(group)
                parent, home = placed.groups[group]
                self._shown.add(home)
                waiting += [parent] if parent in placed.groups else []
        self._shown |= people
        self._shown.discard("")


_FRAME_CODES: Final = frozenset(noun.value for noun in _FRAME)


def held_marks(connection: Connection) -> tuple[str, ...]:
    """Return a short mark of every record that is here, by which a desk knows what it need not send again."""
    found: set[str] = set()
    for table in TRACKED.values():
        found.update(map(mark_of, connection.scalars(select(table.c.id))))
    return tuple(sorted(found))


def mark_of(record_id: str) -> str:
    """Return the short mark of a record."""
    return hashlib.blake2b(record_id.encode(), digest_size=_MARK_DIGITS // 2).hexdigest()
