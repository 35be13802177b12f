"""Pictures of lines of a list, as its painter paints them."""

from typing import TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from organizer_app.ui.widgets.lists.line_source import LineSource, LineState

L = TypeVar("L")


def painted_line(painter: LineSource[L], line: L, width: int) -> QImage:
    """Return a line that is not the current one, as wide as the list."""
    image = QImage(width, painter.height(line), QImage.Format.Format_RGB32)
    image.fill(0)
    canvas = QPainter(image)
    painter.paint(canvas, QRectF(image.rect()), line, LineState(is_current=False))
    canvas.end()
    return image
