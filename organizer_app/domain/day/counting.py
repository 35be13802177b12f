"""Make one range of several blind counts, and a national number that says what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from itertools import combinations
from math import floor, log10
from statistics import median
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.model.day.count_reports import is_one_blind_counter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from organizer_app.domain.model.day.count_reports import CountReport


@dataclass(frozen=True, slots=True)
class BlindCount:
    """One count by one counter, who saw no other.

    Attributes:
        counter: who counted, as a name or a code; one person may count several times.
        low: lowest.
        high: highest; not below `low`.
        is_blind: whether a counter of the day locked it; an imported count was never blind.
    """

    counter: str
    low: int
    high: int
    is_blind: bool = False

    @property
    def middle(self) -> float:
        """The middle of the range."""
        return (self.low + self.high) / 2


class Agreement(Enum):
    """How the counts of a city agree.

    NONE: no count. ONE: one counter only. AGREED: two within the limit. ASK_THIRD: two that are not. DIFFER:
    three or more of which no two agree.
    """

    NONE = "none"
    ONE = "one"
    AGREED = "agreed"
    ASK_THIRD = "ask_third"
    DIFFER = "differ"


class CountStage(IntEnum):
    """What a city's counts wait for, in the order in which the desk works on them.

    THIRD: two or more counts that differ. SECOND: one counter is in. AGREED: two agree. NOTHING: no count.
    """

    THIRD = 0
    SECOND = 1
    AGREED = 2
    NOTHING = 3


@dataclass(frozen=True, slots=True)
class CityCount:
    """What the counts of one city come to.

    Attributes:
        agreement: how they agree.
        low: lowest of the range, None without a count, and while the only one must stay blind.
        high: highest.
        apart: percent of their mean between the two counts that were compared; None for fewer.
        middle: that mean.
        used: the two counters that agree, where others were left out; empty where all are used.
    """

    agreement: Agreement
    low: int | None = None
    high: int | None = None
    apart: float | None = None
    middle: float | None = None
    used: tuple[str, ...] = ()

    @property
    def waits_for_second(self) -> bool:
        """Whether the only one of two blind counts is in, whose number nobody may see."""
        return self.agreement is Agreement.ONE and self.low is None


class Imputation(Enum):
    """What is said of cities without a count: nothing, or a rule that every sentence must name."""

    NONE = "none"
    MEDIAN_BY_SIZE = "median_by_size"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class NumberLine:
    """The national number with what it leaves out: `reported` of `cities` counted `low` to `high`.

    Attributes:
        rule: how cities without a count were filled in; `low` and `high` have nothing of it.
        added_low: what the rule adds to `low`.
        added_high: what the rule adds to `high`.
        filled: cities without a count for which the rule adds something.
        waiting: cities whose only count no number has, because it waits for a second one.
        large_first: whether the cities that reported are larger than the others, as it is early in a day.
    """

    reported: int
    cities: int
    low: int
    high: int
    rule: Imputation = Imputation.NONE
    added_low: int = 0
    added_high: int = 0
    filled: int = 0
    waiting: int = 0
    large_first: bool = False

    @property
    def estimate(self) -> tuple[int, int]:
        """What was counted with what the rule adds."""
        return self.low + self.added_low, self.high + self.added_high


@dataclass(frozen=True, slots=True)
class SizedCity:
    """A city with its population (0 if unknown) and its range, if it has one.

    `waits` says that its only count is hidden until a second one is in.
    """

    population: int
    low: int | None = None
    high: int | None = None
    waits: bool = False


# Upper bounds of the classes of population, as in the mock of the counts; the last has none.
SIZE_CLASSES: Final = (10_000, 50_000, 250_000, 1_000_000)
# A class with fewer counts has no median worth saying.
LEAST_IN_CLASS: Final = 10
_FIGURES: Final = 2


def apart(first: BlindCount, second: BlindCount) -> float:
    """Return the distance of two middles in percent of their mean; 0 if both are 0."""
    mean = (first.middle + second.middle) / 2
    return 0.0 if mean == 0 else 100 * abs(first.middle - second.middle) / mean


def peaks(counts: Iterable[BlindCount]) -> tuple[BlindCount, ...]:
    """Return the highest count of each counter: crowds are counted at their peak, and never added up."""
    highest: dict[str, BlindCount] = {}
    for each in counts:
        known = highest.get(each.counter)
        if known is None or each.middle > known.middle:
            highest[each.counter] = each
    return tuple(highest.values())


def city_count(counts: Iterable[BlindCount], limit: int) -> CityCount:
    """Return what blind counts come to.

    Two within `limit` percent of their mean make a range; farther apart, a third is asked. Of three or more
    the pair that agrees best makes the range, and if no two agree, the widest range with the note that the
    counters differ (Jacobs counts are good to 20 percent either way).
    """
    found = peaks(counts)
    if not found:
        return CityCount(Agreement.NONE)
    if len(found) == 1:
        return CityCount(Agreement.ONE, found[0].low, found[0].high)
    pair = min(combinations(found, 2), key=lambda two: apart(*two))
    distance, middle = apart(*pair), sum(each.middle for each in pair) / len(pair)
    if distance <= limit:
        used = tuple(each.counter for each in pair) if len(found) > len(pair) else ()
        return CityCount(Agreement.AGREED, *_span(pair), distance, middle, used)
    agreement = Agreement.ASK_THIRD if len(found) == len(pair) else Agreement.DIFFER
    return CityCount(agreement, *_span(found), distance, middle)


def blind_count(report: CountReport) -> BlindCount | None:
    """Return a report as a count, one number standing for both where the other is missing; None without any.

    Anyone who counted without a name is one counter.
    """
    low = report.low if report.low is not None else report.high
    if low is None:
        return None
    return BlindCount(report.counter or report.source, low, report.high or low, report.locked_at is not None)


def is_single_blind(counts: Iterable[BlindCount]) -> bool:
    """Return whether there is one counter alone whose number a second one must not see."""
    return is_one_blind_counter((each.counter, each.is_blind) for each in counts)


def _span(counts: Sequence[BlindCount]) -> tuple[int, int]:
    return min(each.low for each in counts), max(each.high for each in counts)


def number_line(cities: Sequence[SizedCity], rule: Imputation = Imputation.NONE) -> NumberLine:
    """Add up the ranges; say apart what a rule, if one is given, adds for cities without a count.

    14 June 2025 was 4 to 6 or 8.4 to 11.3 million by the rule alone, so the default fills in nothing. A size
    class with fewer than `LEAST_IN_CLASS` counts adds nothing under MEDIAN_BY_SIZE.
    """
    counted = [(each.low, each.high) for each in cities if each.low is not None and each.high is not None]
    missing = [each for each in cities if each.low is None or each.high is None]
    added = _added(cities, counted, missing, rule)
    return NumberLine(
        len(counted),
        len(cities),
        sum(low for low, _ in counted),
        sum(high for _, high in counted),
        rule,
        round(sum(low for low, _ in added)),
        round(sum(high for _, high in added)),
        len(added),
        sum(each.waits for each in cities),
        _are_larger((each for each in cities if each.low is not None), missing),
    )


def _added(
    cities: Sequence[SizedCity],
    counted: Sequence[tuple[int, int]],
    missing: Sequence[SizedCity],
    rule: Imputation,
) -> list[tuple[float, float]]:
    """Return what a rule adds for each city without a count; nothing where it knows too little."""
    if rule is Imputation.NONE or not counted:
        return []
    if rule is Imputation.MEAN:
        count = len(counted)
        mean = sum(low for low, _ in counted) / count, sum(high for _, high in counted) / count
        return [mean] * len(missing)
    medians = size_medians(cities)
    return [medians[size] for each in missing if (size := size_class(each.population)) in medians]


def _are_larger(cities: Iterable[SizedCity], others: Iterable[SizedCity]) -> bool:
    """Return whether the middle one of some cities is larger than that of others, of known populations."""
    these, those = ([each.population for each in some if each.population] for some in (cities, others))
    return bool(these and those) and median(these) > median(those)


def size_class(population: int) -> int:
    """Return the number of the size class of a city, from 0; an unknown population is the smallest."""
    return sum(population >= bound for bound in SIZE_CLASSES)


def size_medians(cities: Iterable[SizedCity]) -> Mapping[int, tuple[float, float]]:
    """Return the median low and high of each size class with at least `LEAST_IN_CLASS` counts."""
    classes = grouped_pairs(
        (size_class(each.population), (each.low, each.high))
        for each in cities
        if each.low is not None and each.high is not None
    )
    return {
        group: (median(low for low, _ in ranges), median(high for _, high in ranges))
        for group, ranges in classes.items()
        if len(ranges) >= LEAST_IN_CLASS
    }


def rounded_down(number: int) -> int:
    """Round a number for the public down to two figures: 612,400 is 610,000."""
    step = _step(number)
    return number // step * step


def rounded_up(number: int) -> int:
    """Round a number for the public up to two figures: 838,900 is 840,000."""
    step = _step(number)
    return -(-number // step) * step


def _step(number: int) -> int:
    return 1 if number < 1 else 10 ** max(floor(log10(number)) + 1 - _FIGURES, 0)
