"""Makes the pictures that painted views keep, so that scrolling and pointing only copy them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from PySide6.QtGui import QColor


def blank_picture(
    width: float,
    height: float,
    density: float,
    background: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
) -> QPixmap:
    """Return a picture of one color to paint on, at least one pixel large.

    Args:
        width: in device-independent pixels.
        height: in device-independent pixels.
        density: device pixels per pixel.
        background: its color.
    """
    picture = QPixmap(max(1, round(width * density)), max(1, round(height * density)))
    picture.setDevicePixelRatio(density)
    picture.fill(background)
    return picture
