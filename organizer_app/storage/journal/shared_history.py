"""Read the past that a shared schedule needs: removed records and earlier statuses of actions."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, literal, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import CHANGE, EDIT, table_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from organizer_app.domain.basics.audiences import Audience
    from organizer_app.storage.reader import Reader


def times_changed(reader: Reader, nouns: Iterable[Noun]) -> Counter[str]:
    """Return how often each record of some kinds was changed, on whatever laptop.

    The version of a row counts what this laptop wrote, so it differs between laptops that have the same.
    """
    wanted = (
        select(CHANGE.c.record_id, func.count())
        .where(CHANGE.c.noun.in_([noun.value for noun in nouns]))
        .group_by(CHANGE.c.record_id)
    )
    return Counter({record_id: int(count) for record_id, count in reader.connection.execute(wanted)})


def removed_versions(reader: Reader, nouns: Iterable[Noun], changed: Mapping[str, int]) -> Counter[str]:
    """Return the sum of the versions of removed records by the city action they belonged to.

    Args:
        reader: an open read.
        nouns: kinds of records with a ``city_action_id``.
        changed: how often each record was changed, see `times_changed`.
    """
    sums: Counter[str] = Counter()
    for noun in nouns:
        table = table_of(noun)
        wanted = select(table.c.id, table.c.city_action_id, table.c.version).where(table.c.hidden.is_(True))
        for record_id, action_id, version in reader.connection.execute(wanted):
            sums[action_id] += max(int(version), 1 + changed.get(record_id, 0))
    return sums


def statuses_held(reader: Reader, action_ids: Iterable[str]) -> dict[str, frozenset[ActionStatus]]:
    """Return every status that city actions ever had, from the journal."""
    held: dict[str, set[ActionStatus]] = {}
    for batch in batches(action_ids):
        action = table_of(Noun.CITY_ACTION)
        present = select(action.c.id, action.c.status).where(action.c.id.in_(batch))
        for record_id, status in reader.connection.execute(present):
            held[record_id] = {ActionStatus(status)}
        log = select(CHANGE.c.record_id, CHANGE.c.before).where(
            CHANGE.c.noun == Noun.CITY_ACTION.value, CHANGE.c.record_id.in_(batch)
        )
        for record_id, before in reader.connection.execute(log):
            status = json.loads(before).get("status")
            if status is not None:
                held[record_id].add(ActionStatus(status))
    return {record_id: frozenset(statuses) for record_id, statuses in held.items()}


def highest_release(reader: Reader, mobilization_id: str, audience: Audience) -> int:
    """Return the highest number ever given to a release, withdrawn or not; 0 before the first.

    An undone release may have been sent, so its number is never reused.
    """
    table = table_of(Noun.RELEASE)
    wanted = select(func.max(table.c.number)).where(
        table.c.mobilization_id == mobilization_id, table.c.audience == audience.code
    )
    return int(reader.connection.execute(wanted).scalar() or 0)


class PastEdit(NamedTuple):
    """A change of a record: old and new value of each changed field; `at` in milliseconds since 1970 UTC."""

    noun: Noun
    record_id: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    at: int


def past_edits(reader: Reader, nouns: Iterable[Noun]) -> Iterator[PastEdit]:
    """Yield every change ever made to records of some kinds; creations do not count."""
    known = {noun.value: noun for noun in nouns}
    wanted = (
        select(CHANGE.c.noun, CHANGE.c.record_id, CHANGE.c.before, CHANGE.c.after, EDIT.c.wall_ms)
        .join(EDIT, EDIT.c.id == CHANGE.c.edit_id)
        .where(CHANGE.c.noun.in_(known))
    )
    for noun, record_id, before, after, wall_ms in reader.connection.execute(wanted):
        yield PastEdit(known[noun], record_id, json.loads(before), json.loads(after), wall_ms)


class PastPart(NamedTuple):
    """A site, partnership or assignment that an action has or had; a site has no status."""

    noun: Noun
    record_id: str
    action_id: str
    status: str
    role: str


def parts_ever(reader: Reader, noun: Noun) -> Iterator[PastPart]:
    """Yield every record of a kind as it is now, or as it was when it was removed."""
    columns = table_of(noun).c
    extra = [columns[name] if name in columns else literal("") for name in ("status", "role")]
    for row in reader.connection.execute(select(columns.id, columns.city_action_id, *extra)):
        yield PastPart(noun, *row)
