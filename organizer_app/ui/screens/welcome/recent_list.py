"""The plans that were open on this computer, one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import welcome as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.welcome.presenter import RecentLine

_ROW: Final = 52
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_SHOWN: Final = 4
_BAR: Final = 90


class RecentButton(QAbstractButton):
    """Opens one recent plan."""

    def __init__(self, theme: Theme, line: RecentLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setText(line.name)
        self.setAccessibleName(words.recent_sentence(line.name, line.folder, line.state or line.when))
        self.setToolTip(line.path)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the design."""
        return QSize(400, self._theme.length(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and folder at the left, day and state at the right."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            line = QPen(self._theme.color("accent"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            painter.setPen(line)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        icon = "lock" if self.line.is_protected else "map"
        middle = self.height() / 2
        painter.drawPixmap(QPointF(14, middle - 9), self._theme.pixmap(icon))
        left, right = 46.0, self.width() - 14.0
        state, bar = self.line.state, self._theme.length(_BAR) + 14 if any(self.line.mix) else 0
        below = self._texts.advance(state, _META) + bar
        if bar and below > (right - left) / 2:
            # Large text has no room for how a plan stands beside what it is called.
            state, bar, below = "", 0, 0
        aside = max(self._texts.advance(self.line.when, _META), below) + 16
        room = right - left - aside
        color = "text" if self.line.is_there else "text3"
        self._texts.draw(painter, QRectF(left, middle - 19, room, 19), self.line.name, _NAME, color)
        self._texts.draw(painter, QRectF(left, middle, room, 18), self.line.folder, _META, "text2")
        spot = QRectF(right - aside, middle - 19, aside, 19)
        self._texts.draw(painter, spot, self.line.when, _META, "text2", align=_RIGHT)
        spot.moveTop(middle)
        self._texts.draw(painter, spot.adjusted(0, 0, -bar, 0), state, _META, "text2", align=_RIGHT)
        if bar:
            piece = QRectF(right - bar + 14, spot.center().y() - 3, bar - 14, 6)
            self._glyphs.draw_bar(painter, piece, self.line.mix)
        painter.end()


class RecentList(QFrame):
    """A head and up to four recent plans."""

    opened = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(words.recent())
        self._theme = theme
        self.buttons: list[RecentButton] = []
        head = PlainLabel(words.recent(), self)
        head.setProperty("role", "strong")
        self._clear = push_button("link", words.clear_recent(), self.cleared.emit, self)
        self._none = PlainLabel(words.no_recent(), self)
        self._none.setProperty("role", "meta")
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 6)
        row.addWidget(head, 1)
        row.addWidget(self._clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 8)
        self._column.setSpacing(2)
        self._column.addLayout(row)
        self._none.setContentsMargins(12, 6, 12, 6)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.show_lines(())

    def show_lines(self, lines: Sequence[RecentLine]) -> None:
        """Show these plans in place of those before."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for number, line in enumerate(lines[:_SHOWN]):
            button = RecentButton(self._theme, line, self)
            button.clicked.connect(lambda _on=False, path=line.path: self.opened.emit(path))
            self._column.insertWidget(2 + number, button)
            self.buttons.append(button)
        self._none.setVisible(not lines)
        self._clear.setVisible(bool(lines))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        for button in self.buttons:
            button.set_theme(theme)
