"""Finds what a window's plan is about: its first day, a city by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.places.city_names import is_city_named
from organizer_app.wording.language.dates import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from organizer_app.domain.calendar.action_filters import ActionFilter
    from organizer_app.domain.calendar.rule_compliance import WindowOffer
    from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
    from organizer_app.domain.rows.place_groups import PlaceGroup


def first_day(rows: Iterable[ActionRow], today: date) -> str:
    """Return the first day of a plan without T-0 as ISO text, today if no action has one."""
    return next((row.day for row in rows if row.day), today.isoformat())


def usual_start(head: MobilizationHead | None) -> str:
    """Return the start that a same-local-time rule asks of a city, as written, or nothing."""
    from organizer_app.domain.model.simultaneity_rules import SimultaneityRule

    if head is None or head.rule != SimultaneityRule.SAME_LOCAL_TIME.value or head.rule_time is None:
        return ""
    return clock(head.rule_time)


def only_day(wanted: ActionFilter) -> str:
    """Return the ISO day if a filter keeps only one, else an empty text."""
    return wanted.first_day if wanted.first_day == wanted.last_day else ""


def row_in_city(rows: Iterable[ActionRow], name: str) -> ActionRow | None:
    """Return the first action in a city named as "Seattle" or "Seattle, WA", in any case."""
    return next((row for row in rows if is_city_named(name, row.city, row.state)), None)


def at_the_rule(
    row: ActionRow | None, group: PlaceGroup, heads: Sequence[MobilizationHead]
) -> tuple[int, WindowOffer | None]:
    """Return by how many minutes an action is off schedule, and where it could move."""
    # The first picture has nothing selected.
    from organizer_app.domain.calendar import rule_compliance

    if row is None:
        return 0, None
    return rule_compliance.beside_the_rule(row, group.rows, heads), rule_compliance.window_offer(row, heads)
