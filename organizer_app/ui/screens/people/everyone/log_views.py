"""The log of all calls, and the final check-in for the next day of action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.screens.people.first_step_view import FirstStepView
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.row_list import RollRows, RowList, TalkRows
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.people import calls as call_words
from organizer_app.wording.people import people as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.model.talks import Talk
    from organizer_app.domain.people.call_days import RollEntry
    from organizer_app.ui.screens.people.people_view import RollShown, TalksShown
    from organizer_app.ui.screens.people.presenter import PeoplePresenter
    from organizer_app.ui.theme.theme import Theme


class TalksView(Themed, QStackedWidget):
    """All calls, newest first; Enter goes to the person."""

    def __init__(self, theme: Theme, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: TalksShown | None = None
        self.list: RowList[Talk] = RowList(theme, words.list_name("talks"), self)
        self.list.opened.connect(self._open)
        self.empty = FirstStepView(theme, "message-square", PeopleView.TALKS, self)
        self.addWidget(self.list)
        self.addWidget(self.empty)
        self.setFocusProxy(self.list)

    def show_talks(self, shown: TalksShown) -> None:
        self._shown = shown
        self.list.show_lines(shown.talks, self.list.key, TalkRows(self._theme, shown))
        self.setCurrentIndex(0 if shown.talks else 1)
        self.empty.show_step(self._presenter.first_step)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        if self._shown is not None:
            self.show_talks(self._shown)

    def _open(self, talk_id: str) -> None:
        if self._shown is not None:
            self._presenter.choose_person(self._shown.book.talks.by_id[talk_id].person_id)
            self._presenter.choose_view(PeopleView.EVERYONE)


class RollCallView(Themed, QWidget):
    """The leads of the next day of action, missing ones first; Y confirms, Enter goes to the call."""

    def __init__(self, theme: Theme, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: RollShown | None = None
        self._head = QFrame(self)
        self._head.setObjectName("listHeader")
        self.title = PlainLabel("", self._head, role="sub")
        self._keys = PlainLabel(call_words.roll_keys(), self._head, role="meta")
        for label in (self.title, self._keys):
            label.setWordWrap(True)
        row = WrappingRow(self._head)
        row.addWidget(self.title)
        row.add_tail(self._keys)
        self.list: RowList[RollEntry] = RowList(theme, words.list_name("rollcall"), self)
        self.list.opened.connect(self._open)
        self.empty = FirstStepView(theme, "clipboard-check", PeopleView.ROLL_CALL, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = column_of(self)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        self.set_theme(theme)

    def show_roll(self, shown: RollShown) -> None:
        """Show who has confirmed."""
        self._shown = shown
        rows = RollRows(self._theme)
        keys, key = [rows.key(each) for each in shown.entries], self.list.key
        self.list.show_lines(shown.entries, key if key in keys else next(iter(keys), ""), rows)
        self._stack.setCurrentIndex(0 if shown.entries else 1)
        self._head.setVisible(bool(shown.entries))
        self.empty.show_step(self._presenter.first_step)
        confirmed = sum(each.is_confirmed for each in shown.entries)
        self.title.setText(call_words.roll_title(confirmed, len(shown.entries), shown.day))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._head.setMinimumHeight(theme.length(BAR_FILTER))
        if self._shown is not None:
            self.show_roll(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm the current lead with Y."""
        if event.key() == Qt.Key.Key_Y and not event.modifiers():
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        entry = self.list.line
        if entry is not None and entry.assignment_id and not entry.is_confirmed:
            self._presenter.confirm(entry.assignment_id)

    def _open(self, _key: str) -> None:
        entry = self.list.line
        if entry is None:
            return
        if entry.person_id:
            self._presenter.choose_person(entry.person_id)
            self._presenter.choose_view(PeopleView.CALLS)
        else:
            self._presenter.coverage.choose(entry.row.action_id, int(entry.is_backup))
            self._presenter.choose_view(PeopleView.COVERAGE)
