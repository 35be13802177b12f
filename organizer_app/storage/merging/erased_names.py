"""Clean what arrives of the names and numbers of people who were erased before its laptop had heard of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from organizer_app.domain.basics.changes import Noun, Operation
from organizer_app.domain.merging.seals import with_seals_kept
from organizer_app.domain.people.erased_prints import prints_of, without_prints
from organizer_app.domain.people.name_forms import folded
from organizer_app.storage.new_keys import new_key
from organizer_app.storage.plan_facts import fact_of, keep_fact
from organizer_app.storage.statements import batches, constant_rows, insert_rows
from organizer_app.storage.tables import CHANGE, EDIT, ERASED_PRINT, ORIGIN, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from organizer_app.domain.merging.steps import StepBundle, TravelBirth, TravelStep
    from organizer_app.domain.people.name_forms import KnownForms

# Does not travel: every laptop that learns of an erasure makes digests of its own.
_KEY: Final = "erased_key"
_PRINTS: Final = select(ERASED_PRINT.c.print)
_Place = tuple[str, int]


def keep_prints(connection: Connection, forms: KnownForms, erased: _Place | None = None) -> None:
    """Keep by which digests a person is known again.

    Args:
        connection: the transaction that erases them.
        forms: what is certainly theirs alone; read before they are emptied.
        erased: origin and number of the change that erases them; None for the step that is being made here.
    """
    key = fact_of(connection, _KEY)
    if not key:
        key = new_key()
        keep_fact(connection, _KEY, key)
    origin, number = erased or _next(connection)
    wanted = {f"{digest} {origin} {number}" for digest in prints_of(forms, bytes.fromhex(key))}
    new = sorted(wanted - {told for (told,) in constant_rows(connection, _PRINTS)})
    insert_rows(connection, ERASED_PRINT, ("print",), [(each,) for each in new])


def erased_at(connection: Connection, person_id: str) -> _Place | None:
    """Return origin and number of the first change here that erased somebody; None if there is none."""
    same = (CHANGE.c.record_id == person_id, CHANGE.c.operation == Operation.ERASE.value)
    told = select(ORIGIN.c.id, CHANGE.c.sequence).join(ORIGIN, ORIGIN.c.number == CHANGE.c.origin)
    row = connection.execute(told.where(*same).order_by(CHANGE.c.lamport, ORIGIN.c.id)).first()
    return (row[0], row[1]) if row else None


def _next(connection: Connection) -> _Place:
    origin = fact_of(connection, "origin")
    known = connection.scalar(select(ORIGIN.c.sequence).where(ORIGIN.c.id == origin))
    return origin, (known or 0) + 1


def without_erased(connection: Connection, bundle: StepBundle) -> StepBundle:
    """Return a bundle without what steps say of people of whose erasure their laptop had not heard.

    A name that somebody in the plan has now, or who is new with the bundle, stays: it means them.
    """
    kept: dict[str, list[_Place]] = {}
    for (told,) in constant_rows(connection, _PRINTS):
        digest, origin, number = told.split(" ")
        kept.setdefault(digest, []).append((origin, int(number)))
    if not kept:
        return bundle
    cleaning = _Cleaning(bytes.fromhex(fact_of(connection, _KEY)), kept, _names_now(connection, bundle))
    seen = seen_by(connection)
    steps = []
    for step in sorted(bundle.steps, key=lambda each: (each.origin, each.first_sequence)):
        seen[step.origin] = step.seen or seen.get(step.origin, {})
        steps.append(cleaning.step(step, {**seen[step.origin], step.origin: step.first_sequence - 1}))
    order = {step.edit_id: place for place, step in enumerate(bundle.steps)}
    steps.sort(key=lambda step: order[step.edit_id])
    return replace(bundle, steps=tuple(with_seals_kept(bundle.steps, steps)))


def _names_now(connection: Connection, bundle: StepBundle) -> frozenset[str]:
    person = table_of(Noun.PERSON)
    names = list(connection.scalars(select(person.c.name).where(person.c.hidden.is_(False))))
    born = [each for step in bundle.steps for each in step.births if each.noun == Noun.PERSON.value]
    # A file may tell once more of people who are here, and of those who are erased, by the names they had.
    known = _ids_here(connection, born) | bundle.erased.keys()
    names += [str(each.values.get("name", "")) for each in born if each.record_id not in known]
    return frozenset(map(folded, names))


def _ids_here(connection: Connection, born: Iterable[TravelBirth]) -> set[str]:
    person, found = table_of(Noun.PERSON), set[str]()
    for batch in batches({each.record_id for each in born}):
        found.update(connection.scalars(select(person.c.id).where(person.c.id.in_(batch))))
    return found


def seen_by(connection: Connection) -> dict[str, Mapping[str, int]]:
    """Return what each laptop had seen of others at its last step that is here."""
    rows = connection.execute(select(ORIGIN.c.number, ORIGIN.c.id))
    ids = {number: origin for number, origin in rows}  # noqa: C416  # rows are no pairs to mypy
    told = select(EDIT.c.origin, EDIT.c.seen).where(EDIT.c.seen != "").order_by(EDIT.c.first_sequence)
    return {
        ids[number]: {ids[int(other)]: known for other, known in json.loads(seen).items()}
        for number, seen in connection.execute(told)
    }


class _Cleaning:
    def __init__(self, key: bytes, kept: Mapping[str, list[_Place]], names: frozenset[str]) -> None:
        self._key, self._kept, self._names = key, kept, names

    def step(self, step: TravelStep, seen: Mapping[str, int]) -> TravelStep:
        """Return a step without what it says of people whose erasure it does not know."""

        def is_theirs(digest: str, name: str) -> bool:
            if name and name in self._names:
                return False
            return any(seen.get(origin, 0) < number for origin, number in self._kept.get(digest, ()))

        def clean(values: Mapping[str, Any]) -> dict[str, Any]:
            return {
                name: without_prints(value, self._key, is_theirs) if isinstance(value, str) else value
                for name, value in values.items()
            }

        return replace(
            step,
            arguments=clean(step.arguments),
            births=tuple(each._replace(values=clean(each.values)) for each in step.births),
            changes=tuple(
                each._replace(after=clean(each.after), before=clean(each.before)) for each in step.changes
            ),
        )
