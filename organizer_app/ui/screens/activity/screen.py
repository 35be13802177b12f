"""The activity screen: the history of the plan step by step, the imports, and the backups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.ui.flow.screen import MissedChanges, PresentedScreen
from organizer_app.ui.screens.activity.backups_presenter import BackupsPresenter
from organizer_app.ui.screens.activity.backups_view import BackupsView
from organizer_app.ui.screens.activity.filter_pane import ActivityFilterBar, FilterPane
from organizer_app.ui.screens.activity.imports_view import ImportPainter, ImportsView
from organizer_app.ui.screens.activity.presenter import ActivityPresenter
from organizer_app.ui.screens.activity.steps_view import Emptiness, RevertStrip, StepPainter, StepsView
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.search_box import SearchBox, command_box
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.history import history as words
from organizer_app.wording.history import history_filters as filters
from organizer_app.wording.plan import backups as backup_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.step_details import StepDetail
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.activity.history_filter import Offered, RecordChoice
    from organizer_app.ui.screens.activity.presenter import Shown
    from organizer_app.ui.theme.theme import Theme

# In a narrower window, at 100 % text size, the filters are hidden until they are asked for.
_WIDE: Final = 1000
_SEARCH_WIDTH: Final = 286
# In a narrower window, at 100 % text size, the time zone is not shown.
_CLOCK: Final = 760
_HISTORY: Final = "activity"
_BACKUPS: Final = "backups"
_ICONS: Final = {_HISTORY: "history", "imports": "file-spreadsheet", _BACKUPS: "archive"}


class ActivityScreen(PresentedScreen):
    """Shows what the presenter decides."""

    keeps_zone = True

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("activityScreen")
        self._theme = theme = context.theme
        self._is_pane_wanted: bool | None = None
        self._view = _HISTORY
        self._unread = {view: MissedChanges() for view in _ICONS}
        self._zone = context.snapshot.desk_zone
        desk = zone_info(self._zone) if self._zone else None
        self.presenter = ActivityPresenter(self, context.background, context.clock, desk)
        self.history = StepsView(theme, StepPainter, (words.history_name(), words.history_hint()), desk, self)
        self.filters = FilterPane(theme, self)
        self.chips = ActivityFilterBar(theme, self)
        self.reverting = RevertStrip(theme, self)
        imports = StepsView(theme, ImportPainter, (words.imports_name(), words.imports_hint()), desk, self)
        self.imports = ImportsView(imports, self._frame)
        imported = frozenset({EditKind.IMPORTED})
        self.imports_presenter = ActivityPresenter(
            self.imports, context.background, context.clock, desk, imported
        )
        self.backups = BackupsView(theme, self._frame, self)
        self.backups_presenter = BackupsPresenter(self.backups, context.background, context.clock, desk)
        self._connect_views()
        self._connect_filters()
        self._make_bar()
        self._lay_out()
        self._begun: set[str] = set()
        self.show_view(_HISTORY)

    def _connect_views(self) -> None:
        views = ((self.history, self.presenter), (self.imports.steps, self.imports_presenter))
        for view, presenter in views:
            view.toggled.connect(presenter.toggle_step)
            view.sight_changed.connect(presenter.look_at)
            view.undo_asked.connect(presenter.undo_step)
            view.action_asked.connect(self._show_action)
            view.traces_asked.connect(self._show_traces)
        self.history.cleared.connect(self._clear)
        self.backups.looked_at.connect(self.backups_presenter.look_at)
        self.backups.undo_chosen.connect(self.backups_presenter.undo_step)
        self.backups.made_asked.connect(self.backups_presenter.back_up)
        self.backups.check_asked.connect(lambda: self.backups_presenter.read(is_checked=True))
        self.backups.restore_chosen.connect(self.backups_presenter.restore)
        self.backups.beside_chosen.connect(self.backups_presenter.open_beside)
        self.backups.copy_chosen.connect(self.backups_presenter.copy)
        self.backups.plan_check_asked.connect(self.backups_presenter.check_plan)
        self.backups.repair_asked.connect(lambda: self.backups_presenter.check_plan(repair=True))
        self.backups.second_chosen.connect(self.backups_presenter.choose_second)

    def _connect_filters(self) -> None:
        presenter, pane, chips = self.presenter, self.filters, self.chips
        sections = {
            Facet.SINCE: pane.days,
            Facet.PERSON: pane.people,
            Facet.IMPORT: pane.imports,
            Facet.KIND: pane.kinds,
        }
        for facet, section in sections.items():
            section.toggled.connect(partial(presenter.toggle, facet))
        chips.toggled.connect(presenter.toggle)
        chips.cleared.connect(presenter.lift)
        chips.revert_asked.connect(presenter.foretell_revert)
        self.reverting.agreed.connect(presenter.revert)
        self.reverting.left.connect(self.focus_main)
        chips.day_asked.connect(lambda: self._ask(pane.ask_day))
        chips.record_asked.connect(lambda: self._ask(pane.ask_record))
        pane.day_chosen.connect(presenter.choose_day)
        pane.hours_chosen.connect(presenter.choose_hours)
        pane.save_asked.connect(self._save_history)
        pane.record_chosen.connect(presenter.choose_record)
        pane.record.textChanged.connect(presenter.find_records)
        pane.cleared.connect(self._clear)
        pane.closed.connect(self._toggle_filters)

    def _make_bar(self) -> None:
        self._bar = QFrame(self)
        self._bar.setObjectName("topBar")
        self.tabs = Segmented(
            view_segments(_ICONS, words.view_name), self._theme, words.views_name(), self._bar
        )
        self.tabs.chosen.connect(self.show_view)
        self.search = SearchBox(self._theme, words.search_hint(), words.clear_search(), self._bar)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self.presenter.search)
        self.search.left.connect(self.focus_main)
        # The history alone can be searched here.
        self.commands = command_box(self._theme, self._bar)
        self._toggle_pane = icon_button(
            self._theme, "panel-right", filters.toggle_filters(), self._toggle_filters, self._bar
        )
        self._toggle_pane.setCheckable(True)
        self._import = push_button(
            "primary", words.import_file(), lambda: self._frame.open_sheet("importing"), self._bar
        )
        self._back_up = push_button(
            "primary", backup_words.back_up_now(), self.backups_presenter.back_up, self._bar
        )
        show_icon(self._back_up, self._theme, "archive", "accent_text", 16)
        row = row_of(self._bar, (GAP_L, 0, GAP_L, 0), GAP_S)
        row.addWidget(self.tabs)
        self._clock = PlainLabel(words.whose_clock(self._zone), self._bar, role="meta")
        row.addWidget(self._clock)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addWidget(self.commands, 3)
        row.addWidget(self._toggle_pane)
        row.addWidget(self._import)
        row.addWidget(self._back_up)
        self._bar.setFixedHeight(self._theme.length(BAR_TOP))

    def _lay_out(self) -> None:
        panes = row_of()
        panes.addWidget(self.history, 1)
        panes.addWidget(self.filters)
        self._narrowed = QWidget(self)
        narrowed = column_of(self._narrowed)
        narrowed.addWidget(self.chips)
        narrowed.addWidget(self.reverting)
        narrowed.addLayout(panes, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._narrowed)
        self._stack.addWidget(self.imports.steps)
        self._stack.addWidget(self.backups)
        column = column_of(self)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    # From the presenter

    def show_steps(self, shown: Shown) -> None:
        if shown.is_narrowed and not shown.is_all:
            said = words.reading()
        else:
            said = words.shown_of(len(shown.book) if shown.is_all else shown.total, shown.total)
        self.filters.show_count(said, is_narrowed=shown.is_narrowed)
        self.chips.show_count(said)
        nothing = Emptiness(words.empty_title(), words.empty_hint(), "")
        if shown.is_narrowed:
            nothing = Emptiness(words.nothing_matches(), words.nothing_matches_hint(), filters.clear_all())
        self.history.show_steps(shown, nothing)

    def show_words(self) -> None:
        self.history.show_words()

    def show_facets(self, facets: Offered) -> None:
        self.filters.show_facets(facets, self.presenter.year)
        self.chips.show_facets(facets)

    def show_records(self, found: Sequence[RecordChoice]) -> None:
        self.filters.show_found(found)

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        self.history.show_detail(detail, step_id)

    def offer_revert(self, sentence: str, steps: int) -> None:
        self.reverting.offer(sentence, steps)

    # What people do

    def _save_history(self) -> None:
        path = ask_file(self, filters.save_title(), "history.csv", filters.table_kind())
        if path is not None:
            self.presenter.save_history(path)

    def _show_action(self, action_id: str) -> None:
        self._frame.go_to(Destination("plan", "map", action_id))

    def _show_traces(self, step_id: str) -> None:
        self.show_view(_HISTORY)
        self._empty_search()
        self.presenter.show_traces_of(step_id)

    def _clear(self) -> None:
        self._empty_search()
        self.presenter.clear()

    def _empty_search(self) -> None:
        with QSignalBlocker(self.search):
            self.search.clear()

    def focus_search(self) -> None:
        """Put the focus in the search box."""
        self.show_view(_HISTORY)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _toggle_filters(self) -> None:
        self._is_pane_wanted = self.filters.isHidden()
        self._arrange()

    def _ask(self, ask: Callable[[], None]) -> None:
        """Put the focus in a field of the pane, which may be hidden."""
        self._is_pane_wanted = True
        self._arrange()
        ask()

    # From the window

    def show_view(self, view: str) -> None:
        """Show the history, the imports or the backups."""
        self.tabs.choose(view)
        self._view = view
        is_history = view == _HISTORY
        self._stack.setCurrentIndex(list(_ICONS).index(view))
        for part in (self.search, self._toggle_pane):
            part.setVisible(is_history)
        self.commands.setVisible(not is_history)
        self._import.setVisible(view == "imports")
        self._back_up.setVisible(view == _BACKUPS)
        if view == _BACKUPS:
            # Backups come by themselves, and what each holds stands in its file.
            self.backups_presenter.read()
        self._read_view()

    def show_subject(self, subject_id: str) -> None:
        """Show the whole history of a city, action, person or group."""
        self.show_view(_HISTORY)
        self._empty_search()
        self.presenter.show_history_of(subject_id)

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""
        self.presenter.attach(workspace)
        self.imports_presenter.attach(workspace)
        self.backups_presenter.attach(workspace)

    def read_again(self, change_set: ChangeSet) -> None:
        """Add new steps to the visible view now, and to the other view when it is shown."""
        for missed in self._unread.values():
            missed.add(change_set)
        self._read_view()

    def _read_view(self) -> None:
        """Read the visible view for the first time, or the steps made since it was last shown."""
        if self._view == _BACKUPS:
            return
        missed = self._unread[self._view].take()
        presenter = self.presenter if self._view == _HISTORY else self.imports_presenter
        if self._view not in self._begun:
            self._begun.add(self._view)
            presenter.start()
        elif missed is not None:
            presenter.on_change(missed)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._bar.setFixedHeight(theme.length(BAR_TOP))

    def focus_main(self) -> None:
        """Put the focus on the steps."""
        if self._view == _BACKUPS:
            self.backups.focus_main()
        else:
            (self.history if self._view == _HISTORY else self.imports.steps).focus_main()

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        if self._view == _BACKUPS:
            parts: tuple[QWidget, ...] = (self._bar, self.backups.list, self.backups.pane)
            return [part for part in parts if not part.isHidden()]
        if self._view != _HISTORY:
            return [self._bar, self.imports.steps.pane]
        panes: tuple[QWidget, ...] = (
            self._bar, self.chips, self.reverting, self.history.pane, self.filters
        )  # fmt: skip
        return [pane for pane in panes if not pane.isHidden()]

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh the most changed records, which may be different ones now."""
        super().showEvent(event)
        self.presenter.offer_busiest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wanted = self._is_pane_wanted
        is_shown = self.width() >= self._theme.length(_WIDE) if wanted is None else wanted
        self.filters.setVisible(is_shown)
        self._toggle_pane.setChecked(is_shown)
        self.backups.fit(self.width())
        self.tabs.fit_words(self._bar, self.width())
        self._clock.setVisible(self.width() >= self._theme.length(_CLOCK))
