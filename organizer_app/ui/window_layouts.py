"""Restores a window as it was left: size, place, screen, view and filter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication

from organizer_app.environment.plan_layouts import PlanLayout
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import screen_with
from organizer_app.ui.screens.plan.marks import day_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screen_deck import ScreenDeck


def layout_of(window: QWidget, deck: ScreenDeck, path: str) -> PlanLayout:
    """Return the layout of a window, for the next time the plan at a path is opened."""
    place = window.normalGeometry()
    # The words of a search may be somebody's name.
    wanted = replace(deck.plan.presenter.wanted, words="")
    text = ""
    if not wanted.is_empty:
        from organizer_app.services.plan.filter_texts import filter_text

        text = filter_text(wanted)
    return PlanLayout(
        path=path,
        left=place.x(),
        top=place.y(),
        width=place.width(),
        height=place.height(),
        is_maximized=window.isMaximized(),
        screen=deck.code,
        view=deck.view,
        wanted=text,
        is_inspecting=deck.plan.is_inspecting,
        hidden_layers=day_marks.written(deck.plan.presenter.calendar.beside.hidden),
    )


def restore(
    window: QWidget, deck: ScreenDeck, layout: PlanLayout, go_to: Callable[[Destination], None]
) -> None:
    """Restore a window's layout, except for what is gone since, or is off every screen."""
    place = QRect(layout.left, layout.top, layout.width, layout.height)
    screens = QGuiApplication.screens()
    if place.isValid() and any(screen.availableGeometry().intersects(place) for screen in screens):
        window.setGeometry(place)
    if layout.is_maximized:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
    if layout.wanted:
        from organizer_app.services.plan.filter_texts import filter_of

        deck.plan.show_filter(filter_of(layout.wanted))
    if layout.hidden_layers:
        deck.plan.presenter.calendar.beside.hide(day_marks.read(layout.hidden_layers))
    if layout.is_inspecting:
        deck.plan.toggle_inspector()
    entry = screen_with(layout.screen) if layout.screen else None
    if entry is not None:
        go_to(Destination(entry.code, layout.view if layout.view in entry.views else ""))
