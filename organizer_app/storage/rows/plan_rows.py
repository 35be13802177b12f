"""Read flat rows through the engine of an open plan: all of them, or the few that an edit changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, select

from organizer_app.domain.importing.possible_duplicates import PlannedAction
from organizer_app.domain.model.assignments import VACATED
from organizer_app.domain.model.tasks import SETTLED
from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow, PlanSnapshot
from organizer_app.storage.rows.first_read import (
    KEY_DATES,
    MOBILIZATIONS,
    ROW_ORDER,
    ROWS,
    SAMPLE,
    key_date_heads,
    mobilization_heads,
    sample_moment,
)
from organizer_app.storage.rows.start_rows import keep
from organizer_app.storage.statements import (
    EVERY,
    VISIBLE,
    batches,
    plain_answer,
    plain_rows,
    quoted,
    select_text,
)
from organizer_app.storage.tables import ACTION_SUMMARY, META, ORIGIN, PACKED_ROWS, TRACKED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

from organizer_app.domain.basics.changes import Noun

PACKED_NAME = "actions"
_VACATED = tuple(status.value for status in VACATED)
_COLUMNS = ", ".join(PlannedAction._fields)
_PLANNED = (
    f"SELECT {_COLUMNS} FROM action_summary WHERE place_id != '' AND status NOT IN {quoted(OFF_STATUSES)}"  # noqa: S608  # our own names
    " ORDER BY day, starts, action_id"
)


def read_snapshot(connection: Connection) -> PlanSnapshot:
    """Read what `first_read.read_snapshot` reads, inside a transaction of the engine."""
    rows = tuple(map(ActionRow._make, plain_rows(connection, ROWS + ROW_ORDER)))
    return read_heads(connection)._replace(rows=rows)


def read_heads(connection: Connection) -> PlanSnapshot:
    """Read the same without the rows."""
    title = connection.scalar(select(META.c.value).where(META.c.key == "title")) or ""
    return PlanSnapshot(
        title=title,
        mobilizations=mobilization_heads(connection.exec_driver_sql(MOBILIZATIONS)),
        key_dates=key_date_heads(connection.exec_driver_sql(KEY_DATES)),
        rows=(),
        sample_moment=read_sample_moment(connection),
    )


def read_sample_moment(connection: Connection) -> datetime | None:
    """Read from which moment a sample plan lives, UTC; None for any other plan."""
    return sample_moment(connection.exec_driver_sql(SAMPLE))


def keep_packed(connection: Connection) -> None:
    """Store the current rows in one blob for the next start, unless they are stored already."""
    lamport = connection.scalar(select(func.max(ORIGIN.c.lamport))) or 0
    kept = connection.scalar(select(PACKED_ROWS.c.lamport).where(PACKED_ROWS.c.name == PACKED_NAME))
    if kept == lamport:
        return
    packed = keep(read_snapshot(connection).rows)
    connection.execute(delete(PACKED_ROWS).where(PACKED_ROWS.c.name == PACKED_NAME))
    connection.execute(insert(PACKED_ROWS).values(name=PACKED_NAME, lamport=lamport, packed=packed))


def read_rows(connection: Connection, action_ids: Iterable[str]) -> tuple[ActionRow, ...]:
    """Read the rows of some actions; leave out hidden and missing ones."""
    rows: list[ActionRow] = []
    for batch in batches(action_ids):
        condition = (EVERY, "action_id", len(batch))
        text = select_text(ACTION_SUMMARY, ActionRow._fields, condition, connection.dialect)
        rows.extend(map(ActionRow._make, plain_rows(connection, text, tuple(batch))))
    return tuple(rows)


def read_placed(connection: Connection, mobilization_id: str) -> Sequence[Any]:
    """Read status, latitude, longitude and country of every action of a mobilization."""
    row = ACTION_SUMMARY.c
    wanted = select(row.status, row.latitude, row.longitude, row.country)
    return plain_answer(connection, wanted.where(row.mobilization_id == mobilization_id))


def read_planned(connection: Connection) -> list[PlannedAction]:
    """Read what new actions are compared with: actions with a place that are not called off, by day."""
    return list(map(PlannedAction._make, plain_rows(connection, _PLANNED)))


def read_places_in(connection: Connection, states: Collection[str]) -> Sequence[Any]:
    """Read id, name, state and country of every place in some states."""
    place = TRACKED[Noun.PLACE].c
    wanted = select(place.id, place.name, place.admin1, place.country)
    return plain_answer(connection, wanted.where(place.hidden.is_(False), place.admin1.in_(states)))


def read_levels(connection: Connection) -> Sequence[Any]:
    """Read the id and the number of the readiness level of every action."""
    return plain_answer(connection, select(ACTION_SUMMARY.c.action_id, ACTION_SUMMARY.c.readiness))


def read_overdue_gates(connection: Connection, today: str) -> Sequence[Any]:
    """Read action id, task id, title, day and fact of every unchecked gate due before an ISO day."""
    task = TRACKED[Noun.TASK].c
    settled = [status.value for status in SETTLED]
    fact = func.coalesce(task.fact, "")
    wanted = (
        select(task.city_action_id, task.id, task.title, task.due_on, fact)
        .where(task.is_gate.is_(True), task.hidden.is_(False), task.due_on < today)
        .where(task.status.not_in(settled))
    )
    return plain_answer(connection, wanted)


def read_wanted(connection: Connection, lead: str, roles: Collection[str]) -> Sequence[Any]:
    """Read person id, action id and whether it is the lead (not a backup) for every holder of some roles.

    Args:
        connection: an open transaction.
        lead: code of the role.
        roles: codes of the roles.
    """
    held = TRACKED[Noun.ASSIGNMENT].c
    is_lead = and_(held.role == lead, held.is_backup.is_(False))
    is_held = (held.hidden.is_(False), held.role.in_(roles), held.status.not_in(_VACATED))
    return plain_answer(connection, select(held.person_id, held.city_action_id, is_lead).where(*is_held))


def read_rung(connection: Connection, kinds: Collection[str], unreal: Collection[str]) -> Iterable[str]:
    """Read the ids of the people who have a contact point of some kinds, by their codes.

    Lower-case texts in `unreal` are no numbers.
    """
    point = TRACKED[Noun.CONTACT_POINT].c
    is_real = func.lower(point.value).not_in(sorted(unreal))
    wanted = select(point.person_id).where(point.hidden.is_(False), point.kind.in_(kinds), is_real)
    return connection.scalars(wanted)


def read_contacts_reading(connection: Connection, texts: Collection[str]) -> Sequence[Any]:
    """Read person id and value of every number or address that is one of some lower-case texts."""
    point = TRACKED[Noun.CONTACT_POINT].c
    wanted = select(point.person_id, point.value)
    return plain_answer(
        connection, wanted.where(point.hidden.is_(False), func.lower(point.value).in_(sorted(texts)))
    )


def read_verified(connection: Connection) -> Sequence[Any]:
    """Read person id and day of every verified number or address."""
    point = TRACKED[Noun.CONTACT_POINT].c
    wanted = select(point.person_id, point.verified_on)
    return plain_answer(connection, wanted.where(point.hidden.is_(False), point.verified_on.is_not(None)))


def read_pledges(connection: Connection) -> Sequence[Any]:
    """Read group id, action id, status and pledge of every pledge of people to an action."""
    part = TRACKED[Noun.PARTNERSHIP].c
    wanted = select(part.organization_id, part.city_action_id, part.status, part.turnout_pledge)
    pledged = (part.hidden.is_(False), part.city_action_id != "", part.turnout_pledge > 0)
    return plain_answer(connection, wanted.where(*pledged))


def read_derived_before(connection: Connection, version: str) -> Sequence[Any]:
    """Read the times of the actions that were derived with another version of the tz database.

    Each row holds id, local day, local start, zone, the start in UTC and whether it is the second of two, as
    they are stored.
    """
    action = TRACKED[Noun.CITY_ACTION].c
    wanted = select(
        action.id, action.day, action.starts, action.zone, action.starts_utc, action.starts_second
    )
    timed = (action.starts_utc.is_not(None), action.tzdata_version.not_in(("", version)))
    return plain_answer(connection, wanted.where(action.hidden.is_(False), *timed))


def read_relay_positions(connection: Connection) -> dict[str, int]:
    """Read the position of every action that has one in a relay, by action id."""
    action = TRACKED[Noun.CITY_ACTION].c
    placed = (action.hidden.is_(False), action.relay_position.is_not(None))
    return dict(connection.execute(select(action.id, action.relay_position).where(*placed)).all())


def read_notes(connection: Connection) -> dict[str, str]:
    """Read the notes of all visible actions that have some, by action id."""
    action = TRACKED[Noun.CITY_ACTION]
    wanted = select(action.c.id, action.c.notes).where(action.c.hidden.is_(False), action.c.notes != "")
    return dict(connection.execute(wanted).all())


def read_tags(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Read the tags of all visible actions that have some, by action id."""
    action = TRACKED[Noun.CITY_ACTION]
    wanted = select(action.c.id, action.c.tags).where(action.c.hidden.is_(False), action.c.tags != "[]")
    return {action_id: tuple(json.loads(tags)) for action_id, tags in connection.execute(wanted)}


def read_notes_and_tags(
    connection: Connection, action_ids: Iterable[str]
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Read the notes and tags of some visible actions, each by action id, where they exist."""
    found: list[Any] = []
    for batch in batches(action_ids):
        condition = (VISIBLE, "id", len(batch))
        text = select_text(TRACKED[Noun.CITY_ACTION], ("id", "notes", "tags"), condition, connection.dialect)
        found += plain_rows(connection, text, tuple(batch))
    notes = {action_id: notes for action_id, notes, _tags in found if notes}
    return notes, {action_id: tuple(json.loads(tags)) for action_id, _notes, tags in found if tags != "[]"}
