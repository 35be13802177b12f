"""Shows one laptop beside the list: when its words were compared, what last came and went, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.word_chips import WordChips
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.together.member_lines import MemberLine

_RIGHT = Qt.AlignmentFlag.AlignRight


class MemberDetails(QWidget):
    """`file_asked` carries the name of the laptop, the others its key."""

    file_asked = Signal(str)
    revoke_asked = Signal(str)
    accept_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: MemberLine | None = None
        self._title = PlainLabel("", self, role="title", wraps=True)
        self.words = WordChips(words.their_fingerprint(), self)
        self.save = push_button("plain", words.save_for_them(), self._save, self)
        self.revoke = push_button("warn-link", words.revoke(), self._revoke, self)
        self.accept = push_button("plain", words.accept_again(), self._accept, self)
        self._hint = PlainLabel(words.revoke_hint(), self, role="caption", wraps=True)
        facts = QGridLayout()
        facts.setVerticalSpacing(GAP_S)
        facts.setColumnStretch(1, 1)
        heads = (words.paired_on(), words.last_from(), words.last_to(), words.missing_between())
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
        column.addLayout(facts)
        column.addSpacing(GAP_M)
        column.addWidget(PlainLabel(words.their_fingerprint(), self, role="field"))
        column.addWidget(self.words)
        column.addSpacing(GAP_M)
        for part in (self.save, self.accept, self.revoke, self._hint):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def key(self) -> str:
        """The key of the laptop that is shown; empty for none."""
        return self._line.key if self._line is not None else ""

    def show_member(self, line: MemberLine, missing: str) -> None:
        """Show a laptop, and which of its changes are missing here."""
        self._line = line
        state, is_revoked = line.state, line.state.member.is_revoked
        self._title.setText(breakable(state.member.name))
        said = (
            words.moment_words(line.compared),
            words.heard(line.heard_at),
            words.moment_words(line.sent_at) if line.sent_at else words.never(),
            missing,
        )
        for label, fact in zip(self._facts, said, strict=True):
            label.setText(breakable(fact))
        self.words.show_words(state.words)
        for part in (self.save, self.revoke, self._hint):
            part.setVisible(not is_revoked)
        self.accept.setVisible(is_revoked)

    def _save(self) -> None:
        if self._line is not None:
            self.file_asked.emit(self._line.state.member.name)

    def _revoke(self) -> None:
        self.revoke_asked.emit(self.key)

    def _accept(self) -> None:
        self.accept_asked.emit(self.key)
