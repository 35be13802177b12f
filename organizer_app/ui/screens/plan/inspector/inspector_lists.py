"""The painted lists of the inspector: steps before the day, people, partner groups."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.model.tasks import SETTLED, TaskStatus
from organizer_app.domain.time.local_time import local_of, minutes_of
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    BOLD,
    REGULAR,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem, let_speak
from organizer_app.ui.widgets.tooltips import show_tip
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QColor, QPaintEvent

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.rows.action_details import GroupLine, PersonLine, TaskLine
    from organizer_app.ui.theme.text_painting import TextPainter

_META: Final = TextStyle(TYPE_META, REGULAR)
_BODY: Final = TextStyle(TYPE_BODY, REGULAR)
_DUE: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_LATE: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_NAME: Final = TextStyle(TYPE_BODY, STRONG)
_INITIALS: Final = TextStyle(TYPE_CAPTION, BOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
TASK: Final = 28
PERSON: Final = 40
# Where the words after a line's sign start.
SIGN: Final = 26
_AVATAR: Final = 28
_NO_BRUSH: Final = Qt.BrushStyle.NoBrush


class Canvas:
    """The painter, theme and text of one painting."""

    def __init__(self, painter: QPainter, theme: Theme, texts: TextPainter) -> None:
        self.painter = painter
        self.theme = theme
        self.texts = texts


Line = tuple[str, "Callable[[Canvas, QRectF], None]"]


class PaintedLines(Themed, QWidget):
    """Lines of one height; the accessible description contains all of them.

    Args:
        theme: colors and type.
        name: the subject of the list, for screen readers.
        height: of a line, in pixels at 100 % text size.
        parent: the pane.
    """

    def __init__(self, theme: Theme, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._lines: Sequence[Line] = ()
        let_speak(self, self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.show_lines(self._lines)

    @property
    def count(self) -> int:
        """The number of lines."""
        return len(self._lines)

    @property
    def line_height(self) -> int:
        """The height of a line in pixels."""
        return self._theme.length(self._height)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines, each a sentence for screen readers and a function that paints it."""
        self._lines = lines
        self.setFixedHeight(len(lines) * self.line_height)
        self.setAccessibleDescription(". ".join(sentence for sentence, _paint in lines))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = Canvas(painter, self._theme, self._texts)
        for number, (_sentence, paint) in enumerate(self._lines):
            box = self.box_of(number)
            if box.intersects(QRectF(event.rect())):
                paint(canvas, box.adjusted(0, 0, -self.room_at_right, 0))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show a cut line in full in a tooltip, unless the list has another tooltip."""
        if event.type() is event.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip():
            number = self.line_at(event.pos().y())
            show_tip(event.globalPos(), self._lines[number][0] if number >= 0 else "", self)
            return True
        return super().event(event)

    room_at_right = 0

    def box_of(self, number: int) -> QRectF:
        """Return the rectangle of a line."""
        return QRectF(0, number * self.line_height, self.width(), self.line_height)

    def line_at(self, y: float) -> int:
        """Return the number of the line at a height, or -1."""
        number = int(y // self.line_height)
        return number if 0 <= number < self.count else -1

    # Screen readers

    def spoken_count(self) -> int:
        """Return the number of lines."""
        return self.count

    def spoken_item(self, number: int) -> SpokenItem:
        """Return a line."""
        is_current = number == self.spoken_current()
        return SpokenItem(self._lines[number][0], self.box_of(number).toRect(), is_current=is_current)

    def spoken_at(self, point: QPoint) -> int:
        """Return the line under a point."""
        return self.line_at(point.y())

    def spoken_current(self) -> int:
        """Return -1: no line has the keyboard."""
        return -1


def task_line(task: TaskLine, today: str) -> Line:
    """Return a step: a circle, or a diamond for a gate, filled by progress; `today` is ISO text."""
    is_late = words.is_late(task, today)
    due = words.task_due(task, today)

    def paint(canvas: Canvas, box: QRectF) -> None:
        _draw_sign(canvas, box.center().y(), task, is_late=is_late)
        style, color = (_LATE, "danger") if is_late else (_DUE, "text3")
        taken = canvas.texts.draw(canvas.painter, box, due, style, color, align=_RIGHT)
        room = box.adjusted(canvas.theme.length(SIGN), 0, -taken - (12 if due else 0), 0)
        owner = task.owner.partition(" ")[0]
        width = canvas.texts.advance(task.title, _BODY)
        if owner and width + canvas.texts.advance(owner, _META) + 12 < room.width():
            canvas.texts.draw(canvas.painter, room, owner, _META, "text3", align=_RIGHT)
        done = task.is_settled
        canvas.texts.draw(canvas.painter, room, task.title, _BODY, "text3" if done else "text")

    return words.task_sentence(task, today), paint


def _draw_sign(canvas: Canvas, y: float, task: TaskLine, *, is_late: bool) -> None:
    painter, theme = canvas.painter, canvas.theme
    is_done = task.is_done
    is_bad = is_late or task.status is TaskStatus.BLOCKED
    color = theme.color("danger" if is_bad else "accent" if is_done else "control_line")
    with outline(canvas, y, color, is_gate=task.is_gate, is_filled=is_done):
        if is_done:
            points = [QPointF(5, 0.2), QPointF(7.2, 2.4), QPointF(11.2, -2.3)]
            _draw_stroke(painter, theme.color("accent_text"), points)
        elif task.status is TaskStatus.BLOCKED:
            _draw_stroke(painter, color, [QPointF(8, -3.2), QPointF(8, 0.6)])
            _draw_stroke(painter, color, [QPointF(8, 3.2), QPointF(8, 3.3)])
        elif task.status is TaskStatus.DOING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(8, 0), 3, 3)
        elif task.status in SETTLED:
            _draw_stroke(painter, color, [QPointF(5, 0), QPointF(11, 0)])


@contextmanager
def outline(
    canvas: Canvas, y: float, color: QColor, *, is_gate: bool, is_filled: bool = False
) -> Iterator[None]:
    """Draw a circle, or a diamond for a gate, at the left of a line with its middle at `y`.

    Draw its contents at text size, with the middle of the line at height 0.
    """
    painter, zoom = canvas.painter, canvas.theme.zoom
    painter.save()
    painter.translate(0, y)
    painter.scale(zoom, zoom)
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(color if is_filled else _NO_BRUSH)
    if is_gate:
        painter.drawPolygon([QPointF(8, -7.5), QPointF(15.5, 0), QPointF(8, 7.5), QPointF(0.5, 0)])
    else:
        painter.drawEllipse(QPointF(8, 0), 6.7, 6.7)
    yield
    painter.restore()


def _draw_stroke(painter: QPainter, color: QColor, points: Sequence[QPointF]) -> None:
    pen = QPen(color, 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(_NO_BRUSH)
    painter.drawPolyline(list(points))


def person_line(person: PersonLine, *, is_revealed: bool = False) -> Line:
    """Return a person: initials, name, role, and the phone, masked after its area code unless revealed."""
    role = words.person_line(person)
    phone = words.phone_shown(person.phone, is_revealed=is_revealed)

    def paint(canvas: Canvas, box: QRectF) -> None:
        edge = canvas.theme.length(_AVATAR)
        circle = QRectF(0, box.center().y() - edge / 2, edge, edge)
        paint_avatar(canvas.painter, circle, person.name, canvas.theme, _INITIALS)
        taken = canvas.texts.draw(canvas.painter, box, phone, _DUE, "text2", align=_RIGHT)
        room = box.adjusted(edge + 10, 0, -taken - (10 if phone else 0), 0)
        _draw_pair(canvas, room, person.name, role)

    return f"{person.name}, {role}", paint


def history_line(step: EditSummary, desk_zone: str) -> Line:
    """Return a step of the journal: what was done, and when, in headquarters time."""
    at = local_of(step.at, desk_zone or "UTC")
    when = words.history_when(at.day.isoformat(), minutes_of(at.wall), step.author)
    what = words.taken_back(sentence(step)) if step.undone else sentence(step)
    return f"{what}, {when}", lambda canvas, box: _draw_pair(canvas, box, what, when, style=_BODY)


def history_list(theme: Theme, parent: QWidget) -> PaintedLines:
    """Make the history list."""
    return PaintedLines(theme, words.history(), PERSON, parent)


def group_line(group: GroupLine) -> Line:
    """Return a partner group: its name, its part, and its status."""
    part = words.group_line(group)
    return f"{group.name}, {part}", lambda canvas, box: _draw_pair(canvas, box, group.name, part)


def _draw_pair(canvas: Canvas, room: QRectF, name: str, below: str, *, style: TextStyle = _NAME) -> None:
    upper = QRectF(room.x(), room.y() + 3, room.width(), room.height() / 2 - 3)
    canvas.texts.draw(canvas.painter, upper, name, style)
    canvas.texts.draw(canvas.painter, upper.translated(0, upper.height()), below, _META, "text3")
