"""Gives a widget keys that work wherever the focus is inside its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


def add_shortcuts(widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let each key sequence, such as "Ctrl+N", do something while the widget is shown."""
    for sequence, act in keys.items():
        QShortcut(QKeySequence(sequence), widget).activated.connect(act)
