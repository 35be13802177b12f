"""What the desk should know before a schedule goes out: facts that readers will miss on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.audiences import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.shared_schedule import SharedEntry, SharedSchedule


class CheckKind(Enum):
    """What is looked for; the last two need more of the plan than a schedule shows."""

    TIME = "time"
    PLACE = "place"
    HOST = "host"
    LEAD = "lead"
    WITHDRAWN = "withdrawn"
    BOOKED = "booked"


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """One check.

    Attributes:
        kind: what was looked for.
        missing: standing actions without the fact, or with the fault; 0 when all is well.
        uid: of the first of them on the schedule, empty when there is none; see `SharedEntry.uid`.
    """

    kind: CheckKind
    missing: int
    uid: str = ""


def checked(kind: CheckKind, entries: Iterable[SharedEntry]) -> ReleaseCheck:
    """Return the check that these entries fail."""
    failing = [entry.uid for entry in entries]
    return ReleaseCheck(kind, len(failing), failing[0] if failing else "")


def release_checks(schedule: SharedSchedule) -> tuple[ReleaseCheck, ...]:
    """Return the checks of a schedule; the public sees no leads, so nobody is missed there."""
    standing = [entry for entry in schedule.entries if not entry.cancelled]
    checks = [
        checked(CheckKind.TIME, (entry for entry in standing if not (entry.day and entry.starts))),
        checked(CheckKind.PLACE, (entry for entry in standing if not (entry.venue or entry.address))),
        checked(CheckKind.HOST, (entry for entry in standing if not entry.groups)),
    ]
    if schedule.audience >= Audience.PARTNERS:
        checks.append(checked(CheckKind.LEAD, (entry for entry in standing if not entry.lead)))
    return tuple(checks)
