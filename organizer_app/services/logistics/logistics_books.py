"""Reads what every city needs in one go, and afterwards only what an edit changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.logistics.logistics_book import RECORD_OF, LogisticsBook, Part, PartKind
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.nouns import NOUN_OF
from organizer_app.domain.model.sites import Site
from organizer_app.domain.rows.action_rows import OFF_STATUSES, in_city_order
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.rows.action_rows import ActionRow, PlanSnapshot
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

Parts = dict[str, "Sequence[Part]"]
_USUAL_ZONE: Final = "America/New_York"
KIND_OF_NOUN: Final = {NOUN_OF[record]: kind for kind, record in RECORD_OF.items()}
# These records hold the names, times and readiness of the cities.
_OF_CITIES: Final = frozenset({Noun.CITY_ACTION, Noun.PLACE, Noun.MOBILIZATION})
SHOWN: Final = frozenset(KIND_OF_NOUN) | _OF_CITIES


def read_logistics_book(workspace: Workspace) -> LogisticsBook:
    """Read the logistics of the mobilization with the most actions."""
    with workspace.read() as reader:
        return book_from(reader, plan_rows.read_snapshot(reader.connection))


def book_from(reader: Reader, snapshot: PlanSnapshot) -> LogisticsBook:
    """Return the same as `read_logistics_book`, from a read that is already open and its rows."""
    wanted = snapshot.busiest()
    rows = _rows(snapshot.rows, wanted)
    found = reader.find(Mobilization, wanted) if wanted else None
    empty: dict[PartKind, Mapping[str, Sequence[Part]]] = {}
    book = LogisticsBook(
        mobilization_id=wanted,
        title=found.title if found else "",
        currency=found.currency if found else "USD",
        desk_zone=found.desk_zone if found else _USUAL_ZONE,
        rows=rows,
        parts=empty,
    )
    return replace(book, parts={kind: _parts(reader, book, kind) for kind in PartKind})


def _rows(rows: Iterable[ActionRow], wanted: str) -> tuple[ActionRow, ...]:
    kept = (row for row in rows if row.mobilization_id == wanted and row.status not in OFF_STATUSES)
    return tuple(sorted(kept, key=in_city_order))


def _parts(reader: Reader, book: LogisticsBook, kind: PartKind) -> Mapping[str, Sequence[Part]]:
    mine = {row.action_id for row in book.rows}
    found = by_action(
        part for part in reader.all(RECORD_OF[kind]) if _belongs(part, mine, book.mobilization_id)
    )
    return {action_id: ordered(parts) for action_id, parts in found.items()}


def _belongs(part: Part, mine: set[str], mobilization_id: str) -> bool:
    if part.city_action_id:
        return part.city_action_id in mine
    return isinstance(part, BudgetLine) and part.mobilization_id in {"", mobilization_id}


def ordered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts of an action in the order in which they are shown: along the way, or as entered."""
    return tuple(
        sorted(parts, key=lambda part: (part.position if isinstance(part, Site | Cue) else 0, part.id))
    )


def after(workspace: Workspace, book: LogisticsBook, change: ChangeSet) -> LogisticsBook:
    """Return the book after an edit; only what the edit touched is read again."""
    if change.everything or change.nouns & {Noun.MOBILIZATION, Noun.PLACE}:
        return read_logistics_book(workspace)
    with workspace.read() as reader:
        known = {row.action_id for row in book.rows}
        if change.action_ids:
            fresh = plan_rows.read_rows(reader.connection, change.action_ids)
            kept = [row for row in book.rows if row.action_id not in change.action_ids]
            book = replace(book, rows=_rows([*kept, *fresh], book.mobilization_id))
        added = [row.action_id for row in book.rows if row.action_id not in known]
        parts = dict(book.parts)
        for kind, record in RECORD_OF.items():
            noun = NOUN_OF[record]
            ids = {record_id for touched, record_id in change.touched if touched is noun}
            ids |= {part.id for part in reader.among(record, "city_action_id", added)} if added else set()
            if ids:
                parts[kind] = _patched(reader, book, kind, ids)
    return replace(book, parts=parts)


def _patched(
    reader: Reader, book: LogisticsBook, kind: PartKind, ids: set[str]
) -> Mapping[str, Sequence[Part]]:
    """Return the parts of a kind with some of them as they are now: added, changed, moved or gone."""
    mine = {row.action_id for row in book.rows}
    now = reader.rows_by_id(RECORD_OF[kind], ids)
    fresh = [each for each in now.values() if not each.hidden and _belongs(each, mine, book.mobilization_id)]
    held: Parts = dict(book.parts[kind])
    lost = {key for key, parts in held.items() if any(part.id in ids for part in parts)}
    for action_id in lost | {part.city_action_id for part in fresh}:
        kept = [part for part in held.get(action_id, ()) if part.id not in ids]
        kept += [part for part in fresh if part.city_action_id == action_id]
        held[action_id] = ordered(kept)
        if not kept:
            del held[action_id]
    return held
