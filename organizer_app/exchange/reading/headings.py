"""Map the columns of a table to fields; columns without a field go to the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from organizer_app.domain.importing.import_problems import NoUsableColumns, OtherTable, UnknownMapping
from organizer_app.domain.importing.table_layouts import DAY_FIRST, MONTH_FIRST
from organizer_app.exchange.reading.column_cells import are_names, filled, fits, guessed
from organizer_app.exchange.reading.heading_words import asked_field, is_last_name
from organizer_app.exchange.reading.incoming_fields import (
    DATE_FIELDS,
    JOINERS,
    PLACE_FIELDS,
    Field,
    generic_field,
    heading_key,
)
from organizer_app.exchange.reading.presets import GENERIC, Preset, preset_for

_SHOWN_HEADINGS: Final = 10
# What tells an action from a place: when it is, who does it, or where exactly.
_SPOT: Final = frozenset({Field.CITY, Field.VENUE, Field.ADDRESS, Field.ZIP, Field.LATITUDE})
_WHEN: Final = frozenset({Field.DATE, Field.START, Field.TIME})
_WHO: Final = frozenset(
    {
        Field.GROUPS, Field.LEAD, Field.LEAD_EMAIL, Field.LEAD_PHONE, Field.BACKUP, Field.BACKUP_EMAIL,
        Field.BACKUP_PHONE, Field.EXPECTED, Field.LOW, Field.MOBILIZATION, Field.CAMPAIGN,
    }
)  # fmt: skip
# These alone make a row about anything that happens somewhere: a measurement, a message, a log.
_BARE: Final = frozenset(
    {
        *_WHEN, Field.END, Field.END_DATE, Field.ZONE, Field.DOUBLED_HOUR, Field.EXTERNAL_ID, Field.STATUS,
        Field.NOTES, Field.URL,
    }
)  # fmt: skip
# What comes first in the dates of a column, said behind its field.
_ORDERS: Final = {DAY_FIRST: True, MONTH_FIRST: False}
_ORDERED: Final = frozenset({Field.DATE, Field.START, Field.END_DATE})
_NAMES: Final = frozenset({"name", "names"})
# A day somewhere is no action without somebody who holds it or an hour at which it begins.
_GUESSED_BESIDE: Final = frozenset({Field.LEAD_EMAIL, Field.LEAD_PHONE, Field.START, Field.LEAD})
# Our own tables name fields in conflict: true on the day they were written, and no note of an action.
_OF_ITS_DAY: Final = frozenset({"inconflict"})


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The meaning of every column of one table.

    Attributes:
        headings: name of every column; one without a heading is called "Column 27".
        columns: positions that fill a field; several only for fields that can be joined.
        kept: positions of the columns without a field.
        preset: the source that was recognized.
        day_first: whether a person said that the dates begin with the day; None where nobody did.
        guesses: positions of the columns whose cells alone say what they are.
    """

    headings: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    kept: tuple[int, ...]
    preset: Preset
    day_first: bool | None = None
    guesses: frozenset[int] = frozenset()

    def first(self, field: str) -> int | None:
        """Return the first column of a field, or None."""
        positions = self.columns.get(field)
        return positions[0] if positions else None

    def heading_of(self, field: str) -> str:
        """Return the heading of a field's first column, for messages."""
        position = self.first(field)
        return "" if position is None else self.headings[position]


def asked_mapping(column_map: Mapping[str, str]) -> dict[str, str]:
    """Return the user's own mapping by heading key; "date:day-first" is a field with the order of its dates.

    Raises:
        UnknownMapping: a field does not exist under any of its names.
    """
    asked: dict[str, str] = {}
    for column, field_name in column_map.items():
        name, _colon, order = field_name.partition(":")
        field = generic_field(name)
        if field is None or (order and (order not in _ORDERS or field not in _ORDERED)):
            raise UnknownMapping(field=field_name)
        asked[heading_key(column)] = field
    return asked


def _asked_order(column_map: Mapping[str, str]) -> bool | None:
    orders = (field_name.partition(":")[2] for field_name in column_map.values())
    return next((_ORDERS[order] for order in orders if order in _ORDERS), None)


