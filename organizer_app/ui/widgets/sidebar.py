"""The column at the left of the window: a card on top, places to go to, and quiet lines at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.theme_holder import apply_style_sheet
from organizer_app.ui.theme.themed import Dressed, Themed
from organizer_app.ui.theme.tokens import (
    GAP_M,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_XS,
    GAP_XS,
    HAIRLINE,
    ICON,
    MEDIUM,
    SEMIBOLD,
    SIDEBAR_WIDTH,
    TYPE_BODY,
    TYPE_META,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.painted_button import PaintedButton
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.ui.widgets.tooltips import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_NAV: Final = TextStyle(TYPE_BODY, MEDIUM)
_NAV_ON: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_COUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
# Narrower than this there is room for an icon only.
_NARROW: Final = 80
_DOT: Final = 3.5
FOLDED_WIDTH: Final = 56
_WIDEST: Final = 312
# Spacing in pixels between two groups of places, around all parts together, above and below the card, and
# between places and the edge of the window; card and rule are inset a little more.
_BETWEEN_GROUPS: Final = 8
_AROUND: Final = 62
_ABOVE: Final = 12
_BELOW_CARD: Final = 16
_SIDE: Final = 8
_FURTHER: Final = 4
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_PRESS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})

# Above and below the words of a line at the bottom, so that its ring does not cross them.
_IN_RING: Final = 4


class QuietLine(NamedTuple):
    """A line at the bottom: icon, words, their explanation, and the command that a press runs, if any."""

    icon: str
    words: str
    hint: str = ""
    command: str = ""


class Place(NamedTuple):
    """A place in the window: its code, words and icon."""

    code: str
    words: str
    icon: str


class SidebarCard(PaintedButton):
    """Two lines and a chevron; opens a menu."""

    def __init__(self, theme: Theme, menu: Callable[[], QMenu], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._menu = menu
        self.title = ""
        self._lines = ("", "")
        self.clicked.connect(self._open)

    def show_lines(self, title: str, below: str, spoken: str) -> None:
        """Show a title and the line below it."""
        self.title = title
        self._lines = (title, below)
        self.setAccessibleName(spoken)
        set_tip(self, title)
        self.update()

    def height_of_design(self) -> int:
        """Return the height in pixels at 100 % text size."""
        return 52

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        self.paint_background(painter, "hover" if self.underMouse() else "raised", "border")
        if self.width() < _NARROW:
            sign = self._theme.pixmap("layout-dashboard", ICON)
            left = (self.width() - self._theme.length(ICON)) / 2
            painter.drawPixmap(QPointF(left, (self.height() - self._theme.length(ICON)) / 2), sign)
            painter.end()
            return
        chevron, half = self._theme.pixmap("chevron-down", 16), self._theme.length(8)
        left = self.width() - 8 - 2 * half
        middle, room = self.height() / 2, left - 12 - 6
        line = self._theme.length(18)
        self.texts.draw(painter, QRectF(12, middle - line, room, line), self._lines[0], _TITLE)
        self.texts.draw(painter, QRectF(12, middle, room, line), self._lines[1], _META, "text2")
        painter.drawPixmap(QPointF(left, middle - half), chevron)
        painter.end()

    def _open(self) -> None:
        self._menu().popup(self.mapToGlobal(self.rect().bottomLeft()))


class SidebarItem(PaintedButton):
    """A place to go to, with how many things wait there."""

    def __init__(self, theme: Theme, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icon = icon
        self._count = ""
        self._is_live = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)

    def show_count(self, count: str, spoken: str) -> None:
        """Show a count at the right."""
        self._count = count
        self.setAccessibleName(spoken)
        self.update()

    def show_live(self, spoken: str, *, is_live: bool) -> None:
        """Show a dot at the right while something there is live; nothing new paints nothing."""
        if (self._is_live, self.accessibleName()) == (is_live, spoken):
            return
        self._is_live = is_live
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        is_on = self.isChecked()
        self.paint_background(painter, "selected" if is_on else "hover" if self.underMouse() else "")
        middle = self.height() / 2
        icon = self._theme.pixmap(self._icon, ICON, "accent" if is_on else "text2")
        left = 12 if self.width() >= _NARROW else (self.width() - self._theme.length(ICON)) / 2
        painter.drawPixmap(QPointF(left, middle - self._theme.length(ICON) / 2), icon)
        if self._is_live:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("now"))
            right = self.width() - (14 if self.width() >= _NARROW else 6)
            painter.drawEllipse(QPointF(right, middle), _DOT, _DOT)
        if self.width() < _NARROW:
            painter.end()
            return
        self._paint_words(painter, _NAV_ON if is_on else _NAV, "text" if is_on else "text2")
        painter.end()

    def _paint_words(self, painter: QPainter, style: TextStyle, color: str) -> None:
        """Draw the words with the count at their right, or below them where large text leaves no room."""
        words = 12 + self._theme.length(ICON) + 10
        room = QRectF(words, 0, self.width() - words - 10, self.height())
        taken = self.texts.advance(self._count, _COUNT) + 8 if self._count else 0
        if self.texts.advance(self.text(), _NAV_ON) + taken <= room.width():
            self.texts.draw(painter, room, self._count, _COUNT, "text2", align=_RIGHT)
            room.setRight(room.right() - taken)
        elif self._count:
            line = room.height() / 2
            self.texts.draw(painter, room.adjusted(0, line - 2, 0, -2), self._count, _COUNT, "text2")
            room = room.adjusted(0, 2, 0, 2 - line)
        self.texts.draw(painter, room, self.text(), style, color)


class _QuietRow(Themed, QWidget):
    """A quiet line; without its words the icon still shows them in a tooltip and to screen readers.

    `pressed` carries the command of a line that has one, by mouse or keyboard.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, line: QuietLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._theme = theme
        self._sign, self._text = PlainLabel("", self), PlainLabel(line.words, self)
        self._sign.setAccessibleName(line.words)
        self._text.setProperty("role", "meta")
        self._text.setWordWrap(True)
        self._text.setAccessibleDescription(line.hint)
        layout = row_of(self, (GAP_M, _IN_RING, GAP_XS, _IN_RING), GAP_UNDER_M)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        self.show_words(is_shown=True)
        if line.command:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setAccessibleName(line.words)
            self.setAccessibleDescription(line.hint)
        self.set_theme(theme)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._line.command and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._line.command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter or Space."""
        if self._line.command and event.key() in _PRESS:
            self.pressed.emit(self._line.command)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if shows_ring(self):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def show_words(self, *, is_shown: bool) -> None:
        """Show words and icon, or only the icon."""
        self._text.setVisible(is_shown)
        set_tip(self, self._line.hint if is_shown else self._line.hint or self._line.words)

    def heightForWidth(self, width: int) -> int:
        """Return the height in pixels with the words, shown or not."""
        room = width - 16 - self._sign.sizeHint().width() - 10
        return max(self._text.heightForWidth(room), self._sign.sizeHint().height()) + 2 * _IN_RING

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._sign.setPixmap(theme.pixmap(self._line.icon, 16))


class Sidebar(Dressed, QFrame):
    """Emits `chosen` with the code of the place that was pressed, `asked` with that of a command.

    Where the window is low or the text large, the lines at the bottom first keep only their icons; then
    places and the parts below them scroll.

    Args:
        theme: the theme in use.
        groups: the places to go to; there is some space between two groups.
        menu: returns the menu of the card.
        name: for screen readers.
    """

    chosen = Signal(str)
    asked = Signal(str)
    folded = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        groups: Sequence[Sequence[Place]],
        menu: Callable[[], QMenu],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        apply_style_sheet(self, theme)
        self.setObjectName("sidebar")
        self.setAccessibleName(name)
        self._theme = theme
        self.is_folded = False
        self.setFixedWidth(self._fitting_width())
        self._quiet: tuple[QuietLine, ...] = ()
        self.card = SidebarCard(theme, menu, self)
        self._middle = QWidget()
        self.items: dict[str, SidebarItem] = {}
        self._group = QButtonGroup(self)
        self._places = self._lay_places(groups)
        self._bottom = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._bottom.setSpacing(0)
        # Side by side, the icons are at the left.
        self._bottom.addStretch(1)
        self._lines: list[_QuietRow] = []
        self._held: QWidget | None = None
        self._last_held: Callable[[], QWidget] | None = None
        self._insets: list[QHBoxLayout] = []
        self.scroll_area = scrolling_down(self._middle, self)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._show_here)
        self._middle.installEventFilter(self)
        self._lay_out()
        self._stand_in()

    def _lay_places(self, groups: Sequence[Sequence[Place]]) -> QVBoxLayout:
        column = column_of(self._middle, spacing=GAP_UNDER_XS)
        for group in groups:
            if self.items:
                column.addSpacing(_BETWEEN_GROUPS)
            for code, words, icon in group:
                item = self.items[code] = SidebarItem(self._theme, words, icon, self._middle)
                self._group.addButton(item)
                item.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
                column.addWidget(item)
        column.addSpacing(GAP_M)
        column.addStretch(1)
        return column

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        # The line at the right edge of the sidebar takes one pixel of the margin.
        column.setContentsMargins(_SIDE, _ABOVE, _SIDE - HAIRLINE, GAP_UNDER_L)
        column.setSpacing(0)
        column.addLayout(self._inset(self.card))
        column.addSpacing(_BELOW_CARD)
        column.addWidget(self.scroll_area, 1)
        column.addSpacing(GAP_UNDER_XS)
        rule = QFrame(self)
        rule.setProperty("line", "true")
        column.addLayout(self._inset(rule))
        column.addSpacing(GAP_M)
        column.addLayout(self._bottom)

    def _inset(self, part: QWidget) -> QHBoxLayout:
        """Return a line for a part that is inset more than the places, while there is room for words."""
        line = QHBoxLayout()
        line.addWidget(part)
        self._insets.append(line)
        return line

    def _stand_in(self) -> None:
        side = 0 if self.is_folded else _FURTHER
        for line in self._insets:
            line.setContentsMargins(side, 0, side, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange_bottom()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_bottom()

    def _show_here(self) -> None:
        """Scroll to the current place again: the room for the places has changed."""
        here = next((item for item in self.items.values() if item.isChecked()), None)
        if here is not None:
            self._bring_into_sight(here)

    def _arrange_bottom(self) -> None:
        """Put the icons of the lines side by side, without their words, where places need the room."""
        column = self.layout()
        if column is None or not self._lines:
            return
        width = self.width() - 2 * _SIDE
        whole = sum(line.heightForWidth(width) + self._bottom.spacing() for line in self._lines)
        rest = self.card.sizeHint().height() + self._middle.sizeHint().height() + _AROUND
        is_short = rest + whole > self.height()
        across = is_short and not self.is_folded
        self._bottom.setDirection(
            QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        )
        for line in self._lines:
            line.show_words(is_shown=not is_short and not self.is_folded)

    def fold(self, *, is_folded: bool) -> None:
        """Show only icons, or icons and words; the words stay for tooltips and screen readers."""
        self.is_folded = is_folded
        self.setFixedWidth(self._fitting_width())
        self._stand_in()
        if self._held is not None:
            self._held.setVisible(not is_folded)
        self._arrange_bottom()
        for item in self.items.values():
            set_tip(item, item.accessibleName() if is_folded else "")
            item.update()
        self.card.update()
        self.folded.emit(is_folded)

    def _fitting_width(self) -> int:
        """Return the width for the text size; large text is shortened so that it cannot fill the window."""
        if self.is_folded:
            return max(FOLDED_WIDTH, self._theme.length(ICON) + 34)
        return min(self._theme.length(SIDEBAR_WIDTH), _WIDEST)

    def hold(self, part: QWidget, last_stop: Callable[[], QWidget]) -> None:
        """Put a part below the places; it hides while the sidebar is folded.

        Args:
            part: what is put there.
            last_stop: returns what Tab comes to last in the part.
        """
        self._last_held = last_stop
        self._places.insertWidget(self._places.count() - 1, part)
        self._held = part
        part.setVisible(not self.is_folded)

    def choose(self, code: str) -> None:
        """Show which place is current."""
        self.items[code].setChecked(True)
        self._bring_into_sight(self.items[code])

    def _bring_into_sight(self, item: SidebarItem) -> None:
        """Scroll from the top only as far as a place needs."""
        self.scroll_area.verticalScrollBar().setValue(0)
        self.scroll_area.ensureWidgetVisible(item, 0, 0)

    def show_lines(self, lines: Sequence[QuietLine]) -> None:
        """Replace the quiet lines at the bottom."""
        if tuple(lines) == self._quiet:
            return
        self._quiet = tuple(lines)
        above = self._last_stop()
        for old in self._lines:
            self._bottom.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [_QuietRow(self._theme, line, self) for line in lines]
        for index, row in enumerate(self._lines):
            row.pressed.connect(self.asked)
            self._bottom.insertWidget(index, row)
            if row.focusPolicy():
                self.setTabOrder(above, row)
                above = row
        self._arrange_bottom()

    def _last_stop(self) -> QWidget:
        """Return the part of the sidebar that Tab comes to last, without the lines at the bottom."""
        return self._last_held() if self._last_held is not None else [self.card, *self.items.values()][-1]

    @property
    def quiet_words(self) -> tuple[str, ...]:
        """The texts of the lines at the bottom."""
        return tuple(line.words for line in self._quiet)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(self._fitting_width())
        self._arrange_bottom()
