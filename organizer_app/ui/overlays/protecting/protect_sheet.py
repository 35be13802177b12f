"""The sheet that protects a plan in two steps: a passphrase, and a recovery sheet in case it is forgotten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.basics.plan_secrets import sheet_rows
from organizer_app.environment import key_store
from organizer_app.environment.files.atomic_files import OWNER_ONLY
from organizer_app.ui.overlays.protecting.passphrase_column import PassphraseColumn
from organizer_app.ui.overlays.protecting.presenter import ProtectedSubject, ProtectPresenter
from organizer_app.ui.overlays.protecting.sheet_column import SheetColumn
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import (
    ABOVE,
    ROOM,
    sheet_foot,
    sheet_head,
    sheet_label,
    upright_rule,
)
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_XL, HAIRLINE
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.card_signs import StepSign
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.language.dates import day_and_year, wall_clock
from organizer_app.wording.window import protecting as words
from organizer_app.wording.window import unlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.passphrases import PassphraseRating
    from organizer_app.domain.basics.plan_secrets import RecoveryKey, SheetRow
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 920
_RING: Final = 48
_SIGN: Final = 22


class ProtectSheet(Sheet):
    """Implements `ProtectView`; `confirmed` carries the `PassphraseChange` that the program carries out.

    `keep_asked` carries whether this computer shall keep the key of the plan.

    Args:
        theme: the theme in use.
        window: the window it covers.
        background: derives keys.
        clock: the present moment, for the recovery sheet.
        subject: the plan.
        why: a sentence in place of the usual promise; empty for that.
    """

    confirmed = Signal(object)
    keep_asked = Signal(bool)

    def __init__(  # the store passes on what a presenter and a printed page need
        self,
        theme: Theme,
        window: QWidget,
        background: Runner,
        clock: Clock,
        subject: ProtectedSubject,
        why: str = "",
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self._clock, self._subject = clock, subject
        self._is_busy = self._is_ready = False
        self.presenter = ProtectPresenter(self, background, subject, self.confirmed.emit)
        self.opened.connect(self.presenter.look)
        title, promise = _titles(subject)
        self.setAccessibleName(title)
        self._sign = PlainLabel("", self.panel)
        self._sign.setObjectName("protectSign")
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = sheet_label("title", self.panel, title)
        self.promise = sheet_label("meta", self.panel, why or promise)
        asks, needs = self.presenter.asks_today, self.presenter.needs_file_today
        self.passphrase = PassphraseColumn(theme, self.panel, asks_today=asks, needs_file=needs)
        self.sheet = SheetColumn(theme, self.panel)
        self.copies = WrappedTick("", self.panel)
        self.copies.tick.setChecked(True)
        self.copies.hide()
        self.remember = WrappedTick(unlock.remember(), self.panel)
        self.remember.setVisible(key_store.is_available())
        self.problem = WarningLabel(self.panel)
        self.no_sheet = push_button("link", words.without_sheet(), self._turn_sheet, self.panel)
        self.no_sheet.setStyleSheet("padding-left: 0")
        self.remove = push_button("warn-link", words.remove(), self._remove, self.panel)
        self.remove.setVisible(subject.is_protected and subject.key is None)
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        name = words.change() if subject.is_protected else words.protect()
        self.submit = push_button("primary", name, self.presenter.protect, self.panel)
        self._is_without_sheet = self._is_removing = False
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        self._column = column = scrolling_column(self.panel)
        column.setContentsMargins(HAIRLINE, ABOVE, HAIRLINE, GAP_UNDER_XL)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(ROOM, 0, 0, 0)
        head.setSpacing(0)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(sheet_head(self.title, self.promise, self.cross), 1)
        column.addLayout(head)
        column.addSpacing(GAP_M)
        column.addWidget(self._line())
        self._halves = halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        for number, (name, part) in enumerate(
            ((words.first_part(), self.passphrase), (words.second_part(), self.sheet)), 1
        ):
            if number > 1:
                self._between = upright_rule(self.panel)
                halves.addWidget(self._between)
            halves.addWidget(self._half(number, name, part), 1)
        column.addLayout(halves, 1)
        column.addWidget(self._line())
        column.addSpacing(GAP_M)
        below = QVBoxLayout()
        below.setContentsMargins(ROOM, 0, ROOM, 0)
        below.setSpacing(GAP_S)
        below.addWidget(self.copies)
        below.addWidget(sheet_label("meta", self.panel, words.copies_elsewhere()))
        below.addWidget(self.remember)
        below.addWidget(self.problem)
        column.addLayout(below)
        column.addSpacing(GAP_M)
        column.addWidget(sheet_foot(self.panel, (self.no_sheet, self.remove), (self.cancel, self.submit)))

    def _half(self, number: int, name: str, part: QWidget) -> QFrame:
        """Return a half with its number and name above its part; the second lies on another background."""
        half = QFrame(self.panel)
        half.setObjectName("sunken" if number > 1 else "half")
        column = column_of(half, (ROOM, GAP_L, ROOM, GAP_L), GAP_L)
        head = row_of(spacing=GAP_S)
        head.addWidget(StepSign(self._theme, number, half))
        head.addWidget(sheet_label("sub", half, name), 1)
        column.addLayout(head)
        column.addWidget(part, 1)
        return half

    def _line(self) -> QFrame:
        line = QFrame(self.panel)
        line.setProperty("line", "true")
        return line

    def _connect(self) -> None:
        left, right, presenter = self.passphrase, self.sheet, self.presenter
        left.typed.connect(presenter.type_later)
        left.today_typed.connect(presenter.type_today)
        left.file_chosen.connect(presenter.take_file)
        left.suggest_asked.connect(lambda: left.use_words(presenter.suggest()))
        for field in (left.today, left.later, left.again):
            field.returnPressed.connect(self._go_on)
        right.last.returnPressed.connect(presenter.protect)
        right.last_typed.connect(presenter.type_last)
        right.print_asked.connect(lambda: presenter.make_sheet(self._print))
        right.copy_asked.connect(lambda: presenter.make_sheet(lambda _key: self._reveal()))
        self.remember.tick.clicked.connect(self.keep_asked)
        self.copies.tick.toggled.connect(lambda is_on: presenter.take_copies(is_on=is_on))

    @property
    @override
    def has_input(self) -> bool:
        # Suggested words are put into the field, and people copy them, or the letters of the sheet, by hand.
        return super().has_input or bool(self.passphrase.later.text())

    def take_focus(self) -> None:
        """Focus the first field."""
        self.passphrase.first_field().setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and keep nothing that was typed; not while the plan is being written."""
        if not self._is_busy:
            self.passphrase.forget()
            self.sheet.show_letters(())
            super().leave()

    def panel_height(self, width: int) -> int:
        """Return the height that the words need; what has no room in a small window scrolls."""
        column = self._column
        self._set_side_by_side(is_on=True)
        if column.minimumSize().width() > width:
            self._set_side_by_side(is_on=False)
        area = self.panel.findChild(QScrollArea)
        frame = 2 * area.frameWidth() if area is not None else 0
        return column.totalHeightForWidth(width) + frame

    def _set_side_by_side(self, *, is_on: bool) -> None:
        """Put the halves beside each other, or below each other where large text has no room for that."""
        way = QBoxLayout.Direction.LeftToRight if is_on else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(way)
        self._between.setVisible(is_on)
        self._column.invalidate()
        self._column.activate()

    @override
    def set_theme(self, theme: Theme) -> None:
        side = theme.length(_RING)
        self._sign.setFixedSize(side, side)
        self._sign.setPixmap(theme.pixmap("lock", _SIGN, "accent"))
        soft = theme.hex("accent_soft")
        self._sign.setStyleSheet(f"#protectSign {{ background: {soft}; border-radius: {side // 2}px; }}")
        self.submit.setIcon(theme.icon("lock", "accent_text", 16))
        super().set_theme(theme)

    def _go_on(self) -> None:
        """Move from field to field with Enter, and on to the paper."""
        left = self.passphrase
        for field in (left.today, left.later, left.again):
            if field.isVisible() and not field.text():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if self.submit.isEnabled():
            self.presenter.protect()
        else:
            self.sheet.printer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self) -> None:
        self.sheet.reveal()
        self.place()

    def _print(self, key: RecoveryKey) -> None:
        if self.print_sheet(key):
            self.sheet.show_printed()
        else:
            self.show_problem(words.not_printed())

    def print_sheet(self, key: RecoveryKey) -> bool:
        """Ask for a printer and print the recovery sheet; return whether it was printed."""
        # Few people print, and nobody waits for this at the start.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from organizer_app.ui.overlays.protecting.recovery_page import (
            A4,
            LETTER,
            SheetFacts,
            paint_page,
            recovery_page,
        )

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setDocName(words.second_part())
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        now = self._clock().astimezone()
        printed = f"{day_and_year(now.date().isoformat())}, {wall_clock(now)}"
        name = "" if self.sheet.without_name.tick.isChecked() else self._subject.path.name
        tall = printer.height() / printer.width()
        size = A4 if abs(tall - A4[1] / A4[0]) < abs(tall - LETTER[1] / LETTER[0]) else LETTER
        paint_page(printer, recovery_page(sheet_rows(key), SheetFacts(name, printed), size=size))
        if printer.outputFileName():
            # The letters open the plan: a page that went into a file is for its owner alone.
            Path(printer.outputFileName()).chmod(OWNER_ONLY)
        return True

    def _turn_sheet(self) -> None:
        self._is_without_sheet = not self._is_without_sheet
        self.sheet.setEnabled(not self._is_without_sheet)
        self.no_sheet.setText(words.with_sheet() if self._is_without_sheet else words.without_sheet())
        self.show_problem(words.no_sheet() if self._is_without_sheet else "")
        self.presenter.do_without_sheet(is_on=self._is_without_sheet)

    def _remove(self) -> None:
        """Remove the passphrase with the second click: the first says what it means."""
        if self._is_removing:
            self.presenter.remove()
        self._is_removing = True
        self.remove.setText(words.remove_sure())
        self.place()

    @property
    def is_kept_asked(self) -> bool:
        """Whether this computer shall keep the key of the plan."""
        return self.remember.tick.isChecked()

    def show_kept(self, *, is_kept: bool) -> None:
        """Show whether this computer keeps the key of the plan."""
        self.remember.tick.setChecked(is_kept)

    # ProtectView

    def show_problem(self, sentence: str) -> None:
        self.problem.complain(sentence)
        if sentence:
            announce(self.panel, sentence)
        self.place()

    def show_wrong_today(self, sentence: str) -> None:
        self.passphrase.show_wrong_today(sentence)
        self.place()

    def show_rating(self, rating: PassphraseRating | None, *, is_same: bool | None) -> None:
        self.passphrase.show_rating(rating, is_same=is_same)

    def show_letters(self, rows: Sequence[SheetRow]) -> None:
        self.sheet.show_letters(rows)
        self.place()

    def show_read_back(self, *, is_right: bool | None) -> None:
        self.sheet.show_read_back(is_right=is_right)

    def show_ready(self, *, is_ready: bool) -> None:
        self._is_ready = is_ready
        self.submit.setEnabled(is_ready and not self._is_busy)

    def show_copies(self, count: int) -> None:
        self.copies.setVisible(bool(count))
        self.copies.label.setText(words.rewrite_copies(count))
        self.copies.tick.setAccessibleName(words.rewrite_copies(count))
        self.place()

    def show_busy(self, sentence: str) -> None:
        self._is_busy = bool(sentence)
        for part in (self.passphrase, self.cancel, self.cross, self.no_sheet, self.remove):
            part.setEnabled(not self._is_busy)
        self.sheet.setEnabled(not self._is_busy and not self._is_without_sheet)
        self.submit.setEnabled(self._is_ready and not self._is_busy)
        if sentence:
            announce(self.panel, sentence)
        self.problem.setText(sentence)
        self.problem.setVisible(self._is_busy)
        self.place()


def _titles(subject: ProtectedSubject) -> tuple[str, str]:
    if subject.key is not None:
        return words.title_recovered(), words.recovered_promise()
    return (words.title_change() if subject.is_protected else words.title_set()), words.promise()
