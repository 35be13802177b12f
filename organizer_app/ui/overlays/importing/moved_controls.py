"""Lets no click land on a control that came under the pointer a moment ago: it was meant for another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping

# As long as a hand needs to see that something else is there, in milliseconds.
_MOMENT: Final = 300
_PRESSES: Final = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick}
)


class MovedControls(QObject):
    """Remembers where the controls of a panel were, and for a moment which of them moved.

    Attributes:
        moved: the controls that moved within the last moment.
    """

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._before: Mapping[QWidget, QPoint] = {}
        self.moved: frozenset[QWidget] = frozenset()
        self._timer = QTimer(self, singleShot=True, interval=_MOMENT)
        self._timer.timeout.connect(self._forget)

    @property
    def is_looking(self) -> bool:
        """Whether the controls are between two places."""
        return bool(self._before)

    def begin(self) -> None:
        """Remember where all controls are."""
        self._before = places_of(self._panel)

    def end(self) -> None:
        """Let those that are elsewhere now take no click for a moment."""
        now = places_of(self._panel)
        self.moved = frozenset(each for each, at in now.items() if self._before.get(each) != at)
        self._before = {}
        if self.moved:
            for each in self.moved:
                each.installEventFilter(self)
            self._timer.start()

    def _forget(self) -> None:
        # A control that is gone by now is none of these.
        for each in filter(shiboken6.isValid, self.moved):
            each.removeEventFilter(self)
        self.moved = frozenset()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in _PRESSES or super().eventFilter(watched, event)


def places_of(panel: QWidget) -> dict[QWidget, QPoint]:
    """Return where the visible buttons and choices of a panel are."""
    found: list[QWidget] = [*panel.findChildren(QAbstractButton), *panel.findChildren(QComboBox)]
    return {each: each.mapTo(panel, QPoint(0, 0)) for each in found if each.isVisible()}
