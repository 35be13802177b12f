"""The lists of people, of calls and of the final check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.phone_display import masked_phone, written_phone
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_CAPTION, TYPE_META, TYPE_SUB
from organizer_app.ui.widgets.avatars import paint_avatar
from organizer_app.ui.widgets.lists.line_list import L, LineList
from organizer_app.ui.widgets.lists.line_source import L_contra
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_chosen
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import clock, short_day, wall_clock
from organizer_app.wording.language.zones import zone_short
from organizer_app.wording.people import calls as words
from organizer_app.wording.people import people as people_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.model.people import Person
    from organizer_app.domain.model.talks import Talk
    from organizer_app.domain.people.call_days import RollEntry
    from organizer_app.ui.screens.people.people_view import PeopleShown, TalksShown
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState


LARGE: Final = 52
SMALL: Final = 36


class Avatar(Themed, QWidget):
    """A circle of this diameter in pixels at 100 % text size."""

    def __init__(self, theme: Theme, name: str, size: int = LARGE) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._style = TextStyle(TYPE_SUB if size >= LARGE else TYPE_META, SEMIBOLD)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedSize(theme.square(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._name, self._theme, self._style)
        painter.end()


# Draws the lines of the lists of people, of calls and of the final check-in


_PAD: Final = 16
# Between the texts at both ends of a line, in pixels.
_BESIDE: Final = 12
# The width before the words, and the gap after it.
_CIRCLE: Final = 32
_GAP: Final = 12
_NAME: Final = TextStyle(13, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_MONO: Final = TextStyle(TYPE_META, tabular=True)
_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD)
_INITIALS: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
# In narrower lists, in pixels at 100 % text size, a hidden number shows only its area code.
_AREA_ALONE: Final = 200
_LINE: Final = 52
OUTCOME_ICONS: Final = {
    TalkOutcome.REACHED: "phone-call",
    TalkOutcome.LEFT_MESSAGE: "voicemail",
    TalkOutcome.NO_ANSWER: "phone-missed",
    TalkOutcome.WRONG_NUMBER: "phone-off",
    TalkOutcome.DECLINED: "user-x",
    TalkOutcome.CALL_BACK: "clock",
}


class _Rows(PaintedLines[L_contra]):
    """Lines of one height with two lines of text at the left and at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._height = theme.length(_LINE)

    def height(self, line: L_contra) -> int:
        del line
        return self._height

    def same_height(self) -> int:
        return self._height

    def _paint_background(self, painter: QPainter, rect: QRectF, *, is_chosen: bool) -> tuple[QRectF, QRectF]:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            draw_chosen(painter, theme, rect)
        painter.setPen(theme.color("border"))
        left = _PAD + theme.length(_CIRCLE) + _GAP
        painter.drawLine(QPointF(left, rect.bottom()), rect.bottomRight())
        step = theme.length(18)
        top = rect.y() + (rect.height() - 2 * step) / 2
        width = rect.width() - left - _PAD
        return QRectF(left, top, width, step), QRectF(left, top + step, width, step)

    def _avatar(self, painter: QPainter, rect: QRectF, name: str) -> None:
        edge = self._theme.length(_CIRCLE)
        circle = QRectF(_PAD, rect.center().y() - edge / 2, edge, edge)
        paint_avatar(painter, circle, name, self._theme, _INITIALS)

    def _icon(self, painter: QPainter, rect: QRectF, name: str, color: str = "text2") -> None:
        pixmap, edge = self._theme.pixmap(name, 18, color), self._theme.length(18)
        left = _PAD + (self._theme.length(_CIRCLE) - edge) // 2
        painter.drawPixmap(QPointF(left, round(rect.center().y() - edge / 2)), pixmap)


class PeopleRows(_Rows["Person"]):
    """Everybody: name, role and city, area code, and when they were last reached."""

    def __init__(self, theme: Theme, shown: PeopleShown, *, is_masked: bool) -> None:
        super().__init__(theme)
        self._is_masked = is_masked
        self._written = masked_phone if is_masked else written_phone
        self._book = shown.book

    def key(self, line: Person) -> str:
        """Return the id of the person."""
        return line.id

    def spoken(self, line: Person) -> str:
        """Return a person in one sentence."""
        return ". ".join(filter(None, (line.name, self._role(line), self._reached(line))))

    def paint(self, painter: QPainter, box: QRectF, line: Person, state: LineState) -> None:
        """Paint a person."""
        quiet = "text2" if state.is_current else "text3"
        first, second = self._paint_background(painter, box, is_chosen=state.is_current)
        self._avatar(painter, box, line.name)
        point = self._book.phone_of(line.id)
        phone = self._written(point.value) if point else ""
        if self._is_masked and first.width() < self._theme.length(_AREA_ALONE):
            # If names need the width, a hidden number shows only its area code, in every line.
            phone = phone.partition(" ")[0]
        self._texts.draw_pair(painter, first, (line.name, _NAME, "text"), (phone, _MONO, "text2"), _BESIDE)
        role = self._role(line)
        # Their role is shown in full before the day they were last reached is.
        room = second.width() - self._texts.advance(role, _META) - 12
        reached = self._texts.first_fitting((self._reached(line), self._day(line), ""), _META, room)
        self._texts.draw_pair(painter, second, (role, _META, quiet), (reached, _META, quiet), _BESIDE)

    def _role(self, person: Person) -> str:
        for held in self._book.roles_of(person.id):
            row = self._book.rows[held.city_action_id]
            return people_words.role_line(held, city_of(row.city, row.state))
        return ""

    def _last(self, person: Person) -> Talk | None:
        return max(self._book.talks.of(person.id), key=lambda talk: str(talk.at), default=None)

    def _day(self, person: Person) -> str:
        last = self._last(person)
        return short_day(last.at.date().isoformat()) if last and last.at else ""

    def _reached(self, person: Person) -> str:
        last = self._last(person)
        return f"{words.logged_name(last.outcome)} {self._day(person)}".strip() if last else ""


