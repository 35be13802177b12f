"""The headings above a list as buttons that order it; an arrow marks the active one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.controls.buttons import AIR, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.checklists import permits as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.screens.checklists.rows import LineColumn, Placed
    from organizer_app.ui.theme.theme import Theme

HEIGHT: Final = 32
_ARROW: Final = 14
# The padding of a button; the button sticks out by it so that its words align with the column.
_PADDING: Final = 6
_GAP: Final = 4


class SortHeader(Themed, QFrame):
    """`chosen` carries the code of the column to order by.

    Args:
        theme: the look.
        columns: those with a code can order the list.
        parent: its parent.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, columns: Sequence[LineColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("listHeader")
        self._theme = theme
        self._placed: Sequence[Placed] = ()
        self._order = ("", False)
        self._labels: dict[str, PlainLabel] = {}
        self.buttons: dict[str, QPushButton] = {}
        for column in columns:
            if column.code:
                button = push_button("heading", "", partial(self.chosen.emit, column.code), self)
                # The arrow follows the words.
                button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                self.buttons[column.code] = button
            else:
                label = PlainLabel(column.heading, self, role="field")
                self._labels[column.heading] = label
        self.set_theme(theme)

    def place(self, placed: Sequence[Placed]) -> None:
        """Move the headings above their columns; hidden columns have no heading."""
        self._placed = placed
        self._arrange()

    def show_order(self, code: str, *, is_descending: bool) -> None:
        """Show which column orders the list, and its direction."""
        self._order = (code, is_descending)
        self._arrange()

    def _arrange(self) -> None:
        here = {each.column.heading for each in self._placed}
        for heading, label in self._labels.items():
            label.setVisible(heading in here)
        shown = {each.column.code for each in self._placed}
        for code, button in self.buttons.items():
            button.setVisible(code in shown)
        for each in self._placed:
            if each.column.code:
                self._set_button(self.buttons[each.column.code], each)
            else:
                room = QRect(round(each.left), 0, round(each.room), self.height() - 1)
                self._labels[each.column.heading].setGeometry(room)

    def _set_button(self, button: QPushButton, placed: Placed) -> None:
        column, (code, is_descending) = placed.column, self._order
        is_ordering = column.code == code
        arrow = "arrow-up" if is_descending else "arrow-down"
        taken = 2 * _PADDING + (self._theme.length(_ARROW) + _GAP if is_ordering else 0)
        button.setIcon(self._theme.icon(arrow, "text2", _ARROW) if is_ordering else QIcon())
        metrics = button.fontMetrics()
        # The last pixels before the next column belong to the button.
        room = round(placed.room) + _PADDING
        button.setText(
            metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, room - taken + _PADDING)
        )
        button.setAccessibleName(
            words.ordered_by(column.heading, is_descending=is_descending)
            if is_ordering
            else words.order_by(column.heading)
        )
        set_tip(button, words.order_by(column.heading))
        width = min(button.sizeHint().width(), room + _PADDING)
        height = button.sizeHint().height()
        top = (self.height() - 1 - height) // 2
        # Here the gap between words and icon is in front of the words.
        air = metrics.horizontalAdvance(AIR) if is_ordering else 0
        button.setGeometry(QRect(round(placed.left) - _PADDING - air, top, width, height))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(HEIGHT))
        for button in self.buttons.values():
            button.setIconSize(theme.square(_ARROW))
        self._arrange()
