"""Reads what screen readers are told: in this process through Qt, and from another one over AT-SPI."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

NAME = QAccessible.Text.Name


def interface_of(widget: QWidget) -> QAccessibleInterface:
    """Return what Qt tells of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def names_in(widget: QWidget) -> list[str]:
    """Return the names of the children of a widget, as Qt tells them."""
    interface = interface_of(widget)
    return [interface.child(number).text(NAME) for number in range(interface.childCount())]
