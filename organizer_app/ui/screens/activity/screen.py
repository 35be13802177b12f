"""The activity screen: the history of the plan, step by step, with what each one changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer_app.domain.local_time import zone_info
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screens.activity.filter_pane import FilterPane
from organizer_app.ui.screens.activity.presenter import ActivityPresenter
from organizer_app.ui.screens.activity.step_painter import StepPainter
from organizer_app.ui.screens.activity.step_panel import StepPanel
from organizer_app.ui.screens.activity.steps import Step, Unfolded, lines_of
from organizer_app.ui.theme.tokens import BAR_TOP
from organizer_app.ui.widgets.buttons import icon_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.painted_list import PaintedList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.search_box import SearchBox
from organizer_app.wording import history as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.domain.step_details import StepDetail
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.screen import PlanAtHand
    from organizer_app.ui.screens.activity.presenter import Facets, Shown
    from organizer_app.ui.theme.theme import Theme

# Narrower than this the filters are put away until they are asked for.
_WIDE: Final = 1000
_SEARCH_WIDTH: Final = 286


class ActivityScreen(Screen):
    """Draws what the presenter says."""

    def __init__(self, at_hand: PlanAtHand) -> None:
        super().__init__()
        self.setObjectName("activityScreen")
        self._theme = theme = at_hand.theme
        self._frame = at_hand.frame
        self._shown: Shown | None = None
        self._open = ""
        self._is_pane_wanted: bool | None = None
        heads = at_hand.snapshot.mobilizations
        self._zone = heads[0].desk_zone if heads else ""
        desk = zone_info(self._zone) if self._zone else None
        self.presenter = ActivityPresenter(self, at_hand.background, at_hand.clock, desk)
        self._painter = StepPainter(theme)
        self.list = PaintedList(theme, self._painter, words.history_name(), self)
        self.list.setAccessibleDescription(words.history_hint())
        self.list.opened.connect(self._toggle)
        self.list.neared_end.connect(self.presenter.read_on)
        self.list.end_asked.connect(self.presenter.read_all)
        self.list.widened.connect(self._fit_panel)
        self.panel = StepPanel(theme, desk, self.list.viewport())
        self.panel.hide()
        self.panel.undo_asked.connect(lambda: self.presenter.undo_step(self._open))
        self.panel.open_asked.connect(self._show_action)
        self.filters = FilterPane(theme, self)
        self.filters.days.toggled.connect(self.presenter.toggle_since)
        self.filters.kinds.toggled.connect(self.presenter.toggle_category)
        self.filters.people.toggled.connect(self.presenter.toggle_author)
        self.filters.cleared.connect(self._clear)
        self.empty = EmptyState(theme, "history", self)
        self.empty.acted.connect(self._clear)
        self._make_bar()
        self._lay_out()
        self.presenter.start()

    def _make_bar(self) -> None:
        self._bar = QFrame(self)
        self._bar.setObjectName("topBar")
        title = PlainLabel(words.history_name(), self._bar)
        title.setProperty("role", "title")
        self.search = SearchBox(self._theme, words.search_hint(), words.clear_search(), self._bar)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self.presenter.search)
        self.search.left.connect(self.focus_main)
        self._toggle_pane = icon_button(
            self._theme, "panel-right", words.toggle_filters(), self._toggle_filters, self._bar
        )
        self._toggle_pane.setCheckable(True)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(title)
        clock = PlainLabel(words.whose_clock(self._zone), self._bar)
        clock.setProperty("role", "meta")
        row.addWidget(clock)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addWidget(self._toggle_pane)
        self._bar.setFixedHeight(self._theme.length(BAR_TOP))

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self._stack, 1)
        panes.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(panes, 1)

    # What the presenter says

    def show_steps(self, shown: Shown) -> None:
        """Show other steps."""
        self._shown = shown
        self._painter.has_authors = any(step.summary.author for step in shown.steps)
        count = len(shown.steps) if shown.is_all else shown.total
        if shown.is_narrowed and not shown.is_all:
            said = words.reading()
        else:
            said = words.shown_of(count, shown.total)
        self.filters.show_count(said, is_narrowed=shown.is_narrowed)
        if shown.steps:
            self._stack.setCurrentWidget(self.list)
        elif shown.is_narrowed:
            self.empty.say(words.nothing_matches(), words.nothing_matches_hint(), words.clear_all())
            self._stack.setCurrentWidget(self.empty)
        else:
            self.empty.say(words.empty_title(), words.empty_hint(), "")
            self._stack.setCurrentWidget(self.empty)
        self._show_lines()

    def _show_lines(self) -> None:
        shown = self._shown
        if shown is None:
            return
        current = self.list.current
        before = self.list.lines[current] if 0 <= current < len(self.list.lines) else None
        wanted = before.step_id if isinstance(before, Step) else ""
        width = max(300, self.list.viewport().width())
        unfolded = Unfolded(self._open, self.panel.height_for(width)) if self._open else None
        lines = lines_of(shown.steps, shown.today, shown.yesterday, unfolded, is_all=shown.is_all)
        at = next(
            (n for n, line in enumerate(lines) if isinstance(line, Step) and line.step_id == wanted), -1
        )
        self.list.show_lines(lines, at)
        room = next((n for n, line in enumerate(lines) if isinstance(line, Unfolded)), -1)
        self.list.hold_panel(self.panel if room >= 0 else None, room)

    def show_facets(self, facets: Facets) -> None:
        """Show what the steps can be narrowed to."""
        self.filters.show_facets(facets)

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        """Unfold a step, first without its detail; an empty id folds all."""
        self._open = self._painter.open_step = step_id
        if detail is not None:
            self.panel.show_detail(detail)
        elif step_id:
            self.panel.show_reading()
        self._show_lines()
        if detail is not None:
            self.list.show_whole(self.list.panel_line)

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
        self._frame.complain(sentence)

    def show_toast(self, sentence: str) -> None:
        """Say what was done."""
        self._frame.say(sentence, can_undo=False)

    # What people do

    def _toggle(self, number: int) -> None:
        line = self.list.lines[number]
        if isinstance(line, Step):
            self.presenter.toggle_step(line.step_id)

    def _show_action(self, action_id: str) -> None:
        self._frame.go_to(Destination("plan", "map", action_id))

    def _clear(self) -> None:
        self.search.clear()
        self.presenter.clear()

    def focus_search(self) -> None:
        """Type into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _toggle_filters(self) -> None:
        self._is_pane_wanted = self.filters.isHidden()
        self._arrange()

    # What the window says

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read."""
        self.presenter.attach(workspace)

    def on_change(self, change_set: ChangeSet) -> None:
        """Put new steps on top."""
        self.presenter.on_change(change_set)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        before, self._painter = self._painter, StepPainter(theme)
        self._painter.open_step, self._painter.has_authors = before.open_step, before.has_authors
        self.list.set_painter(theme, self._painter)
        self._bar.setFixedHeight(theme.length(BAR_TOP))
        self._toggle_pane.setIcon(theme.icon("panel-right"))
        for part in (self.search, self.panel, self.empty, self.filters):
            part.set_theme(theme)

    def focus_main(self) -> None:
        """Give the focus to the steps."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        main = self.list if self._stack.currentWidget() is self.list else self.empty
        panes: tuple[QWidget, ...] = (self._bar, main, self.filters)
        return [pane for pane in panes if not pane.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the filters where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._is_pane_wanted
        is_shown = self.width() >= _WIDE if wanted is None else wanted
        self.filters.setVisible(is_shown)
        self._toggle_pane.setChecked(is_shown)

    def _fit_panel(self) -> None:
        if self._open:
            self._show_lines()
