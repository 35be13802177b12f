"""Compare what was expected of a day with what was counted, and list what is still to do after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.day.check_ins import answered, expected_check_ins
from organizer_app.domain.day.city_states import CityState, Phase
from organizer_app.domain.day.counting import NumberLine
from organizer_app.domain.day.ladder import late_at
from organizer_app.domain.model.day.log_entries import Heard

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from organizer_app.domain.day.board import BoardBook
    from organizer_app.domain.day.check_ins import CheckInEntry

# What a city says when nothing was wrong.
_ALL_WELL = frozenset({Heard.OK, Heard.OTHER_WAY, Heard.ALL_HOME})
# A row of the log that came this way says that somebody was thanked.
THANKS_CHANNEL = "thanks"


@dataclass(frozen=True, slots=True)
class AfterCity:
    """A city after the day.

    Attributes:
        state: how it stands.
        on_time: check-ins that came before the ladder began.
        check_ins: check-ins that were due.
        against: the middle of the count in percent of what was expected; None without either.
        is_thanked: whether the lead was thanked.
        alarms: check-ins for which the ladder began.
        false_alarms: how many of them were answered later, by a city where all was well.
    """

    state: CityState
    on_time: int
    check_ins: int
    against: int | None
    is_thanked: bool
    alarms: int = 0
    false_alarms: int = 0


@dataclass(frozen=True, slots=True)
class AfterAction:
    """A day as a whole.

    Attributes:
        cities: every city, those with the largest count first.
        expected: people expected in the cities that said so.
        with_expected: how many did.
        number: the national number; nothing is filled in.
        signatures: signatures that were not refused.
        on_time: check-ins that came before the ladder began.
        check_ins: check-ins that were due.
        alarms: check-ins for which the ladder began.
        false_alarms: how many of them were answered later, by a city where all was well.
    """

    cities: tuple[AfterCity, ...]
    expected: int
    with_expected: int
    number: NumberLine
    signatures: int
    on_time: int
    check_ins: int
    alarms: int = 0
    false_alarms: int = 0

    @property
    def missing_counts(self) -> tuple[AfterCity, ...]:
        """Cities that are over and have no count."""
        return tuple(each for each in self.cities if _is_over(each) and each.state.count.low is None)

    @property
    def thanks_due(self) -> tuple[AfterCity, ...]:
        """Cities that are over and whose lead was not thanked yet."""
        return tuple(
            each for each in self.cities if _is_over(each) and each.state.city.lead and not each.is_thanked
        )

    @property
    def coming(self) -> tuple[AfterCity, ...]:
        """Cities that are not over yet, those that end first at the front."""
        left = [each for each in self.cities if not _is_over(each) and each.state.city.ends is not None]
        return tuple(sorted(left, key=lambda each: each.state.city.ends or 0))

    @property
    def is_all_over(self) -> bool:
        """Whether no city is left that could need a count or thanks later."""
        return all(map(_is_over, self.cities))


def after_action(book: BoardBook, signatures: int, thanked: Collection[str]) -> AfterAction:
    """Return how a day went.

    Args:
        book: every city, at the moment that is shown.
        signatures: signatures that were delivered and not refused.
        thanked: the actions whose lead was thanked.
    """
    cities = [
        _city(state, book.entries_of(state.city.action_id), book.now, thanked) for state in book.states()
    ]
    cities.sort(key=lambda each: (-(each.state.count.high or -1), each.state.city.city.casefold()))
    said = [each.state.city.expected for each in cities if each.state.city.expected is not None]
    return AfterAction(
        tuple(cities),
        sum(said),
        len(said),
        book.board().number,
        signatures,
        sum(each.on_time for each in cities),
        sum(each.check_ins for each in cities),
        sum(each.alarms for each in cities),
        sum(each.false_alarms for each in cities),
    )


def _city(state: CityState, entries: Sequence[CheckInEntry], now: int, thanked: Collection[str]) -> AfterCity:
    city = state.city
    due = [
        each
        for each in answered(expected_check_ins(city.starts, city.ends, city.numbers), entries)
        if late_at(each.expected.due, city.numbers) <= now
    ]
    on_time = sum(
        each.entry is not None and each.entry.at < late_at(each.expected.due, city.numbers) for each in due
    )
    late = [
        each.entry
        for each in due
        if each.entry is not None and each.entry.at >= late_at(each.expected.due, city.numbers)
    ]
    well = sum(each.heard in _ALL_WELL for each in late)
    alarms = len(due) - on_time
    return AfterCity(state, on_time, len(due), _against(state), city.action_id in thanked, alarms, well)


def _against(state: CityState) -> int | None:
    low, high, expected = state.count.low, state.count.high, state.city.expected
    if low is None or high is None or not expected:
        return None
    return round(100 * (low + high) / 2 / expected)


def _is_over(each: AfterCity) -> bool:
    return each.state.phase >= Phase.ENDED
