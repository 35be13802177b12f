"""Rank who to call next and why, from people, their city, their last talk and their local time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.domain.people.call_rules import CallTime, call_time
from organizer_app.domain.rows.action_rows import is_to_come
from organizer_app.domain.rows.last_days import STALE_DAYS
from organizer_app.domain.time.local_time import epoch_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from organizer_app.domain.model.assignments import Assignment
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.domain.rows.action_rows import ActionRow

_DAY: Final = 24 * 60
_NEVER: Final = 150
_MOST_STALE_DAYS: Final = 30
_NEAR_DAYS: Final = 30
_CALL_BACK: Final = 1000
_CONTACTED: Final = frozenset({TalkOutcome.REACHED, TalkOutcome.CALL_BACK, TalkOutcome.DECLINED})
_ASKING: Final = frozenset({AssignmentStatus.OPEN, AssignmentStatus.ASKED})


class CallReason(Enum):
    """Why a person must be called, most pressing first."""

    CALL_BACK = "call_back"
    GAP = "gap"
    NOT_ANSWERED = "not_answered"
    NEVER_REACHED = "never_reached"
    STALE = "stale"
    DUE = "due"
    WRONG_NUMBER = "wrong_number"
    NO_NUMBER = "no_number"


class CallFacts(NamedTuple):
    """What the queue needs to know about one person; nothing here changes with the hour.

    Attributes:
        person_id: the person.
        action_id: the city action to talk about: the one that needs the person most.
        name: the person's name.
        role: code of the person's role there; "backup" for a backup lead.
        status: of their assignment.
        zone: IANA zone of the person's clock, never empty; that of HQ where nobody knows it.
        caller: the HQ member who calls them.
        level: readiness of the city, 0 to 4.
        reason: code of the city's worst reason, or empty.
        day: local day of the action as ISO text, or empty.
        reached: when the person was last reached, minutes since 1970 UTC, or None.
        last: outcome of the last call, or None.
        due: when to call again, minutes since 1970 UTC, or None.
        stale_after: days until a talk is stale.
        has_number: whether there is a number not known to be wrong.
        is_zone_known: whether the zone is the person's own, and not that of HQ in its place.
    """

    person_id: str
    action_id: str
    name: str
    role: str
    status: AssignmentStatus
    zone: str
    caller: str
    level: int
    reason: str
    day: str
    reached: int | None
    last: TalkOutcome | None
    due: int | None
    stale_after: int
    has_number: bool
    is_zone_known: bool


class QueueEntry(NamedTuple):
    """One call to make.

    Attributes:
        facts: of the person.
        urgency: points; a higher number comes first.
        call_time: the person's local time, and whether it is a good time to call.
        why: reasons, worst first.
    """

    facts: CallFacts
    urgency: int
    call_time: CallTime
    why: tuple[CallReason, ...]


class CallQueue(NamedTuple):
    """The calls at one instant.

    Attributes:
        now: callable now, most urgent first.
        later: callable later today.
        lost: people without a working number; someone must find one.
        waiting: everyone with a scheduled time, due later today or on another day, soonest first.
    """

    now: tuple[QueueEntry, ...]
    later: tuple[QueueEntry, ...]
    lost: tuple[QueueEntry, ...]
    waiting: tuple[CallFacts, ...]

    @property
    def calls(self) -> tuple[QueueEntry, ...]:
        """Return all of today's calls in list order."""
        return self.now + self.later + self.lost

    def kept(self, keep: Callable[[CallFacts], bool]) -> CallQueue:
        """Return the queue reduced to the people that pass `keep`, in the same order."""
        parts = [
            tuple(entry for entry in part if keep(entry.facts)) for part in (self.now, self.later, self.lost)
        ]
        return CallQueue(parts[0], parts[1], parts[2], tuple(filter(keep, self.waiting)))

    def with_place_of(self, entry: QueueEntry, former: CallQueue) -> CallQueue:
        """Return the queue with somebody where a former queue had them, so that nobody is passed over."""
        person_id = entry.facts.person_id
        others = self.kept(lambda facts: facts.person_id != person_id)
        places = [
            next((at for at, each in enumerate(part) if each.facts.person_id == person_id), None)
            for part in (former.now, former.later, former.lost)
        ]
        now, later, lost = (
            part if at is None else (*part[:at], entry, *part[at:])
            for part, at in zip((others.now, others.later, others.lost), places, strict=True)
        )
        return CallQueue(now, later, lost, others.waiting)


