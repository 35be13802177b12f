"""Gathers rows by city again after every change, reusing the cities in which nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.plan.place_groups import PlaceGroup, group_by_place, place_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.ui.screens.plan.place_groups import Mix


class GroupCache:
    """Remembers the cities of the last gathering; an edit touches one of hundreds."""

    def __init__(self) -> None:
        self._known: dict[str, PlaceGroup] = {}

    def groups(self, rows: Sequence[ActionRow]) -> list[PlaceGroup]:
        """Return what `group_by_place` returns."""
        members: dict[str, list[ActionRow]] = {}
        for row in rows:
            key = row.place_id or place_key(row)
            if key in members:
                members[key].append(row)
            else:
                members[key] = [row]
        known = self._known
        self._known = {key: _reused(known.get(key), found) for key, found in members.items()}
        return list(self._known.values())


def mix_of(groups: Sequence[PlaceGroup]) -> Mix:
    """Return the readiness mix of all cities together, worst first."""
    worst, forming, planned, confirmed, ready = (
        sum(level) for level in (zip(*(group.mix for group in groups), strict=True) if groups else ((),) * 5)
    )
    return worst, forming, planned, confirmed, ready


def _reused(known: PlaceGroup | None, members: list[ActionRow]) -> PlaceGroup:
    # Rows that did not change are the same objects, so comparing them costs next to nothing.
    if known is not None and known.rows == tuple(members):
        return known
    return group_by_place(members)[0]
