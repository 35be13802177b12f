"""Computes where the frames of the territories and their names are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.places.map_insets import TERRITORY_INSETS, MapInset
from organizer_app.ui.screens.plan.map.map_viewport import Box

if TYPE_CHECKING:
    from organizer_app.ui.screens.plan.map.map_viewport import Viewport

_NAME_HEIGHT: Final = 14.0
_GAP: Final = 1.0


def inset_frame(inset: MapInset, view: Viewport) -> Box:
    """Return the frame of a territory, in pixels."""
    left, top = view.to_screen(inset.left, inset.top)
    return Box(left, top, left + inset.width * view.scale, top + inset.height * view.scale)


def inset_label(inset: MapInset, view: Viewport) -> Box:
    """Return the rectangle of its name: above the frame, or below the lowest one."""
    frame = inset_frame(inset, view)
    is_lowest = inset.top == max(other.top for other in TERRITORY_INSETS)
    top = frame.bottom + _GAP if is_lowest else frame.top - _NAME_HEIGHT - _GAP
    return Box(frame.left, top, frame.right, top + _NAME_HEIGHT)


def inset_boxes(view: Viewport) -> tuple[Box, ...]:
    """Return all frames and their names, which other names avoid."""
    frames = tuple(inset_frame(inset, view) for inset in TERRITORY_INSETS)
    return frames + tuple(inset_label(inset, view) for inset in TERRITORY_INSETS)