EMPTY_QUEUE: Final = CallQueue((), (), (), ())


class LastTries(NamedTuple):
    """The results of earlier calls to one person; fields as in `CallFacts`."""

    reached: int | None
    outcome: TalkOutcome | None
    due: int | None


def last_tries(talks: Iterable[Talk]) -> LastTries:
    """Return when a person was last reached, the outcome of the last call, and when to call again."""
    held = list(talks)
    last = max(held, key=_moment, default=None)
    reached = max((_moment(talk) for talk in held if talk.outcome in _CONTACTED), default=0)
    due = epoch_minutes(last.due_at) if last and last.due_at else None
    return LastTries(reached or None, last.outcome if last else None, due)


def call_facts(book: PeopleBook, person_id: str) -> CallFacts | None:
    """Return the facts about a person, or None without a role in an upcoming action."""
    roles = book.roles_of(person_id)
    held = min(
        (each for each in roles if is_to_come(book.rows[each.city_action_id])),
        key=lambda each: _weight_of(book.rows[each.city_action_id], each),
        default=None,
    )
    if held is None:
        return None
    person, row = book.people[person_id], book.rows[held.city_action_id]
    talks = book.talks.of(person_id)
    last = max(talks, key=_moment, default=None)
    tried = last_tries(talks)
    mobilization = book.mobilizations.get(row.mobilization_id)
    zone = book.zone_of(person_id, row.action_id)
    return CallFacts(
        person_id=person_id,
        action_id=row.action_id,
        name=person.name,
        role="backup" if held.is_backup else held.role.value,
        status=held.status,
        zone=zone or book.desk_zone(row.action_id),
        caller=person.caller,
        level=row.readiness,
        reason=row.reasons.partition(" ")[0],
        day=row.day,
        reached=tried.reached,
        last=tried.outcome,
        due=tried.due,
        stale_after=mobilization.stale_after_days if mobilization else STALE_DAYS,
        has_number=_has_number(book, person_id, last),
        is_zone_known=bool(zone),
    )


def all_facts(book: PeopleBook) -> dict[str, CallFacts]:
    """Return the facts about everyone with a role in an upcoming action, by person."""
    found = (
        (person_id, call_facts(book, person_id))
        for person_id in book.held.owners()
        if person_id in book.people
    )
    return {person_id: facts for person_id, facts in found if facts is not None}


def make_queue(facts: Iterable[CallFacts], now: datetime) -> CallQueue:
    """Sort the calls at one instant.

    A call is due if the person was never reached, if the scheduled time has come, or if the last talk is
    stale. Its urgency is the sum of 100 points for each readiness level the city lacks (50 for people who are
    not leads), 5 for each day since the person was reached (150 for never), 4 for each day the action is
    closer than 30 days, and 1,000 for a promised call-back. People who can be called now come first.
    """
    minutes = epoch_minutes(now)
    call_times: dict[str, CallTime] = {}
    today: dict[str, str] = {}
    ends: dict[str, int] = {}
    parts: tuple[list[QueueEntry], list[QueueEntry], list[QueueEntry]] = ([], [], [])
    waiting = []
    for each in facts:
        zone = each.zone
        if zone not in call_times:
            call_times[zone] = call_time(now, zone)
            today[zone] = _today(now, call_times[zone])
            ends[zone] = minutes + _DAY - call_times[zone].minutes
        if each.day and each.day < today[zone]:
            continue
        waits = each.due is not None and each.due > minutes
        if waits:
            waiting.append(each)
        if not (_is_due(each, minutes) or (waits and each.due is not None and each.due < ends[zone])):
            continue
        entry = _entry(each, minutes, call_times[zone], today[zone])
        parts[2 if not each.has_number else 0 if entry.call_time.is_ok and not waits else 1].append(entry)
    for part in parts:
        part.sort(key=_order)
    parts[1].sort(key=lambda entry: max(entry.facts.due or 0, minutes + entry.call_time.opens_in))
    waiting.sort(key=lambda each: each.due or 0)
    return CallQueue(tuple(parts[0]), tuple(parts[1]), tuple(parts[2]), tuple(waiting))


