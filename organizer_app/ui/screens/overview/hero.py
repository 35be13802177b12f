"""The card at the top of the overview: days left, readiness, expected people, the last days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.rows.action_rows import PAST_LEVEL
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    BOLD,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
    TYPE_SUB,
    TYPE_TITLE,
)
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.checks.overview import Mix, Overview
    from organizer_app.ui.theme.glyphs import Glyphs
    from organizer_app.ui.theme.text_painting import TextPainter


_WORDS: Final = TextStyle(TYPE_META, REGULAR)
_NUMBER: Final = TextStyle(TYPE_TITLE, SEMIBOLD, tabular=True)
# At 100 % text size.
_BALL: Final = 16
# The gaps from ball to text and from number to change, and the minimum between levels, in pixels.
_AFTER_BALL: Final = 6
_AFTER_NUMBER: Final = 8
_LEVEL_AIR: Final = 14


@dataclass(frozen=True, slots=True)
class Level:
    """One level below the bar; `change` is empty if it is unknown or does not fit."""

    number: int
    name: str
    count: str
    change: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How the levels are laid out.

    Attributes:
        levels: from the worst to the best.
        is_name_above: whether names are beside the balls and numbers below them, not the reverse.
        lefts: the left edge of each, in pixels from the left of the rectangle.
        ball: the diameter of a ball in pixels.
    """

    levels: Sequence[Level]
    is_name_above: bool
    lefts: Sequence[float]
    ball: int


def spread_levels(
    theme: Theme, texts: TextPainter, mix: Sequence[int], changes: Sequence[int] | None, room: float
) -> Spread:
    """Return the fullest layout of the levels that keeps gaps between them within this width in pixels.

    "No change" is dropped before a change is; before that, the names leave the line of the balls.
    """
    full = [
        Level(
            number, level_name(number), f"{count:,}", words.level_change(changes[number]) if changes else ""
        )
        for number, count in enumerate(mix)
        if number < PAST_LEVEL or count
    ]
    ball = theme.length(_BALL)
    bare = [replace(each, change="") for each in full]
    moved = [
        each if changes and changes[each.number] else plain for each, plain in zip(full, bare, strict=True)
    ]
    for levels, is_name_above in ((full, True), (moved, True), (moved, False), (bare, False)):
        widths = [_width(texts, each, ball, is_name_above=is_name_above) for each in levels]
        air = (room - sum(widths)) / (len(widths) - 1)
        if air >= _LEVEL_AIR:
            break
    # No larger gaps than in an even row, or five short names would be too far apart.
    step = room / len(widths)
    lefts = [number * step for number in range(len(widths))]
    if any(width + _LEVEL_AIR > step for width in widths[:-1]):
        lefts = [sum(widths[:number]) + number * air for number in range(len(widths))]
    return Spread(levels, is_name_above, lefts, ball)


def paint_levels(
    painter: QPainter, lines: tuple[QRectF, QRectF], spread: Spread, look: tuple[TextPainter, Glyphs, float]
) -> None:
    """Paint the levels on two lines; the last value of the look is the device pixel ratio."""
    texts, glyphs, ratio = look
    above, below = lines
    edge = spread.ball
    for level, left in zip(spread.levels, spread.lefts, strict=True):
        ball = glyphs.ball(level.number, edge, ratio)
        at = QPointF(round(above.x() + left), round(above.center().y() - edge / 2))
        painter.drawPixmap(at, ball)
        beside = above.adjusted(left + edge + _AFTER_BALL, 0, 0, 0)
        if spread.is_name_above:
            number = below.adjusted(left + edge + _AFTER_BALL, 0, 0, 0)
            texts.draw(painter, beside, level.name, _WORDS)
        else:
            number = beside
            texts.draw(painter, below.adjusted(left, 0, 0, 0), level.name, _WORDS, "text2")
        taken = texts.draw(painter, number, level.count, _NUMBER)
        texts.draw(painter, number.adjusted(taken + _AFTER_NUMBER, 1, 0, 1), level.change, _WORDS, "text2")


def _width(texts: TextPainter, level: Level, ball: int, *, is_name_above: bool) -> float:
    name, number = texts.advance(level.name, _WORDS), texts.advance(level.count, _NUMBER)
    if level.change:
        number += _AFTER_NUMBER + texts.advance(level.change, _WORDS)
    beside = ball + _AFTER_BALL
    return beside + max(name, number) if is_name_above else max(beside + number, name)


# Draws the last days as stacked columns: the number of cities at each level per day


_CHART_TITLE: Final = TextStyle(TYPE_META, REGULAR)
_DAY: Final = TextStyle(TYPE_CAPTION, REGULAR)
_CHART_HEAD: Final = 20
_FOOT: Final = 18
_GAP: Final = 3.0


def draw_trend(
    painter: QPainter,
    box: QRectF,
    look: tuple[Theme, TextPainter],
    mixes: Sequence[Mix],
    said: tuple[str, str, str],
) -> None:
    """Draw the columns, today's last, scaled to the day with the most cities.

    Args:
        painter: draws.
        box: the rectangle, title and days included.
        look: theme and its letters.
        mixes: one per day, oldest first.
        said: title, name of the first day, name of the last.
    """
    theme, texts = look
    title, first, last = said
    head, foot = _CHART_HEAD * theme.zoom, _FOOT * theme.zoom
    texts.draw(painter, QRectF(box.x(), box.y(), box.width(), head), title, _CHART_TITLE, "text2")
    below = QRectF(box.x(), box.bottom() - foot, box.width(), foot)
    texts.draw(painter, below, first, _DAY, "text2")
    texts.draw(painter, below, last, _DAY, "text2", align=Qt.AlignmentFlag.AlignRight)
    room = box.adjusted(0, head + 8, 0, -foot - 4)
    highest = max((sum(mix) for mix in mixes), default=0)
    if not highest:
        return
    width = (room.width() - _GAP * (len(mixes) - 1)) / len(mixes)
    for number, mix in enumerate(mixes):
        left = room.x() + number * (width + _GAP)
        _draw_column(painter, QRectF(left, room.y(), width, room.height()), theme, mix, highest)


def _draw_column(painter: QPainter, room: QRectF, theme: Theme, mix: Mix, highest: int) -> None:
    bottom = room.bottom()
    for level in reversed(range(len(mix))):
        height = room.height() * mix[level] / highest
        # A line in the background color separates neighbors whose colors are hard to distinguish.
        piece = QRectF(room.x(), bottom - height, room.width(), max(height - 1, min(height, 1)))
        if mix[level]:
            painter.fillRect(piece, theme.color(f"readiness{level}"))
        bottom -= height


_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
# The text sizes of the days: the largest that leaves space for the words beside them.
_DAYS: Final = tuple(TextStyle(size, BOLD, tabular=True) for size in (60, 44, 30))
_HEAD: Final = TextStyle(TYPE_SUB, SEMIBOLD)
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
