"""The column at the left of the window: a card on top, places to go to, and quiet lines at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    ICON,
    MEDIUM,
    SEMIBOLD,
    SIDEBAR_WIDTH,
    TYPE_BODY,
    TYPE_META,
)
from organizer_app.ui.widgets.painted_button import PaintedButton
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_NAV: Final = TextStyle(TYPE_BODY, MEDIUM)
_NAV_ON: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_COUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
# Narrower than this there is room for an icon alone.
_NARROW: Final = 80
FOLDED_WIDTH: Final = 56
_WIDEST: Final = 300
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class QuietLine(NamedTuple):
    """A line at the bottom: icon, words, and what explains them."""

    icon: str
    words: str
    hint: str = ""


class SidebarCard(PaintedButton):
    """Two lines and a chevron; opens a menu."""

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget | None = None) -> None:
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
        self.setToolTip(title)
        self.update()

    def height_of_design(self) -> int:
        """Return the height in pixels at 100 % text size."""
        return 52

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both lines and the chevron."""
        del event
        painter = QPainter(self)
        self.paint_ground(painter, "hover" if self.underMouse() else "raised", "border")
        if self.width() < _NARROW:
            sign = self.theme.pixmap("layout-dashboard", ICON)
            left = (self.width() - self.theme.length(ICON)) / 2
            painter.drawPixmap(QPointF(left, (self.height() - self.theme.length(ICON)) / 2), sign)
            painter.end()
            return
        middle, room = self.height() / 2, self.width() - 12 - 34
        line = self.theme.length(18)
        self.texts.draw(painter, QRectF(12, middle - line, room, line), self._lines[0], _TITLE)
        self.texts.draw(painter, QRectF(12, middle, room, line), self._lines[1], _META, "text2")
        chevron, half = self.theme.pixmap("chevron-down", 16), self.theme.length(8)
        painter.drawPixmap(QPointF(self.width() - 20 - half, middle - half), chevron)
        painter.end()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class SidebarItem(PaintedButton):
    """A place to go to, with how many things are there."""

    def __init__(self, theme: Theme, words: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icon = icon
        self._count = ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)

    def show_count(self, count: str, spoken: str) -> None:
        """Show a count at the right."""
        self._count = count
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon, words and count."""
        del event
        painter = QPainter(self)
        is_on = self.isChecked()
        self.paint_ground(painter, "selected" if is_on else "hover" if self.underMouse() else "")
        middle = self.height() / 2
        icon = self.theme.pixmap(self._icon, ICON, "accent" if is_on else "text2")
        left = 12 if self.width() >= _NARROW else (self.width() - self.theme.length(ICON)) / 2
        painter.drawPixmap(QPointF(left, middle - self.theme.length(ICON) / 2), icon)
        if self.width() < _NARROW:
            painter.end()
            return
        words = 12 + self.theme.length(ICON) + 10
        room = QRectF(words, 0, self.width() - words - 12, self.height())
        taken = self.texts.draw(painter, room, self._count, _COUNT, "text2", align=_RIGHT)
        room.setRight(room.right() - taken - 8)
        self.texts.draw(painter, room, self.text(), _NAV_ON if is_on else _NAV, "text" if is_on else "text2")
        painter.end()


class Sidebar(QFrame):
    """Emits `chosen` with the code of the place that was pressed.

    Args:
        theme: the look.
        items: code, words and icon of each place.
        menu: of the card.
        name: for screen readers.
    """

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        items: Sequence[tuple[str, str, str]],
        menu: QMenu,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(name)
        self.setFixedWidth(SIDEBAR_WIDTH)
        self._theme = theme
        self._quiet: tuple[QuietLine, ...] = ()
        self.card = SidebarCard(theme, menu, self)
        self.items = {code: SidebarItem(theme, words, icon, self) for code, words, icon in items}
        self._group = QButtonGroup(self)
        for code, item in self.items.items():
            self._group.addButton(item)
            item.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._signs: list[tuple[PlainLabel, str]] = []
        self._sayings: list[PlainLabel] = []
        self.is_folded = False
        self._held: QWidget | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 14)
        column.setSpacing(2)
        column.addWidget(self.card)
        column.addSpacing(12)
        for item in self.items.values():
            column.addWidget(item)
        column.addSpacing(12)
        self._place = QVBoxLayout()
        column.addLayout(self._place, 1)
        self._place.addStretch(1)
        rule = QFrame(self)
        rule.setProperty("line", "true")
        column.addWidget(rule)
        column.addSpacing(10)
        column.addLayout(self._lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the lines at the bottom keep only their icons where places to go to need the room."""
        super().resizeEvent(event)
        self._show_sayings()

    def _show_sayings(self) -> None:
        for text in self._sayings:
            text.setVisible(not self.is_folded)
        layout = self.layout()
        if layout is None or self.is_folded or not self._sayings:
            return
        layout.invalidate()
        needed = layout.totalHeightForWidth(self.width())
        for text in self._sayings:
            text.setVisible(needed <= self.height())

    def fold(self, *, is_folded: bool) -> None:
        """Show icons alone, or icons and words; the words stay for pointers and screen readers."""
        self.is_folded = is_folded
        self.setFixedWidth(self._fitting_width())
        if self._held is not None:
            self._held.setVisible(not is_folded)
        self._show_sayings()
        for item in self.items.values():
            item.setToolTip(item.accessibleName() if is_folded else "")
            item.update()
        self.card.update()
        self.folded.emit(is_folded)

    def _fitting_width(self) -> int:
        """Return the width for the text size; large text is shortened rather than let it take the window."""
        if self.is_folded:
            return max(FOLDED_WIDTH, self._theme.length(ICON) + 34)
        return min(self._theme.length(SIDEBAR_WIDTH), _WIDEST)

    def hold(self, part: QWidget) -> None:
        """Put a part between the places and the quiet lines; it hides while the sidebar is folded."""
        self._place.insertWidget(0, part, 1000)
        self._held = part
        part.setVisible(not self.is_folded)

    def choose(self, code: str) -> None:
        """Show which place one is at."""
        self.items[code].setChecked(True)

    def show_lines(self, lines: Sequence[QuietLine]) -> None:
        """Show quiet lines at the bottom in place of those before."""
        if tuple(lines) == self._quiet:
            return
        self._quiet = tuple(lines)
        while (old := self._lines.takeAt(0)) is not None:
            row = old.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self._signs, self._sayings = [], []
        for line in lines:
            self._lines.addWidget(self._make_line(line))
        self.set_theme(self._theme)

    @property
    def quiet_words(self) -> tuple[str, ...]:
        """What the lines at the bottom say."""
        return tuple(line.words for line in self._quiet)

    def _make_line(self, line: QuietLine) -> QWidget:
        row = QWidget(self)
        row.setToolTip(line.hint)
        sign, text = PlainLabel("", row), PlainLabel(line.words, row)
        text.setProperty("role", "meta")
        text.setWordWrap(True)
        text.setAccessibleDescription(line.hint)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 0, 4, 0)
        layout.setSpacing(10)
        layout.addWidget(sign)
        layout.addWidget(text, 1)
        self._sayings.append(text)
        self._signs.append((sign, line.icon))
        return row

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.setFixedWidth(self._fitting_width())
        self.card.set_theme(theme)
        for item in self.items.values():
            item.set_theme(theme)
        for sign, icon in self._signs:
            sign.setPixmap(theme.pixmap(icon, 16))
        self._show_sayings()
