"""Shows the pages as they will be printed, as pictures of them; keys turn pages, not lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from organizer_app.domain.sharing.shared_changes import ChangeKind
from organizer_app.ui.screens.share.lines import paint_sign
from organizer_app.ui.screens.share.page_images import PageImages
from organizer_app.ui.theme.fonts import load_fonts
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, TYPE_BODY
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem, let_speak, tell_items_changed
from organizer_app.wording.sharing import share as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_MARGIN: Final = 24
_GAP: Final = 20
_SMALLEST, _LARGEST = 0.4, 3.0
_REMEMBERED: Final = 6
# Screens count this many pixels per inch.
_SCREEN_DOTS: Final = 96.0
# Pages are typeset with at least a dot for each pixel they are shown with, in steps, so that a resize seldom
# needs others; more than the most cost memory and show nothing.
_FEWEST, _MOST, _STEP = 96, 288, 48
# Inches: A4 is the narrower of both papers.
_NARROWEST: Final = 8.27
NO_PAGES: Final = PageImages((), _SCREEN_DOTS)


class PagePreview(Themed, QAbstractScrollArea):
    """Pages below each other, fitted to the width or larger; `moved` carries the visible page.

    `finer_asked` says that they are shown larger than they were typeset.
    `shows_signs` says whether the kinds of changes are shown beside their lines.
    """

    moved = Signal(int)
    finer_asked = Signal()

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
        self._shown = NO_PAGES
        self._hint = words.reading()
        self._zoom = 1.0
        self.shows_signs = True
        self._pictures: dict[tuple[int, int, float], QPixmap] = {}
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit(self.page))

    def show_pages(self, pages: PageImages) -> None:
        """Show other pages; start at the first if there are fewer than before."""
        if pages is not self._shown:
            self._pictures.clear()
        self._shown = pages
        self._hint = words.nothing_to_show()
        self._measure()
        tell_items_changed(self)

    def show_reading(self) -> None:
        """Show that the pages are being read."""
        self._shown = NO_PAGES
        self._hint = words.reading()
        self._measure()

    @property
    def scale(self) -> float:
        """The scale of the pages relative to paper; 0 without pages."""
        if not self._shown.images:
            return 0.0
        return self._page_width() / (self._shown.images[0].width() / self._shown.dots * _SCREEN_DOTS)

    def dots(self) -> float:
        """Return the dots per inch of paper that pages should be typeset with for their present size."""
        needed = self._page_width() * self.devicePixelRatioF() / _NARROWEST
        return float(min(_MOST, max(_FEWEST, math.ceil(needed / _STEP) * _STEP)))

    @property
    def is_part(self) -> bool:
        """Whether only the first pages are shown."""
        return self._shown.is_part

    @property
    def has_signs(self) -> bool:
        """Whether a line on the pages is new."""
        return bool(self._shown.marks)

    def show_signs(self, *, is_on: bool) -> None:
        """Show or hide the kinds of changes beside their lines."""
        self.shows_signs = is_on
        self.viewport().update()

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._shown.images)

    @property
    def page(self) -> int:
        """The number of the page in the middle, from 1; 0 without pages."""
        if not self._shown.images:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return min(
            len(self._shown.images), 1 + int(max(0.0, middle - _MARGIN) // (self._page_height() + _GAP))
        )

    def zoom_by(self, factor: float) -> None:
        """Scale the pages; 1 fits the width."""
        self._zoom = min(_LARGEST, max(_SMALLEST, self._zoom * factor))
        self._pictures.clear()
        self._measure()

    def _page_width(self) -> float:
        return max(120.0, (self.viewport().width() - 2 * _MARGIN) * self._zoom)

    def _page_height(self) -> float:
        image = self._shown.images[0]
        return self._page_width() * image.height() / image.width()

    def _measure(self) -> None:
        width = height = 0.0
        if self._shown.images:
            width = self._page_width() + 2 * _MARGIN
            height = 2 * _MARGIN + (self._page_height() + _GAP) * len(self._shown.images) - _GAP
        for bar, wanted, seen in (
            (self.horizontalScrollBar(), width, self.viewport().width()),
            (self.verticalScrollBar(), height, self.viewport().height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, round(wanted) - seen))
        self.moved.emit(self.page)
        self.viewport().update()
        if self._shown.images and self.dots() > self._shown.dots:
            self.finer_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("window"))
        if not self._shown.images:
            style = TextStyle(TYPE_BODY, REGULAR)
            box = QRectF(self.viewport().rect())
            TextPainter(self._theme).draw(painter, box, self._hint, style, "text2", align=_CENTER)
        for number in range(len(self._shown.images)):
            box = self._box(number)
            if box.bottom() >= 0 and box.top() <= self.viewport().height():
                painter.drawPixmap(box.topLeft(), self._picture(number, box))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("border_strong"), 1))
                painter.drawRect(box)
                self._paint_signs(painter, box, number)
        if shows_ring(self):
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_signs(self, painter: QPainter, box: QRectF, number: int) -> None:
        if not self.shows_signs:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._shown.marks:
            if mark.page == number:
                middle = QPointF(box.x() - _MARGIN / 2, round(box.y() + mark.height * box.height()))
                paint_sign(painter, middle, ChangeKind(mark.kind), self._theme)

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
            size = QSize(round(box.width() * dpr), round(box.height() * dpr))
            image = self._shown.images[number].scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
            found = QPixmap.fromImage(image)
            found.setDevicePixelRatio(dpr)
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
        return len(self._shown.images)

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a page."""
        is_current = number == self.spoken_current()
        said = words.page_of(number + 1, len(self._shown.images))
        return SpokenItem(said, self._box(number).toRect(), is_current, is_current)

    def spoken_at(self, point: QPoint) -> int:
        """Return the page under a point of the viewport, or -1."""
        return next((at for at in range(len(self._shown.images)) if self._box(at).contains(point)), -1)

    def spoken_current(self) -> int:
        """Return the visible page, or -1."""
        return self.page - 1
