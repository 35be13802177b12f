"""Makes the buttons of the window, each with its kind, icon, name and keyboard focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.widgets.focus_frame import hide_ring
from organizer_app.ui.widgets.tooltips import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionButton, QWidget

    from organizer_app.ui.theme.theme import Theme


_FEWEST_LETTERS: Final = 12
# What Qt's style leaves between an icon and the words.
_BESIDE_ICON: Final = 4
# Between an icon and the words beside it; Qt's own styles leave almost nothing.
AIR: Final = "\N{THIN SPACE}"


class Button(QPushButton):
    """A button that Enter presses as Space does, even outside of dialogs, with a gap after its icon."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Keep the words off the icon."""
        super().initStyleOption(option)
        hide_ring(option)
        if self.text() and not self.icon().isNull():
            option.text = f"{AIR}{self.text()}"

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self.text() and not self.icon().isNull():
            size.setWidth(size.width() + self.fontMetrics().horizontalAdvance(AIR))
        return size

    def minimumSizeHint(self) -> QSize:
        """Return the size with the gap: no word is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class NamingButton(Button):
    """A button whose words name a person or a group: a long name is shortened to the available room.

    Its tooltip and its name for screen readers show the words whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Unlike other buttons it may be narrower than its words.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Draw as many of the words as there is room for."""
        from PySide6.QtWidgets import QStyle

        super().initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not self.icon().isNull():
            room -= option.iconSize.width() + _BESIDE_ICON
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    def setText(self, text: str) -> None:
        """Set other words."""
        super().setText(text)
        set_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        fewest = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
        return QSize(min(size.width(), fewest), size.height())


def push_button(
    kind: str, words: str, act: Callable[[], object], parent: QWidget | None = None
) -> QPushButton:
    """Make a button with words; kind is one of the style sheet's."""
    return pressed_for(Button(words, parent), kind, act)


def naming_button(kind: str, act: Callable[[], object], parent: QWidget | None = None) -> QPushButton:
    """Make a button whose words, set later, hold a name of any length; kind is one of the style sheet's."""
    return pressed_for(NamingButton(parent), kind, act)


def pressed_for(button: Button, kind: str, act: Callable[[], object]) -> Button:
    """Let a button of a kind of the style sheet act when it is clicked, or pressed with Enter or Space."""
    button.setProperty("kind", kind)
    # Enter presses the focused button, as Space does.
    button.setAutoDefault(True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda: act())  # noqa: PLW0108  # clicked passes its checked state
    return button


def icon_button(
    theme: Theme, icon: str, hint: str, act: Callable[[], object], parent: QWidget | None = None
) -> QToolButton:
    """Make a flat button with an icon; the hint is its tooltip and its name for screen readers."""
    button = QToolButton(parent)
    button.setProperty("kind", "ghost")
    set_tip(button, hint)
    button.setAccessibleName(hint)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    show_icon(button, theme, icon)
    button.clicked.connect(lambda: act())  # noqa: PLW0108  # clicked passes its checked state
    return button
