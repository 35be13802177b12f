"""Lays the runs of show out: filters, the axis, a lane for each city, and the bar that drives one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.day.cue_changes import push_of, shortening_of
from organizer_app.ui.screens.day.shows.show_legend import ShowLegend
from organizer_app.ui.screens.day.shows.show_lines import LaneLine, ShowLine
from organizer_app.ui.screens.day.shows.show_painter import CITY_WIDTH, DRIFT_WIDTH, TEXT_WIDTH, ShowPainter
from organizer_app.ui.screens.day.shows.time_scale import BEFORE, HOUR, STEP, TimeScale
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, MEDIUM, REGULAR, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.choice_chips import SwitchChip
from organizer_app.ui.widgets.controls.key_button import key_button
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.steady_text import SteadyText
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import shows as words
from organizer_app.wording.language.zones import zone_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from organizer_app.domain.day.show_lanes import Lane
    from organizer_app.ui.screens.day.shows.presenter import ShowsPresenter
    from organizer_app.ui.theme.theme import Theme

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_HOUR: Final = TextStyle(TYPE_META, REGULAR)
_NOW: Final = TextStyle(TYPE_META, SEMIBOLD)
_LEGEND: Final = TextStyle(TYPE_META, MEDIUM)
_HEAD_HEIGHT: Final = 30
_WIDE: Final = 1000
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


# Narrower, a lane's words are below each other.
_LEAST_BESIDE: Final = 640
# Beside its buttons a lane's words need so much; with less, the buttons are below them.
_LEAST_WORDS: Final = 480
_LETTERS: Final = "gept"


class ShowList(LineList[ShowLine]):
    """The lanes with their keys: `asked` carries a letter, `moved` steps of half an hour along the axis."""

    asked = Signal(str)
    moved = Signal(int)
    opens_on_click = False
    finds_by_letters = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the axis with Left, Right and N, from lane to lane with J and K, and drive one."""
        text = event.text().casefold()
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif is_plain and text in {"j", "k"}:
            self._go_to_lane(1 if text == "j" else -1)
        elif is_plain and text and text in _LETTERS:
            self.asked.emit(text)
        elif is_plain and text == "n":
            self.moved.emit(0)
        else:
            super().keyPressEvent(event)

    def _go_to_lane(self, step: int) -> None:
        spots = range(self.current + step, len(self.lines) if step > 0 else -1, step)
        spot = next((each for each in spots if isinstance(self.lines[each], LaneLine)), -1)
        if spot >= 0:
            self.land(spot)


