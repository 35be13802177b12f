"""Words of the problem list: groups, buttons and ignored problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.wording.checks.findings import message, remedy
from organizer_app.wording.checks.problem_counts import cities_with
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.measures import speed_unit
from organizer_app.wording.language.texts import _, ngettext, said, said_count, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.checks.findings import Finding
    from organizer_app.domain.checks.problem_board import AcceptedFinding

_BUTTONS: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.MISSING_LEAD: said("Name a lead"),
    FindingKind.MISSING_BACKUP: said("Name a backup lead"),
    FindingKind.MISSING_PHONE: said("Add a number"),
    FindingKind.MISSING_TIME: said("Set date and time"),
    FindingKind.END_BEFORE_START: said("Correct the times"),
    FindingKind.SKIPPED_TIME: said("Choose another time"),
    FindingKind.DOUBLED_TIME: said("Choose another time"),
    FindingKind.UNRESOLVED_PLACE: said("Choose the city"),
    FindingKind.OUTSIDE_RULE: said("Put on schedule"),
    FindingKind.DOUBLE_BOOKED_LEAD: said("Find someone else"),
    FindingKind.GROUP_STRETCHED: said("Show who is where"),
    FindingKind.VENUE_CLASH: said("Show both in time"),
    FindingKind.DUPLICATE_CITY: said("Show both in time"),
    FindingKind.LATE_PERMIT: said("Open the permit"),
    FindingKind.OVERDUE_GATE: said("Open the step"),
    FindingKind.STALE_CONFIRMATION: said("Call the lead"),
    FindingKind.AFTER_DARK: said("Start earlier"),
    FindingKind.HOLIDAY: said("Look at the day"),
    FindingKind.MOVED_BY_TZDATA: said("Look at the time"),
    FindingKind.PLACEHOLDER: said("Clear them all"),
    FindingKind.FORCED_READY: said("Show what is missing"),
}


# Their button says what to do; a hint below the sentence would repeat it.
_SAID_BY_BUTTON = frozenset(
    {
        FindingKind.MISSING_LEAD,
        FindingKind.MISSING_BACKUP,
        FindingKind.MISSING_TIME,
        FindingKind.MISSING_PHONE,
        FindingKind.END_BEFORE_START,
        FindingKind.UNRESOLVED_PLACE,
        FindingKind.STALE_CONFIRMATION,
    }
)

title = said("Problems")
search_hint = said("Search cities and problems")
clear_search = said("Clear the search")


def total(errors: int, warnings: int) -> str:
    """Count errors and warnings."""
    one = ngettext("{count} error", "{count} errors", errors).format(count=f"{errors:,}")
    two = ngettext("{count} warning", "{count} warnings", warnings).format(count=f"{warnings:,}")
    return _("{errors}, {warnings}").format(errors=one, warnings=two)


def group_head(kind: FindingKind, count: int) -> str:
    """Name the problems of one kind."""
    return cities_with(kind, count)


accepted_head = said_count("{count} ignored problem", "{count} ignored problems")


def accepted_line(accepted: AcceptedFinding) -> tuple[str, str]:
    """Write why a problem is ignored, by whom and since when."""
    record = accepted.record
    gone = _("A problem that is gone now.")
    said = message(accepted.finding) if accepted.finding is not None else gone
    day = short_day(record.accepted_at.astimezone().date().isoformat()) if record.accepted_at else ""
    if record.accepted_by and day:
        return said, _("{reason} ({who}, {day})").format(
            reason=record.reason, who=record.accepted_by, day=day
        )
    return said, _("{reason} ({day})").format(reason=record.reason, day=day) if day else record.reason


def lines_of(finding: Finding) -> tuple[str, str]:
    """Return a problem, and what fixes it where its button does not say so; else where it is."""
    if finding.kind in _SAID_BY_BUTTON and not finding.way_out:
        return message(finding), finding.row.venue
    return message(finding), remedy(finding)


def fix_all(kind: FindingKind, count: int, listed: int, *, sets_times: bool) -> str:
    """Name the button that mends many problems of a kind with one answer.

    Args:
        kind: what the problems are.
        count: how many it mends.
        listed: how many are listed; "all" is said only where it mends every one.
        sets_times: whether the plan has a time; without one, the time that most cities share is used.
    """
    if sets_times:
        all_times, some_times = (
            _("Use the plan's day and time for all {count}"),
            _("Use the plan's day and time for {count}"),
        )
    else:
        all_times, some_times = (
            _("Use the time most cities share for all {count}"),
            _("Use the time most cities share for {count}"),
        )
    is_all = count == listed
    form = {
        FindingKind.MISSING_TIME: all_times if is_all else some_times,
        FindingKind.OUTSIDE_RULE: _("Move all {count}") if is_all else _("Move {count}"),
        FindingKind.UNRESOLVED_PLACE: _("Name all {count} cities"),
        FindingKind.PLACEHOLDER: _("Clear all {count}"),
    }.get(kind, "")
    return form.format(count=f"{count:,}")


remedy_button = said_of(_BUTTONS)
move_all = said_count("Move {count} city", "Move all {count} cities")
accept = said("Ignore with a reason…")
accept_short = said("Ignore…")


def chip(code: str, count: int) -> str:
    """Name the chip that shows the problems of one severity, with their number."""
    form = {
        "all": _("All {count}"),
        "errors": _("Errors {count}"),
        "warnings": _("Warnings {count}"),
        "accepted": _("Ignored {count}"),
    }[code]
    return form.format(count=f"{count:,}")


chips = said("Which problems are shown")


limits = said("Limits…")


def stale_days() -> tuple[str, str]:
    """Return the words before and after the number of days until a lead is called again."""
    return _("Call leads again after"), _("days")


def travel_speed() -> tuple[str, str]:
    """Return the words before and after the travel speed."""
    return _("Travel at"), speed_unit()


accept_now = said("Ignore")
cancel = said("Cancel")
reason_hint = said("Why is this OK to ignore?")
show_city = said("Show the city")
tell_again = said("Stop ignoring it")


def nothing_wrong() -> tuple[str, str]:
    """Say that there are no problems, and what was checked."""
    return (
        _("No problems found"),
        _("This checks the leads, times, places, permits, steps, daylight and holidays of every city."),
    )


def nothing_found() -> tuple[str, str, str]:
    """Say that no problem matches the search, and name the button that clears it."""
    return _("No problem matches"), _("Try a city, or fewer words."), _("Clear the search")


spoken_count = said_count("Problems, {count} error", "Problems, {count} errors")
accepted_toast = said("Ignored: it is no longer listed")
listed_again = said("It is listed again")
not_moved = said("Nothing moved: that time does not exist there that night.")
