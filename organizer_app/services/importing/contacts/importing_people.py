"""Imports people from vCards as one undoable edit, and accounts for every card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.incoming_people import (
    ROW_SOURCE,
    IncomingPerson,
    Outcome,
    PeopleReport,
    RefusedCard,
    RowVerdict,
    report_of,
    with_fitting_names,
)
from organizer_app.domain.model.field_specs import Source, imported
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import PERSON_FIELDS
from organizer_app.exchange.reading.people_cells import written_out
from organizer_app.services.importing.contacts.incoming_roles import RoleFinder
from organizer_app.services.importing.contacts.known_people import (
    CARD_SOURCE,
    COLUMNS,
    KnownPeople,
    noted,
)
from organizer_app.services.importing.contacts.people_reports import import_as_one_step
from organizer_app.services.plan.phone_numbers import normalized_phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.services.importing.contacts.known_people import Reach
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

_FILLED = imported(PERSON_FIELDS, Source.CELL)
_ADDED = imported(PERSON_FIELDS, Source.MORE)


# For numbers without a country code.
_REGION = "US"


def import_cards(
    workspace: Workspace,
    files: Sequence[tuple[str, Iterable[IncomingPerson | RefusedCard]]],
    *,
    dry_run: bool,
) -> list[PeopleReport]:
    """Import the people of several files as one step; with `dry_run`, only report what would happen.

    A card is a person of the plan when both have the same UID, or the same name and a number or address in
    common. What the plan knows already stays; what it lacks is added. Nobody is merged for a mere
    resemblance: a card that shares only its name, or only a number, becomes a separate person and is counted.
    A card without number and address is known again by all its words. A card that names a role and a city of
    the plan also gives the person that role, as asked, unless they have it already.
    """
    return import_as_one_step(workspace, files, lambda reader: _Import(workspace, reader), dry_run=dry_run)


class _Import:
    """Matches every card against the plan; nothing is written before `write`."""

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self._workspace = workspace
        self._known = KnownPeople(reader)
        self._new: list[Record] = []
        self._created: dict[str, Person] = {}
        self._changed: dict[str, Person] = {}
        self._roles = RoleFinder(reader)

    def take_all(self, cards: Iterable[IncomingPerson | RefusedCard]) -> PeopleReport:
        """Take every card of a file and report on it."""
        self._known.begin_file()
        rows: list[RowVerdict] = []
        refused: list[RefusedCard] = []
        for card in with_fitting_names(cards):
            if isinstance(card, RefusedCard):
                refused.append(card)
            else:
                outcome, doubts = self._take(card)
                if any(written_out(point.value.strip()) != point.value.strip() for point in card.points):
                    doubts = (*doubts, ("phone_written_out", ""))
                rows.append(RowVerdict(card.spot, card.name, outcome, (*doubts, *self._roles.doubts(card))))
        return report_of(rows, refused)

    def _take(self, card: IncomingPerson) -> tuple[Outcome, Sequence[tuple[str, str]]]:
        known = self._known
        reaches = self._reaches(card)
        key = known.row_key(card, reaches)
        same = known.same(card, reaches, key)
        if not same:
            is_alike = known.resembles(card, reaches)
            same = self._create(card, reaches, key)
            known.take(same, card.spot)
            self._add_role(same, card)
            return Outcome.ALIKE if is_alike else Outcome.CREATED, ()
        is_more, doubts = self._add_to(same, card, reaches)
        is_more |= self._add_role(same, card)
        known.take(same, card.spot)
        return Outcome.UPDATED if is_more else Outcome.UNCHANGED, doubts

    def write(self, editor: Editor) -> bool:
        """Write what was found; return whether that was anything."""
        new = [*self._created.values(), *self._new]
        editor.add_all(new)
        known = editor.rows_by_id(Person, self._changed)
        editor.put_all(self._changed.values(), known)
        return bool(new or self._changed)

    def _reaches(self, card: IncomingPerson) -> dict[Reach, str]:
        """Return the ways to reach a person, as the plan writes them, with their labels."""
        reaches: dict[Reach, str] = {}
        for point in card.points:
            is_number = point.kind in {ContactKind.PHONE, ContactKind.SIGNAL}
            typed = written_out(point.value.strip())
            value = normalized_phone(typed, _REGION) if is_number else point.value.strip()
            reaches.setdefault((point.kind, value), point.label)
        return reaches

    def _add_role(self, person_id: str, card: IncomingPerson) -> bool:
        role = self._roles.wanted(self._workspace.new_id(), person_id, card)
        if role is not None:
            self._new.append(role)
        return role is not None

    def _create(self, card: IncomingPerson, reaches: dict[Reach, str], key: str) -> str:
        person = _filled(Person(id=self._workspace.new_id(), name=card.name), card, self._group_id(card))
        if card.external_id:
            person = replace(person, source_system=CARD_SOURCE, external_id=card.external_id)
        elif key:
            person = replace(person, source_system=ROW_SOURCE, external_id=key)
        self._created[person.id] = person
        self._known.know(person)
        self._add_points(person.id, reaches)
        return person.id

    def _add_to(
        self, person_id: str, card: IncomingPerson, reaches: dict[Reach, str]
    ) -> tuple[bool, Sequence[tuple[str, str]]]:
        """Add what a person lacks; return whether there was anything, and the doubts about the rest."""
        person = self._known.people[person_id]
        filled = _filled(person, card, self._group_id(card) if not person.organization_id else "")
        lacking = {
            reach: label for reach, label in reaches.items() if reach not in self._known.points[person_id]
        }
        self._add_points(person_id, lacking)
        said = self._known.differing(filled, card)
        doubts: list[tuple[str, str]] = []
        if said and person_id in self._known.taken:
            # Rows of one file about one person: all that they say is kept.
            filled = noted(filled, said)
            doubts.append(("same_person", str(self._known.taken[person_id])))
        else:
            doubts += [("differs", COLUMNS.get(name, name)) for name in said]
        if filled != person:
            (self._created if person_id in self._created else self._changed)[person_id] = filled
            self._known.know(filled)
        return bool(lacking) or filled != person, doubts

    def _add_points(self, person_id: str, reaches: dict[Reach, str]) -> None:
        for (kind, value), label in reaches.items():
            point = ContactPoint(
                id=self._workspace.new_id(), person_id=person_id, kind=kind, value=value, label=label
            )
            self._new.append(point)
            self._known.know_point(point)

    def _group_id(self, card: IncomingPerson) -> str:
        if not card.organization.strip():
            return ""
        folded = fold_name(card.organization)
        if folded not in self._known.groups:
            group = Organization(id=self._workspace.new_id(), name=card.organization)
            self._new.append(group)
            self._known.groups[folded] = group.id
        return self._known.groups[folded]


def _filled(person: Person, card: IncomingPerson, organization_id: str) -> Person:
    """Return the person with the card's values added where the plan has none."""
    own: dict[str, Any] = {
        spec.name: getattr(person, spec.name) or getattr(card, spec.taken_from) for spec in _FILLED
    }
    more: dict[str, Any] = {
        spec.name: tuple(dict.fromkeys((*getattr(person, spec.name), *getattr(card, spec.taken_from))))
        for spec in _ADDED
    }
    return replace(
        person,
        **own,
        **more,
        organization_id=person.organization_id or organization_id,
        vcard_rest=person.vcard_rest or card.rest,
    )
