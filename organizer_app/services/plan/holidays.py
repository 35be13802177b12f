"""Reads the holidays that matter to a plan: those of the states its actions are in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.time.holidays_of_place import HolidayDay, holidays_in
from organizer_app.storage.rows.plan_regions import plan_regions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.services.plan.workspace import Workspace

# A plan over many years shows the holidays of only so many years, the requested ones first.
_MOST_YEARS: Final = 12


class PlanHolidays(NamedTuple):
    """Holidays by day.

    Attributes:
        regions: pairs of country and state codes that were looked up.
        years: calendar years that were looked up.
        home: the country with most of those regions, ISO 3166-1 alpha-2; empty for a plan without a place.
        days: the holidays, earliest first.
    """

    regions: frozenset[tuple[str, str]] = frozenset()
    years: frozenset[int] = frozenset()
    home: str = ""
    days: tuple[HolidayDay, ...] = ()


def plan_holidays(workspace: Workspace, years: Iterable[int]) -> PlanHolidays:
    """Return the holidays of some calendar years and of those in which the plan has actions."""
    with workspace.read() as reader:
        found = plan_regions(reader.connection)
    wanted = frozenset([*dict.fromkeys((*years, *found.years))][:_MOST_YEARS])
    countries = Counter(country for country, _state in found.regions)
    home = countries.most_common(1)[0][0] if countries else ""
    return PlanHolidays(frozenset(found.regions), wanted, home, holidays_in(found.regions, wanted))