def plan_columns(
    headings: Sequence[str],
    column_map: Mapping[str, str],
    *,
    rows: Sequence[Sequence[str]] = (),
    cities: AbstractSet[str] = frozenset(),
) -> ColumnPlan:
    """Assign every column its field: the user's mapping, the preset, the words of its heading, its cells.

    Args:
        headings: as given.
        column_map: field by heading, as a person said.
        rows: what is below headings that people wrote: a question counts where the cells can answer it.
        cities: folded names of cities.

    Raises:
        UnknownMapping: the mapping names a column or a field that does not exist.
        NoUsableColumns: no column gives a place or time.
        OtherTable: the table is about something else.
    """
    asked = asked_mapping(column_map)
    keys = [heading_key(heading) for heading in headings]
    missing = next((column for column in column_map if heading_key(column) not in keys), None)
    if missing is not None:
        raise UnknownMapping(column=missing)
    preset = preset_for(frozenset(keys))
    columns: dict[str, tuple[int, ...]] = {}
    kept: list[int] = []
    # The user's choice comes first, so that no generic name takes its field.
    for position in sorted(range(len(keys)), key=lambda at: keys[at] not in asked):
        if keys[position] in _OF_ITS_DAY and keys[position] not in asked:
            continue
        field = _field_of(headings[position], keys[position], asked, preset)
        is_joined = field in JOINERS and (field != Field.EXTERNAL_ID or keys[position] in preset.fields)
        if field is None or (field in columns and not is_joined):
            kept.append(position)
        else:
            columns[field] = (*columns.get(field, ()), position)
    free = [at for at in kept if rows and keys[at] not in asked and keys[at] not in preset.fields]
    cells = {at: filled(rows, at) for at in free}
    _take_questions(columns, cells, headings)
    _take_name(columns, headings, rows, asked.keys() | preset.fields.keys())
    guesses = _guesses(columns, cells, cities) if rows and preset is GENERIC else {}
    columns |= {field: (at,) for at, field in guesses.items()}
    _check(columns, headings, is_asked=bool(column_map) or preset is not GENERIC or bool(guesses))
    taken = {at for positions in columns.values() for at in positions}
    names = tuple(heading or f"Column {at}" for at, heading in enumerate(headings, 1))
    left = tuple(at for at in sorted(kept) if at not in taken)
    return ColumnPlan(names, columns, left, preset, _asked_order(column_map), frozenset(guesses))


def _take_questions(
    columns: dict[str, tuple[int, ...]], cells: dict[int, list[str]], headings: Sequence[str]
) -> None:
    """Give columns the fields that their headings ask for, where no other column has them."""
    for at in list(cells):
        field = asked_field(headings[at])
        if field is not None and field not in columns and fits(field, cells[at]):
            columns[field] = (at,)
            del cells[at]
    if Field.LEAD in columns:
        first_names = sorted(columns[Field.LEAD], key=lambda at: is_last_name(headings[at]))
        columns[Field.LEAD] = tuple(first_names)


def _take_name(
    columns: dict[str, tuple[int, ...]],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    settled: AbstractSet[str],
) -> None:
    """Take a column called "Name" for the lead beside ways to reach one, if its cells are names of people."""
    at = columns.get("title", (-1,))[0]
    if Field.LEAD in columns or at < 0 or heading_key(headings[at]) not in _NAMES - settled:
        return
    if columns.keys() & {Field.LEAD_EMAIL, Field.LEAD_PHONE} and are_names(filled(rows, at)):
        columns[Field.LEAD] = columns.pop("title")


def _guesses(
    columns: Mapping[str, tuple[int, ...]], cells: Mapping[int, Sequence[str]], cities: AbstractSet[str]
) -> dict[int, str]:
    """Return what other columns hold by their cells, if all together are a list of actions."""
    found = guessed(cells, columns.keys(), cities)
    fields = {*columns, *found.values()}
    is_where = fields & {Field.CITY, Field.ADDRESS, Field.VENUE}
    return found if is_where and fields & _WHEN and fields & _GUESSED_BESIDE else {}


def _check(columns: Mapping[str, tuple[int, ...]], headings: Sequence[str], *, is_asked: bool) -> None:
    shown = tuple(heading for heading in headings if heading)[:_SHOWN_HEADINGS]
    if not columns.keys() & (PLACE_FIELDS | DATE_FIELDS):
        raise NoUsableColumns(shown)
    if not is_asked and _is_of_something_else(
        columns.keys(), len(list(filter(None, map(heading_key, headings))))
    ):
        raise OtherTable(shown)


def _is_of_something_else(fields: AbstractSet[str], named: int) -> bool:
    """Return whether no heading says where, who or what; or most are unknown, and the others make no action.

    A place with a name alone may be a school or a work of art: without a city, a day or anybody, two
    thirds of its headings have to be known.
    """
    if fields <= _BARE:
        return True
    is_bare_spot = not fields & (_WHEN | _WHO | {Field.CITY})
    if (3 * len(fields) >= 2 * named) if is_bare_spot else (2 * len(fields) >= named):
        return False
    return not (fields & _SPOT and (fields & _WHEN or fields & _WHO))


def _field_of(heading: str, key: str, asked: Mapping[str, str], preset: Preset) -> str | None:
    if key in asked:
        return asked[key]
    if key in preset.fields:
        return preset.fields[key]
    return generic_field(heading)
