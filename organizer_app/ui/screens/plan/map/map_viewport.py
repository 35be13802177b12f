"""Converts between map units and pixels of the visible part of the map, and places the framed small maps."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from organizer_app.domain.places.map_insets import TERRITORY_INSETS, MapInset

# The names of the small maps.
_NAME_HEIGHT: Final = 14.0
_GAP: Final = 1.0


class Box(NamedTuple):
    """A rectangle by its edges, in map units or pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        """Return the box with every edge moved outward."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> Box:
        """Return the box at another position."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def meets(self, other: Box) -> bool:
        """Return whether the two boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def contains(self, other: Box) -> bool:
        """Return whether the other box is inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box nearest to a point."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, x: float, y: float) -> float:
        """Return the distance of a point; 0 inside."""
        return math.dist((x, y), self.nearest(x, y))

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Viewport:
    """A pixel is a map unit times `scale` plus `x`, `y`."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of a map point."""
        return x * self.scale + self.x, y * self.scale + self.y

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """Return the map point of a pixel."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def moved(self, dx: float, dy: float) -> Viewport:
        """Return the view shifted by whole or fractional pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def zoomed(self, scale: float, x: float, y: float) -> Viewport:
        """Return the view at another scale, with the map point under a pixel kept in place."""
        factor = scale / self.scale
        return Viewport(scale, x + (self.x - x) * factor, y + (self.y - y) * factor)


def fitted(content: Box, room: Box) -> Viewport:
    """Return the view that fits `content`, in map units, centered in `room`, in pixels."""
    width, height = content.right - content.left, content.bottom - content.top
    scale = max(0.05, min((room.right - room.left) / width, (room.bottom - room.top) / height))
    x = (room.left + room.right - width * scale) / 2 - content.left * scale
    y = (room.top + room.bottom - height * scale) / 2 - content.top * scale
    return Viewport(scale, x, y)


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
