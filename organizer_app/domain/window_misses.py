"""Which cities are not part of the shared moment, and by which of their actions they could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.place_groups import place_key
from organizer_app.domain.shared_windows import SharedWindow, window_of
from organizer_app.domain.time_grid import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Farther away than any action whose times are known.
_UNKNOWN = 10**9


def missing_the_moment(rows: Sequence[ActionRow], heads: Iterable[MobilizationHead]) -> frozenset[str]:
    """Return the ids of the actions by which cities miss the moment that their rule names.

    One action of a city is enough to be part of it; of a city without one it is the action that lies nearest.
    Mobilizations without a moment, called-off actions and actions on other days are passed over.

    Args:
        rows: the actions, all those of a city or none.
        heads: the mobilizations whose rules hold.
    """
    missing: set[str] = set()
    for head in heads:
        planned = [
            row
            for row in rows
            if row.mobilization_id == head.mobilization_id
            and row.day == head.anchor_date
            and row.status not in OFF_STATUSES
        ]
        window = window_of(planned, head, head.anchor_date) if planned else None
        if window is not None and window.is_rule:
            missing |= _nearest(planned, window)
    return frozenset(missing)


def beside_the_moment(row: ActionRow, rows: Sequence[ActionRow], heads: Iterable[MobilizationHead]) -> int:
    """Return by how many minutes an action misses the moment for its city: below 0 before it, above 0 after.

    0 when the city is part of the moment, misses it by another action, or when the action has no times.

    Args:
        row: the action.
        rows: all actions of its city.
        heads: the mobilizations whose rules hold.
    """
    span = span_of(row)
    head = next((each for each in heads if each.mobilization_id == row.mobilization_id), None)
    if span is None or head is None or row.action_id not in missing_the_moment(rows, [head]):
        return 0
    window = window_of(rows, head, head.anchor_date)
    if window is None or not row.zone:
        return 0
    moment = window.in_zone(row.zone)
    return span.starts - moment.ends + 1 if span.starts >= moment.ends else span.ends - moment.starts - 1


def _nearest(planned: Sequence[ActionRow], window: SharedWindow) -> set[str]:
    found: dict[str, tuple[int, str]] = {}
    for row in planned:
        away = _away(row, window), row.action_id
        found[place_key(row)] = min(away, found.get(place_key(row), away))
    return {action_id for away, action_id in found.values() if away}


def _away(row: ActionRow, window: SharedWindow) -> int:
    """Return the minutes between an action and the moment, 0 while it is live at it."""
    span = span_of(row)
    if span is None or not row.zone:
        return _UNKNOWN
    moment = window.in_zone(row.zone)
    return max(0, moment.starts - span.ends + 1, span.starts - moment.ends + 1)
