"""Lines of a painted list that knows its shape without loading every line: for histories of any length."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

L = TypeVar("L")


class LongLines(Sequence[L]):
    """A sequence of lines that reports all positions of its items and heights of its lines at once."""

    @abstractmethod
    def items(self) -> list[int]:
        """Return the numbers of the lines that the keyboard can go to."""

    @abstractmethod
    def number_of_key(self, key: str) -> int:
        """Return the number of the line of a key, or -1."""

    @abstractmethod
    def loaded_items(self) -> Iterable[int]:
        """Return the numbers of those whose words are loaded."""

    @abstractmethod
    def heights(self, height: Callable[[L], int]) -> Iterable[int]:
        """Return the height of every line, given a function that measures one."""
