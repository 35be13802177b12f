"""Moves the focus between the panes of a screen, in a circle, and into a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def focus_next(panes: Sequence[QWidget], here: QWidget, step: int) -> None:
    """Focus the pane after (1) or before (-1) the one that the widget `here` is in."""
    at = [index for index, pane in enumerate(panes) if here is pane or pane.isAncestorOf(here)]
    start = at[0] if at else (-1 if step > 0 else 0)
    pane = panes[(start + step) % len(panes)]
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus or pane.focusProxy() is not None:
        pane.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        focus_first(pane, Qt.FocusReason.TabFocusReason)


def focus_first(pane: QWidget, reason: Qt.FocusReason) -> None:
    """Focus the first part of a pane that accepts the focus, for a reason that Qt passes on."""
    for part in pane.findChildren(QWidget):
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus(reason)
            return
