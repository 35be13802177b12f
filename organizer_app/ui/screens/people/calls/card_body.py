"""Draws the current call: person and clock, number, script, what is missing, and past calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.people.phone_display import masked_phone, written_phone
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.screens.people.calls.answer_fields import AnswerFields
from organizer_app.ui.screens.people.calls.call_head import CallHead
from organizer_app.ui.screens.people.row_list import OUTCOME_ICONS
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import MEDIUM, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.people import calls as words
from organizer_app.wording.people import people as people_words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.model.people import ContactPoint
    from organizer_app.domain.people.call_card import Asked, CallCard
    from organizer_app.ui.screens.people.calls.answer_fields import Suggest
    from organizer_app.ui.screens.people.people_view import CallsShown
    from organizer_app.ui.theme.theme import Theme

_PAD: Final = 24
_LINE: Final = 28
_TALKS: Final = 3
# The height of the number with the gap below it.
_NUMBER: Final = 66
# The gap between lines of past calls, and the maximum number of lines.
_STEP: Final = 18
_MOST: Final = 3
_MISSING: Final = 5
# A line with a field, the field itself, its widths beside a question, and where a question begins.
_FIELD_LINE: Final = 38
_FIELD: Final = 30
_FIELD_WIDTH: Final = 210
_INDENT: Final = 30
# The room that a line keeps for its question beside a field; a longer one has the field below it.
_LEAST_WORDS: Final = 120
# The gap below a part of the card.
_BELOW: Final = 18
_PHONE: Final = TextStyle(18, MEDIUM, tabular=True)
_BODY: Final = TextStyle(13)
_STRONG: Final = TextStyle(13, SEMIBOLD)
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_META_STRONG: Final = TextStyle(TYPE_META, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class CardBody(Themed, QWidget):
    """The current call; a number shows only its area code until `reveal`."""

    def __init__(self, theme: Theme, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.StaticText)
        self._shown: CallsShown | None = None
        self.answers = AnswerFields(self, suggest)
        self._is_revealed = self._is_kept_shown = False
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._head = CallHead(theme)

    def show_call(self, shown: CallsShown) -> None:
        """Show a call, with its number hidden again."""
        self._shown = shown
        self._is_revealed = self._is_kept_shown
        self.answers.show_card(shown.card, shown.entry.facts.person_id if shown.entry else "")
        self._fit()
        self.setAccessibleName("\n".join(self.spoken()))
        self.update()

    def reveal(self, *, is_shown: bool) -> None:
        """Show the number, or hide it unless it stays visible."""
        wanted = is_shown or self._is_kept_shown
        if wanted is not self._is_revealed:
            self._is_revealed = wanted
            self.update()

    def keep_shown(self, *, is_on: bool) -> None:
        """Keep numbers visible from call to call, or hide them again."""
        self._is_kept_shown = is_on
        self.reveal(is_shown=is_on)

    @property
    def number_text(self) -> str:
        """The number as it is shown now."""
        point = self.point
        if point is None:
            return words.no_number()
        return written_phone(point.value) if self._is_revealed else masked_phone(point.value)

    @property
    def point(self) -> ContactPoint | None:
        """The number to call."""
        shown = self._shown
        return shown.book.phone_of(shown.entry.facts.person_id) if shown and shown.entry else None

    def spoken(self) -> list[str]:
        """Return the text of the card, line by line, without the number."""
        shown = self._shown
        if shown is None or shown.entry is None or shown.card is None:
            return [words.nothing_to_call()]
        facts = shown.entry.facts
        city = self._city()
        lines = [facts.name, words.role_in(facts, city), words.all_reasons(shown.entry)]
        lines += [words.question(asked, city) for asked in shown.card.asked]
        return lines + [
            f"{words.logged_name(talk.outcome)}: {talk.note}" for talk in shown.card.talks[:_TALKS]
        ]

    def sizeHint(self) -> QSize:
        return QSize(560, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Match the height to the contents, which are taller when the clock is below the name."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
        self._place_fields()

    def _height(self) -> int:
        shown = self._shown
        if shown is None or shown.card is None:
            return self._theme.length(200)
        talks = min(len(shown.card.talks), _TALKS)
        below = self._theme.length(talks * _LINE + bool(talks) * (_LINE + _BELOW))
        return round(self._missing_top(shown.card) + self._missing_height(shown.card)) + below

    def _asked_top(self) -> float:
        """Return where the first question begins, below number, heading and script."""
        lines = len(self._script()) - 1
        length = self._theme.length
        return self._head_height() + length(48) + length(_BELOW) + 2 * length(_LINE) + lines * length(_STEP)

    def _asked_height(self, asked: Asked) -> int:
        if self.answers.field(asked) is None:
            return self._theme.length(_LINE)
        return self._theme.length(_FIELD_LINE if self._is_beside(asked) else _LINE + _FIELD_LINE)

    def _is_beside(self, asked: Asked) -> bool:
        """Return whether there is room for the field beside its question."""
        room = self.width() - 2 * _PAD - self._theme.length(_INDENT + _FIELD_WIDTH) - 2 * 12
        wanted = self._texts.advance(words.question(asked, self._city()), _STRONG)
        return room >= max(wanted, self._theme.length(_LEAST_WORDS))

    def _missing_top(self, card: CallCard) -> float:
        """Return where the heading of what the city lacks begins."""
        return self._asked_top() + sum(map(self._asked_height, card.asked)) + self._theme.length(_BELOW)

    def _missing_height(self, card: CallCard) -> int:
        lines = min(len(card.missing), _MISSING)
        return self._theme.length((lines + 1) * _LINE + _BELOW) if lines else 0

    def _place_fields(self) -> None:
        """Put each field beside or below its question, and each check box on its line."""
        card = self._shown.card if self._shown else None
        if card is None:
            return
        top, length = self._asked_top(), self._theme.length
        for asked in card.asked:
            field, height = self.answers.field(asked), self._asked_height(asked)
            if field is not None:
                room = self.width() - 2 * _PAD - length(_INDENT)
                width = min(length(_FIELD_WIDTH), room) if self._is_beside(asked) else room
                left = self.width() - _PAD - width
                bottom = top + height - (length(_FIELD_LINE) - length(_FIELD)) / 2
                field.setGeometry(left, round(bottom) - length(_FIELD), width, length(_FIELD))
            top += height
        top += length(_BELOW) + length(_LINE)
        for number, missing in enumerate(card.missing):
            tick = self.answers.tick(missing)
            if tick is not None:
                edge = length(_LINE)
                tick.setVisible(number < _MISSING)
                hint = tick.sizeHint()
                tick.setGeometry(_PAD, round(top + (edge - hint.height()) / 2), hint.width(), hint.height())
            top += length(_LINE)

    def _city(self) -> str:
        shown = self._shown
        if shown is None or shown.entry is None:
            return ""
        row = shown.book.rows[shown.entry.facts.action_id]
        return city_of(row.city, row.state)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        shown = self._shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("raised"))
        if shown is not None and shown.entry is not None and shown.card is not None:
            top = self._draw_head(painter)
            top = self._draw_number(painter, top)
            top = self._draw_asked(painter, top)
            top = self._draw_missing(painter, top)
            self._draw_talks(painter, top)
        painter.end()

    def _line(self, top: float, height: float = _LINE, left: float = 0) -> QRectF:
        return QRectF(_PAD + left, top, self.width() - 2 * _PAD - left, self._theme.length(height))

    def _draw_head(self, painter: QPainter) -> float:
        shown = self._shown
        if shown is None or shown.entry is None:
            return 0
        row = shown.book.rows[shown.entry.facts.action_id]
        self._head.draw(painter, shown.entry, row, self._line(0))
        return float(self._head_height())

    def _head_height(self) -> int:
        shown = self._shown
        if shown is None or shown.entry is None:
            return 0
        row = shown.book.rows[shown.entry.facts.action_id]
        return self._head.height(shown.entry, row, self.width() - 2 * _PAD)

    def _draw_number(self, painter: QPainter, top: float) -> float:
        shown, point = self._shown, self.point
        if shown is None or shown.entry is None:
            return top
        box = self._line(top, 48)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        icon = self._theme.pixmap("phone" if point else "phone-off", 18, "text2")
        painter.drawPixmap(QPointF(box.x() + 14, round(box.center().y() - self._theme.length(9))), icon)
        inner = box.adjusted(24 + self._theme.length(18), 0, -14, 0)
        if point is None:
            self._texts.draw(painter, inner, self.number_text, _STRONG, "danger")
            return box.bottom() + self._theme.length(18)
        inner.setRight(self._draw_hold(painter, inner) - 12)
        taken = self._texts.draw(painter, inner, self.number_text, _PHONE, "text")
        inner.setLeft(inner.x() + taken + 28)
        person = shown.book.people[shown.entry.facts.person_id]
        by = people_words.contact_name(person.preferred_channel) if person.preferred_channel else ""
        speaks = ", ".join(person.languages)
        self._texts.draw(
            painter, inner, " · ".join(filter(None, (by, speaks, person.pronouns))), _META, "text2"
        )
        return box.bottom() + self._theme.length(18)

    def _draw_hold(self, painter: QPainter, inner: QRectF) -> float:
        """Draw "Hold H to show" at the right; return its left edge."""
        before, key, after = words.hold_to_show()
        right = QRectF(inner)
        taken = self._texts.draw(painter, right, after, _META, "text3", align=_RIGHT)
        edge = self._theme.length(22)
        cap = QRectF(right.right() - taken - 8 - edge, right.center().y() - edge / 2, edge, edge)
        self._draw_key(painter, cap, key)
        right.setRight(cap.x() - 8)
        return right.right() - self._texts.draw(painter, right, before, _META, "text3", align=_RIGHT)

    def _draw_key(self, painter: QPainter, box: QRectF, key: str) -> None:
        painter.setPen(QPen(self._theme.color("border_strong"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._texts.draw(painter, box, key, _HEADING, "text2", align=_CENTER)

    def _heading(
        self, painter: QPainter, top: float, text: str, right: str = "", *, kept_free: float = 0
    ) -> float:
        line = self._line(top)
        taken = kept_free
        if right:
            taken = self._texts.draw(painter, line, right, _HEADING, "accent", align=_RIGHT)
        line.setWidth(line.width() - taken - 12)
        self._texts.draw(painter, line, text, _HEADING, "text2")
        return line.bottom()

    def _draw_asked(self, painter: QPainter, top: float) -> float:
        shown = self._shown
        if shown is None or shown.card is None or shown.entry is None:
            return top
        top = self._heading(painter, top, words.card_headings()[0])
        step = self._theme.length(_STEP)
        for number, text in enumerate(self._script()):
            self._texts.draw(painter, self._line(top + number * step), text, _BODY, "text2")
        top += self._theme.length(_LINE) + (len(self._script()) - 1) * step
        for number, asked in enumerate(shown.card.asked, 1):
            self._draw_question(painter, top, number, asked)
            top += self._asked_height(asked)
        return top + self._theme.length(_BELOW)

    def _draw_question(self, painter: QPainter, top: float, number: int, asked: Asked) -> None:
        field = self.answers.field(asked)
        is_beside = field is not None and self._is_beside(asked)
        line = self._line(top, _FIELD_LINE if is_beside else _LINE)
        edge = self._theme.length(20)
        badge = QRectF(line.x(), line.center().y() - edge / 2, edge, edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawEllipse(badge)
        self._texts.draw(painter, badge, str(number), _HEADING, "accent", align=_CENTER)
        line.setLeft(line.x() + self._theme.length(_INDENT))
        text = words.question(asked, self._city())
        note = words.blocks() if asked.blocks else ""
        if is_beside:
            line.setWidth(line.width() - self._theme.length(_FIELD_WIDTH) - 12)
            both = self._texts.advance(text, _STRONG) + self._texts.advance(note, _META) + 12
            note = note if both <= line.width() else ""
        self._texts.draw_pair(painter, line, (text, _STRONG, "text"), (note, _META, "text3"), 12)

    def _script(self) -> list[str]:
        """Return the opening of the call, on as many lines as it needs."""
        shown = self._shown
        if shown is None or shown.entry is None:
            return [""]
        facts = shown.entry.facts
        row = shown.book.rows[facts.action_id]
        head = shown.book.heads.get(row.mobilization_id)
        said = words.script(facts.name, head.title if head else row.title)
        return self._texts.wrapped(said, _BODY, self.width() - 2 * _PAD, _MOST)

    def _draw_missing(self, painter: QPainter, top: float) -> float:
        shown = self._shown
        if shown is None or shown.card is None or shown.entry is None or not shown.card.missing:
            return top
        row = shown.book.rows[shown.entry.facts.action_id]
        heading = self._line(top)
        level = level_name(row.readiness)
        taken = self._texts.draw(painter, heading, level, _META_STRONG, "text", align=_RIGHT)
        edge = self._theme.length(14)
        ball = self._glyphs.ball(row.readiness, edge, painter.device().devicePixelRatioF())
        spot = QPointF(heading.right() - taken - 6 - edge, round(heading.center().y() - edge / 2))
        painter.drawPixmap(spot, ball)
        top = self._heading(
            painter, top, words.card_headings()[1].format(city=row.city), kept_free=taken + 18 + edge
        )
        today = local_of(shown.now, shown.entry.facts.zone).day.isoformat()
        for missing in shown.card.missing[:_MISSING]:
            line = self._line(top)
            if self.answers.tick(missing) is None:
                # A role is filled by a name, not by a tick.
                icon = self._theme.pixmap("user", 16, "text3")
                spot = QPointF(line.x(), round(line.center().y() - self._theme.length(8)))
                painter.drawPixmap(spot, icon)
            line.setLeft(line.x() + self._theme.length(26))
            due, is_late = words.missing_due(missing.due, today)
            style, color = (_META_STRONG, "danger") if is_late else (_META, "text3")
            right = self._texts.draw(painter, line, due, style, color, align=_RIGHT)
            line.setWidth(line.width() - right - 12)
            name = self._texts.draw(painter, line, words.missing_name(missing), _STRONG, "text")
            line.setLeft(line.x() + name + 8)
            self._texts.draw(painter, line, words.missing_state(missing), _META, "text3")
            top = line.bottom()
        return top + self._theme.length(18)

    def _draw_talks(self, painter: QPainter, top: float) -> None:
        shown = self._shown
        if shown is None or shown.card is None or not shown.card.talks:
            return
        count = len(shown.card.talks)
        more = words.all_of(count) if count > _TALKS else ""
        top = self._heading(painter, top, words.card_headings()[2], more)
        for talk in shown.card.talks[:_TALKS]:
            line = self._line(top)
            icon = self._theme.pixmap(OUTCOME_ICONS[talk.outcome], 16, "text2")
            painter.drawPixmap(QPointF(line.x(), round(line.center().y() - self._theme.length(8))), icon)
            line.setLeft(line.x() + self._theme.length(26))
            day = short_day(local_of(talk.at, shown.desk_zone).day.isoformat()) if talk.at else ""
            right = self._texts.draw(painter, line, talk.caller, _META, "text3", align=_RIGHT)
            line.setWidth(line.width() - right - 12)
            for text, style, color, width in (
                (day, TextStyle(TYPE_META, tabular=True), "text2", 54),
                (words.logged_name(talk.outcome), _META_STRONG, "text2", 100),
                (talk.note, _META, "text", 0),
            ):
                room = QRectF(line)
                if width:
                    room.setWidth(self._theme.length(width) - 4)
                self._texts.draw(painter, room, text, style, color)
                line.setLeft(line.x() + self._theme.length(width))
            top = line.bottom()
