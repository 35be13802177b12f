"""Shows how far the laptops are in step, the ways between them, and one laptop beside the list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.merging.file_endings import CARD_SUFFIX, CHANGES_SUFFIX
from organizer_app.ui.flow.frame import Destination, Offer
from organizer_app.ui.flow.save_dialog import ask_file, dialog_title
from organizer_app.ui.screens.together.member_lines import Line, MemberLine, lines_of, local
from organizer_app.ui.screens.together.member_painter import MemberPainter
from organizer_app.ui.screens.together.member_pane import MemberPane
from organizer_app.ui.screens.together.way_card import WayCard
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, HAIRLINE, INSPECTOR_WIDTH
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.merging.exchange_books import ExchangeBook
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.together.exchange_presenter import ReadCard
    from organizer_app.ui.theme.theme import Theme

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
# The list of laptops can be read at this width, and most pages of the pane at this height.
_NARROWEST: Final = 340
_ICON: Final = 16
# What the text of a card begins with, in every version.
_CARD: Final = "organizer-card-"


class ExchangeView(Themed, QWidget):
    """Implements `ExchangeShow`; the signals carry what people ask for.

    Args:
        theme: the look.
        frame: says what was done and opens sheets.
        clock: the present moment, UTC.
        desk: the time zone of the moments, or None for that of this computer.
    """

    card_save_chosen = Signal(object)
    card_chosen = Signal(object)
    card_pasted = Signal(str)
    file_chosen = Signal(object, str, str)
    folder_chosen = Signal(str)
    exchange_asked = Signal()
    code_wanted = Signal()
    counted = Signal(int)

    def __init__(
        self, theme: Theme, frame: Frame, clock: Clock, desk: tzinfo | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._frame, self._clock, self._desk = theme, frame, clock, desk
        self._book: ExchangeBook | None = None
        self.list = LineList[Line](theme, MemberPainter(theme), words.laptops(), self)
        self.list.setAccessibleDescription(words.list_hint())
        self.list.opens_on_click = False
        self.list.chosen.connect(self._show_chosen)
        self.pane = MemberPane(theme, self)
        self.pane.card_save_asked.connect(self._ask_card_place)
        self.pane.card_asked.connect(self.ask_card)
        self.pane.differed.connect(lambda: self._frame.complain(words.not_kept()))
        self.pane.file_asked.connect(self._ask_file_place)
        self._make_ways(theme)
        self._lay_out()

    def _make_ways(self, theme: Theme) -> None:
        self.save_file = push_button("plain", words.save_file(), lambda: self.pane.show_file(""), self)
        self.open_file = push_button(
            "plain", words.open_file(), lambda: self._frame.open_sheet("merging"), self
        )
        self.file_card = WayCard(theme, "usb", words.file_title(), (self.save_file, self.open_file), self)
        self.now = push_button("plain", words.exchange_now(), self.exchange_asked.emit, self)
        self.folder = push_button("plain", words.choose_folder(), self._ask_folder, self)
        self.leave = push_button("link", words.leave_folder(), lambda: self.folder_chosen.emit(""), self)
        buttons = (self.now, self.folder, self.leave)
        self.folder_card = WayCard(theme, "folder-sync", words.folder_title(), buttons, self)
        self.pair = push_button("link", words.pair(), self.show_pairing, self)
        for button, icon in (
            (self.save_file, "save"),
            (self.open_file, "folder-open"),
            (self.now, "rotate-ccw"),
            (self.folder, "folder-open"),
        ):
            show_icon(button, theme, icon, "text2", _ICON)
        show_icon(self.pair, theme, "plus", "accent", 14)

    def _lay_out(self) -> None:
        self._title = PlainLabel("", self, role="display", wraps=True)
        self._below = PlainLabel("", self, role="meta", wraps=True)
        self._note = PlainLabel(words.sealed_note(), self, role="caption", wraps=True)
        head = column_of(margins=(GAP_XL, GAP_L, GAP_XL, GAP_S), spacing=GAP_S)
        shield = PlainLabel("", self)
        show_icon(shield, self._theme, "shield-check", "ok", _ICON)
        sealed = row_of(spacing=GAP_S)
        sealed.addWidget(shield)
        sealed.addWidget(self._note, 1)
        head.addWidget(self._title)
        head.addWidget(self._below)
        head.addLayout(sealed)
        self._cards: QHBoxLayout = row_of(margins=(GAP_XL, GAP_S, GAP_XL, GAP_M), spacing=GAP_M)
        for card in (self.file_card, self.folder_card):
            self._cards.addWidget(card, 1)
        self._count = PlainLabel("", self, role="meta")
        bar = row_of(margins=(GAP_L, GAP_S, GAP_L, GAP_S), spacing=GAP_S)
        bar.addWidget(PlainLabel(words.laptops(), self, role="sub"))
        bar.addWidget(self._count)
        bar.addStretch(1)
        bar.addWidget(self.pair)
        table = QFrame(self)
        table.setObjectName("card")
        # The list is not rounded as the card is.
        inside = column_of(table, (HAIRLINE, HAIRLINE, HAIRLINE, GAP_S))
        inside.addLayout(bar)
        inside.addWidget(self.list, 1)
        around = row_of(margins=(GAP_XL, 0, GAP_XL, GAP_XL))
        around.addWidget(table)
        self._left = QWidget(self)
        left = column_of(self._left)
        left.addLayout(head)
        left.addLayout(self._cards)
        left.addLayout(around, 1)
        # At twice the text size, the pane lies below, and both are higher than the window.
        outside = scrolling_column(self)
        outside.setContentsMargins(0, 0, 0, 0)
        self._row: QBoxLayout = row_of()
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.pane)
        outside.addLayout(self._row)

    # From the presenter

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def show_book(self, book: ExchangeBook) -> None:
        self._book = book
        self._title.setText(words.headline(book))
        self._below.setText(words.below_headline(book))
        self._count.setText(words.team_count(book))
        self.pane.show_own_words(book.words)
        self.list.show_lines(lines_of(book, self._desk))
        self._show_ways(book)
        self._show_chosen(self.list.key)
        self.counted.emit(book.unsent)

    def _show_ways(self, book: ExchangeBook) -> None:
        has_others = bool(book.present)
        self.file_card.say("", words.last_saved(local(book.saved_at, self._desk)))
        self.save_file.setEnabled(has_others)
        folder = book.folder
        said = words.folder_hint()
        if folder.path:
            taken, written = local(folder.taken_at, self._desk), local(folder.written_at, self._desk)
            name = Path(folder.path).name or folder.path
            said = words.folder_facts(name, taken, written, is_there=folder.is_there)
        self.folder_card.say(words.folder_state(folder), said)
        self.folder.setText(words.another_folder() if folder.path else words.choose_folder())
        for part in (self.now, self.leave):
            part.setVisible(bool(folder.path))
        self.now.setEnabled(folder.is_there)

    def show_squares(self, squares: tuple[tuple[bool, ...], ...]) -> None:
        self.pane.code.show_squares(squares)

    def ask_to_compare(self, read: ReadCard) -> None:
        self.pane.compare(read)

    def end_comparing(self) -> None:
        self.pane.end_comparing()

    def show_done(self, sentence: str) -> None:
        self._frame.say(sentence, can_undo=False)

    def offer_back(self, sentence: str, take_back: Callable[[], None]) -> None:
        self._frame.say(sentence, can_undo=False, offers=(Offer(words.take_back(), take_back),))

    def show_exchanged(self, sentence: str, *, has_conflicts: bool) -> None:
        show = Offer(words.show_conflicts(), lambda: self._frame.go_to(Destination("together", "conflicts")))
        self._frame.say(sentence, can_undo=False, offers=(show,) if has_conflicts else ())

    # What people do

    def _show_chosen(self, key: str) -> None:
        line = self.list.line_of(key)
        if isinstance(line, MemberLine) and self._book is not None:
            member = line.state.member
            gaps = tuple(gap for gap in self._book.missing if gap.origin == member.origin)
            self.pane.show_member(line, words.missing(gaps, member.name))
        elif self.pane.is_about_member:
            self.show_pairing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take in a card that is pasted, revoke a laptop, leave what is asked; all else is for the window."""
        line = self.list.line
        if event.key() == Qt.Key.Key_Escape and self.pane.is_asking:
            self.pane.leave()
            self._show_chosen(self.list.key)
            self.list.setFocus()
            return
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and isinstance(line, MemberLine):
            if not line.state.member.is_revoked:
                self.pane.revoke_asked.emit(line.key)
            return
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and text.lstrip().startswith(_CARD):
            self.card_pasted.emit(text)
        else:
            super().keyPressEvent(event)

    def show_pairing(self) -> None:
        """Show the card of this laptop beside the list."""
        self.code_wanted.emit()
        self.pane.show_pairing()

    def ask_card(self) -> None:
        """Ask for the card of another laptop."""
        path, _kind = QFileDialog.getOpenFileName(
            self, dialog_title(words.take_card()), "", f"{words.kinds()};;{words.all_files()}"
        )
        if path:
            self.card_chosen.emit(Path(path))

    def _ask_card_place(self) -> None:
        name = self._book.name if self._book is not None else ""
        proposed = f"{words.card_name(name)}{CARD_SUFFIX}"
        path = ask_file(self, words.save_card(), str(Path.home() / proposed), words.kinds())
        if path is not None:
            self.card_save_chosen.emit(path)

    def _ask_file_place(self, name: str, passphrase: str) -> None:
        day = self._clock().astimezone(self._desk).date().isoformat()
        proposed = f"{words.file_name('', day)}{CHANGES_SUFFIX}"
        path = ask_file(self, words.save_title(), str(Path.home() / proposed), words.change_kinds())
        if path is not None:
            self.file_chosen.emit(path, name, passphrase)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, dialog_title(words.choose_folder()))
        if folder:
            self.folder_chosen.emit(folder)

    # From the screen

    def focus_main(self) -> None:
        """Put the focus on the laptops."""
        self.list.setFocus()

    def fit(self, width: int) -> None:
        """Put the ways, and the pane, side by side where there is room, else below each other."""
        beside = self._theme.length(INSPECTOR_WIDTH)
        is_beside = width - beside >= self._theme.length(_NARROWEST)
        self._row.setDirection(_ACROSS if is_beside else _DOWN)
        self.pane.setFixedWidth(beside if is_beside else width)
        self.pane.setMinimumHeight(0 if is_beside else self._theme.length(_NARROWEST))
        room = width - (beside if is_beside else 0) - 2 * GAP_XL - GAP_M
        needed = sum(card.sizeHint().width() for card in (self.file_card, self.folder_card))
        self._cards.setDirection(_ACROSS if needed <= room else _DOWN)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.list.set_source(theme, MemberPainter(theme))
