"""Reads what one imported row says about its action: key, times, status and unknown words."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple

from organizer_app.domain.importing.written_words import (
    is_tactic_itself,
    status_meant,
    tactic_meant,
    zone_meant,
)
from organizer_app.domain.model.action_fields import IMPORTED_FIELDS
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.field_specs import Source
from organizer_app.domain.time.local_time import LocalMoment, clock_name, instant_of, is_second, local_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.places.places import Place


class RowKeys:
    """Gives every row a key that the next import of the same file finds again.

    The key is the row's external id; or else the row's content with its ordinal among equal rows, so that two
    identical rows are two actions.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def key_of(self, row: IncomingAction) -> str:
        """Return the key of the next row of the file."""
        text = f"id:{row.external_id}" if row.external_id else f"row:{_digest(row.content)}"
        ordinal = self._seen[text] = self._seen.get(text, 0) + 1
        return text if row.external_id and ordinal == 1 else f"{text}:{ordinal}"


@dataclass(frozen=True, slots=True)
class Times:
    """The local wall times of a row, their zone, and which are the second of two."""

    day: date | None
    starts: time | None
    ends_day: date | None
    ends: time | None
    zone: str
    starts_second: bool = False
    ends_second: bool = False


def times_of(row: IncomingAction, place: Place | None) -> Times:
    """Read the times of a row in the time zone of its place, or in the zone the row names."""
    given, here = zone_meant(row.zone), place.zone if place else ""
    if given != "UTC" or not here or row.day is None or row.starts is None:
        zone = given or here
        is_second = _is_second_by_name(row, zone)
        return Times(
            row.day,
            row.starts,
            row.ends_day,
            row.ends,
            zone,
            starts_second=row.starts_second or is_second,
            ends_second=row.ends_second or is_second,
        )
    start = local_of(instant_of(LocalMoment(row.day, row.starts, "UTC")), here)
    if row.ends is None:
        return Times(start.day, start.wall, None, None, here, start.is_second)
    end = local_of(instant_of(LocalMoment(row.ends_day or row.day, row.ends, "UTC")), here)
    ends_day = end.day if end.day != start.day else None
    return Times(start.day, start.wall, ends_day, end.wall, here, start.is_second, end.is_second)


def _is_second_by_name(row: IncomingAction, zone: str) -> bool:
    """Return whether a row names the clock after the change, such as 1:30 AM EST when EDT ends."""
    if row.day is None or row.starts is None or not row.zone or not zone:
        return False
    second = LocalMoment(row.day, row.starts, zone, is_second=True)
    return is_second(second) and clock_name(second)[0].casefold() == row.zone.casefold()


def status_of(row: IncomingAction) -> ActionStatus:
    """Return the status of a row: as written, or else reported once past, committed if dated, or prospect."""
    written = status_meant(row.status)
    if written is not None:
        return written
    if row.happened:
        return ActionStatus.REPORTED
    return ActionStatus.COMMITTED if row.day else ActionStatus.PROSPECT


class Meanings(NamedTuple):
    """The meaning of a row's words."""

    tactic: Tactic
    status: ActionStatus


def meanings_of(row: IncomingAction) -> Meanings:
    """Return the kind of a row, a rally where it names none, and its status."""
    return Meanings(tactic_meant(row.tactic) or Tactic.RALLY, status_of(row))


def action_fields(row: IncomingAction, place: Place | None) -> dict[str, Any]:
    """Return the fields of a city action that a row fills."""
    sources = {Source.CELL: row, Source.TIMES: times_of(row, place), Source.WORDS: meanings_of(row)}
    return {
        spec.name: notes_of(row)
        if spec.source is Source.NOTES
        else getattr(sources[spec.source], spec.taken_from)
        for spec in IMPORTED_FIELDS
    }


def notes_of(row: IncomingAction) -> str:
    """Return the notes of a row, followed by its words without a meaning."""
    return notes_with(row, words_without_meaning(row))


def notes_with(row: IncomingAction, strange: Sequence[str]) -> str:
    """Return the notes of a row with extra lines below them."""
    return "\n".join(filter(None, (row.notes, *strange)))


def words_without_meaning(row: IncomingAction) -> list[str]:
    """Return a row's words for status, kind and zone that say more than their fields, as lines for notes."""
    lines = []
    if row.status and status_meant(row.status) is None:
        lines.append(f"status: {row.status}")
    if row.tactic and not is_tactic_itself(row.tactic):
        lines.append(f"tactic: {row.tactic}")
    if row.zone and not zone_meant(row.zone):
        lines.append(f"timezone: {row.zone}")
    return lines


def _digest(content: str) -> str:
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
