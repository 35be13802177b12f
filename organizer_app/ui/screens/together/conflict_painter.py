"""Paints the list of conflicts: a city or record, its contested fields and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from typing_extensions import override

from organizer_app.ui.screens.together.conflict_lines import ConflictHead, ConflictLine, DecidedLine
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.line_source import LineSource
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.screens.together.conflict_lines import Line
    from organizer_app.ui.widgets.lists.line_source import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_PLAIN: Final = TextStyle(TYPE_BODY, REGULAR)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEIGHT, _HEAD_HEIGHT = 54, 28
_LEFT, _ICON = 16, 16


class _Said(NamedTuple):
    title: str
    style: TextStyle
    right: str
    below: str


class ConflictPainter(LineSource["Line"]):
    """Paints conflicts in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)

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
            painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color("border"))
            taken = texts.draw(painter, room, f"{line.number:,}", _QUIET, "text2", align=_RIGHT)
            texts.draw(painter, room.adjusted(0, 0, -taken - 8, 0), line.title, _HEAD, "text2")
            return
        if isinstance(line, DecidedLine):
            self._paint_decided(painter, box, line)
            return
        ground = "selected" if state.is_current else "sunken" if state.is_pointed else "surface"
        painter.fillRect(box, theme.color(ground))
        if state.is_current:
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.color("accent"))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color("border"))
        self._paint_texts(
            painter,
            room,
            "trash-2" if line.is_removal else "git-merge",
            _Said(line.title, _NAME, words.fields(len(line.conflicts)), ", ".join(line.fields)),
        )

    def _paint_decided(self, painter: QPainter, box: QRectF, line: DecidedLine) -> None:
        painter.fillRect(box, self._theme.color("surface"))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), self._theme.color("border"))
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
        taken = texts.draw(painter, top, said.right, _QUIET, "text2", align=_RIGHT)
        texts.draw(painter, top.adjusted(0, 0, -taken - 8, 0), said.title, said.style)
        texts.draw(painter, top.translated(0, row), said.below, _QUIET, "text2")
