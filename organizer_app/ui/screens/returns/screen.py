"""The screen of returned forms: replies at the left, one of them beside the plan at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.returns.line_lists import ReplyList
from organizer_app.ui.screens.returns.lines import reply_lines
from organizer_app.ui.screens.returns.presenter import ReturnsPresenter
from organizer_app.ui.screens.returns.reply_panel import ReplyPanel
from organizer_app.ui.screens.returns.returns_bar import ReturnsBar
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from organizer_app.domain.sharing.returned_forms import ReturnedForm, ReturnsInbox
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 306


class ReturnsScreen(PresentedScreen):
    """Shows what the presenter decides; takes dropped files and pasted texts."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("returnsScreen")
        self.setAcceptDrops(True)
        theme = context.theme
        self.presenter = ReturnsPresenter(self, context.background)
        self._presenters = (self.presenter,)
        self.bar = ReturnsBar(theme, self)
        self.bar.forms_asked.connect(self._make_forms)
        self.bar.paste_asked.connect(self.paste_reply)
        self.bar.files_asked.connect(self._open)
        self.pane = QFrame(self)
        self.pane.setObjectName("sidePane")
        self.panel = ReplyPanel(theme, self)
        self.list = ReplyList(theme, self.pane)
        self.list.chosen.connect(self.presenter.choose)
        self.list.opened.connect(lambda _key: self.panel.answers.setFocus(Qt.FocusReason.OtherFocusReason))
        self.panel.toggled.connect(self.presenter.toggle)
        self.panel.all_asked.connect(self.presenter.toggle_all)
        self.panel.take_asked.connect(self.presenter.take)
        self.panel.none_asked.connect(self.presenter.take_none)
        self.empty = EmptyState(theme, "mail", self)
        self.empty.say(*words.nothing_came())
        self.empty.acted.connect(self._make_forms)
        self._lay_out()
        self.set_theme(theme)
        self.presenter.read()

    def _lay_out(self) -> None:
        column_of(self.pane).addWidget(self.list)
        both = QWidget(self)
        sides = row_of(both)
        sides.addWidget(self.pane)
        sides.addWidget(self.panel, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        column = column_of(self)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    # From the presenter

    def show_inbox(self, inbox: ReturnsInbox, selected: str) -> None:
        self.bar.note.setText(words.back(inbox.back, inbox.cities))
        self.list.selected = selected
        self.list.show_lines(reply_lines(inbox))
        self._stack.setCurrentIndex(0 if inbox.replies or inbox.out else 1)

    def show_form(self, form: ReturnedForm | None, ticked: frozenset[str]) -> None:
        self.panel.setVisible(form is not None)
        if form is not None:
            self.panel.show_form(form, ticked)

    # What people do

    def _make_forms(self) -> None:
        self._frame.go_to(Destination("share", "packets"))

    def paste_reply(self) -> None:
        """Receive what is on the clipboard."""
        self.presenter.receive_text(QGuiApplication.clipboard().text())

    def _open(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, words.open_replies(), "", words.kinds())
        if chosen:
            self.presenter.receive_files([Path(each) for each in chosen])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Receive a pasted reply, whatever has the focus here."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_reply()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and texts."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what was dropped: here files are replies, not lists to import."""
        event.acceptProposedAction()
        told = event.mimeData()
        files = [Path(url.toLocalFile()) for url in told.urls() if url.isLocalFile()]
        if files:
            self.presenter.receive_files(files)
        elif told.hasText():
            self.presenter.receive_text(told.text())

    # From the window

    def show_subject(self, subject_id: str) -> None:
        """Show a reply by its id."""
        self.presenter.choose(subject_id)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.pane.setFixedWidth(theme.length(_WIDTH))

    def focus_main(self) -> None:
        """Put the focus on the replies, or on what to do first."""
        main = self.list if self._stack.currentIndex() == 0 else self.empty
        main.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        return [self.list, self.panel.answers] if self._stack.currentIndex() == 0 else [self.empty]
