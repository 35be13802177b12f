"""The cards of the overview: a head and painted lines, and the one on top with days, cities and people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer_app.ui.screens.overview.trend_chart import draw_trend
from organizer_app.ui.theme.glyphs import Glyphs
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    BOLD,
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_META,
    TYPE_SUB,
    TYPE_TITLE,
)
from organizer_app.ui.widgets.painted_list import PaintedList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.speaking_items import Role, speak_as
from organizer_app.wording import overview as words
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.overview import Mix, Overview
    from organizer_app.ui.screens.overview.card_lines import CardLine
    from organizer_app.ui.widgets.painted_list import LineState

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_RIGHT_STYLE: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_BIG: Final = TextStyle(60, BOLD, tabular=True)
_HEAD: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_NUMBER: Final = TextStyle(TYPE_TITLE, SEMIBOLD, tabular=True)
_PEOPLE: Final = TextStyle(30, SEMIBOLD, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LINE: Final = 50
_SHORT_LINE: Final = 40
# Narrower than this the name of a level stands below its number.
_NARROW: Final = 104
_PAD: Final = 16
_ICON: Final = 18
_BALL: Final = 16
_HERO: Final = 148
# From this width on there is room for the last days.
_ROOMY: Final = 860


class CardPainter:
    """Paints lines of two rows with an icon at the left."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)

    def height(self, line: CardLine) -> int:
        """Return the height of a line in pixels at this text size."""
        return self._theme.length(_LINE if line.below else _SHORT_LINE)

    def is_item(self, line: CardLine) -> bool:
        """Every line can be gone to."""
        return bool(line.title)

    def is_expanded(self, line: CardLine) -> bool | None:
        """Lines cannot be unfolded."""
        del line
        return None

    def spoken(self, line: CardLine) -> str:
        """Return the line in one sentence."""
        return line.spoken

    def typed(self, line: CardLine) -> str:
        """Return the upper line."""
        return line.title

    def paint(self, painter: QPainter, box: QRectF, line: CardLine, state: LineState) -> None:
        """Paint a line."""
        theme, texts = self._theme, self._texts
        if state.is_pointed and line.leads_to is not None:
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(QRectF(box.x() + _PAD, box.y(), box.width() - 2 * _PAD, 1), theme.color("border"))
        middle = box.center().y()
        color = "danger" if line.is_urgent else "text2"
        painter.drawPixmap(
            QPointF(box.x() + _PAD, middle - theme.length(_ICON) / 2), theme.pixmap(line.icon, _ICON, color)
        )
        left = box.x() + _PAD + theme.length(_ICON) + 12
        room = QRectF(left, box.y(), box.right() - _PAD - left, box.height())
        style = _RIGHT_STYLE
        taken = texts.draw(painter, room, line.right, style, color, align=_RIGHT) if line.right else 0.0
        room.setRight(room.right() - taken - (12 if taken else 0))
        if not line.below:
            texts.draw(painter, room, line.title, _TITLE)
            return
        upper = QRectF(room.x(), middle - theme.length(18), room.width(), theme.length(18))
        lower = QRectF(room.x(), middle, room.width(), theme.length(18))
        texts.draw(painter, upper, line.title, _TITLE)
        texts.draw(painter, lower, line.below, _BELOW, "text2")


class ListCard(QFrame):
    """A titled card; `opened` carries the line that was clicked or entered."""

    opened = Signal(object)

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._code = code
        self._title = PlainLabel(words.card_title(code), self)
        self._title.setProperty("role", "strong")
        self._count = PlainLabel("", self)
        self._count.setProperty("role", "meta")
        self._nothing = PlainLabel(words.nothing(code), self)
        self._nothing.setProperty("role", "meta")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(_PAD, 0, _PAD, 14)
        self.list = PaintedList(theme, CardPainter(theme), words.card_title(code), self, grows=True)
        self.list.opened.connect(lambda number: self.opened.emit(self.list.lines[number]))
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 12, _PAD, 10)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_lines(self, lines: Sequence[CardLine], total: int) -> None:
        """Show lines, and how many there are in all."""
        self.list.show_lines(lines, min(self.list.current, len(lines) - 1))
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        # A line of problems stands for many of them, so that only their sum says anything.
        shown = total if self._code == "problems" else len(lines)
        self._count.setText(words.shown_of(shown, total) if total else "")

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self.list.set_painter(theme, CardPainter(theme))


