"""Paints the replies at the left, and the answers of one reply as rows with ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_chosen, draw_rule
from organizer_app.ui.widgets.tick_box import TICK, draw_tick
from organizer_app.wording.sharing import returned_forms as replies
from organizer_app.wording.sharing import returns_inbox as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.together.returns.lines import AnswerLine, ReplyLine
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BODY: Final = TextStyle(TYPE_BODY, REGULAR)
_META: Final = TextStyle(TYPE_META, REGULAR)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_SIDE: Final = 16
_HEAD_HEIGHT: Final = 30
_LINE_HEIGHT: Final = 56
_ICON: Final = 18
_UPPER: Final = 20
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
# The most lines that one value takes.
_MOST: Final = 12
_STEP: Final = 18
_AROUND: Final = 10
# Shares of the room right of the tick: number and field, was, theirs, ours now, becomes.
_SHARES: Final = (0.2, 0.17, 0.22, 0.19, 0.22)
_GAP: Final = 12
# Until the list has its width, in pixels.
_LEAST: Final = 400


# A row of text, its style and its color.
_Row = tuple[str, TextStyle, str]


class ReplyPainter(PaintedLines["ReplyLine"]):
    """Paints the list of replies in one theme."""

    def key(self, line: ReplyLine) -> str:
        """Return the id of the reply; heads have none."""
        return line.key

    def height(self, line: ReplyLine) -> int:
        return self._theme.length(_LINE_HEIGHT if line.key else _HEAD_HEIGHT)

    def spoken(self, line: ReplyLine) -> str:
        """Return a line in one sentence."""
        return ", ".join(part for part in (line.title, line.right, line.below, line.when) if part)

    def typed(self, line: ReplyLine) -> str:
        """Return the city, for type-ahead."""
        return line.title

    def cells(self, line: ReplyLine) -> Sequence[str]:
        """Return a line as cells."""
        return line.title, line.below, line.right, line.when

    def paint(self, painter: QPainter, box: QRectF, line: ReplyLine, state: LineState) -> None:
        """Paint a line."""
        theme, texts = self._theme, self._texts
        if not line.key:
            painter.fillRect(box, theme.color("sunken"))
            inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
            texts.draw(painter, inner, line.title, _HEAD, "text2")
            texts.draw(painter, inner, line.right, _HEAD, "text2", align=_RIGHT)
            return
        if state.is_selected:
            draw_chosen(painter, theme, box)
        elif state.is_pointed:
            painter.fillRect(box, theme.color("sunken"))
        draw_rule(painter, theme, box)
        icon = theme.length(_ICON)
        color = line.tone or ("text3" if line.is_quiet else "accent")
        painter.drawPixmap(
            QPointF(box.x() + _SIDE, box.y() + theme.length(9)), theme.pixmap(line.icon, _ICON, color)
        )
        left = box.x() + _SIDE + icon + 10
        middle = box.center().y()
        for text, below, top, style in (
            (line.title, line.right, middle - theme.length(_UPPER), _BODY if line.is_quiet else _TITLE),
            (line.below, line.when, middle, _META),
        ):
            room = QRectF(left, top, box.right() - _SIDE - left, theme.length(_UPPER))
            tone = "text" if style is not _META else "text2"
            beside = "accent" if line.is_asking and style is not _META else tone
            width = texts.draw(
                painter, room, below, style if style is not _BODY else _META, beside, align=_RIGHT
            )
            room.setRight(room.right() - width - (10 if below else 0))
            texts.draw(painter, room, text, style, tone)


class AnswerPainter(PaintedLines["AnswerLine"]):
    """Paints the answers of a reply; `width` is that of the list, in pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.width = 0

    def columns(self, box: QRectF) -> list[QRectF]:
        """Return the box of each column right of the tick."""
        left = box.x() + _SIDE + self._theme.length(TICK) + 14
        room = box.right() - _SIDE - left
        found = []
        for share in _SHARES:
            width = room * share
            found.append(QRectF(left, box.y(), width - _GAP, box.height()))
            left += width
        return found

    def key(self, line: AnswerLine) -> str:
        """Return the number of the answer."""
        return line.answer.number

    def height(self, line: AnswerLine) -> int:
        columns = self.columns(QRectF(0, 0, max(self.width, _LEAST), 10))
        rows = max(len(rows) for _box, rows in self._cells(line, columns))
        return self._theme.length(2 * _AROUND) + self._theme.length(_STEP) * rows

    def spoken(self, line: AnswerLine) -> str:
        """Return an answer in one sentence."""
        return words.answer_spoken(line.answer, is_ticked=line.is_ticked)

    def cells(self, line: AnswerLine) -> Sequence[str]:
        """Return an answer as cells."""
        return line.answer.number, replies.label(line.answer.field), *line.texts, line.note

    def typed(self, line: AnswerLine) -> str:
        """Return the name of the field, for type-ahead."""
        return replies.label(line.answer.field)

    def paint(self, painter: QPainter, box: QRectF, line: AnswerLine, state: LineState) -> None:
        """Paint an answer."""
        theme, texts = self._theme, self._texts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state.is_pointed:
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(
            QRectF(box.x() + _SIDE, box.bottom() - 1, box.width() - 2 * _SIDE, 1), theme.color("border")
        )
        top = box.y() + theme.length(_AROUND)
        becomes = self.columns(box)[-1]
        painter.fillRect(
            QRectF(round(becomes.x()) - _GAP, box.y(), 1, box.height()), theme.color("border_strong")
        )
        if line.answer.can_be_taken:
            draw_tick(painter, theme, QPointF(box.x() + _SIDE, top), is_on=line.is_ticked)
        step = theme.length(_STEP)
        columns = self.columns(box)
        number = QRectF(columns[0].x(), top, columns[0].width(), step)
        texts.draw(painter, number, line.answer.number, _META, "text3")
        for column, rows in self._cells(line, columns):
            for at, (text, style, tone) in enumerate(rows):
                texts.draw(
                    painter, QRectF(column.x(), top + at * step, column.width(), step), text, style, tone
                )

    def _cells(self, line: AnswerLine, columns: Sequence[QRectF]) -> list[tuple[QRectF, list[_Row]]]:
        """Return the rows of text of each column."""
        name, was, theirs, ours, becomes = columns
        after = self._texts.advance(line.answer.number, _META) + 8
        texts = line.texts
        is_on = line.is_ticked
        tone = "due_text" if line.is_moved else "text2"
        notes = self._rows(line.note, becomes, _META, "text2") if line.note else []
        label = replies.label(line.answer.field)
        return [
            (beside := name.adjusted(after, 0, 0, 0), self._rows(label, beside, _TITLE, "text")),
            (was, self._rows(texts[0], was, _BODY, "text2")),
            (theirs, self._rows(texts[1], theirs, _BODY, "text")),
            (ours, self._rows(texts[2], ours, _BODY, tone)),
            (
                becomes,
                [
                    *self._rows(texts[3], becomes, _TITLE if is_on else _BODY, "text" if is_on else "text2"),
                    *notes,
                ],
            ),
        ]

    def _rows(self, text: str, column: QRectF, style: TextStyle, tone: str) -> list[_Row]:
        found: list[str] = []
        for part in text.splitlines() or [""]:
            # Ticking an answer makes it bold, and must not move the lines below.
            measured = _META if style is _META else _TITLE
            found += self._texts.wrapped(part, measured, column.width(), _MOST) or [""]
        if len(found) > _MOST:
            found = [*found[: _MOST - 1], f"{found[_MOST - 1]} …"]
        return [(row, style, tone) for row in found]
