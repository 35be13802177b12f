"""The timing screen: the rule on top, suggestions below, and every city against the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.moment.lines import (
    Head,
    Line,
    MomentPainter,
    SuggestionLine,
    TimedCity,
    lines_of,
    own_times,
)
from organizer_app.ui.screens.moment.presenter import MomentPresenter
from organizer_app.ui.screens.moment.rule_bar import OwnTimesBar, RuleBar
from organizer_app.ui.screens.moment.strip import MomentStrip
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.search_box import command_box
from organizer_app.ui.widgets.controls.title_bar import TitleBar
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.button_list import ButtonList
from organizer_app.wording.plan import moment as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.moment.presenter import SeenMoment
    from organizer_app.ui.theme.theme import Theme

# The number of places that a key moves a city while Alt is held.
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MomentScreen(PresentedScreen):
    """Shows what the presenter decides."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("momentScreen")
        theme = context.theme
        self.presenter = MomentPresenter(self, context.background)
        self._presenters = (self.presenter,)
        self.rule = RuleBar(theme, self)
        self.rule.chosen.connect(self.presenter.choose)
        self.rule.reset_asked.connect(self.presenter.reset_order)
        self.strip = MomentStrip(theme, self)
        self._painter = MomentPainter(theme)
        self.own_times = OwnTimesBar(theme, self)
        self.own_times.changed.connect(self._show_lines)
        self._seen: SeenMoment | None = None
        self.list = CityList(theme, self._painter, words.title(), self)
        self.list.opened.connect(self._open)
        self.list.pressed.connect(self._open)
        self.list.shifted.connect(self._shift)
        self.list.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self.empty = EmptyState(theme, "clock", self)
        self.empty.acted.connect(lambda: self._frame.go_to(Destination("plan", "map")))
        self._lay_out(theme)
        self.presenter.read()

    def _leave_room(self, _least: int, most: int) -> None:
        bar = self.list.verticalScrollBar()
        self.strip.leave_room(bar.sizeHint().width() if most else 0)

    def _lay_out(self, theme: Theme) -> None:
        self._bar = TitleBar(self._theme, words.title(), self)
        self.inside = self._bar.note
        self._search = command_box(theme, self._bar)
        self._bar.add_search(self._search)
        self._stack = QStackedWidget(self)
        page = QWidget(self)
        inside = column_of(page)
        inside.addWidget(self.strip)
        inside.addWidget(self.own_times)
        inside.addWidget(self.list, 1)
        self._full = page
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)
        column = column_of(self)
        column.addWidget(self._bar)
        column.addWidget(self.rule)
        column.addWidget(self._stack, 1)

    # From the presenter

    def show_moment(self, seen: SeenMoment | None) -> None:
        """Show new timing."""
        self.rule.setVisible(seen is not None)
        if seen is not None:
            moment = seen.moment
            self.rule.show_choice(seen.choice, moment.head.desk_zone, is_ordered=moment.is_ordered)
        if seen is None or not seen.moment.cities:
            self.inside.setText("")
            self.empty.say(*words.nothing(), words.go_to_plan())
            self._stack.setCurrentWidget(self.empty)
            return
        kept = seen.moment.kept
        self.inside.setText(
            words.inside(kept.inside, kept.cities, kept.open) if kept.open < kept.cities else ""
        )
        self.strip.show_day(seen.moment, seen.day)
        self._painter.is_ruled = any(city.deviation is not None for city in seen.moment.cities)
        self._seen = seen
        self.own_times.show_count(own_times(seen.moment))
        self._show_lines()
        self._stack.setCurrentWidget(self._full)

    def _show_lines(self) -> None:
        if self._seen is not None:
            self.list.show_lines(lines_of(self._seen.moment, moves_own=self.own_times.is_ticked))

    def _open(self, _key: str, _code: str = "") -> None:
        line = self.list.line
        if isinstance(line, TimedCity):
            self._frame.go_to(Destination("plan", "timeline", line.action_id))
        elif isinstance(line, Head | SuggestionLine) and line.moves:
            self.presenter.move(line.moves)
        elif isinstance(line, SuggestionLine):
            self._frame.go_to(Destination("plan", "timeline", line.action_id))

    def _shift(self, step: int) -> None:
        if isinstance(self.list.line, TimedCity):
            self.presenter.shift(self.list.line.action_id, step)

    # From the window

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        before, self._painter = self._painter, MomentPainter(theme)
        self._painter.is_ruled = before.is_ruled
        self.list.set_buttons(theme, self._painter)

    @override
    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_main(self) -> None:
        """Put the focus on the suggestions and cities."""
        self._main().setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        return [self.rule, self._main()]

    def _main(self) -> QWidget:
        return self.empty if self._stack.currentWidget() is self.empty else self.list


class CityList(ButtonList[Line]):
    """The cities; Alt+Up and Alt+Down move one in the order of a relay.

    Emits `shifted` to move the current line one place earlier (-1) or later (1).
    """

    shifted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self.line is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(step)
            return
        super().keyPressEvent(event)