class Hero(QFrame):
    """Days left, the mix of the cities' readiness, and the people expected; its description says the same."""

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
        levels = (f"{level_name(level)}: {count:,}" for level, count in enumerate(seen.mix))
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
        """Show how ready the cities were as each of the last days began, oldest first."""
        self._past = past
        if self._seen is not None and self._today is not None:
            self.show_overview(self._seen, self._today)

    @property
    def _changes(self) -> tuple[int, ...] | None:
        """By how many cities each level has changed since the day began; None when there were none."""
        if self._seen is None or not self._past or not any(self._past[-1]):
            return None
        return tuple(now - before for now, before in zip(self._seen.mix, self._past[-1], strict=True))

    def _since_yesterday(self) -> str:
        changes = self._changes
        return words.since_yesterday(changes[3] + changes[4]) if changes else ""

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = Glyphs(theme)
        self.setFixedHeight(theme.length(_HERO))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the design."""
        return QSize(700, self._theme.length(_HERO))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three parts."""
        super().paintEvent(event)
        if self._seen is None or self._today is None:
            return
        painter = QPainter(self)
        inner = QRectF(self.rect()).adjusted(24, 16, -24, -16)
        first, last = min(300.0, inner.width() * 0.27), min(220.0, inner.width() * 0.2)
        trend = last if inner.width() >= _ROOMY and self._changes is not None else 0.0
        if trend:
            self._paint_trend(
                painter, QRectF(inner.right() - trend + 24, inner.y(), trend - 24, inner.height())
            )
            inner.setRight(inner.right() - trend)
            first, last = first * 0.9, last * 0.85
            painter.fillRect(QRectF(inner.right(), inner.y(), 1, inner.height()), self._theme.color("border"))
        self._paint_days(
            painter, QRectF(inner.x(), inner.y(), first, inner.height()), self._seen, self._today
        )
        middle = inner.adjusted(first + 24, 0, -last - 24, 0)
        for x in (middle.left() - 24, middle.right() + 24):
            painter.fillRect(QRectF(x, inner.y(), 1, inner.height()), self._theme.color("border"))
        self._paint_mix(painter, middle, self._seen)
        self._paint_people(painter, QRectF(inner.right() - last + 24, inner.y(), last - 24, inner.height()))
        painter.end()

    def _row(self, box: QRectF, top: float, height: float) -> QRectF:
        zoom = self._theme.zoom
        return QRectF(box.x(), box.y() + top * zoom, box.width(), height * zoom)

    def _paint_days(self, painter: QPainter, box: QRectF, seen: Overview, today: date) -> None:
        texts, anchor = self._texts, _anchor(seen)
        number, left = words.days_left(anchor, today)
        taken = texts.draw(painter, self._row(box, 0, 72), number, _BIG)
        beside = box.adjusted(taken + 14, 0, 0, 0)
        texts.draw(painter, self._row(beside, 14, 22), left, _HEAD)
        line = words.today_line(anchor, today)
        if anchor and texts.advance(line, _BELOW) > beside.width():
            line = words.offset_of(anchor, today)
        texts.draw(painter, self._row(beside, 38, 18), line, _BELOW, "text2")
        below = self._row(box, 88, 22)
        size = self._theme.length(_ICON)
        painter.drawPixmap(
            QPointF(below.x(), below.center().y() - size / 2), self._theme.pixmap("calendar", _ICON)
        )
        texts.draw(painter, below.adjusted(size + 8, 0, 0, 0), words.anchor_line(anchor), _TITLE)

    def _paint_mix(self, painter: QPainter, box: QRectF, seen: Overview) -> None:
        texts, head = self._texts, self._row(box, 0, 20)
        aside = self._since_yesterday() or words.goal(seen)
        taken = texts.draw(painter, head, aside, _BELOW, "text2", align=_RIGHT)
        texts.draw(painter, head.adjusted(0, 0, -taken - 12, 0), words.confirmed(seen), _HEAD)
        self._glyphs.draw_bar(painter, self._row(box, 32, 14), seen.mix, 3)
        width = box.width() / len(seen.mix)
        for level, count in enumerate(seen.mix):
            part = QRectF(box.x() + level * width, box.y(), width - 4, box.height())
            self._paint_level(painter, part, level, f"{count:,}")

    def _paint_level(self, painter: QPainter, part: QRectF, level: int, count: str) -> None:
        is_narrow, changes = part.width() < _NARROW, self._changes
        above, below = self._row(part, 60, 22), self._row(part, 84, 24)
        ball = self._glyphs.ball(level, _BALL, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(above.x(), above.center().y() - _BALL / 2), ball)
        beside = above.adjusted(_BALL + 6, 0, 0, 0)
        if is_narrow:
            number = beside
            self._texts.draw(painter, below, level_name(level), _BELOW, "text2")
        else:
            number = below.adjusted(_BALL + 6, 0, 0, 0)
            self._texts.draw(painter, beside, level_name(level), _BELOW)
        taken = self._texts.draw(painter, number, count, _NUMBER)
        if changes:
            rest = number.adjusted(taken + 8, 1, 0, 1)
            change = words.level_change(changes[level])
            if changes[level] or self._texts.advance(change, _BELOW) <= rest.width():
                self._texts.draw(painter, rest, change, _BELOW, "text2")

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
