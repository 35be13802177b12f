"""Rows and columns of widgets; the margins and the spacing of the style are never what a design asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Margins = tuple[int, int, int, int]
_NONE: Final = (0, 0, 0, 0)
NO_LIMIT: Final = 16_777_215
"""The greatest width or height of a widget, which Qt takes for no limit, in pixels."""


def column_of(parent: QWidget | None = None, margins: Margins = _NONE, spacing: int = 0) -> QVBoxLayout:
    """Return an empty column, in a widget or to be put into another box.

    Args:
        parent: the widget that it fills, or None.
        margins: left, top, right and bottom, in pixels.
        spacing: pixels between its parts.
    """
    column = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    column.setContentsMargins(*margins)
    column.setSpacing(spacing)
    return column


def row_of(parent: QWidget | None = None, margins: Margins = _NONE, spacing: int = 0) -> QHBoxLayout:
    """Return an empty row; arguments as for `column_of`."""
    row = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    row.setContentsMargins(*margins)
    row.setSpacing(spacing)
    return row
