"""Finds words of a window that do not fit their place, and parts that lie on each other."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QWidget

# Widths are rounded at several places.
_ROUNDING = 2


def is_shown(widget: QWidget, window: QWidget) -> bool:
    """Whether somebody can see a widget."""
    return widget.isVisibleTo(window) and widget.width() > 0 and widget.height() > 0


def clipped(window: QWidget) -> list[str]:
    """Return labels and buttons that are too narrow or too low for their words."""
    found = []
    for kind in (QLabel, QAbstractButton):
        for widget in window.findChildren(kind):
            text = str(widget.property("text") or "")
            if not text or not is_shown(widget, window):
                continue
            if isinstance(widget, QLabel) and widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                is_cut = needed > widget.height() + _ROUNDING
            else:
                needed = widget.minimumSizeHint().width()
                is_cut = needed > widget.width() + _ROUNDING
            if is_cut:
                found.append(f"{type(widget).__name__} {text!r}: needs {needed}, has {widget.size()}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Return pairs of parts of one layout that lie on each other."""
    found = []
    for parent in (window, *window.findChildren(QWidget)):
        layout = parent.layout()
        if layout is None or not is_shown(parent, window):
            continue
        parts = [
            child
            for child in parent.children()
            if isinstance(child, QWidget) and is_shown(child, window) and layout.indexOf(child) >= 0
        ]
        for number, one in enumerate(parts):
            found += [
                f"{one.objectName() or type(one).__name__} {one.property('text')!r} lies on "
                f"{other.objectName() or type(other).__name__} {other.property('text')!r}"
                for other in parts[number + 1 :]
                if one.geometry().adjusted(1, 1, -1, -1).intersects(other.geometry().adjusted(1, 1, -1, -1))
            ]
    return found


def cut_off(window: QWidget, but: frozenset[str] = frozenset()) -> list[str]:
    """Return labels, buttons and fields that reach beyond the side of what holds them.

    What lies in a view that may be scrolled to the side, named by `but`, may do so.
    """
    found = []
    for kind in (QLabel, QAbstractButton, QLineEdit):
        for widget in window.findChildren(kind):
            if not is_shown(widget, window):
                continue
            holder = widget.parentWidget()
            while holder is not None and holder is not window and holder.objectName() not in but:
                left = widget.mapTo(holder, QPoint(0, 0)).x()
                if left < -_ROUNDING or left + widget.width() > holder.width() + _ROUNDING:
                    name = f"{type(widget).__name__} {widget.property('text')!r}"
                    found.append(f"{name}: {left} to {left + widget.width()} of {holder.width()}")
                    break
                holder = holder.parentWidget()
    return found


def sideways(window: QWidget, but: frozenset[str] = frozenset()) -> list[str]:
    """Return the views, but for some by their object names, that can be scrolled to the side."""
    return [
        f"{type(area).__name__} {area.objectName()}"
        for area in window.findChildren(QAbstractScrollArea)
        if is_shown(area, window)
        and area.objectName() not in but
        and area.horizontalScrollBar().isVisibleTo(area)
    ]
