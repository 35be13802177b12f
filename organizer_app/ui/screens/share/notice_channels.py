"""The line above the recipients: how to mark them as notified, and the button for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from organizer_app.ui.screens.share.share_jobs import WAYS
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.controls.filter_chips import FilterChip
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.sharing import share_choices as choice_words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class NoticeChannels(QFrame):
    """`way` is a `NoticeChannel` code; `all_asked` carries it for all remaining recipients."""

    all_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = WAYS[0]
        self.chip = FilterChip(theme, choice_words.notified_by(self.way), self)
        self.chip.opened.connect(self._open)
        self.all = push_button("link", choice_words.tick_all(), lambda: self.all_asked.emit(self.way), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, GAP_UNDER_S)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.all)
        self._name()

    def menu(self) -> CheckMenu:
        """Build the menu of ways."""
        menu = CheckMenu(self, stays_open=False)
        for code in WAYS:
            entry = menu.add_value(choice_words.notified_by(code), is_checked=code == self.way)
            entry.triggered.connect(lambda _on=False, code=code: self.choose(code))
        return menu

    def _open(self) -> None:
        self.menu().popup(self.chip.mapToGlobal(QPoint(0, self.chip.height() + 4)))

    def choose(self, code: str) -> None:
        """Use this way from now on."""
        self.way = code
        self._name()

    def _name(self) -> None:
        name = choice_words.notified_by(self.way)
        self.chip.show_label(name, is_on=False)
        self.chip.setAccessibleName(f"{choice_words.notify_by_menu()}: {name}")
        set_tip(self.chip, choice_words.notify_by_menu())
