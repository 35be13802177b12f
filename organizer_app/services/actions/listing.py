"""Lists the records of a noun for `list` and scripts, with the names of what they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import grouped
from organizer_app.domain.calendar.action_filters import ActionFilter, haystack, select
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.people import ContactKind, ContactPoint
from organizer_app.domain.places.city_names import is_city_named
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
from organizer_app.services.actions import relay_turns
from organizer_app.services.actions.action_details import first_contact
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.records import RecordType
    from organizer_app.services.plan.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedAction:
    """A row with values that only scripts need; `city` is the place's own name, not the public label.

    `external_id` is as the imported file has it, and empty for a row that was known by its content alone.
    """

    row: ActionRow
    head: MobilizationHead | None
    city: str
    notes: str
    external_id: str


def list_actions(workspace: Workspace, *, wanted: ActionFilter, city: str = "") -> list[ListedAction]:
    """Return the actions a filter keeps, ordered by day, start and city.

    Args:
        workspace: the plan.
        wanted: the filter; its words are searched in the notes too.
        city: name of a city in any case, such as "Portland" or "Portland, OR".
    """
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        notes = plan_rows.read_notes(reader.connection)
        heads = relay_turns.with_turns(reader, snapshot) if wanted.lacks else snapshot.mobilizations
        keys = {action.id: _written_id(action.external_id) for action in reader.all(CityAction)}
        names = {place.id: place.name for place in reader.all(Place)}
    texts: dict[str, str] = {}
    if wanted.words:
        texts = {row.action_id: _searched(row, notes) for row in snapshot.rows}
    rows = select(snapshot.rows, wanted, texts, heads=heads)
    head_of = {head.mobilization_id: head for head in heads}
    return [
        ListedAction(
            row,
            head_of.get(row.mobilization_id),
            names.get(row.place_id, row.city),
            notes.get(row.action_id, ""),
            keys.get(row.action_id, ""),
        )
        for row in rows
        if not city
        or is_city_named(city, row.city, row.state)
        or is_city_named(city, names.get(row.place_id, ""), row.state)
    ]


def list_records(workspace: Workspace, record_type: type[RecordType]) -> Sequence[RecordType]:
    """Return all visible records of a type, oldest first."""
    with workspace.read() as reader:
        return reader.all(record_type)


def contacts_by_person(workspace: Workspace) -> dict[str, tuple[str, str]]:
    """Return the first phone and first email of every person that has any, by person id."""
    points = tuple(list_records(workspace, ContactPoint))
    by_person = grouped(points, lambda point: point.person_id)
    return {
        person_id: (
            first_contact(tuple(mine), person_id, ContactKind.PHONE),
            first_contact(tuple(mine), person_id, ContactKind.EMAIL),
        )
        for person_id, mine in by_person.items()
    }


def _written_id(key: str) -> str:
    """Return the id in a file of the key under which an import stores it."""
    return key.removeprefix("id:") if not key.startswith("row:") else ""


def _searched(row: ActionRow, notes: dict[str, str]) -> str:
    return f"{haystack(row)} {notes.get(row.action_id, '').casefold()}"
