"""Find in the database which steps the plan completes by itself, from a step and its action's row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, case, or_, select

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.model.plan_facts import GATES_ONCE_OVERDUE, OF_LAST_DAYS, PlanFact
from organizer_app.domain.model.tasks import SETTLED
from organizer_app.domain.rows.readiness import SAID_BY, ReadinessReason
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.storage.statements import batches
from organizer_app.storage.tables import ACTION_SUMMARY, TRACKED

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Connection

# Marker in the facts of a row written by an older version: not computed yet.
UNKNOWN_FACTS: Final = "?"
_SETTLED_CODES: Final = tuple(status.value for status in SETTLED)
_GATES_ONCE_OVERDUE: Final = tuple(fact.value for fact in GATES_ONCE_OVERDUE)
_OF_LAST_DAYS: Final = tuple(fact.value for fact in OF_LAST_DAYS)
_UNDECIDED: Final = ("prospect", "asked")


def is_open() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions for a visible task that neither a person nor the plan has completed."""
    task, row = TRACKED[Noun.TASK].c, ACTION_SUMMARY.alias("of_task").c
    met = select(row.action_id).where(row.action_id == task.city_action_id, row.facts.contains(task.fact))
    return (
        task.hidden.is_(False),
        task.status.not_in(_SETTLED_CODES),
        or_(task.fact.is_(None), ~met.correlate(TRACKED[Noun.TASK]).exists()),
    )


def is_unnamed() -> ColumnElement[bool]:
    """Return the condition for an open gate that would change its action's row, which does not name it.

    The reason with the same meaning covers a gate that waits for a fact; the gate may still put a city at
    risk that had time until now.
    """
    task, row = TRACKED[Noun.TASK].c, ACTION_SUMMARY.c
    names = {fact.value: reason.value for fact, reason in SAID_BY.items()}
    reason = case(names, value=task.fact, else_="-")
    worsens = and_(
        task.fact.in_(_GATES_ONCE_OVERDUE),
        row.readiness > Readiness.AT_RISK.value,
        row.status.not_in(_UNDECIDED),
    )
    is_named = or_(row.reasons.contains(ReadinessReason.GATE_OPEN.value), row.reasons.contains(reason))
    return or_(~is_named, worsens)


def actions_waiting(connection: Connection, action_ids: Collection[str]) -> set[str]:
    """Return the given actions that have a step waiting for a fact of the last days."""
    if not action_ids:
        return set()
    task = TRACKED[Noun.TASK].c
    wanted = (
        select(task.city_action_id).where(task.hidden.is_(False), task.fact.in_(_OF_LAST_DAYS)).distinct()
    )
    found: set[str] = set()
    for batch in batches(action_ids):
        found.update(connection.scalars(wanted.where(task.city_action_id.in_(batch))))
    return found


def never_looked_at(connection: Connection) -> set[str]:
    """Return the actions whose rows come from an older version that knew no facts."""
    row = ACTION_SUMMARY.c
    return set(connection.scalars(select(row.action_id).where(row.facts == UNKNOWN_FACTS)))


def waits_for(facts: Collection[PlanFact]) -> bool:
    """Return whether any of these facts is one of the last days."""
    return not OF_LAST_DAYS.isdisjoint(facts)
