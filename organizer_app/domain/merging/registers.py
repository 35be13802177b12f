"""Decide what a field shows when several laptops changed it, the same way on each of them.

A field keeps every value that no later change replaced (a multi-value register). One value, or several equal
ones: that is what it shows. Several different ones: it shows the value of the highest rank, is contested and
waits for a person. Rank never depends on a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

# Lamport number, id of the origin, sequence: the same order on every laptop.
Rank = tuple[int, str, int]


class Written(NamedTuple):
    """A change that nothing replaced, and the value that it wrote into one field."""

    change: str
    rank: Rank
    value: Any


class Shown(NamedTuple):
    """What a field shows, and whether a person must decide."""

    value: Any
    is_contested: bool


def shown(heads: Sequence[Written]) -> Shown:
    """Return what a plain field with these standing changes shows."""
    best = max(heads, key=lambda head: head.rank)
    return Shown(best.value, any(head.value != best.value for head in heads))


def shown_latest(heads: Sequence[Written]) -> Shown:
    """Return what was written last, which no person must confirm."""
    return shown(heads)._replace(is_contested=False)


def shown_highest(heads: Sequence[Written]) -> Shown:
    """Return the highest number, which no person must confirm."""
    return Shown(max(head.value or 0 for head in heads), is_contested=False)


def shown_set(
    heads: Sequence[Written],
    elements: Callable[[Any], Collection[str]],
    removed_by: Mapping[str, Mapping[str, Collection[str]]],
) -> frozenset[str]:
    """Return the elements that stay.

    Args:
        heads: the standing changes.
        elements: reads a value.
        removed_by: for each head, what each change before it, or it itself, removed, by change.
    """
    stay: set[str] = set()
    for head in heads:
        stay.update(elements(head.value))
    for element in tuple(stay):
        with_it = [head for head in heads if element in elements(head.value)]
        known = {change for head in with_it for change in removed_by[head.change]}
        without = [head for head in heads if element not in elements(head.value)]
        if any(
            element in gone and change not in known
            for head in without
            for change, gone in removed_by[head.change].items()
        ):
            stay.discard(element)
    return frozenset(stay)


def shown_hidden(heads: Sequence[Written], others: Iterable[str], knows: Callable[[str, str], bool]) -> Shown:
    """Return whether a record is removed: not if somebody changed it without knowing of the removal.

    Args:
        heads: the standing changes of its visibility.
        others: the standing changes of its other fields.
        knows: whether the laptop of the first change had seen the second one.
    """
    gone = [head.change for head in heads if head.value]
    if not gone:
        return Shown(value=False, is_contested=False)
    if len(gone) < len(heads):
        return Shown(value=False, is_contested=True)
    is_alive = any(
        not any(knows(removal, other) or knows(other, removal) for removal in gone) for other in set(others)
    )
    return Shown(value=not is_alive, is_contested=is_alive)
