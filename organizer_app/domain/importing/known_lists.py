"""Recognize a list that comes again, by the rows it shares with what was imported before."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from organizer_app.domain.importing.file_endings import list_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from organizer_app.domain.importing.row_matching import RowFacts

# Name and headings of a file.
Layout = tuple[str, frozenset[str]]
# A list is taken for one that was read before if so many of its rows are known.
_HALF: Final = 0.5
# So many known rows tell which list it is; so many of one name and layout, of which hardly any agrees, that
# their ids mean other actions.
_ENOUGH: Final = 3
_THIRD: Final = 1 / 3


class KnownLists:
    """The lists that were imported before, by what their rows say: a look at each row tells all its lists."""

    def __init__(self) -> None:
        self._layouts: dict[str, Layout] = {}
        self._by_fact: dict[Hashable, set[str]] = defaultdict(set)
        # Rows that are indexed once a file is looked up: after the last file that is never needed.
        self._unread: list[tuple[str, Iterable[RowFacts]]] = []
        self._by_id: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)

    def name(self, source_id: str, file_name: str, headings: Sequence[str]) -> None:
        """Take how the last file of a list was called, and its headings."""
        self._layouts[source_id] = layout_of(file_name, headings)

    def add(self, source_id: str, rows: Iterable[RowFacts]) -> None:
        """Take rows that a list said; they are gone through when they are needed first."""
        self._unread.append((source_id, rows))

    def likely(self, rows: Sequence[RowFacts], file_name: str, headings: Sequence[str]) -> str:
        """Return the id of the list that a file most likely is again; empty for a new one.

        A file of the same name and headings is, unless its ids mean other actions; so is one of which half
        the rows are known, whatever its name, if these are enough. Of a short file they say little: another
        list may share one of two rows, so its name has to be the same, or all that it says. A person
        confirms it.
        """
        if not self._layouts:
            return ""
        self._read_rows()
        shared = Counter(source_id for row in rows for source_id in self._lists_of(row))
        shares = {source_id: count / len(rows) for source_id, count in shared.items()}
        layout = layout_of(file_name, headings)
        for source_id, known in self._layouts.items():
            if known == layout and not self.do_ids_disagree(source_id, rows):
                shares[source_id] = 1 + shares.get(source_id, 0.0)
            elif known == layout:
                shares.pop(source_id, None)
        for source_id, count in shared.items():
            if count < _ENOUGH and not self._is_short_again(
                source_id, layout, is_all_known=count == len(rows)
            ):
                shares.pop(source_id, None)
        # The one that was read last is as likely as any other.
        best = max(shares, key=lambda source_id: (shares[source_id], source_id), default="")
        return best if shares.get(best, 0.0) >= _HALF else ""

    def _read_rows(self) -> None:
        for source_id, rows in self._unread:
            for row in rows:
                for fact in _facts(row):
                    self._by_fact[fact].add(source_id)
                if row.key:
                    self._by_id[source_id][row.key] = (row.place, row.title)
        self._unread = []

    def _is_short_again(self, source_id: str, layout: Layout, *, is_all_known: bool) -> bool:
        """Return whether a file with few known rows may be a list: by its name, or headings and all rows."""
        name, headings = self._layouts.get(source_id, _NO_LAYOUT)
        is_named_alike = list_key(name) == list_key(layout[0])
        return is_named_alike or (is_all_known and headings == layout[1])

    def _lists_of(self, row: RowFacts) -> set[str]:
        found: set[str] = set()
        for fact in _facts(row):
            found |= self._by_fact.get(fact, _NONE)
        return found

    def do_ids_disagree(self, source_id: str, rows: Sequence[RowFacts]) -> bool:
        """Return whether rows with the ids of a list mean other actions than it does."""
        if not any(row.key for row in rows):
            return False
        self._read_rows()
        by_id = self._by_id.get(source_id, {})
        pairs = [(row, by_id[row.key]) for row in rows if row.key in by_id]
        agreeing = sum(
            row.place == place or bool(row.title and row.title == title) for row, (place, title) in pairs
        )
        return len(pairs) >= _ENOUGH and agreeing < _THIRD * len(pairs)


_NONE: Final[frozenset[str]] = frozenset()
_NO_LAYOUT: Final[Layout] = ("", _NONE)


def layout_of(file_name: str, headings: Sequence[str]) -> Layout:
    """Return what the files of one list have in common: their name in any case, and their headings."""
    return file_name.casefold(), frozenset(headings)


def _facts(row: RowFacts) -> Iterator[Hashable]:
    """Yield what tells that a row is known: its content, its id with its place, or all that it says."""
    yield row.content
    if row.key and row.place:
        yield row.key, row.place
    yield row.place, row.day, row.title.casefold(), row.venue.casefold(), row.who.casefold()
