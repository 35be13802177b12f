"""Groups values under what they have in common, in the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Value = TypeVar("Value")
Key = TypeVar("Key")


def grouped(values: Iterable[Value], key: Callable[[Value], Key]) -> defaultdict[Key, list[Value]]:
    """Return the values of each key; a key that none has is answered with an empty list."""
    return grouped_pairs((key(value), value) for value in values)


def grouped_pairs(pairs: Iterable[tuple[Key, Value]]) -> defaultdict[Key, list[Value]]:
    """Return the second parts of each first part, as `grouped` does."""
    found: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


class OfAction(Protocol):
    """A record that belongs to a city action."""

    @property
    def city_action_id(self) -> str:
        """Return the id of the action that the part belongs to."""


Part = TypeVar("Part", bound=OfAction)


def by_action(parts: Iterable[Part]) -> defaultdict[str, list[Part]]:
    """Return the parts of each action by its id, as `grouped` does."""
    return grouped_pairs((part.city_action_id, part) for part in parts)
