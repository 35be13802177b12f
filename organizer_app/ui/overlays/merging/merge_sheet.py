"""The sheet over the window: who sent changes, what they would do, and the button that merges them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QStackedWidget, QWidget

from organizer_app.ui.overlays.merging.brought_lines import BroughtLine, BroughtLines, line_of
from organizer_app.ui.overlays.merging.notes_column import NotesColumn
from organizer_app.ui.overlays.merging.presenter import MergePresenter
from organizer_app.ui.overlays.merging.sender_column import SenderColumn
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import (
    ROOM,
    sheet_foot,
    sheet_head,
    sheet_label,
    upright_rule,
)
from organizer_app.ui.overlays.sheet_list import SheetList
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_L, GAP_XL
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.together import merge_sheet as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo
    from pathlib import Path

    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.overlays.merging.presenter import LookedAt
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 1200
_HIGH: Final = 784
_ICON: Final = 16


class MergeSheet(Sheet):
    """Implements `MergeView`; `merged` carries what was taken in and whether there are conflicts.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
        files: files of changes.
        desk: the time zone of the moments, or None for that of this computer.
    """

    merged = Signal(str, bool)
    goes_down = True

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        access: PlanAccess,
        files: Sequence[Path],
        desk: tzinfo | None,
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setAccessibleName(words.name())
        self._desk = desk
        self.presenter = MergePresenter(self, access, files)
        self.opened.connect(self.presenter.look)
        self._title = sheet_label("title", self.panel)
        self._facts = sheet_label("meta", self.panel)
        self.sent_by = SenderColumn(theme, self.panel)
        self.notes = NotesColumn(theme, self.panel)
        self.notes.request_asked.connect(self._copy)
        self.list = SheetList["BroughtLine | None"](
            theme, BroughtLines, words.name(), self.panel, lambda event: event.key() == Qt.Key.Key_Escape
        )
        self.list.setAccessibleDescription(words.list_hint())
        self.list.opens_on_click = False
        self._count = PlainLabel("", self.panel, role="field")
        self.empty = EmptyState(theme, "git-merge", self.panel)
        self.empty.setAutoFillBackground(False)
        self.passphrase = QLineEdit(self.panel)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setPlaceholderText(words.passphrase_field())
        self.passphrase.setAccessibleName(words.passphrase_field())
        self.passphrase.returnPressed.connect(self._open)
        self.open_with = push_button("plain", words.open_with_it(), self._open, self.panel)
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        self.merge = push_button("primary", "", self.presenter.merge, self.panel)
        self._promise = sheet_label("meta", self.panel, words.backup_first())
        self._lay_out()

    def _lay_out(self) -> None:
        right = QWidget(self.panel)
        column = column_of(right, (ROOM, GAP_XL, ROOM, 0), GAP_S)
        column.addWidget(PlainLabel(words.before(), right, role="field"))
        column.addWidget(self.notes)
        column.addWidget(self._count)
        column.addWidget(self.list, 1)
        pair = QWidget(self.panel)
        row = row_of(pair)
        row.addWidget(self.sent_by)
        row.addWidget(upright_rule(pair))
        row.addWidget(right, 1)
        refused = QWidget(self.panel)
        ask = column_of(refused, (ROOM, 0, ROOM, 0), GAP_S)
        ask.addWidget(self.empty, 1)
        line = row_of(spacing=GAP_S)
        line.addStretch(1)
        line.addWidget(self.passphrase)
        line.addWidget(self.open_with)
        line.addStretch(1)
        ask.addLayout(line)
        self.pages = QStackedWidget(self.panel)
        self.pages.addWidget(pair)
        self.pages.addWidget(refused)
        self._archive = PlainLabel("", self.panel)
        show_icon(self._archive, self._theme, "archive", "text2", _ICON)
        show_icon(self.merge, self._theme, "git-merge", "accent_text", _ICON)
        whole = self.column(0)
        whole.addLayout(sheet_head(self._title, self._facts, self.cross))
        whole.addSpacing(GAP_UNDER_L)
        whole.addWidget(self._rule())
        whole.addWidget(self.pages, 1)
        whole.addWidget(self._rule())
        whole.addSpacing(GAP_UNDER_L)
        whole.addWidget(sheet_foot(self.panel, (self._archive, self._promise), (self.cancel, self.merge)))

    def _rule(self) -> QFrame:
        rule = QFrame(self.panel)
        rule.setProperty("line", "true")
        return rule

    def panel_height(self, width: int) -> int:
        """Return the height from the design."""
        self.sent_by.fit(width)
        return self._theme.length(_HIGH)

    def take_focus(self) -> None:
        """Begin in the table: Enter must not merge."""
        (self.list if self.list.isVisible() else self.cancel).setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and keep nothing of the file."""
        self.presenter.forget()
        super().leave()

    # MergeView

    def show_reading(self, name: str) -> None:
        self._title.setText(words.name())
        self._facts.setText(breakable(name))
        self.pages.setCurrentIndex(1)
        self.empty.say(words.reading(), "", "")
        self._show_foot(is_merge=False)
        self._ask(is_asked=False)

    def show_refused(self, name: str, sentence: str, *, asks_passphrase: bool) -> None:
        self._title.setText(words.name())
        self._facts.setText(breakable(name))
        self.pages.setCurrentIndex(1)
        self.empty.say(words.refused_title(), sentence, "")
        self._show_foot(is_merge=False)
        self._ask(is_asked=asks_passphrase)
        announce(self.panel, sentence)

    def show_nothing_new(self, looked: LookedAt) -> None:
        sender = looked.incoming.sender.name
        self._title.setText(breakable(words.title(sender)))
        self._facts.setText(breakable(words.file_facts(looked.name, looked.size)))
        self.pages.setCurrentIndex(1)
        said = words.nothing_new(sender, looked.preview.report.duplicates)
        self.empty.say(words.nothing_title(), said, "")
        self._show_foot(is_merge=False)
        self._ask(is_asked=False)

    def show_preview(self, looked: LookedAt) -> None:
        preview = looked.preview
        self._title.setText(breakable(words.title(looked.incoming.sender.name)))
        self._facts.setText(breakable(words.file_facts(looked.name, looked.size)))
        self.sent_by.show_sender(looked, self._desk)
        self.notes.show_notes(looked)
        lines: list[BroughtLine | None] = [
            line_of(number, each, preview.names, self._desk) for number, each in enumerate(preview.lines)
        ]
        total = len(preview.lines) + preview.left_out
        self._count.setText(words.shown_of(len(preview.lines), total))
        self.list.show_lines([None, *lines])
        self.list.setVisible(bool(lines))
        self.merge.setText(words.merge(preview.report.taken or preview.report.waiting))
        self.pages.setCurrentIndex(0)
        self._show_foot(is_merge=True)
        self.take_focus()

    def show_merging(self) -> None:
        self.merge.setEnabled(False)

    def show_merged(self, sentence: str, *, has_conflicts: bool) -> None:
        self.merged.emit(sentence, has_conflicts)

    def _show_foot(self, *, is_merge: bool) -> None:
        self.merge.setVisible(is_merge)
        self.merge.setEnabled(is_merge)
        for part in (self._archive, self._promise):
            part.setVisible(is_merge)
        self.cancel.setText(words.cancel() if is_merge else words.close())

    def _ask(self, *, is_asked: bool) -> None:
        for part in (self.passphrase, self.open_with):
            part.setVisible(is_asked)
        if is_asked:
            self.passphrase.setFocus()

    def _open(self) -> None:
        said = self.passphrase.text()
        self.passphrase.clear()
        if said:
            self.presenter.look(said)

    def _copy(self, message: str) -> None:
        QApplication.clipboard().setText(message)
        announce(self.panel, words.copied())
