"""Find what belongs to people who are erased and was created by laptops that had not heard of it.

In whatever order the steps arrive, all laptops find the same: what was created for a person whom one of the
others erased goes with them. What was moved to them from somebody else is left to the step that erased them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from organizer_app.domain.basics.changes import OF_PEOPLE, Noun
from organizer_app.domain.merging.steps import ErasedRecord, SaidOfErased
from organizer_app.storage.journal.journal_heads import erased_here, heads_of
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from organizer_app.domain.merging.steps import TravelStep

_OWNER: Final = "person_id"
# What people are called and reached by is said in these.
_TELLING: Final = {Noun.PERSON.value: ("name", "other_names"), Noun.CONTACT_POINT.value: ("value",)}


def owned_by_erased(
    connection: Connection, erased: Collection[str], born: Mapping[Noun, Iterable[str]]
) -> dict[str, ErasedRecord]:
    """Return, by id, what stays of the records that go with people; those that are empty here are left out.

    Args:
        connection: the transaction that took the steps in; their rows are written.
        erased: people whom these steps erase.
        born: by kind, the records that these steps create.
    """
    found: dict[str, ErasedRecord] = {}
    for noun in sorted(OF_PEOPLE, key=lambda noun: noun.value):
        rows = {row["id"]: row for row in _rows(connection, noun, _OWNER, erased)}
        new = [row for row in _rows(connection, noun, "id", born.get(noun, ())) if row[_OWNER]]
        gone = erased_here(connection, {row[_OWNER] for row in new})
        rows |= {row["id"]: row for row in new if row[_OWNER] in gone}
        heads = heads_of(connection, noun, rows)
        found |= {
            record_id: ErasedRecord(noun.value, kept_values(dict(row)))
            for record_id, row in rows.items()
            if not heads[record_id].is_erased and _OWNER not in heads[record_id].fields
        }
    return found


def said_of_people(step: TravelStep) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield what a step says that people are called and reached by: kind and id of the record, and values."""
    told = [(each.noun, each.record_id, each.values) for each in step.births]
    told += [(each.noun, each.record_id, each.after) for each in step.changes]
    for noun, record_id, values in told:
        found = {name: values[name] for name in _TELLING.get(noun, ()) if values.get(name)}
        if found:
            yield noun, record_id, found


def by_erased_person(
    connection: Connection, said: Iterable[tuple[str, str, Mapping[str, Any]]], erased: Collection[str]
) -> dict[str, tuple[SaidOfErased, ...]]:
    """Return, by person, what was said of those who are erased.

    Args:
        connection: the transaction that took the steps in.
        said: what `said_of_people` found.
        erased: records that these steps erase.
    """
    told = list(said)
    ids = {record_id for _noun, record_id, _values in told}
    gone = {*erased_here(connection, ids), *(ids & set(erased))}
    points = _rows(connection, Noun.CONTACT_POINT, "id", gone)
    owners = {row["id"]: (row[_OWNER], row["kind"]) for row in points}
    found: dict[str, list[SaidOfErased]] = defaultdict(list)
    for noun, record_id, values in told:
        if record_id in gone:
            person, kind = owners.get(record_id, (record_id, ""))
            found[person].append(SaidOfErased(noun, kind, values))
    return {person: tuple(each) for person, each in found.items()}


def kept_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what can stay of a record: whose it was, where, and its kind; no seal stands over the rest."""
    return {name: value for name, value in values.items() if name == "kind" or name.endswith("_id")}


def _rows(connection: Connection, noun: Noun, column: str, wanted: Iterable[str]) -> list[Mapping[str, Any]]:
    table = table_of(noun)
    found: list[Any] = []
    for batch in batches(wanted):
        found += connection.execute(select(table).where(table.c[column].in_(batch))).mappings().all()
    return found
