"""A chip of a filter bar: its words open a menu of values, its cross lets every value pass again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.language import filters as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from organizer_app.ui.theme.theme import Theme

_ICON: Final = 14
# Width at the right end of a tinted chip where a click counts as on the cross, in pixels.
_CROSS: Final = 28
_LONGEST: Final = 150
_CLEARING: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class FilterChip(Themed, QToolButton):
    """Tinted while it keeps something; `cleared` is emitted by its cross, Delete and Backspace.

    Args:
        theme: the theme in use.
        name: its words while it keeps nothing.
        parent: the Qt parent.
        has_menu: whether `opened` opens a menu, so that it has a chevron.
    """

    opened = Signal()
    cleared = Signal()

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, has_menu: bool = True
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_menu = has_menu
        self._is_on = False
        self._label = name
        self._room: int | None = None
        self.setProperty("kind", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # The chevron or cross follows the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.opened)
        self.show_label(name, is_on=False)

    @property
    def is_on(self) -> bool:
        """Return whether it keeps something."""
        return self._is_on

    def limit(self, pixels: int) -> None:
        """Limit the room of the words."""
        self._room = pixels
        self._cut()

    def _cut(self) -> None:
        longest = self._theme.length(_LONGEST)
        if self._room is not None:
            longest = min(longest, self._room)
        text = self.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, longest)
        # A single one would underline the next letter.
        self.setText(text.replace("&", "&&"))

    def show_label(self, label: str, *, is_on: bool) -> None:
        """Show the name of the facet, or what it keeps."""
        is_known = (label, is_on) == (self.accessibleName(), self._is_on)
        self._is_on = is_on
        self._label = label
        # The letters may be larger than when it was last shown.
        self._cut()
        if is_known:
            return
        self.setAccessibleName(label)
        self.setAccessibleDescription(words.remove_filter_hint() if is_on else "")
        set_tip(self, words.remove_filter_hint() if is_on else "")
        mark(self, "kind", "chip-on" if is_on else "chip")
        self.set_theme(self._theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        sign = "x" if self._is_on else "chevron-down" if self._has_menu else ""
        self.setIcon(theme.icon(sign, "text2", _ICON) if sign else QIcon())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clear on a press on the cross; open the menu anywhere else."""
        on_cross = self._is_on and event.position().x() >= self.width() - _CROSS
        if on_cross and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.cleared.emit()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Delete and Backspace; open the menu on Enter and Down, as on Space."""
        key = Qt.Key(event.key())
        if key in _CLEARING and self._is_on:
            self.cleared.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
