"""The one place that gives tips their text, so that no name from outside is ever read as markup by a tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QToolTip, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint


def plain_tip(text: str) -> str:
    """Return what a tip has to be given to show every character of a text, in the lines the text has."""
    # A tip opens the pictures that markup names, from a server of a stranger too.
    if GuiQt.mightBeRichText(text):
        return f'<span style="white-space:pre">{_escaped(text)}</span>'
    return text


def _escaped(text: str) -> str:
    # It loads all names of HTML's characters, and the tips of the first frame are plain.
    from html import escape

    return escape(text)


def wrapped_tip(text: str) -> str:
    """Return what a tip has to be given to show every character of a text, in lines of any length."""
    # Only markup is wrapped.
    lines = _escaped(text).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if text else ""


def set_tip(owner: QWidget | QAction, text: str) -> None:
    """Let a widget or an action show a text to anyone who points at it; an empty text takes the tip away."""
    owner.setToolTip(plain_tip(text))


def cell_tip(role: int, text: str) -> str | None:
    """Return the tip of a cell of a table, or None when the table asks for something else than the tip."""
    return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else None


def show_tip(place: QPoint, text: str, over: QWidget) -> None:
    """Show a text at a point of the screen, or take the tip before away."""
    QToolTip.showText(place, plain_tip(text), over)


def show_wrapped_tip(place: QPoint, text: str, over: QWidget, while_in: QRect | None = None) -> None:
    """Show a long text at a point of the screen while the mouse stays in a part of the widget below it."""
    QToolTip.showText(place, wrapped_tip(text), over, while_in or QRect())
