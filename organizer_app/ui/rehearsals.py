"""Opens a rehearsal of the day in place of the plan, and afterwards the plan again."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer_app.environment.rehearsal_folder import (
    clear_rehearsal,
    is_kept_there,
    new_rehearsal,
    rehearsals_left,
)
from organizer_app.ui.flow import services
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.plan_access import PlanAccess

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow


class Rehearsals(QObject):
    """Runs the commands that begin and end a rehearsal.

    Args:
        window: returns the window that leads.
        session: holds the open plan.
        background: makes the copy.
        open_plan: shows another plan with what opens it.
    """

    def __init__(
        self,
        window: Callable[[], MainWindow],
        session: PlanSession,
        background: Runner,
        open_plan: Callable[[Path, str | None], None],
    ) -> None:
        super().__init__(session)
        self._window, self._session = window, session
        self._background, self._open_plan = background, open_plan
        # What was in sight of the plan when its rehearsal began.
        self._before: Destination | None = None

    def begin(self) -> None:
        """Make a copy of the plan, and show it with its own clock; the plan is closed meanwhile."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if is_kept_there(Path(workspace.path)):
            self.end()
            return
        from organizer_app.wording.day import rehearsals as words

        deck = self._window().deck
        self._before = Destination(deck.code, deck.view) if deck is not None else None
        copy = new_rehearsal(words.file_name())
        key = _key_of(workspace)

        def make(plan: Workspace) -> None:
            services.rehearsals.clear_rehearsals_left(rehearsals_left())
            services.rehearsals.begin_rehearsal(plan, new=copy, mark=words.mark(), seed=drawn_seed())

        self._access(workspace).ask(make, lambda _none: self._show(copy, key))

    def _show(self, copy: Path, key: str | None) -> None:
        """Open the copy at its board: its clock runs already, and a minute takes a second."""
        self._open_plan(copy, key)
        self._window().go_to(Destination("day", "board"))

    def end(self) -> None:
        """Show the plan again where it was left, and delete the rehearsal."""
        workspace = self._session.workspace
        if workspace is None or not is_kept_there(Path(workspace.path)):
            return
        copy, key = Path(workspace.path), _key_of(workspace)

        def leave(plan: str) -> None:
            self._open_plan(Path(plan), key)
            if self._before is not None:
                self._window().go_to(self._before)
            # After the work that closes it, which was asked for first.
            self._background.run(lambda: clear_rehearsal(copy), then=_nothing, otherwise=_nothing, owner=self)

        self._access(workspace).ask(_source, leave)

    def _access(self, workspace: Workspace) -> PlanAccess:
        access = PlanAccess(self, self._background)
        access.open(workspace)
        return access

    def show_problem(self, sentence: str) -> None:
        """Show why there is no rehearsal."""
        self._window().complain(sentence)


def drawn_seed() -> int:
    """Return what chooses what goes wrong: no two rehearsals are alike."""
    return random.SystemRandom().randrange(1000)


def _source(workspace: Workspace) -> str:
    rehearsal = services.rehearsals.rehearsal_of(workspace)
    return rehearsal.plan if rehearsal is not None else str(workspace.path)


def _key_of(workspace: Workspace) -> str | None:
    """Return what opens the copy and the plan alike; None for a plan without a passphrase."""
    from organizer_app import wiring

    path = Path(workspace.path)
    return services.protection.key_of(workspace) if wiring.is_plan_protected(path) else None


def _nothing(_answer: object) -> None:
    pass
