"""The overview on the screen: cards in three columns, or two where there is less room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screens.overview import card_lines
from organizer_app.ui.screens.overview.cards import Hero, ListCard
from organizer_app.ui.screens.overview.map_card import MapCard
from organizer_app.ui.screens.overview.presenter import OverviewPresenter
from organizer_app.ui.screens.overview.reach_presenter import ReachPresenter
from organizer_app.ui.theme.tokens import BAR_TOP
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.search_box import command_box
from organizer_app.wording import overview as words
from organizer_app.wording.dates import long_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.domain.overview import Call, Mix, Overview
    from organizer_app.domain.reach import Reach
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.screen import PlanAtHand
    from organizer_app.ui.theme.theme import Theme

# The columns of cards, from left to right; in two columns the last one goes below the first.
_COLUMNS: Final = (("deadlines", "key_dates", "reach"), ("problems", "recent"), ("calls",))
_WIDE: Final = 1080


class OverviewScreen(Screen):
    """Draws what the presenter says."""

    def __init__(self, at_hand: PlanAtHand) -> None:
        super().__init__()
        self.setObjectName("overviewScreen")
        self._frame = at_hand.frame
        heads = at_hand.snapshot.mobilizations
        zone = heads[0].desk_zone if heads else ""
        self.presenter = OverviewPresenter(self, at_hand.background, at_hand.clock, zone)
        self.reach = ReachPresenter(self, at_hand.background)
        theme = at_hand.theme
        self.hero = Hero(theme, self)
        self.cards = {code: ListCard(theme, code, self) for column in _COLUMNS for code in column}
        for card in self.cards.values():
            card.opened.connect(self._open)
        self.map = MapCard(theme, self)
        self.map.opened.connect(lambda subject: self._frame.go_to(Destination("plan", "map", subject)))
        self.empty = EmptyState(theme, "layout-dashboard", self)
        self.empty.acted.connect(lambda: self._frame.go_to(Destination("plan", "map")))
        self._lay_out(theme)
        self.presenter.read()
        self.reach.read()

    def _lay_out(self, theme: Theme) -> None:
        self._bar = QFrame(self)
        self._bar.setObjectName("topBar")
        self._bar.setFixedHeight(theme.length(BAR_TOP))
        title, self._day = PlainLabel(words.title(), self._bar), PlainLabel("", self._bar)
        title.setProperty("role", "title")
        self._day.setProperty("role", "meta")
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(24, 0, 24, 0)
        bar.setSpacing(12)
        bar.addWidget(title)
        bar.addWidget(self._day)
        bar.addStretch(1)
        self._search = command_box(theme, self._bar)
        bar.addWidget(self._search, 3)
        self._area = self._make_page()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addWidget(self._stack, 1)
        self._arrange(is_wide=True)

    def _make_page(self) -> QScrollArea:
        inside = QWidget(self)
        self._columns = [QVBoxLayout() for _ in _COLUMNS]
        self._row = row = QHBoxLayout()
        row.setSpacing(16)
        for column, stretch in zip(self._columns, (5, 6, 4), strict=True):
            column.setSpacing(16)
            row.addLayout(column, stretch)
        page = QVBoxLayout(inside)
        page.setContentsMargins(24, 20, 24, 20)
        page.setSpacing(16)
        page.addWidget(self.hero)
        page.addLayout(row)
        page.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _arrange(self, *, is_wide: bool) -> None:
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        self._columns[0].addWidget(self.map)
        for number, codes in enumerate(_COLUMNS):
            column = self._columns[number if is_wide or number < len(_COLUMNS) - 1 else 0]
            for code in codes:
                column.addWidget(self.cards[code])
        for column in self._columns:
            column.addStretch(1)
        self._row.setStretch(2, 4 if is_wide else 0)
        self._is_wide = is_wide

    # What the presenter says

    def show_overview(self, seen: Overview, today: date, now: datetime) -> None:
        """Show other numbers."""
        self._day.setText(long_day(today.isoformat()))
        if not seen.actions:
            self.empty.say(words.empty_title(), words.empty_hint(), words.empty_action())
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentWidget(self._area)
        self.hero.show_overview(seen, today)
        self.map.show_spots(seen.spots)
        cards = self.cards
        cards["problems"].show_lines(card_lines.problem_lines(seen.findings), len(seen.findings))
        due = len(seen.deadlines) + seen.more_deadlines
        cards["deadlines"].show_lines(card_lines.deadline_lines(seen.deadlines, today), due)
        cards["key_dates"].show_lines(card_lines.key_date_lines(seen.key_dates), len(seen.key_dates))
        cards["recent"].show_lines(card_lines.recent_lines(seen.recent, now), 0)

    def show_reach(self, reach: Reach | None) -> None:
        """Show who lives near an action and whom to ask next; nothing for a plan without a mobilization."""
        lines = card_lines.reach_lines(reach) if reach is not None else []
        self.cards["reach"].show_lines(lines, 0)

    def show_calls(self, calls: Sequence[Call], total: int, now: datetime) -> None:
        """Show whom to ring first."""
        self.cards["calls"].show_lines(card_lines.call_lines(calls, now), total)

    def show_past(self, past: Sequence[Mix]) -> None:
        """Show how ready the cities were as each of the last days began."""
        self.hero.show_past(past)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._frame.complain(sentence)

    def _open(self, line: card_lines.CardLine) -> None:
        if line.leads_to is not None:
            self._frame.go_to(line.leads_to)

    # What the window says

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read."""
        self.presenter.attach(workspace)
        self.reach.attach(workspace)

    def on_change(self, change_set: ChangeSet) -> None:
        """Look again at what an edit touched, at once when in sight, else when it comes into sight."""
        self.presenter.on_change(change_set)
        self.reach.on_change(change_set)
        if self.isVisible():
            self.presenter.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what was edited meanwhile."""
        super().showEvent(event)
        self.presenter.read_if_stale()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._bar.setFixedHeight(theme.length(BAR_TOP))
        self._search.set_theme(theme)
        self.hero.set_theme(theme)
        self.map.set_theme(theme)
        self.empty.set_theme(theme)
        for card in self.cards.values():
            card.set_theme(theme)

    def focus_main(self) -> None:
        """Give the focus to the first card that has something to say."""
        if self._stack.currentWidget() is self.empty:
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for code in ("problems", "deadlines", "calls"):
            if not self.cards[code].list.isHidden():
                self.cards[code].list.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def panes_in_sight(self) -> list[QWidget]:
        """Return the cards that F6 goes through."""
        order = ("problems", "calls", "reach", "deadlines", "key_dates", "recent")
        shown = [self.cards[code].list for code in order if not self.cards[code].list.isHidden()]
        return [*shown, *([] if self.map.isHidden() else [self.map])] or [self.empty]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from three columns to two where there is less room."""
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        if is_wide != self._is_wide:
            self._arrange(is_wide=is_wide)
