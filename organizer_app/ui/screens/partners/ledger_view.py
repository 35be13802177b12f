"""The ledger: the matrix, and the current group beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer_app.ui.screens.partners.group_panel import GroupPanel
from organizer_app.ui.screens.partners.ledger_grid import LedgerGrid
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.ui.screens.partners.partners_view import GroupShown, LedgerShown
    from organizer_app.ui.screens.partners.presenter import PartnersPresenter
    from organizer_app.ui.theme.theme import Theme


class LedgerView(QWidget):
    """Keys: + and - change the stage, 0 to 4 and letters set it, W withdraws, E edits, Enter adds a city."""

    add_asked = Signal()
    person_chosen = Signal(str)

    def __init__(self, theme: Theme, presenter: PartnersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.grid = LedgerGrid(theme, self)
        set_tip(self.grid, words.keys_line())
        self.grid.chosen.connect(presenter.choose)
        self.grid.opened.connect(self._open)
        self.grid.folded.connect(presenter.fold)
        self.panel = GroupPanel(theme, self)
        self.panel.closed.connect(self._leave)
        self.panel.city_chosen.connect(lambda action_id: presenter.choose(presenter.group_id, action_id))
        self.panel.city_typed.connect(self._add_city)
        self.panel.person_chosen.connect(self.person_chosen)
        self.panel.stage_asked.connect(presenter.set_stage)
        self.panel.withdrawn.connect(presenter.withdraw)
        for signal in (self.panel.form.group_edited, self.panel.form.part_edited):
            signal.connect(self._edit)
        self.panel.hide()
        self.empty = EmptyState(theme, "handshake", self)
        self.empty.acted.connect(self._act)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        row = row_of(self)
        row.addWidget(self.stack, 1)
        row.addWidget(self.panel)
        self.setFocusProxy(self.grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def show_ledger(self, shown: LedgerShown) -> None:
        """Show the matrix, or explain why it is empty."""
        self.grid.show_ledger(shown)
        if not shown.lines:
            if shown.book.lines:
                self.empty.say(*words.nothing_found(), words.clear_filters())
            else:
                self.empty.say(*words.nothing_here("ledger"), words.add_group())
        self.stack.setCurrentIndex(0 if shown.lines else 1)

    def show_group(self, shown: GroupShown | None) -> None:
        """Show the current group, or hide the panel."""
        self.panel.setVisible(shown is not None)
        if shown is not None:
            self.panel.show_group(shown)
            self.grid.choose(shown.line.group.id, shown.action_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        has_group = self._presenter.line is not None
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif letter == "W" and has_group:
            self.panel.ask_withdraw()
        elif letter == "E" and has_group:
            self.panel.edit(is_on=True)
        elif not letter or event.modifiers() & _COMMANDS or not self._presenter.press(letter):
            super().keyPressEvent(event)

    def _open(self, group_id: str, action_id: str) -> None:
        if self._presenter.open_cell(group_id, action_id):
            self.panel.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        self._presenter.leave()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self) -> None:
        if self._presenter.wanted.is_empty:
            self.add_asked.emit()
        else:
            self._presenter.clear()

    def _add_city(self, typed: str) -> None:
        self._presenter.add_city(typed, self.panel.end_city, self.panel.show_city_reason)

    def _edit(self, code: str, text: str) -> None:
        self._presenter.edit(code, text, lambda sentence: self.panel.form.show_reason(code, sentence))


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
