"""Asks once for the name that this laptop's changes carry, and again when somebody wants another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.program_memory import ProgramMemory


class AuthorQuestion(QObject):
    """Shows the sheet with the name.

    Args:
        memory: keeps the name on this laptop.
        window: returns the window that leads.
        session: holds the open plan, whose next changes get the name.
    """

    def __init__(self, memory: ProgramMemory, window: Callable[[], MainWindow], session: PlanSession) -> None:
        super().__init__(session)
        self._memory, self._window, self._session = memory, window, session

    def ask_once(self) -> None:
        """Ask when nobody was asked on this laptop yet and nothing else covers the window."""
        if self._memory.may_ask_for_author and self._window().commands.overlays.open_one is None:
            self.ask()

    def ask(self) -> None:
        """Show the sheet; closing it in any way counts as asked."""
        sheet = self._window().commands.overlays.show_name(self._memory.preferences.author)
        sheet.chosen.connect(self._choose)
        self._memory.keep_author(self._memory.preferences.author)

    def _choose(self, name: str) -> None:
        from organizer_app.wording.window import author as words

        self._memory.keep_author(name)
        workspace = self._session.workspace
        if workspace is not None:
            workspace.author = name
        self._window().say(words.named(name) if name else words.none(), can_undo=False)
