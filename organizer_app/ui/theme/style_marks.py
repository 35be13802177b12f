"""Sets the properties that the style sheet matches; Qt reads them once, so a new one needs a polish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001  # the mark's value, not a switch
    """Set a style sheet property (`kind`, `role`, `invalid`) on a widget and restyle it, if it is new.

    A style sheet rule applies to the value that the property had when the widget was polished
    (doc.qt.io/qt-6/stylesheet-syntax.html, Property Selector, 2026-11-27).
    """
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
