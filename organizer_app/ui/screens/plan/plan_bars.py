"""Makes the two bars above the plan and reports their clicks to presenter and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint

from organizer_app.ui.screens.plan.filter_bar import PlanFilterBar
from organizer_app.ui.screens.plan.lazy_parts import ScreenRequests
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.plan.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QToolButton, QWidget

    from organizer_app.ui.theme.theme import Theme


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