class ShowAxis(Themed, QWidget):
    """The head of the lanes: HQ's hours, or hours from the own start of each city."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.scale: TimeScale | None = None
        self._zone, self._now = "", 0
        self.has_words = True
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEAD_HEIGHT))

    def show_axis(self, scale: TimeScale, zone: str, now: int, *, has_words: bool) -> None:
        """Draw the hours of a zone, with the present minute on them."""
        self.scale, self._zone, self._now, self.has_words = scale, zone, now, has_words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts, scale = self._theme, self._texts, self.scale
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))
        if scale is None:
            painter.end()
            return
        side = theme.length(GAP_L)
        left = QRectF(side, 0, scale.left - side, self.height())
        head = words.city_heading() if scale.by_start else words.desk_zone(zone_plain(self._zone))
        texts.draw(painter, left, head, _HEAD, "text2")
        if self.has_words:
            place = QRectF(scale.right + side, 0, self.width() - scale.right - 2 * side, self.height())
            texts.draw(painter, place, words.now_and_next(), _HEAD, "text2")
        last = QRectF(
            self.width() - theme.length(DRIFT_WIDTH), 0, theme.length(DRIFT_WIDTH) - side, self.height()
        )
        texts.draw(painter, last, words.drift_heading(), _HEAD, "text2", align=Qt.AlignmentFlag.AlignRight)
        painter.setClipRect(QRectF(scale.left, 0, scale.width, self.height()))
        width = theme.length(80)
        for minute in scale.ticks():
            x = scale.left + (minute - scale.first) * scale.per_minute
            text = words.hours(minute) if scale.by_start else board_words.clock_at(minute, self._zone)
            is_free = scale.by_start or abs(minute - self._now) * scale.per_minute > width * 0.9
            if is_free and scale.holds(x, texts.advance(text, _HOUR)):
                texts.draw(
                    painter,
                    QRectF(x - width / 2, 0, width, self.height()),
                    text,
                    _HOUR,
                    "text2",
                    align=_CENTER,
                )
        if not scale.by_start:
            self._paint_now(painter, scale)
        painter.end()

    def _paint_now(self, painter: QPainter, scale: TimeScale) -> None:
        theme = self._theme
        text = words.now_at(board_words.clock_at(self._now, self._zone))
        width = self._texts.advance(text, _NOW) + theme.length(18)
        pill = QRectF(scale.x(self._now, None) - width / 2, theme.length(5), width, theme.length(20))
        painter.setPen(QPen(theme.color("now"), 1))
        painter.setBrush(theme.color("now"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        self._texts.draw(painter, pill, text, _NOW, "surface", align=_CENTER)


class DriveBar(QFrame):
    """The city that the keys drive, what runs there, and what comes next."""

    def is_kept_clear(self, spot: QPoint) -> bool:
        """Return that words are everywhere in it: what was just done must not cover what is next."""
        return self.rect().contains(spot)


class ShowsPane(Themed, QFrame):
    """`asked` carries g to start the next cue, e to end the one that runs, p to push the rest, t to shorten.

    `selected` carries an action.
    """

    asked = Signal(str)
    selected = Signal(str)
    adrift_asked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        self._zone, self._now, self._shift = "", 0, 0
        self._by_start = False
        choices = [("clock", words.by_clock(), ""), ("start", words.by_start(), "")]
        self.lined_up = Segmented(choices, theme, words.which_times(), self)
        self.lined_up.chosen.connect(self._line_up)
        self.lined_up.choose("clock")
        self.adrift = SwitchChip(self)
        self.adrift.cleared.connect(self.adrift.toggle)
        self.adrift.toggled.connect(self.adrift_asked)
        self.tallies = PlainLabel("", self, role="meta")
        self.legend = ShowLegend(theme, self)
        self.axis = ShowAxis(theme, self)
        self.list = ShowList(theme, ShowPainter(theme), words.title(), self)
        self.empty = EmptyState(theme, "list-ordered", self)
        self.drive = DriveBar(self)
        self.city = PlainLabel("", self.drive, role="strong")
        self.behind = SteadyText(theme, self.drive)
        self.now = SteadyText(theme, self.drive)
        self.next = SteadyText(theme, self.drive)
        self.push = key_button(theme, "P", "plain", lambda: self.asked.emit("p"), self.drive)
        self.shorten = key_button(theme, "T", "plain", lambda: self.asked.emit("t"), self.drive)
        self.end = key_button(theme, "E", "plain", lambda: self.asked.emit("e"), self.drive)
        self.start = key_button(theme, "G", "primary", lambda: self.asked.emit("g"), self.drive)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._lay_out()
        self.list.asked.connect(self.asked)
        self.list.moved.connect(self._move)
        self.list.widened.connect(self.fit)
        self.list.chosen.connect(self.selected)

    def _lay_out(self) -> None:
        column = column_of(self)
        bar = self._bar = QWidget(self)
        row = WrappingRow(bar, side=GAP_L, spacing=GAP_S)
        row.addWidget(self.lined_up)
        row.addWidget(self.adrift)
        row.add_tail(self.tallies)
        row.add_tail(self.legend)
        column.addWidget(bar)
        column.addWidget(self.axis)
        column.addWidget(self._stack, 1)
        line = QFrame(self)
        line.setProperty("line", "true")
        column.addWidget(line)
        foot = self._foot = row_of(self.drive, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_L)
        self._told = told = row_of(None, spacing=GAP_L)
        for parts in ((self.city, self.behind), (self.now, self.next)):
            texts = column_of(None)
            for part in parts:
                texts.addWidget(part)
            told.addLayout(texts, 1)
        foot.addLayout(told, 1)
        buttons = self._buttons = row_of(None, spacing=GAP_S)
        buttons.addStretch(1)
        for button in (self.push, self.shorten, self.end, self.start):
            buttons.addWidget(button)
        foot.addLayout(buttons)
        column.addWidget(self.drive)

    def report_to(self, presenter: ShowsPresenter) -> None:
        """Pass on which lane is chosen and driven."""
        self.asked.connect(presenter.drive)
        self.selected.connect(presenter.select)
        self.adrift_asked.connect(presenter.keep_adrift)

    def show_nothing(self) -> None:
        """Say that no city has a run of show."""
        self.empty.say(words.nothing_title(), words.nothing_hint(), words.go_to_logistics())
        self._show_empty()
        self._bar.hide()

    def _show_empty(self) -> None:
        self._stack.setCurrentWidget(self.empty)
        for part in (self.axis, self.drive):
            part.hide()

    def show_lanes(self, lines: Sequence[ShowLine], chosen: str, zone: str, now: int) -> None:
        """Show the lanes at a moment, in minutes since 1970-01-01 UTC, with the clock of HQ's zone."""
        self._zone, self._now = zone, now
        self._bar.show()
        if not lines:
            self.empty.say(words.nothing_adrift(), "", "")
            self._show_empty()
            return
        self._stack.setCurrentWidget(self.list)
        self.axis.show()
        self.list.show_lines(lines, chosen)
        self.fit()

    def show_tallies(self, running: int, over: int, upcoming: int, adrift: tuple[int, int]) -> None:
        """Show how the runs of show are going; `adrift` is the limit and how many are beyond it."""
        self.tallies.setText(words.tallies(running, over, upcoming))
        self.adrift.setText(words.adrift(*adrift))

    def show_driven(self, lane: Lane | None, now: int) -> None:
        """Show the lane that the keys drive."""
        self.drive.setVisible(lane is not None and bool(lane.cues))
        if lane is None:
            return
        city = lane.state.city
        self.city.setText(breakable(board_words.place_named(city)))
        self.behind.show_text(" · ".join(filter(None, (city.lead, words.behind(lane)))))
        self.now.show_text(words.now_line(lane, now))
        self.next.show_text(words.next_line(lane) or words.nothing_next())
        self.start.setVisible(lane.upcoming is not None)
        self.end.setVisible(lane.now is not None)
        push, short = push_of(lane.cues), shortening_of(lane.cues, now)
        self.push.setVisible(push is not None)
        self.shorten.setVisible(short is not None)
        if push is not None:
            self.push.setText(words.push_rest(push))
        if short is not None:
            self.shorten.setText(words.shorten(short))
        if lane.upcoming is not None:
            self.start.setText(words.start_cue(lane.upcoming.cue.title))
        if lane.now is not None:
            self.end.setText(words.end_cue(lane.now.cue.title))
        self._fit_foot()

    def focus_list(self) -> None:
        """Put the keyboard on the lanes."""
        is_list = self._stack.currentWidget() is self.list
        (self.list if is_list else self.empty).setFocus(Qt.FocusReason.OtherFocusReason)

    def _line_up(self, code: str) -> None:
        self._by_start = code == "start"
        self._shift = 0
        self.fit()

    def _move(self, steps: int) -> None:
        self._shift = self._shift + steps * STEP if steps else 0
        self.fit()

    def fit(self) -> None:
        """Lay the axis out again for the width, the moment and how cities are lined up."""
        theme, width = self._theme, self.list.viewport().width()
        self._fit_foot()
        has_words = width >= theme.length(_WIDE)
        self.legend.setVisible(has_words)
        text_width = theme.length(TEXT_WIDTH) if has_words else 0
        left = theme.length(CITY_WIDTH)
        room = max(width - left - text_width - theme.length(DRIFT_WIDTH), 1)
        by_start = self._by_start
        first = (-BEFORE if by_start else self._now - BEFORE) + self._shift
        scale = TimeScale(first, left, room, theme.length(HOUR) / 60, by_start)
        self.list.set_source(theme, ShowPainter(theme, scale, text_width))
        self.axis.show_axis(scale, self._zone, self._now, has_words=has_words)

    def _fit_foot(self) -> None:
        """Put the buttons below what they are about where the words beside them would be crushed."""
        theme, width = self._theme, self.width()
        # It learns of a button that has just been shown or named only when the whole is laid out again.
        self._buttons.invalidate()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_narrow = width < theme.length(_LEAST_BESIDE)
        is_below = is_narrow or width - self._buttons.sizeHint().width() < theme.length(_LEAST_WORDS)
        self._foot.setDirection(down if is_below else across)
        self._foot.setSpacing(GAP_S if is_below else GAP_L)
        self._told.setDirection(down if is_narrow else across)
        self._told.setSpacing(0 if is_narrow else GAP_L)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letters that its buttons show also while one of them has the keyboard, after a click."""
        text = event.text().casefold()
        if text and text in _LETTERS and not event.modifiers().value:
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
