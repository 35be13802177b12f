"""Shows one backup beside the list: what it holds, what the plan holds now, and how to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS, INSPECTOR_WIDTH
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history
from organizer_app.wording.plan import backups as words

if TYPE_CHECKING:
    from organizer_app.domain.basics.backups import BackupContent
    from organizer_app.ui.screens.activity.backup_lines import BackupLine
    from organizer_app.ui.theme.theme import Theme

_RIGHT = Qt.AlignmentFlag.AlignRight


class BackupPane(Themed, QFrame):
    """The chosen backup; the signals carry nothing, the view knows which one is chosen."""

    restore_asked = Signal()
    look_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(words.if_you_go_back())
        self._title = self._label("title")
        self._why = self._label("meta")
        self._read = self._label("strong")
        self._read_hint = self._label("meta")
        self._table = QWidget(self)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(GAP_S)
        self._grid.setColumnStretch(0, 1)
        self._cells = self._make_table()
        self.restore = push_button("plain", words.restore_new(), self.restore_asked.emit, self)
        self.look = push_button("plain", words.look_inside(), self.look_asked.emit, self)
        self.copy = naming_button("plain", self.copy_asked.emit, self)
        self._hint = self._label("meta")
        self._hint.setText(words.never_overwritten())
        self._lay_out()
        self.set_theme(theme)

    def _label(self, role: str) -> PlainLabel:
        label = PlainLabel("", self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _make_table(self) -> list[tuple[PlainLabel, PlainLabel]]:
        heads = (words.if_you_go_back(), words.then(), words.now())
        for column, text in enumerate(heads):
            head = PlainLabel(text, self._table)
            head.setProperty("role", "field")
            head.setWordWrap(not column)
            self._grid.addWidget(head, 0, column, _RIGHT if column else Qt.AlignmentFlag(0))
        cells = []
        for row, text in enumerate((words.city_actions(), words.people(), words.steps()), 1):
            self._grid.addWidget(PlainLabel(text, self._table), row, 0)
            pair = PlainLabel("", self._table), PlainLabel("", self._table)
            for column, cell in enumerate(pair, 1):
                cell.setMinimumWidth(64)
                cell.setAlignment(_RIGHT)
                self._grid.addWidget(cell, row, column)
            cells.append(pair)
        return cells

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_XL, GAP_L, GAP_L)
        column.setSpacing(GAP_XS)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addSpacing(GAP_M)
        column.addWidget(self._read)
        column.addWidget(self._read_hint)
        column.addSpacing(GAP_M)
        column.addWidget(self._table)
        column.addSpacing(GAP_L)
        for button in (self.restore, self.look, self.copy):
            column.addWidget(button)
            column.addSpacing(GAP_XS)
        column.addSpacing(GAP_S)
        column.addWidget(self._hint)
        column.addStretch(1)

    def show_backup(self, line: BackupLine | None, now: BackupContent | None) -> None:
        """Show a backup beside what the plan holds now; None for no backup."""
        content = line.backup.content if line is not None else None
        self._title.setText(history.when(line.moment) if line is not None else words.none_chosen())
        self._why.setText(words.why(content) if line is not None else "")
        self._read.setText(words.read_back() if content is not None else "")
        self._read_hint.setText(words.read_back_hint() if content is not None else "")
        if line is not None and content is None:
            self._read.setText(words.not_usable())
            self._read_hint.setText(words.cannot_read())
        for part in (self._table, self.restore, self.look, self.copy, self._hint):
            part.setVisible(content is not None)
        if content is not None:
            then = content.actions, content.people, content.steps
            today = (now.actions, now.people, now.steps) if now is not None else then
            for (was, is_), before, after in zip(self._cells, then, today, strict=True):
                was.setText(f"{before:,}")
                is_.setText(f"{after:,}")

    def show_copying(self, said: str, why_not: str) -> None:
        """Name the button that copies the backup, and say why it cannot be copied, if so."""
        self.copy.setText(said)
        self.copy.setEnabled(not why_not)
        if why_not:
            set_tip(self.copy, why_not)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(INSPECTOR_WIDTH))
