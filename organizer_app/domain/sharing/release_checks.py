"""Check a schedule before it goes out for facts that readers will miss."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.audiences import Audience, audiences_of
from organizer_app.domain.sharing.shared_schedule import SharedEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from organizer_app.domain.sharing.shared_schedule import SharedSchedule


class CheckKind(Enum):
    """What is looked for; the last five need more of the plan than a schedule shows."""

    TIME = "time"
    PLACE = "place"
    HOST = "host"
    LEAD = "lead"
    CONTACT = "contact"
    PERSON = "person"
    WITHDRAWN = "withdrawn"
    BOOKED = "booked"
    CONTESTED = "contested"


# Faults that cannot be undone once a schedule is out.
PRIVATE = frozenset({CheckKind.CONTACT, CheckKind.PERSON, CheckKind.WITHDRAWN})
# What is said even to a person who releases without looking at the checks.
TOLD = PRIVATE | {CheckKind.CONTESTED}


class TextPlace(NamedTuple):
    """Where a text at fault stands.

    Attributes:
        field: name of the field of `SharedEntry` or `SharedSchedule`.
        city: the city of the action; empty for anything else.
        uid: uid of the action; empty for anything else.
    """

    field: str
    city: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseCheck:
    """One check.

    Attributes:
        kind: kind of the check.
        missing: number of active actions without the fact, or texts with the fault; 0 if everything is fine.
        uid: uid of the first one in the schedule, or empty; see `SharedEntry.uid`.
        places: where each text at fault stands, for checks of texts.
    """

    kind: CheckKind
    missing: int
    uid: str = ""
    places: tuple[TextPlace, ...] = ()


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
    in_entries = [
        # A label that is itself at fault is not repeated.
        TextPlace(field, "" if is_at_fault(label := _label(entry)) else label, entry.uid)
        for entry in schedule.entries
        for field, texts in _texts(entry)
        if any(map(is_at_fault, texts))
    ]
    others = [place for place, text in _other_texts(schedule) if is_at_fault(text)]
    uids = list(dict.fromkeys(place.uid for place in in_entries))
    missing = len(uids) + len(others)
    return ReleaseCheck(kind, missing, uids[0] if uids else "", (*in_entries, *others))


def _label(entry: SharedEntry) -> str:
    return ", ".join(filter(None, (entry.city, entry.state)))


def _other_texts(schedule: SharedSchedule) -> Iterator[tuple[TextPlace, str]]:
    for field in ("title", "campaign_title", "demand"):
        yield TextPlace(field), getattr(schedule, field)
    for field in ("hashtags", "numbers"):
        for text in getattr(schedule, field):
            yield TextPlace(field), text
    for each in schedule.key_dates:
        yield TextPlace("key_dates"), f"{each.title} {each.venue}"


def _texts(entry: SharedEntry) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in _public_names():
        value = getattr(entry, name)
        if isinstance(value, str):
            yield name, (value,)
    yield "groups", entry.groups


@functools.cache
def _public_names() -> tuple[str, ...]:
    # The key of an entry looks like an email address but is not one.
    declared = audiences_of(SharedEntry).items()
    return tuple(name for name, least in declared if least is Audience.PUBLIC and name != "uid")
