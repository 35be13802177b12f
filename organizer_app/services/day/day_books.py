"""Reads the day into memory once, and afterwards only what an entry changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.day.board import BoardBook
from organizer_app.domain.day.check_ins import CheckInEntry
from organizer_app.domain.day.city_finding import CityIndex, CityName
from organizer_app.domain.day.city_states import DayCity, OpenIncident
from organizer_app.domain.day.counting import BlindCount, blind_count
from organizer_app.domain.day.day_numbers import numbers_for
from organizer_app.domain.day.drift import CueTimes
from organizer_app.domain.day.learned_ratios import Forecast, forecast
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.day.count_reports import CountReport
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.domain.model.day.incidents import Incident, IncidentStatus
from organizer_app.domain.model.day.log_entries import LogEntry, LogTier
from organizer_app.domain.model.tasks import SETTLED, Task
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.time.local_time import epoch_minutes, from_epoch_minutes, local_of
from organizer_app.services.actions.city_actions import city_names
from organizer_app.services.day.cue_times import cues_with_breaks
from organizer_app.services.day.day_clock import changed_numbers, corrected
from organizer_app.services.day.forecasts import used_ratios
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.storage.journal.past_changes import changes_since
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.day.day_numbers import ChangedNumber
    from organizer_app.domain.model.mobilizations import Mobilization
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_CALLED_OFF: Final = frozenset({ActionStatus.CANCELLED.value, ActionStatus.POSTPONED.value})
# After these nothing of the board is as it was.
_WHOLE: Final = frozenset(
    {
        Noun.CITY_ACTION,
        Noun.PLACE,
        Noun.MOBILIZATION,
        Noun.DAY_SETTING,
        Noun.ASSIGNMENT,
        Noun.TASK,
        Noun.SITE,
        Noun.LEARNED_RATIO,
    }
)
SHOWN: Final = _WHOLE | {Noun.LOG_ENTRY, Noun.COUNT_REPORT, Noun.CUE, Noun.INCIDENT, Noun.PERSON}


@dataclass(slots=True)
class DayBook:
    """The day in memory.

    Attributes:
        mobilization_id: its mobilization.
        title: name of the mobilization.
        day: the day that is shown, by the calendars of the cities; None in a plan without any.
        desk_zone: IANA zone of HQ.
        correction: minutes that are added to this computer's clock.
        cities: what can be typed.
        book: every city.
        incidents: those that are not closed, the most severe first.
        lines: the public lines that were locked, the newest first.
        forecasts: how many people and marshals each action with an expected number will probably have.
    """

    mobilization_id: str
    title: str
    day: date | None
    desk_zone: str
    correction: int
    cities: CityIndex
    book: BoardBook
    incidents: tuple[Incident, ...] = ()
    lines: tuple[LogEntry, ...] = ()
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)


def read_day(
    workspace: Workspace,
    *,
    mobilization: str = "",
    at: datetime | None = None,
    clock: datetime | None = None,
) -> DayBook:
    """Read the day of a mobilization.

    Args:
        workspace: the plan.
        mobilization: id or title; empty for the main one.
        at: the moment to show, UTC, with what was known then; None for now by the corrected clock.
        clock: what this computer's clock says, UTC; None to ask it.

    Raises:
        NothingFound: no mobilization has this name.
    """
    with workspace.read() as reader:
        return day_in(reader, clock or workspace.clock(), mobilization=mobilization, at=at)


def day_shown(workspace: Workspace, *, mobilization: str = "") -> tuple[date, str]:
    """Return the day that the board shows now, else today, and the zone of HQ; raise as `read_day`."""
    with workspace.read() as reader:
        moment, now = mobilization_named(reader, mobilization), corrected(workspace.clock(), reader)
        rows = [row for row in _rows(reader, moment.id) if row.status not in OFF_STATUSES]
    zone = moment.desk_zone or "UTC"
    return shown_day(rows, now, moment) or local_of(now, zone).day, zone


def day_in(reader: Reader, clock: datetime, *, mobilization: str = "", at: datetime | None = None) -> DayBook:
    """Return the day of a mobilization, as `read_day` does, in a transaction that reads more."""
    moment = mobilization_named(reader, mobilization)
    zone = moment.desk_zone or "UTC"
    now = at or corrected(clock, reader)
    changed, known = changed_numbers(reader, moment.id), _rows(reader, moment.id)
    rows = [row for row in known if row.status not in OFF_STATUSES]
    day = shown_day(rows, now, moment)
    rows = _of_day(rows, day, moment.desk_zone)
    cities = _cities(reader, rows, changed, day, _moved(reader, now))
    named = {(city.city, city.state) for city in cities}
    # People turn up at a canceled site, too; it is on no board, and can be logged all the same.
    off = [
        CityName(row.action_id, row.city or row.title, row.state, row.starts_utc, row.zone, is_off=True)
        for row in _of_day((row for row in known if row.status in _CALLED_OFF), day, moment.desk_zone)
        if (row.city or row.title, row.state) not in named
    ]
    ids = {city.action_id for city in cities}
    entries = reader.all(LogEntry, mobilization_id=moment.id)
    board = BoardBook(
        cities,
        _entries(known_at(entries, at), ids),
        _counts(known_at(reader.all(CountReport), at), ids),
        epoch_minutes(now),
        desk_zone=zone,
        lock_every=numbers_for(changed, "")[DayNumber.LOCK_EVERY],
    )
    board.put_elsewhere(_named_cities(known) | _removed_cities(reader, moment.id, entries, known))
    _put_cues(board, cues_with_breaks(reader, ids))
    found = DayBook(
        mobilization_id=moment.id,
        title=moment.title,
        day=day,
        desk_zone=zone,
        correction=round((corrected(now, reader) - now).total_seconds() / 60),
        cities=CityIndex((*map(_named, cities), *off)),
        book=board,
        lines=known_at(_lines(reader, moment.id), at),
        forecasts=_forecasts(reader, rows),
    )
    _put_incidents(found, _incidents(reader, moment.id, at))
    return found


def _named_cities(rows: Iterable[ActionRow]) -> dict[str, str]:
    return {row.action_id: city_and_state(row.city or row.title, row.state) for row in rows}


def _removed_cities(
    reader: Reader, mobilization_id: str, entries: Iterable[LogEntry], rows: Iterable[ActionRow]
) -> dict[str, str]:
    """Return the cities of removed actions of which the log tells: it keeps every line, and says where."""
    incidents = reader.all(Incident, mobilization_id=mobilization_id)
    logged = {each.city_action_id for each in entries} | {each.city_action_id for each in incidents}
    logged -= {"", *(row.action_id for row in rows)}
    return city_names(reader, reader.rows_by_id(CityAction, logged).values())


def _rows(reader: Reader, mobilization_id: str) -> list[ActionRow]:
    """Return every action of a mobilization, canceled ones too: something may be logged about them."""
    rows = plan_rows.read_snapshot(reader.connection).rows
    return [row for row in rows if row.mobilization_id == mobilization_id]


def _named(city: DayCity) -> CityName:
    return CityName(city.action_id, city.city, city.state, city.starts, city.zone)


@dataclass(frozen=True, slots=True)
class DayParts:
    """What some edits changed, as it is now.

    Attributes:
        entries: the logged outcomes of each action that has other ones.
        counts: the counts of each action that has other ones.
        incidents: those that are not closed, if one changed.
        lines: the locked lines, if one changed.
        cues: the run of show of each action that has another one; empty where it has no break.
    """

    entries: Mapping[str, Sequence[CheckInEntry]]
    counts: Mapping[str, Sequence[BlindCount]]
    incidents: tuple[Incident, ...] | None = None
    lines: tuple[LogEntry, ...] | None = None
    cues: Mapping[str, Sequence[CueTimes]] = field(default_factory=dict)


def read_parts(workspace: Workspace, *, mobilization_id: str, changes: ChangeSet) -> DayParts | None:
    """Read what edits changed; None where the whole day must be read again.

    The result is a value: a window reads it on the plan's thread and takes it on its own.
    """
    if changes.everything or changes.touches(_WHOLE):
        return None
    touched: dict[Noun, set[str]] = defaultdict(set)
    for noun, record_id in changes.touched:
        touched[noun].add(record_id)
    with workspace.read() as reader:
        logged = reader.rows_by_id(LogEntry, touched[Noun.LOG_ENTRY]).values()
        entries: dict[str, Sequence[CheckInEntry]] = {}
        for action_id in {each.city_action_id for each in logged} - {""}:
            found = _entries(reader.all(LogEntry, city_action_id=action_id), {action_id})
            entries[action_id] = found.get(action_id, [])
        counts: dict[str, Sequence[BlindCount]] = {}
        for report in reader.rows_by_id(CountReport, touched[Noun.COUNT_REPORT]).values():
            action_id = report.city_action_id
            reports = _counts(reader.all(CountReport, city_action_id=action_id), {action_id})
            counts[action_id] = reports.get(action_id, [])
        shows = {each.city_action_id for each in reader.rows_by_id(Cue, touched[Noun.CUE]).values()}
        cues = cues_with_breaks(reader, shows) if shows else {}
        has_lines = any(each.tier is LogTier.LINE for each in logged)
        return DayParts(
            entries,
            counts,
            _incidents(reader, mobilization_id) if touched[Noun.INCIDENT] else None,
            _lines(reader, mobilization_id) if has_lines else None,
            {action_id: cues.get(action_id, ()) for action_id in shows},
        )


def take_parts(day: DayBook, parts: DayParts) -> None:
    """Put what edits changed on the board."""
    for action_id, entries in parts.entries.items():
        day.book.put_entries(action_id, entries)
    for action_id, counts in parts.counts.items():
        day.book.put_counts(action_id, counts)
    _put_cues(day.book, parts.cues)
    if parts.incidents is not None:
        _put_incidents(day, parts.incidents)
    if parts.lines is not None:
        day.lines = parts.lines


def _put_cues(board: BoardBook, cues: Mapping[str, Sequence[CueTimes]]) -> None:
    for action_id, times in cues.items():
        board.put_cues(action_id, times)


def shown_day(rows: Iterable[ActionRow], now: datetime, moment: Mobilization) -> date | None:
    """Return the day that the board shows: the desk's, unless the day before is not over or none is there.

    After midnight at the desk, cities farther west are still live; their day stays until all are home. On a
    day without any action, the nearest one with some is shown, the mobilization's own first.
    """
    days: dict[str, int] = {}
    for row in rows:
        if row.day:
            last = row.ends_utc if row.ends_utc is not None else (row.starts_utc or 0) + 120
            days[row.day] = max(days.get(row.day, 0), last)
    today = local_of(now, moment.desk_zone or "UTC").day
    before = (today - timedelta(days=1)).isoformat()
    if days.get(before, 0) + _CLEARED > epoch_minutes(now):
        return date.fromisoformat(before)
    if today.isoformat() in days:
        return today
    if moment.anchor_date is not None and moment.anchor_date.isoformat() in days:
        return moment.anchor_date
    nearest = min(days, key=lambda each: (abs((date.fromisoformat(each) - today).days), each), default=None)
    return date.fromisoformat(nearest) if nearest else moment.anchor_date


# The all-clear, and an hour for those who are late with it.
_CLEARED: Final = 120


_Known = TypeVar("_Known", LogEntry, CountReport, Incident)


def known_at(found: Iterable[_Known], at: datetime | None) -> tuple[_Known, ...]:
    """Return what had been entered by a moment, whenever it occurred; all of it for None."""
    if at is None:
        return tuple(found)
    return tuple(each for each in found if (entered := _entered(each)) is None or entered <= at)


def _entered(record: LogEntry | CountReport | Incident) -> datetime | None:
    """Return when something was entered by the desk's clock, as far as the record knows it."""
    if isinstance(record, LogEntry):
        return record.entered_at or record.created_at
    if isinstance(record, CountReport):
        return record.locked_at or record.counted_at or record.created_at
    return record.created_at


