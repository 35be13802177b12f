"""Imports people from vCards as one undoable edit, and accounts for every card."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.importing.foreign_files import ForeignFile, ForeignKind
from organizer_app.domain.importing.import_reports import counts_of_people
from organizer_app.domain.importing.incoming_people import (
    IncomingPerson,
    Outcome,
    PeopleReport,
    RefusedCard,
    RowVerdict,
    report_of,
)
from organizer_app.domain.model.field_specs import Source, imported
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.record_fields import PERSON_FIELDS
from organizer_app.domain.sharing.sharing_rules import entry_uid
from organizer_app.exchange.reading.people_table import read_people
from organizer_app.services.importing.incoming_files import IncomingFile, people_of, table_of_people
from organizer_app.services.importing.incoming_roles import RoleFinder
from organizer_app.services.plan.backups import back_up_before_import
from organizer_app.services.plan.phone_numbers import normalized_phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.basics.records import Record
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.editor import Editor
    from organizer_app.storage.reader import Reader

SOURCE = "vcard"
_FILLED = imported(PERSON_FIELDS, Source.CELL)
_ADDED = imported(PERSON_FIELDS, Source.MORE)
_BETWEEN = str.maketrans("", "", " ().-")
Reach = tuple[ContactKind, str]


def import_vcards(
    workspace: Workspace, *, name: str, data: bytes | ForeignFile, region: str = "US", dry_run: bool = False
) -> PeopleReport:
    """Import all cards of a file; with `dry_run`, only report what would happen.

    A card is a person of the plan when both have the same UID, or the same name and a number or address in
    common. What the plan knows already stays; what it lacks is added. Nobody is merged for a mere
    resemblance: a card that shares only its name, or only a number, becomes a separate person and is counted.

    Args:
        workspace: the plan.
        name: name of the file, for the history.
        data: its bytes, or what was read from them.
        region: ISO 3166-1 alpha-2 for phone numbers without a country code.
        dry_run: write nothing.

    Raises:
        NotText: the file is not text; nothing was changed.
    """
    cards = people_of(IncomingFile(name, data, ForeignKind.CARDS))
    return _import(workspace, name, cards, region=region, dry_run=dry_run)


def import_people_table(
    workspace: Workspace, *, name: str, data: bytes | ForeignFile, region: str = "US", dry_run: bool = False
) -> PeopleReport:
    """Import the people of a CSV table; arguments as for `import_vcards`.

    A row that names a role and a city of the plan also gives the person that role, as asked, unless they have
    it already.

    Raises:
        Problem: the file is refused as a whole; nothing was changed.
    """
    return _import(
        workspace,
        name,
        tuple(read_people(table_of_people(IncomingFile(name, data)))),
        region=region,
        dry_run=dry_run,
    )


def _import(
    workspace: Workspace,
    name: str,
    cards: Iterable[IncomingPerson | RefusedCard],
    *,
    region: str,
    dry_run: bool,
) -> PeopleReport:
    return import_cards(workspace, [(name, cards)], region=region, dry_run=dry_run)[0]


def import_cards(
    workspace: Workspace,
    files: Sequence[tuple[str, Iterable[IncomingPerson | RefusedCard]]],
    *,
    region: str = "US",
    dry_run: bool = False,
) -> list[PeopleReport]:
    """Import the people of several files, each given by its name and cards, as one step."""
    if dry_run:
        with workspace.read() as reader:
            work = _Import(workspace, reader, region)
            return [work.take_all(cards) for _name, cards in files]
    names = ", ".join(name for name, _cards in files)
    back_up_before_import(workspace, names)
    with workspace.edit(EditKind.IMPORTED, file=names) as editor:
        work = _Import(workspace, editor, region)
        reports = [work.take_all(cards) for _name, cards in files]
        work.write(editor)
        editor.note(**counts_of_people(reports).arguments())
    return reports


class _Import:
    """Matches every card against the plan; nothing is written before `write`."""

    def __init__(self, workspace: Workspace, reader: Reader, region: str) -> None:
        self._workspace = workspace
        self._region = region
        self._people = {person.id: person for person in reader.all(Person)}
        self._points: dict[str, set[Reach]] = defaultdict(set)
        self._owners: dict[Reach, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_uid: dict[str, str] = {}
        self._groups = {fold_name(group.name): group.id for group in reader.all(Organization)}
        self._new: list[Record] = []
        self._created: set[str] = set()
        self._changed: dict[str, Person] = {}
        self._roles = RoleFinder(reader)
        for point in reader.all(ContactPoint):
            self._know_point(point)
        for person in self._people.values():
            self._know_person(person)

    def take_all(self, cards: Iterable[IncomingPerson | RefusedCard]) -> PeopleReport:
        """Take every card and report on it."""
        rows: list[RowVerdict] = []
        refused: list[RefusedCard] = []
        for card in cards:
            if isinstance(card, RefusedCard):
                refused.append(card)
            else:
                rows.append(RowVerdict(card.spot, card.name, self._take(card), *self._roles.doubt(card)))
        return report_of(rows, refused)

    def _take(self, card: IncomingPerson) -> Outcome:
        reaches = self._reaches(card)
        same = self._same(card, reaches)
        if same:
            is_more = self._add_to(same, card, reaches) | self._add_role(same, card)
            return Outcome.UPDATED if is_more else Outcome.UNCHANGED
        is_alike = self._resembles(card, reaches)
        self._add_role(self._create(card, reaches), card)
        return Outcome.ALIKE if is_alike else Outcome.CREATED

    def write(self, editor: Editor) -> None:
        """Write what was found."""
        editor.add_all(self._new)
        known = editor.rows_by_id(Person, self._changed)
        editor.put_all(self._changed.values(), known)

    def _reaches(self, card: IncomingPerson) -> dict[Reach, str]:
        """Return the ways to reach a person, as the plan writes them, with their labels."""
        reaches: dict[Reach, str] = {}
        for point in card.points:
            is_number = point.kind in {ContactKind.PHONE, ContactKind.SIGNAL}
            value = normalized_phone(point.value, self._region) if is_number else point.value.strip()
            reaches.setdefault((point.kind, value), point.label)
        return reaches

    def _same(self, card: IncomingPerson, reaches: Iterable[Reach]) -> str:
        known = self._by_uid.get(card.external_id) if card.external_id else None
        if known:
            return known
        wanted = set(reaches)
        for person_id in sorted(self._by_name[fold_name(card.name)]):
            held = self._points[person_id]
            if held & wanted or not (held or wanted):
                return person_id
        return ""

    def _resembles(self, card: IncomingPerson, reaches: Iterable[Reach]) -> bool:
        return bool(self._by_name[fold_name(card.name)]) or any(self._owners[each] for each in reaches)

    def _add_role(self, person_id: str, card: IncomingPerson) -> bool:
        role = self._roles.wanted(self._workspace.new_id(), person_id, card)
        if role is not None:
            self._new.append(role)
        return role is not None

    def _create(self, card: IncomingPerson, reaches: dict[Reach, str]) -> str:
        person = _filled(Person(id=self._workspace.new_id(), name=card.name), card, self._group_id(card))
        if card.external_id:
            person = replace(person, source_system=SOURCE, external_id=card.external_id)
        self._new.append(person)
        self._created.add(person.id)
        self._people[person.id] = person
        self._know_person(person)
        self._add_points(person.id, reaches)
        return person.id

    def _add_to(self, person_id: str, card: IncomingPerson, reaches: dict[Reach, str]) -> bool:
        person = self._changed.get(person_id) or self._people[person_id]
        filled = _filled(person, card, self._group_id(card) if not person.organization_id else "")
        lacking = {reach: label for reach, label in reaches.items() if reach not in self._points[person_id]}
        self._add_points(person_id, lacking)
        is_new = person_id in self._created
        if filled != person and not is_new:
            self._changed[person_id] = filled
        return bool(lacking) or filled != person

    def _add_points(self, person_id: str, reaches: dict[Reach, str]) -> None:
        for (kind, value), label in reaches.items():
            point = ContactPoint(
                id=self._workspace.new_id(), person_id=person_id, kind=kind, value=value, label=label
            )
            self._new.append(point)
            self._know_point(point)

    def _group_id(self, card: IncomingPerson) -> str:
        if not card.organization.strip():
            return ""
        folded = fold_name(card.organization)
        if folded not in self._groups:
            group = Organization(id=self._workspace.new_id(), name=card.organization)
            self._new.append(group)
            self._groups[folded] = group.id
        return self._groups[folded]

    def _know_person(self, person: Person) -> None:
        self._by_name[fold_name(person.name)].add(person.id)
        # A card of ours has the key under which the person is shared.
        self._by_uid.setdefault(entry_uid(person.id), person.id)
        if person.source_system == SOURCE and person.external_id:
            self._by_uid[person.external_id] = person.id

    def _know_point(self, point: ContactPoint) -> None:
        # Older plans hold numbers as they were typed, with spaces between the digits.
        for value in {point.value, _compact(point)}:
            reach = (point.kind, value)
            self._points[point.person_id].add(reach)
            self._owners[reach].add(point.person_id)


def _compact(point: ContactPoint) -> str:
    return point.value.translate(_BETWEEN) if point.value.startswith("+") else point.value


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
