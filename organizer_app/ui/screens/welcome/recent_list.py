"""The plans recently opened on this computer, one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_S, ICON, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tab_order import tab_before
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.window import welcome as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.welcome.presenter import RecentLine

_ROW: Final = 58
_LINE: Final = 19
# The largest share of a line for the plan's status.
_STATE_SHARE: Final = 0.7
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_SHOWN: Final = 4
_SIDE: Final = 14
_GAP: Final = 16
_BAR: Final = 90


class RecentButton(Themed, QAbstractButton):
    """Opens a recent plan; a line separates it from the one above."""

    def __init__(
        self, theme: Theme, line: RecentLine, parent: QWidget | None = None, *, has_line: bool = True
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._has_line = has_line
        self.setText(line.name)
        self.setAccessibleName(words.recent_sentence(line.name, line.folder, line.state or line.when))
        set_tip(self, line.path)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(400, self._theme.length(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_line:
            painter.fillRect(
                QRectF(_SIDE - 2, 0, self.width() - 2 * _SIDE + 4, 1), self._theme.color("border")
            )
        has_ring = shows_ring(self)
        if self.underMouse() or has_ring:
            ring = QPen(self._theme.color("accent"), 2) if has_ring else QPen(Qt.PenStyle.NoPen)
            painter.setPen(ring)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        icon = "lock" if self.line.is_protected else "map"
        middle = self.height() / 2
        sign = self._theme.length(ICON)
        painter.drawPixmap(QPointF(_SIDE, round(middle - sign / 2)), self._theme.pixmap(icon))
        left, right, high = _SIDE + sign + 14.0, self.width() - _SIDE, self._theme.length(_LINE)
        first = QRectF(left, middle - high, right - left, high)
        self._paint_sides(painter, first, (self.line.name, _NAME), self.line.when)
        self._paint_state(painter, first.translated(0, high))
        painter.end()

    def _paint_sides(
        self, painter: QPainter, line: QRectF, words: tuple[str, TextStyle], aside: str, bar: float = 0
    ) -> None:
        """Paint one text at the left, elided in the middle if long, and one at the right."""
        text, style = words
        right = line.adjusted(0, 0, -bar, 0)
        taken = self._texts.draw(painter, right, aside, _META, "text2", align=_RIGHT) + bar
        room = line.width() - taken - (_GAP if taken else 0)
        # A path ends with the file name.
        short = self._theme.metrics(style).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        color = "text2" if style is _META else "text" if self.line.is_there else "text3"
        self._texts.draw(painter, QRectF(line.x(), line.y(), room + 1, line.height()), short, style, color)

    def _paint_state(self, painter: QPainter, line: QRectF) -> None:
        state, bar = self.line.state, self._theme.length(_BAR) + 14 if any(self.line.mix) else 0
        most = line.width() * _STATE_SHARE
        if bar and self._texts.advance(state, _META) + bar > most:
            # At large text, the plan's status does not fit beside its folder.
            state, bar = "", 0
        self._paint_sides(
            painter, line, (self.line.folder, _META), self._texts.elided(state, _META, most), bar
        )
        if bar:
            piece = QRectF(line.right() - bar + 14, line.center().y() - 3, bar - 14, 6)
            self._glyphs.draw_bar(painter, piece, self.line.mix)


class RecentList(Themed, QFrame):
    """A head and up to four recent plans."""

    opened = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(words.recent())
        self._theme = theme
        self.buttons: list[RecentButton] = []
        head = PlainLabel(words.recent(), self, role="strong")
        self._clear = push_button("link", words.clear_recent(), self.cleared.emit, self)
        self._none = PlainLabel(words.no_recent(), self, role="meta", wraps=True)
        row = QHBoxLayout()
        row.setContentsMargins(GAP_M, 0, GAP_S, GAP_UNDER_S)
        row.addWidget(head, 1)
        row.addWidget(self._clear)
        self._column = column_of(self, (GAP_S, GAP_M, GAP_S, GAP_UNDER_S))
        self._column.addLayout(row)
        self._none.setContentsMargins(GAP_M, GAP_UNDER_S, GAP_M, GAP_UNDER_S)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.show_lines(())

    def show_lines(self, lines: Sequence[RecentLine]) -> None:
        """Replace the plans shown."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        for number, line in enumerate(lines[:_SHOWN]):
            button = RecentButton(self._theme, line, self, has_line=number > 0)
            button.clicked.connect(lambda _on=False, path=line.path: self.opened.emit(path))
            self._column.insertWidget(2 + number, button)
            self.buttons.append(button)
            # Tab comes to the plans first, then to the button that forgets them, then to what is below.
            tab_before(self._clear, button)
        self._none.setVisible(not lines)
        self._clear.setVisible(bool(lines))
