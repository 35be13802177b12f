"""Count the calls of a day, and list who has confirmed for tomorrow and who is missing."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_rules import call_time
from organizer_app.domain.rows.action_rows import OFF_STATUSES, in_city_order
from organizer_app.domain.time.local_time import epoch_minutes, local_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from organizer_app.domain.model.assignments import Assignment
    from organizer_app.domain.people.call_queue import CallQueue
    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.domain.rows.action_rows import ActionRow

_A_DAY: Final = timedelta(days=1, hours=2)
_CONFIRMED: Final = frozenset({AssignmentStatus.BRIEFED, AssignmentStatus.CHECKED_IN})


class DayScore(NamedTuple):
    """The results of one day of calls at HQ; outcomes are counted by `TalkOutcome`."""

    day: str
    calls: int
    reached: int
    outcomes: dict[TalkOutcome, int]
    to_go: int


class RollEntry(NamedTuple):
    """One lead or backup lead in the final check-in.

    Attributes:
        row: their city action.
        person_id: the person, or empty where the role is open.
        name: the person's name, or empty.
        assignment_id: the person's assignment, or empty.
        is_backup: whether this is the backup lead.
        is_confirmed: whether the person has said yes for the day.
        tried: outcome of the last call since the day before, or None.
    """

    row: ActionRow
    person_id: str
    name: str
    assignment_id: str
    is_backup: bool
    is_confirmed: bool
    tried: TalkOutcome | None


class RollRow(NamedTuple):
    """One line of the printed roll call; `phone` is as stored, or empty."""

    entry: RollEntry
    phone: str


class SheetRow(NamedTuple):
    """One line of the printed call sheet.

    Attributes:
        zone: IANA zone, or empty where nobody knows it; the sheet is sorted by it, earliest clock first.
        opens: wall time at HQ from which the person can be called, in minutes after midnight.
        person_id: the person to call.
        name: the person's name.
        role: code of their role; "backup" for a backup lead.
        city: label of the city.
        state: the city's admin1.
        phone: as stored, or empty.
        why: code of the worst reason.
    """

    zone: str
    opens: int
    person_id: str
    name: str
    role: str
    city: str
    state: str
    phone: str
    why: str


def day_score(book: PeopleBook, queue: CallQueue, now: datetime, desk_zone: str) -> DayScore:
    """Count the calls of one calendar day at HQ."""
    today = local_of(now, desk_zone).day
    outcomes: Counter[TalkOutcome] = Counter(
        talk.outcome
        for talk in book.talks.by_id.values()
        if talk.at and abs(now - talk.at) < _A_DAY and local_of(talk.at, desk_zone).day == today
    )
    total = outcomes.total()
    return DayScore(today.isoformat(), total, outcomes[TalkOutcome.REACHED], dict(outcomes), len(queue.calls))


def next_roll_day(book: PeopleBook, now: datetime, desk_zone: str) -> date:
    """Return the next day with leads to call: today while it has an action ahead; tomorrow without any."""
    today = local_of(now, desk_zone).day
    minutes = epoch_minutes(now)
    rows = [row for row in book.rows.values() if row.status not in OFF_STATUSES]
    ahead = [row.day for row in rows if row.day > today.isoformat()]
    ahead += [row.day for row in rows if row.day == today.isoformat() and (row.starts_utc or 0) > minutes]
    return date.fromisoformat(min(ahead)) if ahead else today + timedelta(days=1)


def roll_call(book: PeopleBook, day: date) -> tuple[RollEntry, ...]:
    """Return the lead and backup lead of every action of a local day: missing people first, then by start.

    A person is confirmed once they are briefed or checked in. An open role counts as missing.
    """
    rows = [
        row for row in book.rows.values() if row.day == day.isoformat() and row.status not in OFF_STATUSES
    ]
    found = []
    for row in rows:
        held = {
            each.is_backup: each
            for each in reversed(book.live(row.action_id))
            if each.role is AssignmentRole.LEAD
        }
        found += [
            _roll_entry(book, row, day, held.get(is_backup), is_backup=is_backup)
            for is_backup in (False, True)
        ]
    found.sort(
        key=lambda each: (
            each.is_confirmed,
            each.row.starts_utc or 0,
            # List each action once, even if a city has several or no time zone.
            *in_city_order(each.row),
            each.is_backup,
        )
    )
    return tuple(found)


def _roll_entry(
    book: PeopleBook, row: ActionRow, day: date, held: Assignment | None, *, is_backup: bool
) -> RollEntry:
    if held is None:
        return RollEntry(row, "", "", "", is_backup, is_confirmed=False, tried=None)
    person = book.people.get(held.person_id)
    zone = row.zone or book.desk_zone(row.action_id)
    since = day - timedelta(days=1)
    tries = [
        talk for talk in book.talks.of(held.person_id) if talk.at and local_of(talk.at, zone).day >= since
    ]
    last = max(tries, key=lambda talk: (str(talk.at), talk.id), default=None)
    is_confirmed = held.status in _CONFIRMED
    name = person.name if person else ""
    return RollEntry(
        row, held.person_id, name, held.id, is_backup, is_confirmed, last.outcome if last else None
    )


def call_sheet(
    book: PeopleBook, queue: CallQueue, now: datetime, desk_zone: str, callers: Collection[str] = ()
) -> tuple[SheetRow, ...]:
    """Return today's calls for printing: by the HQ hour at which each zone opens, then by urgency.

    Args:
        book: source of the phone numbers.
        queue: the calls to make.
        now: the present moment, UTC.
        desk_zone: IANA zone of the hours on the sheet.
        callers: HQ members whose calls to include; empty means all.
    """
    lines = []
    for number, entry in enumerate(queue.calls):
        facts = entry.facts
        if callers and facts.caller not in callers:
            continue
        row, point = book.rows[facts.action_id], book.phone_of(facts.person_id)
        opens = call_time(now, desk_zone).minutes + call_time(now, facts.zone).opens_in
        line = SheetRow(
            facts.zone if facts.is_zone_known else "",
            opens % (24 * 60),
            facts.person_id,
            facts.name,
            facts.role,
            row.city,
            row.state,
            point.value if point else "",
            entry.why[0].value,
        )
        lines.append((opens, line.zone, number, line))
    return tuple(each[3] for each in sorted(lines, key=lambda each: each[:3]))
