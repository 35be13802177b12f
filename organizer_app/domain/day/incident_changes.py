"""Say what somebody at the desk changes about an incident, and apply it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.day.incidents import IncidentCategory, IncidentStatus

if TYPE_CHECKING:
    from organizer_app.domain.model.day.incidents import Incident

# From a note to people in danger.
SEVERITIES: Final = range(1, 6)
LONGEST_ACTION: Final = 500
_WRITTEN: Final = "%Y-%m-%d %H:%M UTC"
_WRITTEN_LENGTH: Final = len("2027-04-17 16:05 UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentChange:
    """What is changed; None and an empty `done` leave what is there.

    Attributes:
        category: what kind of incident it is.
        severity: from 1, a note, to 5, people are in danger.
        status: whether it is worked on, only watched, or over.
        assignee: who takes care of it.
        done: what was done; it is added to what was done before, with its time.
        next_step: what is done next.
    """

    category: IncidentCategory | None = None
    severity: int | None = None
    status: IncidentStatus | None = None
    assignee: str | None = None
    done: str = ""
    next_step: str | None = None


class PastAction(NamedTuple):
    """One line of what was done about an incident.

    Attributes:
        at: when, UTC, to the minute; None where the line does not say.
        text: what was done.
    """

    at: datetime | None
    text: str


def past_actions(actions: str) -> tuple[PastAction, ...]:
    """Read what `changed_incident` wrote, the oldest first; what was logged first has no time of its own."""
    return tuple(map(_past_action, actions.splitlines()))


def _past_action(line: str) -> PastAction:
    try:
        at = datetime.strptime(line[:_WRITTEN_LENGTH], _WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return PastAction(None, line)
    return PastAction(at, line[_WRITTEN_LENGTH:].strip())


def changed_incident(incident: Incident, change: IncidentChange, now: datetime) -> Incident:
    """Return an incident after a change; one that is opened again has no time at which it was over.

    Args:
        incident: as it is.
        change: what is changed.
        now: by the corrected clock, UTC.
    """
    found = incident
    done = " ".join(change.done.split())
    if done:
        line = f"{now:{_WRITTEN}} {done}"
        found = replace(found, actions="\n".join(filter(None, (found.actions, line))))
    if change.status is not None and change.status is not found.status:
        closed = now if change.status is IncidentStatus.CLOSED else None
        found = replace(found, status=change.status, closed_at=closed)
    return replace(
        found,
        category=found.category if change.category is None else change.category,
        severity=found.severity if change.severity is None else change.severity,
        assignee=found.assignee if change.assignee is None else change.assignee.strip(),
        next_step=found.next_step if change.next_step is None else change.next_step.strip(),
    )
