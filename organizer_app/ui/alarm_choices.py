"""Lets a person choose a sound or a notification for missed check-ins; both are off at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.flow.alarms import AlarmChoice, use_alarms

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.program_memory import ProgramMemory


class AlarmChoices:
    """The choice of the program.

    Args:
        memory: keeps what was chosen.
        window: returns the window that says what was chosen.
    """

    def __init__(self, memory: ProgramMemory, window: Callable[[], MainWindow]) -> None:
        self._memory = memory
        self._window = window

    def turn(self, code: str) -> None:
        """Turn the sound (`alarm_sound`) or the notification (`alarm_notice`) on or off, and say so."""
        from organizer_app.wording.day import alarms as words

        is_on = not getattr(self._memory.preferences, code)
        self._memory.keep_alarm(code, is_on=is_on)
        self.use()
        self._window().say(words.chosen(code, is_on=is_on), can_undo=False)

    def use(self) -> None:
        """Follow from now on what is chosen."""
        known = self._memory.preferences
        use_alarms(AlarmChoice(known.alarm_sound, known.alarm_notice))
