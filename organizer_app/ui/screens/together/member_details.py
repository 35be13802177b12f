"""Shows one laptop beside the list: when its words were compared, what last came and went, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organizer_app.ui.screens.together.extent_fields import ExtentFields
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.word_chips import WordChips
from organizer_app.wording.language.dates import day_and_clock
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from organizer_app.domain.merging.exchange_books import MemberState
    from organizer_app.ui.screens.together.member_lines import MemberLine

_RIGHT = Qt.AlignmentFlag.AlignRight


class MemberDetails(QWidget):
    """`file_asked` carries the name of a laptop, `erase_asked` whom to erase, the others its key.

    `extent_decided` also carries role and areas.
    """

    file_asked = Signal(str)
    extent_decided = Signal(str, str, str)
    revoke_asked = Signal(str)
    accept_asked = Signal(str)
    erase_asked = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: MemberLine | None = None
        self._title = PlainLabel("", self, role="title", wraps=True)
        # Tab goes down the pane: what is created first comes first.
        self._make_extent()
        self.words = WordChips(words.their_fingerprint(), self)
        self.save = push_button("plain", words.save_for_them(), self._save, self)
        self.revoke = push_button("warn-link", words.revoke(), self._revoke, self)
        self.accept = push_button("plain", words.accept_again(), self._accept, self)
        self._hint = PlainLabel(words.revoke_hint(), self, role="caption", wraps=True)
        facts = QGridLayout()
        facts.setVerticalSpacing(GAP_S)
        facts.setColumnStretch(1, 1)
        heads = (
            words.role_field(),
            words.paired_on(),
            words.last_from(),
            words.last_to(),
            words.missing_between(),
        )
        self._facts: list[PlainLabel] = []
        for row, head in enumerate(heads):
            facts.addWidget(PlainLabel(head, self, role="meta", wraps=True), row, 0)
            fact = PlainLabel("", self, wraps=True)
            fact.setAlignment(_RIGHT)
            facts.addWidget(fact, row, 1)
            self._facts.append(fact)
        column = scrolling_column(self)
        column.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        column.setSpacing(GAP_S)
        column.addWidget(self._title)
        column.addWidget(self._false)
        column.addWidget(self._asking)
        column.addWidget(self.erase)
        column.addLayout(facts)
        column.addSpacing(GAP_S)
        for part in (self._disputed, self.change, self.extent, self.keep):
            column.addWidget(part)
        column.addSpacing(GAP_M)
        column.addWidget(PlainLabel(words.their_fingerprint(), self, role="field"))
        column.addWidget(self.words)
        column.addSpacing(GAP_M)
        for part in (self.save, self.accept, self.revoke, self._hint):
            column.addWidget(part)
        column.addStretch(1)

    def _make_extent(self) -> None:
        self._false = PlainLabel("", self, role="complaint", wraps=True)
        self._asking = PlainLabel("", self, role="complaint", wraps=True)
        self.erase = push_button("danger", "", self._erase, self)
        self._disputed = PlainLabel(words.extent_disputed(), self, role="caption", wraps=True)
        self.change = push_button("plain", words.change_extent(), self._ask_extent, self)
        self.extent = ExtentFields(self)
        self.keep = push_button("plain", words.keep_extent(), self._decide, self)

    @property
    def key(self) -> str:
        """The key of the laptop that is shown; empty for none."""
        return self._line.key if self._line is not None else ""

    def show_member(self, line: MemberLine, missing: str) -> None:
        """Show a laptop, and which of its changes are missing here."""
        known = self._line.state.member if self._line is not None else None
        self._line = line
        member = line.state.member
        # What is half typed stays until it was decided, or another laptop is chosen.
        is_same = known is not None and (known.sign_key, known.extent) == (member.sign_key, member.extent)
        if not is_same or member.is_revoked or self.extent.isHidden():
            had_focus = self.keep.hasFocus() or self.extent.areas.hasFocus()
            self._show_extent(is_asked=False)
            if had_focus:
                self.change.setFocus()
        self._disputed.setVisible(line.state.member.is_disputed)
        self._false.setText(breakable(words.false_names(line.state)))
        self._false.setVisible(bool(line.state.false_names))
        self._show_asking(line.state)
        state, is_revoked = line.state, line.state.member.is_revoked
        self._title.setText(breakable(state.member.name))
        said = (
            words.extent(state.member),
            day_and_clock(line.compared),
            words.heard(line.heard_at),
            day_and_clock(line.sent_at) if line.sent_at else words.never(),
            missing,
        )
        for label, fact in zip(self._facts, said, strict=True):
            label.setText(breakable(fact))
        self.words.show_words(state.words)
        was_used = self.revoke.hasFocus() or self.accept.hasFocus()
        for part in (self.save, self.revoke, self._hint):
            part.setVisible(not is_revoked)
        self.accept.setVisible(is_revoked)
        if was_used:
            # The button that was pressed has gone, and the one in its place does the opposite.
            (self.accept if is_revoked else self.revoke).setFocus()

    def _show_asking(self, state: MemberState) -> None:
        """Offer to erase whom the laptop asks to erase, unless nothing of it is believed any more."""
        is_asked = bool(state.asking) and not state.member.is_revoked
        self._asking.setText(breakable(words.asking(state)))
        self.erase.setText(words.erase_people(sum(each.people for each in state.asking)))
        for part in (self._asking, self.erase):
            part.setVisible(is_asked)

    def _show_extent(self, *, is_asked: bool) -> None:
        for part in (self.extent, self.keep):
            part.setVisible(is_asked)
        is_revoked = self._line is not None and self._line.state.member.is_revoked
        self.change.setVisible(not is_asked and not is_revoked)

    def _ask_extent(self) -> None:
        if self._line is not None:
            self.extent.show_extent(self._line.state.member.given)
            self._show_extent(is_asked=True)
            self.extent.role.setFocus()

    def _decide(self) -> None:
        self.extent_decided.emit(self.key, *self.extent.value())

    def _save(self) -> None:
        if self._line is not None:
            self.file_asked.emit(self._line.state.member.name)

    def _erase(self) -> None:
        if self._line is not None:
            self.erase_asked.emit(self._line.state.asking)

    def _revoke(self) -> None:
        self.revoke_asked.emit(self.key)

    def _accept(self) -> None:
        self.accept_asked.emit(self.key)
