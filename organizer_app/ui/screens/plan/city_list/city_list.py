"""The list of cities beside the map: their number, their order, and the cities themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget
from typing_extensions import override

from organizer_app.domain.rows.place_groups import PlaceGroup, group_by_place
from organizer_app.ui.screens.plan.city_list.city_table import CityTable
from organizer_app.ui.screens.plan.store.list_rows import ListOrder
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER, GAP_L, GAP_S, LIST_WIDTH
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.merging.presence import Present
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.store.row_words import Fresh
    from organizer_app.ui.theme.theme import Theme


# Margins of the head line and the gaps between its parts.
_HEAD_GAPS = 40
# The width the button adds to its words: its chevron and padding.
_CHEVRON = 40


class CityList(Themed, QFrame):
    """A head line and the table below it; `place_chosen` carries the key of a city."""

    place_chosen = Signal(str)
    places_chosen = Signal(object)
    place_opened = Signal(str)
    order_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cityList")
        self._groups: Sequence[PlaceGroup] = ()
        self._desk_zone = ""
        self._usual_day = ""
        self._order = ListOrder.ATTENTION
        self.table = CityTable(theme, self)
        self.table.place_chosen.connect(self.place_chosen)
        self.table.places_chosen.connect(self.places_chosen)
        self.table.place_opened.connect(self.place_opened)
        self.setMinimumWidth(260)
        column = column_of(self)
        column.addWidget(self._make_head())
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.set_theme(theme)
        self._count()

    def _make_head(self) -> QFrame:
        head = QFrame(self)
        head.setObjectName("listHeader")
        self._cities = PlainLabel("", head, role="strong")
        self._actions = PlainLabel("", head, role="meta")
        self._order_button = QPushButton(words.order_name(self._order.value), head)
        self._order_button.setProperty("kind", "ghost")
        self._order_button.setProperty("small", "true")
        set_tip(self._order_button, words.order_hint())
        # The chevron follows the words.
        self._order_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._list_orders(menu))
        self._order_button.setMenu(menu)
        row = row_of(head, (GAP_L, 0, GAP_S, 0), GAP_S)
        row.addWidget(self._cities)
        row.addWidget(self._actions)
        row.addStretch(1)
        row.addWidget(self._order_button)
        self._head = head
        return head

    def _list_orders(self, menu: QMenu) -> None:
        if menu.isEmpty():
            from PySide6.QtGui import QActionGroup

            orders = QActionGroup(menu)
            orders.triggered.connect(lambda action: self.set_order(action.data()))
            for order in ListOrder:
                action = orders.addAction(words.order_name(order.value))
                action.setCheckable(True)
                action.setData(order)
            menu.addActions(orders.actions())
        for action in menu.actions():
            action.setChecked(action.data() is self._order)

    @property
    def order(self) -> ListOrder:
        """How the list is grouped."""
        return self._order

    def sizeHint(self) -> QSize:
        return QSize(self._theme.length(LIST_WIDTH), 600)

    def show_contested(self, action_ids: frozenset[str]) -> None:
        """Mark the cities of some actions: two laptops wrote the same field there."""
        self.table.lines.mark_contested(action_ids)
        self.table.viewport().update()

    def show_editing(self, editing: Mapping[str, tuple[Present, ...]]) -> None:
        """Mark the cities with actions that others are editing now."""
        self.table.lines.mark_editing(editing)
        self.table.viewport().update()

    def show_unsent(self, by_action: Mapping[str, int]) -> None:
        """Mark the cities with changes that wait for the hub: how many, by the id of the city action."""
        self.table.lines.mark_unsent(by_action)
        self.table.viewport().update()

    def show_fresh(self, fresh: Mapping[str, Fresh]) -> None:
        """Mark the cities with actions that somebody has just changed, by their ids."""
        self.table.lines.mark_fresh(fresh)
        self.table.viewport().update()

    def show_rows(self, rows: Iterable[ActionRow], desk_zone: str = "") -> None:
        """Show the cities of some actions; times are also given in headquarters' IANA zone."""
        self.show_places(group_by_place(rows), desk_zone)

    def show_places(self, groups: Sequence[PlaceGroup], desk_zone: str = "", usual_day: str = "") -> None:
        """Show grouped cities; the usual day is ISO text, and not written on each line."""
        self._groups = groups
        self._desk_zone = desk_zone
        self._usual_day = usual_day
        self.table.show_places(groups, self._order, desk_zone, usual_day)
        self._count()

    def set_order(self, order: ListOrder) -> None:
        """Group and sort another way."""
        if order is self._order:
            return
        self._order = order
        self._order_button.setText(words.order_name(order.value))
        self._make_room()
        self.table.show_places(self._groups, order, self._desk_zone, self._usual_day)
        self.order_changed.emit(order)

    def go_to_top(self) -> None:
        """Scroll to the first city."""
        self.table.scrollToTop()

    def select_place(self, place_id: str | None) -> None:
        """Select a city by key, or none, without emitting `place_chosen`."""
        self.table.select_place(place_id)

    def select_places(self, keys: Sequence[str], current: str) -> None:
        """Select several cities by key, or only the current one, without emitting anything."""
        self.table.select_places(keys, current)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._head.setFixedHeight(theme.length(BAR_FILTER))
        self._order_button.setIcon(theme.icon("chevron-down", "text3", 16))

    def _count(self) -> None:
        self._cities.setText(words.cities(self.table.lines.cities))
        self._actions.setText(words.actions(self.table.lines.actions))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the number of actions if the list is too narrow for it."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        parts = (self._cities, self._actions, self._order_button)
        self._order_button.setText(words.order_name(self._order.value))
        wanted = sum(part.sizeHint().width() for part in parts) + _HEAD_GAPS
        self._actions.setVisible(wanted <= self.width())
        room = self.width() - self._cities.sizeHint().width() - _HEAD_GAPS - _CHEVRON
        name, metrics = words.order_name(self._order.value), self._order_button.fontMetrics()
        self._order_button.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0)))
        self._order_button.setAccessibleName(name)
