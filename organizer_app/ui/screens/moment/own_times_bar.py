"""Asks whether the button for all suggestions also moves the actions that have agreed a time of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_XXL
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class OwnTimesBar(Themed, QFrame):
    """One check box, hidden while no action has a time of its own; `changed` carries whether it is ticked."""

    changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ownTimesBar")
        self._count = 0
        self.choice = WrappedTick("", self)
        self.choice.tick.toggled.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_XXL, GAP_M, GAP_XXL, GAP_S)
        row.addWidget(self.choice)
        self.hide()
        self.set_theme(theme)

    @property
    def is_ticked(self) -> bool:
        """Return whether actions with a time of their own are moved too."""
        return self.choice.tick.isChecked()

    def show_count(self, count: int) -> None:
        """Show how many actions have a time of their own; another number is another question."""
        if count != self._count:
            self._count = count
            with QSignalBlocker(self.choice.tick):
                self.choice.tick.setChecked(False)
        self.choice.say(words.own_times(count))
        self.setVisible(count > 0)
