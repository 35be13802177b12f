"""Hold back steps of other laptops that erase several people, until somebody here says yes.

One person a day goes by itself: a bundle, a file and a message are none of them a measure, because a laptop
decides how it parts what it sends. Whatever was made after the erasure and builds on it waits with it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import null, select

from organizer_app.domain.basics.changes import ERASABLE, OF_PEOPLE, Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.merging.large_erasures import MOST_UNASKED, UNASKED_WITHIN, LargeErasure
from organizer_app.domain.merging.seals import lacks_values
from organizer_app.domain.merging.steps import erased_by
from organizer_app.domain.model.people import Person
from organizer_app.domain.people.same_person import by_person
from organizer_app.storage.codecs import decode_moment, encode_moment
from organizer_app.storage.journal.journal_heads import erased_here
from organizer_app.storage.members import last_of_revoked, members_of
from organizer_app.storage.merging.origins import Origins
from organizer_app.storage.merging.waiting import sort_steps
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from organizer_app.domain.merging.steps import TravelStep
    from organizer_app.storage.merging.waiting import Sorted
    from organizer_app.storage.reader import Reader

# What waits for a yes: the records by which people are counted, by the laptop that erased them.
_ASKED: Final = "erasures_asked"
# Whom laptops have erased here within a day, and when: neither travels.
_LATELY: Final = "erased_lately"


class _Erasing(NamedTuple):
    """Whom steps erase of those who are here.

    Attributes:
        entries: by each erased record the entry of the person it is of, or itself.
        people: by each of these entries one id for each person.
    """

    entries: Mapping[str, str]
    people: Mapping[str, str]


def to_hold(
    reader: Reader, ready: Sequence[TravelStep], *, agreed: Collection[str] | None, at: datetime
) -> frozenset[str]:
    """Return the ids of the steps that wait for a yes; note what is asked, and who is erased without.

    Args:
        reader: the transaction that takes the steps in; nothing of them is in it yet.
        ready: the steps that could enter.
        agreed: entries of those who may be erased; None for everybody.
        at: the present moment, UTC.
    """
    erasing = [step for step in ready if any(erased_by([step]))] if agreed is not None else []
    found = _erasing(reader, erasing, ready)
    wanted: dict[str, set[str]] = defaultdict(set)
    for step in erasing:
        wanted[step.origin].update(found.entries[each] for each in erased_by([step]) if each in found.entries)
    large = _large(reader.connection, wanted, found.people, frozenset(agreed or ()), at)
    asking = {origin: (_count(found.people, each), sorted(each)) for origin, each in large.items()}
    _keep(reader.connection, _ASKED, asking)
    return frozenset(
        step.edit_id
        for step in erasing
        if any(found.entries.get(each) in large.get(step.origin, ()) for each in erased_by([step]))
    )


def sort_without(
    connection: Connection, origins: Origins, arriving: Sequence[TravelStep], held: frozenset[str]
) -> tuple[Sorted, frozenset[str]]:
    """Sort arriving steps as `sort_steps` does, without some and what builds on them.

    Those that came emptied, because their sender knows of what waits, wait with it.

    Returns:
        The steps, and the records that only waiting steps erase: what a sender says of them does not hold.
    """
    while True:
        found = sort_steps(connection, origins, arriving, held)
        # What is told late of a step that is here waits as well.
        late = [step for step in found.known if step.edit_id in held]
        records = set(erased_by([*found.waiting, *late])).difference(erased_by(found.ready))
        records -= erased_here(connection, records)
        emptied = {step.edit_id for step in found.ready if lacks_values(step, records)}
        if not emptied:
            return found, frozenset(records)
        held |= emptied


def asked(connection: Connection) -> tuple[LargeErasure, ...]:
    """Return what waits for a yes; members are called as they are called here."""
    told = json.loads(fact_of(connection, _ASKED) or "{}")
    if not told:
        return ()
    members = {each.origin: each.name for each in members_of(connection)}
    names = {**Origins(connection).names, **members}
    gone = last_of_revoked(connection)
    return tuple(
        LargeErasure(origin, names.get(origin) or origin[:8], count, frozenset(entries))
        for origin, (count, entries) in told.items()
        if origin not in gone
    )


def _erasing(reader: Reader, erasing: Sequence[TravelStep], ready: Iterable[TravelStep]) -> _Erasing:
    """Return whom some steps erase; who is not here, or is empty already, loses nothing."""
    if not erasing:
        return _Erasing({}, {})
    ids = set(erased_by(erasing))
    people = reader.rows_by_id(Person, ids - erased_here(reader.connection, ids))
    joined = [
        {each.record_id for each in step.changes}
        for step in ready
        if step.kind == EditKind.MERGED_PEOPLE.value
    ]
    entries = {each: each for each in people}
    for record_id, owner in _others(reader.connection, ids - people.keys()):
        entries[record_id] = owner or record_id
    alone = {each: each for each in entries.values()}
    return _Erasing(entries, {**alone, **by_person(people.values(), joined)})


def _others(connection: Connection, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the erased records that are here and of no erased entry, each with its owner, if it has one."""
    for noun in ERASABLE - {Noun.PERSON}:
        table = table_of(noun)
        owner = table.c.person_id if noun in OF_PEOPLE else null()
        for batch in batches(ids):
            rows = connection.execute(select(table.c.id, owner).where(table.c.id.in_(batch)))
            found = {record_id: person_id or "" for record_id, person_id in rows}
            gone = erased_here(connection, {*found, *found.values()})
            yield from (each for each in found.items() if gone.isdisjoint(each))


def _large(
    connection: Connection,
    wanted: Mapping[str, set[str]],
    people: Mapping[str, str],
    agreed: frozenset[str],
    at: datetime,
) -> dict[str, set[str]]:
    """Return the entries, by laptop, that are too many for a day and not agreed to; note the others."""
    if not any(wanted.values()):
        return {}
    told: dict[str, list[list[str]]] = json.loads(fact_of(connection, _LATELY) or "{}")
    lately = {
        origin: [each for each in found if abs(at - decode_moment(each[0])) < UNASKED_WITHIN]
        for origin, found in told.items()
    }
    large: dict[str, set[str]] = {}
    for origin, entries in wanted.items():
        known = {who for _when, who in lately.get(origin, ())}
        gone = {people[each] for each in entries}
        if len(known | gone) > MOST_UNASKED and (rest := entries - agreed):
            large[origin], gone = rest, {people[each] for each in entries & agreed}
        lately[origin] = [*lately.get(origin, ()), *([encode_moment(at), each] for each in gone - known)]
    _keep(connection, _LATELY, {origin: found for origin, found in lately.items() if found})
    return large


def _count(people: Mapping[str, str], entries: Iterable[str]) -> int:
    return len({people[each] for each in entries})


def _keep(connection: Connection, key: str, told: Mapping[str, Any]) -> None:
    text = json.dumps(told) if told else ""
    if text != fact_of(connection, key):
        keep_fact(connection, key, text)
