"""Chooses the initial part of a day in the timeline: all of it if it fits, else its overlap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.time_grid import HOUR, extent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.calendar.shared_windows import SharedWindow
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.timeline.timeline_axis import TimeAxis

# The position of the overlap in the visible hours, if the day does not fit.
_WINDOW_AT: Final = 0.42
# Hours are not narrowed below this part of their usual width to fit a day.
_SQUEEZED: Final = 0.6
# Hours of margin before the first action and after the last one.
_AIR: Final = 0.1
_FIRST_HOUR: Final = 8


class FirstLook(NamedTuple):
    """The axis, and its scroll offset in pixels."""

    axis: TimeAxis
    scrolled: int


def first_look(
    rows: Sequence[ActionRow], axis: TimeAxis, window: SharedWindow | None, zone: str, width: int
) -> FirstLook:
    """Return the initial look of a day.

    Args:
        rows: the actions of the day.
        axis: its hours at the usual width.
        window: the overlap, or None.
        zone: IANA zone of headquarters.
        width: the space for hours, in pixels.
    """
    usual = max(1, math.floor(width / axis.hour))
    whole = axis._replace(hour=width / usual)
    extent = extent_of(rows)
    if extent is None:
        return FirstLook(whole, _scrolled(whole, _FIRST_HOUR))
    first, last = ((each - axis.span.starts) / HOUR for each in extent)
    # Half an hour before a full one, so that no name is cut.
    begin, end = math.floor(first - _AIR + 0.5) - 0.5, math.ceil(last + _AIR - 0.5) + 0.5
    target = first - 0.5
    if window is not None:
        target = (window.in_zone(zone).starts - axis.span.starts) / HOUR - usual * _WINDOW_AT
    shown = max(usual, round(end - begin))
    if width / shown < axis.hour * _SQUEEZED:
        return FirstLook(whole, _scrolled(whole, target))
    fitted = axis._replace(hour=width / shown)
    return FirstLook(fitted, _scrolled(fitted, min(max(target, end - shown), begin)))


def _scrolled(axis: TimeAxis, target: float) -> int:
    """Return the start of the axis, in pixels: half an hour before the full hour next to some hours."""
    return round((round(target + 0.5) - 0.5) * axis.hour)
