"""Paints the list of backups: when and why each was made, what it holds, and whether it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from typing_extensions import override

from organizer_app.ui.screens.activity.backup_lines import BackupHead, BackupLine
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_mark, draw_rule
from organizer_app.wording.history import history
from organizer_app.wording.plan import backups as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.widgets.lists.line_source import LineState

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_BODY: Final = TextStyle(TYPE_BODY, REGULAR)
_TIME: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT: Final = 20
_GAP: Final = 16
_HEIGHT: Final = 44
_HEAD_HEIGHT: Final = 30
# Widths at 100 % text size: moment, a number, the mark of what can be read, and where it lies.
_MOMENT, _NUMBER, _MARK, _WHERE = 152, 64, 104, 48
# In narrower lists the steps and the last edit leave their room to the reason.
_NARROW: Final = 720
_TIGHT: Final = 640
_ICON: Final = 16

Line = BackupHead | BackupLine


class BackupPainter(PaintedLines[Line]):
    """Paints backups in one theme."""

    @override
    def key(self, line: Line) -> str:
        return line.backup.path if isinstance(line, BackupLine) else ""

    @override
    def height(self, line: Line) -> int:
        return self._theme.length(_HEIGHT if isinstance(line, BackupLine) else _HEAD_HEIGHT)

    @override
    def spoken(self, line: Line) -> str:
        if isinstance(line, BackupHead):
            return f"{line.title}. {words.kept_count(line.kept)}"
        return words.spoken(history.when(line.moment), line.backup.content, line.last)

    @override
    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        if isinstance(line, BackupHead):
            self._paint_head(painter, box, line)
        else:
            self._paint_backup(painter, box, line, state)

    def _paint_head(self, painter: QPainter, box: QRectF, head: BackupHead) -> None:
        painter.fillRect(box, self._theme.color("band"))
        for y in (box.top(), box.bottom() - 1):
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), self._theme.color("border"))
        room = box.adjusted(_LEFT, 0, -_LEFT, 0)
        self._texts.draw(painter, room, head.title, _HEAD, "text2")
        _moment, _why, *numbers, last, mark, _where = self._columns(box)
        heads = (words.actions_head(), words.people_head(), words.steps())
        for column, text in zip(numbers, heads, strict=True):
            if column.width() > 0:
                self._texts.draw(painter, column, text, _QUIET, "text2", align=_RIGHT)
        if last.width() > 0:
            self._texts.draw(painter, last, words.last_edit(), _QUIET, "text2")
        self._texts.draw(painter, mark, words.kept_count(head.kept), _QUIET, "text2")

    def _paint_backup(self, painter: QPainter, box: QRectF, line: BackupLine, state: LineState) -> None:
        theme, content = self._theme, line.backup.content
        painter.fillRect(box, theme.color(background_of(state, pointed="sunken")))
        if state.is_current:
            draw_mark(painter, theme, box)
        moment, why, *numbers, last, mark, where = self._columns(box)
        self._texts.draw(painter, moment, history.when_short(line.moment), _TIME, "text")
        self._texts.draw(painter, why, words.why(content), _BODY, "text" if content else "danger")
        if content is not None:
            counts = (content.actions, content.people, content.steps)
            for room, count in zip(numbers, counts, strict=True):
                if room.width() > 0:
                    self._texts.draw(painter, room, f"{count:,}", _TIME, "text", align=_RIGHT)
            if last.width() > 0:
                self._texts.draw(painter, last, line.last, _BODY, "text2")
        self._paint_mark(painter, mark, is_good=content is not None)
        self._paint_where(painter, where, line)
        if not state.is_last:
            draw_rule(painter, theme, box)

    def _paint_mark(self, painter: QPainter, room: QRectF, *, is_good: bool) -> None:
        color = "accent" if is_good else "danger"
        size = self._theme.length(16)
        icon = self._theme.pixmap("circle-check" if is_good else "circle-x", _ICON, color)
        painter.drawPixmap(QPointF(room.x(), room.center().y() - size / 2), icon)
        text = words.good() if is_good else words.not_usable()
        self._texts.draw(
            painter, room.adjusted(size + 6, 0, 0, 0), text, _BODY, "text2" if is_good else "danger"
        )

    def _paint_where(self, painter: QPainter, room: QRectF, line: BackupLine) -> None:
        size, x = self._theme.length(_ICON), room.x()
        for icon, is_shown in (("laptop", line.backup.is_here), ("usb", line.backup.is_copied)):
            if is_shown:
                painter.drawPixmap(
                    QPointF(x, room.center().y() - size / 2), self._theme.pixmap(icon, _ICON, "text2")
                )
            # The place of one that is not there stays empty, so that equal signs are below each other.
            x += size + 6

    def _columns(self, box: QRectF) -> list[QRectF]:
        """Return the rooms of moment, reason, three numbers, last edit, mark and place."""
        length = self._theme.length
        moment, number, mark, where = length(_MOMENT), length(_NUMBER), length(_MARK), length(_WHERE)
        is_narrow = box.width() < length(_NARROW)
        # In the smallest window, what each holds is told by the pane alone.
        shown = 0 if box.width() < length(_TIGHT) else number
        numbers = (shown, shown, 0 if is_narrow else number)
        left, right = box.x() + _LEFT + moment, box.right() - _LEFT - mark - where
        free = right - left - sum(numbers) - 2 * _GAP
        why = free if is_narrow else free * 0.45
        last = 0.0 if is_narrow else free - why - _GAP
        spans = [(box.x() + _LEFT, moment - _GAP), (left, why - _GAP)]
        x = left + why
        for width in numbers:
            spans.append((x, float(width)))
            x += width
        spans += [(x + _GAP, last), (right, float(mark)), (right + mark, float(where))]
        return [QRectF(x, box.y(), width, box.height()) for x, width in spans]
