"""The tabs of the inspector: an icon and a count each; the selected one also shows its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_UNDER_L, GAP_UNDER_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import inspector_parts as parts

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

GLANCE: Final = "glance"
DETAILS: Final = "details"
CHECKLIST: Final = "checklist"
PEOPLE: Final = "people"
GROUPS: Final = "groups"
NOTES: Final = "notes"
HISTORY: Final = "history"
_ICONS: Final = {
    GLANCE: "layout-dashboard",
    DETAILS: "clock",
    CHECKLIST: "clipboard-check",
    PEOPLE: "users",
    GROUPS: "handshake",
    NOTES: "file-text",
    HISTORY: "history",
}


class InspectorTabs(Themed, QWidget):
    """A row of tabs with the selected one's name below; `chosen` carries its code.

    The pane is too narrow for seven names side by side, in Spanish or at 200 % even for two.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(parts.tabs_name())
        self.current = GLANCE
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        row = row_of(spacing=GAP_UNDER_XS)
        for code in _ICONS:
            button = self.buttons[code] = self._make(code)
            row.addWidget(button, 1)
        self._name = PlainLabel("", self, role="strong")
        column = column_of(self, (0, GAP_UNDER_L, 0, 0))
        column.addLayout(row)
        column.addSpacing(GAP_M)
        column.addWidget(self._name)
        self.set_theme(theme)
        self.choose(GLANCE)

    def _make(self, code: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(parts.tab_name(code))
        set_tip(button, parts.tab_name(code))
        button.clicked.connect(lambda: self._press(code))
        self._group.addButton(button)
        return button

    def _press(self, code: str) -> None:
        self.choose(code)
        self.chosen.emit(code)

    def choose(self, code: str) -> None:
        """Select a tab without emitting `chosen`."""
        self.current = code
        self.buttons[code].setChecked(True)
        self._name.setText(parts.tab_name(code))
        # The glance page has headings of its own.
        self._name.setVisible(code != GLANCE)

    def show_count(self, code: str, text: str) -> None:
        """Show the count of a tab, such as 11/19; an empty text hides it."""
        button = self.buttons[code]
        button.setText(text)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setAccessibleName(" ".join(part for part in (parts.tab_name(code), text) if part))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for code, icon in _ICONS.items():
            self.buttons[code].setIcon(theme.icon(icon))
