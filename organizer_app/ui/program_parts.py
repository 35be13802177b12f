"""Makes the parts of the program that the first frame does not need, each when it is first asked for.

Their modules are imported inside functions, so that a plan is seen before they are loaded.
"""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from organizer_app.environment.preferences import LOCK_CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.basics.problems import Problem
    from organizer_app.environment.clock import Clock
    from organizer_app.ui.alarm_choices import AlarmChoices
    from organizer_app.ui.author_question import AuthorQuestion
    from organizer_app.ui.first_window import FirstWindow
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.other_plans import OtherPlans
    from organizer_app.ui.plan_exchange import PlanExchange
    from organizer_app.ui.plan_lock import PlanLock, WaysToLock
    from organizer_app.ui.plan_menu import PlanMenu
    from organizer_app.ui.plan_protection import PlanProtection
    from organizer_app.ui.plan_rescue import PlanRescue
    from organizer_app.ui.plan_windows import PlanWindows
    from organizer_app.ui.program_memory import ProgramMemory
    from organizer_app.ui.rehearsals import Rehearsals
    from organizer_app.ui.remembered_keys import RememberedKeys


class RunningProgram(Protocol):
    """What the parts ask of their program."""

    windows: PlanWindows
    session: PlanSession

    @property
    def window(self) -> MainWindow:
        """The first window that is open."""

    @property
    def ways_to_lock(self) -> WaysToLock:
        """How a plan is left when it is locked."""

    def open_plan(self, path: Path, passphrase: str | None = None) -> None:
        """Show a plan in place of the open one."""

    def show_welcome(self) -> None:
        """Close the plan and show the welcome screen."""


class ProgramParts:
    """The parts of one program; what they show comes up in its first window.

    Args:
        program: opens plans for them.
        background: does their work on plans.
        clock: the present moment, UTC.
        memory: what the program remembers.
    """

    def __init__(
        self, program: RunningProgram, background: Runner, clock: Clock, memory: ProgramMemory
    ) -> None:
        self._program, self._background, self._clock, self._memory = program, background, clock, memory

    def _window(self) -> MainWindow:
        return self._program.window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return the actions of their commands, by their codes."""
        return {code: partial(act, self) for code, act in _ACTS.items()}

    @cached_property
    def remembered(self) -> RememberedKeys:
        """The keys that this computer keeps."""
        from organizer_app.ui.remembered_keys import RememberedKeys

        return RememberedKeys(self._background, self._memory, self._window, self._program.session)

    @cached_property
    def protection(self) -> PlanProtection:
        """Shows the protect sheet and does what was decided on it."""
        from organizer_app.ui.plan_protection import PlanProtection

        program = self._program
        return PlanProtection(
            self._background, self._clock, self.remembered, self._window, program.session, program.open_plan
        )

    @cached_property
    def _rescue(self) -> PlanRescue:
        from organizer_app.ui.plan_rescue import PlanRescue

        return PlanRescue(self._background, self._window, self._program.open_plan, self._program.session)

    def offer_rescue(
        self, problem: Problem, path: Path, passphrase: str | None = None, key: str = ""
    ) -> None:
        """Lead from a damaged file to its newest good backup.

        Args:
            problem: what is wrong with it; another problem than damage leads nowhere.
            path: the plan.
            passphrase: what opens its backups.
            key: the same, where the plan is open.
        """
        from organizer_app.ui.plan_rescue import DamagedPlan

        self._rescue.offer(problem, DamagedPlan(path, passphrase, key))

    @cached_property
    def author(self) -> AuthorQuestion:
        """Asks for the name that this laptop's changes carry."""
        from organizer_app.ui.author_question import AuthorQuestion

        return AuthorQuestion(self._memory, self._window, self._program.session)

    @cached_property
    def others(self) -> OtherPlans:
        """Leads from the open plan to others."""
        from organizer_app.ui.other_plans import OtherPlans

        program = self._program
        return OtherPlans(self._memory, self._window, program.session, self._background, program.show_welcome)

    @cached_property
    def rehearsals(self) -> Rehearsals:
        """Opens a rehearsal in place of the plan."""
        from organizer_app.ui.rehearsals import Rehearsals

        program = self._program
        return Rehearsals(self._window, program.session, self._background, program.open_plan)

    @cached_property
    def exchange(self) -> PlanExchange:
        """Exchanges changes of the open plan with others."""
        from organizer_app.ui.plan_exchange import PlanExchange

        program = self._program
        return PlanExchange(self._background, program.session, lambda: program.windows.all, program.session)

    def reach_hub(self) -> None:
        """Ask the hub at once, not when its turn comes."""
        self.exchange.try_again()

    @cached_property
    def lock(self) -> PlanLock:
        """Locks the plan."""
        from organizer_app.ui.plan_lock import PlanLock

        program = self._program
        return PlanLock(
            self._background, self._memory, lambda: program.windows.all, program.session, program.ways_to_lock
        )

    def stop(self) -> None:
        """Stop what goes on while a plan is open: it is left."""
        if "lock" in vars(self):
            self.lock.stop()
        if "exchange" in vars(self):
            self.exchange.stop()

    def fill_menu(self, menu: PlanMenu) -> None:
        """Let the menu of a window offer plans opened lately and the lock, each time it is opened."""

        def fill() -> None:
            known = self._memory
            menu.show_recent(self.others.recent())
            menu.show_lock(known.preferences.lock_minutes, is_protected=known.is_protected)

        menu.aboutToShow.connect(fill)
        menu.recent_chosen.connect(lambda path: self._program.open_plan(Path(path)))

    @cached_property
    def _alarms(self) -> AlarmChoices:
        from organizer_app.ui.alarm_choices import AlarmChoices

        return AlarmChoices(self._memory, self._window)

    def use_alarms(self) -> None:
        """Follow what was chosen for alarms before this start; both are off at first."""
        known = self._memory.preferences
        if known.alarm_sound or known.alarm_notice:
            self._alarms.use()

    def turn_alarm(self, code: str) -> None:
        """Turn the sound or the notification of missed check-ins on or off, by its code."""
        self._alarms.turn(code)

    @cached_property
    def first_window(self) -> FirstWindow:
        """Finds the window that edits the plan, and is found as that window."""
        from organizer_app.ui.first_window import FirstWindow

        return FirstWindow(self._window, self._program.windows.close_all, self._program.session)


def _lock_after(minutes: int, parts: ProgramParts) -> None:
    parts.lock.choose(minutes)


_ACTS: Final[Mapping[str, Callable[[ProgramParts], object]]] = {
    "protect": lambda parts: parts.protection.ask(),
    "your_name": lambda parts: parts.author.ask(),
    "new_plan": lambda parts: parts.others.begin_new(),
    "save_copy": lambda parts: parts.others.ask_copy(),
    "rehearse": lambda parts: parts.rehearsals.begin(),
    "end_rehearsal": lambda parts: parts.rehearsals.end(),
    "lock": lambda parts: parts.lock.lock(),
    **{f"lock_after_{minutes}": partial(_lock_after, minutes) for minutes in LOCK_CHOICES},
    "alarm_sound": lambda parts: parts.turn_alarm("alarm_sound"),
    "alarm_notice": lambda parts: parts.turn_alarm("alarm_notice"),
}
