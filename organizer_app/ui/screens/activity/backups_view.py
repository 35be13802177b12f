"""Shows the backups of the plan: where they lie, each with what it holds, and the chosen one beside them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from organizer_app.domain.basics.backups import COUNTED
from organizer_app.domain.basics.plan_checks import REPAIRABLE
from organizer_app.ui.flow.frame import Offer
from organizer_app.ui.flow.save_dialog import ask_file, dialog_title
from organizer_app.ui.screens.activity.backup_list import BackupDots, BackupHead, BackupLine, BackupPainter
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_M,
    GAP_S,
    GAP_UNDER_S,
    GAP_XL,
    GAP_XS,
    HAIRLINE,
    INSPECTOR_WIDTH,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.card_signs import CardMark, CardSign
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history
from organizer_app.wording.language.dates import wall_clock
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan import plan_checks
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from organizer_app.domain.basics.backups import Backup, BackupContent, SinceBackup
    from organizer_app.services.plan.backups import KeptBackups
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.activity.backups_presenter import CheckedPlan
    from organizer_app.ui.theme.theme import Theme


_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class BackupSummaryCard(QFrame):
    """Arranges a sentence and its buttons under an icon, a title and a mark.

    Args:
        theme: the look.
        icon: the icon beside the title.
        title: the title.
        said: the sentence, which its owner changes.
        buttons: the links below it.
    """

    def __init__(
        self, theme: Theme, icon: str, title: str, said: PlainLabel, buttons: Sequence[QPushButton]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._is_compact = False
        self._sign = CardSign(theme, icon, self)
        head = PlainLabel(title, self, role="sub")
        self.mark = CardMark(theme, self)
        said.setProperty("role", "meta")
        said.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(GAP_S)
        line.addWidget(self._sign)
        line.addWidget(head, 1)
        line.addWidget(self.mark)
        links = QHBoxLayout()
        links.setSpacing(GAP_S)
        for button in buttons:
            # The frame of a link begins left of its words.
            button.setStyleSheet("padding-left: 0")
            links.addWidget(button, 0, _LEFT)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        column.setSpacing(GAP_XS)
        column.addLayout(line)
        column.addWidget(said)
        column.addLayout(links)
        column.addStretch(1)

    def show_mark(self, text: str, *, is_late: bool = False) -> None:
        """Show how it stands in a word or two, loudly where somebody should look; empty for no mark."""
        self.mark.say(text, is_late=is_late)
        self.mark.setVisible(bool(text) and not self._is_compact)

    def be_compact(self, *, is_on: bool) -> None:
        """Leave out icon and mark where the cards have little room beside each other."""
        self._is_compact = is_on
        self._sign.setVisible(not is_on)
        self.mark.setVisible(bool(self.mark.text()) and not is_on)
        # Its size counts before it was ever on the screen.
        self.mark.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.activate()


# Shows one backup beside the list: what it holds, what the plan holds now, and how to open it


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


# In a narrower view, at 100 % text size, the chosen backup is not shown beside the list.
_WIDE = 760


class BackupsView(Themed, QWidget):
    """Implements `KeptBackupsView`.

    Args:
        theme: the look.
        frame: says what was done and what went wrong.
    """

    made_asked = Signal()
    check_asked = Signal()
    restore_chosen = Signal(str, object)
    second_chosen = Signal(str)
    beside_chosen = Signal(str)
    copy_chosen = Signal(str, object)
    plan_check_asked = Signal()
    repair_asked = Signal()
    looked_at = Signal(object)
    undo_chosen = Signal()

    def __init__(self, theme: Theme, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._theme = theme
        self._kept: KeptBackups | None = None
        self.list = LineList[BackupHead | BackupLine](theme, BackupPainter(theme), words.list_name(), self)
        self.list.setAccessibleDescription(words.list_hint())
        self.list.opens_on_click = False
        self.list.chosen.connect(self._show_chosen)
        self.empty = EmptyState(theme, "archive", self)
        self.empty.acted.connect(self.made_asked)
        self.pane = BackupPane(theme, self)
        self.pane.restore_asked.connect(self._ask_where)
        self.pane.look_asked.connect(self._look_inside)
        self.pane.copy_asked.connect(self._copy)
        self.pane.undo_asked.connect(self.undo_chosen)
        self.dots = BackupDots(theme, self)
        self.dots.chosen.connect(self._choose)
        self._here = PlainLabel(words.reading(), self)
        self._there = PlainLabel("", self)
        self.second = push_button("link", words.choose_second(), self._ask_for_folder, self)
        self.check = push_button("link", words.check_now(), self.check_asked.emit, self)
        self._checked = PlainLabel(words.never_checked(), self)
        self.check_plan = push_button("link", words.check_plan(), self.plan_check_asked.emit, self)
        self.repair = push_button("link", words.repair(), self.repair_asked.emit, self)
        self.repair.hide()
        self._three = (
            BackupSummaryCard(theme, "laptop", words.this_laptop(), self._here, (self.check,)),
            BackupSummaryCard(theme, "usb", words.second_folder(), self._there, (self.second,)),
            BackupSummaryCard(
                theme, "shield-check", words.plan_check(), self._checked, (self.repair, self.check_plan)
            ),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self._cards = cards = QHBoxLayout()
        cards.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_M)
        cards.setSpacing(GAP_M)
        for card in self._three:
            cards.addWidget(card, 1)
        self._stack = QStackedWidget(self)
        table = QFrame(self)
        table.setObjectName("card")
        # The list is not rounded as the card is.
        column_of(table, (HAIRLINE, GAP_S, HAIRLINE, GAP_S)).addWidget(self.list)
        self._page = QWidget(self)
        column_of(self._page, (GAP_L, 0, GAP_L, GAP_L)).addWidget(table)
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.empty)
        left = QWidget(self)
        # At twice the text size, cards below each other and the empty state are higher than the window.
        column = scrolling_column(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(cards)
        beside = QHBoxLayout()
        beside.setContentsMargins(GAP_L, 0, GAP_L, GAP_M)
        beside.addWidget(self.dots)
        column.addLayout(beside)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.pane)
        self.pane.show_backup(None, None)

    # From the presenter

    def show_backups(self, kept: KeptBackups, lines: Sequence[BackupHead | BackupLine]) -> None:
        """Show everything there is to go back to; the newest is chosen first."""
        self._kept = kept
        good = sum(backup.content is not None for backup in kept.backups)
        self._here.setText(words.kept_here(good, kept.size, _short(kept.folder)))
        self._there.setText(words.second(kept.second, kept.behind, is_there=kept.is_second_there))
        self.second.setText(words.choose_another() if kept.second else words.choose_second())
        self.check.setEnabled(bool(kept.backups))
        self._show_marks(kept, lines)
        self.dots.show_lines(lines)
        self.dots.setVisible(bool(lines))
        if lines:
            first = next(line.backup.path for line in lines if isinstance(line, BackupLine))
            self.list.show_lines(lines, None if self.list.line_of(self.list.key) else first)
            self._stack.setCurrentWidget(self._page)
        else:
            self.list.show_lines(())
            self.empty.say(words.none_title(), words.none_hint(), words.back_up_now())
            self._stack.setCurrentWidget(self.empty)
        self._show_chosen(self.list.key)
        self.fit(self.width())

    def _show_marks(self, kept: KeptBackups, lines: Sequence[BackupHead | BackupLine]) -> None:
        """Show in the cards when the newest backup was made, and what the second folder lacks."""
        here, there, _check = self._three
        good = [each for each in lines if isinstance(each, BackupLine) and each.backup.content is not None]
        here.show_mark(history.when_short(good[0].moment) if good else "")
        if not kept.second:
            there.show_mark("")
        elif kept.behind or not kept.is_second_there:
            there.show_mark(words.copies_behind(kept.behind), is_late=True)
        else:
            there.show_mark(words.copied_all())

    def show_since(self, backup: str, since: SinceBackup) -> None:
        """Show what was done since a backup, if it is still the chosen one."""
        if self.list.key == backup:
            self.pane.show_since(since)

    def show_checking(self) -> None:
        self.check_plan.setEnabled(False)
        self._three[2].show_mark("")
        self._checked.setText(words.checking())

    def show_check(self, checked: CheckedPlan | None) -> None:
        """Show what a check found, and offer to repair what can be repaired."""
        self.check_plan.setEnabled(True)
        if checked is None:
            self._checked.setText(words.never_checked())
            return
        self.check_plan.setText(words.check_again())
        at = wall_clock(checked.moment)
        found = f"{plan_checks.result(checked.check)} {plan_checks.sealed(checked.check)}".rstrip()
        self._checked.setText(words.checked_at(at, checked.took, found))
        open_ones = not checked.check.is_good and not checked.check.repaired
        can_repair = open_ones and any(each.kind in REPAIRABLE for each in checked.check.differences)
        self.repair.setVisible(can_repair)
        is_good = checked.check.is_good
        self._three[2].show_mark(words.no_fault() if is_good else words.faulty(), is_late=not is_good)
        self.fit(self.width())

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def show_toast(self, sentence: str) -> None:
        self._frame.say(sentence, can_undo=False)

    def show_restored(self, sentence: str, plan: str) -> None:
        offer = Offer(words.open_restored(), partial(self.beside_chosen.emit, plan))
        self._frame.say(sentence, can_undo=False, offers=(offer,))

    # What people do

    def _show_chosen(self, key: str) -> None:
        line = self.list.line_of(key)
        now = self._kept.now if self._kept is not None else None
        is_protected = self._kept is not None and self._kept.is_protected
        self.pane.show_backup(line if isinstance(line, BackupLine) else None, now, is_protected=is_protected)
        self.dots.choose(key)
        if isinstance(line, BackupLine) and self._kept is not None:
            self.pane.show_copying(*_copying(self._kept, line))
            self.looked_at.emit(line.backup)

    def _choose(self, path: str) -> None:
        self.list.show_lines(self.list.lines, path)
        self._show_chosen(path)

    def _look_inside(self) -> None:
        line = self.list.line
        if isinstance(line, BackupLine):
            self.beside_chosen.emit(line.backup.path)

    def _copy(self) -> None:
        line = self.list.line
        if not isinstance(line, BackupLine) or self._kept is None:
            return
        if self._kept.second:
            self.copy_chosen.emit(line.backup.path, None)
            return
        folder = QFileDialog.getExistingDirectory(self, dialog_title(words.copy_to_stick()))
        if folder:
            self.copy_chosen.emit(line.backup.path, Path(folder))

    def _ask_where(self) -> None:
        line = self.list.line
        if not isinstance(line, BackupLine):
            return
        proposed = Path(line.backup.path).name
        title, kind = words.restore_title(), words.file_kind()
        path = ask_file(self, title, str(Path.home() / proposed), kind)
        if path is not None:
            self.restore_chosen.emit(line.backup.path, path)

    def _ask_for_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, words.second_folder())
        if folder:
            self.second_chosen.emit(folder)

    # From the screen

    def focus_main(self) -> None:
        """Put the focus on the backups, or on the way to the first one."""
        (self.list if self._stack.currentWidget() is self._page else self.empty).setFocus()

    def fit(self, width: int) -> None:
        """Show the chosen backup beside the list, if there is any, and the cards, where there is room."""
        is_wide = width >= self._theme.length(_WIDE) and bool(self.list.lines)
        self.pane.setVisible(is_wide)
        room = width - (self.pane.width() if is_wide else 0) - 2 * GAP_L - 2 * GAP_M
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        fits = any(self._needed(is_compact=is_compact) <= room for is_compact in (False, True))
        if not fits:
            self._needed(is_compact=False)
        self._cards.setDirection(across if fits else down)

    def _needed(self, *, is_compact: bool) -> int:
        """Return the width of the cards side by side, with or without icons and marks."""
        for card in self._three:
            card.be_compact(is_on=is_compact)
        return len(self._three) * max(card.minimumSizeHint().width() for card in self._three)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.list.set_source(theme, BackupPainter(theme))
        self.fit(self.width())


def _copying(kept: KeptBackups, line: BackupLine) -> tuple[str, str]:
    """Return what the button that copies a backup says, and why it cannot be copied; empty if it can."""
    if not kept.second:
        return words.copy_to_stick(), ""
    name = Path(kept.second).name or kept.second
    if not kept.is_second_there:
        return words.copy_to_folder(name), words.not_there(name)
    return words.copy_to_folder(name), words.copied_already() if line.backup.is_copied else ""


def _short(folder: str) -> str:
    """Return a folder as people know it: the part below their own."""
    path = Path(folder)
    return str(path.relative_to(Path.home())) if path.is_relative_to(Path.home()) else folder
