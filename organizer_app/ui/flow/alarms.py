"""Tells a person of a missed check-in by a sound or a desktop notification, if they asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QSystemTrayIcon


class AlarmChoice(NamedTuple):
    """What a person asked for on this laptop; nothing by default."""

    sound: bool = False
    notice: bool = False


class _Alarms:
    """The choice in use, and the sign in the desktop's tray, which is there once it is needed."""

    def __init__(self) -> None:
        self.choice = AlarmChoice()
        self.beep: Callable[[], object] = QApplication.beep
        self.notify: Callable[[str], object] = self._notify
        self._tray: QSystemTrayIcon | None = None

    def _notify(self, sentence: str) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        from organizer_app.wording.day import alarms as words

        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), QApplication.instance())
        self._tray.show()
        self._tray.showMessage(words.title(), sentence)


ALARMS = _Alarms()


def use_alarms(choice: AlarmChoice) -> None:
    """Follow another choice from now on."""
    ALARMS.choice = choice


def are_on() -> bool:
    """Return whether a person asked for any alarm, so that the day is followed on other screens, too."""
    return any(ALARMS.choice)


def ring(count: int) -> None:
    """Announce cities that came onto the ladder, once for all of them.

    The notification names no city: it may appear over a locked screen or in front of others.
    """
    if count and ALARMS.choice.sound:
        ALARMS.beep()
    if count and ALARMS.choice.notice:
        from organizer_app.wording.day import alarms as words

        ALARMS.notify(words.missing(count))