class TalkRows(_Rows["Talk"]):
    """The log: who was called about which city, the outcome, and what was said."""

    def __init__(self, theme: Theme, shown: TalksShown) -> None:
        super().__init__(theme)
        self._book = shown.book
        self._zone = shown.desk_zone

    def key(self, line: Talk) -> str:
        """Return the id of the call."""
        return line.id

    def spoken(self, line: Talk) -> str:
        """Return a call in one sentence."""
        parts = (
            self._name(line),
            self._city(line),
            words.logged_name(line.outcome),
            self._when(line),
            line.note,
        )
        return ". ".join(filter(None, parts))

    def paint(self, painter: QPainter, box: QRectF, line: Talk, state: LineState) -> None:
        """Paint a call."""
        quiet = "text2" if state.is_current else "text3"
        first, second = self._paint_background(painter, box, is_chosen=state.is_current)
        self._icon(painter, box, OUTCOME_ICONS[line.outcome])
        # The second line is only for what was said, which is what people read the log for.
        asked = " · ".join(filter(None, (line.caller, self._when(line))))
        self._texts.draw_pair(
            painter, first, (self._name(line), _NAME, "text"), (asked, _MONO, "text2"), _BESIDE
        )
        said = " · ".join(filter(None, (words.logged_name(line.outcome), self._city(line), line.note)))
        self._texts.draw(painter, second, said, _META, quiet)

    def _name(self, talk: Talk) -> str:
        person = self._book.people.get(talk.person_id)
        return person.name if person else ""

    def _city(self, talk: Talk) -> str:
        row = self._book.rows.get(talk.city_action_id)
        return city_of(row.city, row.state) if row else ""

    def _when(self, talk: Talk) -> str:
        if talk.at is None:
            return ""
        here = local_of(talk.at, self._zone)
        return f"{short_day(here.day.isoformat())}, {wall_clock(here.wall)}"


class RollRows(_Rows["RollEntry"]):
    """The final check-in: the leads and backup leads of a day, missing ones first."""

    def key(self, line: RollEntry) -> str:
        """Return the action and whether it is the backup lead."""
        return f"{line.row.action_id} {int(line.is_backup)}"

    def spoken(self, line: RollEntry) -> str:
        """Return a lead in one sentence."""
        return ". ".join(filter(None, (line.name, self._role(line), self._state(line))))

    def paint(self, painter: QPainter, box: QRectF, line: RollEntry, state: LineState) -> None:
        """Paint a lead."""
        quiet = "text2" if state.is_current else "text3"
        first, second = self._paint_background(painter, box, is_chosen=state.is_current)
        icon = "check" if line.is_confirmed else "circle-alert"
        self._icon(painter, box, icon, "text2" if line.is_confirmed or line.person_id else "danger")
        name = line.name or words.roll_state(is_confirmed=False, is_open=True, tried=None).capitalize()
        color = "text2" if line.is_confirmed else "danger"
        row = line.row
        zone = zone_short(row.zone) if row.zone else ""
        starts = f"{clock(row.starts)} {zone}".strip() if row.starts is not None else ""
        is_open = not line.person_id
        # An open role already says so in the place of the name.
        said = "" if is_open else self._state(line)
        named = "danger" if is_open else "text"
        self._texts.draw_pair(painter, first, (name, _NAME, named), (said, _STRONG, color), _BESIDE)
        self._texts.draw_pair(
            painter, second, (self._role(line), _META, quiet), (starts, _MONO, quiet), _BESIDE
        )

    def _role(self, entry: RollEntry) -> str:
        return words.role_of_roll(city_of(entry.row.city, entry.row.state), is_backup=entry.is_backup)

    def _state(self, entry: RollEntry) -> str:
        return words.roll_state(
            is_confirmed=entry.is_confirmed, is_open=not entry.person_id, tried=entry.tried
        )


class RowList(LineList[L]):
    """Letters are commands of the surrounding view."""

    opens_on_click = False
    finds_by_letters = False
    tells_heads = True

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, None, name, parent)
