"""The buttons below an open problem: fix it, ignore it with a reason, or stop ignoring it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.ui.screens.problems.painter import TEXT_LEFT
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_L
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.wording.checks import problem_list as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.screens.problems.lines import ProblemLine
    from organizer_app.ui.theme.theme import Theme

HEIGHT: Final = 52
_LONGEST: Final = 500
_RIGHT: Final = 40


class ProblemPanel(Themed, QWidget):
    """Shows one problem at a time; the screen carries out its requests."""

    mend_asked = Signal()
    all_asked = Signal()
    city_asked = Signal()
    accepted = Signal(str)
    asked_again = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: tuple[str, str, str] | None = None
        self.mend = push_button("primary", "", self.mend_asked.emit, self)
        self.move_all = push_button("plain", "", self.all_asked.emit, self)
        self.city = push_button("plain", words.show_city(), self.city_asked.emit, self)
        self.accept = push_button("plain", words.accept(), self.ask_reason, self)
        self.again = push_button("primary", words.tell_again(), self.asked_again.emit, self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words.reason_hint())
        self.reason.setAccessibleName(words.reason_hint())
        self.reason.setMaxLength(_LONGEST)
        self.reason.returnPressed.connect(self._accept)
        self.take = push_button("primary", words.accept_now(), self._accept, self)
        self.reason.textChanged.connect(self._may_accept)
        self.cancel = push_button("plain", words.cancel(), self._close_reason, self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(GAP_S)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for part in (self.mend, self.again, self.move_all, self.accept, self.city):
            self._row.addWidget(part)
        self._row.addWidget(self.reason, 1)
        self._row.addWidget(self.take)
        self._row.addWidget(self.cancel)
        self._row.addStretch(0)
        self.set_theme(theme)

    def show_line(self, line: ProblemLine, outside: int) -> None:
        """Show the fixes of a problem; `outside` cities could move to the rule's time at once."""
        if line.key != self._key:
            self.reason.clear()
        elif not self.reason.isHidden():
            return
        self._key = line.key
        kind = line.finding.kind if line.finding is not None else None
        self.mend.setText(words.remedy_button(kind) if kind else "")
        self.mend.setVisible(kind is not None and not line.is_accepted)
        self.move_all.setText(words.move_all(outside))
        self.move_all.setVisible(kind is FindingKind.OUTSIDE_RULE and outside > 1 and not line.is_accepted)
        self.accept.setVisible(not line.is_accepted)
        self.again.setVisible(line.is_accepted)
        self.city.setVisible(line.finding is not None)
        for part in (self.reason, self.take, self.cancel):
            part.hide()
        self._row.setStretch(self._row.count() - 1, 1)

    def ask_reason(self) -> None:
        """Ask why the problem can be ignored."""
        for part in (self.mend, self.move_all, self.accept, self.again, self.city):
            part.hide()
        for shown in (self.reason, self.take, self.cancel):
            shown.show()
        self.take.setEnabled(bool(self.reason.text().strip()))
        self._row.setStretch(self._row.count() - 1, 0)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_accept(self, text: str) -> None:
        self.take.setEnabled(bool(text.strip()))

    def _accept(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._key = None
            self.accepted.emit(reason)

    def _close_reason(self) -> None:
        for part in (self.reason, self.take, self.cancel):
            part.hide()
        for shown in (self.mend, self.accept, self.city):
            shown.show()
        self._row.setStretch(self._row.count() - 1, 1)
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the focus on the first button."""
        first = self.again if self.mend.isHidden() else self.mend
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click the button with Enter, leave the reason or the buttons with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            if self.reason.isHidden():
                self.left.emit()
            else:
                self._close_reason()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Not passed on, or the list below would close the problem.
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Move below the sentences of another text size."""
        super().set_theme(theme)
        self._row.setContentsMargins(theme.length(TEXT_LEFT), 0, _RIGHT, theme.length(GAP_UNDER_L))
