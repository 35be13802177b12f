"""Counts problems of one kind in words, as the overview sums them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.wording.language.texts import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping


def cities_with(kind: FindingKind, count: int) -> str:
    """Say how many actions have a fault of one kind."""
    form = {
        FindingKind.MISSING_LEAD: ngettext(
            "{count} action has no lead", "{count} actions have no lead", count
        ),
        FindingKind.MISSING_BACKUP: ngettext(
            "{count} action has no backup lead", "{count} actions have no backup lead", count
        ),
        FindingKind.MISSING_TIME: ngettext(
            "{count} action has no date or no start", "{count} actions have no date or no start", count
        ),
        FindingKind.END_BEFORE_START: ngettext(
            "{count} action ends before it starts", "{count} actions end before they start", count
        ),
        FindingKind.OUTSIDE_RULE: ngettext(
            "{count} action starts off schedule", "{count} actions start off schedule", count
        ),
        FindingKind.DOUBLE_BOOKED_LEAD: ngettext(
            "{count} lead is double-booked", "{count} leads are double-booked", count
        ),
        **_of_people(count),
        **_of_days(count),
        FindingKind.UNRESOLVED_PLACE: ngettext(
            "{count} city was not recognized", "{count} cities were not recognized", count
        ),
    }[kind]
    return form.format(count=f"{count:,}")


def _of_people(count: int) -> Mapping[FindingKind, str]:
    return {
        FindingKind.MISSING_PHONE: ngettext(
            "{count} lead has no number", "{count} leads have no number", count
        ),
        FindingKind.SKIPPED_TIME: ngettext(
            "{count} action starts at a time that does not exist",
            "{count} actions start at a time that does not exist",
            count,
        ),
        FindingKind.DOUBLED_TIME: ngettext(
            "{count} action starts at a time that happens twice",
            "{count} actions start at a time that happens twice",
            count,
        ),
        FindingKind.PLACEHOLDER: ngettext(
            "{count} action has a placeholder such as TBD",
            "{count} actions have a placeholder such as TBD",
            count,
        ),
        FindingKind.GROUP_STRETCHED: ngettext(
            "{count} group pledged more people than it has",
            "{count} groups pledged more people than they have",
            count,
        ),
        FindingKind.VENUE_CLASH: ngettext(
            "{count} spot is double-booked", "{count} spots are double-booked", count
        ),
        FindingKind.DUPLICATE_CITY: ngettext(
            "{count} city is planned twice", "{count} cities are planned twice", count
        ),
    }


def _of_days(count: int) -> Mapping[FindingKind, str]:
    return {
        FindingKind.LATE_PERMIT: ngettext("{count} permit is late", "{count} permits are late", count),
        FindingKind.OVERDUE_GATE: ngettext(
            "{count} required step is overdue", "{count} required steps are overdue", count
        ),
        FindingKind.STALE_CONFIRMATION: ngettext(
            "{count} lead was not reached lately", "{count} leads were not reached lately", count
        ),
        FindingKind.AFTER_DARK: ngettext(
            "{count} action is out in the dark", "{count} actions are out in the dark", count
        ),
        FindingKind.HOLIDAY: ngettext(
            "{count} action falls on a holiday", "{count} actions fall on a holiday", count
        ),
        FindingKind.FORCED_READY: ngettext(
            "{count} action was marked ready by hand", "{count} actions were marked ready by hand", count
        ),
        FindingKind.MOVED_BY_TZDATA: ngettext(
            "{count} action was moved by new time zone data",
            "{count} actions were moved by new time zone data",
            count,
        ),
    }
