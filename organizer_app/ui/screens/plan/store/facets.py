"""The facets of the filter bar: their values, the number of actions of each, and the selected ones."""

from __future__ import annotations

from dataclasses import replace
from heapq import nlargest
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Option
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.calendar.action_filters import (
    LACKS,
    NO_BACKUP,
    NO_LEAD,
    ActionFilter,
    lead_codes,
    select,
)
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.ui.screens.plan.store.list_rows import state_title
from organizer_app.wording.language import dates, filters
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead

# The number of people that makes an action large, as offered in the menu.
_SIZES: Final = ("100", "300", "1000")
# More days than this are offered as months.
_MOST_DAYS: Final = 20
# This many leads and tags are offered, those with the most actions.
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
    """Return the filter with one value added or removed; a new date or size replaces the old one."""
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
    """Return the selected codes of a facet, in order; for the date the day, the month, or both ends."""
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
    """Return the label of a facet's chip; empty while the facet keeps everything."""
    chosen = chosen_values(wanted, facet)
    if not chosen:
        return ""
    label = _day_alone if facet is Facet.DATE else _specs(rows, {})[facet].label
    return filters.kept_or_count(facet, [label(value) for value in chosen])


def options(
    rows: Sequence[ActionRow],
    wanted: ActionFilter,
    facet: Facet,
    tags: Mapping[str, Collection[str]] | None = None,
    heads: Sequence[MobilizationHead] = (),
) -> tuple[Option, ...]:
    """Return the values of a facet among some rows, with the number of actions each would keep.

    Tags are those of the actions that have any, by action id; heads are the mobilizations, whose rules count.
    """
    filed = tags or {}
    if facet in _TRIED:
        return _tried(rows, wanted, facet, filed, heads)
    left = select(rows, without(wanted, facet), tags=filed, heads=heads)
    chosen, spec = chosen_values(wanted, facet), _specs(left, filed)[facet]
    if facet is Facet.DATE and len({row.day for row in left if row.day}) > _MOST_DAYS:
        spec = spec._replace(values_of=lambda row: (row.day[:7],))
    found = options_of(left, spec, chosen)
    if facet in _NAMED:
        most = {each.value for each in nlargest(_MOST_NAMES, found, key=lambda each: each.rows or 0)}
        most.update(_GAPS, chosen)
        found = [each for each in found if each.value in most]
    return tuple(found)


def _tried(
    rows: Sequence[ActionRow],
    wanted: ActionFilter,
    facet: Facet,
    tags: Mapping[str, Collection[str]],
    heads: Sequence[MobilizationHead],
) -> tuple[Option, ...]:
    """Return fixed values with the count of each; an action may have several of them."""
    chosen, others = set(chosen_values(wanted, facet)), without(wanted, facet)
    counted = (
        (value, len(select(rows, toggled(others, facet, value), tags=tags, heads=heads)))
        for value in _TRIED[facet]
    )
    label = _specs(rows, tags)[facet].label
    return tuple(Option(value, label(value), count) for value, count in counted if count or value in chosen)


def _specs(
    rows: Sequence[ActionRow], tags: Mapping[str, Collection[str]]
) -> Mapping[Facet, FacetSpec[ActionRow]]:
    """Return what the facets read from some rows, and from their tags by action id."""
    from organizer_app.wording.language import statuses, tactics

    def state_name(value: str) -> str:
        found = next((row for row in rows if row.state == value), None)
        return state_title(found) if found else value

    def levels_of(row: ActionRow) -> tuple[str, ...]:
        return () if row.status in OFF_STATUSES else (str(row.readiness),)

    return {
        Facet.DATE: FacetSpec(lambda row: (row.day,), _days),
        Facet.READINESS: FacetSpec(levels_of, lambda value: level_name(int(value))),
        Facet.STATE: FacetSpec(lambda row: (row.state,), state_name, state_name),
        Facet.KIND: FacetSpec(lambda row: (row.tactic,), tactics.name_of, tactics.name_of),
        Facet.STATUS: FacetSpec(lambda row: (row.status,), statuses.name_of, statuses.order_of),
        Facet.LEAD: FacetSpec(lead_codes, _name_or_gap, _gaps_first),
        Facet.TAG: FacetSpec(lambda row: tags.get(row.action_id, ())),
        # An action has several of these, or none, so each value is counted separately.
        Facet.LACKS: FacetSpec(lambda _row: (), plan_bar.lacking),
        Facet.SIZE: FacetSpec(lambda _row: (), lambda value: plan_bar.over(int(value))),
    }


def _name_or_gap(value: str) -> str:
    return _GAPS[value]() if value in _GAPS else value


def _gaps_first(value: str) -> tuple[bool, str]:
    return value not in _GAPS, _name_or_gap(value)


def _days(value: str) -> str:
    """Name a day, a month or a span."""
    first, _colon, last = value.partition(":")
    if last:
        return plan_bar.days(dates.short_day(first), dates.short_day(last))
    if len(first) == len("2027-04"):
        return dates.month_year(int(first[:4]), int(first[5:7]))
    return dates.long_day(first)


def _day_alone(value: str) -> str:
    """Name the date chip's value: only a day, a month or a span."""
    is_day = len(value) == len("2027-04-17")
    return plan_bar.only_day(dates.short_day(value)) if is_day else _days(value)


def _span(value: str) -> tuple[str, str]:
    """Return first and last ISO day of a day, a month ("2027-04") or a span ("first:last")."""
    first, _colon, last = value.partition(":")
    if last:
        return first, last
    if len(value) == len("2027-04"):
        return f"{value}-01", f"{value}-31"
    return value, value


# The filter's field that holds the selected codes.
_FIELDS: Final[Mapping[Facet, str]] = {
    Facet.READINESS: "readiness",
    Facet.STATE: "states",
    Facet.KIND: "tactics",
    Facet.STATUS: "statuses",
    Facet.LEAD: "leads",
    Facet.TAG: "tags",
    Facet.LACKS: "lacks",
}
_TRIED: Final[Mapping[Facet, tuple[str, ...]]] = {Facet.LACKS: LACKS, Facet.SIZE: _SIZES}
_NAMED: Final = frozenset({Facet.LEAD, Facet.TAG})
_GAPS: Final[Mapping[str, Callable[[], str]]] = {
    NO_LEAD: plan_bar.no_lead,
    NO_BACKUP: plan_bar.no_backup,
}
