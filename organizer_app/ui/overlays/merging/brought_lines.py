"""Words and draws the lines of what a file of changes would do: kind, what, field, was, becomes and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from typing_extensions import override

from organizer_app.domain.merging.previews import Effect
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_rule
from organizer_app.wording.history.record_fields import value_words
from organizer_app.wording.language.dates import day_and_clock
from organizer_app.wording.language.field_names import counted, field_name
from organizer_app.wording.together import merge_sheet as words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from PySide6.QtGui import QPainter

    from organizer_app.domain.merging.previews import Brought
    from organizer_app.ui.widgets.lists.line_source import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_BODY: Final = TextStyle(TYPE_BODY, REGULAR)
_STRONG: Final = TextStyle(TYPE_BODY, MEDIUM)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_HEIGHT, _HEAD_HEIGHT = 38, 28
_ICON, _GAP = 14, 12
# At both ends, so that the focus ring touches nothing.
_SIDE: Final = 10
# Shares of the width: kind, what, field, was, becomes, when; the last goes first where there is little room.
_SHARES: Final = (0.11, 0.19, 0.12, 0.18, 0.24, 0.16)
_NARROW_SHARES: Final = (0.14, 0.25, 0.15, 0.2, 0.26, 0.0)
_NARROW: Final = 700
_SIGNS: Final = {
    Effect.CONFLICT: ("git-merge", "accent"),
    Effect.NEW: ("plus", "ok"),
    Effect.CHANGED: ("pencil", "text2"),
    Effect.REMOVED: ("minus", "danger"),
}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class BroughtLine(NamedTuple):
    """A line in words."""

    key: str
    effect: Effect
    what: str
    field: str
    was: str
    becomes: str
    ours: str
    when: str


def line_of(number: int, brought: Brought, names: Mapping[str, str], desk: tzinfo | None) -> BroughtLine:
    """Word one change; phone numbers and addresses in it stay masked."""

    def said(value: object) -> str:
        return masked_within(value_words(brought.noun, brought.field, value, names)).replace("\n", " ")

    is_field = bool(brought.field)
    return BroughtLine(
        str(number),
        brought.effect,
        masked_within(brought.subject) or counted(brought.noun, 1),
        field_name(brought.field) if is_field else counted(brought.noun, 1),
        said(brought.was) if is_field else "",
        said(brought.becomes) if is_field else words.effect(brought.effect),
        words.yours(said(brought.ours)) if brought.effect is Effect.CONFLICT else "",
        day_and_clock(brought.at.astimezone(desk)) if brought.at is not None else "",
    )


class BroughtLines(PaintedLines["BroughtLine | None"]):
    """Paints the lines; None is the head with the names of the columns."""

    @override
    def key(self, line: BroughtLine | None) -> str:
        return line.key if line is not None else ""

    @override
    def height(self, line: BroughtLine | None) -> int:
        return self._theme.length(_HEIGHT if line is not None else _HEAD_HEIGHT)

    @override
    def spoken(self, line: BroughtLine | None) -> str:
        if line is None:
            return words.columns().replace("|", ", ")
        kind = words.effect(line.effect)
        sentence = words.spoken_change(
            kind, line.what, line.field if line.was else "", (line.was, line.becomes)
        )
        return f"{sentence}. {line.ours}" if line.ours else sentence

    @override
    def paint(self, painter: QPainter, box: QRectF, line: BroughtLine | None, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        if state.is_current:
            painter.fillRect(box, theme.color("selected"))
        draw_rule(painter, theme, box)
        rooms = self._columns(box)
        if line is None:
            for room, text in zip(rooms, words.columns().split("|"), strict=True):
                if room.width() > 0:
                    align = _RIGHT if room is rooms[-1] else Qt.AlignmentFlag.AlignLeft
                    texts.draw(painter, room, text, _HEAD, "text2", align=align)
            return
        kind, what, field, was, becomes, when = rooms
        icon, color = _SIGNS[line.effect]
        size = theme.length(_ICON)
        painter.drawPixmap(
            QPointF(kind.x(), round(kind.center().y() - size / 2)), theme.pixmap(icon, _ICON, color)
        )
        texts.draw(painter, kind.adjusted(size + 6, 0, 0, 0), words.effect(line.effect), _QUIET, color)
        texts.draw(painter, what, line.what, _STRONG)
        texts.draw(painter, field, line.field, _BODY, "text2")
        texts.draw(painter, was, line.was, _BODY, "text2")
        self._paint_becomes(painter, becomes, line)
        if when.width() > 0:
            texts.draw(painter, when, line.when, _QUIET, "text2", align=_RIGHT)

    def _paint_becomes(self, painter: QPainter, room: QRectF, line: BroughtLine) -> None:
        if not line.ours:
            self._texts.draw(painter, room, line.becomes, _STRONG)
            return
        half = room.height() / 2
        above = QRectF(room.x(), room.y() + 2, room.width(), half)
        self._texts.draw(painter, above, line.becomes, _STRONG)
        self._texts.draw(painter, above.translated(0, half - 3), line.ours, _QUIET, "accent")

    def _columns(self, box: QRectF) -> list[QRectF]:
        shares = _NARROW_SHARES if box.width() < self._theme.length(_NARROW) else _SHARES
        left, rooms = box.x() + _SIDE, []
        for share in shares:
            width = (box.width() - 2 * _SIDE) * share
            rooms.append(QRectF(left, box.y(), max(0.0, width - _GAP), box.height()))
            left += width
        return rooms