def effective(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Return entries without those that another one corrects."""
    kept = tuple(entries)
    struck = {each.corrects_id for each in kept if each.corrects_id}
    return tuple(each for each in kept if each.id not in struck)


def _of_day(rows: Iterable[ActionRow], day: date | None, desk_zone: str) -> list[ActionRow]:
    """Return the actions on a day by their own calendar, and those that fall on it by the desk's."""
    if day is None:
        return []
    return [
        row
        for row in rows
        if row.day == day.isoformat()
        or (row.starts_utc is not None and _desk_day(row.starts_utc, desk_zone) == day)
    ]


def _desk_day(minutes: int, desk_zone: str) -> date:
    return local_of(from_epoch_minutes(minutes), desk_zone or "UTC").day


def _cities(
    reader: Reader,
    rows: Sequence[ActionRow],
    changed: Sequence[ChangedNumber],
    day: date | None,
    moved: Mapping[str, int],
) -> list[DayCity]:
    people = dict(reader.columns(Place, ("id", "population")))
    tags: dict[str, tuple[str, ...]] = {}
    if any(each.tag for each in changed):
        actions = reader.rows_by_id(CityAction, [row.action_id for row in rows])
        tags = {action.id: action.tags for action in actions.values()}
    done, total = _steps(reader, rows, day)
    # Most cities share their numbers: one mapping for all of them.
    usual = numbers_for(changed, "")
    special = {each.city_action_id for each in changed} - {""}
    return [
        DayCity(
            row.action_id, row.city or row.title, row.state, row.zone, row.tactic, row.title, row.venue,
            row.lead, row.starts_utc, row.ends_utc, row.expected, people.get(row.place_id, 0),
            done[row.action_id], total[row.action_id],
            numbers_for(changed, row.action_id, tags.get(row.action_id, ()))
            if row.action_id in special or row.action_id in tags
            else usual,
            moved=moved.get(row.action_id),
        )
        for row in rows
    ]  # fmt: skip


def _moved(reader: Reader, now: datetime) -> dict[str, int]:
    """Return when the start of an action was last moved, for those moved shortly before."""
    since = epoch_minutes(now - _MOVED_LATELY) * _MS
    moved: dict[str, int] = {}
    for change in changes_since(reader.connection, since):
        if change.noun is Noun.CITY_ACTION and _STARTS & change.before.keys():
            moved.setdefault(change.record_id, change.at // _MS)
    return moved


# What was moved earlier was known before any check-in of the day was due.
_MOVED_LATELY: Final = timedelta(hours=12)
_MS: Final = 60_000
_STARTS: Final = frozenset({"day", "starts"})


def _steps(
    reader: Reader, rows: Sequence[ActionRow], day: date | None
) -> tuple[dict[str, int], dict[str, int]]:
    """Return how many of the steps that are due on the day itself are done, and how many there are."""
    done: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    if day is None:
        return done, total
    facts = {row.action_id: row.facts.split() for row in rows}
    settled = {status.value for status in SETTLED}
    columns = ("city_action_id", "status", "fact")
    for action_id, status, fact in reader.columns(Task, columns, due_on=day.isoformat()):
        total[action_id] += 1
        done[action_id] += status in settled or (fact is not None and fact in facts.get(action_id, ()))
    return done, total


def _entries(entries: Iterable[LogEntry], ids: set[str]) -> dict[str, list[CheckInEntry]]:
    found: dict[str, list[CheckInEntry]] = defaultdict(list)
    for each in effective(entries):
        if each.heard is not None and each.occurred_at is not None and each.city_action_id in ids:
            entry = CheckInEntry(each.id, epoch_minutes(each.occurred_at), each.heard, each.text)
            found[each.city_action_id].append(entry)
    return found


def _counts(reports: Iterable[CountReport], ids: set[str]) -> dict[str, list[BlindCount]]:
    found: dict[str, list[BlindCount]] = defaultdict(list)
    for each in reports:
        counted = blind_count(each)
        if counted is not None and each.city_action_id in ids:
            found[each.city_action_id].append(counted)
    return found


def _incidents(reader: Reader, mobilization_id: str, at: datetime | None = None) -> tuple[Incident, ...]:
    found = known_at(reader.all(Incident, mobilization_id=mobilization_id), at)
    if at is not None:
        found = tuple(
            replace(each, status=IncidentStatus.OPEN)
            if each.closed_at is not None and each.closed_at > at
            else each
            for each in found
        )
    kept = (each for each in found if each.status is not IncidentStatus.CLOSED)
    return tuple(sorted(kept, key=lambda each: (-each.severity, each.id)))


def _forecasts(reader: Reader, rows: Iterable[ActionRow]) -> dict[str, Forecast]:
    used = used_ratios(reader)
    found = ((row.action_id, forecast(row.expected, row.tactic, row.place_id, used)) for row in rows)
    return {action_id: each for action_id, each in found if each is not None}


def _put_incidents(day: DayBook, incidents: tuple[Incident, ...]) -> None:
    """Show incidents, the first open one of each city on its line; what is only watched unfolds no city."""
    day.incidents = incidents
    found: dict[str, OpenIncident] = {}
    for each in incidents:
        if each.status is IncidentStatus.OPEN and each.occurred_at is not None:
            shown = OpenIncident(epoch_minutes(each.occurred_at), each.title, each.category, each.severity)
            found.setdefault(each.city_action_id, shown)
    day.book.put_incidents(found)


def _lines(reader: Reader, mobilization_id: str) -> tuple[LogEntry, ...]:
    found = reader.all(LogEntry, mobilization_id=mobilization_id, tier=LogTier.LINE.value)
    return tuple(sorted(found, key=lambda each: each.id, reverse=True))
