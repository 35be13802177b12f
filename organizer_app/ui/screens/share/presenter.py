"""Decides what the Share screen shows and what its buttons do; knows no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from organizer_app.ui.flow.plan_door import PlanDoor, ProblemView
from organizer_app.ui.screens.share import share_work as work
from organizer_app.ui.screens.share.lines import DRAFT
from organizer_app.wording import share as words

if TYPE_CHECKING:
    from pathlib import Path

    from organizer_app.domain.releases import Release
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.share.share_work import Desk


class ShareView(ProblemView, Protocol):
    """What the presenter tells the screen."""

    def show_desk(self, desk: Desk) -> None:
        """Show all of it."""

    def show_audience(self, code: str) -> None:
        """Show whose schedule is being read."""

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Say what was done."""


class SharePresenter:
    """One audience and one release of it, or the draft, at a time."""

    def __init__(self, view: ShareView, background: Runner) -> None:
        self._view = view
        self._door = PlanDoor(view, background)
        self._audience = "partners"
        self._chosen = ""
        self._asked = 0
        self.desk: Desk | None = None

    def start(self) -> None:
        """Show the audience and ask for the rest."""
        self._view.show_audience(self._audience)
        self.look()

    def open(self, workspace: Workspace) -> None:
        """From now on the plan can be read."""
        self._door.open(workspace)

    def look(self) -> None:
        """Read anew; an answer to an older question is dropped."""
        self._asked += 1
        asked, audience, chosen = self._asked, self._audience, self._chosen
        self._door.ask(lambda plan: work.desk(plan, audience, chosen), lambda desk: self._seen(asked, desk))

    def _seen(self, asked: int, desk: Desk) -> None:
        if asked == self._asked:
            self.desk = desk
            self._chosen = desk.chosen
            self._view.show_desk(desk)

    def choose_audience(self, code: str) -> None:
        """Show the schedule of other readers, the draft first."""
        self._audience, self._chosen = code, ""
        self._view.show_audience(code)
        self.look()

    def choose_release(self, key: str) -> None:
        """Show a release, or the draft."""
        self._chosen = "" if key == DRAFT else key
        self.look()

    def release(self, note: str) -> None:
        """Freeze the draft; the screen hears of it as of any change."""
        audience = self._audience
        self._door.ask(lambda plan: work.make_release(plan, audience, note), self._released)

    def _released(self, release: Release) -> None:
        self._chosen = release.id
        self._view.show_toast(words.made_release(release.number, release.audience.code), can_undo=True)
        self.look()

    def withdraw(self, reason: str) -> None:
        """Withdraw the release in sight."""
        chosen = self._chosen
        if chosen:
            self._door.ask(
                lambda plan: work.withdraw(plan, chosen, reason),
                lambda release: self._view.show_toast(words.made_withdrawal(release.number), can_undo=True),
            )

    def tick(self, key: str) -> None:
        """Tick a reader of the release in sight, or take the tick back; a draft has nobody to tick."""
        chosen = self._chosen
        if not chosen or self.desk is None:
            return
        reader = next((each for each in self.desk.readers if each.key == key), None)
        if reader is not None:
            told = reader.told_at is None
            self._door.ask(lambda plan: work.tick(plan, chosen, key, told=told), lambda _: None)

    def proposed_name(self, code: str) -> str:
        """Return the name that a file of a format should have."""
        number = self.desk.schedule.release if self.desk else 0
        return words.file_name(self._audience, number, code)

    def save(self, code: str, out: Path) -> None:
        """Write what is in sight to a file."""
        if self.desk is not None:
            schedule = self.desk.schedule
            self._door.ask(
                lambda _plan: work.save(schedule, code, out),
                lambda path: self._view.show_toast(words.written(path), can_undo=False),
            )
