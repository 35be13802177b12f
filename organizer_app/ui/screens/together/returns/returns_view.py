"""Shows what came back of return forms: replies at the left, one of them beside the plan at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.save_dialog import dialog_title
from organizer_app.ui.screens.together.next_card import NextShown
from organizer_app.ui.screens.together.returns.line_lists import ReplyList
from organizer_app.ui.screens.together.returns.message_panel import MessagePanel
from organizer_app.ui.screens.together.returns.presenter import ReturnsPresenter
from organizer_app.ui.screens.together.returns.reply_filter import SPECS
from organizer_app.ui.screens.together.returns.reply_panel import ReplyPanel
from organizer_app.ui.screens.together.returns.returns_bar import ReturnsBar
from organizer_app.ui.theme.shown_icons import hide_icon, show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.wording.language import filters
from organizer_app.wording.sharing import returned_forms as replies
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent

    from organizer_app.domain.basics.filters import Facet, Filter, Option
    from organizer_app.domain.sharing.returned_forms import HostCity, ReturnedForm, ReturnsInbox
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.together.returns.lines import MessageShown, ReplyLine
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 306
_MOST_NEXT: Final = 3
_BUTTON_ICON: Final = 16


class ReturnsView(Themed, QWidget):
    """Shows what the presenter decides; takes dropped files and pasted texts.

    Args:
        theme: the look.
        frame: says what was done.
        background: reads and saves.
        parent: its parent.

    Attributes:
        buttons: those that make forms and receive replies, for the bar above.
    """

    def __init__(self, theme: Theme, frame: Frame, background: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.setAcceptDrops(True)
        self.presenter = ReturnsPresenter(self, background)
        self.bar = ReturnsBar(theme, self)
        self.make = push_button("plain", words.make_forms(), self._make_forms, self)
        self.paste = push_button("plain", words.paste(), self.paste_reply, self)
        self.open = push_button("plain", words.open_replies(), self._open, self)
        self.buttons = (self.make, self.paste, self.open)
        self.pane = QFrame(self)
        self.pane.setObjectName("sidePane")
        self.panel = ReplyPanel(theme, self.presenter.suggest_cities, self)
        self.panel.host.named.connect(self.presenter.name_city)
        self.panel.people.toggled.connect(self.presenter.toggle_person)
        self.list = ReplyList(theme, self.pane)
        self.list.chosen.connect(self.presenter.choose)
        self.list.opened.connect(self._open_line)
        self.list.take_asked.connect(self.presenter.take)
        self.panel.toggled.connect(self.presenter.toggle_answer)
        self.panel.all_asked.connect(self.presenter.toggle_answers)
        self.panel.take_asked.connect(self.presenter.take)
        self.panel.none_asked.connect(self.presenter.take_none)
        self.panel.call_asked.connect(self.presenter.call)
        self.panel.next.asked.connect(self.presenter.choose)
        self.message = MessagePanel(theme, self)
        self.message.copied.connect(self._copy)
        self.message.dismissed.connect(self.presenter.dismiss)
        self.bar.narrow(self.presenter, self.presenter.ask_options)
        self.empty = EmptyState(theme, "mail", self)
        self.empty.say(*words.nothing_came())
        self.empty.acted.connect(self._make_forms)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        column_of(self.pane).addWidget(self.list)
        both = QWidget(self)
        sides = row_of(both)
        sides.addWidget(self.pane)
        self._beside = QStackedWidget(both)
        for part in (self.panel, self.message):
            self._beside.addWidget(part)
        sides.addWidget(self._beside, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(both)
        self._stack.addWidget(self.empty)
        column = column_of(self)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    # From the presenter

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self._frame.say(sentence, can_undo=can_undo)

    def show_inbox(self, inbox: ReturnsInbox, lines: Sequence[ReplyLine], selected: str) -> None:
        self.bar.show_inbox(inbox)
        self.list.selected = selected
        self.list.show_lines(lines)
        is_empty = not (inbox.replies or inbox.out or lines)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self.bar.setVisible(not is_empty)

    def show_filter(self, wanted: Filter) -> None:
        self.bar.show_kept(filters.chip_labels(wanted, SPECS), is_narrowed=not wanted.is_empty)

    def offer(self, facet: Facet, options: Sequence[Option], kept: frozenset[str]) -> None:
        self.bar.offer(facet, options, kept)

    def show_form(self, form: ReturnedForm, ticked: frozenset[str]) -> None:
        self._beside.setVisible(True)
        self._beside.setCurrentWidget(self.panel)
        self.panel.show_form(form, ticked)

    def show_next(self, form: ReturnedForm | None) -> None:
        self.panel.next.show_next(None if form is None else _next_of(form))

    def show_call(self, person_id: str) -> None:
        """Go to the calls, to the lead whose reply is shown."""
        self._frame.go_to(Destination("people", "calls", person_id))

    def show_host(self, text: str, city: HostCity | None) -> None:
        self.panel.host.show_city(text, city)

    def show_message(self, message: MessageShown | None) -> None:
        self._beside.setVisible(message is not None)
        if message is not None:
            self._beside.setCurrentWidget(self.message)
            self.message.show_message(message)

    # What people do

    def _open_line(self, _key: str) -> None:
        """Go from the list to what can be done beside it."""
        is_reply = self._beside.currentWidget() is self.panel
        beside = self.panel.answers if is_reply else self.message.copy
        beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._frame.say(words.copied(), can_undo=False)

    def _make_forms(self) -> None:
        self._frame.go_to(Destination("share", "packets"))

    def paste_reply(self) -> None:
        """Receive what is on the clipboard."""
        self.presenter.receive_text(QGuiApplication.clipboard().text())

    def _open(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(
            self, dialog_title(words.open_replies()), "", words.kinds()
        )
        if chosen:
            # Ctrl+Enter takes answers next, and would press the button that has the focus.
            self.list.setFocus()
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

    # From the screen

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.pane.setFixedWidth(theme.length(_WIDTH))

    def show_icons(self, *, is_shown: bool) -> None:
        """Show the icons of the buttons, or leave them out where the bar needs their room for words."""
        for button, icon in zip(self.buttons, ("file-text", "copy", "folder-open"), strict=True):
            if is_shown:
                show_icon(button, self._theme, icon, "text2", _BUTTON_ICON)
            else:
                hide_icon(button)

    def focus_main(self) -> None:
        """Put the focus on the replies, or on what to do first."""
        main = self.list if self._stack.currentIndex() == 0 else self.empty
        main.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        if self._stack.currentIndex():
            return [self.empty]
        is_reply = self._beside.currentWidget() is self.panel
        return [self.bar, self.list, self.panel.answers if is_reply else self.message]


def _next_of(form: ReturnedForm) -> NextShown:
    """Return the first changes of a reply in words."""
    changes = [
        words.change(
            each.number, replies.label(each.field), replies.was(each), replies.value(each.field, each.theirs)
        )
        for each in form.answers[:_MOST_NEXT]
    ]
    if len(form.answers) > _MOST_NEXT:
        changes.append(words.more_changes(len(form.answers) - _MOST_NEXT))
    return NextShown(form.reply_id, form.city, words.about(form), tuple(changes))
