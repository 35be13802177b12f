"""What the inspector lists: steps before the day, people, groups, needs, and who to call."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.model.tasks import SETTLED, TaskStatus
from organizer_app.domain.time.local_time import local_of, minutes_of
from organizer_app.ui.screens.plan.inspector.inspector_cards import flush
from organizer_app.ui.screens.plan.inspector.inspector_tabs import CHECKLIST, PEOPLE
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    BOLD,
    GAP_UNDER_L,
    GAP_UNDER_XL,
    GAP_XS,
    REGULAR,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.lists.speaking_items import SpokenItem, let_speak, tell_current
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.ui.widgets.tooltips import set_tip, show_tip
from organizer_app.wording.plan import inspector as words
from organizer_app.wording.plan import inspector_parts as parts
from organizer_app.wording.plan import needs as need_words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QLayout

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.rows.action_details import GroupLine, PersonLine, TaskLine
    from organizer_app.domain.rows.readiness_explained import Explanation, ReadinessItem
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


# The inspector's interactive lists: plain widgets, since the pane around them scrolls


_PAGE: Final = 8
_REMOVES: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_MENU_ROOM: Final = 26


class WalkedLines(PaintedLines):
    """Lines with a keyboard cursor; each list decides what a press does."""

    def __init__(self, theme: Theme, name: str, height: int, parent: QWidget | None = None) -> None:
        self.current = 0
        super().__init__(theme, name, height, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def act(self) -> None:
        """Do what Enter, Space or a click does on the current line."""
        raise NotImplementedError

    def spoken_press(self, number: int) -> None:
        """Do what a click on a line does."""
        self.current = number
        self.act()

    def spoken_current(self) -> int:
        """Return the current line, or -1 without lines."""
        return min(self.current, self.count - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and a focus ring around the current one."""
        super().paintEvent(event)
        if shows_ring(self) and self.count:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ring(painter, self._theme, self.box_of(self.spoken_current()), 6)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between lines and act on them, as in every list."""
        way, last = way_of(event), self.count - 1
        steps = {Way.DOWN: 1, Way.UP: -1, Way.PAGE_DOWN: _PAGE, Way.PAGE_UP: -_PAGE}
        if way is not None and self.count:
            ends = {Way.FIRST: 0, Way.LAST: last}
            self.go(ends.get(way, min(max(0, self.current + steps.get(way, 0)), last)))
        elif is_enter(event) and self.count:
            self.act()
        else:
            super().keyPressEvent(event)

    def go(self, number: int) -> None:
        """Move the cursor to a line."""
        self.current = number
        announce(self, self.spoken_item(number).name)
        tell_current(self, number)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class StepList(WalkedLines):
    """Steps before the day; `settled` carries a step's id and whether it is done now."""

    settled = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._tasks: Sequence[TaskLine] = ()
        super().__init__(theme, words.before_the_day(), TASK, parent)
        set_tip(self, words.steps_hint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_tasks(self, tasks: Sequence[TaskLine], today: str) -> None:
        """Show steps; `today` is ISO text or empty."""
        self._tasks = tasks
        self.current = min(self.current, max(0, len(tasks) - 1))
        self.show_lines([task_line(task, today) for task in tasks])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accept the press, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check the clicked step, or open it again."""
        number = self.line_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.current = number
            self.act()

    def act(self) -> None:
        """Check the step, or open it again."""
        task = self._tasks[self.spoken_current()]
        self.settled.emit(task.task_id, task.status not in SETTLED)


class MenuLines(WalkedLines):
    """Lines with a menu each, behind three dots; `menu_wanted` carries a number and a screen position."""

    menu_wanted = Signal(int, QPoint)
    removal_wanted = Signal(int)
    room_at_right = _MENU_ROOM

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text2"))
        for number in range(self.count):
            middle = self.box_of(number).center().y()
            for dot in (-5, 0, 5):
                painter.drawEllipse(QPointF(self.width() - _MENU_ROOM / 2 + 3 + dot, middle), 1.6, 1.6)
        painter.end()

    def act(self) -> None:
        """Open the menu of the line."""
        box = self.box_of(self.spoken_current())
        corner = QPointF(self.width() - _MENU_ROOM, box.bottom()).toPoint()
        self.menu_wanted.emit(self.spoken_current(), self.mapToGlobal(corner))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a line with Delete."""
        if Qt.Key(event.key()) in _REMOVES and self.count:
            self.removal_wanted.emit(self.spoken_current())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the cursor to the line; open its menu if the dots were pressed."""
        event.accept()
        number = self.line_at(event.position().y())
        if number >= 0:
            self.current = number
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        is_on_dots = event.position().x() >= self.width() - _MENU_ROOM
        if event.button() == Qt.MouseButton.LeftButton and is_on_dots and self.count:
            self.act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the line under the pointer, or of the current one."""
        event.accept()
        number = self.line_at(event.pos().y())
        if event.reason() is event.Reason.Mouse and number >= 0:
            self.current = number
        if self.count:
            self.act()


class PeopleList(MenuLines):
    """People of an action; phones are masked until H is held or the list is pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.people: Sequence[PersonLine] = ()
        super().__init__(theme, words.people(), PERSON, parent)
        set_tip(self, words.people_hint())

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show people, their phones masked."""
        self.people = people
        self.current = min(self.current, max(0, len(people) - 1))
        self.reveal(is_revealed=False)

    def reveal(self, *, is_revealed: bool) -> None:
        """Show or mask the phone numbers."""
        self.show_lines([person_line(person, is_revealed=is_revealed) for person in self.people])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.reveal(is_revealed=event.position().x() < self.width() - self.room_at_right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Mask the phones again."""
        self.reveal(is_revealed=False)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the phones while H is held."""
        if event.key() != Qt.Key.Key_H:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.reveal(is_revealed=True)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Mask the phones again."""
        if event.key() != Qt.Key.Key_H:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.reveal(is_revealed=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mask the phones when the focus moves elsewhere, even while the key is held."""
        super().focusOutEvent(event)
        self.reveal(is_revealed=False)


class GroupList(MenuLines):
    """Partner groups of an action, each with its part and its status."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.groups: Sequence[GroupLine] = ()
        super().__init__(theme, words.groups(), PERSON, parent)

    def show_groups(self, groups: Sequence[GroupLine]) -> None:
        """Show groups in credit order."""
        self.groups = groups
        self.current = min(self.current, max(0, len(groups) - 1))
        self.show_lines([group_line(group) for group in groups])


# Shows what a city still needs, in percent and by line, who to call, and "mark ready"


_TEXT: Final = TextStyle(TYPE_BODY, REGULAR)
_GATE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_MOST: Final = 8
_LONGEST: Final = 300


class NeedsPane(QWidget):
    """Explains the readiness of a city.

    `forced` carries who takes responsibility and why, both empty to undo it; `call_asked` carries the person
    to call.
    """

    forced = Signal(str, str)
    call_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person_id = ""
        self._title = PlainLabel(need_words.title(), self, role="field")
        self.percent = PlainLabel("", self, role="strong")
        self.lines = PaintedLines(theme, need_words.title(), TASK, self)
        self._forced = PlainLabel("", self, role="meta", wraps=True)
        self.call = naming_button("link", lambda: self.call_asked.emit(self._person_id), self)
        self.force = push_button("link", need_words.force(), self._ask, self)
        self.stop = push_button("link", need_words.stop_forcing(), lambda: self.forced.emit("", ""), self)
        self.by, self.reason = self._field(need_words.by_hint()), self._field(need_words.reason_hint())
        self.agree = push_button("primary", need_words.agree(), self._agree, self)
        self.cancel = push_button("plain", need_words.cancel(), lambda: self._show_form(is_shown=False), self)
        self._lay_out()
        self.show_explanation(None)

    def _field(self, hint: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(self._typed)
        line.returnPressed.connect(self._agree)
        return line

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.percent)
        foot.addWidget(self.agree)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = column_of(self, (0, GAP_UNDER_XL, 0, 0), GAP_XS)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(self._forced)
        for link in (self.call, self.force, self.stop):
            column.addWidget(flush(link), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.by)
        column.addWidget(self.reason)
        column.addLayout(foot)

    def show_explanation(self, seen: Explanation | None) -> None:
        """Show another city; nothing for None, or if nothing is missing or overruled."""
        missing = seen.missing if seen is not None else ()
        is_forced = seen is not None and bool(seen.forced_by)
        ahead = seen.ahead if seen is not None else ()
        self.setVisible(bool(missing or ahead) or is_forced)
        self._show_form(is_shown=False)
        if seen is None:
            return
        self.percent.setText(need_words.percent(seen.percent))
        # The percentage does not count later needs: "100% ready" above one would contradict it.
        self.percent.setVisible(bool(missing))
        due = [_line(item, seen.judged_on) for item in missing[:_MOST]]
        self.lines.show_lines([*due, *(_line(item, None, is_ahead=True) for item in ahead)])
        self.lines.setVisible(bool(missing or ahead))
        self._forced.setText(need_words.forced(seen.forced_by, seen.forced_reason))
        self._forced.setVisible(is_forced)
        call = seen.next_call
        self._person_id = call.person_id if call else ""
        self.call.setText(need_words.call(call.name) if call else "")
        self.call.setVisible(call is not None)
        self.force.setVisible(bool(missing) and not is_forced)
        self.stop.setVisible(is_forced)

    def _show_form(self, *, is_shown: bool) -> None:
        for part in (self.by, self.reason, self.agree, self.cancel):
            part.setVisible(is_shown)
        self.force.setVisible(not is_shown)

    def _ask(self) -> None:
        self._show_form(is_shown=True)
        self._typed()
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self.agree.setEnabled(bool(self.by.text().strip() and self.reason.text().strip()))

    def _agree(self) -> None:
        by, reason = self.by.text().strip(), self.reason.text().strip()
        if by and reason:
            self.reason.clear()
            self._show_form(is_shown=False)
            self.forced.emit(by, reason)


def _line(item: ReadinessItem, judged_on: date | None, *, is_ahead: bool = False) -> Line:
    """Return one missing thing: a diamond if the city's level is zero without it, else a circle.

    A later need shows the day from which it counts, and is no cause for alarm.
    """
    text, due = (
        need_words.item(item),
        need_words.due_by(item) if is_ahead else need_words.due(item, judged_on),
    )
    is_failing = item.is_gate and not is_ahead

    def paint(canvas: Canvas, box: QRectF) -> None:
        edge = canvas.theme.color("danger" if is_failing else "control_line")
        with outline(canvas, box.center().y(), edge, is_gate=item.is_gate):
            pass
        color = "danger" if is_failing or need_words.is_late(item, judged_on) else "text3"
        taken = canvas.texts.draw(canvas.painter, box, due, _DUE, color, align=_RIGHT)
        room = box.adjusted(canvas.theme.length(SIGN), 0, -taken - (12 if due else 0), 0)
        canvas.texts.draw(canvas.painter, room, text, _GATE if is_failing else _TEXT)

    return f"{text}, {due}" if due else text, paint


# Shows the essentials of a city: the next steps before the day, and who to call


_MOST_STEPS: Final = 6
_MOST_PEOPLE: Final = 4


class GlancePage(QWidget):
    """The first steps and people of an action; `page_asked` carries the tab that has all of them."""

    page_asked = Signal(str)
    settled = Signal(str, bool)
    menu_wanted = Signal(int, QPoint)
    removal_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps_link = push_button("link", "", lambda: self.page_asked.emit(CHECKLIST), self)
        self.people_link = push_button("link", "", lambda: self.page_asked.emit(PEOPLE), self)
        self.steps = StepList(theme, self)
        self.steps.settled.connect(self.settled)
        self.people = PeopleList(theme, self)
        self.people.menu_wanted.connect(self.menu_wanted)
        self.people.removal_wanted.connect(self.removal_wanted)
        self._masked = PlainLabel(words.people_hint(), self, role="caption", wraps=True)
        column = column_of(self, spacing=GAP_XS)
        column.addLayout(self._head(words.before_the_day(), self.steps_link))
        column.addWidget(self.steps)
        column.addSpacing(GAP_UNDER_L)
        column.addLayout(self._head(words.people(), self.people_link))
        column.addWidget(self.people)
        column.addWidget(self._masked)
        tab_through((self.steps_link, self.steps, self.people_link, self.people))

    def _head(self, text: str, link: QPushButton) -> QLayout:
        label = PlainLabel(text, self, role="field")
        row = QHBoxLayout()
        row.addWidget(label, 1)
        row.addWidget(flush(link))
        return row

    def show_action(self, tasks: Sequence[TaskLine], people: Sequence[PersonLine], today: str) -> None:
        """Show open steps first, late ones before others; `today` is ISO text or empty."""
        done = sum(task.is_settled for task in tasks)
        self.steps.show_tasks(_first_steps(tasks), today)
        self.steps_link.setText(words.steps_share(done, len(tasks)) or parts.add_first_step())
        self.people.show_people(people[:_MOST_PEOPLE])
        self.people_link.setText(parts.all_people(len(people)) if people else parts.add_first_person())
        self._masked.setVisible(any(person.phone for person in people[:_MOST_PEOPLE]))


def _first_steps(tasks: Sequence[TaskLine]) -> Sequence[TaskLine]:
    """Return all steps if they fit, else the open ones that are due first."""
    if len(tasks) <= _MOST_STEPS:
        return tasks
    by_due = sorted(tasks, key=lambda task: (task.is_settled, task.due_on is None, task.due_on or ""))
    return by_due[:_MOST_STEPS]
