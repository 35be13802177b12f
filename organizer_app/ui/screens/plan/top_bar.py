"""The bars above the plan: view switch, month, search, undo, zone, printing, details, and a new action."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan.filter_bar import PlanFilterBar
from organizer_app.ui.screens.plan.lazy_parts import ScreenRequests
from organizer_app.ui.screens.plan.store.calendar_marks import first_of_week
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_M, GAP_UNDER_S, ICON
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import plan_bar as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QToolButton

    from organizer_app.ui.screens.plan.present_row import PresentRow
    from organizer_app.ui.theme.theme import Theme


_ICONS: Final = {
    ViewKind.MAP.value: "map",
    ViewKind.MONTH.value: "calendar-days",
    ViewKind.WEEK.value: "calendar-range",
    ViewKind.AGENDA.value: "list",
    ViewKind.TIMELINE.value: "chart-gantt",
}
_PERIODS: Final = frozenset({ViewKind.MONTH, ViewKind.WEEK, ViewKind.TIMELINE})
_SEARCH_WIDTH: Final = 286
_PLUS: Final = 16
# In a narrower bar, in pixels, parts are hidden.
_NARROW: Final = 1060
_NARROWEST: Final = 700
# The margins and the gaps between the parts, in pixels.
_GAPS: Final = 64


class TopBar(Themed, QFrame):
    """Reports clicks to the screen; decides nothing."""

    view_chosen = Signal(str)
    mode_shown = Signal()
    month_turned = Signal(int)
    today_asked = Signal()
    searched = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    inspector_toggled = Signal()
    new_asked = Signal()
    zones_asked = Signal(object)
    print_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.views = Segmented(view_segments(_ICONS, words.view_name), theme, words.views(), self)
        self.views.chosen.connect(self.view_chosen)
        self._is_with_period = False
        self._make_period(theme)
        self.search = SearchBox(theme, words.search_hint(), words.clear_search(), self)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.search.searched.connect(self.searched)
        self._undo = icon_button(theme, "undo-2", words.undo_hint(), self.undo_asked.emit, self)
        self._redo = icon_button(theme, "redo-2", words.redo_hint(), self.redo_asked.emit, self)
        self.globe = self._menu_button(theme, "globe", words.globe(), self.zones_asked)
        self.printer = self._menu_button(theme, "printer", words.printer(), self.print_asked)
        self._details = icon_button(
            theme, "panel-right", words.toggle_inspector(), self.inspector_toggled.emit, self
        )
        self._details.setCheckable(True)
        self.new = push_button("primary", words.new_action(), self.new_asked.emit, self)
        set_tip(self.new, words.new_action_hint())
        self.new.setAccessibleName(words.new_action())
        self._lay_out()
        self.set_theme(theme)

    @cached_property
    def present(self) -> PresentRow:
        """Who of the team has the plan open; made when somebody else has it."""
        from organizer_app.ui.screens.plan.present_row import PresentRow

        present = PresentRow(self._theme, self)
        self._row.insertWidget(self._row.indexOf(self.search) + 1, present)
        return present

    @property
    def _team(self) -> list[PresentRow]:
        return [self.present] if "present" in vars(self) else []

    def _menu_button(self, theme: Theme, icon: str, hint: str, asked: SignalInstance) -> QToolButton:
        """Make a button that passes itself on, so that a menu can open below it."""
        button = icon_button(theme, icon, hint, lambda: asked.emit(button), self)
        return button

    def _make_period(self, theme: Theme) -> None:
        self._period = PlainLabel("", self, role="sub")
        self._back = icon_button(
            theme, "chevron-left", words.previous("month"), lambda: self.month_turned.emit(-1)
        )
        self._on = icon_button(
            theme, "chevron-right", words.following("month"), lambda: self.month_turned.emit(1)
        )
        self._today = push_button("plain", words.today(), self.today_asked.emit, self)
        self._month_parts = (self._period, self._back, self._on, self._today)

    def _lay_out(self) -> None:
        self._row = row = row_of(self, (GAP_L, 0, GAP_L, 0), GAP_UNDER_S)
        row.addWidget(self.views)
        row.addSpacing(GAP_M)
        for part in (self._period, self._back, self._today, self._on):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addSpacing(GAP_UNDER_S)
        for button in (self._undo, self._redo, self.globe, self.printer, self._details):
            row.addWidget(button)
        row.addSpacing(GAP_UNDER_S)
        row.addWidget(self.new)

    def show_mode(self, kind: ViewKind, month: tuple[int, int], day: str = "") -> None:
        """Show the current view, and its month, week or day; `day` is ISO text."""
        self.views.choose(kind.value)
        self._is_with_period = kind in _PERIODS
        for part in self._month_parts:
            part.setVisible(self._is_with_period)
        self._period.setText(words.period(kind.value, month, day, first_of_week(day)))
        for button, text in (
            (self._back, words.previous(kind.value)),
            (self._on, words.following(kind.value)),
        ):
            set_tip(button, text)
            button.setAccessibleName(text)
        self.mode_shown.emit()

    def fit(self, width: int) -> None:
        """Hide parts that also have a key if the bar is narrow or its words are long.

        Undo and redo go first, which every message offers and Ctrl+Z does; then the words of the switch;
        then the shown day, which the view itself shows too.
        """
        is_narrow = width < _NARROW
        self.views.show_words(is_shown=not is_narrow or not self._is_with_period)
        for button in (self._undo, self._redo):
            button.setVisible(not is_narrow)
        for button in (self.globe, self.printer):
            button.setVisible(width >= _NARROWEST)
        self.new.setText("" if width < _NARROWEST else words.new_action())
        self._period.setVisible(self._is_with_period)
        self._today.setVisible(self._is_with_period)
        for team in self._team:
            team.setVisible(team.has_any)
        steps: tuple[Callable[[], object], ...] = (
            # Their names stand at the bottom of the sidebar, too.
            *(team.hide for team in self._team),
            self._hide_undo,
            lambda: self.views.show_words(is_shown=False),
            self.globe.hide,
            self.printer.hide,
            lambda: self.new.setText(words.new_action_brief()),
            self._today.hide,
            lambda: self.new.setText(""),
            self._period.hide,
        )
        for step in steps:
            if self._needed <= width:
                break
            step()

    def _hide_undo(self) -> None:
        self._undo.hide()
        self._redo.hide()

    @property
    def _needed(self) -> int:
        """The width that all visible parts need, in pixels."""
        buttons = (self._undo, self._redo, self.globe, self.printer, self._details, self.new)
        parts = [
            part for part in (self.views, *self._month_parts, *self._team, *buttons) if part.isVisibleTo(self)
        ]
        return sum(part.sizeHint().width() + 6 for part in parts) + self.search.minimumWidth() + _GAPS

    def show_details_open(self, *, is_open: bool) -> None:
        """Show whether the inspector is open."""
        self._details.setChecked(is_open)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
        turns = (self._back, self._on, self._undo, self._redo)
        for button in (*turns, self.globe, self.printer, self._details):
            button.setIconSize(theme.square(ICON))
        self.new.setIconSize(theme.square(_PLUS))
        self.new.setIcon(theme.icon("plus", "accent_text", _PLUS))


# Makes the two bars above the plan and reports their clicks to presenter and screen


class BarRequests(ScreenRequests, Protocol):
    """What the bars call on the screen."""

    def toggle_inspector(self) -> None:
        """Open or close the inspector."""

    def clear_all(self) -> None:
        """Show every action again."""

    def show_layers(self, button: QWidget) -> None:
        """Open the menu of layers at a button."""


def make_top(theme: Theme, parent: QWidget, requests: BarRequests) -> TopBar:
    """Return the bar of views, search and new actions."""
    presenter, top = requests.presenter, TopBar(theme, parent)
    top.view_chosen.connect(lambda code: presenter.choose_view(ViewKind(code)))
    top.month_turned.connect(presenter.calendar.turn)
    top.today_asked.connect(presenter.calendar.go_to_today)
    top.searched.connect(presenter.search)
    top.undo_asked.connect(presenter.undo)
    top.redo_asked.connect(presenter.redo)
    top.inspector_toggled.connect(requests.toggle_inspector)
    top.new_asked.connect(requests.ask_for_action)
    top.search.left.connect(requests.focus_main)
    top.zones_asked.connect(lambda button: _open(_zones(requests, top), button))
    top.print_asked.connect(lambda button: _open(_papers(requests, top), button))
    return top


def make_filters(theme: Theme, parent: QWidget, requests: BarRequests) -> PlanFilterBar:
    """Return the bar of chips."""
    presenter = requests.presenter
    filters = PlanFilterBar(theme, presenter.options, parent)
    filters.toggled.connect(presenter.toggle)
    filters.cleared.connect(lambda facet: presenter.clear(facet) if facet else requests.clear_all())
    filters.layers_asked.connect(requests.show_layers)
    return filters


def _zones(requests: BarRequests, parent: QWidget) -> QMenu:
    from organizer_app.ui.screens.plan.bar_menus import zone_menu

    return zone_menu(requests.presenter, parent)


def _papers(requests: BarRequests, parent: QWidget) -> QMenu:
    from organizer_app.ui.screens.plan.bar_menus import print_menu

    return print_menu(requests.presenter, requests.frame, parent)


def _open(menu: QMenu, button: QToolButton) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
