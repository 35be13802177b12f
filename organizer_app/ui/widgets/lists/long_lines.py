"""Lines of a painted list that knows its shape without holding every line: for histories of any length."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

L = TypeVar("L")


class LongLines(Sequence[L]):
    """A sequence of lines that says in one go where its items are and how high its lines are."""

    @abstractmethod
    def items(self) -> list[int]:
        """Return the numbers of the lines that the keyboard can go to."""

    @abstractmethod
    def number_of_key(self, key: str) -> int:
        """Return the number of the line of a key, or -1."""

    @abstractmethod
    def items_at_hand(self) -> Iterable[int]:
        """Return those of them whose words are known."""

    @abstractmethod
    def heights(self, height: Callable[[L], int]) -> Iterable[int]:
        """Return the height of every line, given how to measure one."""
