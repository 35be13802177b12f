"""Hold the counts of one city as a form may show them: hidden while the second counter still counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from organizer_app.domain.day.city_states import CityState, Phase
from organizer_app.domain.day.counting import CityCount, CountStage
from organizer_app.domain.day.learned_ratios import Forecast
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.deliveries import Delivery


@dataclass(frozen=True, slots=True)
class CounterCount:
    """The peak of one counter; numbers, method and note are None or empty while it is hidden.

    Attributes:
        counter: who counted; empty for a count without a name.
        low: lowest.
        high: highest.
        method: how it was counted.
        finished_at: when the counter finished, UTC; None for an imported count.
        note: where and how it was counted.
        counts: how often this counter counted; the highest is shown.
        is_hidden: whether the second counter has not finished, so that nobody may see this count.
    """

    counter: str
    low: int | None
    high: int | None
    method: CountMethod | None
    finished_at: datetime | None
    note: str
    counts: int
    is_hidden: bool


_GOES_ON: Final = frozenset({Phase.LATER, Phase.LIVE, Phase.BETWEEN_PARTS})


@dataclass(frozen=True, slots=True)
class CityCounts:
    """The counts of one city.

    Attributes:
        state: how the city stands.
        stage: what its counts wait for.
        count: what they come to; without numbers while the only one is hidden.
        counters: the peak of each counter, in the order in which they finished.
        deliveries: what became of petitions, the earliest first.
        forecast: how many were forecast; None where nobody said how many are expected.
    """

    state: CityState
    stage: CountStage
    count: CityCount
    counters: tuple[CounterCount, ...]
    deliveries: tuple[Delivery, ...]
    forecast: Forecast | None = None

    @property
    def can_close(self) -> bool:
        """Whether its only count may stand: while it goes on, a second counter may be in the crowd."""
        return self.count.waits_for_second and self.state.phase not in _GOES_ON


@dataclass(frozen=True, slots=True)
class SizeRow:
    """A size class: how many cities of it reported, and the median of what they counted.

    Attributes:
        size: its number, from 0; `SIZE_CLASSES` has the bounds.
        reported: cities with a count.
        cities: all of them.
        median: low and high, or None with too few counts.
    """

    size: int
    reported: int
    cities: int
    median: tuple[float, float] | None
