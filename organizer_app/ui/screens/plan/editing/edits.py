"""Changes the plan for a person; each change is one undo step and is confirmed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.basics.problems import BadValue, Problem
from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.city_actions import ActionStatus, Tactic
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.rows.bulk_changes import BulkChange, BulkField, BulkPreview, BulkValue, bulk_field
from organizer_app.ui.flow import services
from organizer_app.ui.flow.typed_values import (
    Hours,
    cities_meant,
    count_meant,
    day_meant,
    minutes_meant,
    time_meant,
)
from organizer_app.ui.screens.plan.store import plan_jobs
from organizer_app.ui.screens.plan.store.plan_jobs import NewActionFacts
from organizer_app.ui.screens.plan.store.plan_view import Field, PlanView
from organizer_app.wording.errors import problems
from organizer_app.wording.plan import bulk as bulk_words
from organizer_app.wording.plan import moves as words
from organizer_app.wording.plan import new_action, plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import time
    from typing import Any

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.day.entry_line import TypedEntry
    from organizer_app.services.actions.moving_actions import Moved
    from organizer_app.services.actions.reach import ReachOnMap
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess, ToastView
    from organizer_app.ui.screens.plan.time_axis.drag_gesture import Move


_PEOPLE = frozenset({Field.LEAD, Field.BACKUP, Field.GROUPS})


def store(workspace: Workspace, field: str, action_id: str, value: Any) -> None:  # noqa: ANN401  # its type depends on the field
    """Store a value of a field, as one undo step; services are imported here, long after the first paint.

    Args:
        workspace: the plan.
        field: a `Field`, or the name of a typed field.
        action_id: the action.
        value: a domain value: text, date, time, count, `Tactic`, `ActionStatus` or names; None where the
            field may be unknown.

    Raises:
        BadValue, ForbiddenTransition, RecordMissing: see `services.city_actions`.
    """
    if field in _PEOPLE:
        _store_people(workspace, field, action_id, value)
        return
    from organizer_app.domain.calendar.moving import Edge
    from organizer_app.services.actions import city_actions as actions
    from organizer_app.services.actions import counting

    calls: dict[str, Callable[[], None]] = {
        Field.CITY: lambda: actions.set_place(workspace, action_id=action_id, place_text=value),
        Field.TITLE: lambda: actions.set_title(workspace, action_id=action_id, title=value),
        Field.KIND: lambda: actions.set_tactic(workspace, action_id=action_id, tactic=value),
        Field.DAY: lambda: actions.set_day(workspace, action_id=action_id, day=value),
        Field.STARTS: lambda: _store_start(workspace, action_id, value),
        Field.ENDS: lambda: actions.set_end(workspace, action_id=action_id, ends=value),
        Field.STARTS_SECOND: lambda: actions.set_second(
            workspace, action_id=action_id, edge=Edge.START, is_second=value
        ),
        Field.ENDS_SECOND: lambda: actions.set_second(
            workspace, action_id=action_id, edge=Edge.END, is_second=value
        ),
        Field.STATUS: lambda: actions.set_status(workspace, action_id=action_id, status=value),
        Field.COUNT: lambda: counting.set_count(workspace, action_id=action_id, counted=value),
        Field.EXPECTED: lambda: actions.set_expected(workspace, action_id=action_id, expected=value),
        Field.VENUE: lambda: actions.set_venue(workspace, action_id=action_id, venue=value),
        Field.TAGS: lambda: actions.set_tags(workspace, action_id=action_id, tags=value),
        Field.NOTES: lambda: actions.set_notes(workspace, action_id=action_id, notes=value),
    }
    call = calls.get(field)
    if call is None:
        actions.set_field(workspace, action_id=action_id, field=field, value=value)
    else:
        call()


def _store_start(workspace: Workspace, action_id: str, value: time | Hours | None) -> None:
    from organizer_app.services.actions import city_actions as actions

    if isinstance(value, Hours):
        actions.set_hours(workspace, action_id=action_id, starts=value.starts, ends=value.ends)
    else:
        actions.set_start(workspace, action_id=action_id, starts=value)


def _store_people(workspace: Workspace, field: str, action_id: str, value: Any) -> None:  # noqa: ANN401  # the same
    from organizer_app.services.actions import groups, leads

    if field == Field.GROUPS:
        groups.set_groups(workspace, action_id=action_id, names=value)
    else:
        leads.set_lead(workspace, action_id=action_id, name=value, is_backup=field == Field.BACKUP)


# Reads what is typed for many actions, shows what it would do, and does it as one step


class ManyView(Protocol):
    """What the presenter calls on the pane for many actions."""

    def show_preview(self, preview: BulkPreview | None) -> None:
        """Show what the change would do; None while there is none."""

    def show_value_problem(self, sentence: str) -> None:
        """Show below the field why its value has no meaning."""


class ManyEdits:
    """Holds the change under consideration; only the latest answer counts.

    Args:
        view: the pane.
        access: access to the plan.
        say: confirms what was done.
        selected: returns the ids of the selected actions.
        year: of a day typed without one.
    """

    def __init__(
        self,
        view: ManyView,
        access: PlanAccess,
        say: Callable[[EditSummary | None], None],
        selected: Callable[[], Sequence[str]],
        year: int,
    ) -> None:
        self._view = view
        self._access = access
        self._say = say
        self._selected = selected
        self._year = year
        self._change: BulkChange | None = None

    def think(self, field: str, typed: str) -> None:
        """Show what a typed value or code would do; an empty one does nothing."""
        wanted = bulk_field(field)
        change = change_meant(wanted, typed, self._year)
        self._change = change
        self._view.show_preview(None)
        self._view.show_value_problem("" if change or not typed.strip() else bulk_words.unreadable(wanted))
        if change is not None:
            ids = tuple(self._selected())
            self._access.ask(lambda workspace: _preview(workspace, ids, change), self._take)

    def _take(self, preview: BulkPreview) -> None:
        if preview.change == self._change:
            self._view.show_preview(preview)

    def apply(self) -> None:
        """Make the change last considered."""
        change, ids = self._change, tuple(self._selected())
        if change is not None and ids:
            self._change = None
            self._view.show_preview(None)
            self._access.do(
                lambda workspace: _apply(workspace, ids, change), lambda _answer, step: self._say(step)
            )


def change_meant(field: BulkField | str, typed: str, year: int) -> BulkChange | None:
    """Return the change of a typed value, or None if it has no meaning."""
    text = " ".join(typed.split())
    value: BulkValue | None = text or None
    if not text:
        value = None
    elif field is BulkField.TACTIC:
        value = Tactic(text)
    elif field is BulkField.STATUS:
        value = ActionStatus(text)
    elif field is BulkField.DAY:
        value = day_meant(text, year).value
    elif field in {BulkField.STARTS, BulkField.ENDS}:
        value = time_meant(text).value
    elif field is BulkField.EXPECTED:
        value = count_meant(text).value
    elif field is BulkField.SHIFT:
        value = minutes_meant(text).value
    return None if value is None else BulkChange(field, value)


def _preview(workspace: Workspace, ids: Sequence[str], change: BulkChange) -> BulkPreview:
    from organizer_app.services.actions import bulk_edits

    return bulk_edits.preview(workspace, action_ids=ids, change=change)


def _apply(workspace: Workspace, ids: Sequence[str], change: BulkChange) -> None:
    from organizer_app.services.actions import bulk_edits

    bulk_edits.apply(workspace, action_ids=ids, change=change)


# Sends moves in time to the plan, and reports what stayed and which times no clock shows


class MoveEdits:
    """Every call is one undo step."""

    def __init__(self, view: ToastView, access: PlanAccess) -> None:
        self._view = view
        self._access = access

    def move(self, move: Move) -> None:
        """Move, stretch or copy actions."""
        if move.action_ids and (move.days or move.minutes):
            self._ask(lambda workspace: moved(workspace, move))

    def move_to_window(self, action_ids: Sequence[str], day: str, *, has_window: bool) -> None:
        """Move actions to the rule's time, or without one to an ISO day's overlap; report if none exists."""
        if not has_window:
            self._view.show_toast(words.no_window(), can_undo=False)
        elif not action_ids:
            self._view.show_toast(words.nothing_selected(), can_undo=False)
        else:
            self._ask(lambda workspace: moved_to_window(workspace, action_ids, day))

    def _ask(self, work: Callable[[Workspace], Moved]) -> None:
        self._access.do(work, self._say)

    def _say(self, result: Moved, step: EditSummary | None) -> None:
        if step is None:
            self._view.show_toast(words.nothing_to_move(), can_undo=False)
            return
        sentences = [plan_bar.done(step), words.trouble_sentence(result.troubles)]
        if result.stayed:
            sentences.append(f"{words.stayed(result.stayed)}.")
        self._view.show_toast(" ".join(each for each in sentences if each), can_undo=True)


def moved(workspace: Workspace, move: Move) -> Moved:
    """Make a move; services are imported here, long after the first paint."""
    from organizer_app.services.actions import moving_actions

    if move.edge is not None:
        (action_id,) = move.action_ids
        return moving_actions.resize_action(
            workspace, action_id=action_id, edge=move.edge, minutes=move.minutes
        )
    act = moving_actions.copy_actions if move.is_copy else moving_actions.shift_actions
    return act(workspace, action_ids=move.action_ids, days=move.days, minutes=move.minutes)


def moved_to_window(workspace: Workspace, action_ids: Sequence[str], day: str) -> Moved:
    """Move actions to the time of their mobilization's rule, or else to an ISO day's overlap."""
    from organizer_app.services.actions.scheduling import move_to_shared_moment

    return move_to_shared_moment(workspace, action_ids=action_ids, day=day)


# Changes the people and groups of an action for a person; each change is one undo step


class RoleEdits:
    """Changes the plan through services, which are imported when first needed.

    Args:
        access: access to the plan.
        made: receives the journal entry, None if nothing changed.
    """

    def __init__(self, access: PlanAccess, made: Callable[[EditSummary | None], None]) -> None:
        self._access = access
        self._made = made

    def _do(self, change: Callable[[Workspace], object]) -> None:
        self._access.do(change, lambda _answer, step: self._made(step))

    # People

    def fill(self, action_id: str, name: str, code: str, *, is_backup: bool) -> None:
        """Ask a person, known or new, to take a role, by code."""
        role = AssignmentRole(code)
        if action_id and name.strip():
            self._do(
                lambda workspace: services.coverage.fill_role(
                    workspace, action_id=action_id, role=role, is_backup=is_backup, name=name
                )
            )

    def follow(self, assignment_id: str, code: str) -> None:
        """Set a person's status by code."""
        status = AssignmentStatus(code)
        self._do(
            lambda workspace: services.coverage.set_role_status(
                workspace, assignment_id=assignment_id, status=status
            )
        )

    def stand_by(self, assignment_id: str, *, is_backup: bool) -> None:
        """Set whether a person is the holder of a role or the backup."""
        self._do(
            lambda workspace: services.coverage.set_backup(
                workspace, assignment_id=assignment_id, is_backup=is_backup
            )
        )

    def empty(self, assignment_id: str) -> None:
        """Remove a person from a role."""
        self._do(lambda workspace: services.coverage.empty_role(workspace, assignment_id=assignment_id))

    def suggest_people(self, text: str, action_id: str, then: Callable[[list[str]], None]) -> None:
        """Pass the names of people that match a text to a function, those near an action first."""
        self._access.ask(
            lambda plan: services.name_suggestions.people_called(plan, text, near=action_id), then
        )

    # Groups

    def join(self, action_id: str, name: str, code: str) -> None:
        """Add a group, known or new, in a role, by code."""
        if action_id and name.strip():
            self._do(
                lambda workspace: services.groups.add_group(
                    workspace, action_id=action_id, name=name, role=PartnershipRole(code)
                )
            )

    def take_part(self, partnership_id: str, code: str) -> None:
        """Give a group another role, by code."""
        self._do(
            lambda workspace: services.groups.set_group_role(
                workspace, partnership_id=partnership_id, role=PartnershipRole(code)
            )
        )

    def agree(self, partnership_id: str, code: str) -> None:
        """Set a group's status, by code."""
        self._do(
            lambda workspace: services.partners.set_stage(
                workspace, partnership_id=partnership_id, stage=PartnershipStatus(code)
            )
        )

    def leave(self, partnership_id: str) -> None:
        """Remove a group from an action."""
        self._do(lambda workspace: services.groups.remove_group(workspace, partnership_id=partnership_id))

    def suggest_groups(self, text: str, then: Callable[[list[str]], None]) -> None:
        """Pass the names of groups that match a text to a function."""
        self._access.ask(lambda workspace: services.name_suggestions.groups_called(workspace, text), then)


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
