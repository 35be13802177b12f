"""The actions of an imported file as columns: those that are stored, and those of their flat rows.

A flat row is derived here and in `summary_row`, because going through records costs 22 microseconds a row,
0.22 s of 10,000. `test_import_actions.py` compares both for all that an import can say.
"""

from __future__ import annotations

from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer_app.domain.model.action_fields import IMPORTED_FIELDS
from organizer_app.domain.model.field_specs import Source
from organizer_app.services.importing.import_rows import notes_with

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime, time

    from organizer_app.domain.checklists.permit_rules import PermitRule
    from organizer_app.domain.importing.incoming import IncomingAction, RowWarningCode
    from organizer_app.domain.model.city_actions import ActionStatus, Tactic
    from organizer_app.domain.time.working_days import Region

_SHOWN_WHEN: Final = ("zone", "day", "starts", "ends", "starts_utc", "ends_utc")
_SHOWN_WHERE: Final = ("latitude", "longitude", "usa_x", "usa_y", "world_x", "world_y")
Shown = tuple[str | int | float | None, ...]
Columns = dict[str, "Sequence[Any]"]


class StoredTimes(NamedTuple):
    """The times of a row under the names of `CityAction`, including those it derives."""

    day: date | None
    starts: time | None
    ends_day: date | None
    ends: time | None
    zone: str
    starts_utc: datetime | None
    ends_utc: datetime | None
    tzdata_version: str
    starts_second: bool
    ends_second: bool


class When(NamedTuple):
    """The times of a row as stored and as shown, with what readiness needs and any clock change problem."""

    stored: StoredTimes
    shown: Shown
    facts: tuple[bool, bool, bool]
    is_over: bool
    is_near: bool
    doubts: tuple[tuple[RowWarningCode, str], ...]


class Where(NamedTuple):
    """The place of a row as shown, with what readiness needs of it."""

    place_id: str
    zone: str
    names: tuple[str, str, str]
    spot: Shown
    facts: tuple[bool, bool]
    rules: tuple[PermitRule, ...]
    region: Region


class Said(NamedTuple):
    """The meaning of a row's words as codes; words without a meaning become lines for its notes."""

    status: ActionStatus
    tactic: Tactic
    status_code: str
    tactic_code: str
    strange: tuple[str, ...]
    is_over: bool


class Made(NamedTuple):
    """The parts of new actions, each with the values of all of them."""

    rows: Sequence[IncomingAction]
    keys: Sequence[str]
    mobilizations: Sequence[str]
    wheres: Sequence[Where]
    whens: Sequence[When]
    saids: Sequence[Said]


def stored_columns(ids: Sequence[str], made: Made) -> Columns:
    """Return the fields in which new city actions differ."""
    rows, keys, mobilizations, wheres, whens, saids = made
    columns: Columns = {
        "id": ids,
        "external_id": keys,
        "mobilization_id": mobilizations,
        "place_id": [where.place_id for where in wheres],
        **_named(StoredTimes._fields, [when.stored for when in whens]),
    }
    sources: Mapping[Source, Sequence[object]] = {Source.CELL: rows, Source.WORDS: saids}
    for spec in IMPORTED_FIELDS:
        if spec.source in sources:
            columns[spec.name] = list(map(attrgetter(spec.taken_from), sources[spec.source]))
        elif spec.source is Source.NOTES:
            columns[spec.name] = [
                notes_with(row, said.strange) if said.strange else row.notes
                for row, said in zip(rows, saids, strict=True)
            ]
    return columns


def shown_columns(stored: Columns, made: Made, who: Columns, ready: Sequence[tuple[int, str]]) -> Columns:
    """Return the columns of `ActionRow`, without the actions whose last days have to be looked up.

    Args:
        stored: the result of `stored_columns`.
        made: the parts of the actions.
        who: names of leads, backups and groups.
        ready: readiness of each with its reasons.
    """
    rows, _keys, _mobilizations, wheres, whens, saids = made
    columns: Columns = {
        "action_id": stored["id"],
        "version": [1] * len(rows),
        **{name: stored[name] for name in ("mobilization_id", "place_id", "title", "expected")},
        "tactic": [said.tactic_code for said in saids],
        "status": [said.status_code for said in saids],
        **_named(("city", "state", "country"), [where.names for where in wheres]),
        **_named(_SHOWN_WHEN, [when.shown for when in whens]),
        **_named(_SHOWN_WHERE, [where.spot for where in wheres]),
        **_named(("readiness", "reasons"), ready),
        "steps_done": [0] * len(rows),
        "steps_total": [0] * len(rows),
        **who,
        "venue": [row.venue for row in rows],
        **_named(("count_low", "count_high"), [_span(row.count_low, row.count_high) for row in rows]),
        "facts": [""] * len(rows),
    }
    # The requirements of the last days are looked up afterwards for actions still to come.
    is_known = [said.is_over or not when.is_near for when, said in zip(whens, saids, strict=True)]
    if all(is_known):
        return columns
    return {name: list(compress(values, is_known)) for name, values in columns.items()}


def _named(names: Sequence[str], values: Sequence[Sequence[Any]]) -> dict[str, Sequence[Any]]:
    """Return values given row by row as named columns."""
    return dict(zip(names, zip(*values, strict=True), strict=True))


def _span(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    if low is None or high is None:
        return (high, high) if low is None else (low, low)
    return (low, high) if low <= high else (high, low)
