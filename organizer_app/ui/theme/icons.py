"""Draws the shipped line icons in any colour of the scheme, sharp at every scale."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from organizer_app.environment.resource_files import resource_path
from organizer_app.ui.theme.tokens import ICON_STROKE


@functools.cache
def _source(name: str) -> str:
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{ICON_STROKE}"')


def icon_pixmap(name: str, size: int, color: str, dpr: float) -> QPixmap:
    """Render an icon of `resources/icons`.

    Args:
        name: file name without its ending.
        size: edge in device-independent pixels.
        color: #RRGGBB that takes the place of the drawing's own colour.
        dpr: device pixels per device-independent pixel.

    Raises:
        ResourceMissing: no such icon is shipped.
    """
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    edge = max(1, round(size * dpr))
    pixmap = QPixmap(edge, edge)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap
