"""Keeps the visible lines and a margin as one picture, so that vertical scrolling copies one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

# The margin in pixels above and below the visible part.
_MARGIN: Final = 320


class TimelinePage:
    """Keeps a picture for one state of the lines; making it costs as much as a frame without it."""

    def __init__(self) -> None:
        self._state: tuple[object, ...] = ()
        self._last = 0
        self._top = 0
        self._picture: QPixmap | None = None

    def draw(
        self,
        painter: QPainter,
        room: QRectF,
        top: int,
        state: tuple[object, ...],
        draw: Callable[[QPainter, int, int], None],
    ) -> None:
        """Paint the visible part.

        Args:
            painter: of the view.
            room: below the ruler, in pixels of the view.
            top: the vertical scroll offset of the lines.
            state: differs when the picture is out of date.
            draw: paints lines with a painter whose origin is this far down, at this height in pixels.
        """
        is_near = state == self._state and abs(top - self._last) <= room.height() / 2
        self._state, self._last = state, top
        if not is_near:
            # The next frame may differ again, as during a drag.
            self._picture = None
            painter.translate(room.topLeft())
            draw(painter, top, round(room.height()))
            painter.resetTransform()
            return
        if self._picture is None or not 0 <= top - self._top <= 2 * _MARGIN:
            self._picture = self._make(painter, room, top, draw)
        picture = self._picture
        density = picture.devicePixelRatio()
        part = QRectF(0, (top - self._top) * density, picture.width(), room.height() * density)
        painter.drawPixmap(room.topLeft(), picture, part)

    def _make(
        self, painter: QPainter, room: QRectF, top: int, draw: Callable[[QPainter, int, int], None]
    ) -> QPixmap:
        density = painter.device().devicePixelRatioF()
        height = round(room.height()) + 2 * _MARGIN
        picture = QPixmap(round(room.width() * density), round(height * density))
        picture.setDevicePixelRatio(density)
        self._top = top - _MARGIN
        inside = QPainter(picture)
        draw(inside, self._top, height)
        inside.end()
        return picture
