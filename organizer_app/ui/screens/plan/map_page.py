"""The map with the strip below it, as one view of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan.map.map_view import MapView
from organizer_app.ui.screens.plan.strip.live_strip import LiveStrip
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.boxes import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.services.actions.reach import ReachOnMap
    from organizer_app.ui.screens.plan.lazy_parts import ScreenRequests
    from organizer_app.ui.screens.plan.store.plan_view import Selection, Shown
    from organizer_app.ui.theme.theme import Theme

# The strip leaves the map this share of the height, and at least this many pixels besides its panels, which
# take this many at 100 % text size.
_LEAST_SHARE: Final = 0.6
_LEAST_MAP: Final = 140
_PANELS: Final = 120


class MapPage(Themed, QWidget):
    """Passes rows to both; the map gets the focus.

    Args:
        theme: the look.
        parent: the screen.
        requests: what the strip calls on the screen.
    """

    def __init__(self, theme: Theme, parent: QWidget, requests: ScreenRequests) -> None:
        super().__init__(parent)
        self._theme = theme
        self.map = MapView(theme, self)
        self.strip = LiveStrip(theme, requests.choose_places, lambda: requests.presenter.anchor_date, self)
        self.map.place_chosen.connect(requests.choose_place)
        self.map.places_chosen.connect(requests.choose_places)
        self.map.all_chosen.connect(requests.choose_all)
        self.map.reach_wanted.connect(self._turn_reach)
        self._requests = requests
        self._is_reach_on = False
        self._announced: tuple[str, ...] = ()
        self.setFocusProxy(self.map)
        column = column_of(self)
        column.addWidget(self.map, 1)
        column.addWidget(self.strip)

    def show_rows(self, shown: Shown) -> None:
        """Show what passes the filter."""
        self.map.show_places(shown.groups, shown.desk_zone)
        self.map.show_legend(shown.mix, shown.wanted.readiness)
        self.strip.show_rows(shown)
        if self._is_reach_on:
            self._requests.presenter.edits.ask_reach(self._show_reach)

    def _turn_reach(self, is_on: bool) -> None:  # noqa: FBT001  # a signal hands it over
        self._is_reach_on = is_on
        if is_on:
            self._requests.presenter.edits.ask_reach(self._show_reach)
        else:
            self._show_reach(None)

    def _show_reach(self, found: ReachOnMap | None) -> None:
        self.map.reach.show(found if self._is_reach_on else None)
        if found is not None and self._is_reach_on:
            from organizer_app.ui.widgets.lists.speaking import announce
            from organizer_app.wording.window import overview

            reached = f"{overview.people_near(found.reach)}; {overview.people_farther(found.reach)}"
            announce(self.map, reached)
        self.map.update()

    def select(self, selection: Selection) -> None:
        """Mark the selection."""
        self.map.select_place(selection.place or None)
        self.map.select_places(selection.places)
        if selection.places and selection.places != self._announced:
            from organizer_app.ui.widgets.lists.speaking import announce
            from organizer_app.wording.plan import map_card

            announce(self.map, map_card.selected(len(selection.places)))
        self._announced = selection.places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_strip()
        super().resizeEvent(event)

    def _fit_strip(self) -> None:
        least = _LEAST_MAP + self._theme.length(_PANELS)
        self.strip.fit(self.height() - max(least, round(self.height() * _LEAST_SHARE)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit_strip()
