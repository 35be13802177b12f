"""The pane beside the list of laptops: one laptop, pairing with another one, or saving a file for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.merging.extents import WHOLE
from organizer_app.ui.screens.together.card_code import CardCode
from organizer_app.ui.screens.together.extent_fields import ExtentFields
from organizer_app.ui.screens.together.member_details import MemberDetails
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, INSPECTOR_WIDTH
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.word_chips import WordChips
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from organizer_app.ui.screens.together.exchange_presenter import ReadCard
    from organizer_app.ui.screens.together.member_lines import MemberLine
    from organizer_app.ui.theme.theme import Theme


class MemberPane(Themed, QFrame):
    """Shows one page at a time.

    `matched` carries a card, what its laptop is called here, its role and its areas; `extent_decided` a key,
    a role and areas; `file_asked` the name of a member (empty for all) and a passphrase (empty for none).
    """

    card_save_asked = Signal()
    card_asked = Signal()
    matched = Signal(object, str, str, str)
    extent_decided = Signal(str, str, str)
    differed = Signal()
    file_asked = Signal(str, str)
    revoke_asked = Signal(str)
    accept_asked = Signal(str)
    erase_asked = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme = theme
        self._read: ReadCard | None = None
        self._for = ""
        self._pages = QStackedWidget(self)
        self._own_page = self._make_own_page(theme)
        self._compare_page = self._make_compare_page()
        self.details = MemberDetails(self)
        self.details.file_asked.connect(self.show_file)
        self.details.revoke_asked.connect(self.revoke_asked)
        self.details.accept_asked.connect(self.accept_asked)
        self.details.erase_asked.connect(self.erase_asked)
        self.details.extent_decided.connect(self.extent_decided)
        self._file_page = self._make_file_page()
        for page in (self._own_page, self._compare_page, self.details, self._file_page):
            self._pages.addWidget(page)
        column_of(self).addWidget(self._pages)
        self.set_theme(theme)

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self)
        column = scrolling_column(page)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_S)
        return page, column

    def _make_own_page(self, theme: Theme) -> QWidget:
        page, column = self._page()
        self.code = CardCode(theme, page)
        self.own_words = WordChips(words.your_words(), page)
        self.take_card = push_button("plain", words.take_card(), self.card_asked.emit, page)
        self.save_card = push_button("plain", words.save_card(), self.card_save_asked.emit, page)
        column.addWidget(PlainLabel(words.pair_title(), page, role="title"))
        column.addWidget(PlainLabel(words.pair_hint(), page, role="meta", wraps=True))
        column.addSpacing(GAP_S)
        column.addWidget(self.take_card)
        column.addWidget(self.save_card)
        column.addSpacing(GAP_S)
        self.no_card = PlainLabel(words.no_card_here(), page, role="meta", wraps=True)
        self.no_card.hide()
        column.addWidget(self.no_card)
        self._card = QWidget(page)
        card = column_of(self._card, spacing=GAP_S)
        card.addWidget(PlainLabel(words.your_words(), page, role="field"))
        card.addWidget(self.own_words)
        card.addSpacing(GAP_S)
        card.addWidget(PlainLabel(words.your_card(), page, role="field"))
        card.addWidget(self.code)
        card.addWidget(PlainLabel(words.scan_hint(), page, role="caption", wraps=True))
        column.addWidget(self._card)
        column.addStretch(1)
        return page

    def _make_compare_page(self) -> QWidget:
        page, column = self._page()
        self._pair_title = PlainLabel("", page, role="title", wraps=True)
        self._pair_hint = PlainLabel("", page, role="meta", wraps=True)
        self.mine = WordChips(words.your_words(), page)
        self.theirs = WordChips(words.their_words(), page)
        self.name = QLineEdit(page)
        self.name.setAccessibleName(words.name_field())
        self.name.setMaxLength(80)
        self.extent = ExtentFields(page)
        self.match = push_button("plain", words.they_match(), self._match, page)
        self.differ = push_button("warn-link", words.they_differ(), self._differ, page)
        column.addWidget(self._pair_title)
        column.addWidget(self._pair_hint)
        for title, chips in ((words.your_words(), self.mine), (words.their_words(), self.theirs)):
            column.addSpacing(GAP_S)
            column.addWidget(PlainLabel(title, page, role="field"))
            column.addWidget(chips)
        column.addSpacing(GAP_S)
        column.addWidget(PlainLabel(words.name_field(), page, role="field"))
        column.addWidget(self.name)
        column.addSpacing(GAP_S)
        column.addWidget(self.extent)
        column.addSpacing(GAP_S)
        column.addWidget(self.match)
        column.addWidget(self.differ)
        column.addWidget(PlainLabel(words.never_same_chat(), page, role="caption", wraps=True))
        column.addStretch(1)
        return page

    def _make_file_page(self) -> QWidget:
        page, column = self._page()
        self._for_whom = PlainLabel("", page, role="meta", wraps=True)
        self.passphrase = QLineEdit(page)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(words.seal_field())
        self.passphrase.returnPressed.connect(self._ask_file)
        self.choose = push_button("plain", words.choose_place(), self._ask_file, page)
        column.addWidget(PlainLabel(words.save_title(), page, role="title"))
        column.addWidget(self._for_whom)
        column.addSpacing(GAP_M)
        column.addWidget(PlainLabel(words.seal_field(), page, role="field"))
        column.addWidget(self.passphrase)
        column.addWidget(PlainLabel(words.seal_hint(), page, role="caption", wraps=True))
        column.addSpacing(GAP_M)
        column.addWidget(self.choose)
        column.addStretch(1)
        return page

    # What it shows

    def show_own_words(self, own: Sequence[str]) -> None:
        """Show the words of this laptop wherever they are compared; without any, say that it has no card."""
        for chips in (self.own_words, self.mine) if own else ():
            chips.show_words(own)
        self._card.setVisible(bool(own))
        self.no_card.setVisible(not own)
        for part in (self.save_card, self.take_card):
            part.setEnabled(bool(own))

    def show_pairing(self) -> None:
        """Show the card of this laptop, and take in another one."""
        self._pages.setCurrentWidget(self._own_page)

    def compare(self, read: ReadCard) -> None:
        """Ask whether the words of a card match."""
        self._read = read
        self._pair_title.setText(breakable(words.pair_with(read.card.name)))
        self._pair_hint.setText(breakable(words.compare_hint(read.card.name)))
        self.theirs.show_words(read.words)
        self.name.setText(read.card.name)
        self.extent.show_extent(WHOLE)
        self._pages.setCurrentWidget(self._compare_page)
        # Not on the button: Enter, pressed without reading, pairs nobody.
        self.name.setFocus()

    def show_member(self, line: MemberLine, missing: str) -> None:
        """Show one laptop."""
        self.details.show_member(line, missing)
        if not self.is_comparing:
            self._pages.setCurrentWidget(self.details)

    @property
    def is_comparing(self) -> bool:
        """Whether the words of a card wait for an answer."""
        return self._read is not None and self._pages.currentWidget() is self._compare_page

    @property
    def is_asking(self) -> bool:
        """Whether it asks something that can be left: whether words match, or where a file goes."""
        return self._pages.currentWidget() in {self._compare_page, self._file_page}

    def leave(self) -> None:
        """Ask no longer, and keep nothing of what was typed."""
        self.passphrase.clear()
        self.end_comparing()

    @property
    def is_about_member(self) -> bool:
        """Whether it shows the laptop that is chosen in the list."""
        return self._pages.currentWidget() is self.details

    def show_file(self, name: str) -> None:
        """Ask for a passphrase and a place for a file of changes; for all members without a name."""
        self._for = name
        self._for_whom.setText(breakable(words.save_for(name or words.everybody())))
        self.passphrase.clear()
        self._pages.setCurrentWidget(self._file_page)
        self.choose.setFocus()

    # What people do

    def _match(self) -> None:
        if self._read is not None:
            self.matched.emit(self._read, self.name.text().strip(), *self.extent.value())

    def end_comparing(self) -> None:
        """Show the card of this laptop again: the other one is a member now."""
        self._read = None
        self.show_pairing()

    def _differ(self) -> None:
        self._read = None
        self.show_pairing()
        self.differed.emit()

    def _ask_file(self) -> None:
        passphrase = self.passphrase.text()
        self.passphrase.clear()
        self.file_asked.emit(self._for, passphrase)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(INSPECTOR_WIDTH))
