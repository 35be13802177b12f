"""Changes the plan for a person; each change is one undo step and is confirmed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from organizer_app.domain.basics.problems import BadValue, Problem
from organizer_app.domain.model.city_actions import Tactic
from organizer_app.ui.flow import services
from organizer_app.ui.flow.typed_values import cities_meant, day_meant, time_meant
from organizer_app.ui.screens.plan.editing.action_edits import store
from organizer_app.ui.screens.plan.editing.role_edits import RoleEdits
from organizer_app.ui.screens.plan.store import plan_jobs
from organizer_app.ui.screens.plan.store.plan_jobs import NewActionFacts
from organizer_app.ui.screens.plan.store.plan_view import Field, PlanView
from organizer_app.wording.errors import problems
from organizer_app.wording.plan import new_action, plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.day.entry_line import TypedEntry
    from organizer_app.services.actions.reach import ReachOnMap
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess


class PlanEdits:
    """Changes the plan through services and reports the result to the view.

    Args:
        view: the screen.
        access: access to the plan.
        select: selects the added action, by id.
    """

    def __init__(self, view: PlanView, access: PlanAccess, select: Callable[[str], None]) -> None:
        self._view = view
        self._access = access
        self._select = select
        self.roles = RoleEdits(access, self.made)

    def change(self, action_id: str, field: str, value: object) -> None:
        """Store a value of a field; a rejected value is explained below its field."""
        self._access.do(
            lambda workspace: store(workspace, field, action_id, value),
            lambda _answer, step: self.made(step),
            lambda problem: self._refuse(action_id, field, problem),
        )

    def create(self, facts: NewActionFacts) -> None:
        """Add an action; the view receives `show_created`, or the unclear city."""
        self._access.do(
            lambda workspace: plan_jobs.created(workspace, facts),
            self._created,
            lambda problem: self._refuse("", Field.CITY, problem),
        )

    def create_typed(self, mobilization_id: str, typed: tuple[str, str, str, str], year: int) -> None:
        """Add actions from typed text: cities, code of the tactic, day (of this year if none), start."""
        city, kind, day_text, start_text = typed
        cities, day, starts = cities_meant(city), day_meant(day_text, year), time_meant(start_text)
        if not cities:
            self._view.show_field_problem("", Field.CITY, new_action.city_missing())
        elif not day.is_clear:
            self._view.show_field_problem("", Field.DAY, new_action.day_unclear(day_text))
        elif not starts.is_clear:
            self._view.show_field_problem("", Field.STARTS, new_action.start_unclear(start_text))
        else:
            self.create(NewActionFacts(mobilization_id, cities, Tactic(kind), day.value, starts.value))

    def settle_step(self, task_id: str, *, is_done: bool, today: date) -> None:
        """Check a step before the day, or open it again; `today` is the day it was done on."""
        self._do(
            lambda workspace: services.action_steps.settle(
                workspace, task_id=task_id, is_done=is_done, today=today
            )
        )

    def add_step(self, action_id: str, title: str) -> None:
        """Add a step to an action; ignore one without a name."""
        if action_id and title.strip():
            self._do(lambda workspace: services.action_steps.add(workspace, action_id=action_id, title=title))

    def log_delivery(self, action_id: str, entry: TypedEntry) -> None:
        """Log what became of a petition; the entry lacks nothing."""
        outcome = entry.outcome
        if action_id and outcome is not None:
            self._do(
                lambda workspace: services.entries.log_delivery(
                    workspace,
                    action_id=action_id,
                    outcome=outcome,
                    signatures=entry.signatures,
                    said=services.entries.Said(text=entry.text),
                )
            )

    def force_ready(self, action_id: str, by: str, reason: str) -> None:
        """Mark an action ready despite what is missing; an empty name undoes that."""

        def force(workspace: Workspace) -> None:
            if by:
                services.readiness.force_ready(workspace, action_id=action_id, by=by, reason=reason)
            else:
                services.readiness.stop_forcing(workspace, action_id=action_id)

        if action_id:
            self._do(force)

    def suggest_cities(self, text: str, then: Callable[[list[str]], None]) -> None:
        """Pass the city names that match a text to a function, largest first."""
        self._access.ask(lambda workspace: plan_jobs.city_names(workspace, text), then)

    def judge_city(self, text: str, then: Callable[[plan_jobs.CitiesMeant], None]) -> None:
        """Pass the cities that match a text to a function, and whether it matches none."""
        self._access.ask(lambda workspace: plan_jobs.cities_meant(workspace, text), then)

    def ask_reach(self, then: Callable[[ReachOnMap | None], None]) -> None:
        """Pass who lives near a confirmed action to a function, soon; None without a mobilization."""
        self._access.ask(plan_jobs.reach_on_map, then)

    def remove(self, action_id: str) -> None:
        """Remove an action from the plan."""
        self._do(lambda workspace: services.city_actions.hide_actions(workspace, action_ids=[action_id]))

    def undo(self) -> None:
        """Undo the last step."""
        self._access.ask(
            lambda workspace: services.history.undo(workspace),  # noqa: PLW0108  # it loads the service later
            lambda step: self._view.show_toast(plan_bar.undid(step), can_undo=False),
        )

    def redo(self) -> None:
        """Redo the step that was undone last."""
        self._access.ask(
            lambda workspace: services.history.redo(workspace),  # noqa: PLW0108  # it loads the service later
            lambda step: self._view.show_toast(plan_bar.made_again(step), can_undo=True),
        )

    def _do(self, change: Callable[[Workspace], object]) -> None:
        self._access.do(change, lambda _answer, step: self.made(step))

    def made(self, summary: EditSummary | None) -> None:
        """Confirm a step; None if it changed nothing."""
        if summary is not None:
            self._view.show_toast(plan_bar.done(summary), can_undo=True)

    def _created(self, action_id: str, step: EditSummary | None) -> None:
        self._view.show_created(action_id)
        self.made(step)
        self._select(action_id)

    def _refuse(self, action_id: str, field: str, problem: Problem) -> None:
        if isinstance(problem, BadValue) and problem.field == Field.CITY:
            typed = problem.value
            self._access.ask(
                lambda workspace: plan_jobs.city_sentence(workspace, typed),
                lambda sentence: self._view.show_field_problem(action_id, Field.CITY, sentence),
            )
        else:
            self._view.show_field_problem(action_id, field, problems.sentence(problem))


def year_of(day: str, today: date) -> int:
    """Return the year of an ISO day, or of today when it is empty."""
    return date.fromisoformat(day).year if day else today.year
