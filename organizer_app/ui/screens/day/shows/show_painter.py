"""Paints a lane: the plan as a hollow strip above, how it goes as bars below, and one line for now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from typing_extensions import override

from organizer_app.domain.day.city_states import Phase
from organizer_app.domain.day.show_lanes import CueStage
from organizer_app.ui.screens.day.shows.show_lines import LaneLine, ShowLine, ZoneHead
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
    TYPE_SUB,
)
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_mark, draw_rule
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import shows as words

if TYPE_CHECKING:
    from organizer_app.domain.day.show_lanes import LaneCue
    from organizer_app.ui.screens.day.shows.time_scale import TimeScale
    from organizer_app.ui.widgets.lists.line_source import LineState

_CITY: Final = TextStyle(TYPE_SUB, SEMIBOLD)
_STATE: Final = TextStyle(TYPE_BODY, REGULAR)
_NOTE: Final = TextStyle(TYPE_META, REGULAR)
_ZONE: Final = TextStyle(TYPE_META, SEMIBOLD)
_BAR: Final = TextStyle(TYPE_META, SEMIBOLD)
_UNTIL: Final = TextStyle(TYPE_CAPTION, REGULAR)
_FIRST: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_DRIFT: Final = TextStyle(TYPE_BODY, MEDIUM, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_ZONE_HEIGHT: Final = 28
_LANE_HEIGHT: Final = 84
_SIDE: Final = 16
_DOT: Final = 10
_STRIP: Final = 7
_BAR_HEIGHT: Final = 38
_RADIUS: Final = 5
_RINGS: Final = {Phase.LIVE: "now", Phase.BETWEEN_PARTS: "due", Phase.ENDED: "text3", Phase.HOME: "text3"}
CITY_WIDTH: Final = 210
TEXT_WIDTH: Final = 200
# Room for the drift of more than an hour and a half: +120 min.
DRIFT_WIDTH: Final = 98
_LEAST_LETTERS: Final = 24


class ShowPainter(PaintedLines[ShowLine]):
    """Paints lines in one theme on one axis.

    Attributes:
        scale: the axis; None until the list has a width.
        text_width: width of the words at the right; 0 where there is no room for them.
    """

    def __init__(self, theme: Theme, scale: TimeScale | None = None, text_width: int = 0) -> None:
        super().__init__(theme)
        self.scale = scale
        self.text_width = text_width

    @override
    def key(self, line: ShowLine) -> str:
        return line.lane.state.city.action_id if isinstance(line, LaneLine) else ""

    @override
    def height(self, line: ShowLine) -> int:
        return self._theme.length(_LANE_HEIGHT if isinstance(line, LaneLine) else _ZONE_HEIGHT)

    @override
    def typed(self, line: ShowLine) -> str:
        return line.lane.state.city.city if isinstance(line, LaneLine) else ""

    @override
    def spoken(self, line: ShowLine) -> str:
        if isinstance(line, LaneLine):
            return words.lane_spoken(line.lane, line.now)
        return words.zone_now(line.zone, line.now)

    @override
    def paint(self, painter: QPainter, box: QRectF, line: ShowLine, state: LineState) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, scale = self._theme, self.scale
        is_lane = isinstance(line, LaneLine)
        background = "surface" if is_lane else "band"
        if is_lane and state.is_current:
            background = "accent_soft"
        elif is_lane and state.is_pointed:
            background = "hover"
        painter.fillRect(box, theme.color(background))
        if scale is not None:
            painter.save()
            painter.setClipRect(QRectF(scale.left, box.y(), scale.width, box.height()))
            self._paint_ticks(painter, box, scale)
            if isinstance(line, LaneLine):
                self._paint_cues(painter, box, line, scale)
            else:
                self._paint_hours(painter, box, line, scale)
            self._paint_now(painter, box, line, scale)
            if isinstance(line, LaneLine):
                # Over the line for now, which would go through its words.
                self._paint_far(painter, box, line, scale)
            painter.restore()
            painter.fillRect(QRectF(scale.left, box.y(), 1, box.height()), theme.color("border"))
            painter.fillRect(QRectF(scale.right, box.y(), 1, box.height()), theme.color("border"))
        if isinstance(line, LaneLine):
            self._paint_city(painter, box, line, is_current=state.is_current)
            self._paint_words(painter, box, line)
        else:
            room = box.adjusted(theme.length(_SIDE), 0, 0, 0)
            self._texts.draw(painter, room, board_words.zone_name(line.zone), _ZONE)
        draw_rule(painter, theme, box)

    def _paint_ticks(self, painter: QPainter, box: QRectF, scale: TimeScale) -> None:
        for minute in scale.ticks():
            x = scale.left + (minute - scale.first) * scale.per_minute
            painter.fillRect(QRectF(round(x), box.y(), 1, box.height()), self._theme.color("border"))

    def _paint_hours(self, painter: QPainter, box: QRectF, line: ZoneHead, scale: TimeScale) -> None:
        """Paint the hours of a zone's own clock; by own start they are in the head of the list alone."""
        if scale.by_start or not line.zone:
            return
        width = self._theme.length(70)
        for minute in scale.ticks():
            x = scale.left + (minute - scale.first) * scale.per_minute
            place = QRectF(x - width / 2, box.y(), width, box.height())
            text = board_words.clock_at(minute, line.zone)
            is_free = abs(minute - line.now) * scale.per_minute > width * 0.9
            if is_free and scale.holds(x, self._texts.advance(text, _NOTE)):
                self._texts.draw(painter, place, text, _NOTE, "text2", align=_CENTER)

    def _paint_now(self, painter: QPainter, box: QRectF, line: ShowLine, scale: TimeScale) -> None:
        theme = self._theme
        start = line.lane.state.city.starts if isinstance(line, LaneLine) else None
        if scale.by_start and start is None:
            return
        x = round(scale.x(line.now, start))
        painter.fillRect(QRectF(x - 1, box.y(), 2, box.height()), theme.color("now"))
        if isinstance(line, ZoneHead) and line.zone and not scale.by_start:
            text = board_words.clock_at(line.now, line.zone)
            width = self._texts.advance(text, _BAR) + theme.length(16)
            pill = QRectF(x - width / 2, box.center().y() - theme.length(9), width, theme.length(18))
            painter.setPen(QPen(theme.color("now"), 1))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            self._texts.draw(painter, pill, text, _BAR, "now", align=_CENTER)

    def _paint_city(self, painter: QPainter, box: QRectF, line: LaneLine, *, is_current: bool) -> None:
        theme, texts, state = self._theme, self._texts, line.lane.state
        if is_current:
            draw_mark(painter, theme, box)
        size = theme.length(_DOT)
        dot = QRectF(box.x() + theme.length(_SIDE), box.center().y() - size / 2, size, size)
        is_live = state.phase is Phase.LIVE
        color = theme.color(_RINGS.get(state.phase, "border_strong"))
        painter.setPen(color)
        painter.setBrush(color if is_live else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        height = theme.length(19)
        left = dot.right() + theme.length(12)
        width = theme.length(CITY_WIDTH) - left - theme.length(8)
        below = filter(None, (state.city.lead, words.steps(line.lane)))
        shown = [(state.city.city, _CITY, "text"), *((text, _NOTE, "text2") for text in below)]
        top = box.center().y() - height * len(shown) / 2
        for spot, (text, style, shade) in enumerate(shown):
            place = QRectF(left, top + spot * height, width, height)
            taken = texts.draw(painter, place, text, style, shade)
            if not spot:
                rest = place.adjusted(taken + theme.length(6), 0, 0, 0)
                beside = texts.longest_fitting(board_words.beside_name(state.city), _STATE, rest.width())
                texts.draw(painter, rest, beside, _STATE, "text2")

    def _paint_words(self, painter: QPainter, box: QRectF, line: LaneLine) -> None:
        theme, texts, lane = self._theme, self._texts, line.lane
        side = theme.length(_SIDE)
        end = box.right() - theme.length(DRIFT_WIDTH)
        if lane.cues:
            text = words.drift(lane.drift)
            right = QRectF(
                box.right() - theme.length(DRIFT_WIDTH),
                box.y(),
                theme.length(DRIFT_WIDTH) - side,
                box.height(),
            )
            if lane.is_adrift:
                width = texts.advance(text, _DRIFT) + theme.length(14)
                pill = QRectF(
                    right.right() - width, box.center().y() - theme.length(12), width, theme.length(24)
                )
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("danger"))
                painter.drawRoundedRect(pill, _RADIUS, _RADIUS)
                texts.draw(painter, pill, text, _DRIFT, "surface", align=_CENTER)
                end = min(end, pill.left() - theme.length(8))
            else:
                texts.draw(painter, right, text, _DRIFT, "text2", align=_RIGHT)
        if self.text_width <= 0:
            return
        left = box.right() - theme.length(DRIFT_WIDTH) - self.text_width + side
        height = theme.length(19)
        shown = [(words.now_line(lane, line.now), _FIRST if lane.cues else _NOTE, "text")]
        if following := words.next_line(lane):
            shown.append((following, _NOTE, "text2"))
        top = box.center().y() - height * len(shown) / 2
        for spot, (text, style, shade) in enumerate(shown):
            place = QRectF(left, top + spot * height, min(self.text_width - side, end - left), height)
            texts.draw(painter, place, text, style, shade if lane.cues else "text2")

    def _paint_cues(self, painter: QPainter, box: QRectF, line: LaneLine, scale: TimeScale) -> None:
        theme, start = self._theme, line.lane.state.city.starts
        strip = box.y() + theme.length(12)
        bars = box.y() + theme.length(28)
        for each in line.lane.cues:
            times = each.cue.times
            if times.starts is not None and times.ends is not None:
                left, right = scale.x(times.starts, start), scale.x(times.ends, start)
                planned = QRectF(left + 1, strip, max(right - left - 2, 2.0), theme.length(_STRIP))
                painter.setPen(QPen(theme.color("text3"), 1))
                painter.setBrush(theme.color("text3") if each.cue.is_fixed else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(planned, planned.height() / 2, planned.height() / 2)
            self._paint_bar(painter, each, (scale, start), bars, line)

    def _paint_bar(
        self, painter: QPainter, each: LaneCue, on: tuple[TimeScale, int | None], top: float, line: LaneLine
    ) -> None:
        if each.begins is None or each.ends is None:
            return
        theme, (scale, start) = self._theme, on
        left, right = scale.x(each.begins, start), scale.x(each.ends, start)
        bar = QRectF(left + 1, top, max(right - left - 2, 4.0), theme.length(_BAR_HEIGHT))
        fill, edge, color = _LOOKS[each.stage]
        painter.setPen(QPen(theme.color(edge), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(bar, _RADIUS, _RADIUS)
        is_late = each.stage is CueStage.WAITING and line.lane.now is None
        if is_late and each.cue.times.starts is not None:
            # Hatched since it should have started; over a cue that still runs it would cover its words.
            since = QRectF(bar)
            since.setLeft(scale.x(each.cue.times.starts, start))
            since.setRight(scale.x(line.now, start))
            painter.setPen(QPen(theme.color("danger"), 1))
            painter.setBrush(QBrush(theme.color("danger"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(since, _RADIUS, _RADIUS)
        inside = self._room_for_words(bar, each, on, line)
        if inside.width() < theme.length(_LEAST_LETTERS):
            return
        zone = line.lane.state.city.zone
        upper = QRectF(inside.x(), bar.y() + theme.length(3), inside.width(), theme.length(17))
        below = ""
        if each.stage is CueStage.RUNNING:
            below = words.to_time(each.ends, zone)
        elif each.stage in (CueStage.NEXT, CueStage.WAITING):
            below = board_words.clock_at(each.begins, zone)
        if not below:
            upper = QRectF(inside.x(), bar.y(), inside.width(), bar.height())
        self._texts.draw(painter, upper, each.cue.title, _BAR, color)
        if below:
            self._texts.draw(painter, upper.translated(0, theme.length(16)), below, _UNTIL, color)

    def _room_for_words(
        self, bar: QRectF, each: LaneCue, on: tuple[TimeScale, int | None], line: LaneLine
    ) -> QRectF:
        """Return where the words of a bar are in sight: a late cue reaches below those that follow."""
        theme, (scale, start) = self._theme, on
        left = max(bar.left() + theme.length(7), scale.left + theme.length(6))
        begins = [cue.begins for cue in line.lane.cues if cue.begins is not None]
        after = [scale.x(at, start) for at in begins if each.begins is not None and at > each.begins]
        right = min([bar.right(), *after]) - theme.length(4)
        return QRectF(left, bar.y(), max(right - left, 0), bar.height())

    def _paint_far(self, painter: QPainter, box: QRectF, line: LaneLine, scale: TimeScale) -> None:
        """Paint a pill at the edge for a run of show that begins outside of the view."""
        theme, upcoming = self._theme, line.lane.upcoming
        if upcoming is None or upcoming.begins is None or line.lane.now is not None:
            return
        if scale.x(upcoming.begins, line.lane.state.city.starts) < scale.right - theme.length(30):
            return
        text = words.first_cue(line.lane, line.now)
        width = min(self._texts.advance(text, _NOTE) + theme.length(24), scale.width - theme.length(20))
        pill = QRectF(
            scale.right - width - theme.length(10),
            box.center().y() - theme.length(13),
            width,
            theme.length(26),
        )
        painter.setPen(QPen(theme.color("border_strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        self._texts.draw(
            painter, pill.adjusted(theme.length(12), 0, -theme.length(6), 0), text, _NOTE, "text2"
        )


_LOOKS: Final = {
    CueStage.OVER: ("hover", "hover", "text2"),
    CueStage.RUNNING: ("accent", "accent", "accent_text"),
    CueStage.WAITING: ("accent_soft", "accent_line", "text"),
    CueStage.NEXT: ("accent_soft", "accent_line", "text"),
    CueStage.LATER: ("surface", "border_strong", "text2"),
}
