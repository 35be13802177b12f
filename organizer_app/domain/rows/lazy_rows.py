"""Unpack rows when the first one is read, because the first picture shows only cities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from organizer_app.domain.rows.action_rows import reading_order
from organizer_app.domain.rows.place_groups import PlaceGroup, members_by_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow


class _LazyRows(Sequence["ActionRow"]):
    """A sequence whose length is known before its rows are unpacked."""

    __slots__ = ("_count",)

    def __init__(self, count: int) -> None:
        self._count = count

    @property
    def made(self) -> Sequence[ActionRow]:
        """Return the rows."""
        raise NotImplementedError

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ActionRow]:
        return iter(self.made)

    @overload
    def __getitem__(self, index: int) -> ActionRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ActionRow]: ...
    def __getitem__(self, index: int | slice) -> ActionRow | Sequence[ActionRow]:
        return self.made[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # equal to lists too, which have none


class LateRows(_LazyRows):
    """All rows of a plan.

    Args:
        count: number of rows.
        unpack: builds the rows; called once.
    """

    __slots__ = ("_by_place", "_made", "_unpack", "cities")

    def __init__(self, count: int, unpack: Callable[[], tuple[ActionRow, ...]]) -> None:
        super().__init__(count)
        self._unpack: Callable[[], tuple[ActionRow, ...]] | None = unpack
        self._made: tuple[ActionRow, ...] = ()
        self._by_place: Mapping[str, Sequence[ActionRow]] | None = None
        self.cities: tuple[PlaceGroup, ...] = ()

    @property
    def made(self) -> tuple[ActionRow, ...]:
        """Return the rows."""
        if self._unpack is not None:
            self._made, self._unpack = self._unpack(), None
        return self._made

    def at_place(self, key: str) -> Sequence[ActionRow]:
        """Return the rows of a city by its key, in reading order."""
        if self._by_place is None:
            self._by_place = members_by_place(sorted(self.made, key=reading_order))
        return self._by_place[key]


class CityMembers(_LazyRows):
    """The rows of one city among those of a plan."""

    __slots__ = ("_key", "_rows")

    def __init__(self, rows: LateRows, key: str, count: int) -> None:
        # Not by the base: a plan has thousands of cities, and all are made before the first frame.
        self._count = count
        self._rows = rows
        self._key = key

    @property
    def made(self) -> Sequence[ActionRow]:
        """Return the rows."""
        return self._rows.at_place(self._key)
