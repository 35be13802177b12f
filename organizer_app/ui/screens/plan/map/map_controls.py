"""Arranges the panels in the corners of the map and passes on their clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan.map.map_panels import BUTTON, Legend, Panel, RegionButton, zoom_button
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.outlines import Region

ZOOM_STEP: Final = 1.5
_EDGE: Final = 14
_BETWEEN: Final = 2
_ABOVE_LEGEND: Final = 6


class MapControls(Themed, QObject):
    """The map switch, the zoom buttons, the legend, and the count of actions not on the map."""

    region_chosen = Signal(str)
    zoomed = Signal(float)
    all_wanted = Signal()
    unplaced_chosen = Signal()
    reach_wanted = Signal(bool)

    def __init__(self, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._usa = RegionButton(theme, words.usa())
        self._world = RegionButton(theme, words.world())
        self._usa.clicked.connect(lambda: self.region_chosen.emit("usa"))
        self._world.clicked.connect(lambda: self.region_chosen.emit("world"))
        self._regions = Panel((self._usa, self._world), home)
        self._zoom = {icon: zoom_button(theme, icon, home) for icon in ("plus", "minus", "maximize")}
        self._zoom["plus"].clicked.connect(lambda: self.zoomed.emit(ZOOM_STEP))
        self._zoom["minus"].clicked.connect(lambda: self.zoomed.emit(1 / ZOOM_STEP))
        self._zoom["maximize"].clicked.connect(self.all_wanted)
        self.legend = Legend(theme, home)
        self.reach = push_button("chip", words.reach(), self._turn_reach, home)
        self.reach.setCheckable(True)
        self.reach.setToolTip(words.reach_hint())
        self._unplaced = QPushButton(home)
        self._unplaced.setProperty("kind", "chip")
        self._unplaced.clicked.connect(self.unplaced_chosen)
        self._unplaced.hide()
        self.show_region("usa")

    def show_region(self, region: Region) -> None:
        """Show which map is visible."""
        self._usa.setChecked(region == "usa")
        self._world.setChecked(region == "world")

    def _turn_reach(self) -> None:
        is_on = self.reach.isChecked()
        mark(self.reach, "kind", "chip-on" if is_on else "chip")
        self.reach.adjustSize()
        self.reach_wanted.emit(is_on)

    def show_unplaced(self, count: int) -> None:
        """Show how many actions are not on the map; hide it if all are."""
        self._unplaced.setText(words.not_on_map(count))
        self._unplaced.setVisible(count > 0)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for icon, button in self._zoom.items():
            button.setIcon(theme.icon(icon, size=16))
            button.setIconSize(theme.square(16))
            button.setFixedSize(theme.square(BUTTON))

    def _arrange_unplaced(self, width: int) -> None:
        """Place the count of actions not on the map beside the legend, or above it if it does not fit."""
        legend, note = self.legend.geometry(), self._unplaced
        note.ensurePolished()
        note.adjustSize()
        left = legend.right() + _EDGE
        if left + note.width() <= width - _EDGE:
            note.move(left, legend.y() + (legend.height() - note.height()) // 2)
        else:
            note.move(_EDGE, legend.y() - note.height() - _ABOVE_LEGEND)

    def arrange(self) -> list[QRect]:
        """Move the panels to their corners and return the rectangles they cover."""
        width, height = self._home.width(), self._home.height()
        side = self._zoom["plus"].width()
        self._regions.adjustSize()
        self._regions.move(_EDGE, _EDGE)
        self.reach.ensurePolished()
        self.reach.adjustSize()
        beside = (self._regions.height() - self.reach.height()) // 2
        self.reach.move(self._regions.geometry().right() + _EDGE, _EDGE + beside)
        for line, button in enumerate(self._zoom.values()):
            button.move(width - _EDGE - side, _EDGE + line * (side + _BETWEEN))
        self.legend.fit(width - 2 * _EDGE)
        self.legend.move(_EDGE, height - _EDGE - self.legend.height())
        self._arrange_unplaced(width)
        zoom = QRect(width - _EDGE - side, _EDGE, side, len(self._zoom) * (side + _BETWEEN) - _BETWEEN)
        covered = [self._regions.geometry(), self.reach.geometry(), zoom, self.legend.geometry()]
        if self._unplaced.isVisibleTo(self._home):
            covered.append(self._unplaced.geometry())
        return covered
