"""Puts parts in the order in which Tab comes to them, without walking Qt's chain of the focus.

PySide makes what `nextInFocusChain` and `previousInFocusChain` return a child of the widget that was asked,
in Python alone. When that widget is deleted, the scroll bars, completers and other parts that Qt made inside
what was returned count as deleted, too, and the next use of one can end the program (PySide 6.11, seen
November 30, 2026).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def tab_through(stops: Iterable[QWidget]) -> None:
    """Let Tab come to widgets one after the other."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def tab_before(stop: QWidget, part: QWidget) -> None:
    """Let Tab come to a part right before a stop, after all that was before the stop."""
    tab_through((stop, part, stop))
