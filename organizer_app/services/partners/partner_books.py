"""Reads everything the views of partner groups show in one go."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.people import ContactKind, ContactPoint, Person
from organizer_app.domain.model.releases import Release
from organizer_app.domain.partners.partner_book import LedgerCity, PartnerBook, Signer, in_time, parts_of
from organizer_app.domain.partners.partner_ledger import GONE, LedgerGroup, ledger
from organizer_app.services.partners.partners import carries
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

SHOWN = frozenset(
    {
        Noun.ORGANIZATION,
        Noun.PARTNERSHIP,
        Noun.CITY_ACTION,
        Noun.PERSON,
        Noun.CONTACT_POINT,
        Noun.RELEASE,
        Noun.MOBILIZATION,
        Noun.PLACE,
    }
)


def read_partner_book(workspace: Workspace, *, mobilization_id: str = "") -> PartnerBook:
    """Read all groups with their parts in a mobilization; an empty id means the one with most actions."""
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        wanted = mobilization_id or snapshot.busiest()
        rows = [row for row in snapshot.rows if row.mobilization_id == wanted]
        parts = [
            part
            for part in reader.all(Partnership)
            if part.city_action_id or part.mobilization_id in {"", wanted}
        ]
        lines = ledger(reader.all(Organization), parts, [row.action_id for row in rows])
        zones = {head.mobilization_id: head.desk_zone for head in snapshot.mobilizations}
        return PartnerBook(
            mobilization_id=wanted,
            desk_zone=zones.get(wanted) or "UTC",
            lines=lines,
            cities=_cities(rows, lines),
            signers=_signers(reader),
            named_in=_named_in(reader, lines),
        )


def _cities(rows: Iterable[ActionRow], lines: Iterable[LedgerGroup]) -> tuple[LedgerCity, ...]:
    """Return the columns, those with most groups first; actions of one city are in order of time."""
    counts = Counter(action_id for line in lines for action_id in line.parts)
    cities = [
        LedgerCity(
            action_id=row.action_id,
            city=row.city or row.title,
            state=row.state,
            readiness=row.readiness,
            day=row.day,
            place_id=row.place_id,
            starts=row.starts,
            title=row.title,
        )
        for row in rows
    ]
    return tuple(sorted(cities, key=lambda each: (-counts[each.action_id], *in_time(each))))


def _signers(reader: Reader) -> Mapping[str, tuple[Signer, ...]]:
    people = [person for person in reader.all(Person) if person.organization_id]
    numbers: dict[str, str] = {}
    for point in reader.among(ContactPoint, "person_id", [person.id for person in people]):
        if point.kind is ContactKind.PHONE:
            numbers.setdefault(point.person_id, point.value)
    found = grouped_pairs(
        (each.organization_id, Signer(each.id, each.name, each.organization_id, numbers.get(each.id, "")))
        for each in sorted(people, key=lambda person: (person.name.casefold(), person.id))
    )
    return {group_id: tuple(held) for group_id, held in found.items()}


def _named_in(reader: Reader, lines: Iterable[LedgerGroup]) -> Mapping[str, int]:
    """Count the releases that still contain the names of groups that have left: few, so this is quick."""
    gone = [line for line in lines if any(part.status in GONE for part in parts_of(line))]
    releases = reader.all(Release) if gone else ()
    found = {}
    for line in gone:
        names = {line.group.name, line.group.credit_name, *(part.credit_name for part in parts_of(line))}
        found[line.group.id] = sum(any(carries(each, name) for name in names - {""}) for each in releases)
    return found
