"""What the keys do in the month: its cells are days, its pages months; the rest finds and moves actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt

from organizer_app.ui.screens.plan.month_cells import DAYS
from organizer_app.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.action_rows import ActionRow

_ONE_DAY: Final = timedelta(days=1)
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class KeyMonth(Protocol):
    """What keys ask of the calendar; days are ISO texts."""

    month_turned: SignalInstance
    day_opened: SignalInstance

    @property
    def chosen_day(self) -> str:
        """The selected day, or empty."""

    @property
    def month(self) -> tuple[int, int]:
        """The year and month that are shown."""

    @property
    def shown_rows(self) -> Sequence[ActionRow]:
        """All actions, in reading order."""

    def choose_day(self, day: str) -> None:
        """Select a day and show its month."""

    def find_action(self, row: ActionRow) -> None:
        """Select an action and show its month."""

    def move_chosen(self, days: int) -> None:
        """Move what is selected by days."""

    def give_up(self) -> bool:
        """Drop what is being dragged; tell whether there was something."""


class MonthKeys:
    """The keys of a month calendar."""

    def __init__(self, target: KeyMonth) -> None:
        self._month = target
        self._typing = TypeAhead()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether it means anything here."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._month.give_up()
        if key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._month.move_chosen(_STEPS[key])
            return True
        if self._typing.takes(event):
            self._find(self._typing.add(event))
            return True
        return self._go(key)

    def _go(self, key: Qt.Key) -> bool:
        day = self._month.chosen_day
        here = date.fromisoformat(day) if day else date(*self._month.month, 1)
        ends = {
            Qt.Key.Key_Home: here.replace(day=1),
            Qt.Key.Key_End: (here.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY,
        }
        if key in _STEPS:
            self._month.choose_day((here + timedelta(days=_STEPS[key]) if day else here).isoformat())
        elif key in _MONTHS:
            self._month.month_turned.emit(_MONTHS[key])
        elif key in ends:
            self._month.choose_day(ends[key].isoformat())
        elif key in _ENTER and day:
            self._month.day_opened.emit(day)
        else:
            return False
        return True

    def _find(self, text: str) -> None:
        """Go to the next action, from the selected day on, of a city whose name begins so."""
        named = [row for row in self._month.shown_rows if row.day and row.city.casefold().startswith(text)]
        day = self._month.chosen_day or date(*self._month.month, 1).isoformat()
        found = next((row for row in named if row.day >= day), named[-1] if named else None)
        if found is not None:
            self._month.find_action(found)
