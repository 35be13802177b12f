"""The tabs of the inspector: a name and a count each, on as many lines as their words need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_L
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
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
_CODES: Final = (GLANCE, DETAILS, CHECKLIST, PEOPLE, GROUPS, NOTES, HISTORY)


class InspectorTabs(Themed, QWidget):
    """Tabs in lines; `chosen` carries the code of one.

    Where the seven names fit on one line without their counts alone, the counts are left to tooltip and page.
    In a narrow pane, in Spanish or at 200 % the names wrap.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(parts.tabs_name())
        self.current = GLANCE
        self._room = 0
        self._group = QButtonGroup(self)
        self._counts: dict[str, str] = {}
        self.buttons: dict[str, QToolButton] = {}
        tabs = QWidget(self)
        row = WrappingRow(tabs, side=0, above=0, spacing=0)
        for code in _CODES:
            button = self.buttons[code] = self._make(code)
            row.addWidget(button)
        column = column_of(self, (0, GAP_UNDER_L, 0, 0))
        column.addWidget(tabs)
        self.set_theme(theme)
        self.choose(GLANCE)

    def _make(self, code: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "tab")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(parts.tab_name(code))
        button.setText(parts.tab_short(code))
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

    def show_count(self, code: str, text: str) -> None:
        """Show the count of a tab, such as 11/19; an empty text hides it."""
        self._counts[code] = text
        told = _with_count(parts.tab_name(code), text)
        self.buttons[code].setAccessibleName(told)
        set_tip(self.buttons[code], told)
        self._fit()

    def fit(self, room: int) -> None:
        """Leave room for a scroll bar, in pixels, whether there is one or not.

        Names that got longer when the bar goes would bring it back, and so on without end.
        """
        self._room = room
        self._fit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit()

    def _fit(self) -> None:
        """Leave the counts out where they alone make the names wrap."""
        if self._takes(with_counts=True) > self._room >= self._takes(with_counts=False):
            return
        self._takes(with_counts=True)

    def _takes(self, *, with_counts: bool) -> int:
        """Write all names; return how wide they are side by side, in pixels."""
        for code, button in self.buttons.items():
            text = _with_count(parts.tab_short(code), self._counts.get(code, "") if with_counts else "")
            if button.text() != text:
                button.setText(text)
                button.updateGeometry()
        return sum(button.sizeHint().width() for button in self.buttons.values())


def _with_count(name: str, count: str) -> str:
    return " ".join(part for part in (name, count) if part)
