"""Reads the counts of a day city by city, without the number of a counter while the other still counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.grouping import by_action
from organizer_app.domain.day.city_counts import CityCounts, CounterCount, SizeRow
from organizer_app.domain.day.counting import (
    Agreement,
    CountStage,
    Imputation,
    NumberLine,
    SizedCity,
    blind_count,
    number_line,
    size_class,
    size_medians,
)
from organizer_app.domain.model.day.count_reports import CountReport, waits_for_second
from organizer_app.domain.model.day.deliveries import Delivery
from organizer_app.services.day.day_books import DayBook, day_in
from organizer_app.services.day.forecasts import forecasts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from organizer_app.domain.day.city_states import CityState
    from organizer_app.services.plan.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CountBook:
    """The counts of a day.

    Attributes:
        day: the day.
        cities: every city, by stage and then by name.
        lines: the national number by each rule for cities without a count, none first; it leaves out what is
            hidden in `cities`, or a second counter could subtract.
        sizes: the size classes that have cities, without what is hidden, too.
    """

    day: DayBook
    cities: tuple[CityCounts, ...]
    lines: tuple[NumberLine, ...]
    sizes: tuple[SizeRow, ...]


_STAGES = {
    Agreement.NONE: CountStage.NOTHING,
    Agreement.ONE: CountStage.SECOND,
    Agreement.AGREED: CountStage.AGREED,
    Agreement.ASK_THIRD: CountStage.THIRD,
    Agreement.DIFFER: CountStage.THIRD,
}


def read_counts(workspace: Workspace, *, clock: datetime | None = None) -> CountBook:
    """Read the counts of the day of the main mobilization.

    A locked count is hidden until a second counter has locked one, too: no form can show what is not here.

    Args:
        workspace: the plan.
        clock: what this computer's clock says, UTC; None to ask it.
    """
    with workspace.read() as reader:
        day = day_in(reader, clock or workspace.clock())
        states = day.book.states()
        ids = {state.city.action_id for state in states}
        reports = by_action(each for each in reader.all(CountReport) if each.city_action_id in ids)
        deliveries = by_action(each for each in reader.all(Delivery) if each.city_action_id in ids)
        expected = forecasts(reader, ids)
    cities = [
        replace(
            _city(state, reports[state.city.action_id], deliveries[state.city.action_id]),
            forecast=expected.get(state.city.action_id),
        )
        for state in states
    ]
    cities.sort(key=lambda each: (each.stage, each.state.city.city.casefold(), each.state.city.state))
    sized = [
        SizedCity(each.state.city.population, each.count.low, each.count.high, each.count.waits_for_second)
        for each in cities
    ]
    lines = tuple(number_line(sized, rule) for rule in Imputation)
    return CountBook(day, tuple(cities), lines, _sizes(sized))


def _city(state: CityState, reports: Sequence[CountReport], deliveries: Sequence[Delivery]) -> CityCounts:
    peaks: dict[str, CountReport] = {}
    times: dict[str, int] = defaultdict(int)
    for report in sorted(reports, key=lambda each: each.id):
        counted = blind_count(report)
        if counted is None:
            continue
        times[counted.counter] += 1
        known = peaks.get(counted.counter)
        before = blind_count(known) if known is not None else None
        if before is None or counted.middle > before.middle:
            peaks[counted.counter] = report
    hides = waits_for_second(reports)
    counters = tuple(
        CounterCount(
            counter,
            None if hides else report.low,
            None if hides else report.high,
            None if hides else report.method,
            report.locked_at or report.counted_at,
            "" if hides else report.note,
            times[counter],
            hides,
        )
        for counter, report in peaks.items()
    )
    ordered = tuple(sorted(deliveries, key=lambda each: each.id))
    return CityCounts(state, _STAGES[state.count.agreement], state.count, counters, ordered)


def _sizes(sized: Sequence[SizedCity]) -> tuple[SizeRow, ...]:
    medians = size_medians(sized)
    cities: dict[int, int] = defaultdict(int)
    reported: dict[int, int] = defaultdict(int)
    for each in sized:
        size = size_class(each.population)
        cities[size] += 1
        reported[size] += each.low is not None
    return tuple(SizeRow(size, reported[size], cities[size], medians.get(size)) for size in sorted(cities))
