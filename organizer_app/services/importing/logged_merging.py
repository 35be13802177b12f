"""Merges rows whose source is not kept: of our own tables, and of lists imported by earlier versions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.importing.field_news import is_blank
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.importing.import_rows import notes_of
from organizer_app.services.importing.row_values import action_values
from organizer_app.storage.codecs import codec_of
from organizer_app.storage.journal.journal import values_replaced, written_by

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.places.places import Place
    from organizer_app.storage.reader import Reader


def with_log(
    reader: Reader, known: Mapping[str, CityAction], wanted: Mapping[str, CityAction]
) -> tuple[dict[str, CityAction], set[str]]:
    """Return the actions with only what is new, and the ids of those where a person changed the same field.

    What the source said before is what imports wrote, as the log holds it.

    Args:
        reader: an open read.
        known: the actions as they are, by id.
        wanted: the actions as the file says.
    """
    codec = codec_of(CityAction)
    created = values_replaced(reader.connection, wanted)
    imported = written_by(reader.connection, EditKind.IMPORTED, wanted)
    changed, torn = {}, set()
    for action_id, after in wanted.items():
        before = known[action_id]
        now, new = codec.image(before), codec.image(after)
        last = {**now, **created.get(action_id, {}), **imported.get(action_id, {})}
        news = [name for name in codec.journalled if new[name] not in {now[name], last[name]}]
        taken = {name: getattr(after, name) for name in news if now[name] == last[name]}
        if len(taken) < len(news):
            torn.add(action_id)
        if taken:
            changed[action_id] = replace(before, **taken)
    return changed, torn


def as_read(
    before: CityAction, row: IncomingAction, place: Place | None, covered: Collection[str]
) -> CityAction:
    """Return an action as a row says; what a column does not say, or a cell leaves open, stays."""
    said = action_values(row, place, covered)
    said["notes"] = notes_of(row)
    if not row.status:
        said.pop("status", None)
    return replace(before, **{name: value for name, value in said.items() if not is_blank(value)})
