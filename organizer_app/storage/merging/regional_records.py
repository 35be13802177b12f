"""Tell which records belong to the states and cities of a regional member.

What was once in a member's cities stays with the member, so that nobody edits a record that is taken out of
their sight without being told of its end.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.merging.areas import covers
from organizer_app.domain.merging.withholding import PLACEHOLDER, WITHHELD_NOUNS
from organizer_app.storage.tables import BORN, CHANGE, NEWER_CHANGE, ORIGIN, TRACKED, table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

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
_MARK_DIGITS: Final = 10


class RegionalRecords:
    """The records that a regional member may see.

    Args:
        connection: an open transaction.
        areas: the states and cities of the member; empty for all.
        origin: id of the replica that the member writes as; what it made is its own.
    """

    def __init__(self, connection: Connection, areas: Areas, origin: str) -> None:
        self._connection, self._areas = connection, areas
        self.own = _made_by(connection, origin)
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
        names = self._connection.execute(select(ORIGIN.c.number, ORIGIN.c.id))
        origins = {number: origin_id for number, origin_id in names}  # noqa: C416  # rows are no pairs to mypy
        found = set[str]()
        for noun, table in TRACKED.items():
            if noun in _FRAME or noun.value in WITHHELD_NOUNS:
                continue
            born = self._connection.execute(select(table.c.id, *(table.c[name] for name in BORN)))
            found.update(
                mark_of(record_id)
                for record_id, number, sequence in born
                if known.get(origins[number], 0) >= sequence and self.shows(noun.value, record_id)
            )
        return frozenset(found)

    def _collect(self) -> None:
        places = {
            record_id
            for record_id, name, state in self._rows(Noun.PLACE, ("name", "admin1"))
            if covers(self._areas, name, state)
        }
        moved = self._former("place_id", places)
        actions = {
            record_id
            for record_id, place_id in self._rows(Noun.CITY_ACTION, ("place_id",))
            if place_id in places or record_id in moved
        }
        self._shown |= places | actions
        parted = self._former(_ACTION, actions)
        people: set[str] = set()
        groups: set[str] = set()
        for noun, table in TRACKED.items():
            if noun is Noun.CITY_ACTION or _ACTION not in table.c:
                continue
            names = [name for name in (*_PEOPLE, "organization_id") if name in table.c]
            for record_id, action_id, *others in self._rows(noun, (_ACTION, *names)):
                is_frame = noun is Noun.DAY_SETTING and not action_id
                if not (is_frame or action_id in actions or record_id in parted):
                    continue
                self._shown.add(record_id)
                for name, other in zip(names, others, strict=True):
                    (groups if name == "organization_id" else people).add(other or "")
        self._add_people(people, groups)
        accepted = self._rows(Noun.ACCEPTED_PROBLEM, ("subject_id",))
        self._shown |= {record_id for record_id, subject in accepted if subject in actions}

    def _add_people(self, people: set[str], groups: set[str]) -> None:
        people.discard("")
        for record_id, group, home in self._rows(Noun.PERSON, ("organization_id", "home_place_id")):
            if record_id in people:
                groups.add(group or "")
                self._shown.add(home or "")
        for record_id, person in self._rows(Noun.CONTACT_POINT, ("person_id",)):
            if person in people:
                self._shown.add(record_id)
        known = {
            record_id: rest
            for record_id, *rest in self._rows(Noun.ORGANIZATION, ("parent_id", "home_place_id"))
        }
        waiting = [each for each in groups if each in known]
        while waiting:
            group = waiting.pop()
            if group not in self._shown:
                self._shown.add(group)
                parent, home = known[group]
                self._shown.add(home or "")
                waiting += [parent] if parent in known else []
        self._shown |= people
        self._shown.discard("")

    def _rows(self, noun: Noun, names: Iterable[str]) -> Iterator[Any]:
        table = table_of(noun)
        columns = (table.c.id, *(table.c[name] for name in names))
        return iter(self._connection.execute(select(*columns)))

    def _former(self, name: str, wanted: Collection[str]) -> set[str]:
        """Return the records whose field once held one of some ids."""
        if not wanted:
            return set()
        told = select(CHANGE.c.record_id, CHANGE.c.before).where(CHANGE.c.before.contains(f'"{name}"'))
        rows = self._connection.execute(told)
        return {record_id for record_id, before in rows if json.loads(before).get(name) in wanted}


_FRAME_CODES: Final = frozenset(noun.value for noun in _FRAME)


def _made_by(connection: Connection, origin: str) -> set[str]:
    number = connection.scalar(select(ORIGIN.c.number).where(ORIGIN.c.id == origin))
    if number is None:
        return set()
    found: set[str] = set()
    for table in TRACKED.values():
        found.update(connection.scalars(select(table.c.id).where(table.c.born_origin == number)))
    return found


def is_partial(connection: Connection) -> bool:
    """Return whether this laptop holds the steps of others in part."""
    wanted = select(NEWER_CHANGE.c.sequence).where(NEWER_CHANGE.c.noun == PLACEHOLDER).limit(1)
    return connection.scalar(wanted) is not None


def held_marks(connection: Connection) -> tuple[str, ...]:
    """Return a short mark of every record that is here, by which a desk knows what it need not send again."""
    found: set[str] = set()
    for table in TRACKED.values():
        found.update(map(mark_of, connection.scalars(select(table.c.id))))
    return tuple(sorted(found))


def mark_of(record_id: str) -> str:
    """Return the short mark of a record."""
    return hashlib.blake2b(record_id.encode(), digest_size=_MARK_DIGITS // 2).hexdigest()
