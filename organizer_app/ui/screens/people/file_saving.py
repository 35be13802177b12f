"""Saves the present call sheet, and a list of everybody for an audience, to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.screens.people import people_jobs as work
from organizer_app.wording.people import people_files as words

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from organizer_app.environment.clock import Clock
    from organizer_app.ui.flow.plan_access import PlanDoor
    from organizer_app.ui.screens.people.people_jobs import Loaded
    from organizer_app.ui.screens.people.people_view import ScreenView


class PeopleFiles:
    """Writes in the background and confirms what was written."""

    def __init__(self, view: ScreenView, door: PlanDoor, clock: Clock) -> None:
        self._view = view
        self._door = door
        self._clock = clock

    def save_call_sheet(self, file: Path, loaded: Loaded, callers: Collection[str]) -> None:
        """Save the present calls of some headquarters members or of all, as a table or for print."""
        now, names = self._clock(), sorted(callers)

        def saved(count: int) -> None:
            self._view.show_toast(words.sheet_saved(count, file.name), can_undo=False)

        self._door.ask(lambda plan: work.save_call_sheet(plan, file, loaded, now, names), saved)

    def export(self, contact_format: str, audience: str, file: Path) -> None:
        """Save everybody to a file with only what its audience may see."""

        def saved(count: int) -> None:
            self._view.show_toast(words.exported(file.name, count), can_undo=False)

        self._door.ask(lambda plan: work.export(plan, contact_format, audience, file), saved)
