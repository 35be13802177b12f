"""The left half of the protect sheet: the passphrase, typed twice, and how hard it is to guess."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from organizer_app.ui.overlays.protecting.strength_bar import StrengthBar
from organizer_app.ui.overlays.sheet_frame import sheet_label
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_S, GAP_XS
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.secret_field import SecretField
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.wording.window import protecting as words

if TYPE_CHECKING:
    from organizer_app.domain.basics.passphrases import PassphraseRating
    from organizer_app.ui.theme.theme import Theme


class PassphraseColumn(Themed, QWidget):
    """`typed` carries both fields of the new passphrase, `today_typed` the one of today.

    `file_chosen` carries `today` or `later`, and the content of the key file chosen for it, None when it
    could not be read.

    Args:
        theme: the theme in use.
        asks_today: whether the passphrase of today is asked for.
        needs_file: whether a key file is needed beside it.
    """

    typed = Signal(str, str)
    today_typed = Signal(str)
    suggest_asked = Signal()
    file_chosen = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget, *, asks_today: bool, needs_file: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today, self.again = (_secret_field(self) for _field in range(2))
        self.later = SecretField(theme, self)
        self.later.turned.connect(lambda is_shown: self._show_text(is_shown=is_shown))
        self.later.setPlaceholderText("")
        self.wrong_today = WarningLabel(self)
        self.suggest = push_button("link", words.suggest(), self.suggest_asked.emit, self)
        self.bar = StrengthBar(theme, self)
        self.strength = sheet_label("meta", self, words.about_strength())
        self.sameness = sheet_label("meta", self)
        self.file_today = push_button("link", words.key_file_today(), lambda: self._choose("today"), self)
        self.file_later = push_button("link", words.key_file(), lambda: self._choose("later"), self)
        for button in (self.file_today, self.file_later):
            button.setStyleSheet("padding-left: 0")
        self._lay_out(asks_today=asks_today, needs_file=needs_file)
        self.later.textChanged.connect(self._tell)
        self.again.textChanged.connect(self._tell)
        self.today.textChanged.connect(self.today_typed)

    def _lay_out(self, *, asks_today: bool, needs_file: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_XS)
        if asks_today:
            self._add(column, words.today(), self.today)
            column.addWidget(self.wrong_today)
            column.addWidget(self.file_today, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(GAP_M)
        else:
            self.today.hide()
            self.wrong_today.hide()
        self.file_today.setVisible(asks_today and needs_file)
        self._add(column, words.new() if asks_today else words.later(), self.later)
        column.addSpacing(GAP_XS)
        column.addWidget(self.bar)
        line = QHBoxLayout()
        line.setSpacing(GAP_S)
        line.addWidget(self.strength, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addSpacing(GAP_UNDER_S)
        self._add(column, words.again(), self.again)
        column.addWidget(self.sameness)
        column.addWidget(self.file_later, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GAP_S)
        column.addWidget(sheet_label("meta", self, words.slow()))
        locks = QHBoxLayout()
        locks.setSpacing(GAP_S)
        text = PlainLabel(words.locks(), self)
        text.setProperty("role", "meta")
        locks.addWidget(text)
        locks.addWidget(KeyCapsLabel(self._theme, ("Ctrl", "Shift", "L"), self))
        locks.addStretch(1)
        column.addLayout(locks)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, name: str, field: QLineEdit) -> None:
        label = PlainLabel(name, self)
        label.setProperty("role", "field")
        label.setBuddy(field)
        field.setAccessibleName(name)
        column.addWidget(label)
        column.addWidget(field)

    def first_field(self) -> QLineEdit:
        """Return the field that is typed first."""
        return self.later if self.today.isHidden() else self.today

    def use_words(self, passphrase: str) -> None:
        """Put a suggested passphrase into the field, in plain sight; it is repeated by hand."""
        self._show_text(is_shown=True)
        self.again.clear()
        self.later.setText(passphrase)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rating(self, rating: PassphraseRating | None, *, is_same: bool | None) -> None:
        """Show how good the passphrase is, and whether it was repeated."""
        self.bar.fill(rating.strength.value if rating else 0)
        self.strength.setText(words.rating(rating) if rating else words.about_strength())
        self.later.setAccessibleDescription(self.strength.text())
        texts = {None: "", True: words.same(), False: words.not_same()}
        self.sameness.setText(texts[is_same])

    def show_wrong_today(self, sentence: str) -> None:
        """Show what is wrong with the passphrase of today."""
        self.wrong_today.complain(sentence)
        mark(self.today, "invalid", bool(sentence))
        if sentence:
            self.today.setFocus(Qt.FocusReason.OtherFocusReason)
            self.today.selectAll()

    def forget(self) -> None:
        """Keep nothing that was typed."""
        for field in (self.today, self.later, self.again):
            field.clear()

    def _tell(self) -> None:
        self.typed.emit(self.later.text(), self.again.text())

    def _show_text(self, *, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        for field in (self.today, self.again):
            field.setEchoMode(mode)
        self.later.show_text(is_shown=is_shown)

    def _choose(self, which: str) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, words.key_file_dialog())
        if name:
            self.use_file(which, Path(name))

    def use_file(self, which: str, file: Path) -> None:
        """Take a key file for the passphrase of `today` or the one of `later`."""
        try:
            content = file.read_bytes()
        except OSError:
            self.file_chosen.emit(which, None)
            return
        button = self.file_today if which == "today" else self.file_later
        button.setText(words.key_file_named(file.name))
        self.file_chosen.emit(which, content)


def _secret_field(parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
