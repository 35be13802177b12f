"""The lines of the timeline: cities by time zone, their actions in lanes, and untimed ones last."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.calendar.time_grid import (
    ASSUMED_MINUTES,
    HOUR,
    Packed,
    Span,
    day_span,
    pack,
    span_of,
)
from organizer_app.domain.rows.place_groups import members_by_place
from organizer_app.domain.time.local_time import offset_minutes
from organizer_app.ui.screens.plan.store.calendar_marks import rows_between
from organizer_app.wording.language.zones import zone_family

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow

HEAD_HEIGHT: Final = 28
ROW_HEIGHT: Final = 32
LANE_STEP: Final = 27
# The height of a block in its lane.
BLOCK_TOP: Final = 4
BLOCK_HEIGHT: Final = 24
LANES: Final = 3


class Block(NamedTuple):
    """An action in a lane; without a span it is untimed, and `lane` is its place in the line."""

    row: ActionRow
    span: Span | None
    lane: int


class CrowdBlock(NamedTuple):
    """Actions that did not get a lane."""

    rows: Sequence[ActionRow]
    span: Span
    lane: int


class TimelineCity(NamedTuple):
    """A city.

    Attributes:
        key: see `place_key`.
        head: one of its actions, for its name.
        actions: the number of its actions on the day.
        blocks: sorted by start.
        crowds: counted instead of shown.
        lanes: the height of its line in lanes.
        zone: IANA zone, empty for untimed actions.
    """

    key: str
    head: ActionRow
    actions: int
    blocks: Sequence[Block]
    crowds: Sequence[CrowdBlock]
    lanes: int
    zone: str


class ZoneHead(NamedTuple):
    """The line above the cities of a zone, empty for untimed ones; `code` identifies the group."""

    code: str
    zone: str
    cities: int
    actions: int
    is_open: bool


Entry = ZoneHead | TimelineCity


class TimelineLines(NamedTuple):
    """The lines, their positions in pixels at 100 % (an extra one for the end), and the axis span."""

    entries: Sequence[Entry]
    tops: Sequence[int]
    span: Span

    @property
    def height(self) -> int:
        """Height of all lines."""
        return self.tops[-1]

    def at(self, y: float) -> int:
        """Return the number of the line at a height; the last one below the end, -1 without lines."""
        return min(bisect_right(self.tops, y) - 1, len(self.entries) - 1)


def rows_on(rows: Sequence[ActionRow], day: str) -> Sequence[ActionRow]:
    """Return the actions of a local day from rows in reading order."""
    return rows_between(rows, day, day)


class LineMaker:
    """Arranges days, and reuses cities whose actions are unchanged."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[Sequence[ActionRow], TimelineCity]] = {}

    def lines(
        self, rows: Sequence[ActionRow], day: str, desk_zone: str, closed: frozenset[str]
    ) -> TimelineLines:
        """Arrange the actions of a day.

        Args:
            rows: its actions, in reading order.
            day: ISO day.
            desk_zone: IANA zone of the axis.
            closed: codes of the collapsed groups.
        """
        timed: defaultdict[tuple[int, str], list[ActionRow]] = defaultdict(list)
        untimed: list[ActionRow] = []
        when = date.fromisoformat(day)
        codes: dict[str, tuple[int, str]] = {}
        for row in rows:
            if row.starts_utc is None:
                untimed.append(row)
                continue
            code = codes.get(row.zone)
            if code is None:
                code = codes[row.zone] = (-offset_minutes(row.zone, when), zone_family(row.zone))
            timed[code].append(row)
        entries: list[Entry] = []
        known: dict[tuple[str, str], tuple[Sequence[ActionRow], TimelineCity]] = {}
        # Headquarters' zone first, then around the earth from east to west.
        home = zone_family(desk_zone)
        for offset, family in sorted(timed, key=lambda each: (each[1] != home, each)):
            members = timed[offset, family]
            self._add(entries, known, members, (f"{family}{offset}", members[0].zone), closed)
        if untimed:
            self._add(entries, known, untimed, ("", ""), closed)
        self._known = known
        span = axis_span(when, desk_zone or "UTC", (row for group in timed.values() for row in group))
        return TimelineLines(entries, list(accumulate(map(height_of, entries), initial=0)), span)

    def _add(
        self,
        entries: list[Entry],
        known: dict[tuple[str, str], tuple[Sequence[ActionRow], TimelineCity]],
        members: Sequence[ActionRow],
        group: tuple[str, str],
        closed: frozenset[str],
    ) -> None:
        code, zone = group
        cities = members_by_place(members)
        is_open = code not in closed
        entries.append(ZoneHead(code, zone, len(cities), len(members), is_open))
        if not is_open:
            return
        for key in sorted(cities, key=lambda key: (-len(cities[key]), cities[key][0].city, key)):
            rows = cities[key]
            before = self._known.get((code, key))
            line = before[1] if before and before[0] == rows else _line(key, rows, zone)
            known[code, key] = (rows, line)
            entries.append(line)


def _line(key: str, rows: Sequence[ActionRow], zone: str) -> TimelineCity:
    if not zone:
        blocks = [Block(row, None, place) for place, row in enumerate(rows)]
        return TimelineCity(key, rows[0], len(rows), blocks, (), 1, "")
    if len(rows) == 1:
        return TimelineCity(key, rows[0], 1, (Block(rows[0], span_of(rows[0]), 0),), (), 1, zone)
    spans = [span_of(row) or Span(0, 1) for row in rows]
    packed: Packed = pack(spans, LANES)
    found = [Block(rows[number], spans[number], lane) for number, lane, _lanes in packed.slots]
    crowds = [
        CrowdBlock([rows[member] for member in crowd.members], crowd.span, crowd.lane)
        for crowd in packed.crowds
    ]
    return TimelineCity(key, rows[0], len(rows), found, crowds, packed.lanes, zone)


def height_of(entry: Entry) -> int:
    """Return the height of a line in pixels at 100 %."""
    return HEAD_HEIGHT if isinstance(entry, ZoneHead) else ROW_HEIGHT + (entry.lanes - 1) * LANE_STEP


def axis_span(day: date, desk_zone: str, rows: Iterable[ActionRow]) -> Span:
    """Return the span of the axis: headquarters' day, extended by the same local day elsewhere."""
    desk = day_span(day, desk_zone)
    first, last = desk.starts, desk.ends
    # However long it is, an action is drawn at most on the days next to its own.
    limit = Span(
        day_span(day - timedelta(days=1), desk_zone).starts, day_span(day + timedelta(days=1), desk_zone).ends
    )
    # Every edit of a day of thousands checks each row, so spans are computed only where they count.
    for row in rows:
        starts, ends = row.starts_utc, row.ends_utc
        if starts is not None and (starts < first or starts + ASSUMED_MINUTES > last or (ends or 0) > last):
            span = span_of(row) or desk
            first, last = min(first, span.starts), max(last, span.ends)
    first, last = max(first, limit.starts), min(last, limit.ends)
    return Span(first // HOUR * HOUR, -(-last // HOUR) * HOUR)


def city_lines(lines: TimelineLines) -> Mapping[str, int]:
    """Return the line number of every action with a block."""
    return {
        block.row.action_id: number
        for number, entry in enumerate(lines.entries)
        if isinstance(entry, TimelineCity)
        for block in entry.blocks
    }
