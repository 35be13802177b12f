"""Lists the backups of the plan: one line for each below heads by age, and a dot for each along a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from organizer_app.domain.basics.backups import ALL_OF, DAYS, WEEKS
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_mark, draw_rule
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from PySide6.QtGui import QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.basics.backups import Backup
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState


class BackupHead(NamedTuple):
    """The head of a group."""

    title: str
    kept: int


class BackupLine(NamedTuple):
    """A backup as the list shows it; `moment` is local."""

    backup: Backup
    moment: datetime
    last: str


def lines_of(backups: Iterable[Backup], now: datetime, desk: tzinfo | None) -> list[BackupHead | BackupLine]:
    """Return the backups under the heads of their groups, newest first."""
    groups: list[list[BackupLine]] = [[], [], [], []]
    for backup in backups:
        age = now - backup.made_at
        group = sum(age > span for span in (ALL_OF, DAYS, WEEKS))
        content = backup.content
        last = sentence(content.last) if content is not None and content.last is not None else ""
        groups[group].append(BackupLine(backup, backup.made_at.astimezone(desk), last))
    lines: list[BackupHead | BackupLine] = []
    for title, group_lines in zip(words.spans(), groups, strict=True):
        if group_lines:
            good = sum(line.backup.content is not None for line in group_lines)
            lines += [BackupHead(title, good), *group_lines]
    return lines


# Paints the list of backups: when and why each was made, what it holds, and whether it can be read


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


# Draws one dot for each backup along a line, oldest first, so that it shows how far back there is what


_DOTS_HEAD: Final = TextStyle(TYPE_SUB, SEMIBOLD)
# Lengths at 100 % text size: heights of the words above, of the dots and of the words below, the room around.
_ABOVE, _MIDDLE, _BELOW, _AROUND = 30, 24, 20, 16
_DOT: Final = 4.5
_RING: Final = 8
_BETWEEN: Final = 24
# Dots of one stretch are never farther apart.
_FARTHEST: Final = 22


class Dot(NamedTuple):
    """A backup, and where it is from the left."""

    line: BackupLine
    x: float


class Stretch(NamedTuple):
    """The backups of one head, oldest first, with where its words begin and end."""

    title: str
    dots: list[Dot]
    left: float
    right: float


class BackupDots(Themed, QFrame):
    """`chosen` carries the path of the backup whose dot was clicked; keys go through the list below."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._groups: list[tuple[str, list[BackupLine]]] = []
        self._path = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[BackupHead | BackupLine]) -> None:
        """Show the backups of a list, which is newest first under its heads."""
        self._groups = []
        for line in lines:
            if isinstance(line, BackupHead):
                self._groups.insert(0, (line.title, []))
            else:
                self._groups[0][1].insert(0, line)
        self.setAccessibleName(self.title)
        self.update()

    def choose(self, path: str) -> None:
        """Ring the dot of one backup."""
        self._path = path
        self.update()

    @property
    def title(self) -> str:
        """The words above the dots."""
        lines = [line for _title, group in self._groups for line in group]
        return words.to_go_back_to(sum(line.backup.content is not None for line in lines))

    def dot_at(self, x: float, y: float) -> BackupLine | None:
        """Return the backup whose dot is nearest to a point, if one is near."""
        reach = self._theme.length(_RING) + 2
        if abs(y - self.line_height) > reach:
            return None
        dots = [dot for stretch in self.stretches() for dot in stretch.dots]
        near = min(dots, key=lambda dot: abs(dot.x - x), default=None)
        return near.line if near is not None and abs(near.x - x) <= reach else None

    @property
    def line_height(self) -> float:
        """Where the dots are, from the top."""
        return self._theme.length(_ABOVE + _AROUND // 2) + self._theme.length(_MIDDLE) / 2

    def stretches(self) -> Iterator[Stretch]:
        """Yield the stretches of the line from left to right."""
        length = self._theme.length
        edge, between = length(_AROUND) + length(_RING), length(_BETWEEN)
        count = sum(len(group) for _title, group in self._groups)
        gaps = max(1, count - len(self._groups))
        free = self.width() - 2 * edge - between * (len(self._groups) - 1)
        # The words of a stretch with few dots need room, too.
        least = min(free / max(1, len(self._groups)), length(_FARTHEST) * 6)
        step = min(float(length(_FARTHEST)), max(0.0, free / gaps))
        wide = [max(least, step * (len(group) - 1)) for _title, group in self._groups]
        if (over := sum(wide) - free) > 0 and (spare := sum(each - least for each in wide)) > 0:
            share = min(1.0, over / spare)
            wide = [each - (each - least) * share for each in wide]
        x = float(edge)
        for (title, group), width in zip(self._groups, wide, strict=True):
            apart = min(step, width / max(1, len(group) - 1))
            yield Stretch(title, [Dot(line, x + at * apart) for at, line in enumerate(group)], x, x + width)
            x += width + between

    def sizeHint(self) -> QSize:
        length = self._theme.length
        return QSize(length(200), length(_ABOVE) + length(_MIDDLE) + length(_BELOW) + length(_AROUND))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        length = self._theme.length
        edge = length(_AROUND)
        head = QRectF(edge, length(_AROUND) // 2, self.width() - 2 * edge, length(_ABOVE))
        self._paint_legend(painter, head)
        for stretch in self.stretches():
            self._paint_stretch(painter, stretch)
        painter.end()

    def _paint_legend(self, painter: QPainter, head: QRectF) -> None:
        """Draw the title, and at the right what the dots mean, where there is room for it."""
        self._texts.draw(painter, head, self.title, _DOTS_HEAD)
        right, middle = head.right(), head.center().y()
        taken = self._texts.advance(self.title, _DOTS_HEAD)
        legend = (
            (words.not_usable(), False, False),
            (words.chosen(), True, True),
            (words.good(), True, False),
        )
        ring = self._theme.length(_RING)
        for word, is_good, is_chosen in legend:
            width = self._texts.advance(word, _QUIET)
            left = right - width - 2 * ring - 6
            if left < head.left() + taken + ring:
                return
            room = QRectF(right - width, head.y(), width + 1, head.height())
            self._texts.draw(painter, room, word, _QUIET, "text2", align=_RIGHT)
            self._paint_dot(painter, QPointF(left + ring, middle), is_good=is_good, is_chosen=is_chosen)
            right = left - ring

    def _paint_stretch(self, painter: QPainter, stretch: Stretch) -> None:
        y, theme = self.line_height, self._theme
        first, last = stretch.dots[0].x, stretch.dots[-1].x
        painter.setPen(QPen(theme.color("border_strong"), 1.5))
        painter.drawLine(QPointF(first, y), QPointF(last, y))
        for dot in stretch.dots:
            backup = dot.line.backup
            is_chosen = backup.path == self._path
            self._paint_dot(
                painter, QPointF(dot.x, y), is_good=backup.content is not None, is_chosen=is_chosen
            )
        top = y + theme.length(_MIDDLE) / 2
        left = first - theme.length(_DOT)
        room = QRectF(left, top, stretch.right - left + theme.length(_BETWEEN) / 2, theme.length(_BELOW))
        self._texts.draw(painter, room, stretch.title, _QUIET, "text2")

    def _paint_dot(self, painter: QPainter, middle: QPointF, *, is_good: bool, is_chosen: bool) -> None:
        theme, radius = self._theme, self._theme.length(_DOT)
        if is_chosen:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(middle, theme.length(_RING) - 1, theme.length(_RING) - 1)
        if is_good:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if is_chosen else "ok"))
        else:
            painter.setPen(QPen(theme.color("danger"), 2))
            painter.setBrush(theme.color("surface"))
        painter.drawEllipse(middle, radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.dot_at(event.position().x(), event.position().y())
        if line is not None:
            self.chosen.emit(line.backup.path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self.dot_at(event.position().x(), event.position().y())
        set_tip(self, history.when(line.moment) if line is not None else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if line is not None else Qt.CursorShape.ArrowCursor)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.updateGeometry()
        self.update()
