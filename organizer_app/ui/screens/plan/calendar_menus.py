"""The menus of the calendars: what to show beside actions, and everything due on a day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.plan.marks.day_marks import Layer
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.wording.plan import day_marks as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.checklists.due_days import DueItem
    from organizer_app.ui.screens.plan.lazy_parts import ScreenRequests
    from organizer_app.ui.screens.plan.store.calendar_marks import CalendarMarks

# The number of steps and permits that a menu lists; the checklists have the rest.
MOST_NAMED: Final = 20


def layers_menu(parent: QWidget, marks: CalendarMarks) -> QMenu:
    """Build the menu of what calendars show beside actions; it stays open while entries are checked."""
    menu = CheckMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(words.layers())
    for layer in Layer:
        entry = menu.add_value(words.layer_name(layer.value), is_checked=layer not in marks.hidden)
        entry.triggered.connect(lambda _on=False, layer=layer: marks.toggle(layer))
    return menu


def ask_for_due(parent: QWidget, requests: ScreenRequests, day: str, at: QPoint) -> None:
    """Read what is due on an ISO day and show it as a menu at a screen position."""

    def show(items: list[DueItem]) -> None:
        menu = due_menu(parent, day, items, requests)
        menu.popup(at)
        if menu.actions():
            menu.setActiveAction(menu.actions()[1 if items else 0])

    # One more than is listed shows that there are more.
    requests.presenter.calendar.beside.read_due_on(day, MOST_NAMED + 1, show)


def due_menu(parent: QWidget, day: str, items: Sequence[DueItem], requests: ScreenRequests) -> QMenu:
    """Build the menu of what is due on an ISO day: an entry opens its city, the last one the checklists."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(words.due_menu(day))
    menu.addAction(words.due_menu(day) if items else words.nothing_due(day)).setEnabled(False)
    counts = Counter(item.is_permit for item in items)
    named: Counter[bool] = Counter()
    for item in items:
        named[item.is_permit] += 1
        if named[item.is_permit] <= MOST_NAMED:
            entry = menu.addAction(words.due_item(item).replace("&", "&&"))
            entry.triggered.connect(_opening(item, requests))
    if items:
        menu.addSeparator()
        has_more = max(counts.values()) > MOST_NAMED
        text = words.more_in_checklists() if has_more else words.open_checklists()
        menu.addAction(text).triggered.connect(
            lambda: requests.frame.go_to(Destination("checklists", "by_week"))
        )
    return menu


def _opening(item: DueItem, requests: ScreenRequests) -> Callable[[], None]:
    """Return the action of an entry: open the city action, or the checklists for all cities' items."""
    if item.action_id:
        return lambda: requests.choose_action(item.action_id)
    return lambda: requests.frame.go_to(Destination("checklists", "by_week"))
