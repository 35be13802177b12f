"""Shows one backup beside the list: what it holds, what the plan holds now, and how to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.basics.backups import COUNTED
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_S, GAP_XL, GAP_XS, INSPECTOR_WIDTH
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from organizer_app.domain.basics.backups import Backup, BackupContent, SinceBackup
    from organizer_app.ui.screens.activity.backup_lines import BackupLine
    from organizer_app.ui.theme.theme import Theme

_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_TOP: Final = Qt.AlignmentFlag.AlignTop
_SIGN: Final = 18


class BackupPane(Themed, QFrame):
    """The chosen backup; the signals carry nothing, the view knows which one is chosen."""

    restore_asked = Signal()
    look_asked = Signal()
    copy_asked = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("inspector")
        self.setAccessibleName(words.if_you_go_back())
        self._title = self._label("title")
        self._why = self._label("meta")
        self._read = self._label("strong")
        self._read_hint = self._label("meta")
        self._sign, info, lock = (PlainLabel("", self) for _sign in range(3))
        show_icon(info, theme, "info", size=_SIGN)
        show_icon(lock, theme, "lock", size=_SIGN)
        self._table = QWidget(self)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(GAP_S)
        self._grid.setHorizontalSpacing(GAP_UNDER_S)
        self._grid.setColumnStretch(0, 1)
        self._cells = self._make_table()
        self._only = self._label("meta")
        self.undo = push_button("link", "", self.undo_asked.emit, self)
        self.restore = push_button("plain", words.restore_new(), self.restore_asked.emit, self)
        self.look = push_button("plain", words.look_inside(), self.look_asked.emit, self)
        self.copy = naming_button("plain", self.copy_asked.emit, self)
        for button, icon in ((self.restore, "rotate-ccw"), (self.look, "eye"), (self.copy, "usb")):
            show_icon(button, theme, icon)
        self._hint = self._label("meta")
        self._hint.setText(words.never_overwritten())
        self._opens = self._label("meta")
        self._boxes = (
            self._box(self._sign, self._read, self._read_hint),
            self._box(info, self._hint),
            self._box(lock, self._opens),
        )
        # What a plan opens with is no advice, so it has no frame.
        self._boxes[2].setObjectName("")
        self._lay_out()
        self.show_since(None)
        self.set_theme(theme)

    def _label(self, role: str) -> PlainLabel:
        label = PlainLabel("", self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _box(self, sign: PlainLabel, *texts: PlainLabel) -> QFrame:
        box = QFrame(self)
        box.setObjectName("card")
        row = QHBoxLayout(box)
        row.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        row.setSpacing(GAP_S)
        row.addWidget(sign, 0, _TOP)
        column = QVBoxLayout()
        column.setSpacing(0)
        for text in texts:
            column.addWidget(text)
        row.addLayout(column, 1)
        return box

    def _make_table(self) -> list[tuple[PlainLabel, ...]]:
        heads = (words.if_you_go_back(), words.then(), words.now(), words.undone())
        for column, text in enumerate(heads):
            head = PlainLabel(text, self._table)
            head.setProperty("role", "field")
            head.setWordWrap(not column)
            self._grid.addWidget(head, 0, column, _RIGHT if column else Qt.AlignmentFlag(0))
        cells = []
        kinds = (words.city_actions(), words.people(), words.calls(), words.permits(), words.tasks())
        for row, text in enumerate(kinds, 1):
            self._grid.addWidget(PlainLabel(text, self._table), row, 0)
            triple = tuple(PlainLabel("", self._table) for _cell in range(3))
            for column, cell in enumerate(triple, 1):
                cell.setMinimumWidth(40)
                cell.setAlignment(_RIGHT)
                self._grid.addWidget(cell, row, column)
            triple[-1].setProperty("role", "strong")
            cells.append(triple)
        return cells

    def _lay_out(self) -> None:
        # At twice the text size it is higher than the window.
        column = scrolling_column(self)
        column.setContentsMargins(GAP_L, GAP_XL, GAP_L, GAP_L)
        column.setSpacing(GAP_XS)
        column.addWidget(self._title)
        column.addWidget(self._why)
        column.addSpacing(GAP_S)
        column.addWidget(self._boxes[0])
        column.addSpacing(GAP_M)
        column.addWidget(self._table)
        column.addSpacing(GAP_S)
        column.addWidget(self._only)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GAP_M)
        for button in (self.restore, self.look, self.copy):
            column.addWidget(button)
            column.addSpacing(GAP_XS)
        column.addSpacing(GAP_S)
        for box in self._boxes[1:]:
            column.addWidget(box)
        column.addStretch(1)

    def show_backup(
        self, line: BackupLine | None, now: BackupContent | None, *, is_protected: bool = False
    ) -> None:
        """Show a backup beside what the plan holds now; None for no backup.

        Args:
            line: the backup.
            now: what the plan holds.
            is_protected: whether the plan has a passphrase.
        """
        content = line.backup.content if line is not None else None
        self._title.setText(history.when(line.moment) if line is not None else words.none_chosen())
        self._why.setText(_why(line.backup) if line is not None else "")
        self._read.setText(words.read_back() if content is not None else words.not_usable())
        self._read_hint.setText(words.read_back_hint() if content is not None else words.cannot_read())
        self._opens.setText(words.opens_with() if is_protected else words.opens_freely())
        icon, color = ("circle-check", "accent") if content is not None else ("circle-x", "danger")
        show_icon(self._sign, self._theme, icon, color, _SIGN)
        self.show_since(None)
        self._boxes[0].setVisible(line is not None)
        for part in (self._table, self.restore, self.look, self.copy, *self._boxes[1:]):
            part.setVisible(content is not None)
        if content is not None:
            today = now.counts if now is not None else content.counts
            for (was, is_, _undone), before, after in zip(self._cells, content.counts, today, strict=True):
                was.setText(f"{before:,}")
                is_.setText(f"{after:,}")

    def show_since(self, since: SinceBackup | None) -> None:
        """Show what going back would undo, and offer to undo one step instead; None until that is known."""
        step = since.only_step if since is not None else None
        author = since.author if since is not None else ""
        self._only.setVisible(bool(step or author))
        self.undo.setVisible(step is not None)
        for (*_counts, undone), noun in zip(self._cells, COUNTED, strict=True):
            undone.setText(f"{since.undone[noun]:,}" if since is not None else "")
        if since is not None and author:
            self._only.setText(words.all_by(since.changes, author))
        if step is not None:
            self._only.setText(words.all_in_one_step(sentence(step)))
            self.undo.setText(words.undo_instead(step.kind))

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


def _why(backup: Backup) -> str:
    """Say why a backup was made, and where it lies if the plan was another laptop then."""
    folder = breakable(backup.folder)
    return "\n".join((words.why(backup.content), *([words.from_folder(folder)] if folder else [])))
