"""Record counts of people: low, high, method and source; and say which one no second counter may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.basics.audiences import Internal
from organizer_app.domain.basics.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class CountMethod(Enum):
    """How people were counted."""

    CLICKER = "clicker"
    GRID_DENSITY = "grid_density"
    SIGN_IN = "sign_in"
    AERIAL = "aerial"
    FLOW = "flow"
    ESTIMATE = "estimate"
    PRESS = "press"
    POLICE = "police"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReport(Record):
    """One count of people at a city action; expected, forecast and count are three different numbers.

    Attributes:
        counter: who counted, so that two blind counts can be told apart; empty for one count of a city.
        locked_at: when a blind counter finished, UTC; others see it once a second one has. None for a count
            that was never blind, such as an imported one, or that stands because nobody else counted.
        note: where and how it was counted.
    """

    city_action_id: Internal[str]
    low: Internal[int | None] = None
    high: Internal[int | None] = None
    method: Internal[CountMethod] = CountMethod.ESTIMATE
    source: Internal[str] = ""
    counted_at: Internal[datetime | None] = None
    counter: Internal[str] = ""
    locked_at: Internal[datetime | None] = None
    note: Internal[str] = ""


def waits_for_second(reports: Iterable[CountReport]) -> bool:
    """Return whether one blind counter alone counted an action: a second one must not see the number."""
    return is_one_blind_counter(
        (each.counter or each.source, each.locked_at is not None)
        for each in reports
        if each.low is not None or each.high is not None
    )


def is_one_blind_counter(counts: Iterable[tuple[str, bool]]) -> bool:
    """Return whether counts are all of one counter, and one of them is blind.

    Args:
        counts: who counted, and whether blind.
    """
    known = tuple(counts)
    return len({counter for counter, _is_blind in known}) == 1 and any(
        is_blind for _counter, is_blind in known
    )
