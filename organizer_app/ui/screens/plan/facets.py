"""The facets of the filter bar: which values there are, how many actions each has, and what is chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.action_filters import LACKS, NO_BACKUP, NO_LEAD, ActionFilter, lead_codes, select
from organizer_app.domain.action_rows import OFF_STATUSES
from organizer_app.domain.filters import Facet, Option
from organizer_app.ui.screens.plan.list_rows import state_title
from organizer_app.wording import dates, filters, plan_bar, statuses, tactics
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from organizer_app.domain.action_rows import ActionRow, MobilizationHead

# How many people make an action large, as the menu offers it.
_SIZES: Final = ("100", "300", "1000")
# More days than this are offered as months.
_MOST_DAYS: Final = 20
# So many leads and tags are offered, those with the most actions.
_MOST_NAMES: Final = 24


# In the order of the bar.
FACETS: Final = (
    Facet.DATE,
    Facet.READINESS,
    Facet.STATE,
    Facet.KIND,
    Facet.STATUS,
    Facet.LEAD,
    Facet.TAG,
    Facet.LACKS,
    Facet.SIZE,
)


def without(wanted: ActionFilter, facet: Facet) -> ActionFilter:
    """Return the filter without one facet."""
    if facet is Facet.DATE:
        return replace(wanted, first_day="", last_day="")
    if facet is Facet.SIZE:
        return replace(wanted, expected_over=0)
    return _with_codes(wanted, facet, frozenset())


def toggled(wanted: ActionFilter, facet: Facet, value: str) -> ActionFilter:
    """Return the filter with one value more or less; another date or size replaces the one before."""
    chosen = chosen_values(wanted, facet)
    if facet is Facet.SIZE:
        return replace(wanted, expected_over=0 if chosen == (value,) else int(value))
    if facet is not Facet.DATE:
        return _with_codes(wanted, facet, frozenset(chosen) ^ {value})
    if chosen == (value,):
        return without(wanted, facet)
    first, last = _span(value) if value not in chosen else ("", "")
    return replace(wanted, first_day=first, last_day=last)


def _with_codes(wanted: ActionFilter, facet: Facet, codes: frozenset[str]) -> ActionFilter:
    kept: frozenset[Any] = frozenset(map(int, codes)) if facet is Facet.READINESS else codes
    changed: dict[str, Any] = {_FIELDS[facet]: kept}
    return replace(wanted, **changed)


def chosen_values(wanted: ActionFilter, facet: Facet) -> tuple[str, ...]:
    """Return the codes a facet keeps, in order; for the date the day, the month, or both ends."""
    if facet is Facet.DATE:
        first, last = wanted.first_day, wanted.last_day
        value = (
            first if first == last else first[:7] if (first, last) == _span(first[:7]) else f"{first}:{last}"
        )
        return (value,) if first or last else ()
    if facet is Facet.SIZE:
        return (str(wanted.expected_over),) if wanted.expected_over else ()
    chosen = {str(code) for code in getattr(wanted, _FIELDS[facet])}
    return tuple(sorted(chosen))


def chip_label(wanted: ActionFilter, facet: Facet, rows: Sequence[ActionRow]) -> str:
    """Return what the chip of a facet keeps, in words; nothing where it keeps everything."""
    chosen = chosen_values(wanted, facet)
    if facet is Facet.DATE:
        return _date_label(chosen[0], is_chip=True) if chosen else ""
    return filters.kept_or_count(facet, [_label(facet, value, rows) for value in chosen])


def options(
    rows: Sequence[ActionRow],
    wanted: ActionFilter,
    facet: Facet,
    tags: Mapping[str, Collection[str]] | None = None,
    heads: Sequence[MobilizationHead] = (),
) -> tuple[Option, ...]:
    """Return the values a facet offers among some rows, with how many actions each would keep.

    Tags are those of the actions that have any, by action id; heads the mobilizations, whose rules hold.
    """
    filed = tags or {}
    left = select(rows, without(wanted, facet), tags=filed, heads=heads)
    if facet in _TRIED:
        return _tried(rows, wanted, facet, filed, heads)
    counts = Counter(value for row in left for value in _values_of(facet, row, filed) if value)
    if facet is Facet.DATE and len(counts) > _MOST_DAYS:
        months: Counter[str] = Counter()
        for day, count in counts.items():
            months[day[:7]] += count
        counts = months
    chosen = set(chosen_values(wanted, facet))
    if facet in _NAMED:
        counts = Counter({value: counts[value] for value in _most_frequent(counts) | chosen})
    labels = {value: _label(facet, value, left) for value in {*counts, *chosen}}
    by_name = facet in {Facet.STATE, Facet.KIND} | _NAMED
    order: Callable[[str], str] = labels.__getitem__ if by_name else _in_order(facet)
    return tuple(
        Option(value, labels[value], counts.get(value, 0))
        for value in sorted(labels, key=lambda value: (value not in _GAPS, order(value)))
    )


def _tried(
    rows: Sequence[ActionRow],
    wanted: ActionFilter,
    facet: Facet,
    tags: Mapping[str, Collection[str]],
    heads: Sequence[MobilizationHead],
) -> tuple[Option, ...]:
    """Return fixed values with what each keeps: an action may have several of them."""
    chosen, others = set(chosen_values(wanted, facet)), without(wanted, facet)
    counted = (
        (value, len(select(rows, toggled(others, facet, value), tags=tags, heads=heads)))
        for value in _TRIED[facet]
    )
    return tuple(
        Option(value, _label(facet, value, rows), count)
        for value, count in counted
        if count or value in chosen
    )


def _most_frequent(counts: Counter[str]) -> set[str]:
    gaps = {value for value in _GAPS if value in counts}
    return gaps | {value for value, _count in counts.most_common(_MOST_NAMES)}


def _values_of(facet: Facet, row: ActionRow, tags: Mapping[str, Collection[str]]) -> Iterable[str]:
    if facet is Facet.LEAD:
        return lead_codes(row)
    return tags.get(row.action_id, ()) if facet is Facet.TAG else (_VALUE_OF[facet](row),)


def _in_order(facet: Facet) -> Callable[[str], str]:
    if facet is Facet.STATUS:
        return lambda value: f"{statuses.order_of(value):02}"
    return str


def _label(facet: Facet, value: str, rows: Sequence[ActionRow]) -> str:
    if facet is Facet.DATE:
        return _date_label(value, is_chip=False)
    if facet is Facet.STATE:
        found = next((row for row in rows if row.state == value), None)
        return state_title(found) if found else value
    if facet in _NAMED:
        return _GAPS[value]() if value in _GAPS else value
    return _NAMES[facet](value)


def _date_label(value: str, *, is_chip: bool) -> str:
    first, _colon, last = value.partition(":")
    if last:
        return plan_bar.days(dates.short_day(first), dates.short_day(last))
    if len(first) == len("2027-04"):
        return dates.month_year(int(first[:4]), int(first[5:7]))
    return plan_bar.only_day(dates.short_day(first)) if is_chip else dates.long_day(first)


def _span(value: str) -> tuple[str, str]:
    """Return first and last ISO day of a day, a month ("2027-04") or a span ("first:last")."""
    first, _colon, last = value.partition(":")
    if last:
        return first, last
    if len(value) == len("2027-04"):
        return f"{value}-01", f"{value}-31"
    return value, value


# Where a filter keeps the codes that it was narrowed to.
_FIELDS: Final[Mapping[Facet, str]] = {
    Facet.READINESS: "readiness",
    Facet.STATE: "states",
    Facet.KIND: "tactics",
    Facet.STATUS: "statuses",
    Facet.LEAD: "leads",
    Facet.TAG: "tags",
    Facet.LACKS: "lacks",
}
_NAMES: Final[Mapping[Facet, Callable[[str], str]]] = {
    Facet.READINESS: lambda value: level_name(int(value)),
    Facet.KIND: tactics.name_of,
    Facet.STATUS: statuses.name_of,
    Facet.LACKS: plan_bar.lacking,
    Facet.SIZE: lambda value: plan_bar.over(int(value)),
}
_TRIED: Final[Mapping[Facet, tuple[str, ...]]] = {Facet.LACKS: LACKS, Facet.SIZE: _SIZES}
_NAMED: Final = frozenset({Facet.LEAD, Facet.TAG})
_GAPS: Final[Mapping[str, Callable[[], str]]] = {
    NO_LEAD: plan_bar.no_lead,
    NO_BACKUP: plan_bar.no_backup,
}
_VALUE_OF: Mapping[Facet, Callable[[ActionRow], str]] = {
    Facet.DATE: lambda row: row.day,
    Facet.READINESS: lambda row: "" if row.status in OFF_STATUSES else str(row.readiness),
    Facet.STATE: lambda row: row.state,
    Facet.KIND: lambda row: row.tactic,
    Facet.STATUS: lambda row: row.status,
}
