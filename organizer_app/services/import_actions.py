"""New city actions from imported rows: the row to be stored and the flat row that views show, in one go."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.action_rows import OFF_STATUSES
from organizer_app.domain.action_summary import (
    ends_before_start,
    readiness_shown,
    when_shown,
    where_shown,
)
from organizer_app.domain.city_actions import PAST, ActionStatus, CityAction, Tactic, derived_times
from organizer_app.domain.conditions import ActionFacts
from organizer_app.domain.incoming import RowWarning, RowWarningCode
from organizer_app.domain.last_days import MARSHAL_DAYS
from organizer_app.domain.local_time import LocalMoment, WallTimeKind, local_of, wall_time_kind
from organizer_app.domain.permit_planning import needs_of, rules_for
from organizer_app.domain.readiness import ReadinessFacts, readiness_of
from organizer_app.domain.working_days import region_of
from organizer_app.domain.written_words import tactic_meant
from organizer_app.services.import_rows import notes_with, status_of, times_of, words_without_meaning
from organizer_app.services.new_rows import new_action
from organizer_app.services.rule_packs import active_packs
from organizer_app.services.workspace import tzdata_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, time

    from organizer_app.domain.city_actions import LocalTimes
    from organizer_app.domain.incoming import IncomingAction
    from organizer_app.domain.permit_rules import PermitRule
    from organizer_app.domain.places import Place
    from organizer_app.domain.working_days import Region
    from organizer_app.services.import_parts import RowParts
    from organizer_app.services.workspace import Workspace

_CLOCK_CODES: Final = {
    WallTimeKind.SKIPPED: RowWarningCode.TIME_SKIPPED,
    WallTimeKind.DOUBLED: RowWarningCode.TIME_DOUBLED,
}
_UNASKED: Final = (0, 0)
# Wherever a city is, its own calendar is at most a day and a bit away from the one in UTC.
_SINCE: Final = timedelta(days=-2)
_UNTIL: Final = timedelta(days=MARSHAL_DAYS + 2)
Shown = tuple[str | int | float | None, ...]
Fingerprint = tuple[str, "date | None", "time | None", str, str]
"""Place, local day and start, code of the kind, and title: two actions with the same may be one."""


class _When(NamedTuple):
    """The times of a row as stored and as shown, what readiness asks, and what the clock has against them."""

    stored: tuple[
        date | None, time | None, date | None, time | None, str, datetime | None, datetime | None, str
    ]
    shown: Shown
    facts: tuple[bool, bool, bool]
    is_near: bool
    doubts: tuple[tuple[RowWarningCode, str], ...]


class _Where(NamedTuple):
    """The place of a row as shown, and what readiness asks of it."""

    place_id: str
    zone: str
    names: tuple[str, str, str]
    spot: Shown
    facts: tuple[bool, bool]
    rules: tuple[PermitRule, ...]
    region: Region


class _Said(NamedTuple):
    """What the words of a row mean, with the codes, and those without a meaning as lines for its notes."""

    status: ActionStatus
    tactic: Tactic
    status_code: str
    tactic_code: str
    strange: tuple[str, ...]
    is_over: bool


class _Made(NamedTuple):
    """A new action that has no flat row yet."""

    action_id: str
    mobilization_id: str
    row: IncomingAction
    where: _Where
    when: _When
    said: _Said


class ActionMaker:
    """Makes new actions; equal times, places and words are worked out once per file.

    Attributes:
        summaries: the flat rows of the actions made, in the order of `ActionRow`; filled by `complete`.
        warnings: wall times that the clock of their place skips or shows twice, to be asked about.
    """

    def __init__(self, workspace: Workspace, parts: RowParts) -> None:
        self.summaries: list[Shown] = []
        self.warnings: list[RowWarning] = []
        self._new_id = workspace.new_id
        self._now = workspace.clock()
        self._tzdata_version = tzdata_version()
        self._parts = parts
        self._packs = active_packs()
        self._ruled_states = {pack.state for pack in self._packs}
        self._made: list[_Made] = []
        self._whens: dict[tuple[object, ...], _When] = {}
        self._wheres: dict[str, _Where] = {}
        self._saids: dict[tuple[object, ...], _Said] = {}

    def make(self, row: IncomingAction, key: str, place: Place | None, mobilization_id: str) -> Fingerprint:
        """Take note of a new action and return how it is told from others.

        Args:
            row: what the file says.
            key: external id under which the next import finds it.
            place: where it is.
            mobilization_id: what it is part of, empty for nothing.
        """
        where = self._wheres.get(place.id if place else "") or self._where(place)
        when_key = (row.day, row.starts, row.ends_day, row.ends, row.zone, where.zone)
        when = self._whens.get(when_key) or self._when(row, place, when_key)
        said_key = (row.status, row.tactic, row.zone, row.happened, row.day is None)
        said = self._saids.get(said_key) or self._said(row, said_key)
        if when.doubts:
            self.warnings += [RowWarning(row.row, code, text) for code, text in when.doubts]
        action_id, title, stored = self._new_id(), row.title, when.stored
        notes = notes_with(row, said.strange) if said.strange else row.notes
        self._parts.new.actions.append(
            new_action((
                action_id, key, mobilization_id, where.place_id, title, said.tactic, *stored,
                said.status, row.expected, row.url, notes,
            ))
        )  # fmt: skip
        self._made.append(_made((action_id, mobilization_id, row, where, when, said)))
        return where.place_id, stored[0], stored[1], said.tactic_code, title

    def complete(self) -> None:
        """Add what is around the actions made, and work out their flat rows."""
        rows = [(made.action_id, made.row) for made in self._made]
        self._parts.add_sites(rows)
        self._parts.add_counts(rows)
        groups = self._parts.add_groups(rows)
        leads, backups = self._parts.add_leads(rows), self._parts.add_backups(rows)
        self.summaries += [
            (
                action_id, 1, mobilization_id, where.place_id, row.title, said.tactic_code, said.status_code,
                *where.names, *when.shown, *where.spot,
                *_ready(
                    said.status_code, where.facts, when.facts,
                    self._asked(row, where, when, said) if where.rules else _UNASKED,
                    lead != "", backup != "", row.venue != "",
                ),
                0, 0, lead, backup, credited, row.venue, row.expected, *_span(row.count_low, row.count_high),
                "",
            )
            for (action_id, mobilization_id, row, where, when, said), lead, backup, credited in zip(
                self._made, leads, backups, groups, strict=True
            )
            # What the last days ask of what is still to come is looked up afterwards.
            if said.is_over or not when.is_near
        ]  # fmt: skip
        self._made.clear()

    def _asked(self, row: IncomingAction, where: _Where, when: _When, said: _Said) -> tuple[int, int]:
        """How many permits the rules of a place ask of an action to come that are late, and that are not."""
        if said.is_over:
            return _UNASKED
        day, today = when.stored[0], local_of(self._now, when.stored[4] or "UTC").day
        facts = ActionFacts(said.tactic_code, row.expected or 0)
        needs = needs_of(facts, day, where.region, where.rules)
        if day is not None and day < today:
            return 0, len(needs)
        late = sum(need.latest_on is not None and need.latest_on < today for need in needs)
        return late, len(needs) - late

    def _where(self, place: Place | None) -> _Where:
        if place is None:
            found = _Where("", "", ("", "", ""), where_shown(None), (False, False), (), region_of(None))
        else:
            names, facts = (place.name, place.admin1, place.country), (True, place.is_resolved)
            # Of thousands of places hardly any is in one of these states.
            rules = rules_for(place, self._packs) if place.admin1.upper() in self._ruled_states else ()
            found = _Where(place.id, place.zone, names, where_shown(place), facts, rules, region_of(place))
        self._wheres[found.place_id] = found
        return found

    def _when(self, row: IncomingAction, place: Place | None, key: tuple[object, ...]) -> _When:
        times = times_of(row, place)
        starts_utc, ends_utc = derived_times(times)
        version = self._tzdata_version if starts_utc or ends_utc else ""
        found = self._whens[key] = _When(
            (times.day, times.starts, times.ends_day, times.ends, times.zone, starts_utc, ends_utc, version),
            when_shown(times, starts_utc, ends_utc),
            (times.day is not None, times.starts is not None, ends_before_start(times)),
            _is_near(times.day, self._now.date()),
            tuple(_doubts(times)),
        )
        return found

    def _said(self, row: IncomingAction, key: tuple[object, ...]) -> _Said:
        status, tactic = status_of(row), tactic_meant(row.tactic) or Tactic.RALLY
        strange, is_over = tuple(words_without_meaning(row)), status in PAST or status.value in OFF_STATUSES
        found = _Said(status, tactic, status.value, tactic.value, strange, is_over)
        self._saids[key] = found
        return found


_made = functools.partial(tuple.__new__, _Made)


def fingerprint_of(action: CityAction) -> Fingerprint:
    """Return how an action of the plan is told from others."""
    return action.place_id, action.day, action.starts, action.tactic.value, action.title


def _doubts(times: LocalTimes) -> Iterator[tuple[RowWarningCode, str]]:
    """Yield the wall times that the clock of their place skips or shows twice on their day."""
    for day, wall in ((times.day, times.starts), (times.ends_day or times.day, times.ends)):
        if day is not None and wall is not None and times.zone:
            code = _CLOCK_CODES.get(wall_time_kind(LocalMoment(day, wall, times.zone)))
            if code is not None:
                yield code, f"{wall:%H:%M}"


def _is_near(day: date | None, today: date) -> bool:
    """Whether gates of the last days may count on a local day, wherever that is."""
    return day is not None and _SINCE <= day - today <= _UNTIL


@functools.lru_cache(maxsize=4096)
def _ready(
    status: str,
    where: tuple[bool, bool],
    when: tuple[bool, bool, bool],
    permits: tuple[int, int],
    *around: bool,
) -> tuple[int, str]:
    """Readiness by the facts in the order of `ReadinessFacts`; a lead who is named in a file has accepted."""
    is_led, *others = around
    late, waiting = permits
    known = ReadinessFacts(ActionStatus(status), *where, *when, is_led, is_led, *others)
    facts = replace(known, permits_late=late, permits_open=waiting)
    return readiness_shown(readiness_of(facts))


def _span(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    if low is None or high is None:
        return (high, high) if low is None else (low, low)
    return (low, high) if low <= high else (high, low)
