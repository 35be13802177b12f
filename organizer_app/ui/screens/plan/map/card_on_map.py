"""Opens the card beside the hovered city, and closes it before the map below it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organizer_app.ui.theme.themed import Themed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.plan.map.hover_card import HoverCard
    from organizer_app.ui.screens.plan.map.map_gestures import MapCursor
    from organizer_app.ui.screens.plan.map.map_scene import MapScene
    from organizer_app.ui.theme.theme import Theme


class CardOnMap(Themed, QObject):
    """Holds the one card of a map, made when first needed.

    `opened` carries the text of the card, for screen readers.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, scene: MapScene, cursor: MapCursor, home: QWidget) -> None:
        super().__init__(home)
        self._theme = theme
        self._scene = scene
        self._cursor = cursor
        self._home = home
        self._card: HoverCard | None = None
        self.desk_zone = ""

    @property
    def card(self) -> HoverCard:
        """The card itself."""
        if self._card is None:
            from organizer_app.ui.screens.plan.map.hover_card import HoverCard

            self._card = HoverCard(self._theme, self._home)
            self._card.wanted.connect(self._open)
        return self._card

    @property
    def is_open(self) -> bool:
        """Whether the card is visible."""
        return self._card is not None and not self._card.isHidden()

    def ask(self) -> None:
        """Open the card after a delay, beside the marker that pointer or keyboard are at by then."""
        if self._meant() is None:
            self.put_away()
        else:
            self.card.ask()

    def put_away(self) -> None:
        """Close the card, and cancel a pending one."""
        if self._card is not None:
            self._card.put_away()

    def _meant(self) -> str | None:
        """Return the key of the hovered city, or else of the keyboard's city."""
        return self._cursor.pointed or (self._cursor.current if self._home.hasFocus() else None)

    def _open(self) -> None:
        key = self._meant()
        marker = self._scene.marker_of(key) if key else None
        if marker is not None:
            self.card.show_groups(self._scene.groups_of(marker), marker, self.desk_zone)
            self.opened.emit(self.card.words())
