"""The overview screen: the large numbers at the top, and the board of cards below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.overview import cards
from organizer_app.ui.screens.overview.board import CardBoard
from organizer_app.ui.screens.overview.day_card import DayCard
from organizer_app.ui.screens.overview.hero import Hero
from organizer_app.ui.screens.overview.presenter import DayCardPresenter, OverviewPresenter, ReachPresenter
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.search_box import command_box
from organizer_app.ui.widgets.controls.title_bar import TitleBar
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QHideEvent, QShowEvent

    from organizer_app.domain.checks.overview import Call, Mix, Overview
    from organizer_app.domain.checks.reach import Reach
    from organizer_app.domain.day.board import Board
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.theme.theme import Theme

_SIDE, _TOP, _GAP = 24, 20, 16
# Where each card's link leads.
_ALL_OF = {
    "problems": Destination("problems"),
    "deadlines": Destination("checklists", "checklists"),
    "calls": Destination("people", "calls"),
    "recent": Destination("activity"),
}


class OverviewScreen(PresentedScreen):
    """Shows what the presenter decides."""

    keeps_zone = True

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("overviewScreen")
        self._zone = zone = context.snapshot.desk_zone
        self.presenter = OverviewPresenter(self, context.background, context.clock, zone)
        self.reach = ReachPresenter(self, context.background)
        self.day = DayCardPresenter(self, context.background, context.clock)
        self._presenters = (self.presenter, self.reach, self.day)
        theme = context.theme
        self.day_card = DayCard(theme, self)
        self.day_card.board_asked.connect(self._go_to_board)
        self.day_card.hide()
        self.hero = Hero(theme, self)
        self.board = CardBoard(theme, self)
        self.cards, self.map = self.board.cards, self.board.map
        for code, card in self.cards.items():
            card.opened.connect(self._open)
            card.all_asked.connect(lambda code=code: self._frame.go_to(_ALL_OF[code]))
        self.map.opened.connect(lambda subject: self._frame.go_to(Destination("plan", "map", subject)))
        self.empty = EmptyState(theme, "layout-dashboard", self)
        self.empty.acted.connect(lambda: self._frame.go_to(Destination("plan", "map")))
        self._lay_out(theme)
        self.presenter.read()
        self.reach.read()

    def _lay_out(self, theme: Theme) -> None:
        self._bar = TitleBar(self._theme, words.title(), self)
        self._day = self._bar.note
        self._search = command_box(theme, self._bar)
        self._bar.add_search(self._search)
        self._area = self._make_page()
        for part in (self._area.viewport(), self.day_card, self.hero):
            part.installEventFilter(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        whole = column_of(self)
        whole.addWidget(self._bar)
        whole.addWidget(self._stack, 1)

    def _make_page(self) -> QScrollArea:
        inside = QWidget(self)
        page = column_of(inside, (_SIDE, _TOP, _SIDE, _TOP), _GAP)
        # On the day itself, what is planned matters less than what happens.
        page.addWidget(self.day_card)
        page.addWidget(self.hero)
        page.addWidget(self.board, 1)
        return scrolling_down(inside, self)

    # From the presenter

    def show_overview(self, seen: Overview, today: date, now: datetime) -> None:
        """Show other numbers."""
        self._day.setText(long_day(today.isoformat()))
        is_today = seen.head is not None and seen.head.anchor_date == today.isoformat()
        self._follow_day(is_day=bool(seen.actions) and is_today)
        if not seen.actions:
            self.empty.say(words.empty_title(), words.empty_hint(), words.empty_action())
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentWidget(self._area)
        # Nobody asks another city to join on the day itself, or after it.
        is_over = seen.head is not None and "" < seen.head.anchor_date <= today.isoformat()
        self.board.leave_out("reach", is_out=is_over)
        self.hero.show_overview(seen, today)
        self.map.show_spots(seen.spots)
        show = self.board.show_lines
        show("problems", cards.problem_lines(seen.findings), len(seen.findings))
        show("deadlines", cards.deadline_lines(seen.deadlines, today), seen.due)
        show("key_dates", cards.key_date_lines(seen.key_dates))
        show("recent", cards.recent_lines(seen.recent, now, self._zone))
        self._fit()

    def _follow_day(self, *, is_day: bool) -> None:
        self.day.follow(is_day=is_day)
        if not is_day:
            self.day_card.hide()

    def show_day_board(self, board: Board, desk_zone: str) -> None:
        """Show what happens now, above everything else."""
        self.day_card.show_board(board, desk_zone)
        self.day_card.show()
        self._fit()

    def show_reach(self, reach: Reach | None) -> None:
        """Show who lives near an action and who to ask next; empty for a plan without a mobilization."""
        self.board.show_lines("reach", cards.reach_lines(reach) if reach is not None else [])

    def show_calls(self, calls: Sequence[Call], total: int, now: datetime) -> None:
        """Show who to call first."""
        self.board.show_lines("calls", cards.call_lines(calls, now), total)

    def show_past(self, past: Sequence[Mix]) -> None:
        """Show the readiness of cities at the start of each of the last days."""
        self.hero.show_past(past)

    def _go_to_board(self) -> None:
        self._frame.go_to(Destination("day", "board"))

    def _open(self, line: cards.CardLine) -> None:
        if line.leads_to is not None:
            self._frame.go_to(line.leads_to)

    # From the window

    @override
    def focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_main(self) -> None:
        """Put the focus on the first card that is not empty."""
        if self._stack.currentWidget() is self.empty:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for code in ("problems", "deadlines", "calls"):
            if not self.cards[code].list.isHidden():
                self.cards[code].list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def panes_in_sight(self) -> list[QWidget]:
        """Return the cards that F6 cycles through."""
        order = ("problems", "calls", "reach", "deadlines", "key_dates", "recent")
        lists = [self.cards[code].list for code in order if code not in self.board.left_out]
        shown = [each for each in lists if not each.isHidden()]
        return [*shown, *([] if self.map.isHidden() else [self.map])] or [self.empty]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.day.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let no timer run while nobody looks."""
        super().hideEvent(event)
        self.day.rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the room of the board again when the window, or a part above the board, gets another size."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        above = 0 if self.day_card.isHidden() else self.day_card.sizeHint().height() + _GAP
        shown = self._area.viewport().height() - above - self.hero.height() - 2 * _TOP - _GAP
        self.board.fit(self.width() - 2 * _SIDE, shown)
