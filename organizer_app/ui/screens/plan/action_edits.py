"""Turns a typed value of the inspector into the one service call that stores it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.city_actions import ActionStatus, Tactic
from organizer_app.ui.screens.plan.plan_view import Field
from organizer_app.ui.screens.plan.typed_values import read_count, read_day, read_names, read_time
from organizer_app.wording.dates import clock, long_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.services.workspace import Workspace


def text_of(row: ActionRow, field: Field, notes: str = "") -> str:
    """Return what a field of the inspector shows of a row; codes for kind and status."""
    texts: dict[Field, Callable[[], str]] = {
        Field.CITY: lambda: f"{row.city}, {row.state}" if row.state else row.city,
        Field.TITLE: lambda: row.title,
        Field.KIND: lambda: row.tactic,
        Field.DAY: lambda: long_day(row.day) if row.day else "",
        Field.STARTS: lambda: "" if row.starts is None else clock(row.starts),
        Field.ENDS: lambda: "" if row.ends is None else clock(row.ends),
        Field.EXPECTED: lambda: "" if row.expected is None else f"{row.expected:,}",
        Field.STATUS: lambda: row.status,
        Field.VENUE: lambda: row.venue,
        Field.LEAD: lambda: row.lead,
        Field.BACKUP: lambda: row.backup,
        Field.GROUPS: lambda: row.groups,
        Field.NOTES: lambda: notes,
    }
    return texts[field]()


def edit_of(field: Field, action_id: str, text: str, today: date) -> Callable[[Workspace], None]:
    """Return the service call that stores a typed text; it is to be made off the window's thread.

    Raises:
        BadValue: the text is no value of the field.
    """
    if field in {Field.CITY, Field.TITLE, Field.VENUE, Field.NOTES}:
        return _text_edit(field, action_id, text)
    if field in {Field.LEAD, Field.BACKUP, Field.GROUPS}:
        return _people_edit(field, action_id, text)
    if field in {Field.DAY, Field.STARTS, Field.ENDS}:
        return _time_edit(field, action_id, text, today)
    return _choice_edit(field, action_id, text)


def _text_edit(field: Field, action_id: str, text: str) -> Callable[[Workspace], None]:
    def edit(workspace: Workspace) -> None:
        from organizer_app.services import city_actions

        if field is Field.CITY:
            city_actions.set_place(workspace, action_id=action_id, place_text=text)
        elif field is Field.TITLE:
            city_actions.set_title(workspace, action_id=action_id, title=text)
        elif field is Field.VENUE:
            city_actions.set_venue(workspace, action_id=action_id, venue=text)
        else:
            city_actions.set_notes(workspace, action_id=action_id, notes=text)

    return edit


def _people_edit(field: Field, action_id: str, text: str) -> Callable[[Workspace], None]:
    def edit(workspace: Workspace) -> None:
        from organizer_app.services import groups, leads

        if field is Field.GROUPS:
            groups.set_groups(workspace, action_id=action_id, names=read_names(text))
        else:
            leads.set_lead(workspace, action_id=action_id, name=text, is_backup=field is Field.BACKUP)

    return edit


def _time_edit(field: Field, action_id: str, text: str, today: date) -> Callable[[Workspace], None]:
    day = read_day(text, field.value, today) if field is Field.DAY else None
    wall = read_time(text, field.value) if field is not Field.DAY else None

    def edit(workspace: Workspace) -> None:
        from organizer_app.services import city_actions

        if field is Field.DAY:
            city_actions.set_day(workspace, action_id=action_id, day=day)
        elif field is Field.STARTS:
            city_actions.set_start(workspace, action_id=action_id, starts=wall)
        else:
            city_actions.set_end(workspace, action_id=action_id, ends=wall)

    return edit


def _choice_edit(field: Field, action_id: str, text: str) -> Callable[[Workspace], None]:
    expected = read_count(text, field.value) if field is Field.EXPECTED else None

    def edit(workspace: Workspace) -> None:
        from organizer_app.services import city_actions

        if field is Field.EXPECTED:
            city_actions.set_expected(workspace, action_id=action_id, expected=expected)
        elif field is Field.KIND:
            city_actions.set_tactic(workspace, action_id=action_id, tactic=Tactic(text))
        else:
            city_actions.set_status(workspace, action_id=action_id, status=ActionStatus(text))

    return edit
