"""What the desk should know before a schedule goes out: facts that readers will miss on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.audiences import Audience

if TYPE_CHECKING:
    from organizer_app.domain.shared_schedule import SharedSchedule


class CheckKind(Enum):
    """A fact that every action on a schedule should have."""

    TIME = "time"
    PLACE = "place"
    HOST = "host"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """One check: `missing` counts the standing actions without the fact, 0 when all have it."""

    kind: CheckKind
    missing: int


def release_checks(schedule: SharedSchedule) -> tuple[ReleaseCheck, ...]:
    """Return the checks of a schedule; the public sees no leads, so nobody is missed there."""
    standing = [entry for entry in schedule.entries if not entry.cancelled]
    checks = [
        ReleaseCheck(CheckKind.TIME, sum(not (entry.day and entry.starts) for entry in standing)),
        ReleaseCheck(CheckKind.PLACE, sum(not (entry.venue or entry.address) for entry in standing)),
        ReleaseCheck(CheckKind.HOST, sum(not entry.groups for entry in standing)),
    ]
    if schedule.audience >= Audience.PARTNERS:
        checks.append(ReleaseCheck(CheckKind.LEAD, sum(not entry.lead for entry in standing)))
    return tuple(checks)
