"""The tour for a new person: four short steps over the window, shown once, closed at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer_app.ui.overlays.overlay import Overlay
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import GAP_UNDER_M, GAP_UNDER_XL, GAP_XXL
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.window import tour as words

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 460
# A step narrower than this would look lost, in pixels at 100 % text size.
_LEAST: Final = 190
_ICONS: Final = {"views": "map", "readiness": "list-tree", "palette": "search", "undo": "undo-2"}
_STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_TOP: Final = 22


class Tour(Overlay):
    """One step at a time; Enter continues, arrows go forward and back, Esc closes."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, WIDTH)
        self.setAccessibleName(words.name())
        self.steps = words.steps()
        self.index = 0
        self._sign = PlainLabel("", self.panel)
        self._title = PlainLabel("", self.panel, role="title", wraps=True)
        self._text = PlainLabel("", self.panel)
        self._text.setWordWrap(True)
        self._position = PlainLabel("", self.panel, role="meta")
        self.skip = push_button("ghost", words.skip(), self.leave, self.panel)
        self.back = push_button("plain", words.back(), lambda: self.go(-1), self.panel)
        self.following = push_button("primary", "", lambda: self.go(1), self.panel)
        foot = QHBoxLayout()
        foot.addWidget(self._position)
        foot.addStretch(1)
        for button in (self.skip, self.back, self.following):
            # Buttons would use the arrows to move the focus between them.
            button.installEventFilter(self)
            foot.addWidget(button)
        column = column_of(self.panel, (GAP_XXL, _TOP, GAP_XXL, GAP_UNDER_XL), GAP_UNDER_M)
        column.addWidget(self._sign)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)
        column.addLayout(foot)
        self._show_step()

    def open(self) -> None:
        """Start with the first step."""
        self.index = 0
        self._show_step()
        super().open()

    def take_focus(self) -> None:
        """Let Enter continue."""
        self.following.setFocus(Qt.FocusReason.PopupFocusReason)

    def panel_height(self, width: int) -> int:
        """Return the height of the longest step, so that the buttons stay where they are."""
        column = self.panel.layout()
        if column is None:
            return 0
        highest = self._theme.length(_LEAST)
        for code in self.steps:
            self._title.setText(words.step_title(code))
            self._text.setText(words.step_text(code))
            column.invalidate()
            highest = max(highest, column.totalHeightForWidth(width))
        self._title.setText(words.step_title(self.steps[self.index]))
        self._text.setText(words.step_text(self.steps[self.index]))
        return highest

    def go(self, step: int) -> None:
        """Go forward or back; going forward from the last step closes the tour."""
        if self.index + step >= len(self.steps):
            self.leave()
        elif self.index + step >= 0:
            self.index += step
            self._show_step()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go forward and back wherever the focus is."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _STEPS:
            self.go(_STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Continue on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(1)
        else:
            super().keyPressEvent(event)

    @property
    def sentence(self) -> str:
        """The text of the current step."""
        return self._text.text()

    def _show_step(self) -> None:
        code = self.steps[self.index]
        show_icon(self._sign, self._theme, _ICONS[code], "accent", 28)
        self._title.setText(words.step_title(code))
        self._text.setText(words.step_text(code))
        self._position.setText(words.position(self.index + 1, len(self.steps)))
        self.back.setVisible(self.index > 0)
        self.skip.setVisible(self.index < len(self.steps) - 1)
        self.following.setText(words.following(is_last=self.index == len(self.steps) - 1))
        announce(self.panel, f"{words.step_title(code)}. {words.step_text(code)}")