def queue_entry(facts: CallFacts, now: datetime) -> QueueEntry:
    """Return the call to one person by what is known of them now, also if none is due."""
    at = call_time(now, facts.zone)
    return _entry(facts, epoch_minutes(now), at, _today(now, at))


def _entry(facts: CallFacts, minutes: int, call_time: CallTime, today: str) -> QueueEntry:
    days = None if facts.reached is None else max(0, (minutes - facts.reached) // _DAY)
    is_lead = facts.role in {"lead", "backup"}
    gap = (4 - facts.level) * (100 if is_lead else 50)
    stale = _NEVER if days is None else min(days, _MOST_STALE_DAYS) * 5
    is_back = facts.last is TalkOutcome.CALL_BACK and facts.due is not None
    near = max(0, _NEAR_DAYS - _days_between(today, facts.day)) * 4 if facts.day else 0
    urgency = gap + stale + near + (_CALL_BACK if is_back else 0)
    return QueueEntry(facts, urgency, call_time, _why(facts, days, is_back=is_back, is_lead=is_lead))


def _why(facts: CallFacts, days: int | None, *, is_back: bool, is_lead: bool) -> tuple[CallReason, ...]:
    why = []
    if not facts.has_number:
        why.append(
            CallReason.WRONG_NUMBER if facts.last is TalkOutcome.WRONG_NUMBER else CallReason.NO_NUMBER
        )
    if is_back:
        why.append(CallReason.CALL_BACK)
    if facts.reason and is_lead:
        why.append(CallReason.GAP)
    if facts.status in _ASKING:
        why.append(CallReason.NOT_ANSWERED)
    if days is None:
        why.append(CallReason.NEVER_REACHED)
    elif days >= facts.stale_after:
        why.append(CallReason.STALE)
    return tuple(why) or (CallReason.DUE,)


def _is_due(facts: CallFacts, minutes: int) -> bool:
    if facts.last is TalkOutcome.WRONG_NUMBER:
        return True
    if facts.due is not None:
        return facts.due <= minutes
    return facts.reached is None or minutes - facts.reached >= facts.stale_after * _DAY


def _order(entry: QueueEntry) -> tuple[int, str, str]:
    return -entry.urgency, entry.facts.name, entry.facts.person_id


def _weight_of(row: ActionRow, held: Assignment) -> tuple[bool, int, str]:
    return held.role is not AssignmentRole.LEAD, row.readiness, row.day or "~"


def _has_number(book: PeopleBook, person_id: str, last: Talk | None) -> bool:
    point = book.phone_of(person_id)
    if point is None:
        return False
    if last is None or last.outcome is not TalkOutcome.WRONG_NUMBER:
        return True
    changed, rang = point.updated_at, last.updated_at
    return point.ok_on_the_day and bool(changed and rang and changed > rang)


def _moment(talk: Talk) -> int:
    return epoch_minutes(talk.at) if talk.at else 0


def _today(now: datetime, call_time: CallTime) -> str:
    return (now + timedelta(minutes=_offset(epoch_minutes(now), call_time))).date().isoformat()


def _offset(minutes: int, call_time: CallTime) -> int:
    """Return minutes from UTC to a local clock, from -720 to 720, or beyond where the day requires it."""
    offset = (call_time.minutes - minutes) % _DAY
    return offset - _DAY if offset > 14 * 60 else offset


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
