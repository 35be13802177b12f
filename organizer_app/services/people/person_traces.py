"""Gathers what the plan knows of a person, present and past, so that all of it can be found and erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.problems import RecordMissing, UnknownPerson
from organizer_app.domain.basics.records import Record
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.permits import Permit
from organizer_app.domain.model.releases import Recipient
from organizer_app.domain.model.talks import Talk
from organizer_app.domain.people.name_forms import (
    KnownForms,
    Traces,
    folded,
    found_in,
    of_one_alone,
    traces_of,
    written_forms,
)
from organizer_app.domain.people.trace_count import TraceCounter
from organizer_app.domain.places.places import Place
from organizer_app.storage.doubtful_texts import mentions_in
from organizer_app.storage.journal.former_values import former_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from organizer_app.domain.people.doubtful_mentions import DoubtfulMention
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# What belongs to a person and goes with them, removed or not.
OWNED: tuple[type[Record], ...] = (ContactPoint, Talk, Assignment, Recipient)


@dataclass(frozen=True, slots=True)
class PersonTraces:
    """One person as the plan knows them.

    Attributes:
        people: their entries: the one that was named, and removed ones of the same name.
        owned: their contact points, calls, roles and places among recipients, removed ones included.
        traces: the patterns that find them in texts.
        counter: counts what is left of them afterwards.
        alone: what they alone are called and reached by.
    """

    people: tuple[Person, ...]
    owned: tuple[Record, ...]
    traces: Traces
    counter: TraceCounter
    alone: KnownForms

    @property
    def record_ids(self) -> frozenset[str]:
        """The ids of all these records."""
        return frozenset(record.id for record in (*self.people, *self.owned))

    def mentions(self, reader: Reader) -> tuple[DoubtfulMention, ...]:
        """Return the texts that may mention them."""
        return mentions_in(reader.connection, self.traces.doubtful, self.record_ids)


def person_traces(reader: Reader, person_id: str) -> PersonTraces:
    """Return what a plan knows of a person, removed or not.

    Raises:
        RecordMissing: there is no such person, or they are erased already.
    """
    everybody = reader.every(Person)
    person = next((each for each in everybody if each.id == person_id), None)
    if person is None or _is_erased(person):
        raise RecordMissing(Noun.PERSON.value, person_id)
    named = {folded(name) for name in (person.name, *person.other_names, *_former_names(reader, [person]))}
    removed = (each for each in everybody if each.hidden and each.id != person_id)
    people = (person, *(each for each in removed if folded(each.name) in named - {""}))
    owned = tuple(_owned(reader, people))
    others = _forms_of_others(reader, everybody, people)
    forms = _forms(reader, people, [each for each in owned if isinstance(each, ContactPoint)])
    return _traces(people, owned, forms, others)


def late_traces(reader: Reader, forms: KnownForms) -> PersonTraces:
    """Return the traces of somebody who is erased, by what others still call them and reach them by."""
    return _traces((), (), forms, _forms_of_others(reader, reader.every(Person), ()))


def _traces(
    people: tuple[Person, ...], owned: tuple[Record, ...], forms: KnownForms, others: KnownForms
) -> PersonTraces:
    alone = of_one_alone(forms, others)
    return PersonTraces(people, owned, traces_of(forms, others), TraceCounter(alone, others.names), alone)


def written_traces(reader: Reader, text: str) -> PersonTraces:
    """Return the traces of somebody who is no person of the plan, but a contact of a permit or of the press.

    Args:
        reader: an open read.
        text: a full name, a phone number or an email address, or several of these with commas.

    Raises:
        UnknownPerson: no contact has it, now or earlier, or it also belongs to somebody or something else.
    """
    everybody = [each for each in reader.every(Person) if not each.hidden]
    others = _forms_of_others(reader, everybody, ())
    others = others._replace(names=(*others.names, *_names_of_others(reader)))
    forms = of_one_alone(written_forms(text), others)
    traces = traces_of(forms, others)
    if not any(found_in(each, traces.sure) for each in _written_contacts(reader)):
        raise UnknownPerson
    return PersonTraces((), (), traces, TraceCounter(forms, others.names), forms)


def _names_of_others(reader: Reader) -> Iterator[str]:
    """Yield the names of cities and partner groups, which texts hold without any person being meant."""
    yield from (place.name for place in reader.all(Place))
    yield from (group.name for group in reader.all(Organization))


def _written_contacts(reader: Reader) -> Iterator[str]:
    """Yield the contacts that are only texts, removed and earlier ones included."""
    permits, moments = reader.every(Permit), reader.every(Mobilization)
    yield from (permit.contact for permit in permits)
    yield from (moment.press_contact for moment in moments)
    ids = [record.id for record in (*permits, *moments)]
    for _id, _field, value in former_values(reader.connection, ids, ("contact", "press_contact")):
        yield str(value)


def doubtful_mentions(workspace: Workspace, *, person_id: str) -> tuple[DoubtfulMention, ...]:
    """Return the texts that may mention a person, such as those with their surname alone.

    Raises:
        RecordMissing: there is no such person.
    """
    with workspace.read() as reader:
        return person_traces(reader, person_id).mentions(reader)


def people_named(reader: Reader, name: str) -> list[Person]:
    """Return who has a name; if nobody has, removed people who had it, then anyone who once had it."""
    wanted = folded(name)
    everybody = [each for each in reader.every(Person) if not _is_erased(each)]
    visible = [each for each in everybody if not each.hidden and folded(each.name) == wanted]
    removed = [each for each in everybody if each.hidden and folded(each.name) == wanted]
    return visible or removed[:1] or _once_named(reader, everybody, wanted)


def removed_people(reader: Reader) -> list[Person]:
    """Return who was removed and is not erased, without those who live on under another entry.

    An entry that was joined with another one goes with that: its name is among the other's names.
    """
    everybody = [each for each in reader.every(Person) if not _is_erased(each)]
    known = {folded(name) for each in everybody if not each.hidden for name in (each.name, *each.other_names)}
    found = {folded(each.name): each for each in everybody if each.hidden and folded(each.name) not in known}
    return list(found.values())


def _once_named(reader: Reader, everybody: Sequence[Person], wanted: str) -> list[Person]:
    ids = [person.id for person in everybody]
    known = {person.id for person in everybody if wanted in set(map(folded, person.other_names))}
    for record_id, _field, value in former_values(reader.connection, ids, ("name", "other_names")):
        names = [value] if isinstance(value, str) else value or ()
        if wanted in set(map(folded, names)):
            known.add(record_id)
    return [person for person in everybody if person.id in known]


def _is_erased(person: Person) -> bool:
    return person.hidden and not person.name


def _owned(reader: Reader, people: Iterable[Person]) -> Iterator[Record]:
    for person in people:
        for record_type in OWNED:
            yield from reader.every(record_type, person_id=person.id)


def _former_names(reader: Reader, people: Iterable[Person]) -> Iterator[str]:
    ids = [person.id for person in people]
    for _id, _field, value in former_values(reader.connection, ids, ("name", "other_names")):
        if isinstance(value, str):
            yield value
        else:
            yield from value or ()


def _forms(reader: Reader, people: Sequence[Person], points: Sequence[ContactPoint]) -> KnownForms:
    names = [name for person in people for name in (person.name, *person.other_names)]
    contacts = [(point.kind, point.value) for point in points]
    kinds = {point.id: point.kind for point in points}
    for point_id, _field, value in former_values(reader.connection, kinds, ("value",)):
        contacts.append((kinds[point_id], str(value)))
    every_name = dict.fromkeys((*names, *_former_names(reader, people)))
    return KnownForms(tuple(filter(str.strip, every_name)), tuple(dict.fromkeys(contacts)))


def _forms_of_others(reader: Reader, everybody: Iterable[Person], people: Sequence[Person]) -> KnownForms:
    others = {each.id for each in everybody if not each.hidden} - {person.id for person in people}
    names = [name for each in everybody if each.id in others for name in (each.name, *each.other_names)]
    contacts = [
        (ContactKind(kind), value)
        for owner, kind, value in reader.columns(ContactPoint, ("person_id", "kind", "value"))
        if owner in others
    ]
    return KnownForms(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(contacts)))
