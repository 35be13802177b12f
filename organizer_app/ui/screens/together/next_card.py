"""Shows below what a person decides what the next decision is about, so that nobody is surprised by it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable


class NextShown(NamedTuple):
    """What comes next: its key, its title, what it is about, and a line for each of its first changes."""

    key: str
    title: str
    about: str
    changes: tuple[str, ...]


class NextCard(QFrame):
    """Hidden while nothing else waits; `asked` carries the key of what it shows.

    Args:
        said: words of the link that goes there.
        look: name of the frame in the style sheet.
    """

    asked = Signal(str)

    def __init__(self, said: str, parent: QWidget, *, look: str) -> None:
        super().__init__(parent)
        self.setObjectName(look)
        self._key = ""
        self.title = PlainLabel("", self, role="strong", wraps=True)
        self.about = PlainLabel("", self, role="meta", wraps=True)
        self.changes = PlainLabel("", self, role="meta", wraps=True)
        self.go = push_button("link", said, lambda: self.asked.emit(self._key), self)
        told = column_of(margins=(0, 0, 0, 0), spacing=GAP_XS)
        for part in (self.title, self.about, self.changes):
            told.addWidget(part)
        row = row_of(self, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        row.addLayout(told, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def be_brief(self, *, is_brief: bool) -> None:
        """Leave the changes out where the window is low: what is decided now needs the room."""
        self.changes.setVisible(not is_brief)

    def show_next(self, shown: NextShown | None) -> None:
        """Show what comes next, or nothing."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._key = shown.key
        self.title.setText(breakable(shown.title))
        self.about.setText(breakable(shown.about))
        self.changes.setText(breakable("\n".join(shown.changes)))
