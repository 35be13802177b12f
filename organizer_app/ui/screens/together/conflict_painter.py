"""Paints the list of conflicts: a city or record, its contested fields and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.ui.screens.together.conflict_lines import ConflictHead, ConflictLine, DecidedLine
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_mark, draw_rule
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.screens.together.conflict_lines import Line
    from organizer_app.ui.widgets.lists.line_source import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_PLAIN: Final = TextStyle(TYPE_BODY, REGULAR)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_HEIGHT, _HEAD_HEIGHT = 54, 28
_LEFT, _ICON = 16, 16


class _Said(NamedTuple):
    title: str
    style: TextStyle
    right: str
    below: str


class ConflictPainter(PaintedLines["Line"]):
    """Paints conflicts in one theme."""

    @override
    def key(self, line: Line) -> str:
        return line.key if isinstance(line, ConflictLine) else ""

    @override
    def height(self, line: Line) -> int:
        return self._theme.length(_HEAD_HEIGHT if isinstance(line, ConflictHead) else _HEIGHT)

    @override
    def spoken(self, line: Line) -> str:
        if isinstance(line, ConflictHead):
            return line.title
        if isinstance(line, DecidedLine):
            return words.spoken_line(line.title, (line.below, line.by))
        return words.spoken_line(line.title, line.fields)

    @override
    def typed(self, line: Line) -> str:
        return line.title if isinstance(line, ConflictLine) else ""

    @override
    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        room = box.adjusted(_LEFT, 0, -_LEFT, 0)
        if isinstance(line, ConflictHead):
            painter.fillRect(box, theme.color("band"))
            draw_rule(painter, theme, box)
            number = f"{line.number:,}"
            texts.draw_pair(painter, room, (line.title, _HEAD, "text2"), (number, _QUIET, "text2"), 8)
            return
        if isinstance(line, DecidedLine):
            self._paint_decided(painter, box, line)
            return
        painter.fillRect(box, theme.color(background_of(state, pointed="sunken")))
        if state.is_current:
            draw_mark(painter, theme, box)
        draw_rule(painter, theme, box)
        self._paint_texts(
            painter,
            room,
            "trash-2" if line.is_removal else "git-merge",
            _Said(line.title, _NAME, words.fields(len(line.conflicts)), ", ".join(line.fields)),
        )

    def _paint_decided(self, painter: QPainter, box: QRectF, line: DecidedLine) -> None:
        painter.fillRect(box, self._theme.color("surface"))
        draw_rule(painter, self._theme, box)
        said = _Said(line.title, _PLAIN, line.by, line.below)
        self._paint_texts(painter, box.adjusted(_LEFT, 0, -_LEFT, 0), "check", said)

    def _paint_texts(self, painter: QPainter, room: QRectF, sign: str, said: _Said) -> None:
        theme, texts = self._theme, self._texts
        size = theme.length(_ICON)
        painter.drawPixmap(
            QPointF(room.x(), round(room.center().y() - size)), theme.pixmap(sign, _ICON, "text2")
        )
        row = theme.length(18)
        top = QRectF(room.x() + size + 10, room.center().y() - row, room.width() - size - 10, row)
        texts.draw_pair(painter, top, (said.title, said.style, "text"), (said.right, _QUIET, "text2"), 8)
        texts.draw(painter, top.translated(0, row), said.below, _QUIET, "text2")
