"""Shows the backups of the plan: where they lie, each with what it holds, and the chosen one beside them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from organizer_app.domain.basics.plan_checks import REPAIRABLE
from organizer_app.ui.flow.frame import Offer
from organizer_app.ui.flow.save_dialog import ask_file, dialog_title
from organizer_app.ui.screens.activity.backup_dots import BackupDots
from organizer_app.ui.screens.activity.backup_lines import BackupHead, BackupLine
from organizer_app.ui.screens.activity.backup_painter import BackupPainter
from organizer_app.ui.screens.activity.backup_pane import BackupPane
from organizer_app.ui.screens.activity.backup_summary_card import BackupSummaryCard
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, HAIRLINE
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.history import history
from organizer_app.wording.language.dates import wall_clock
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan import plan_checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.backups import SinceBackup
    from organizer_app.services.plan.backups import KeptBackups
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.activity.backups_presenter import CheckedPlan
    from organizer_app.ui.theme.theme import Theme

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
