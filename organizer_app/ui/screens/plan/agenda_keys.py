"""What the keys do in the agenda: from line to line, find a city, open, select and move actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt

from organizer_app.domain.action_rows import ActionRow
from organizer_app.ui.screens.plan.drag_gesture import STEP, Move
from organizer_app.ui.widgets.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent

    from organizer_app.ui.screens.plan.agenda_rows import AgendaLines

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FARTHEST: Final = 1_000_000
# Days and minutes by which an arrow key moves what is selected, while Alt is held.
_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}


class KeyAgenda(Protocol):
    """What keys ask of the agenda."""

    action_chosen: SignalInstance
    action_toggled: SignalInstance
    moved: SignalInstance

    @property
    def lines(self) -> AgendaLines:
        """All lines."""

    @property
    def stops(self) -> Sequence[int]:
        """The numbers of the lines that keys go to."""

    @property
    def page(self) -> int:
        """How many lines of actions are in sight."""

    @property
    def current(self) -> int | None:
        """The number of the line the keyboard is at."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the selected actions."""

    def go_to(self, number: int) -> None:
        """Choose the action of a line, or stand on what it says."""

    def show_due(self, number: int) -> None:
        """Show all that is due on the day of a line."""


class AgendaKeys:
    """The keys of an agenda."""

    def __init__(self, target: KeyAgenda) -> None:
        self._agenda = target
        self._typing = TypeAhead()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; tell whether it means anything here."""
        key = Qt.Key(event.key())
        if key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return self._move(*_MOVES[key])
        if self._typing.takes(event):
            self._find(self._typing.add(event))
            return True
        page = self._agenda.page
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -_FARTHEST,
            Qt.Key.Key_End: _FARTHEST,
        }
        if key in steps:
            self._go(steps[key])
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self._open(is_toggling=key == Qt.Key.Key_Space)
        else:
            return False
        return True

    def _move(self, days: int, minutes: int) -> bool:
        if self._agenda.chosen:
            self._agenda.moved.emit(Move(self._agenda.chosen, days, minutes))
        return True

    def _go(self, step: int) -> None:
        stops, current = self._agenda.stops, self._agenda.current
        if stops:
            at = stops.index(current) if current is not None else -1 if step > 0 else len(stops)
            self._agenda.go_to(stops[min(max(at + step, 0), len(stops) - 1)])

    def _open(self, *, is_toggling: bool) -> None:
        current = self._agenda.current
        entry = self._agenda.lines.entries[current] if current is not None else None
        if isinstance(entry, ActionRow):
            agenda = self._agenda
            (agenda.action_toggled if is_toggling else agenda.action_chosen).emit(entry.action_id)
        elif current is not None:
            self._agenda.show_due(current)

    def _find(self, text: str) -> None:
        """Go to the next action, from the current line on, of a city whose name begins so."""
        named = [
            number
            for number, each in enumerate(self._agenda.lines.entries)
            if isinstance(each, ActionRow) and each.city.casefold().startswith(text)
        ]
        here = self._agenda.current or 0
        found = next((number for number in named if number >= here), named[0] if named else None)
        if found is not None:
            self._agenda.go_to(found)
