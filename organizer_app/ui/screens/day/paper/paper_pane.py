"""Lays out the entry from paper: the lines as they are typed, and beside them what each is understood as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.paper.draft_lines import DraftLine, DraftPainter
from organizer_app.ui.screens.day.paper_files import ask_paper
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.day import paper as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.screens.day.paper.presenter import PaperPresenter
    from organizer_app.ui.theme.theme import Theme


class PaperText(QPlainTextEdit):
    """The lines; `log_asked` comes with Ctrl+Enter, as answers are taken in Returned forms."""

    log_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Log with Ctrl+Enter."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.log_asked.emit()
        else:
            super().keyPressEvent(event)


class PaperPane(Themed, QFrame):
    """`typed` carries the text; `log_asked` logs the clear lines, `closed` goes back to the board."""

    typed = Signal(str)
    log_asked = Signal()
    print_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        self.text = PaperText(self)
        self.text.log_asked.connect(self.log_asked)
        self.text.setAccessibleName(words.field_name())
        # Its text is kept with every letter, so that a lock need not keep it as well.
        self.text.setProperty("kind", "kept")
        self.text.setPlaceholderText(words.example())
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(lambda: self.typed.emit(self.text.toPlainText()))
        self.list = LineList[DraftLine](theme, DraftPainter(theme), words.list_name(), self)
        self.list.opens_on_click = False
        self.tally = PlainLabel("", self, role="meta", wraps=True)
        self.log = push_button("primary", words.log_nothing(), self.log_asked.emit, self)
        self.close_button = push_button("plain", words.back(), self.closed.emit, self)
        self.paper = push_button("plain", words.print_board(), self.print_asked.emit, self)
        self.log.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        column = column_of(self, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        column.addWidget(PlainLabel(words.title(), self, role="sub"))
        column.addWidget(PlainLabel(words.hint(), self, role="meta", wraps=True))
        middle = row_of(None, spacing=GAP_M)
        middle.addWidget(self.text, 1)
        middle.addWidget(self.list, 1)
        column.addLayout(middle, 1)
        foot = row_of(None, spacing=GAP_S)
        foot.addWidget(self.paper)
        foot.addWidget(self.tally, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.log)
        column.addLayout(foot)

    def report_to(self, presenter: PaperPresenter) -> None:
        """Pass on what is typed, and what to do with it."""
        self.typed.connect(presenter.type_text)
        self.log_asked.connect(presenter.log)
        self.print_asked.connect(lambda: ask_paper(self, "board", presenter.print_to))

    def show_lines(self, lines: Sequence[DraftLine]) -> None:
        """Show what each line is understood as."""
        self.list.show_lines(lines)
        ready = sum(line.is_ready for line in lines)
        self.log.setText(words.log_lines(ready) if ready else words.log_nothing())
        self.log.setEnabled(ready > 0)
        self.tally.setText(words.waiting(len(lines) - ready))

    def show_text(self, text: str) -> None:
        """Show other lines, such as those that could not be logged yet."""
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def focus_main(self) -> None:
        """Put the keyboard in the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, DraftPainter(theme))
