"""The people of the arrest ledger as lines: initials, where they are held, what they need, since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from organizer_app.domain.time.local_time import epoch_minutes
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_BODY, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_rule
from organizer_app.wording.day import legal as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.day.board import BoardBook
    from organizer_app.domain.model.day.arrests import Arrest
    from organizer_app.ui.widgets.lists.line_source import LineState

_FIRST: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_SECOND: Final = TextStyle(TYPE_META, REGULAR)
_INITIALS: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_HEIGHT: Final = 70
_CIRCLE: Final = 34
_LINE: Final = 19
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class ArrestLine(NamedTuple):
    """A person; every text is ready to be shown."""

    arrest_id: str
    initials: str
    arrested: str
    state: str
    where: str
    needs: str
    is_out: bool


def arrest_lines(arrests: Iterable[Arrest], book: BoardBook, now: int, desk_zone: str) -> list[ArrestLine]:
    """Return who is held first, the longest held on top, then who is out; `now` in minutes since 1970 UTC."""
    ordered = sorted(
        arrests, key=lambda each: (each.released_at is not None, str(each.arrested_at or ""), each.id)
    )
    return [_line(each, book, now, desk_zone) for each in ordered]


def _line(arrest: Arrest, book: BoardBook, now: int, zone: str) -> ArrestLine:
    is_out = arrest.released_at is not None
    arrested = None if arrest.arrested_at is None else epoch_minutes(arrest.arrested_at)
    out = None if arrest.released_at is None else epoch_minutes(arrest.released_at)
    return ArrestLine(
        arrest.id,
        arrest.initials,
        words.arrested(arrested, zone, now),
        words.out(out, zone, now)
        if out is not None
        else words.held(now - arrested if arrested is not None else 0),
        words.held_where(book.place_of(arrest.city_action_id), arrest.held_at),
        words.picked_up(arrest.picked_up_by) if is_out else arrest.needs,
        is_out,
    )


class ArrestPainter(PaintedLines[ArrestLine]):
    """Paints lines in one theme."""

    @override
    def key(self, line: ArrestLine) -> str:
        return line.arrest_id

    @override
    def height(self, line: ArrestLine) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def spoken(self, line: ArrestLine) -> str:
        parts = (line.initials, line.state, line.arrested, line.where, line.needs)
        return ". ".join(filter(None, parts)) + "."

    @override
    def paint(self, painter: QPainter, box: QRectF, line: ArrestLine, state: LineState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts = self._theme, self._texts
        painter.fillRect(box, theme.color(background_of(state)))
        size, height = theme.length(_CIRCLE), theme.length(_LINE)
        circle = QRectF(box.x() + theme.length(4), box.y() + theme.length(8), size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawEllipse(circle)
        texts.draw(painter, circle, line.initials, _INITIALS, align=_CENTER)
        left = circle.right() + theme.length(10)
        row = QRectF(left, box.y() + theme.length(6), box.right() - left - theme.length(6), height)
        standing = (line.state, _FIRST, "ok" if line.is_out else "danger")
        texts.draw_pair(painter, row, (line.arrested, _FIRST, "text"), standing, theme.length(8))
        texts.draw(painter, row.translated(0, height), line.where, _SECOND, "text2")
        texts.draw(painter, row.translated(0, 2 * height), line.needs, _SECOND)
        draw_rule(painter, theme, box)
