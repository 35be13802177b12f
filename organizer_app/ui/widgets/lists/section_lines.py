"""Lines of a painted list in sections, each line made when it is asked for: a minute costs those in sight."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar, overload

from typing_extensions import override

from organizer_app.ui.widgets.lists.long_lines import LongLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

L = TypeVar("L")


class SectionLines(LongLines[L]):
    """Sections with a head each, and lines below it that are as tall as each other.

    Args:
        counts: number of lines below each head.
    """

    def __init__(self, counts: Iterable[int]) -> None:
        # The number of the head of each section, and of what comes after the last one.
        self._firsts = list(accumulate((1 + count for count in counts), initial=0))

    @abstractmethod
    def line(self, section: int, below: int) -> L:
        """Return a line of a section, so many lines below its head, or the head itself for 0."""

    def first_of(self, section: int) -> int:
        """Return the number of the head of a section."""
        return self._firsts[section]

    @override
    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, number: int) -> L: ...
    @overload
    def __getitem__(self, number: slice) -> list[L]: ...
    @override
    def __getitem__(self, number: int | slice) -> L | list[L]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        at = number + len(self) if number < 0 else number
        if not 0 <= at < len(self):
            raise IndexError(number)
        section = bisect_right(self._firsts, at) - 1
        return self.line(section, at - self._firsts[section])

    @override
    def loaded_items(self) -> Iterable[int]:
        return self.items()

    @override
    def heights(self, height: Callable[[L], int]) -> Iterable[int]:
        found: list[int] = []
        for section, (first, after) in enumerate(zip(self._firsts, self._firsts[1:], strict=False)):
            found.append(height(self.line(section, 0)))
            if after - first > 1:
                found += [height(self.line(section, 1))] * (after - first - 1)
        return found
