"""Shows the pages as they will be printed, painted by the printing code; keys turn pages, not lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from organizer_app.ui.print.page_marks import UNITS, SheetPainter
from organizer_app.ui.print.typesetter import Typesetter
from organizer_app.ui.screens.share.change_signs import paint_sign
from organizer_app.ui.theme.fonts import load_fonts
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, TYPE_BODY
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem, let_speak, tell_items_changed
from organizer_app.wording.sharing import share as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from organizer_app.ui.print.page_marks import Sheet

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_MARGIN: Final = 24
_GAP: Final = 20
_SMALLEST, _LARGEST = 0.4, 3.0
_REMEMBERED: Final = 6
# Pixels per unit of a page at its real size: screens count 96 pixels per inch, paper 72 points.
_PIXELS: Final = 96 / 72 / UNITS


class PagePreview(Themed, QAbstractScrollArea):
    """Pages below each other, fitted to the width or larger; `moved` carries the visible page.

    `shows_signs` says whether the kinds of changes are shown beside their lines.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagePreview")
        let_speak(self, self)
        self.setAccessibleName(words.preview_name())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(280)
        load_fonts()
        self._theme = theme
        # Paper is white in every theme.
        self._paint = SheetPainter(Theme("light"), Typesetter())
        self._sheets: Sequence[Sheet] = ()
        self._hint = words.reading()
        self._zoom = 1.0
        self.shows_signs = True
        self._pictures: dict[tuple[int, int, float], QPixmap] = {}
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit(self.page))

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other pages; start at the first if there are fewer than before."""
        self._sheets = sheets
        self._hint = words.nothing_to_show()
        self._pictures.clear()
        self._measure()
        tell_items_changed(self)

    def show_reading(self) -> None:
        """Show that the pages are being read."""
        self._sheets = ()
        self._hint = words.reading()
        self._measure()

    @property
    def scale(self) -> float:
        """The scale of the pages relative to paper; 0 without pages."""
        return self._page_width() / (self._sheets[0].width * _PIXELS) if self._sheets else 0.0

    @property
    def has_signs(self) -> bool:
        """Whether a line on the pages is new."""
        return any(sheet.signs for sheet in self._sheets)

    def show_signs(self, *, is_on: bool) -> None:
        """Show or hide the kinds of changes beside their lines."""
        self.shows_signs = is_on
        self.viewport().update()

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._sheets)

    @property
    def page(self) -> int:
        """The number of the page in the middle, from 1; 0 without pages."""
        if not self._sheets:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return min(len(self._sheets), 1 + int(max(0.0, middle - _MARGIN) // (self._page_height() + _GAP)))

    def zoom_by(self, factor: float) -> None:
        """Scale the pages; 1 fits the width."""
        self._zoom = min(_LARGEST, max(_SMALLEST, self._zoom * factor))
        self._pictures.clear()
        self._measure()

    def _page_width(self) -> float:
        return max(120.0, (self.viewport().width() - 2 * _MARGIN) * self._zoom)

    def _page_height(self) -> float:
        sheet = self._sheets[0]
        return self._page_width() * sheet.height / sheet.width

    def _measure(self) -> None:
        width = height = 0.0
        if self._sheets:
            width = self._page_width() + 2 * _MARGIN
            height = 2 * _MARGIN + (self._page_height() + _GAP) * len(self._sheets) - _GAP
        for bar, wanted, seen in (
            (self.horizontalScrollBar(), width, self.viewport().width()),
            (self.verticalScrollBar(), height, self.viewport().height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, round(wanted) - seen))
        self.moved.emit(self.page)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("window"))
        if not self._sheets:
            style = TextStyle(TYPE_BODY, REGULAR)
            box = QRectF(self.viewport().rect())
            TextPainter(self._theme).draw(painter, box, self._hint, style, "text2", align=_CENTER)
        for number in range(len(self._sheets)):
            box = self._box(number)
            if box.bottom() >= 0 and box.top() <= self.viewport().height():
                painter.drawPixmap(box.topLeft(), self._picture(number, box))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("border_strong"), 1))
                painter.drawRect(box)
                self._paint_signs(painter, box, self._sheets[number])
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_signs(self, painter: QPainter, box: QRectF, sheet: Sheet) -> None:
        if not self.shows_signs:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = box.height() / sheet.height
        for sign in sheet.signs:
            middle = QPointF(box.x() - _MARGIN / 2, round(box.y() + sign.y * scale))
            paint_sign(painter, middle, sign.change, self._theme)

    def _box(self, number: int) -> QRectF:
        width, height = self._page_width(), self._page_height()
        left = max(_MARGIN, (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
        top = _MARGIN + number * (height + _GAP) - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), round(width), round(height))

    def _picture(self, number: int, box: QRectF) -> QPixmap:
        """Return a page as a picture, so that scrolling only moves it."""
        dpr = self.devicePixelRatioF()
        key = (number, round(box.width()), dpr)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= _REMEMBERED:
                self._pictures.clear()
            found = QPixmap(round(box.width() * dpr), round(box.height() * dpr))
            found.setDevicePixelRatio(dpr)
            found.fill(Qt.GlobalColor.white)
            painter = QPainter(found)
            scale = box.width() / self._sheets[number].width
            painter.scale(scale, scale)
            self._paint.paint(painter, self._sheets[number])
            painter.end()
            self._pictures[key] = found
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pictures.clear()
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, and zoom in and out."""
        if event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_by(1.2)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(1 / 1.2)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar = self.verticalScrollBar()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    # Screen readers: the text of a page is in the shared files, and in the table of the plan

    def spoken_count(self) -> int:
        """Return the number of pages."""
        return len(self._sheets)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a page."""
        is_current = number == self.spoken_current()
        said = words.page_of(number + 1, len(self._sheets))
        return SpokenItem(said, self._box(number).toRect(), is_current, is_current)

    def spoken_at(self, point: QPoint) -> int:
        """Return the page under a point of the viewport, or -1."""
        return next((at for at in range(len(self._sheets)) if self._box(at).contains(point)), -1)

    def spoken_current(self) -> int:
        """Return the visible page, or -1."""
        return self.page - 1
