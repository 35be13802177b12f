"""Chips that narrow a list to one value; exactly one is on, and Delete goes back to the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget
from typing_extensions import override

from organizer_app.ui.theme.style_marks import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

_CLEARING: Final = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_PRESSING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SwitchChip(QToolButton):
    """Tinted while it is on; Enter presses it, as Space does, and Delete and Backspace emit `cleared`.

    Args:
        parent: the widget around it.
    """

    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggled.connect(lambda is_on: mark(self, "kind", "chip-on" if is_on else "chip"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isChecked() and event.key() in _CLEARING:
            self.cleared.emit()
        elif event.key() in _PRESSING:
            self.click()
        else:
            super().keyPressEvent(event)


class ChoiceChips(QObject):
    """Keeps one chip on; the first one, which is on at the start, lets everything pass.

    Args:
        codes: the values, in the order of the chips.
        choose: takes the code of a chip that a person switched on.
        parent: the widget around the chips.
    """

    def __init__(self, codes: Iterable[str], choose: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.chips = {code: SwitchChip(parent) for code in codes}
        everything = next(iter(self.chips.values()))
        for code, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(partial(choose, code))
            if chip is not everything:
                chip.cleared.connect(everything.click)
        everything.setChecked(True)
