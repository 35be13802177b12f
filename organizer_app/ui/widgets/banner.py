"""A line across the top of the window that shows what went wrong until somebody closes it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Dressed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_UNDER_M, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.toast import MessageOffer


class Banner(Dressed, QFrame):
    """A sentence between an icon and a close button, with what can be done about it beside it."""

    def __init__(self, theme: Theme, close: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._sign = PlainLabel("", self)
        self._label = PlainLabel("", self)
        self._label.setWordWrap(True)
        self._label.setProperty("role", "warn")
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = icon_button(theme, "x", close, self.hide, self)
        self.offers: list[QPushButton] = []
        self._row = row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_S, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    def say(self, sentence: str, offers: Sequence[MessageOffer] = ()) -> None:
        """Show a sentence, and buttons for what can be done, until it is closed or replaced."""
        for old in self.offers:
            old.hide()
            self._row.removeWidget(old)
            old.deleteLater()
        self.offers = [
            push_button("link", each.words, partial(self._take, each.act), self) for each in offers
        ]
        for button in self.offers:
            self._row.insertWidget(self._row.count() - 1, button)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _take(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    @property
    def sentence(self) -> str:
        """What the banner says, for tests."""
        return self._label.text()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap("circle-alert", 16, "danger"))
