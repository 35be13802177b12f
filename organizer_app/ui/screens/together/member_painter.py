"""Paints the list of laptops: who, whether words were compared, what was last heard, and who lacks what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.ui.screens.together.member_lines import OWN, MemberHead, MemberLine, OwnLine
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_mark, draw_rule
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.screens.together.member_lines import Line
    from organizer_app.ui.widgets.lists.line_source import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BODY: Final = TextStyle(TYPE_BODY, REGULAR)
_NUMBER: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_HEIGHT, _HEAD_HEIGHT = 56, 32
_LEFT: Final = 16
_AVATAR: Final = 30
_GAP: Final = 12
_ICON: Final = 16
# Shares of the width: who, words, heard, they lack, you lack. Narrow lists leave out the words' own column.
_SHARES: Final = (0.32, 0.23, 0.21, 0.12, 0.12)
_NARROW_SHARES: Final = (0.46, 0.0, 0.26, 0.14, 0.14)
_NARROW: Final = 620
_NOBODY: Final = "?"


class MemberPainter(PaintedLines["Line"]):
    """Paints laptops in one theme."""

    @override
    def key(self, line: Line) -> str:
        if isinstance(line, MemberLine):
            return line.key
        return OWN if isinstance(line, OwnLine) else ""

    @override
    def height(self, line: Line) -> int:
        return self._theme.length(_HEAD_HEIGHT if isinstance(line, MemberHead) else _HEIGHT)

    @override
    def spoken(self, line: Line) -> str:
        if isinstance(line, MemberHead):
            return words.laptops()
        if isinstance(line, OwnLine):
            return words.spoken_own(line.name or words.unnamed(), line.changes)
        state = line.state
        role = words.extent_short(state.member)
        compared = ". ".join(filter(None, (role, words.compared(state, line.compared))))
        return words.spoken_member(state.member.name, state, compared, words.heard(line.heard_at))

    @override
    def typed(self, line: Line) -> str:
        if isinstance(line, MemberLine):
            return line.state.member.name
        return line.name if isinstance(line, OwnLine) else ""

    @override
    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        if isinstance(line, MemberHead):
            self._paint_head(painter, box, line)
            return
        theme = self._theme
        painter.fillRect(box, theme.color(_background(state, is_own=isinstance(line, OwnLine))))
        if state.is_current:
            draw_mark(painter, theme, box)
        draw_rule(painter, theme, box)
        columns = self._columns(box)
        if isinstance(line, OwnLine):
            self._paint_who(painter, columns[0], line.name, words.this_laptop(), ("text", "text2"))
            self._two(painter, columns[2], "", words.changes(line.changes), ("text2", "text2"))
        else:
            self._paint_member(painter, columns, line)

    def _paint_head(self, painter: QPainter, box: QRectF, head: MemberHead) -> None:
        painter.fillRect(box, self._theme.color("band"))
        for y in (box.top(), box.bottom() - 1):
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), self._theme.color("border"))
        for room, text in zip(self._columns(box), head.columns, strict=True):
            if room.width() > 0:
                self._texts.draw(painter, room, text, _HEAD, "text2")

    def _paint_member(self, painter: QPainter, columns: list[QRectF], line: MemberLine) -> None:
        state = line.state
        is_revoked = state.member.is_revoked
        ink = "text3" if is_revoked else "text"
        who, compared, heard, theirs, ours = columns
        said = words.compared(state, line.compared)
        is_wrong = is_revoked or bool(state.false_names or state.asking)
        color = "danger" if is_wrong else "text2"
        role = words.extent_short(state.member)
        below = role if compared.width() > 0 else " · ".join(filter(None, (role, said)))
        quiet = "danger" if is_wrong and compared.width() <= 0 else "text2"
        self._paint_who(painter, who, state.member.name, below, (ink, quiet))
        if compared.width() > 0:
            size = self._theme.length(_ICON)
            named = "ban" if is_revoked else "triangle-alert" if is_wrong else "shield-check"
            icon = self._theme.pixmap(named, _ICON, color)
            painter.drawPixmap(QPointF(compared.x(), round(compared.center().y() - size / 2)), icon)
            room = compared.adjusted(size + 6, 0, 0, 0)
            self._texts.draw(painter, room, said, _BODY, "danger" if is_wrong else ink)
        self._texts.draw(painter, heard, words.heard(line.heard_at), _BODY, ink if line.heard_at else "text3")
        loud = "text3" if is_revoked or not state.they_lack else "text"
        self._texts.draw(painter, theirs, words.they_lack(state), _NUMBER, loud)
        loud = "text3" if is_revoked or not state.you_lack else "due_text"
        self._texts.draw(painter, ours, words.you_lack(state), _NUMBER, loud)

    def _paint_who(
        self, painter: QPainter, room: QRectF, name: str, below: str, inks: tuple[str, str]
    ) -> None:
        edge = self._theme.length(_AVATAR)
        circle = QRectF(room.x(), round(room.center().y() - edge / 2), edge, edge)
        # The first letters of "No name yet" would look like those of a person.
        paint_avatar(painter, circle, name or _NOBODY, self._theme)
        self._two(painter, room.adjusted(edge + 10, 0, 0, 0), name or words.unnamed(), below, inks)

    def _two(self, painter: QPainter, room: QRectF, above: str, below: str, inks: tuple[str, str]) -> None:
        """Write one line, or two around the middle, each with its ink."""
        if not (above and below):
            style = _NAME if above else _BODY
            self._texts.draw(painter, room, above or below, style, inks[0])
            return
        line = self._theme.length(18)
        middle = room.center().y()
        top = QRectF(room.x(), middle - line, room.width(), line)
        self._texts.draw(painter, top, above, _NAME, inks[0])
        self._texts.draw(painter, top.translated(0, line), below, _QUIET, inks[1])

    def _columns(self, box: QRectF) -> list[QRectF]:
        """Return the rooms of the columns; a column that is left out has no width."""
        shares = _NARROW_SHARES if box.width() < self._theme.length(_NARROW) else _SHARES
        whole, left = box.width() - 2 * _LEFT, box.x() + _LEFT
        rooms = []
        for share in shares:
            width = whole * share
            rooms.append(QRectF(left, box.y(), max(0.0, width - _GAP), box.height()))
            left += width
        return rooms


def _background(state: LineState, *, is_own: bool) -> str:
    if state.is_current:
        return "selected"
    return "sunken" if state.is_pointed or is_own else "surface"
