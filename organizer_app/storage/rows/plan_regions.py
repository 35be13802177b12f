"""Find the states and years of a plan, for the holidays that its calendars show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from organizer_app.storage.tables import ACTION_SUMMARY

if TYPE_CHECKING:
    from sqlalchemy import Connection


class PlanRegions(NamedTuple):
    """Pairs of country and state codes, most actions first, and calendar years."""

    regions: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


def plan_regions(connection: Connection) -> PlanRegions:
    """Return the places and years of the plan's actions."""
    row = ACTION_SUMMARY.c
    places = (
        select(row.country, row.state)
        .where(row.country != "")
        .group_by(row.country, row.state)
        .order_by(func.count().desc(), row.country, row.state)
    )
    years = select(func.substr(row.day, 1, 4)).where(row.day != "").distinct()
    return PlanRegions(
        tuple((country, state) for country, state in connection.execute(places)),
        tuple(sorted(int(year) for (year,) in connection.execute(years))),
    )
