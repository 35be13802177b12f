"""The plan screen: bars, map and list, month, agenda and inspector, connected to the presenter."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.basics.filters import Facet
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.screens.plan import lazy_parts
from organizer_app.ui.screens.plan.city_list.city_list import CityList
from organizer_app.ui.screens.plan.panes import panes_for
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from organizer_app.ui.screens.plan.store import plan_scope
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.screens.plan.store.plan_view import (
    Field,
    Inspected,
    PlanHead,
    Selection,
    Shown,
    ViewKind,
)
from organizer_app.ui.screens.plan.top_bar import make_filters, make_top
from organizer_app.ui.screens.plan.view_stack import ViewStack
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_S, LIST_WIDTH
from organizer_app.ui.widgets.boxes import NO_LIMIT, column_of
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.wording.plan import plan_bar as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.merging.presence import Attendance
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.plan.conflict_marks import ConflictMarks
    from organizer_app.ui.screens.plan.inspector.inspector import Inspector
    from organizer_app.ui.screens.plan.inspector.new_action import NewAction
    from organizer_app.ui.screens.plan.presence_marks import PresenceMarks
    from organizer_app.ui.theme.theme import Theme

_BY_KEY = Qt.FocusReason.ShortcutFocusReason


class PlanScreen(Screen):
    """Shows what the presenter decides; calendars, inspector and form are made when first shown."""

    rows_shown = Signal()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self.setObjectName("planScreen")
        self._theme = context.theme
        self.frame = context.frame
        self._shown: Shown | None = None
        self._selection = Selection()
        self._kind = ViewKind.MAP
        self.is_inspecting = False
        self._is_list_chosen = False
        self._inspector: Inspector | None = None
        self._clock = context.clock
        self.form: NewAction | None = None
        self.presenter = PlanPresenter(self, context.background, context.snapshot, context.clock)
        self._background = context.background
        self._marks: ConflictMarks | None = None
        self._contested: Mapping[str, tuple[str, ...]] = {}
        self.top = make_top(self._theme, self, self)
        self.filters = make_filters(self._theme, self, self)
        self._make_panes()
        self._lay_out()
        self.presenter.start()

    # Parts

    def _make_panes(self) -> None:
        presenter = self.presenter
        self.views = ViewStack(self._theme, self, self)
        self.map = self.views.map
        self.map.readiness_toggled.connect(lambda level: presenter.toggle(Facet.READINESS, str(level)))
        self.map.unplaced_chosen.connect(self._show_unplaced)
        self.list = CityList(self._theme, self)
        self.list.place_chosen.connect(self.choose_place)
        self.list.places_chosen.connect(self.choose_places)
        self.list.order_changed.connect(presenter.choose_order)
        self.list.place_opened.connect(self._open_place)
        self.views.acted.connect(self._act_on_empty)
        self.views.import_asked.connect(lambda: self.frame.open_sheet("importing"))

    @cached_property
    def tabs(self) -> Segmented:
        """The choice between map and list, where only one of them has room."""
        codes = (("map", words.view_name("map"), ""), ("list", words.list_tab(), ""))
        tabs = Segmented(codes, self._theme, words.views(), self)
        tabs.chosen.connect(self._choose_tab)
        tabs.choose("list" if self._is_list_chosen else "map")
        return tabs

    @cached_property
    def _tab_row(self) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(GAP_L, GAP_UNDER_S, GAP_L, GAP_UNDER_S)
        layout.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.insertWidget(self._column.indexOf(self.filters) + 1, row)
        return row

    def _lay_out(self) -> None:
        self._panes = panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.views, 1)
        panes.addWidget(self.list)
        self._column = column = column_of(self)
        for bar in (self.top, self.filters):
            column.addWidget(bar)
        column.addLayout(panes, 1)

    @cached_property
    def _present(self) -> PresenceMarks:
        from organizer_app.ui.screens.plan.presence_marks import PresenceMarks

        parts = (lambda: self.list, lambda: self.map, lambda: self._inspector)
        return PresenceMarks(*parts, self.presenter.store.find, self)

    @property
    def inspector(self) -> Inspector:
        """The inspector, made when first used."""
        if self._inspector is None:
            self._inspector = lazy_parts.make_inspector(self._theme, self, self, self._clock)
            self._panes.addWidget(self._inspector)
            self._inspector.show_contested(self._contested)
            self._present.show_in_inspector()
        return self._inspector

    # From the presenter

    def show_head(self, head: PlanHead) -> None:
        """Show title and anchor date beside the screens."""
        self.frame.name_plan(head.title, head.anchor_date, head.actions)

    def show_mode(self, kind: ViewKind, month: tuple[int, int]) -> None:
        """Show another view, or another month; the focus moves from view to view."""
        is_other = kind is not self._kind
        focused = self.window().focusWidget()
        had_focus = focused is not None and any(
            pane is focused or pane.isAncestorOf(focused) for pane in (self.views, self.list)
        )
        self._kind = kind
        self.top.show_mode(kind, month, self.presenter.calendar.day)
        if kind is ViewKind.MONTH:
            self.views.show_month(*month, self.presenter.anchor_date)
        self.filters.layers.setVisible(kind is not ViewKind.MAP)
        if self._shown is not None:
            self._show_rows_here()
            self._arrange()
        if is_other and had_focus:
            self.focus_main()

    def show_rows(self, shown: Shown) -> None:
        """Show other rows in the bars and in the visible view."""
        self._shown = shown
        self._show_rows_here()
        self._arrange()
        self.rows_shown.emit()

    def show_selection(self, selection: Selection) -> None:
        """Mark the selection in the visible view."""
        self._selection = selection
        self._select_here()

    def show_inspected(self, inspected: Inspected | None) -> None:
        """Show a city in the inspector."""
        if inspected is None:
            if self._inspector is not None:
                self._inspector.clear()
        elif inspected.many:
            self.inspector.show_many(inspected.many)
        else:
            group, zone, anchor = inspected.group, inspected.desk_zone, inspected.anchor_date
            self.inspector.show_place(group.rows, zone, anchor, inspected.beside, inspected.offer)
            if inspected.row is None:
                self.inspector.close_action()
            elif inspected.detail is None:
                self.inspector.show_row(inspected.row, zone)
            else:
                self.inspector.show_detail(inspected.detail, zone)
        self._arrange()

    def show_field_problem(self, action_id: str, field: str, sentence: str) -> None:
        """Show why a typed value was rejected, in the form where it was typed."""
        if not action_id:
            if self.form is not None:
                self.form.show_problem(Field(field), sentence)
        elif action_id == self.inspector.action_id:
            self.inspector.show_field_problem(field, sentence)
        else:
            self.frame.complain(sentence)

    def show_problem(self, sentence: str) -> None:
        self.frame.complain(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self.frame.say(sentence, can_undo=can_undo)

    def show_created(self, action_id: str) -> None:
        """Close the form, because the action was added."""
        del action_id
        self.is_inspecting = True
        if self.form is not None:
            self.form.leave()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._arrange()

    # From the window

    def attach(self, workspace: Workspace) -> None:
        """Enable editing."""
        from organizer_app.ui.screens.plan.conflict_marks import ConflictMarks

        self.presenter.attach(workspace)
        self._marks = ConflictMarks(self, self._background)
        self._marks.attach(workspace)

    def show_contested(self, contested: Mapping[str, tuple[str, ...]]) -> None:
        """Mark the cities that have fields which two laptops wrote, and those fields in the inspector."""
        self._contested = contested
        self.list.show_contested(frozenset(contested))
        self.views.show_contested(frozenset(contested))
        if self._inspector is not None:
            self._inspector.show_contested(contested)

    def show_present(self, attendance: Attendance) -> None:
        """Show who of the team has the plan open, and what they are editing."""
        self.top.present.show_attendance(attendance)
        self.top.fit(self.width())
        self._present.show_present(attendance.present)

    def show_unsent(self, by_action: Mapping[str, int]) -> None:
        """Mark the cities with changes that wait for the hub: how many, by the id of the city action."""
        self.list.show_unsent(by_action)
        self.map.show_unsent(by_action)

    def on_change(self, change_set: ChangeSet) -> None:
        """Handle an edit: rows are read even while hidden, because the sidebar and the palette need them."""
        if self._marks is not None:
            self._marks.on_change(change_set)
        self._present.on_change(change_set)
        self.presenter.read_rows(change_set)
        super().on_change(change_set)

    def read_again(self, change_set: ChangeSet) -> None:
        """Read again what belongs to the rows."""
        self.presenter.read_beside(change_set)

    @property
    def is_behind(self) -> bool:
        """Return False: the rows are read even while hidden."""
        return False

    def show_view(self, view: str) -> None:
        self.presenter.choose_view(ViewKind(view))

    def show_subject(self, subject_id: str) -> None:
        """Select a city action by id."""
        self.choose_action(subject_id)

    def show_day(self, day: date) -> None:
        """Show a local day: alone, but in the month calendar marked in its month."""
        if self._kind in {ViewKind.WEEK, ViewKind.TIMELINE}:
            self.presenter.calendar.choose_day(day)
            return
        if self._kind is ViewKind.MONTH:
            self.presenter.select_day(day.isoformat())
        else:
            self.presenter.toggle(Facet.DATE, day.isoformat())
        self.presenter.choose_month(day.year, day.month)

    def select_city(self, name: str) -> bool:
        """Select a city by name; return whether the plan has it."""
        place = self.presenter.find_place(name)
        if place:
            self.choose_place(place)
        return bool(place)

    # Visible views

    def _show_rows_here(self) -> None:
        """Pass the rows to the visible view only; another one gets them when it is shown."""
        shown = self._shown
        if shown is None:
            return
        self.filters.show_rows(shown, self.presenter.calendar.period)
        self.views.show_rows(self._kind, shown, self.presenter.today.isoformat())
        if self._kind is ViewKind.MAP or not shown.rows:
            self.list.set_order(self.presenter.order)
            self.list.show_places(shown.groups, shown.desk_zone, self.presenter.usual_day)
        self._select_here()

    def _select_here(self) -> None:
        self.views.select(self._kind, self._selection)
        if self._kind is ViewKind.MAP:
            self.list.select_places(self._selection.places, self._selection.place)

    def _arrange(self) -> None:
        # Large text needs the layout of a smaller window.
        room = round(self.window().width() / max(1.0, self._theme.zoom))
        panes = panes_for(
            room, self._kind, is_inspecting=self.is_inspecting, is_list_chosen=self._is_list_chosen
        )
        self.views.setVisible(panes.has_main)
        beside = min(self._theme.length(LIST_WIDTH), max(LIST_WIDTH, self.width() // 3))
        self.list.setMaximumWidth(beside if panes.has_main else NO_LIMIT)
        self.list.setMinimumWidth(beside if panes.has_main else 260)
        # Beside an empty plan, an empty list would repeat the message.
        has_cities = self._shown is not None and self._shown.total > 0
        self.list.setVisible(panes.has_list and (has_cities or not panes.has_main))
        if panes.has_tabs or "_tab_row" in vars(self):
            self._tab_row.setVisible(panes.has_tabs)
        if panes.has_inspector or self._inspector is not None:
            self.inspector.fit(self.width())
            self.inspector.setVisible(panes.has_inspector)
        self.top.show_details_open(is_open=panes.has_inspector)
        self.top.fit(self.width())
        self.filters.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # What people do

    def choose_place(self, key: str) -> None:
        self.is_inspecting = True
        self.presenter.select_place(key)

    def choose_places(self, keys: Sequence[str]) -> None:
        self.is_inspecting = self.is_inspecting or bool(keys)
        self.presenter.select_places(keys)

    def show_selection_on_map(self) -> None:
        self.presenter.choose_view(ViewKind.MAP)
        self.map.fit_to_selection()

    def choose_all(self) -> None:
        self.is_inspecting = True
        self.presenter.select_all()

    def _open_place(self, key: str) -> None:
        self.choose_place(key)
        self.inspector.setFocus(_BY_KEY)
        self.inspector.focusNextChild()

    def choose_action(self, action_id: str) -> None:
        """Select an action by id and open the inspector on it."""
        self.is_inspecting = True
        self.presenter.select_action(action_id)

    def choose_actions(self, action_ids: Sequence[str]) -> None:
        self.is_inspecting = True
        self.presenter.select_actions(action_ids)

    def open_day(self, day: str) -> None:
        self.presenter.select_day(day)
        self.presenter.choose_view(ViewKind.AGENDA)
        self.views.agenda.scroll_to_day(day)
        self.views.agenda.setFocus()

    def _choose_tab(self, code: str) -> None:
        self.tabs.choose(code)
        self._is_list_chosen = code == "list"
        self._arrange()

    def _show_unplaced(self) -> None:
        self._choose_tab("list")
        self.list.set_order(ListOrder.MAP)
        self.focus_main()
        self.list.go_to_top()

    def toggle_inspector(self) -> None:
        self.is_inspecting = not self.is_inspecting
        self._arrange()

    def show_removal(self) -> None:
        """Go to what removes the selected action."""
        self.is_inspecting = True
        self._arrange()
        self.inspector.show_removal()

    def close_inspector(self) -> None:
        """Close the inspector and select nothing."""
        self.is_inspecting = False
        self.presenter.select_place("")
        self.focus_main()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the selection with Esc, if nothing open in front handles it."""
        if event.key() == Qt.Key.Key_Escape and self._selection != Selection(day=self._selection.day):
            self.close_inspector()
        else:
            super().keyPressEvent(event)

    def clear_all(self) -> None:
        self.top.search.clear()
        self.presenter.clear_all()

    def show_layers(self, button: QWidget) -> None:
        self.views.show_layers(button)

    def _act_on_empty(self) -> None:
        if self._shown is not None and self._shown.total:
            self.clear_all()
        elif self.presenter.waits_for_team:
            self.frame.go_to(Destination("together", "exchange"))
        else:
            self.ask_for_action()

    def focus_search(self) -> None:
        """Put the focus in the search box."""
        self.top.search.setFocus(_BY_KEY)
        self.top.search.selectAll()

    def search_for(self, text: str) -> None:
        """Search for the words of a text."""
        self.top.search.setText(text)

    def show_filter(self, wanted: ActionFilter) -> None:
        """Apply a whole filter, with its words in the search box."""
        with QSignalBlocker(self.top.search):
            self.top.search.setText(wanted.words)
        self.presenter.narrow_to(wanted)

    def focus_main(self) -> None:
        """Put the focus on the current view: the list beside the map, or the calendar."""
        in_sight = self.list if not self.list.isHidden() else self.views.currentWidget()
        if in_sight is not None:
            in_sight.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focus_field(self, field: str) -> None:
        if self._inspector is None or not self._inspector.focus_field(field):
            self.focus_main()

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        main = self.views.panes() if not self.views.isHidden() else []
        panes = (self.filters, *main, self.list, self._inspector)
        return [pane for pane in panes if pane is not None and not pane.isHidden()]

    def ask_for_action(self, city: str = "") -> None:
        """Open the form that adds an action, filled in with a city and the likely day."""
        if self.form is None:
            self.form = lazy_parts.make_form(self._theme, self, self)
        presenter = self.presenter
        self.form.ask(city, presenter.suggested_day(), plan_scope.usual_start(presenter.head))

    def visible_cities(self) -> tuple[str, ...]:
        """Return the keys of the cities that pass the filter."""
        return tuple(group.key for group in self._shown.groups) if self._shown else ()
