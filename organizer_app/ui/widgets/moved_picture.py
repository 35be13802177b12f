"""Scrolls a painted area by moving its pixels, so that a frame paints only what scrolls into view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# The ring around a focused area.
_RING: Final = 3


def move_picture(viewport: QWidget, dx: int, dy: int, moved: QRect, *, has_ring: bool) -> None:
    """Move a part of the painted pixels, and request a repaint of the rest.

    Args:
        viewport: must paint every pixel itself, and only those it is asked for.
        dx: to the right, in pixels.
        dy: downward, in pixels.
        moved: the part that scrolls, without heads that stay.
        has_ring: whether the focus ring is drawn along the edges; it stays where it is.
    """
    if abs(dx) >= moved.width() or abs(dy) >= moved.height():
        viewport.update(moved)
        return
    inner = moved.intersected(viewport.rect().adjusted(_RING, _RING, -_RING, -_RING)) if has_ring else moved
    viewport.scroll(dx, dy, inner)
    if has_ring:
        outer, width = viewport.rect(), _RING
        for edge in (
            QRect(outer.left(), outer.top(), width, outer.height()),
            QRect(outer.right() - width + 1, outer.top(), width, outer.height()),
            QRect(outer.left(), outer.bottom() - width + 1, outer.width(), width),
        ):
            viewport.update(edge)
