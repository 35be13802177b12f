"""Makes new city actions from imported rows: stored rows and the flat rows of views, in one pass."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.checklists.conditions import ActionFacts
from organizer_app.domain.checklists.permit_planning import asked_permit, needs_of, rules_for, told_permit
from organizer_app.domain.importing.incoming import RowWarning, RowWarningCode
from organizer_app.domain.model.city_actions import (
    PAST,
    ActionStatus,
    derived_times,
    end_of,
    start_of,
)
from organizer_app.domain.model.permits import CLEARED, PermitStatus
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.domain.rows.action_summary import (
    ends_before_start,
    is_late_permit,
    readiness_shown,
    when_shown,
    where_shown,
)
from organizer_app.domain.rows.endings import is_over
from organizer_app.domain.rows.last_days import MARSHAL_DAYS
from organizer_app.domain.rows.readiness import ReadinessFacts, readiness_of
from organizer_app.domain.time.local_time import WallTimeKind, is_second, local_of, wall_time_kind
from organizer_app.domain.time.working_days import region_of
from organizer_app.services.importing.import_columns import (
    Made,
    Said,
    StoredTimes,
    When,
    Where,
    shown_columns,
    stored_columns,
)
from organizer_app.services.importing.import_parts import told_kind
from organizer_app.services.importing.import_rows import meanings_of, times_of, words_without_meaning
from organizer_app.services.plan.rule_packs import active_packs
from organizer_app.services.plan.workspace import tzdata_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, time

    from organizer_app.domain.importing.incoming import IncomingAction
    from organizer_app.domain.model.city_actions import LocalTimes
    from organizer_app.domain.places.places import Place
    from organizer_app.services.importing.import_columns import Columns
    from organizer_app.services.importing.import_parts import ActionWithRow, RowParts
    from organizer_app.services.plan.workspace import Workspace

_CLOCK_CODES: Final = {
    WallTimeKind.SKIPPED: RowWarningCode.TIME_SKIPPED,
    WallTimeKind.DOUBLED: RowWarningCode.TIME_DOUBLED,
}
_UNASKED: Final = (0, 0)
# Anywhere on Earth, the local calendar is at most a little more than a day away from UTC.
_SINCE: Final = timedelta(days=-2)
_UNTIL: Final = timedelta(days=MARSHAL_DAYS + 2)
Fingerprint = tuple[str, "date | None", "time | None", str, str]
"""Place, local day and start, code of the kind, and title: two actions that agree in these may be one."""


class WorkedOut(NamedTuple):
    """Equal times, places and words of rows, each worked out once for all files of an import."""

    whens: dict[tuple[object, ...], When]
    wheres: dict[str, Where]
    saids: dict[tuple[object, ...], Said]


class ActionMaker:
    """Makes the new actions of one file.

    Args:
        workspace: the plan.
        parts: makes the records around them.
        known: what is worked out already; completed with what this file adds.

    Attributes:
        summaries: the flat rows of the actions made, as the columns of `ActionRow`; filled by `complete`.
        warnings: wall times that the clock of their place skips or shows twice, to be asked about.
    """

    def __init__(self, workspace: Workspace, parts: RowParts, known: WorkedOut) -> None:
        self.summaries: Columns = {}
        self.warnings: list[RowWarning] = []
        self._new_ids = workspace.new_id.many
        self._now = workspace.clock()
        self._tzdata_version = tzdata_version()
        self._parts = parts
        self._packs = active_packs()
        self._ruled_states = {pack.state for pack in self._packs}
        self._made: list[tuple[IncomingAction, str, str, Where, When, Said]] = []
        self._whens, self._wheres, self._saids = known

    def make(self, row: IncomingAction, key: str, place: Place | None, mobilization_id: str) -> Fingerprint:
        """Add a new action and return its fingerprint.

        Args:
            row: the row of the file.
            key: external id under which the next import finds it.
            place: where it is.
            mobilization_id: the mobilization it belongs to; empty for none.
        """
        where = self._wheres.get(place.id if place else "") or self._where(place)
        second = (row.starts_second, row.ends_second)
        when_key = (row.day, row.starts, row.ends_day, row.ends, row.zone, where.zone, second)
        when = self._whens.get(when_key) or self._when(row, place, when_key)
        said_key = (row.status, row.tactic, row.zone, row.happened, row.day is None)
        said = self._saids.get(said_key) or self._said(row, said_key)
        if when.doubts:
            self.warnings += [RowWarning(row.row, code, text) for code, text in when.doubts]
        self._made.append((row, key, mobilization_id, where, when, said))
        return where.place_id, when.stored.day, when.stored.starts, said.tactic_code, row.title

    def complete(self) -> None:
        """Make the records of the actions and around them, and compute their flat rows."""
        if not self._made:
            return
        made = Made._make(zip(*self._made, strict=True))
        ids = self._new_ids(len(self._made))
        who = self._add_around(list(zip(ids, made.rows, strict=True)))
        stored = self._parts.new.actions = stored_columns(ids, made)
        self.summaries = shown_columns(stored, made, who, self._readiness(ids, made, who))

    def _add_around(self, rows: Sequence[ActionWithRow]) -> Columns:
        """Add the records around the actions; return who leads them and who takes part."""
        self._parts.add_sites(rows)
        self._parts.add_counts(rows)
        groups = self._parts.add_groups(rows)
        leads, backups = self._parts.add_leads(rows), self._parts.add_backups(rows)
        return {"lead": leads, "backup": backups, "groups": groups}

    def _readiness(self, ids: Sequence[str], made: Made, who: Columns) -> list[tuple[int, str]]:
        """Compute the readiness of every action with its reasons, and add the permits that rows tell of."""
        rows, _keys, _mobilizations, wheres, whens, saids = made
        around = zip(ids, rows, wheres, whens, saids, who["lead"], who["backup"], strict=True)
        return [
            _ready(
                said.status_code, where.facts, when.facts,
                self._permits(action_id, row, where, when, said)
                if where.rules or row.permit
                else _UNASKED,
                when.is_over, lead != "", backup != "", row.venue != "",
            )
            for action_id, row, where, when, said, lead, backup in around
        ]  # fmt: skip

    def _permits(
        self, action_id: str, row: IncomingAction, where: Where, when: When, said: Said
    ) -> tuple[int, int]:
        """Add the permit that a row tells of; count the late and the other permits of its action."""
        day, today = when.stored.day, local_of(self._now, when.stored.zone or "UTC").day
        facts = ActionFacts(said.tactic_code, row.expected or 0)
        needs = () if said.is_over else needs_of(facts, day, where.region, where.rules)
        told = []
        if row.permit:
            told = [told_permit(action_id, told_kind(said.tactic), PermitStatus(row.permit), needs)]
            self._parts.add_permits(told)
        asked = [asked_permit(action_id, need) for need in needs[len(told) :]]
        waiting = [permit for permit in (*told, *asked) if permit.status not in CLEARED]
        judged = None if said.is_over or (day is not None and day < today) else today
        late = sum(is_late_permit(permit, judged) for permit in waiting)
        return late, len(waiting) - late

    def _where(self, place: Place | None) -> Where:
        if place is None:
            found = Where("", "", ("", "", ""), where_shown(None), (False, False), (), region_of(None))
        else:
            names, facts = (place.name, place.admin1, place.country), (True, place.is_resolved)
            # Out of thousands of places, hardly any is in one of these states.
            rules = rules_for(place, self._packs) if place.admin1.upper() in self._ruled_states else ()
            found = Where(place.id, place.zone, names, where_shown(place), facts, rules, region_of(place))
        self._wheres[found.place_id] = found
        return found

    def _when(self, row: IncomingAction, place: Place | None, key: tuple[object, ...]) -> When:
        times = times_of(row, place)
        starts_utc, ends_utc = derived_times(times)
        start, end = start_of(times), end_of(times)
        version = self._tzdata_version if starts_utc or ends_utc else ""
        found = self._whens[key] = When(
            StoredTimes(
                times.day,
                times.starts,
                times.ends_day,
                times.ends,
                times.zone,
                starts_utc,
                ends_utc,
                version,
                start is not None and is_second(start),
                end is not None and is_second(end),
            ),
            when_shown(times, starts_utc, ends_utc),
            (times.day is not None, times.starts is not None, ends_before_start(times)),
            is_over(times, (starts_utc, ends_utc), self._now),
            _is_near(times.day, self._now.date()),
            tuple(_doubts(times)),
        )
        return found

    def _said(self, row: IncomingAction, key: tuple[object, ...]) -> Said:
        tactic, status = meanings_of(row)
        strange, is_over = tuple(words_without_meaning(row)), status in PAST or status.value in OFF_STATUSES
        found = Said(status, tactic, status.value, tactic.value, strange, is_over)
        self._saids[key] = found
        return found


def _doubts(times: LocalTimes) -> Iterator[tuple[RowWarningCode, str]]:
    """Yield the wall times that their local clock skips, or shows twice without a choice between the two."""
    for moment in filter(None, (start_of(times), end_of(times))):
        code = None if is_second(moment) else _CLOCK_CODES.get(wall_time_kind(moment))
        if code is not None:
            yield code, f"{moment.wall:%H:%M}"


def _is_near(day: date | None, today: date) -> bool:
    """Return whether required steps of the last days may count on a local day, anywhere on Earth."""
    return day is not None and _SINCE <= day - today <= _UNTIL


@functools.lru_cache(maxsize=4096)
def _ready(
    status: str,
    where: tuple[bool, bool],
    when: tuple[bool, bool, bool],
    permits: tuple[int, int],
    is_over: bool,  # noqa: FBT001  # the cache takes no names
    *around: bool,
) -> tuple[int, str]:
    """Return readiness by the facts in the order of `ReadinessFacts`; a lead named in a file has accepted."""
    is_led, *others = around
    late, waiting = permits
    known = ReadinessFacts(ActionStatus(status), *where, *when, is_led, is_led, *others)
    facts = replace(known, permits_late=late, permits_open=waiting, is_over=is_over)
    return readiness_shown(readiness_of(facts))
