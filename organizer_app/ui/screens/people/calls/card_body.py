"""Draws the current call: person and clock, number, script, what is missing, and past calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.people.phone_display import masked_phone, written_phone
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.screens.people.calls.call_head import CallHead
from organizer_app.ui.screens.people.row_painters import OUTCOME_ICONS
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

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, Role.StaticText)
        self._shown: CallsShown | None = None
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

    def _height(self) -> int:
        shown = self._shown
        if shown is None or shown.card is None:
            return self._theme.length(200)
        asked, missing = len(shown.card.asked), min(len(shown.card.missing), _MISSING)
        talks = min(len(shown.card.talks), _TALKS)
        lines = asked + 1 + missing + talks
        heads = 1 + bool(missing) + bool(talks)
        more = self._head_height() + (len(self._script()) - 1) * self._theme.length(_STEP)
        return self._theme.length(_NUMBER + lines * _LINE + heads * 46) + more

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
        row = shown.book.rows[shown.entry.facts.action_id]
        step = self._theme.length(_STEP)
        for number, text in enumerate(self._script()):
            self._texts.draw(painter, self._line(top + number * step), text, _BODY, "text2")
        top += self._theme.length(_LINE) + (len(self._script()) - 1) * step
        for number, asked in enumerate(shown.card.asked, 1):
            line = self._line(top)
            edge = self._theme.length(20)
            badge = QRectF(line.x(), line.center().y() - edge / 2, edge, edge)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawEllipse(badge)
            self._texts.draw(painter, badge, str(number), _HEADING, "accent", align=_CENTER)
            line.setLeft(line.x() + self._theme.length(30))
            note = words.blocks() if asked.blocks else ""
            self._sides(
                painter, line, (words.question(asked, row.city), _STRONG, "text"), (note, _META, "text3")
            )
            top = line.bottom()
        return top + self._theme.length(18)

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
            edge = self._theme.length(15)
            box = QRectF(line.x() + 0.5, round(line.center().y() - edge / 2) + 0.5, edge, edge)
            painter.setPen(QPen(self._theme.color("control_line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
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

    def _sides(
        self,
        painter: QPainter,
        line: QRectF,
        left: tuple[str, TextStyle, str],
        right: tuple[str, TextStyle, str],
    ) -> None:
        taken = self._texts.draw(painter, line, right[0], right[1], right[2], align=_RIGHT)
        line.setWidth(line.width() - taken - 12)
        self._texts.draw(painter, line, left[0], left[1], left[2])
