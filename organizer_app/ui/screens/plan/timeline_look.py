"""Where the timeline of a day begins: all of it in sight where it fits, else its shared window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.time_grid import HOUR, extent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.shared_windows import SharedWindow
    from organizer_app.ui.screens.plan.timeline_axis import TimeAxis

# Where the shared window stands in the room for hours, when not all of the day fits.
_WINDOW_AT: Final = 0.42
# Hours are not squeezed below so many pixels to fit a day in.
_SQUEEZED: Final = 62.0
# Hours of air before the first action and after the last one.
_AIR: Final = 0.4
_FIRST_HOUR: Final = 8


class FirstLook(NamedTuple):
    """The axis, and how far it is scrolled, in pixels."""

    axis: TimeAxis
    scrolled: int


def first_look(
    rows: Sequence[ActionRow], axis: TimeAxis, window: SharedWindow | None, zone: str, width: int
) -> FirstLook:
    """Return how a day is shown first.

    Args:
        rows: the actions of the day.
        axis: its hours at the width that is usual.
        window: the shared window, or None.
        zone: IANA zone of the desk.
        width: room for hours, in pixels.
    """
    extent = extent_of(rows)
    if extent is None:
        return FirstLook(axis, _before_a_full_hour(axis, axis.hour * _FIRST_HOUR))
    first, last = extent
    hours = (last - first) / HOUR + 2 * _AIR
    hour = min(axis.hour, width / hours)
    target = axis.x(first) - axis.hour / 2
    if window is not None:
        target = axis.x(window.in_zone(zone).starts) - width * _WINDOW_AT
    if hour < min(_SQUEEZED, axis.hour):
        return FirstLook(axis, _before_a_full_hour(axis, target))
    fitted = axis._replace(hour=hour)
    begin, end = fitted.x(first) - hour * _AIR, fitted.x(last) + hour * _AIR
    return FirstLook(fitted, round(min(max(target, end - width), begin)))


def _before_a_full_hour(axis: TimeAxis, target: float) -> int:
    """Begin half an hour before a full one, so that its name is not cut."""
    return round((round(target / axis.hour) - 0.5) * axis.hour)
