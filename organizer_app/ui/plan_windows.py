"""The windows on one plan: one leads, others may be opened beside it, and any of them may close first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint

from organizer_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from organizer_app.ui.theme.theme_holder import ThemeHolder

_BESIDE: Final = QPoint(36, 36)


class PlanWindows:
    """At least one window at any time.

    Args:
        app: for keys that depend on the focus.
        holder: the theme in use.
        wire: connects a new window to the program.
    """

    def __init__(self, app: QApplication, holder: ThemeHolder, wire: Callable[[MainWindow], None]) -> None:
        self._app = app
        self._holder = holder
        self._wire = wire
        self.all: list[MainWindow] = []
        self._make()

    @property
    def lead(self) -> MainWindow:
        """The window that shows the welcome screen, and a plan first."""
        return self.all[0]

    def _make(self) -> MainWindow:
        window = MainWindow(self._app, self._holder)
        self.all.append(window)
        self._wire(window)
        window.closing.connect(lambda: self._leave(window))
        return window

    def add(self) -> MainWindow:
        """Return one more window, a little below the one that leads."""
        window = self._make()
        window.resize(self.lead.size())
        window.move(self.lead.pos() + _BESIDE)
        return window

    def close_others(self) -> None:
        """Close every window except the one that leads."""
        for window in self.all[1:]:
            window.close()

    def close_all(self) -> None:
        """Close every window; with the last one the program ends."""
        for window in tuple(self.all):
            window.close()

    def _leave(self, window: MainWindow) -> None:
        """Remove a window that was closed; the last one stays, for whatever is shown next."""
        if len(self.all) > 1 and window in self.all:
            self.all.remove(window)
            window.deleteLater()

    def end(self) -> None:
        """Release every window."""
        for window in self.all:
            window.deleteLater()
