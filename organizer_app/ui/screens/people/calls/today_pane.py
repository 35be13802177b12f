"""Draws the column beside the call: today's score, the next tries, and which zones may be called."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_rules import FIRST_MINUTE, LAST_MINUTE, call_time
from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes, local_of
from organizer_app.ui.screens.people.row_list import OUTCOME_ICONS
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    INSPECTOR_WIDTH,
    SEMIBOLD,
    TYPE_CAPTION,
    TYPE_DISPLAY,
    TYPE_META,
    TYPE_TITLE,
)
from organizer_app.ui.widgets.lists.speaking_items import Role, speak_as
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language.dates import clock, short_clock, short_day, wall_clock, weekday_day
from organizer_app.wording.language.zones import zone_family, zone_plain, zone_short
from organizer_app.wording.people import calls as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.domain.people.call_queue import CallFacts
    from organizer_app.ui.screens.people.people_view import CallsShown
    from organizer_app.ui.theme.theme import Theme

_PAD: Final = 20
# Between the texts at both ends of a line, in pixels.
_BESIDE: Final = 8
_DUE: Final = 5
_ZONES: Final = 7
# The largest share of the width for names of zones.
_ZONE_SHARE: Final = 0.32
_OUTCOMES: Final = (
    TalkOutcome.REACHED,
    TalkOutcome.LEFT_MESSAGE,
    TalkOutcome.NO_ANSWER,
    TalkOutcome.WRONG_NUMBER,
    TalkOutcome.DECLINED,
)
_DAY: Final = 1440
# A next try within this many minutes is shown in red.
_SOON: Final = 30
# The strip of hours covers 6 AM to midnight at headquarters.
_FROM: Final = 6 * 60
_SPAN: Final = 18 * 60
_TITLE: Final = TextStyle(TYPE_TITLE, SEMIBOLD)
_BIG: Final = TextStyle(TYPE_DISPLAY + 6, SEMIBOLD, tabular=True)
_BODY: Final = TextStyle(13)
_NUMBER: Final = TextStyle(13, SEMIBOLD, tabular=True)
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_SMALL: Final = TextStyle(TYPE_CAPTION)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class TodayPane(Themed, QWidget):
    """The third column of the calls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        speak_as(self, Role.StaticText)
        self.setAccessibleName(words.pane_headings()[0])
        self._shown: CallsShown | None = None
        self._zones: dict[str, str] = {}
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(INSPECTOR_WIDTH))

    def show_calls(self, shown: CallsShown) -> None:
        """Show the score and the next tries."""
        self._shown = shown
        people = {entry.facts.zone for entry in shown.queue.calls} | {each.zone for each in shown.waiting}
        self._zones = {zone_family(zone): zone for zone in sorted(people)}
        score = shown.score
        spoken = f"{score.reached} {words.reached_of(score.calls)}, {words.to_go(score.to_go)}"
        self.setAccessibleDescription(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("border"))
        if self._shown is not None:
            top = self._draw_score(painter, self._shown)
            top = self._draw_outcomes(painter, self._shown, top)
            top = self._draw_due(painter, self._shown, top)
            self._draw_hours(painter, self._shown, top)
        painter.end()

    def _line(self, top: float, height: float) -> QRectF:
        return QRectF(_PAD, top, self.width() - 2 * _PAD, self._theme.length(height))

    def _bar(self, painter: QPainter, rect: QRectF, color: str) -> None:
        if rect.width() > 0:
            radius = min(rect.height(), rect.width()) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(color))
            painter.drawRoundedRect(rect, radius, radius)

    def _draw_score(self, painter: QPainter, shown: CallsShown) -> float:
        score = shown.score
        line = self._line(self._theme.length(18), 24)
        title = words.pane_headings()[0]
        self._texts.draw_pair(
            painter, line, (title, _TITLE, "text"), (weekday_day(score.day), _META, "text3"), _BESIDE
        )
        line = self._line(line.bottom() + self._theme.length(12), 38)
        taken = self._texts.draw(painter, line, f"{score.reached:,}", _BIG, "text")
        rest = QRectF(line.x() + taken + 8, line.y() + 4, line.width() - taken - 8, line.height() - 4)
        reached, to_go = words.reached_of(score.calls), words.to_go(score.to_go)
        beside = self._texts.advance(reached, _BODY) + 8 + self._texts.advance(to_go, _META)
        if beside <= rest.width():
            self._texts.draw_pair(painter, rest, (reached, _BODY, "text"), (to_go, _META, "text2"), _BESIDE)
        else:
            half = rest.height() / 2
            self._texts.draw(painter, rest.adjusted(0, 0, 0, -half), reached, _BODY, "text")
            self._texts.draw(painter, rest.adjusted(0, half, 0, 0), to_go, _META, "text2")
        bar = self._line(line.bottom() + self._theme.length(6), 6)
        total = max(1, score.calls + score.to_go)
        self._bar(painter, bar, "border")
        made = QRectF(bar.x(), bar.y(), bar.width() * score.calls / total, bar.height())
        self._bar(painter, made, "accent_line")
        made.setWidth(bar.width() * score.reached / total)
        self._bar(painter, made, "accent")
        return bar.bottom() + self._theme.length(12)

    def _draw_outcomes(self, painter: QPainter, shown: CallsShown, top: float) -> float:
        counts = shown.score.outcomes
        most = max(1, *(counts.get(outcome, 0) for outcome in _OUTCOMES))
        begins, ends = self._bar_room(self._line(top, 26).width())
        for outcome in _OUTCOMES:
            line = self._line(top, 26)
            icon = self._theme.pixmap(OUTCOME_ICONS[outcome], 17, "text2")
            painter.drawPixmap(QPointF(line.x(), round(line.center().y() - self._theme.length(8))), icon)
            count = counts.get(outcome, 0)
            self._texts.draw(painter, line, f"{count:,}", _NUMBER, "text", align=_RIGHT)
            indent, air = self._theme.length(26), self._theme.length(8)
            room = QRectF(line.x() + indent, line.y(), begins - indent - air, line.height())
            self._texts.draw(painter, room, words.logged_name(outcome), _BODY, "text2")
            bar = QRectF(line.x() + begins, line.center().y() - 3, ends - begins, 6)
            self._bar(painter, bar, "sunken")
            bar.setWidth(bar.width() * count / most)
            self._bar(painter, bar, "accent" if outcome is TalkOutcome.REACHED else "control_line")
            top = line.bottom()
        return top + self._theme.length(16)

    def _bar_room(self, width: float) -> tuple[float, float]:
        """Return the left edge of the outcomes' bars, after the longest name, and their right edge."""
        longest = max(self._texts.advance(words.logged_name(outcome), _BODY) for outcome in _OUTCOMES)
        behind = self._theme.length(26 + 8) + longest
        return min(max(width * 0.53, behind), width * 0.76), width * 0.89

    def _draw_due(self, painter: QPainter, shown: CallsShown, top: float) -> float:
        if not shown.waiting:
            return top
        line = self._line(top, 22)
        more = words.all_of(len(shown.waiting)) if len(shown.waiting) > _DUE else ""
        self._texts.draw_pair(
            painter, line, (words.pane_headings()[1], _HEADING, "text2"), (more, _HEADING, "accent"), _BESIDE
        )
        top = line.bottom() + self._theme.length(4)
        for facts in shown.waiting[:_DUE]:
            self._draw_waiting(painter, shown, facts, top)
            top += self._theme.length(42)
        return top + self._theme.length(12)

    def _draw_waiting(self, painter: QPainter, shown: CallsShown, facts: CallFacts, top: float) -> None:
        minutes = (facts.due or 0) - epoch_minutes(shown.now)
        due = from_epoch_minutes(facts.due or 0)
        is_soon = minutes < 6 * 60
        when = words.due_words(due, shown.now, shown.desk_zone)
        there = local_of(due, facts.zone)
        local = f"{wall_clock(there.wall)} {zone_short(facts.zone)}"
        row = shown.book.rows[facts.action_id]
        upper, lower = self._line(top, 19), self._line(top + self._theme.length(18), 18)
        left = self._theme.length(96)
        if self._texts.advance(when, _HEADING) > left - 6:
            when = short_day(local_of(due, shown.desk_zone).day.isoformat())
        for line, text, style, color in (
            (upper, when, _HEADING, "text"),
            (
                lower,
                words.due_in(minutes) if is_soon else local,
                _SMALL,
                "danger" if minutes < _SOON else "text3",
            ),
        ):
            self._texts.draw(painter, QRectF(line.x(), line.y(), left - 6, line.height()), text, style, color)
        upper.setLeft(upper.x() + left)
        lower.setLeft(lower.x() + left)
        self._texts.draw(painter, upper, f"{facts.name}, {city_of(row.city, '')}", _HEADING, "text")
        said = words.logged_name(facts.last) if facts.last else ""
        self._texts.draw(painter, lower, said, _META, "text2")

    def _draw_hours(self, painter: QPainter, shown: CallsShown, top: float) -> None:
        zones = self._zones
        if not zones:
            return
        desk = call_time(shown.now, shown.desk_zone).minutes
        line = self._line(top, 22)
        now = words.now_at_desk(clock(desk), shown.desk_zone)
        self._texts.draw_pair(
            painter, line, (words.pane_headings()[2], _HEADING, "text2"), (now, _HEADING, "now"), _BESIDE
        )
        top = line.bottom() + self._theme.length(4)
        first = top
        ahead = {
            zone: (call_time(shown.now, zone).minutes - desk + _DAY // 2) % _DAY - _DAY // 2
            for zone in zones.values()
        }
        for zone in sorted(zones.values(), key=lambda each: -ahead[each])[:_ZONES]:
            self._draw_zone(painter, zone, ahead[zone], desk, top)
            top += self._theme.length(18)
        track = self._track(first)
        at = track.x() + track.width() * (desk - _FROM) / _SPAN
        if track.x() <= at <= track.right():
            painter.fillRect(QRectF(at, first - 2, 2, top - first + 2), self._theme.color("now"))
        self._draw_scale(painter, top)

    def _track(self, top: float) -> QRectF:
        named = (zone_plain(zone) for zone in self._zones.values())
        longest = ceil(max((self._texts.advance(name, _SMALL) for name in named), default=0.0)) + 8
        left = min(max(self._theme.length(64), longest), round(self.width() * _ZONE_SHARE))
        return QRectF(_PAD + left, top + 4, self.width() - 2 * _PAD - left, self._theme.length(10))

    def _draw_zone(self, painter: QPainter, zone: str, ahead: int, desk: int, top: float) -> None:
        line = self._line(top, 18)
        name = zone_plain(zone)
        track = self._track(top)
        room = QRectF(line.x(), line.y(), track.x() - line.x() - 4, line.height())
        self._texts.draw(painter, room, name, _SMALL, "text")
        painter.fillRect(track, self._theme.color("sunken"))
        opens, closes = FIRST_MINUTE - ahead, LAST_MINUTE - ahead
        begin = max(0.0, (opens - _FROM) / _SPAN) * track.width()
        end = min(1.0, (closes - _FROM) / _SPAN) * track.width()
        color = "accent" if opens <= desk < closes else "accent_line"
        self._bar(painter, QRectF(track.x() + begin, track.y(), max(0.0, end - begin), track.height()), color)

    def _draw_scale(self, painter: QPainter, top: float) -> None:
        track = self._track(top)
        line = QRectF(track.x(), top + 4, track.width(), self._theme.length(16))
        ends = 0.0
        for hour in (6, 12, 18, 24):
            at = track.x() + track.width() * (hour * 60 - _FROM) / _SPAN
            text = short_clock(hour * 60)
            width = self._texts.advance(text, _SMALL)
            left = min(max(track.x(), at - width / 2), track.right() - width)
            if left < ends:
                continue
            self._texts.draw(painter, QRectF(left, line.y(), width + 2, line.height()), text, _SMALL, "text3")
            ends = left + width + 8
        left, y = float(_PAD), line.bottom() + self._theme.length(8)
        for text, color in zip(words.hours_legend(), ("accent", "accent_line"), strict=True):
            self._bar(painter, QRectF(left, y + 5, 14, 8), color)
            left += 20
            left += self._texts.draw(painter, QRectF(left, y, 120, 18), text, _SMALL, "text2") + 16
