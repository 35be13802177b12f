"""Holds the rows of the plan in memory: in reading order, by id and by city, and with their search texts."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final, TypeVar

from organizer_app.domain.calendar.action_filters import haystack
from organizer_app.domain.rows.action_rows import reading_order
from organizer_app.domain.rows.lazy_rows import LateRows
from organizer_app.domain.rows.place_groups import (
    PlaceGroup,
    gathered,
    group_by_place,
    members_by_place,
    place_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.domain.rows.place_groups import Mix


class GroupCache:
    """Keeps the cities of the last grouping; an edit affects one of hundreds."""

    def __init__(self) -> None:
        self._known: dict[str, PlaceGroup] = {}
        self._whole: dict[str, PlaceGroup] = {}

    def gather(self, rows: Sequence[ActionRow]) -> list[PlaceGroup]:
        """Return what `group_by_place` returns; unchanged cities are reused."""
        last, whole, known = self._known, self._whole, {}
        for key, listed in members_by_place(rows).items():
            members = tuple(listed)
            group = whole.get(key)
            if group is None or group.rows != members:
                is_whole = group is None or len(group.rows) <= len(members)
                group = last.get(key)
                if group is None or group.rows != members:
                    group = gathered(key, members)
                if is_whole:
                    whole[key] = group
            known[key] = group
        self._known = known
        return list(known.values())

    def adopt(self, groups: Sequence[PlaceGroup]) -> Sequence[PlaceGroup]:
        """Take over cities that were grouped before, and return them."""
        self._known = {group.key: group for group in groups}
        self._whole = dict(self._known)
        return groups

    def gather_again(
        self, keys: Iterable[str], rows_at: Callable[[str], Sequence[ActionRow]]
    ) -> list[PlaceGroup]:
        """Regroup some cities, by key, and return all; a city without rows is removed."""
        for key in keys:
            rows = rows_at(key)
            if rows:
                self._known[key] = group_by_place(rows)[0]
            else:
                self._known.pop(key, None)
        return list(self._known.values())


def mix_of(groups: Sequence[PlaceGroup]) -> Mix:
    """Return the readiness mix of all cities together, worst first."""
    worst = forming = planned = confirmed = ready = past = 0
    for group in groups:
        one, two, three, four, five, six = group.mix
        worst += one
        forming += two
        planned += three
        confirmed += four
        ready += five
        past += six
    return worst, forming, planned, confirmed, ready, past


T = TypeVar("T")
# For more rows than this, sorting all again is faster than moving each into place.
_FEW: Final = 64


class RowStore:
    """Rows by id and in reading order; replacing a few of ten thousand takes much less than a frame."""

    def __init__(self, rows: Sequence[ActionRow]) -> None:
        self.replace_all(rows)
        self._knows_notes = False
        self.notes: Mapping[str, str] = {}
        self.tags: Mapping[str, tuple[str, ...]] = {}

    def replace_all(self, rows: Sequence[ActionRow], heads: Sequence[MobilizationHead] = ()) -> None:
        """Replace everything with these rows, which are processed when first needed.

        Args:
            rows: the actions.
            heads: the mobilizations, whose rules decide who is off schedule.
        """
        self.heads = heads
        self._unread: Sequence[ActionRow] | None = rows
        self._rows: list[ActionRow] = []
        self._by_id: dict[str, ActionRow] = {}
        self._by_place: dict[str, dict[str, ActionRow]] = {}
        self._haystacks: dict[str, str] = {}

    def _read(self) -> None:
        if self._unread is None:
            return
        self._rows = sorted(self._unread, key=reading_order)
        self._unread = None
        self._by_id = {row.action_id: row for row in self._rows}
        for row in self._rows:
            self._by_place.setdefault(place_key(row), {})[row.action_id] = row

    def __len__(self) -> int:
        return len(self._rows if self._unread is None else self._unread)

    @property
    def rows(self) -> list[ActionRow]:
        """All rows in reading order."""
        self._read()
        return self._rows

    @property
    def late_rows(self) -> LateRows | None:
        """The rows with their cities as stored, as long as nobody has used them."""
        return self._unread if isinstance(self._unread, LateRows) else None

    def replace(self, action_ids: Iterable[str], fresh: Sequence[ActionRow]) -> set[str]:
        """Replace the rows of some ids by fresh ones; ids without a fresh row are removed.

        Returns:
            The keys of the cities that look different now.
        """
        stale = {*action_ids, *(row.action_id for row in fresh)}
        old = [self._by_id[action_id] for action_id in stale if self.find(action_id) is not None]
        # Views hold the old list, so it must not change.
        self._rows = _without(self._rows, old) if len(old) <= _FEW else _beyond(self._rows, stale)
        for row in old:
            del self._by_id[row.action_id], self._by_place[place_key(row)][row.action_id]
            self._haystacks.pop(row.action_id, None)
        for row in fresh:
            self._by_id[row.action_id] = row
            self._by_place.setdefault(place_key(row), {})[row.action_id] = row
        if len(fresh) <= _FEW:
            for row in fresh:
                insort(self._rows, row, key=reading_order)
        else:
            self._rows = sorted([*self._rows, *fresh], key=reading_order)
        return {place_key(row) for row in (*old, *fresh)}

    def find(self, action_id: str) -> ActionRow | None:
        """Return the row of an action, or None."""
        self._read()
        return self._by_id.get(action_id)

    def at_place(self, key: str) -> list[ActionRow]:
        """Return the rows of a city by key, in reading order."""
        self._read()
        return sorted(self._by_place.get(key, {}).values(), key=reading_order)

    def know_notes_and_tags(
        self,
        notes: Mapping[str, str],
        tags: Mapping[str, tuple[str, ...]],
        action_ids: Collection[str] | None = None,
    ) -> bool:
        """Add notes and tags by action id to search and filter; return whether they changed.

        Args:
            notes: of those actions that have any.
            tags: the same.
            action_ids: the only actions they are about; None for all.
        """
        about = {*notes, *tags, *self.notes, *self.tags} if action_ids is None else set(action_ids)
        changed = {key for key in about if notes.get(key) != self.notes.get(key)}
        is_first, self._knows_notes = not self._knows_notes, True
        is_news = is_first or bool(changed) or any(tags.get(key) != self.tags.get(key) for key in about)
        if is_news:
            for key in self._haystacks.keys() & changed:
                del self._haystacks[key]
            self.notes, self.tags = _with(self.notes, notes, about), _with(self.tags, tags, about)
        return is_news

    def know_texts(self, rows: Sequence[ActionRow], texts: Sequence[str]) -> None:
        """Store the texts that `searched_texts` made, except those of rows replaced meanwhile."""
        for row, text in zip(rows, texts, strict=True):
            if self._by_id.get(row.action_id) is row:
                self._haystacks[row.action_id] = text

    def haystacks(self) -> Mapping[str, str]:
        """Return the lower-cased text of every row, by action id; missing ones are made now."""
        known = self._haystacks
        if len(known) != len(self.rows):
            missing = [row for row in self.rows if row.action_id not in known]
            texts = searched_texts(missing, self.notes)
            known.update(zip((row.action_id for row in missing), texts, strict=True))
        return known


def searched_texts(rows: Iterable[ActionRow], notes: Mapping[str, str]) -> list[str]:
    """Return the lower-cased text of each row with its notes, which are given by action id."""
    return [
        f"{haystack(row)} {note.casefold()}" if (note := notes.get(row.action_id)) else haystack(row)
        for row in rows
    ]


def _with(known: Mapping[str, T], fresh: Mapping[str, T], keys: Iterable[str]) -> dict[str, T]:
    """Return known values, with some keys replaced by the fresh ones."""
    found = dict(known)
    for key in keys:
        found.pop(key, None)
        if key in fresh:
            found[key] = fresh[key]
    return found


def _without(rows: list[ActionRow], gone: Iterable[ActionRow]) -> list[ActionRow]:
    left = rows.copy()
    for row in gone:
        del left[bisect_left(left, reading_order(row), key=reading_order)]
    return left


def _beyond(rows: list[ActionRow], gone: set[str]) -> list[ActionRow]:
    return [row for row in rows if row.action_id not in gone]
