"""Paints the lines of the history: days, steps, and the space below an expanded step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from organizer_app.ui.screens.activity.steps import Closing, DayHead, Line, Step, Unfolded, Waiting
from organizer_app.ui.theme.text_painting import strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_META,
)
from organizer_app.ui.widgets.avatars import AVATAR, paint_avatar
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_mark
from organizer_app.ui.widgets.pills import paint_pill, pill_width
from organizer_app.wording.history import history as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.ui.widgets.lists.line_source import LineState

_DAY: Final = TextStyle(TYPE_META, SEMIBOLD)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_COUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_TIME: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_SAID: Final = TextStyle(TYPE_BODY, REGULAR)
_STRONG: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
DAY_HEIGHT: Final = 32
STEP_HEIGHT: Final = 46
# Where the parts of a step start, in pixels at 100 % text size.
TEXT_LEFT: Final = 144
_TIME_RIGHT: Final = 86
_AVATAR_LEFT: Final = 104
_ICON: Final = 18
_PAD: Final = 20


class StepPainter(PaintedLines[Line]):
    """Paints lines in one theme; `open_step` is the id of the expanded step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.open_step = ""
        self.has_authors = False

    def height(self, line: Line) -> int:
        if isinstance(line, Unfolded):
            return line.height
        return self._theme.length(STEP_HEIGHT if isinstance(line, Step | Waiting) else DAY_HEIGHT)

    def key(self, line: Line) -> str:
        """Return the id of a step; steps not read yet are identified by position."""
        if isinstance(line, Waiting):
            return f"#{line.number}"
        return line.step_id if isinstance(line, Step) else ""

    def is_expanded(self, line: Line) -> bool | None:
        """Return whether a step is expanded."""
        return line.step_id == self.open_step if isinstance(line, Step) else None

    def typed(self, line: Line) -> str:
        """Return the sentence of a step, for type-ahead."""
        return line.said if isinstance(line, Step) else ""

    def spoken(self, line: Line) -> str:
        """Return a step in one sentence."""
        if not isinstance(line, Step):
            return words.reading()
        return words.spoken_step(
            line.said,
            line.summary.author,
            line.told_at,
            is_undone=line.summary.undone,
            is_open=line.step_id == self.open_step,
            badge=line.badge,
        )

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        if isinstance(line, DayHead):
            self._paint_day(painter, box, line)
        elif isinstance(line, Step):
            self._paint_step(painter, box, line, state)
        elif isinstance(line, Unfolded):
            draw_mark(painter, self._theme, box)
        elif isinstance(line, Waiting):
            paint_waiting(painter, box, self._theme)
        elif isinstance(line, Closing):
            self._texts.draw(painter, box, line.said, _QUIET, "text3", align=_CENTER)

    def _paint_day(self, painter: QPainter, box: QRectF, head: DayHead) -> None:
        painter.fillRect(box, self._theme.color("band"))
        for y in (box.top(), box.bottom() - 1):
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), self._theme.color("border"))
        line = box.adjusted(_PAD, 0, -_PAD, 0)
        if head.steps is not None:
            self._texts.draw(painter, line, words.steps(head.steps), _COUNT, "text2", align=_RIGHT)
        taken = self._texts.draw(painter, line, head.title, _DAY)
        self._texts.draw(painter, line.adjusted(taken + 8, 0, 0, 0), head.quiet, _QUIET, "text2")

    def _paint_step(self, painter: QPainter, box: QRectF, step: Step, state: LineState) -> None:
        is_open, is_undone = step.step_id == self.open_step, step.summary.undone
        self.paint_background(painter, box, state, is_open=is_open, left=self._theme.length(_AVATAR_LEFT))
        quiet = "text2" if is_open else "text3"
        when = QRectF(0, box.y(), self._theme.length(_TIME_RIGHT), box.height())
        self._texts.draw(painter, when, words.time_of(step.told_at), _TIME, quiet, align=_RIGHT)
        left = float(self._theme.length(_AVATAR_LEFT))
        if self.has_authors:
            self._paint_avatar(painter, box, step.summary.author)
            left += self._theme.length(AVATAR) + 12
        icon = self._theme.pixmap(step.icon, _ICON, quiet if is_undone else "text2")
        painter.drawPixmap(QPointF(left, box.center().y() - self._theme.length(_ICON) / 2), icon)
        left += self._theme.length(_ICON) + 12
        right = self._paint_end(painter, box, step, is_open=is_open, left=left)
        self._paint_said(painter, QRectF(left, box.y(), right - left - 12, box.height()), step)

    def paint_background(
        self, painter: QPainter, box: QRectF, state: LineState, *, is_open: bool, left: float
    ) -> None:
        """Paint the background of a step, and the line below it from an offset in pixels."""
        background = "selected" if is_open else "sunken" if state.is_pointed else "surface"
        painter.fillRect(box, self._theme.color(background))
        if is_open:
            draw_mark(painter, self._theme, box)
        else:
            rule = QRectF(left, box.bottom() - 1, box.width() - left, 1)
            painter.fillRect(rule, self._theme.color("border"))

    def paint_chevron(self, painter: QPainter, box: QRectF, *, is_open: bool) -> float:
        """Paint the chevron at the right end; return its left edge."""
        size = self._theme.length(16)
        left = box.right() - _PAD - size
        icon = self._theme.pixmap("chevron-down" if is_open else "chevron-right", 16)
        painter.drawPixmap(QPointF(left, box.center().y() - size / 2), icon)
        return left

    def strike(self, painter: QPainter, line: QRectF, width: float) -> None:
        """Strike a line of words through for its width in pixels: the step was undone."""
        struck = QRectF(line.x(), line.y(), min(width, line.width()), line.height())
        strike(painter, struck, self._theme.color("text3"))

    def _paint_avatar(self, painter: QPainter, box: QRectF, author: str) -> None:
        left, size = self._theme.length(_AVATAR_LEFT), self._theme.length(AVATAR)
        circle = QRectF(left, box.center().y() - size / 2, size, size)
        paint_avatar(painter, circle, words.author_name(author), self._theme)

    def _paint_end(self, painter: QPainter, box: QRectF, step: Step, *, is_open: bool, left: float) -> float:
        """Paint chevron and badge; return their left edge. Words that start at `left` come first."""
        right = self.paint_chevron(painter, box, is_open=is_open)
        room = right - 16 - pill_width(self._theme, step.badge) - 12 - left
        if not step.badge or (not step.summary.undone and self._texts.advance(step.said, _STRONG) > room):
            return right
        return paint_pill(painter, right - 16, box.center().y(), step.badge, self._theme)

    def _paint_said(self, painter: QPainter, line: QRectF, step: Step) -> None:
        color = "text3" if step.summary.undone else "text"
        start = line.x()
        author = words.author_name(step.summary.author)
        prose = words.who_did(author, step.said)
        # If both do not fit side by side, only the circle identifies the person.
        has_room = self.has_authors and self._texts.advance(prose, _STRONG) <= line.width()
        for text, style in _runs(prose, (author, step.bold)) if has_room else _runs(step.said, (step.bold,)):
            if text and line.width() > 0:
                line.setLeft(line.x() + self._texts.draw(painter, line, text, style, color))
        if step.summary.undone:
            self.strike(painter, QRectF(start, line.y(), line.x() - start, line.height()), line.x() - start)


def paint_waiting(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint a bar in the place of a sentence that is not read yet."""
    bar = QRectF(TEXT_LEFT, box.center().y() - 4, min(320.0, box.width() - TEXT_LEFT - _PAD), 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(bar, 4, 4)


def _runs(said: str, bold: Iterable[str]) -> list[tuple[str, TextStyle]]:
    """Split a sentence at its bold parts, in the order in which they occur."""
    runs, rest = [], said
    for part in filter(None, bold):
        before, strong, rest = rest.partition(part)
        runs += [(before, _SAID), (strong, _STRONG)]
    return [*runs, (rest, _SAID)]
