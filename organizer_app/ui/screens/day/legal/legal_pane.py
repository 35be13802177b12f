"""Lays out what only legal support reads: a line to log, the entries, and the arrest ledger beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.legal.arrest_lines import ArrestLine, ArrestPainter
from organizer_app.ui.screens.day.log_list import LogList
from organizer_app.ui.screens.day.side_column import SideColumn
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_M
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.sent_fields import SentFields
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.day import legal as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.screens.day.legal.presenter import LegalPresenter
    from organizer_app.ui.screens.day.log_lines import LogLine
    from organizer_app.ui.theme.theme import Theme

_LONGEST: Final = 500
_SIDE_SHARE: Final = 0.34
_SIDE_WIDTH: Final = (280, 380)
# Where all is in one column, four entries and two people are in sight.
_LIST_HEIGHT: Final = 232
_LEDGER_HEIGHT: Final = 140


class LegalPane(Themed, QFrame):
    """Shows entries and ledger; what is typed goes out by its signals.

    `logged` carries a line and the entry that it corrects or nothing, `held` initials, city, place,
    needs and time, `released` a person and who came.
    """

    logged = Signal(str, str)
    held = Signal(str, str, str, str, str)
    released = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sent = SentFields()
        self.setObjectName("dayBoard")
        self.entry = self._field(words.entry_name(), words.entry_hint())
        self.entry.returnPressed.connect(self._log)
        self.list = LogList(theme, words.list_name(), self)
        self.nothing = PlainLabel(words.nothing(), self, role="meta", wraps=True)
        self.still_held = PlainLabel("", self, role="title", wraps=True)
        self.ledger = LineList[ArrestLine](theme, ArrestPainter(theme), words.ledger_name(), self)
        self.ledger.opens_on_click = False
        self.initials = self._field(words.initials(), words.initials_hint())
        self.city = self._field(words.city(), words.city())
        self.where = self._field(words.where(), words.where())
        self.since = self._field(words.since(), words.since_hint())
        self.needs = self._field(words.needs(), words.needs_hint())
        self.met_by = self._field(words.met_by(), words.met_by())
        self.add = push_button("plain", words.add_person(), self._hold, self)
        self.out = push_button("plain", words.mark_out(), self._release, self)
        self.wrong = WarningLabel(self)
        self.purge = PlainLabel("", self, role="meta", wraps=True)
        self._side = SideColumn(theme, _SIDE_SHARE, _SIDE_WIDTH, self)
        self._lay_out()
        self.list.corrected.connect(lambda entry_id, text, _heard: self.logged.emit(text, entry_id))

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        return field

    def _lay_out(self) -> None:
        left = column_of(None)
        above = column_of(None, (GAP_L, GAP_M, GAP_L, GAP_UNDER_M), GAP_S)
        line = row_of(None, spacing=GAP_S)
        line.addWidget(self.entry, 1)
        line.addWidget(self.list.correct)
        above.addLayout(line)
        above.addWidget(PlainLabel(words.promise(), self, role="meta", wraps=True))
        above.addWidget(self.wrong)
        above.addWidget(self.nothing)
        left.addLayout(above)
        left.addWidget(self.list.correction)
        left.addWidget(self.list, 1)
        # Without a list, what stands above it stays at the top.
        left.addStretch(0)
        scrolling_column(self).addLayout(self._side.beside(left), 1)
        self._side.keep_high(self.list, _LIST_HEIGHT)
        self._side.keep_high(self.ledger, _LEDGER_HEIGHT)
        side = column_of(self._side, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        side.addWidget(PlainLabel(words.ledger_name(), self._side, role="sub"))
        side.addWidget(self.still_held)
        side.addWidget(self.ledger, 1)
        first, second = row_of(None, spacing=GAP_S), row_of(None, spacing=GAP_S)
        first.addWidget(self.initials, 1)
        first.addWidget(self.city, 2)
        side.addLayout(first)
        for part in (self.since, self.where, self.needs):
            side.addWidget(part)
        side.addWidget(self.add)
        second.addWidget(self.met_by, 1)
        second.addWidget(self.out)
        side.addLayout(second)
        side.addWidget(self.purge)

    def report_to(self, presenter: LegalPresenter) -> None:
        """Pass on what is logged."""
        self.logged.connect(presenter.log)
        self.held.connect(presenter.hold)
        self.released.connect(presenter.release)

    def show_legal(self, lines: Sequence[LogLine], arrests: Sequence[ArrestLine], purge: str) -> None:
        """Show the entries, the newest first, and the ledger."""
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.ledger.show_lines(arrests)
        held = sum(not each.is_out for each in arrests)
        self.still_held.setText(words.still_held(held, len(arrests)))
        self.out.setEnabled(held > 0)
        self.met_by.setEnabled(held > 0)
        self.purge.setText(breakable(purge))

    def forget(self) -> None:
        """Drop everything that was shown and typed: nothing of it stays in hidden widgets."""
        self.list.show_lines([])
        self.ledger.show_lines([])
        self.list.correction.forget()
        for field in (self.entry, self.initials, self.city, self.since, self.where, self.needs, self.met_by):
            field.clear()
        self._sent.forget()
        self.wrong.hide()

    def taken(self, *, is_entry: bool) -> None:
        """Empty what was logged; what was typed since it was sent stays."""
        self.wrong.hide()
        fields = (
            (self.entry,)
            if is_entry
            else (self.initials, self.city, self.since, self.where, self.needs, self.met_by)
        )
        self._sent.take(*fields)

    def complain(self, sentence: str) -> None:
        """Say what is missing; what was typed stays."""
        self.wrong.complain(sentence)
        announce(self, sentence)

    def focus_main(self) -> None:
        """Put the keyboard in the line."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _log(self) -> None:
        self.logged.emit(*self._sent.send(self.entry), "")

    def _hold(self) -> None:
        self.held.emit(*self._sent.send(self.initials, self.city, self.where, self.needs, self.since))

    def _release(self) -> None:
        line = self.ledger.line
        if line is None or line.is_out:
            self.complain(words.choose_person())
            return
        self.released.emit(line.arrest_id, *self._sent.send(self.met_by))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.take_theme(theme)
        self.ledger.set_source(theme, ArrestPainter(theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit()
