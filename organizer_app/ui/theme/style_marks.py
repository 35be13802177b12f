"""The marks by which the style sheet knows a widget; Qt reads them once, so that a new one needs polish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, name: str, value: str | bool) -> None:  # noqa: FBT001  # the mark's value, not a switch
    """Give a widget a mark of the style sheet (`kind`, `role`, `invalid`) and its look, unless it has it.

    A style sheet's rule for a property holds for what the property was when the widget was polished
    (doc.qt.io/qt-6/stylesheet-syntax.html, Property Selector, 2026-11-27).
    """
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
