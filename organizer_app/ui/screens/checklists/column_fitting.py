"""Shares a list's width among its columns, so that no text is cut while another column has spare room."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fitted(needs: Sequence[float], shares: Sequence[float], whole: float) -> list[float]:
    """Return the widths of columns.

    Args:
        needs: the widths of each column's texts.
        shares: the ratio in which spare width is given out, or missing width is shared.
        whole: the width of all columns together.
    """
    total = sum(shares)
    if sum(needs) <= whole:
        rest = whole - sum(needs)
        return [need + rest * share / total for need, share in zip(needs, shares, strict=True)]
    widths = [0.0] * len(needs)
    unmet, left = set(range(len(needs))), whole
    while unmet:
        fair = _fair_widths(unmet, shares, left)
        # A column that needs less than a fair or an even share gets all it needs; the others share the rest.
        content = {spot for spot in unmet if needs[spot] <= max(fair[spot], left / len(unmet))}
        if not content or sum(needs[spot] for spot in content) > left:
            content = {spot for spot in unmet if needs[spot] <= fair[spot]}
        for spot in content or unmet:
            widths[spot] = needs[spot] if content else fair[spot]
        left -= sum(needs[spot] for spot in content)
        unmet = unmet - content if content else set()
    return widths


def fitted_in_turn(
    needs: Sequence[tuple[float, float]], shares: Sequence[float], whole: float
) -> list[float]:
    """Return the widths of columns that have a minimum need first, and a full need second."""
    first, full = [need[0] for need in needs], [max(need) for need in needs]
    room = whole - sum(first)
    if room < 0 or sum(full) <= whole:
        return fitted(full if room >= 0 else first, shares, whole)
    more = fitted([each - least for each, least in zip(full, first, strict=True)], shares, room)
    return [least + each for least, each in zip(first, more, strict=True)]


def _fair_widths(columns: set[int], shares: Sequence[float], whole: float) -> dict[int, float]:
    together = sum(shares[spot] for spot in columns)
    return {spot: whole * shares[spot] / together for spot in columns}
