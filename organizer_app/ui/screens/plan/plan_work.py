"""The work on the plan that the presenter has done in the background, importing services there."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.city_actions import Tactic
from organizer_app.domain.problems import BadValue, RecordMissing
from organizer_app.ui.screens.plan.plan_view import Field
from organizer_app.ui.screens.plan.typed_values import read_day, read_time

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from organizer_app.domain.action_details import ActionDetail
    from organizer_app.domain.action_rows import ActionRow, PlanSnapshot
    from organizer_app.domain.edits import EditSummary
    from organizer_app.services.workspace import Workspace

T = TypeVar("T")


def snapshot(workspace: Workspace) -> PlanSnapshot:
    """Read everything anew."""
    from organizer_app.services import action_rows

    return action_rows.snapshot(workspace)


def rows(workspace: Workspace, action_ids: Sequence[str]) -> tuple[ActionRow, ...]:
    """Read the rows of some actions."""
    from organizer_app.services import action_rows

    return action_rows.rows_of(workspace, action_ids=action_ids)


def notes(workspace: Workspace) -> dict[str, str]:
    """Read all notes, by action id."""
    from organizer_app.services import action_rows

    return action_rows.notes_of(workspace)


def detail(workspace: Workspace, action_id: str) -> ActionDetail | None:
    """Read all about an action, or None when it is gone meanwhile."""
    from organizer_app.services import action_details

    try:
        return action_details.action_detail(workspace, action_id=action_id)
    except RecordMissing:
        return None


def undone(workspace: Workspace) -> EditSummary:
    """Take the last step back and return it."""
    from organizer_app.services import history

    return history.undo(workspace)


def redone(workspace: Workspace) -> EditSummary:
    """Make the step again that was taken back last and return it."""
    from organizer_app.services import history

    return history.redo(workspace)


def made(workspace: Workspace, change: Callable[[Workspace], object]) -> EditSummary | None:
    """Make a change and return its entry in the journal; None when it changed nothing."""
    from organizer_app.services import history

    edits: list[str] = []
    unsubscribe = workspace.subscribe(lambda change_set: edits.append(change_set.edit_id))
    try:
        change(workspace)
    finally:
        unsubscribe()
    return history.next_undo(workspace) if edits else None


def creation(
    mobilization_id: str, typed: tuple[str, str, str, str], today: date
) -> Callable[[Workspace], tuple[str, EditSummary | None]]:
    """Return the work that adds an action: it answers with the new id and its entry in the journal.

    Args:
        mobilization_id: the moment it is part of.
        typed: city, code of the tactic, day and start as typed.
        today: a day without a year is in the year of this one.

    Raises:
        BadValue: the city is missing, or day or start cannot be read.
    """
    city, kind, day_text, start_text = typed
    if not city.strip():
        raise BadValue(Field.CITY.value, city)
    day = read_day(day_text, Field.DAY.value, today)
    starts = read_time(start_text, Field.STARTS.value)
    ids: list[str] = []

    def create(workspace: Workspace) -> None:
        from organizer_app.services import city_actions

        ids.append(
            city_actions.create_action(
                workspace,
                mobilization_id=mobilization_id,
                place_text=city,
                day=day,
                starts=starts,
                tactic=Tactic(kind),
            )
        )

    def work(workspace: Workspace) -> tuple[str, EditSummary | None]:
        summary = made(workspace, create)
        return ids[-1], summary

    return work
