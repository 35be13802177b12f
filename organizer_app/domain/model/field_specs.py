"""Define what the declaration of a record's field says, for every way into and out of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class FieldKind(Enum):
    """What a field holds, which decides how it is read, written and edited."""

    LINE = "line"
    """One line of text."""
    PAGE = "page"
    """Text of several lines."""
    COUNT = "count"
    """A number of people; None while unknown."""
    NAMES = "names"
    CHOICE = "choice"
    """A member of an enumeration."""
    DAY = "day"
    TIME = "time"
    ZONE = "zone"
    FLAG = "flag"
    MONEY = "money"
    """An amount in the smallest unit of its currency; None while unknown."""
    GROUP = "group"
    """The id of a partner group, typed by its name."""
    PLACE = "place"
    """The id of a city, typed by its name."""


class Source(Enum):
    """The part of an imported row that fills a field."""

    NOTHING = "nothing"
    """No import fills it."""
    CELL = "cell"
    """Its own cell. If a row completes a planned action, it only fills an empty field."""
    TIMES = "times"
    """The times of the row, in the time zone of its place."""
    WORDS = "words"
    """The meaning of a word in the row."""
    MORE = "more"
    """Its own cell, whose values are added to the known ones."""
    NAMED = "named"
    """The record that its cell names; one that is not in the plan yet is added."""
    NOTES = "notes"
    """The notes, with every word that has no meaning; added below those of a planned action."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field of a record. Its audience is in the annotation of the record.

    Attributes:
        name: attribute of the record; for a city action also of `SharedEntry` if `csv` is set.
        kind: kind of its content.
        source: part of an imported row that fills it.
        incoming: attribute of that source; empty means the same name.
        column: name of the import field, for ``--map 'column=field'``.
        headings: other common headings of such a column, besides `column`.
        has_commas: whether commas separate its values in a file.
        csv: its heading in a table that is written; empty if no table has such a column.
        choices: the enumeration of a `FieldKind.CHOICE`, where its codes are typed or imported.
        is_typed: whether it gets its own line from this declaration alone: for a city action in the inspector
            and in bulk edits, for a person, group or permit in its form. Others have an editor of their own.
        is_compared: whether two entries that may be the same are compared by it.
        in_packet: whether the packet of a city shows it.
    """

    name: str
    kind: FieldKind
    source: Source = Source.NOTHING
    incoming: str = ""
    column: str = ""
    headings: tuple[str, ...] = ()
    has_commas: bool = False
    csv: str = ""
    choices: type[Enum] | None = None
    is_typed: bool = False
    is_compared: bool = False
    in_packet: bool = False

    @property
    def taken_from(self) -> str:
        """Return the attribute of its source."""
        return self.incoming or self.name


def typed_names(specs: Iterable[FieldSpec]) -> tuple[str, ...]:
    """Return the names of the fields that are typed as one line of text."""
    return tuple(spec.name for spec in specs if spec.is_typed)


def imported(specs: Iterable[FieldSpec], *sources: Source) -> tuple[FieldSpec, ...]:
    """Return the fields that an import fills from one of these sources."""
    return tuple(spec for spec in specs if spec.source in sources)
