"""The titled cards of the overview: painted lines that lead somewhere, and a link to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.checks.findings import Finding, FindingKind, Severity
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.remedies import remedy_of
from organizer_app.ui.flow.step_icons import step_icon
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_XS,
    HAIRLINE,
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checks import problem_cards
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.checks.problem_counts import cities_with
from organizer_app.wording.language.dates import short_day, wall_clock, weekday_day
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.plan.edits import sentence
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.checks.overview import Call, Deadline
    from organizer_app.domain.checks.reach import Reach
    from organizer_app.domain.rows.action_rows import KeyDateHead
    from organizer_app.ui.widgets.lists.line_source import LineState


# A kind of problem with at most this many cities is listed city by city.
_FEW: Final = 2
_NAMED: Final = 2
MOST_PROBLEMS: Final = 8


class CardLine(NamedTuple):
    """One line of a card.

    Attributes:
        icon: its icon.
        title: the upper line.
        below: the lower line.
        right: the text at the right, such as "in 2 days".
        is_urgent: whether icon and right part have the color of danger.
        leads_to: where Enter and a click lead, or None.
        button: the label of a button at the right that does what a click does; empty for none.
        is_person: whether the title is a name, with initials in the place of the icon.
        names: cities and groups in both lines; they are cut before the other words.
        brief: the lower line where two names have no room side by side, which would be cut to nothing.
    """

    icon: str
    title: str
    below: str
    right: str = ""
    is_urgent: bool = False
    leads_to: Destination | None = None
    button: str = ""
    is_person: bool = False
    names: tuple[str, ...] = ()
    brief: str = ""

    @property
    def spoken(self) -> str:
        """The line in one sentence."""
        parts = (each.rstrip(".") for each in (self.title, self.below, self.right, self.button))
        return ". ".join(each for each in parts if each) + "."


def problem_lines(findings: Sequence[Finding]) -> list[CardLine]:
    """Return the kinds of problems, errors first; a kind with few cities is listed city by city."""
    kinds: dict[FindingKind, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    order = sorted(kinds.values(), key=lambda group: (group[0].severity is not Severity.ERROR, len(group)))
    lines = [line for group in order for line in _group_lines(group)]
    return lines[:MOST_PROBLEMS]


def _group_lines(group: Sequence[Finding]) -> list[CardLine]:
    is_error = group[0].severity is Severity.ERROR
    icon = "circle-alert" if is_error else "triangle-alert"
    if len(group) <= _FEW:
        return [
            CardLine(
                icon,
                *problem_cards.problem(each),
                is_urgent=is_error,
                leads_to=remedy_of(each, {}),
                button=problem_cards.remedy_button(each.kind),
                names=_names_in(each),
                brief=problem_cards.without_names(each),
            )
            for each in group
        ]
    # Without their states, which would interrupt the names; a city that occurs twice is named once.
    names = list(dict.fromkeys(each.row.city or city_of("", "") for each in group))[:_NAMED]
    below = words.and_more(", ".join(names), len(group) - len(names))
    said = cities_with(group[0].kind, len(group))
    all_of_them = Destination("problems", "", group[0].row.action_id)
    button = words.all_of(len(group))
    line = CardLine(icon, said, below, is_urgent=is_error, leads_to=all_of_them, button=button)
    return [line._replace(names=tuple(names))]


def _names_in(finding: Finding) -> tuple[str, ...]:
    """Return the names of cities and groups in the sentence of a finding."""
    other = finding.other.city if finding.other else ""
    group = finding.detail if finding.kind is FindingKind.GROUP_STRETCHED else ""
    return finding.row.city, other, group


def deadline_lines(deadlines: Sequence[Deadline], today: date) -> list[CardLine]:
    """Return tasks that are late or due soon."""
    return [
        CardLine(
            "flag" if each.is_gate else "clipboard-check",
            each.title,
            words.deadline_place(each),
            words.due(each, today),
            each.due_on < today.isoformat(),
            _to(each.action_id),
            names=(each.city,),
        )
        for each in deadlines
    ]


def call_lines(calls: Sequence[Call], now: datetime) -> list[CardLine]:
    """Return who to call, with their local time."""
    return [
        CardLine(
            "phone",
            each.entry.facts.name,
            words.call_reason(each),
            _clock_there(each.entry.facts.zone, now) if each.entry.facts.is_zone_known else "",
            leads_to=Destination("people", "calls", each.entry.facts.person_id),
            is_person=True,
            names=(each.city,),
        )
        for each in calls
    ]


def _clock_there(zone: str, now: datetime) -> str:
    if not zone:
        return ""
    # Needs to read the zone's file, so only for people who are called.
    from organizer_app.domain.time.local_time import zone_info

    there = now.astimezone(zone_info(zone))
    return f"{wall_clock(there)} {zone_short(zone)}"


def key_date_lines(key_dates: Sequence[KeyDateHead]) -> list[CardLine]:
    """Return upcoming key dates."""
    return [
        CardLine("calendar", each.title, each.venue or weekday_day(each.day), words.key_date_day(each.day))
        for each in key_dates
    ]


def reach_lines(reach: Reach) -> list[CardLine]:
    """Return how many people live near an action, then the cities to ask next with the reason."""
    first = CardLine("users", words.people_near(reach), words.people_farther(reach))
    to_plan = Destination("plan", "map")
    return [
        first,
        *(
            CardLine(
                "map-pin", city_of(each.place.name, each.place.admin1), words.why_next(each), leads_to=to_plan
            )
            for each in reach.next_cities
        ),
    ]


def recent_lines(recent: Sequence[EditSummary], now: datetime, desk_zone: str) -> list[CardLine]:
    """Return the newest steps, in headquarters time."""
    from organizer_app.domain.time.local_time import zone_info

    desk = zone_info(desk_zone) if desk_zone else None
    lines = []
    for each in recent:
        at = each.at.astimezone(desk)
        when = wall_clock(at)
        if at.date() != now.astimezone(desk).date():
            when = short_day(at.date().isoformat())
        icon, to = step_icon(each.kind), Destination("activity")
        lines.append(CardLine(icon, sentence(each), each.author, when, leads_to=to))
    return lines


def _to(action_id: str) -> Destination | None:
    return Destination("plan", "map", action_id) if action_id else None


# Paints the lines of the overview's cards: an icon or initials, two lines of text, and the right part


_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_BELOW: Final = TextStyle(TYPE_META, REGULAR)
_RIGHT_STYLE: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_BUTTON: Final = TextStyle(TYPE_META, SEMIBOLD)
_FACE: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_LINE: Final = 50
SHORT_LINE: Final = 40
# At this text size and above, a line has one more row of this height: cut names would say nothing.
_LARGE_TYPE: Final = 1.5
_ROW: Final = 18
PAD: Final = 16
_ICON: Final = 18
_CIRCLE: Final = 28
_BUTTON_HEIGHT: Final = 30
# The padding at both ends of a button's label.
_AIR: Final = 12
# Narrower lines show only their two rows.
_TIGHT: Final = 300


def line_height(theme: Theme, line: CardLine) -> int:
    """Return the height of a line in pixels at the text size of a theme."""
    if not line.below:
        return theme.length(SHORT_LINE)
    return theme.length(_LINE + (_ROW if _has_two_lines(theme, line) else 0))


def _has_two_lines(theme: Theme, line: CardLine) -> bool:
    return theme.zoom >= _LARGE_TYPE and not line.is_person


class CardPainter(PaintedLines["CardLine"]):
    """Paints lines of two rows with an icon at the left."""

    def height(self, line: CardLine) -> int:
        return line_height(self._theme, line)

    def key(self, line: CardLine) -> str:
        """Return both rows, because several lines may lead to the same place."""
        return f"{line.title} {line.below}".strip()

    def spoken(self, line: CardLine) -> str:
        """Return the line in one sentence."""
        return line.spoken

    def typed(self, line: CardLine) -> str:
        """Return the upper line."""
        return line.title

    def paint(self, painter: QPainter, box: QRectF, line: CardLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        if state.is_pointed and line.leads_to is not None:
            painter.fillRect(box, theme.color("sunken"))
        painter.fillRect(QRectF(box.x() + PAD, box.y(), box.width() - 2 * PAD, 1), theme.color("border"))
        left = self._paint_mark(painter, box, line)
        room = QRectF(left, box.y(), box.right() - PAD - left, box.height())
        color = "danger" if line.is_urgent else "text2"
        taken = 0.0
        if line.button and box.width() > theme.length(_TIGHT):
            taken = self._paint_button(painter, room, line.button)
        elif line.right and not line.is_person:
            taken = texts.draw(painter, room, line.right, _RIGHT_STYLE, color, align=_RIGHT)
        room.setRight(room.right() - taken - (12 if taken else 0))
        if not line.below:
            texts.draw(painter, room, texts.with_names(line.title, line.names, _TITLE, room.width()), _TITLE)
            return
        line = self._briefly(line, room.width())
        middle = box.center().y()
        row = theme.length(_ROW)
        lines = texts.wrapped(line.title, _TITLE, room.width(), 2) if _has_two_lines(theme, line) else []
        if len(lines) > 1:
            middle += row / 2
            texts.draw(painter, QRectF(room.x(), middle - 2 * row, room.width(), row), lines[0], _TITLE)
            line = line._replace(title=lines[1])
        elif lines and len(beside := texts.wrapped(line.below, _BELOW, room.width(), 2)) > 1:
            middle -= row / 2
            last = QRectF(room.x(), middle + row, room.width(), row)
            rest = texts.with_names(beside[1], line.names, _BELOW, room.width())
            texts.draw(painter, last, rest, _BELOW, "text2")
            line = line._replace(below=beside[0])
        upper = QRectF(room.x(), middle - row, room.width(), row)
        lower = QRectF(room.x(), middle, room.width(), row)
        if line.is_person:
            taken = texts.draw(painter, upper, line.right, _RIGHT_STYLE, color, align=_RIGHT)
            upper.setRight(upper.right() - taken - 12)
        title = texts.with_names(line.title, line.names, _TITLE, upper.width())
        below = texts.with_names(line.below, line.names, _BELOW, lower.width())
        texts.draw(painter, upper, title, _TITLE)
        texts.draw(painter, lower, below, _BELOW, "text2")

    def _briefly(self, line: CardLine, width: float) -> CardLine:
        """Return a line with its brief lower line where the whole one has no room."""
        is_brief = line.brief and self._texts.advance(line.below, _BELOW) > width
        return line._replace(below=line.brief) if is_brief else line

    def _paint_mark(self, painter: QPainter, box: QRectF, line: CardLine) -> float:
        """Paint the icon, or the initials of a person; return where the words start."""
        theme, middle, left = self._theme, box.center().y(), box.x() + PAD
        if not line.is_person:
            size, color = theme.length(_ICON), "danger" if line.is_urgent else "text2"
            at = QPointF(left, round(middle - size / 2))
            painter.drawPixmap(at, theme.pixmap(line.icon, _ICON, color))
            return left + size + 12
        size = theme.length(_CIRCLE)
        circle = QRectF(left, middle - size / 2, size, size)
        paint_avatar(painter, circle, line.title, theme, _FACE)
        return left + size + 12

    def _paint_button(self, painter: QPainter, room: QRectF, label: str) -> float:
        theme, height = self._theme, self._theme.length(_BUTTON_HEIGHT)
        width = self._texts.advance(label, _BUTTON) + 2 * _AIR
        shape = QRectF(room.right() - width, room.center().y() - height / 2, width, height)
        painter.setPen(QPen(theme.color("border_strong"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        self._texts.draw(painter, shape, label, _BUTTON, align=_CENTER)
        return width


_HEAD: Final = 44
_FOOT: Final = 7


class ListCard(Themed, QFrame):
    """A titled card; `opened` carries the clicked or entered line."""

    opened = Signal(object)
    all_asked = Signal()

    def __init__(self, theme: Theme, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        # A title or sentence that wraps makes a card taller than its lines alone.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.code = code
        self._theme = theme
        self._lines: Sequence[CardLine] = ()
        self._title = PlainLabel(words.card_title(code), self, role="strong")
        self._all = push_button("link", "", self.all_asked.emit, self)
        self._nothing = PlainLabel(words.nothing(code), self, role="meta", wraps=True)
        self._nothing.setContentsMargins(PAD, 0, PAD, GAP_UNDER_L)
        self.list = LineList(theme, CardPainter(theme), words.card_title(code), self, grows=True)
        self.list.opened.connect(lambda _key: self.opened.emit(self.list.line))
        head = QWidget(self)
        self._title.setWordWrap(True)
        self._head = WrappingRow(head)
        self._head.addWidget(self._title)
        self._head.add_tail(self._all)
        column = column_of(self, (HAIRLINE, HAIRLINE, HAIRLINE, GAP_UNDER_S))
        column.addWidget(head)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        column.addStretch(1)
        self.set_theme(theme)
        self.show_lines((), 0)

    def show_lines(self, lines: Sequence[CardLine], total: int, most: int = 6) -> None:
        """Store lines, show the first of them, and show their total number; 0 hides it."""
        self._lines = lines
        self._total = total
        self.show_first(most)

    @property
    def count(self) -> int:
        """The number of lines it could show."""
        return len(self._lines)

    def show_first(self, most: int) -> None:
        """Show at most this many lines."""
        shown = self._lines[:most]
        self.list.show_lines(shown)
        self.list.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._all.setText(words.all_of(self._total) if self._total else words.all_steps())
        leads = self.code in words.LEADING and bool(self._total or self.code == "recent")
        self._all.setVisible(bool(shown) and leads)

    def height_of(self, lines: int) -> int:
        """Return its height with this many lines, in pixels at the current text size."""
        length = self._theme.length
        shown = self._lines[:lines]
        rows = sum(line_height(self._theme, line) for line in shown) or length(SHORT_LINE)
        return length(_HEAD) + rows + _FOOT

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, CardPainter(theme))
        self._head.setContentsMargins(PAD, theme.length(GAP_UNDER_M), PAD - GAP_XS, theme.length(GAP_S))
