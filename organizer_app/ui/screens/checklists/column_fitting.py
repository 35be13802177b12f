"""Shares the width of a list among its columns: no text is cut beside room that another one leaves free."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def fitted(needs: Sequence[float], shares: Sequence[float], whole: float) -> list[float]:
    """Return the widths of columns.

    Args:
        needs: what the texts of each column need.
        shares: by which what is left over is given, or what is short is shared.
        whole: what all columns have together.
    """
    total = sum(shares)
    if sum(needs) <= whole:
        rest = whole - sum(needs)
        return [need + rest * share / total for need, share in zip(needs, shares, strict=True)]
    widths = [0.0] * len(needs)
    open_columns = set(range(len(needs)))
    left = whole
    while open_columns:
        shared = sum(shares[spot] for spot in open_columns)
        content = {spot for spot in open_columns if needs[spot] <= left * shares[spot] / shared}
        # Who needs less than a fair share has all of it; the others share what is left then.
        for spot in content or open_columns:
            widths[spot] = needs[spot] if content else left * shares[spot] / shared
        if not content:
            break
        left -= sum(needs[spot] for spot in content)
        open_columns -= content
    return widths
