"""Compute which roles are filled in which city: gaps, double-booked people, and possible replacements."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.assignments import VACATED, Assignment, AssignmentRole, AssignmentStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.places.distances import distance_km
from organizer_app.domain.rows.action_rows import OFF_STATUSES, is_to_come
from organizer_app.domain.rows.last_days import STALE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from organizer_app.domain.people.people_book import PeopleBook
    from organizer_app.domain.rows.action_rows import ActionRow

_SMALL: Final = 50
_ASKING: Final = frozenset({AssignmentStatus.OPEN, AssignmentStatus.ASKED})
_NEARBY_KM: Final = 60.0
# Number of replacements to offer for each of the two cities of a double-booked person.
_FEW: Final = 2


class RoleColumn(NamedTuple):
    """A column of the matrix, identified by its code."""

    code: str
    role: AssignmentRole
    is_backup: bool
    is_required: bool


COLUMNS: Final = (
    RoleColumn("lead", AssignmentRole.LEAD, is_backup=False, is_required=True),
    RoleColumn("backup", AssignmentRole.LEAD, is_backup=True, is_required=True),
    RoleColumn("press", AssignmentRole.PRESS, is_backup=False, is_required=False),
    RoleColumn("marshal_lead", AssignmentRole.MARSHAL_LEAD, is_backup=False, is_required=False),
    RoleColumn("police_liaison", AssignmentRole.POLICE_LIAISON, is_backup=False, is_required=False),
    RoleColumn("medic", AssignmentRole.MEDIC, is_backup=False, is_required=False),
    RoleColumn("access", AssignmentRole.ACCESS, is_backup=False, is_required=False),
)
# Roles that a small action does not need.
_LARGE_ONLY: Final = frozenset({AssignmentRole.MEDIC, AssignmentRole.POLICE_LIAISON})


class CellState(Enum):
    """The state of a matrix cell."""

    FILLED = "filled"
    ASKED = "asked"
    GAP = "gap"
    NOT_NEEDED = "not_needed"


class CoverageCell(NamedTuple):
    """One role of one city.

    Attributes:
        state: filled, asked, open or not needed.
        person_id: the person who holds it or was asked, or empty.
        name: the person's name.
        assignment_id: the assignment, or empty.
        is_twice: whether the person is booked in another city on the same day.
        blocks: whether the city cannot be ready without it.
    """

    state: CellState
    person_id: str
    name: str
    assignment_id: str
    is_twice: bool
    blocks: bool


class CoverageRow(NamedTuple):
    """One city action; `cells` follow `COLUMNS`."""

    row: ActionRow
    cells: tuple[CoverageCell, ...]
    filled: int
    needed: int


class DoubleBooking(NamedTuple):
    """One person in two places on the same local day; straight-line kilometers, or None if unknown."""

    person_id: str
    first_id: str
    second_id: str
    kilometres: float | None


class Coverage(NamedTuple):
    """The matrix.

    Attributes:
        rows: worst readiness first.
        twice: double bookings, by person.
        totals: for each column, how many cities have it filled, have asked someone, and need it.
    """

    rows: tuple[CoverageRow, ...]
    twice: dict[str, tuple[DoubleBooking, ...]]
    totals: tuple[tuple[int, int, int], ...]


EMPTY_COVERAGE: Final = Coverage((), {}, ())


class Candidate(NamedTuple):
    """Someone who could take a role; the reason codes are trained, here, nearby and asked_before."""

    person_id: str
    name: str
    why: tuple[str, ...]


class WayOut(NamedTuple):
    """Someone who could take one role of one city action; `column` is an index into `COLUMNS`."""

    action_id: str
    column: int
    person: Candidate


def coverage_of(book: PeopleBook, rows: Iterable[ActionRow]) -> Coverage:
    """Return the matrix of some city actions: worst readiness first, then by city, then by start."""
    twice = double_bookings(book)
    kept = list(filter(is_to_come, rows))
    kept.sort(key=_sort_key)
    lines = tuple(_coverage_row(book, row, twice) for row in kept)
    shown = {cell.person_id for line in lines for cell in line.cells if cell.is_twice}
    twice = {person_id: pairs for person_id, pairs in twice.items() if person_id in shown}
    return Coverage(lines, twice, tuple(_totals(lines, number) for number in range(len(COLUMNS))))


def _sort_key(row: ActionRow) -> tuple[object, ...]:
    """Return the sort key of an action; actions without a day and hour come last."""
    moment = (not row.day, row.day, row.starts is None, row.starts or 0)
    return (row.readiness, row.city, row.state, *moment, row.title, row.action_id)


def _totals(lines: tuple[CoverageRow, ...], number: int) -> tuple[int, int, int]:
    states = [line.cells[number].state for line in lines]
    needed = len(states) - states.count(CellState.NOT_NEEDED)
    return states.count(CellState.FILLED), states.count(CellState.ASKED), needed


def cells_of(book: PeopleBook, row: ActionRow) -> tuple[CoverageCell, ...]:
    """Return the cells of one city action, without checking for double bookings."""
    return _coverage_row(book, row, {}).cells


def _coverage_row(
    book: PeopleBook, row: ActionRow, twice: dict[str, tuple[DoubleBooking, ...]]
) -> CoverageRow:
    held: dict[tuple[AssignmentRole, bool], Assignment] = {}
    for each in book.manned.of(row.action_id):
        if each.status not in VACATED:
            known = held.get((each.role, each.is_backup))
            if known is None or (known.status in _ASKING and each.status not in _ASKING):
                held[each.role, each.is_backup] = each
    cells = tuple(
        _cell(book, row, column, held.get((column.role, column.is_backup)), twice) for column in COLUMNS
    )
    needed = sum(cell.state is not CellState.NOT_NEEDED for cell in cells)
    return CoverageRow(row, cells, sum(cell.state is CellState.FILLED for cell in cells), needed)


def _cell(
    book: PeopleBook,
    row: ActionRow,
    column: RoleColumn,
    held: Assignment | None,
    twice: dict[str, tuple[DoubleBooking, ...]],
) -> CoverageCell:
    if held is None:
        small = row.expected is not None and row.expected < _SMALL
        state = CellState.NOT_NEEDED if small and column.role in _LARGE_ONLY else CellState.GAP
        return CoverageCell(state, "", "", "", is_twice=False, blocks=column.is_required)
    person = book.people.get(held.person_id)
    state = CellState.ASKED if held.status in _ASKING else CellState.FILLED
    is_twice = any(row.action_id in pair[1:3] for pair in twice.get(held.person_id, ()))
    name = person.name if person else ""
    return CoverageCell(state, held.person_id, name, held.id, is_twice=is_twice, blocks=column.is_required)


def double_bookings(book: PeopleBook) -> dict[str, tuple[DoubleBooking, ...]]:
    """Return who holds roles in two cities on the same local day, by person; leave out accepted pairs."""
    found: dict[str, tuple[DoubleBooking, ...]] = {}
    for person_id in book.held.owners():
        assignments = book.held.of(person_id)
        if len(assignments) > 1 and person_id in book.people:
            rows = [book.rows[each.city_action_id] for each in book.roles_of(person_id)]
            pairs = tuple(
                pair
                for pair in _pairs(person_id, rows)
                if frozenset({pair.first_id, pair.second_id}) not in book.accepted
            )
            if pairs:
                found[person_id] = pairs
    return found


def _pairs(person_id: str, rows: list[ActionRow]) -> tuple[DoubleBooking, ...]:
    live = {row.action_id: row for row in rows if row.day and row.status not in OFF_STATUSES}
    ordered = sorted(live.values(), key=lambda row: (row.starts_utc or 0, row.action_id))
    return tuple(
        DoubleBooking(person_id, first.action_id, second.action_id, _km_between(first, second))
        for number, first in enumerate(ordered)
        for second in ordered[number + 1 :]
        if first.day == second.day and first.place_id != second.place_id
    )


def _km_between(first: ActionRow, second: ActionRow) -> float | None:
    if first.latitude is None or first.longitude is None:
        return None
    if second.latitude is None or second.longitude is None:
        return None
    return distance_km(first.latitude, first.longitude, second.latitude, second.longitude)


def candidates(
    book: PeopleBook, action_id: str, column: RoleColumn, limit: int = 4, now: datetime | None = None
) -> tuple[Candidate, ...]:
    """Return who could take a role: trained for it, active in this city, or living here or nearby.

    Skip people who are busy in another city on the same day, and those who have declined for this action: for
    as many days before `now` as a call counts in its mobilization, or for good without `now`.
    """
    row = book.rows[action_id]
    here = {each.person_id for each in book.live(action_id)}
    declined = _declined(book, action_id, now)
    # Skip people who hold this role; for a lead, also skip everyone with another role, which they would have
    # to give up.
    taken = {
        each.person_id
        for each in book.live(action_id)
        if column.role is AssignmentRole.LEAD
        or (each.role, each.is_backup) == (column.role, column.is_backup)
    }
    ranked = []
    for person_id, person in book.people.items():
        why = []
        roles = book.held.of(person_id)
        if any(each.role is column.role and each.trained_on for each in roles):
            why.append("trained")
        if person_id in here:
            why.append("here")
        elif person.home_place_id:
            why += _home_reasons(book, row, person.home_place_id)
        if why and person_id not in taken | declined and not _is_busy(book, row, roles):
            ranked.append(
                (-len(why), "here" not in why, person.name, Candidate(person_id, person.name, tuple(why)))
            )
    return tuple(each[3] for each in sorted(ranked)[:limit])


def _declined(book: PeopleBook, action_id: str, now: datetime | None) -> set[str]:
    """Return who said no to an action, by their last word on it, and not too long ago."""
    last: dict[str, datetime | None] = {
        each.person_id: each.updated_at
        for each in book.manned.of(action_id)
        if each.status is AssignmentStatus.DECLINED
    }
    for person_id in {
        each.person_id for each in book.talks.by_id.values() if each.city_action_id == action_id
    }:
        said = [each for each in book.talks.of(person_id) if each.city_action_id == action_id]
        if said[-1].outcome is TalkOutcome.DECLINED:
            last[person_id] = said[-1].at
        elif said[-1].outcome is TalkOutcome.REACHED:
            last.pop(person_id, None)
    mobilization = book.mobilizations.get(book.rows[action_id].mobilization_id)
    days = timedelta(days=mobilization.stale_after_days if mobilization else STALE_DAYS)
    return {person_id for person_id, at in last.items() if now is None or at is None or at > now - days}


def ways_out(
    book: PeopleBook, coverage: Coverage, action_id: str, column: int, now: datetime | None = None
) -> tuple[WayOut, ...]:
    """Return who could take the selected role; for a double-booked person, also the other one.

    Who declined is left out as in `candidates`.
    """
    offered = candidates(book, action_id, COLUMNS[column], now=now)
    found = [WayOut(action_id, column, each) for each in offered]
    line = next((each for each in coverage.rows if each.row.action_id == action_id), None)
    cell = line.cells[column] if line else None
    if cell is None or not cell.is_twice:
        return tuple(found)
    others = [
        pair.second_id if pair.first_id == action_id else pair.first_id
        for pair in coverage.twice.get(cell.person_id, ())
        if action_id in pair[1:3]
    ]
    for other_id in others[:1]:
        other = COLUMNS[_column_of(book, other_id, cell.person_id)]
        named = {each.person.person_id for each in found[:_FEW]}
        there = [each for each in candidates(book, other_id, other, now=now) if each.person_id not in named]
        found[_FEW:] = [WayOut(other_id, COLUMNS.index(other), each) for each in there[:_FEW]]
    return tuple(found)


def _column_of(book: PeopleBook, action_id: str, person_id: str) -> int:
    """Return the column of a person's role at an action; the lead's column if the matrix has none."""
    cells = cells_of(book, book.rows[action_id])
    return next((number for number, cell in enumerate(cells) if cell.person_id == person_id), 0)


def _home_reasons(book: PeopleBook, row: ActionRow, place_id: str) -> list[str]:
    if place_id == row.place_id:
        return ["home"]
    place = book.places.get(place_id)
    if place is None or place.latitude is None or place.longitude is None or row.latitude is None:
        return []
    away = distance_km(place.latitude, place.longitude, row.latitude, row.longitude or 0.0)
    return ["nearby"] if away <= _NEARBY_KM else []


def _is_busy(book: PeopleBook, row: ActionRow, roles: Iterable[Assignment]) -> bool:
    others = (book.rows.get(each.city_action_id) for each in roles if each.status not in VACATED)
    return any(
        other is not None
        and other.action_id != row.action_id
        and other.day == row.day
        and bool(row.day)
        and other.place_id != row.place_id
        for other in others
    )
