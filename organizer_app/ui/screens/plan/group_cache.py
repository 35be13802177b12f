"""Gathers rows by city again after every change, reusing the cities in which nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.plan.place_groups import PlaceGroup, group_by_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.place_groups import Mix


class GroupCache:
    """Remembers the cities of the last gathering; an edit touches one of hundreds."""

    def __init__(self) -> None:
        self._known: dict[str, PlaceGroup] = {}

    def gather(self, rows: Sequence[ActionRow]) -> list[PlaceGroup]:
        """Return what `group_by_place` returns."""
        self._known = {group.key: group for group in group_by_place(rows)}
        return list(self._known.values())

    def gather_again(
        self, keys: Iterable[str], rows_at: Callable[[str], Sequence[ActionRow]]
    ) -> list[PlaceGroup]:
        """Gather some cities anew, by their keys, and return all; a city without rows is gone."""
        for key in keys:
            rows = rows_at(key)
            if rows:
                self._known[key] = group_by_place(rows)[0]
            else:
                self._known.pop(key, None)
        return list(self._known.values())


def mix_of(groups: Sequence[PlaceGroup]) -> Mix:
    """Return the readiness mix of all cities together, worst first."""
    worst, forming, planned, confirmed, ready = (
        sum(level) for level in (zip(*(group.mix for group in groups), strict=True) if groups else ((),) * 5)
    )
    return worst, forming, planned, confirmed, ready
