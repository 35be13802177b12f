"""What the list of problems says: its heads, its buttons, and who lives with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.findings import FindingKind
from organizer_app.wording.dates import short_day
from organizer_app.wording.findings import message, remedy
from organizer_app.wording.overview import cities_with
from organizer_app.wording.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.findings import Finding
    from organizer_app.domain.problem_board import AcceptedFinding

_BUTTONS: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.MISSING_LEAD: lambda: _("Name a lead"),
    FindingKind.MISSING_BACKUP: lambda: _("Name a backup lead"),
    FindingKind.MISSING_PHONE: lambda: _("Add a number"),
    FindingKind.MISSING_TIME: lambda: _("Set date and time"),
    FindingKind.END_BEFORE_START: lambda: _("Correct the times"),
    FindingKind.SKIPPED_TIME: lambda: _("Choose another time"),
    FindingKind.DOUBLED_TIME: lambda: _("Choose another time"),
    FindingKind.UNRESOLVED_PLACE: lambda: _("Choose the city"),
    FindingKind.OUTSIDE_RULE: lambda: _("Move to the shared time"),
    FindingKind.DOUBLE_BOOKED_LEAD: lambda: _("Fill the role anew"),
    FindingKind.GROUP_STRETCHED: lambda: _("Show who is where"),
    FindingKind.VENUE_CLASH: lambda: _("Show both in time"),
    FindingKind.DUPLICATE_CITY: lambda: _("Show both in time"),
    FindingKind.LATE_PERMIT: lambda: _("Open the permit"),
    FindingKind.OVERDUE_GATE: lambda: _("Open the step"),
    FindingKind.STALE_CONFIRMATION: lambda: _("Ring the lead"),
    FindingKind.AFTER_DARK: lambda: _("Start earlier"),
    FindingKind.HOLIDAY: lambda: _("Look at the day"),
    FindingKind.MOVED_BY_TZDATA: lambda: _("Look at the time"),
    FindingKind.FORCED_READY: lambda: _("Show what is missing"),
}


def title() -> str:
    """Name the screen."""
    return _("Problems")


def search_hint() -> str:
    """Say what the search box finds."""
    return _("Search cities and problems")


def clear_search() -> str:
    """Name the button that empties the search box."""
    return _("Clear the search")


def total(errors: int, warnings: int) -> str:
    """Count what is wrong."""
    one = ngettext("{count} error", "{count} errors", errors).format(count=f"{errors:,}")
    two = ngettext("{count} warning", "{count} warnings", warnings).format(count=f"{warnings:,}")
    return _("{errors}, {warnings}").format(errors=one, warnings=two)


def group_head(kind: FindingKind, count: int) -> str:
    """Name the problems of one kind."""
    return cities_with(kind, count)


def accepted_head(count: int) -> str:
    """Name the problems that somebody lives with."""
    return ngettext("{count} accepted problem", "{count} accepted problems", count).format(count=f"{count:,}")


def accepted_line(accepted: AcceptedFinding) -> tuple[str, str]:
    """Say what is lived with, and who says so, when and why."""
    record = accepted.record
    gone = _("A problem that is gone meanwhile.")
    said = message(accepted.finding) if accepted.finding is not None else gone
    day = short_day(record.accepted_at.astimezone().date().isoformat()) if record.accepted_at else ""
    if record.accepted_by and day:
        return said, _("{reason} ({who}, {day})").format(
            reason=record.reason, who=record.accepted_by, day=day
        )
    return said, _("{reason} ({day})").format(reason=record.reason, day=day) if day else record.reason


def lines_of(finding: Finding) -> tuple[str, str]:
    """Say what is wrong and what mends it."""
    return message(finding), remedy(finding)


def remedy_button(kind: FindingKind) -> str:
    """Name the button that leads to where a problem is mended."""
    return _BUTTONS[kind]()


def move_all(count: int) -> str:
    """Name the button that moves every city outside the rule."""
    return ngettext("Move {count} city", "Move all {count} cities", count).format(count=f"{count:,}")


def accept() -> str:
    """Name the button that asks for a reason."""
    return _("Accept with a reason…")


def accept_now() -> str:
    """Name the button that takes the reason."""
    return _("Accept")


def cancel() -> str:
    """Name the button that accepts nothing."""
    return _("Cancel")


def reason_hint() -> str:
    """Say what to type before a problem is accepted."""
    return _("Why is this all right?")


def show_city() -> str:
    """Name the button that shows the action a problem is about."""
    return _("Show the city")


def tell_again() -> str:
    """Name the button that no longer accepts a problem."""
    return _("Stop accepting it")


def nothing_wrong() -> tuple[str, str]:
    """Say that nothing is wrong, and what is looked at."""
    return (
        _("Nothing is wrong as far as the plan knows"),
        _("Leads, times, places, permits, steps, daylight and holidays of every city are looked at."),
    )


def nothing_found() -> tuple[str, str, str]:
    """Say that no problem has the words that were searched for, and name the way out."""
    return _("No problem matches"), _("Try a city, or fewer words."), _("Clear the search")


def spoken_count(count: int) -> str:
    """Say how many problems wait, for screen readers."""
    return ngettext("Problems, {count} error", "Problems, {count} errors", count).format(count=f"{count:,}")


def accepted_toast() -> str:
    """Say that a problem is lived with from now on."""
    return _("Accepted: it is no longer told")


def told_again() -> str:
    """Say that a problem is told again."""
    return _("It is told again")


def not_moved() -> str:
    """Say that nothing could be moved to the shared time."""
    return _("Nothing moved: the shared time does not exist there that night.")
