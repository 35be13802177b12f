"""Turns an inspector value into the service call that stores it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.ui.flow.typed_values import Hours
from organizer_app.ui.screens.plan.store.plan_view import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time
    from typing import Any

    from organizer_app.services.plan.workspace import Workspace

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
