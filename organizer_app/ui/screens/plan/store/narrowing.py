"""Remembers filter results: a longer search word is searched only among the results of the shorter one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.calendar.action_filters import narrows, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.ui.screens.plan.store.row_store import RowStore

# One per letter of a long word, so that deleting letters is instant.
_MOST: Final = 16


class Narrowing:
    """Keeps the rows that pass a filter; discards everything when rows, notes, tags or rules change.

    Args:
        store: the rows.
    """

    def __init__(self, store: RowStore) -> None:
        self._store = store
        self._basis: tuple[object, ...] = ()
        self._known: dict[ActionFilter, Sequence[ActionRow]] = {}

    def kept(self, wanted: ActionFilter, heads: Sequence[MobilizationHead]) -> Sequence[ActionRow]:
        """Return all rows that pass a filter, in reading order.

        Args:
            wanted: the filter.
            heads: the mobilizations, whose rules decide who is off schedule.
        """
        rows = self._store.rows
        if wanted.is_empty:
            return rows
        basis = (rows, self._store.notes, self._store.tags, heads)
        if [*map(id, basis)] != [*map(id, self._basis)]:
            self._basis = basis
            self._known.clear()
        found = self._known.get(wanted)
        if found is None:
            wider = (known for each, known in self._known.items() if narrows(wanted, each))
            found = self._known[wanted] = self._among(min(wider, key=len, default=rows), wanted, heads)
            if len(self._known) > _MOST:
                del self._known[next(iter(self._known))]
        return found

    def kept_at(
        self, key: str, wanted: ActionFilter, heads: Sequence[MobilizationHead]
    ) -> Sequence[ActionRow]:
        """Return the rows of one city, by key, that pass a filter."""
        return self._among(self._store.at_place(key), wanted, heads)

    def _among(
        self, rows: Sequence[ActionRow], wanted: ActionFilter, heads: Sequence[MobilizationHead]
    ) -> Sequence[ActionRow]:
        if wanted.is_empty:
            return rows
        haystacks = self._store.haystacks() if wanted.words.strip() else None
        return select(rows, wanted, haystacks, self._store.tags, heads)
