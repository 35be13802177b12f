"""The line above the recipients: how to mark them as notified, and the button for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from organizer_app.ui.screens.share.share_jobs import WAYS
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.sharing import share_choices as choice_words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme


class NoticeChannels(Themed, QFrame):
    """`way` is a `NoticeChannel` code; `all_asked` carries it for all remaining recipients."""

    all_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = WAYS[0]
        self.chip = QToolButton(self)
        self.chip.setProperty("kind", "chip")
        self.chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chip.clicked.connect(self._open)
        self.all = push_button("link", choice_words.tick_all(), lambda: self.all_asked.emit(self.way), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, GAP_UNDER_S)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.all)
        self._name()
        self.set_theme(theme)

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
        self.chip.setText(choice_words.notified_by(self.way))
        self.chip.setAccessibleName(f"{choice_words.notify_by_menu()}: {self.chip.text()}")
        set_tip(self.chip, choice_words.notify_by_menu())

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.chip.setIcon(theme.icon("chevron-down", "text2", 14))
