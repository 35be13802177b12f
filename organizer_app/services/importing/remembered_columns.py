"""Knows the fields that a person chose for the columns of a list, so that nobody chooses them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.file_endings import list_key
from organizer_app.domain.importing.table_layouts import without_orders
from organizer_app.services.importing.source_memory import chosen_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from organizer_app.domain.model.import_sources import ImportSource

# The headings are in one of these first rows.
_HEADER_WITHIN: Final = 30


class RememberedColumns:
    """The chosen columns of every list of a plan.

    Args:
        sources: the lists.
        name: name of the list that a person says the files are; empty to go by the name of each file.
    """

    def __init__(self, sources: Iterable[ImportSource], name: str) -> None:
        self._name = list_key(name)
        self._sources = [source for source in sources if source.column_map]

    def headings(self, file_name: str) -> frozenset[str]:
        """Return the headings to which somebody gave a meaning in a list that a file may be."""
        return frozenset(heading for source in self.likely(file_name) for heading in chosen_columns(source))

    def fitting(self, file_name: str, rows: Sequence[Sequence[str]]) -> dict[str, str]:
        """Return the chosen fields of a list that a file may be, as far as the file has their columns.

        What the dates begin with is only taken for a file of the same name or with the same headings.
        """
        there = {cell.strip() for row in rows[:_HEADER_WITHIN] for cell in row}
        for source in reversed(self.likely(file_name)):
            chosen = chosen_columns(source)
            found = {heading: field for heading, field in chosen.items() if heading in there}
            if found:
                return found if self._is_again(source, file_name, rows) else without_orders(found)
        return {}

    def _is_again(self, source: ImportSource, file_name: str, rows: Sequence[Sequence[str]]) -> bool:
        is_named = bool(self._name) or source.file_name.casefold() == file_name.casefold()
        headings = (tuple(filter(None, row)) for row in rows[:_HEADER_WITHIN])
        return is_named or any(each == source.headings for each in headings)

    def likely(self, file_name: str) -> list[ImportSource]:
        """Return the lists with chosen columns that a file may be, by its name."""
        if self._name:
            return [source for source in self._sources if list_key(source.name) == self._name]
        named = [each for each in self._sources if each.file_name.casefold() == file_name.casefold()]
        return named or self._sources
