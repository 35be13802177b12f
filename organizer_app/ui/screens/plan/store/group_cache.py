"""Regroups rows by city after every change, reusing unchanged cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.rows.place_groups import PlaceGroup, gathered, group_by_place, members_by_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.domain.rows.place_groups import Mix


class GroupCache:
    """Keeps the cities of the last grouping; an edit affects one of hundreds."""

    def __init__(self) -> None:
        self._known: dict[str, PlaceGroup] = {}
        self._whole: dict[str, PlaceGroup] = {}

    def gather(self, rows: Sequence[ActionRow]) -> list[PlaceGroup]:
        """Return what `group_by_place` returns; unchanged cities are reused."""
        last, whole, known = self._known, self._whole, {}
        for key, listed in members_by_place(rows).items():
            members = tuple(listed)
            group = whole.get(key)
            if group is None or group.rows != members:
                is_whole = group is None or len(group.rows) <= len(members)
                group = last.get(key)
                if group is None or group.rows != members:
                    group = gathered(key, members)
                if is_whole:
                    whole[key] = group
            known[key] = group
        self._known = known
        return list(known.values())

    def adopt(self, groups: Sequence[PlaceGroup]) -> Sequence[PlaceGroup]:
        """Take over cities that were grouped before, and return them."""
        self._known = {group.key: group for group in groups}
        self._whole = dict(self._known)
        return groups

    def gather_again(
        self, keys: Iterable[str], rows_at: Callable[[str], Sequence[ActionRow]]
    ) -> list[PlaceGroup]:
        """Regroup some cities, by key, and return all; a city without rows is removed."""
        for key in keys:
            rows = rows_at(key)
            if rows:
                self._known[key] = group_by_place(rows)[0]
            else:
                self._known.pop(key, None)
        return list(self._known.values())


def mix_of(groups: Sequence[PlaceGroup]) -> Mix:
    """Return the readiness mix of all cities together, worst first."""
    worst = forming = planned = confirmed = ready = past = 0
    for group in groups:
        one, two, three, four, five, six = group.mix
        worst += one
        forming += two
        planned += three
        confirmed += four
        ready += five
        past += six
    return worst, forming, planned, confirmed, ready, past
