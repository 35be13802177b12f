"""Leads from an open plan to others: a new one, a copy of this one, and those opened lately."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import PlanAccess

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.program_memory import ProgramMemory


class OtherPlans(QObject):
    """Runs the commands of the plan menu that leave the open plan as it is.

    Args:
        memory: knows the plans that were opened lately.
        window: returns the window that leads.
        session: holds the open plan.
        background: copies a plan.
        begin: closes the plan and shows the welcome screen.
    """

    def __init__(
        self,
        memory: ProgramMemory,
        window: Callable[[], MainWindow],
        session: PlanSession,
        background: Runner,
        begin: Callable[[], None],
    ) -> None:
        super().__init__(session)
        self._memory, self._window, self._session = memory, window, session
        self._background, self._begin = background, begin

    def recent(self) -> list[tuple[str, str]]:
        """Return name and path of the plans opened lately, without the open one and without lost ones."""
        workspace = self._session.workspace
        here = str(workspace.path) if workspace is not None else ""
        known = (each for each in self._memory.preferences.recent if each.path != here)
        return [(each.title or Path(each.path).stem, each.path) for each in known if Path(each.path).exists()]

    def begin_new(self) -> None:
        """Show the form for a new plan; the open one is saved and closed."""
        self._begin()
        welcome = self._window().welcome
        if welcome is not None:
            welcome.start_new()

    def ask_copy(self) -> None:
        """Ask where a copy of the plan goes, and write it there."""
        workspace = self._session.workspace
        if workspace is None:
            return
        from organizer_app.ui.flow.save_dialog import ask_file
        from organizer_app.ui.flow.saved_files import file_offers
        from organizer_app.wording.window import welcome, window

        path = Path(workspace.path)
        proposed = path.with_stem(window.copy_name(path.stem))
        out = ask_file(self._window().in_sight, window.save_copy(), str(proposed), welcome.file_kind())
        if out is None:
            return
        access = PlanAccess(self, self._background)
        access.open(workspace)
        access.ask(
            lambda plan: services.backups.save_copy(plan, new=out),
            lambda _done: self._window().say(
                window.saved_copy(out.name), can_undo=False, offers=file_offers(out)[1:]
            ),
        )

    def show_problem(self, sentence: str) -> None:
        """Show why there is no copy."""
        self._window().complain(sentence)
