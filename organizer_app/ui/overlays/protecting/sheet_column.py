"""The right half of the protect sheet: the recovery sheet is printed or copied, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from organizer_app.ui.overlays.sheet_frame import sheet_label
from organizer_app.ui.theme.shadows import CARD, draw_shadow
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, SEMIBOLD, TYPE_CAPTION
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.plan import recovery_sheet
from organizer_app.wording.window import protecting as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.plan_secrets import SheetRow
    from organizer_app.ui.theme.theme import Theme

_WIDE: Final = 132
_HIGH: Final = 168
_LAST: Final = 4
_SMALL: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)


class SheetPicture(Themed, QWidget):
    """A small picture of the paper; the letters on it are bars."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(_WIDE, _HIGH)
        self.setAccessibleName(recovery_sheet.title())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        draw_shadow(painter, theme, paper, 3, CARD)
        painter.setPen(theme.color("border_strong"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(paper, 3, 3)
        TextPainter(theme).draw(painter, QRectF(14, 12, _WIDE - 28, 16), recovery_sheet.title(), _SMALL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text2"))
        for place in range(14):
            painter.drawRoundedRect(QRectF(14 + place % 4 * 26, 38 + place // 4 * 17, 21, 8), 2, 2)
        painter.setBrush(theme.color("border"))
        for number, wide in enumerate((104, 104, 62)):
            painter.drawRoundedRect(QRectF(14, 114 + number * 12, wide, 3), 1.5, 1.5)
        painter.end()


class SheetColumn(Themed, QWidget):
    """`print_asked` and `copy_asked` want the letters made; `last_typed` carries what was read back."""

    print_asked = Signal()
    copy_asked = Signal()
    last_typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture = SheetPicture(theme, self)
        self.printer = push_button("plain", words.print_it(), self.print_asked.emit, self)
        self.copy = push_button("link", words.copy_by_hand(), self._turn_letters, self)
        self.letters = sheet_label("strong", self)
        # Letters below each other, as on paper.
        self.letters.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.letters.hide()
        self.last = QLineEdit(self)
        self.last.setMaxLength(_LAST + 1)
        self.last.setAccessibleName(words.type_last())
        self.last.textChanged.connect(self.last_typed)
        self.verdict = sheet_label("meta", self)
        self.without_name = WrappedTick(words.without_name(), self)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_S)
        beside = QVBoxLayout()
        beside.setSpacing(GAP_S)
        for role, text in (
            ("strong", words.only_way()),
            ("meta", words.only_way_more()),
            ("meta", words.keep_away()),
        ):
            beside.addWidget(sheet_label(role, self, text))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_S)
        buttons.addWidget(self.printer)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        beside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(GAP_L)
        top.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(beside, 1)
        column.addLayout(top)
        column.addWidget(self.letters)
        column.addSpacing(GAP_XS)
        label = PlainLabel(words.type_last(), self)
        label.setProperty("role", "field")
        label.setWordWrap(True)
        label.setBuddy(self.last)
        column.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(GAP_M)
        line.addWidget(self.last)
        line.addWidget(self.verdict, 1)
        column.addLayout(line)
        column.addWidget(self.without_name)
        column.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme: four letters fit into the field."""
        super().set_theme(theme)
        self.last.setFixedWidth(theme.length(112))
        self.printer.setIcon(theme.icon("printer", size=16))

    def show_letters(self, rows: Sequence[SheetRow]) -> None:
        """Show the letters where they are copied by hand, or keep none."""
        self.letters.setText("\n".join("   ".join((*row.groups, f"· {row.check}")) for row in rows))
        if not rows:
            self.letters.hide()
            self.copy.setText(words.copy_by_hand())
            self.last.clear()

    def reveal(self) -> None:
        """Show the letters to be copied."""
        self.letters.show()
        self.copy.setText(words.hide_letters())

    def show_printed(self) -> None:
        """Offer to print again."""
        self.printer.setText(words.print_again())
        self.last.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_read_back(self, *, is_right: bool | None) -> None:
        """Show whether the typed characters are those on the sheet."""
        texts = {None: "", True: words.is_sheet(), False: words.is_not_sheet()}
        self.verdict.setText(texts[is_right])
        mark(self.last, "invalid", is_right is False)

    def _turn_letters(self) -> None:
        if self.letters.isVisible():
            self.letters.hide()
            self.copy.setText(words.copy_by_hand())
        else:
            self.copy_asked.emit()
