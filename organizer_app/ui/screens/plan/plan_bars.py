"""Makes the two bars above the plan and reports their clicks to presenter and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint

from organizer_app.ui.screens.plan.filter_bar import PlanFilterBar
from organizer_app.ui.screens.plan.lazy_parts import Deeds
from organizer_app.ui.screens.plan.store.plan_view import ViewKind
from organizer_app.ui.screens.plan.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QToolButton, QWidget

    from organizer_app.ui.theme.theme import Theme


class BarDeeds(Deeds, Protocol):
    """What the bars call on the screen."""

    def toggle_inspector(self) -> None:
        """Open or close the inspector."""

    def clear_all(self) -> None:
        """Show every action again."""

    def show_layers(self, button: QWidget) -> None:
        """Open the menu of layers at a button."""


def make_top(theme: Theme, parent: QWidget, deeds: BarDeeds) -> TopBar:
    """Return the bar of views, search and new actions."""
    presenter, top = deeds.presenter, TopBar(theme, parent)
    top.view_chosen.connect(lambda code: presenter.choose_view(ViewKind(code)))
    top.month_turned.connect(presenter.calendar.turn)
    top.today_asked.connect(presenter.calendar.go_to_today)
    top.searched.connect(presenter.search)
    top.undo_asked.connect(presenter.undo)
    top.redo_asked.connect(presenter.redo)
    top.inspector_toggled.connect(deeds.toggle_inspector)
    top.new_asked.connect(deeds.ask_for_action)
    top.search.left.connect(deeds.focus_main)
    top.zones_asked.connect(lambda button: _open(_zones(deeds, top), button))
    top.print_asked.connect(lambda button: _open(_papers(deeds, top), button))
    return top


def make_filters(theme: Theme, parent: QWidget, deeds: BarDeeds) -> PlanFilterBar:
    """Return the bar of chips."""
    presenter = deeds.presenter
    filters = PlanFilterBar(theme, presenter.options, parent)
    filters.toggled.connect(presenter.toggle)
    filters.cleared.connect(lambda facet: presenter.clear(facet) if facet else deeds.clear_all())
    filters.layers_asked.connect(deeds.show_layers)
    return filters


def _zones(deeds: BarDeeds, parent: QWidget) -> QMenu:
    from organizer_app.ui.screens.plan.bar_menus import zone_menu

    return zone_menu(deeds.presenter, parent)


def _papers(deeds: BarDeeds, parent: QWidget) -> QMenu:
    from organizer_app.ui.screens.plan.bar_menus import print_menu

    return print_menu(deeds.presenter, deeds.frame, parent)


def _open(menu: QMenu, button: QToolButton) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
