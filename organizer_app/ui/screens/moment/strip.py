"""The card for the day of the rule: when most cities are live together, and the curve over the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.screens.moment.strip_chart import AXIS, CHART, ChartPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.button_list import paint_card_part
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.calendar.concurrency import LiveStep
    from organizer_app.services.actions.scheduling import Moment
    from organizer_app.ui.theme.theme import Theme

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_PILL: Final = TextStyle(TYPE_META, SEMIBOLD)
_REST: Final = TextStyle(TYPE_META, REGULAR)
_SIDE: Final = 24
_INSIDE: Final = 16
_TOP: Final = 16
_HEAD: Final = 44
# An extra line of the head, the pill in it, and the padding in a pill and between two parts.
_LINE: Final = 28
_PILL_HIGH: Final = 24
_PAD: Final = 10
_APART: Final = 14
_FOOT: Final = 10


class _Part(NamedTuple):
    """A text of the head: its line number and its left edge."""

    text: str
    style: TextStyle
    x: float
    line: int


class MomentStrip(Themed, QWidget):
    """A card with the curve of the day, as tall as its sentences need at its width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.Chart)
        self._moment: Moment | None = None
        self._steps: tuple[LiveStep, ...] = ()
        self._right = _SIDE
        self.set_theme(theme)

    def show_day(self, moment: Moment, steps: tuple[LiveStep, ...]) -> None:
        """Show another day."""
        self._moment, self._steps = moment, steps
        zone = moment.head.desk_zone
        said = (words.strip_title(), words.fullest(moment.shared, zone), words.longest(moment.longest, zone))
        self.setAccessibleName(". ".join(said))
        self._fit()

    def leave_room(self, pixels: int) -> None:
        """Align the right edge with the cards below, which may have a scroll bar of this width."""
        if self._right != _SIDE + pixels:
            self._right = _SIDE + pixels
            self._fit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (CHART, AXIS)
        self.setFixedHeight(_TOP + self._head_high() + sum(map(self._theme.length, parts)) + _FOOT)
        self.update()

    def _head_high(self) -> int:
        most = max((part.line for part in self._parts()), default=0)
        return self._theme.length(_HEAD) + most * self._theme.length(_LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("window"))
        card = QRectF(self.rect()).adjusted(_SIDE, _TOP, -self._right, 0)
        paint_card_part(painter, theme, card, is_first=True, is_last=True)
        self._paint_head(painter, card)
        if self._moment is not None and self._steps:
            top = card.y() + self._head_high()
            box = QRectF(card.x() + _INSIDE, top, card.width() - 2 * _INSIDE, theme.length(CHART))
            ChartPainter(theme, self._texts, box, self._steps, self._moment).paint(painter)
        painter.end()

    def _parts(self) -> Iterator[_Part]:
        """Return title, pill and sentence side by side; each wraps to the next line if it does not fit."""
        if self._moment is None:
            return
        zone, texts = self._moment.head.desk_zone, self._texts
        width = self.width() - _SIDE - self._right - 2 * _INSIDE
        said = [(words.strip_title(), _TITLE)]
        rest = words.fullest(self._moment.shared, zone)
        if self._moment.shared is not None:
            said.append((rest, _PILL))
            rest = words.longest(self._moment.longest, zone)
        said += [(line, _REST) for line in self._lines(rest, width)]
        x, line = 0.0, 0
        for text, style in said:
            wide = texts.advance(text, style) + (2 * _PAD if style is _PILL else 0)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            yield _Part(text, style, x, line)
            x += wide + _APART

    def _lines(self, text: str, width: float) -> list[str]:
        """Return a sentence on one line, or wrapped if it is too long."""
        if self._texts.advance(text, _REST) <= width:
            return [text]
        return self._texts.wrapped(text, _REST, max(width, 1), 3)

    def _paint_head(self, painter: QPainter, card: QRectF) -> None:
        theme, texts = self._theme, self._texts
        high = theme.length(_HEAD)
        for part in self._parts():
            left = card.x() + _INSIDE + part.x
            row = QRectF(
                left, card.y() + part.line * theme.length(_LINE), card.right() - _INSIDE - left, high
            )
            if part.style is _PILL:
                height = theme.length(_PILL_HIGH)
                wide = min(texts.advance(part.text, _PILL) + 2 * _PAD, row.width())
                pill = QRectF(left, round(row.center().y() - height / 2), wide, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft"))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawRoundedRect(pill, height / 2, height / 2)
                row = pill.adjusted(_PAD, 0, -_PAD, 0)
            texts.draw(painter, row, part.text, part.style, "text2" if part.style is _REST else "text")
