"""Distinguish headings from other cells, before it is known what the rows of a table are."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from organizer_app.exchange.reading.heading_words import asked_field
from organizer_app.exchange.reading.incoming_fields import Field, generic_field, heading_key
from organizer_app.exchange.reading.people_table import is_people_heading
from organizer_app.exchange.reading.presets import PRESETS
from organizer_app.exchange.reading.table_layout import HEADER_WITHIN, IsHeading, known_headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.importing.foreign_files import ForeignTable

_PRESET_KEYS: Final = frozenset(key for preset in PRESETS for key in (*preset.fields, *preset.needs))
_LONGEST_HEADING: Final = 60
# A list has a city, a spot, a day or a name beside these.
_OF_SUMMARIES: Final = frozenset(
    {Field.STATE, Field.COUNTRY, Field.COUNT, Field.LOW, Field.HIGH, Field.EXPECTED}
)
_FEW_HEADINGS: Final = 2


def is_action_heading(cell: str, asked: AbstractSet[str]) -> bool:
    """Return whether tables of actions have this heading; `asked` are the keys of a person's own."""
    if not cell or len(cell) > _LONGEST_HEADING:
        return False
    key = heading_key(cell)
    return key in asked or key in _PRESET_KEYS or generic_field(cell) is not None


def heading_test(table: ForeignTable, asked: AbstractSet[str]) -> IsHeading:
    """Return what tells the headings of a table from its other cells: questions only where it has no others.

    A sentence in a cell may name a field, too; beside plain headings it is never taken for one.
    """
    plain = lru_cache(maxsize=4096)(partial(is_action_heading, asked=asked))
    if any(known_headings(row, plain) >= _FEW_HEADINGS for row in table.rows[:HEADER_WITHIN]):
        return plain
    return lru_cache(maxsize=4096)(lambda cell: plain(cell) or asked_field(cell) is not None)


def is_known_heading(cell: str, asked: AbstractSet[str]) -> bool:
    """Return whether any table that can be imported has this heading."""
    return is_action_heading(cell, asked) or (len(cell) <= _LONGEST_HEADING and is_people_heading(cell))


def has_known_headings(table: ForeignTable, asked: Iterable[str] = ()) -> bool:
    """Return whether a sheet is a list: one of its first rows has headings, two or more, or the only one.

    A summary has words in one column and figures beside them; one by state has known headings, too.
    """
    keys = frozenset(map(heading_key, asked))
    for number, row in enumerate(table.rows[:HEADER_WITHIN]):
        if _are_of_a_summary(row, keys):
            continue
        # Most lists have their headings in the first row, so the others need not be looked at.
        known = sum(is_known_heading(cell, keys) or asked_field(cell) is not None for cell in row)
        if known >= _FEW_HEADINGS or (number == 0 and known == len(row) - row.count("") == 1):
            return True
    return False


def _are_of_a_summary(row: Sequence[str], asked: AbstractSet[str]) -> bool:
    """Return whether the known headings of a row only name states or countries, and numbers of people."""
    known = [cell for cell in row if is_known_heading(cell, asked)]
    return len(known) >= _FEW_HEADINGS and all(
        heading_key(cell) not in asked and generic_field(cell) in _OF_SUMMARIES for cell in known
    )
