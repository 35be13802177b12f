"""Check a schedule before it goes out for facts that readers will miss."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.sharing.shared_schedule import SharedEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.domain.sharing.shared_schedule import SharedSchedule


class CheckKind(Enum):
    """What is looked for; the last four need more of the plan than a schedule shows."""

    TIME = "time"
    PLACE = "place"
    HOST = "host"
    LEAD = "lead"
    CONTACT = "contact"
    PERSON = "person"
    WITHDRAWN = "withdrawn"
    BOOKED = "booked"


# Faults that cannot be undone once a schedule is out.
PRIVATE = frozenset({CheckKind.CONTACT, CheckKind.PERSON, CheckKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """One check.

    Attributes:
        kind: kind of the check.
        missing: number of active actions without the fact, or texts with the fault; 0 if everything is fine.
        uid: uid of the first one in the schedule, or empty; see `SharedEntry.uid`.
    """

    kind: CheckKind
    missing: int
    uid: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An action that a release leaves out.

    Attributes:
        action_id: its id.
        city: its city, and state.
        status: code of its status, which is why it is left out.
        can_announce: whether it would be listed with another status; a called-off action is never announced.
    """

    action_id: str
    city: str
    state: str
    status: str
    can_announce: bool


def checked(kind: CheckKind, entries: Iterable[SharedEntry]) -> ReleaseCheck:
    """Return the check that these entries fail."""
    failing = [entry.uid for entry in entries]
    return ReleaseCheck(kind, len(failing), failing[0] if failing else "")


def release_checks(schedule: SharedSchedule) -> tuple[ReleaseCheck, ...]:
    """Return the checks of a schedule; the public sees no leads, so none count as missing there."""
    standing = [entry for entry in schedule.entries if not entry.cancelled]
    checks = [
        checked(CheckKind.TIME, (entry for entry in standing if not (entry.day and entry.starts))),
        checked(CheckKind.PLACE, (entry for entry in standing if not (entry.venue or entry.address))),
        checked(CheckKind.HOST, (entry for entry in standing if not entry.groups)),
    ]
    if schedule.audience >= Audience.PARTNERS:
        checks.append(checked(CheckKind.LEAD, (entry for entry in standing if not entry.lead)))
    return tuple(checks)


def texts_with(kind: CheckKind, schedule: SharedSchedule, is_at_fault: Callable[[str], bool]) -> ReleaseCheck:
    """Return the check that no text of a schedule for others contains a fault.

    Check called-off actions too; key dates, demand and numbers have no action to open.
    """
    found = [entry.uid for entry in schedule.entries if any(map(is_at_fault, _texts(entry)))]
    dates = (f"{each.title} {each.venue}" for each in schedule.key_dates)
    rest = (schedule.title, schedule.campaign_title, schedule.demand, *schedule.hashtags, *schedule.numbers)
    others = sum(map(is_at_fault, (*rest, *dates)))
    return ReleaseCheck(kind, len(found) + others, found[0] if found else "")


def _texts(entry: SharedEntry) -> list[str]:
    values = (getattr(entry, name) for name in _public_names())
    return [text for text in (*values, *entry.groups) if isinstance(text, str)]


@functools.cache
def _public_names() -> tuple[str, ...]:
    # The key of an entry looks like an email address but is not one.
    declared = audiences_of(SharedEntry).items()
    return tuple(name for name, least in declared if least is Audience.PUBLIC and name != "uid")
