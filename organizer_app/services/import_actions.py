"""New city actions from imported rows: the row to be stored and the flat row that views show, in one go."""

from __future__ import annotations

import functools
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.action_summary import (
    ends_before_start,
    readiness_shown,
    when_shown,
    where_shown,
)
from organizer_app.domain.city_actions import ActionStatus, Tactic, derived_times
from organizer_app.domain.last_days import MARSHAL_DAYS
from organizer_app.domain.permit_planning import rules_for
from organizer_app.domain.readiness import ReadinessFacts, readiness_of
from organizer_app.domain.written_words import tactic_meant
from organizer_app.services.import_rows import notes_of, status_of, times_of
from organizer_app.services.new_rows import NewAction
from organizer_app.services.rule_packs import active_packs
from organizer_app.services.workspace import tzdata_version

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from organizer_app.domain.incoming import IncomingAction
    from organizer_app.domain.places import Place
    from organizer_app.services.import_parts import RowParts
    from organizer_app.services.workspace import Workspace

Shown = tuple[str | int | float | None, ...]


class _When(NamedTuple):
    """The times of a row as stored and as shown, and what readiness asks of them."""

    stored: tuple[
        date | None, time | None, date | None, time | None, str, datetime | None, datetime | None, str
    ]
    shown: Shown
    facts: tuple[bool, bool, bool]


class _Where(NamedTuple):
    """The place of a row as shown, and what readiness asks of it."""

    place_id: str
    zone: str
    names: tuple[str, str, str]
    spot: Shown
    facts: tuple[bool, bool]
    is_ruled: bool


class ActionMaker:
    """Makes new actions; equal times and places are worked out once per file.

    Attributes:
        summaries: the flat rows of the actions made, in the order of `ActionRow`.
    """

    def __init__(self, workspace: Workspace, parts: RowParts) -> None:
        self.summaries: list[Shown] = []
        self._new_id = workspace.new_id
        self._today = workspace.clock().date()
        self._parts = parts
        self._packs = active_packs()
        self._whens: dict[tuple[object, ...], _When] = {}
        self._wheres: dict[str, _Where] = {}

    def make(self, row: IncomingAction, key: str, place: Place | None, mobilization_id: str) -> NewAction:
        """Take note of a new action with what is around it.

        Args:
            row: what the file says.
            key: external id under which the next import finds it.
            place: where it is.
            mobilization_id: what it is part of, empty for nothing.
        """
        where = self._wheres.get(place.id if place else "") or self._where(place)
        when = self._whens.get(_times_key(row, where.zone)) or self._when(row, place, where.zone)
        status = status_of(row)
        tactic = tactic_meant(row.tactic) or Tactic.RALLY
        action_id = self._new_id()
        action = NewAction(
            action_id, key, mobilization_id, where.place_id, row.title, tactic, *when.stored,
            status, row.expected, row.url, notes_of(row),
        )  # fmt: skip
        self._parts.new.actions.append(action)
        lead, backup, groups = self._parts.around(action_id, row)
        if where.is_ruled or _is_near(when.stored[0], self._today):
            # What permit rules and the last days ask for is looked up afterwards.
            return action
        led = bool(lead)
        ready = _ready(status.value, *where.facts, *when.facts, led, led, bool(backup), bool(row.venue))
        self.summaries.append(
            (
                action_id, 1, mobilization_id, where.place_id, row.title, tactic.value, status.value,
                *where.names, *when.shown, *where.spot, *ready, 0, 0, lead, backup, groups, row.venue,
                row.expected, *_span(row.count_low, row.count_high),
            )
        )  # fmt: skip
        return action

    def _where(self, place: Place | None) -> _Where:
        if place is None:
            found = _Where("", "", ("", "", ""), where_shown(None), (False, False), is_ruled=False)
        else:
            names, facts = (place.name, place.admin1, place.country), (True, place.is_resolved)
            is_ruled = bool(rules_for(place, self._packs))
            found = _Where(place.id, place.zone, names, where_shown(place), facts, is_ruled)
        self._wheres[found.place_id] = found
        return found

    def _when(self, row: IncomingAction, place: Place | None, zone: str) -> _When:
        times = times_of(row, place)
        starts_utc, ends_utc = derived_times(times)
        version = tzdata_version() if starts_utc or ends_utc else ""
        found = self._whens[_times_key(row, zone)] = _When(
            (times.day, times.starts, times.ends_day, times.ends, times.zone, starts_utc, ends_utc, version),
            when_shown(times, starts_utc, ends_utc),
            (times.day is not None, times.starts is not None, ends_before_start(times)),
        )
        return found


def _is_near(day: date | None, today: date) -> bool:
    """Whether gates of the last days may count on a local day, wherever that is."""
    return day is not None and timedelta(days=-2) <= day - today <= timedelta(days=MARSHAL_DAYS + 2)


def _times_key(row: IncomingAction, zone: str) -> tuple[object, ...]:
    return row.day, row.starts, row.ends_day, row.ends, row.zone, zone


@functools.lru_cache(maxsize=4096)
def _ready(status: str, *facts: bool) -> tuple[int, str]:
    """Facts in the order of `ReadinessFacts`, but that a lead who is named in a file has accepted."""
    return readiness_shown(readiness_of(ReadinessFacts(ActionStatus(status), *facts)))


def _span(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    if low is None or high is None:
        return (high, high) if low is None else (low, low)
    return (low, high) if low <= high else (high, low)
