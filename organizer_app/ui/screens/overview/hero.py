"""The card at the top of the overview: days left, readiness, expected people, the last days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.rows.action_rows import PAST_LEVEL
from organizer_app.ui.screens.overview.hero_levels import paint_levels, spread_levels
from organizer_app.ui.screens.overview.trend_chart import draw_trend
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BOLD, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB, TYPE_TITLE
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.checks.overview import Mix, Overview

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
# The text sizes of the days: the largest that leaves space for the words beside them.
_DAYS: Final = tuple(TextStyle(size, BOLD, tabular=True) for size in (60, 44, 30))
_HEAD: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_NUMBER: Final = TextStyle(TYPE_TITLE, SEMIBOLD, tabular=True)
_PEOPLE: Final = TextStyle(30, SEMIBOLD, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_ICON: Final = 18
# The gap between the words of the days and the line beside them.
_AIR: Final = 16
_HERO: Final = 148
# The minimum width that shows the last days.
_ROOMY: Final = 860
# In a narrower card, at 100 % text size, the levels go below days and people; the height this adds.
_STACKED: Final = 560
_LEVELS: Final = 124


class Hero(Themed, QFrame):
    """Days left, the readiness of cities, and expected people; its description says the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._seen: Overview | None = None
        self._today: date | None = None
        self._past: Sequence[Mix] = ()
        speak_as(self, Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def show_overview(self, seen: Overview, today: date) -> None:
        """Show other numbers."""
        self._seen, self._today = seen, today
        levels = (
            f"{level_name(level)}: {count:,}"
            for level, count in enumerate(seen.mix)
            if level < PAST_LEVEL or count
        )
        number, left = words.days_left(_anchor(seen), today)
        people, note = words.expected(seen)
        parts = (
            f"{number} {left}",
            words.anchor_line(_anchor(seen)),
            words.confirmed(seen),
            words.goal(seen),
        )
        spoken = (*parts, self._since_yesterday(), *levels, f"{words.expected_title()}: {people}, {note}")
        self.setAccessibleName(". ".join(each for each in spoken if each))
        self.update()

    def show_past(self, past: Sequence[Mix]) -> None:
        self._past = past
        if self._seen is not None and self._today is not None:
            self.show_overview(self._seen, self._today)

    @property
    def _changes(self) -> tuple[int, ...] | None:
        """The change of each level, in cities, since the day began; None for no change."""
        if self._seen is None or not self._past or not any(self._past[-1]):
            return None
        return tuple(now - before for now, before in zip(self._seen.mix, self._past[-1], strict=True))

    def _since_yesterday(self) -> str:
        changes = self._changes
        return words.since_yesterday(changes[3] + changes[4]) if changes else ""

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit_height()

    @property
    def _is_stacked(self) -> bool:
        return self.width() < self._theme.length(_STACKED)

    def _fit_height(self) -> None:
        height = self._theme.length(_HERO + (_LEVELS if self._is_stacked else 0))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def sizeHint(self) -> QSize:
        return QSize(700, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._seen is None or self._today is None:
            return
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(24, 16, -24, -16)
        if self._is_stacked:
            self._paint_stacked(painter, inner, self._seen, self._today)
            painter.end()
            return
        first, last = min(300.0, inner.width() * 0.27), min(220.0, inner.width() * 0.2)
        trend = last * 0.85 if inner.width() >= _ROOMY and self._changes is not None else 0.0
        if trend:
            self._paint_trend(
                painter, QRectF(inner.right() - trend + 24, inner.y(), trend - 24, inner.height())
            )
            inner.setRight(inner.right() - trend)
            first, last = first * 0.9, last * 0.78
            painter.fillRect(QRectF(inner.right(), inner.y(), 1, inner.height()), self._theme.color("border"))
        self._paint_days(
            painter, QRectF(inner.x(), inner.y(), first - _AIR, inner.height()), self._seen, self._today
        )
        middle = inner.adjusted(first + 24, 0, -last - 24, 0)
        for x in (middle.left() - 24, middle.right() + 24):
            painter.fillRect(QRectF(x, inner.y(), 1, inner.height()), self._theme.color("border"))
        self._paint_mix(painter, middle, self._seen)
        self._paint_people(painter, QRectF(inner.right() - last + 24, inner.y(), last - 36, inner.height()))
        painter.end()

    def _paint_stacked(self, painter: QPainter, inner: QRectF, seen: Overview, today: date) -> None:
        """Paint days and people side by side, and the levels across below them."""
        half, above = inner.width() / 2, self._theme.length(_LEVELS)
        days = QRectF(inner.x(), inner.y(), half - 12, inner.height() - above)
        self._paint_days(painter, days, seen, today)
        self._paint_people(painter, days.translated(half + 24, 0))
        below = QRectF(inner.x(), inner.bottom() - above + 16, inner.width(), above - 16)
        border = self._theme.color("border")
        painter.fillRect(QRectF(inner.x() + half, inner.y(), 1, days.height()), border)
        painter.fillRect(QRectF(inner.x(), below.y() - 12, inner.width(), 1), border)
        self._paint_mix(painter, below, seen)

    def _row(self, box: QRectF, top: float, height: float) -> QRectF:
        zoom = self._theme.zoom
        return QRectF(box.x(), box.y() + top * zoom, box.width(), height * zoom)

    def _paint_days(self, painter: QPainter, box: QRectF, seen: Overview, today: date) -> None:
        texts, anchor = self._texts, _anchor(seen)
        number, left = words.days_left(anchor, today)
        room = box.width() - 14 - texts.advance(left, _HEAD)
        beside = next((style for style in _DAYS if texts.advance(number, style) <= room), None)
        if beside is not None:
            taken = texts.draw(painter, self._row(box, 0, 72), number, beside)
            self._paint_today(painter, self._row(box.adjusted(taken + 14, 0, 0, 0), 14, 42), left, today)
        else:
            # At large text, a plan years ahead has no space beside its days: the words go below.
            texts.draw(painter, self._row(box, 0, 40), number, _DAYS[-1])
            self._paint_today(painter, self._row(box, 42, 42), left, today)
        self._paint_anchor(painter, self._row(box, 88, 22), seen)

    def _paint_today(self, painter: QPainter, box: QRectF, left: str, today: date) -> None:
        texts, anchor = self._texts, _anchor(self._seen) if self._seen is not None else ""
        texts.draw(painter, self._row(box, 0, 22), left, _HEAD)
        line = words.today_line(anchor, today)
        if anchor and texts.advance(line, _BELOW) > box.width():
            line = words.offset_of(anchor, today)
        texts.draw(painter, self._row(box, 24, 18), line, _BELOW, "text2")

    def _paint_anchor(self, painter: QPainter, below: QRectF, seen: Overview) -> None:
        texts, anchor = self._texts, _anchor(seen)
        size = self._theme.length(_ICON)
        painter.drawPixmap(
            QPointF(round(below.x()), round(below.center().y() - size / 2)),
            self._theme.pixmap("calendar", _ICON),
        )
        below.setLeft(below.x() + size + 8)
        taken = texts.draw(painter, below, words.anchor_line(anchor), _TITLE)
        when = words.moment(seen.head) if seen.head is not None and anchor else ""
        rest = below.adjusted(taken + 10, 0, 0, 0)
        if texts.advance(when, _BELOW) <= rest.width():
            texts.draw(painter, rest, when, _BELOW, "text2")

    def _paint_mix(self, painter: QPainter, box: QRectF, seen: Overview) -> None:
        texts, head = self._texts, self._row(box, 0, 20)
        aside, room = self._since_yesterday() or words.goal(seen), head.width()
        room -= texts.draw(painter, head, words.confirmed(seen), _HEAD) + 12
        if texts.advance(aside, _BELOW) <= room:
            texts.draw(painter, head, aside, _BELOW, "text2", align=_RIGHT)
        self._glyphs.draw_bar(painter, self._row(box, 32, 14), seen.mix, 3)
        lines = (self._row(box, 60, 22), self._row(box, 84, 24))
        spread = spread_levels(self._theme, texts, seen.mix, self._changes, box.width())
        paint_levels(painter, lines, spread, (texts, self._glyphs, self.devicePixelRatioF()))

    def _paint_trend(self, painter: QPainter, box: QRectF) -> None:
        if self._seen is None or self._today is None:
            return
        mixes = (*self._past[1:], self._seen.mix)
        said = words.trend(len(mixes), self._today - timedelta(days=len(mixes) - 1))
        draw_trend(painter, box, (self._theme, self._texts), mixes, said)

    def _paint_people(self, painter: QPainter, box: QRectF) -> None:
        if self._seen is None:
            return
        number, note = words.expected(self._seen)
        self._texts.draw(painter, self._row(box, 0, 20), words.expected_title(), _BELOW, "text2")
        is_long = self._texts.advance(number, _PEOPLE) > box.width()
        self._texts.draw(painter, self._row(box, 30, 32), number, _NUMBER if is_long else _PEOPLE)
        painter.setPen(self._theme.color("text2"))
        painter.setFont(self._theme.styled(_BELOW))
        room = self._row(box, 68, 48)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap), note)


def _anchor(seen: Overview) -> str:
    return seen.head.anchor_date if seen.head is not None else ""
