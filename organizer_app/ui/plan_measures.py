"""Writes distances and weeks as in the country of the open plan, or as somebody chose on this laptop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.local_measures import UNITS, WEEKS, measures_of
from organizer_app.wording.language.measures import use_measures

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.main_window import MainWindow
    from organizer_app.ui.program_memory import ProgramMemory

# Every screen writes them somewhere.
_EVERYTHING = ChangeSet("", EditKind.CHANGED_RULE, everything=True)


class PlanMeasures:
    """The measures of the program.

    Args:
        memory: keeps what was chosen.
        window: returns the window that says what was chosen.
        session: tells every screen to read again.
    """

    def __init__(self, memory: ProgramMemory, window: Callable[[], MainWindow], session: PlanSession) -> None:
        self._memory = memory
        self._window = window
        self._session = session
        self._zone = ""
        self._use()

    def take_plan(self, snapshot: PlanSnapshot) -> None:
        """Follow the country of a plan that is about to be shown, or whose time zone was changed."""
        self._zone = snapshot.desk_zone
        self._use()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands do, by their codes."""
        handlers: dict[str, Callable[[], object]] = {}
        for code in UNITS:
            handlers[f"units_{code or 'plan'}"] = partial(self._choose_units, code)
        for code in WEEKS:
            handlers[f"week_{code or 'plan'}"] = partial(self._choose_week, code)
        return handlers

    def _choose_units(self, units: str) -> None:
        from organizer_app.wording.window import measure_choices as words

        self._memory.keep_units(units)
        self._tell(words.chosen_units(units))

    def _choose_week(self, week: str) -> None:
        from organizer_app.wording.window import measure_choices as words

        self._memory.keep_week(week)
        self._tell(words.chosen_week(week))

    def _tell(self, said: str) -> None:
        self._use()
        self._session.changed.emit(_EVERYTHING)
        self._window().say(said, can_undo=False)

    def _use(self) -> None:
        known = self._memory.preferences
        use_measures(measures_of(self._zone, known.units, known.week))
