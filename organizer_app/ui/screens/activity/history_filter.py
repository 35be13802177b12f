"""Filters the history by kind, person, day, record, import and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.filters import Facet, Filter
from organizer_app.domain.basics.step_details import StepFilter
from organizer_app.ui.flow.typed_values import Hours
from organizer_app.ui.screens.activity.step_book import kinds_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.basics.edits import EditKind
    from organizer_app.domain.basics.step_details import RecordKey
    from organizer_app.domain.rows.findables import FindKind

# These facets keep one value at a time.
SINGLE: Final = frozenset({Facet.SINCE, Facet.IMPORT})
# The number of days before today at which each time range begins.
DAYS_BACK: Final = {"today": 0, "yesterday": 1, "week": 6}
LAST_HOUR: Final = "hour"


class RecordChoice(NamedTuple):
    """A record of the plan whose history can be shown.

    Attributes:
        subject_id: its id.
        kind: its kind.
        title: its name.
        keys: its records.
        steps: the number of steps that made or changed them, if known.
    """

    subject_id: str
    kind: FindKind
    title: str
    keys: frozenset[RecordKey]
    steps: int | None = None


class ImportChoice(NamedTuple):
    """An import whose traces can be shown: the id of its step, its file, and its local time."""

    step_id: str
    file: str
    moment: datetime


class Offered(NamedTuple):
    """The available filters with the number of steps of each, and the current filter."""

    categories: Mapping[str, int]
    authors: Mapping[str, int]
    imports: Sequence[ImportChoice]
    wanted: HistoryFilter
    busiest: Sequence[RecordChoice] = ()


@dataclass(frozen=True, slots=True)
class HistoryFilter(Filter):
    """Which steps are shown, the hours of the one day shown, and the one record they are about.

    `Facet.SINCE` keeps `LAST_HOUR`, a code of `DAYS_BACK` or one local day as ISO text, `Facet.IMPORT` the id
    of an import's step, `Facet.KIND` codes of categories, and `Facet.PERSON` the authors of the steps.
    """

    record: RecordChoice | None = None
    hours: Hours | None = None

    @property
    def day(self) -> date | None:
        """The only local day shown."""
        since = next(iter(self.of(Facet.SINCE)), "")
        is_code = since == LAST_HOUR or since in DAYS_BACK
        return date.fromisoformat(since) if since and not is_code else None

    def in_hours(self, hours: Hours | None, today: date) -> HistoryFilter:
        """Return the filter for some hours of the day shown, of today where no single day is."""
        if hours is None:
            return replace(self, hours=None)
        back = 1 if "yesterday" in self.of(Facet.SINCE) else 0
        day = self.day or today - timedelta(days=back)
        return replace(self.keeping(Facet.SINCE, {day.isoformat()}), hours=hours)

    @property
    def brought_by(self) -> str:
        """The id of the step of the import whose records are shown; empty for none."""
        return next(iter(self.of(Facet.IMPORT)), "")

    def filter(self, now: datetime, kinds: frozenset[EditKind]) -> StepFilter:
        """Return the filter in the journal's terms.

        Args:
            now: the present instant in the time zone whose days count.
            kinds: the only kinds of steps ever shown; empty for all.
        """
        since, until = self._instants(now)
        return StepFilter(
            kinds=kinds_of(self.of(Facet.KIND)) or kinds,
            authors=self.of(Facet.PERSON),
            since=since,
            until=until,
            records=self.record.keys if self.record else frozenset(),
            brought_by=self.brought_by,
        )

    def _instants(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """Return the first instant whose steps are shown, and the one that ends them."""
        day = self.day
        if day is not None:
            starts, ends = self.hours or (time(), time())
            # An end at or before the start is on the next day.
            last = day + timedelta(days=int(ends <= starts))
            # Of an hour that the clock shows twice, both are meant.
            end = datetime.combine(last, ends, now.tzinfo).replace(fold=int(bool(self.hours)))
            return datetime.combine(day, starts, now.tzinfo), end
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        for code in self.of(Facet.SINCE):
            if code == LAST_HOUR:
                return now - timedelta(hours=1), None
            return midnight - timedelta(days=DAYS_BACK[code]), None
        return None, None


def can_revert(wanted: HistoryFilter) -> bool:
    """Return whether the steps of a filter can be reverted at once: those of people, an import or days.

    A record or a kind of step goes across everybody's work, and a search depends on words.
    """
    is_about_more = wanted.record or wanted.words or wanted.of(Facet.KIND)
    return not is_about_more and any(map(wanted.of, (Facet.PERSON, Facet.IMPORT, Facet.SINCE)))
