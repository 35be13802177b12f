"""The painted parts of the inspector: cards of actions, steps before the day, people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from organizer_app.domain.tasks import SETTLED
from organizer_app.ui.theme.glyphs import Glyphs
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    BOLD,
    MEDIUM,
    RADIUS_CONTROL,
    REGULAR,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.wording import calendars, inspector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.action_details import PersonLine, TaskLine
    from organizer_app.domain.action_rows import ActionRow

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_TIME: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_META: Final = TextStyle(TYPE_META, REGULAR)
_BODY: Final = TextStyle(TYPE_BODY, REGULAR)
_DUE: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_LATE: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_NAME: Final = TextStyle(TYPE_BODY, STRONG)
_INITIALS: Final = TextStyle(TYPE_CAPTION, BOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_CARD: Final = 50
_TASK: Final = 28
_PERSON: Final = 40
_FIXED_HEIGHT: Final = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class ActionCard(QAbstractButton):
    """One action of the city; checked while its fields are open below."""

    def __init__(
        self, theme: Theme, row: ActionRow, *, with_day: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = Glyphs(theme)
        self.row = row
        self._when = inspector.card_when(row, with_day=with_day)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.length(_CARD))
        self.setSizePolicy(*_FIXED_HEIGHT)
        self.setAccessibleName(calendars.action_sentence(row))
        self.setToolTip(calendars.tip(row))

    def sizeHint(self) -> QSize:
        """Return a height; the width is the pane's."""
        return QSize(200, self._theme.length(_CARD))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ball, title, venue and time."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        is_lit = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if is_lit else "border"), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.color("accent_soft" if self.isChecked() else "sunken"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        edge = theme.length(16)
        ball = self._glyphs.ball(self.row.readiness, edge, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(12, box.center().y() - edge / 2), ball)
        left = 12.0 + edge + 10
        upper = QRectF(left, box.y() + 6, box.width() - left - 10, box.height() / 2 - 5)
        lower = upper.translated(0, upper.height())
        taken = self._texts.draw(painter, upper, self._when, _TIME, "text2", align=_RIGHT)
        self._texts.draw(painter, upper.adjusted(0, 0, -taken - 8, 0), calendars.title_of(self.row), _TITLE)
        self._texts.draw(painter, lower, inspector.card_hint(self.row), _META, "text2")
        painter.end()


class _Lines(QWidget):
    """Lines of one height, painted; the accessible description holds them all."""

    def __init__(self, theme: Theme, height: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.texts = TextPainter(theme)
        self._height = height
        self.setAccessibleName(name)
        self.setSizePolicy(*_FIXED_HEIGHT)

    def show_count(self, count: int, spoken: Sequence[str]) -> None:
        """Make room for some lines."""
        self.setFixedHeight(count * self.theme.length(self._height))
        self.setAccessibleDescription(". ".join(spoken))
        self.update()

    def line(self, number: int) -> QRectF:
        """Return the box of a line."""
        height = self.theme.length(self._height)
        return QRectF(0, number * height, self.width(), height)


class TaskLines(_Lines):
    """The steps before the day: a circle, for a gate a diamond; its fill says whether it is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _TASK, inspector.before_the_day(), parent)
        self._tasks: Sequence[TaskLine] = ()
        self._today = ""

    def show_tasks(self, tasks: Sequence[TaskLine], today: str) -> None:
        """Show steps; `today` is an ISO day."""
        self._tasks, self._today = tasks, today
        self.show_count(len(tasks), [inspector.task_sentence(task, today) for task in tasks])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, task in enumerate(self._tasks):
            self._draw(painter, self.line(number), task)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, task: TaskLine) -> None:
        is_done = task.status in SETTLED
        is_late = inspector.is_late(task, self._today)
        self._draw_sign(painter, box.center().y(), is_gate=task.is_gate, is_done=is_done, is_late=is_late)
        due = inspector.task_due(task, self._today)
        style = _LATE if is_late else _DUE
        taken = self.texts.draw(painter, box, due, style, "danger" if is_late else "text3", align=_RIGHT)
        owner = task.owner.partition(" ")[0]
        room = box.adjusted(0, 0, -taken - (10 if due else 0), 0)
        left = 26.0
        title_width = self.texts.advance(task.title, _BODY)
        if owner and left + title_width + self.texts.advance(owner, _META) + 10 < room.width():
            self.texts.draw(painter, room, owner, _META, "text3", align=_RIGHT)
        color = "text3" if is_done else "text"
        self.texts.draw(painter, room.adjusted(left, 0, 0, 0), task.title, _BODY, color)

    def _draw_sign(self, painter: QPainter, y: float, *, is_gate: bool, is_done: bool, is_late: bool) -> None:
        color = self.theme.color("danger" if is_late else "accent" if is_done else "control_line")
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(color if is_done else Qt.BrushStyle.NoBrush)
        if is_gate:
            painter.drawPolygon([QPointF(8, y - 7.5), QPointF(15.5, y), QPointF(8, y + 7.5), QPointF(0.5, y)])
        else:
            painter.drawEllipse(QPointF(8, y), 6.7, 6.7)
        if is_done:
            pen = QPen(self.theme.color("accent_text"), 1.7)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([QPointF(5, y + 0.2), QPointF(7.2, y + 2.4), QPointF(11.2, y - 2.3)])


class PeopleLines(_Lines):
    """Who does what here; phone numbers are hidden after the area code."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _PERSON, inspector.people(), parent)
        self._people: Sequence[PersonLine] = ()

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show people and their roles."""
        self._people = people
        self.show_count(len(people), [f"{each.name}, {inspector.person_line(each)}" for each in people])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the people."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, person in enumerate(self._people):
            self._draw(painter, self.line(number), person)
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF, person: PersonLine) -> None:
        circle = QRectF(0, box.center().y() - 14, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent_soft"))
        painter.drawEllipse(circle)
        initials = "".join(part[0] for part in person.name.split()[:2])
        self.texts.draw(painter, circle, initials, _INITIALS, align=_CENTER)
        phone = inspector.masked_phone(person.phone)
        taken = self.texts.draw(painter, box, phone, _DUE, "text2", align=_RIGHT)
        half = box.height() / 2
        room = QRectF(38, box.y() + 3, box.width() - 38 - taken - (10 if phone else 0), half - 3)
        self.texts.draw(painter, room, person.name, _NAME)
        role = inspector.person_line(person)
        self.texts.draw(painter, room.translated(0, room.height()), role, _META, "text3")
