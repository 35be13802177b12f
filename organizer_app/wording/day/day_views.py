"""Names of the views of the day, and words of its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.entry_line import read_flags, read_source, without_source
from organizer_app.domain.model.day.incidents import IncidentStatus
from organizer_app.domain.model.day.log_entries import LogTier
from organizer_app.domain.time.local_time import epoch_minutes, local_of
from organizer_app.wording.day.board import clock_and_zone, heard_words, incident_words, of_reported
from organizer_app.wording.day.incidents import status_name, with_kind
from organizer_app.wording.language.dates import short_day
from organizer_app.wording.language.durations import in_minutes
from organizer_app.wording.language.second_counts import waiting_beside
from organizer_app.wording.language.texts import _, ngettext, said, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from organizer_app.domain.day.board import Board
    from organizer_app.domain.model.day.incidents import Incident
    from organizer_app.domain.model.day.log_entries import LogEntry

views = said("Views of the day")
log_title = said("Log")
nothing_title = said("Nothing logged yet")
nothing_hint = said("Type a city and what you heard; what has no city is logged as general.")
nothing_found = said("Nothing in this part of the log")
clear_hint = said("Clear the chips and the search to see all of it.")
clear_filters = said("Clear")
search_log = said("Search the log")
all_cities = said("all cities")
hq = said("HQ")
corrected = said("corrected")
key_entry = said("key entry")
released = said("may be told")
city_heading = said("City")


def log_headings() -> tuple[str, str, str, str, str]:
    """Name the columns of the log."""
    return _("Occurred"), _("Entered"), _("City"), _("What happened"), _("By")


_TIERS: Final[Mapping[LogTier, Callable[[], str]]] = {
    LogTier.GENERAL: said("General"),
    LogTier.CITY: said("City"),
    LogTier.DUTY: said("Duty"),
    LogTier.LINE: said("Public line"),
}


def view_name(view: str) -> str:
    """Name a view by its code."""
    return {
        "board": _("Board"),
        "day_log": log_title(),
        "shows": _("Run of show"),
        "counts": _("Counts"),
        "after": _("After action"),
    }[view]


tier_name = said_of(_TIERS)


def all_entries(count: int) -> str:
    """Name the whole log with how much is in it."""
    return _("All  {count}").format(count=f"{count:,}")


def what_happened(entry: LogEntry) -> str:
    """Write what an entry says: the outcome of a check-in, and the words."""
    outcome = heard_words(entry.heard) if entry.heard is not None else ""
    return ": ".join(filter(None, (outcome, entry.text)))


def incident(incident: Incident) -> str:
    """Write an incident as a line of the log: how severe it is, what happened, and how it stands."""
    stands = "" if incident.status is IncidentStatus.OPEN else status_name(incident.status)
    told = (incident_words(incident.severity), with_kind(incident.category, incident.title))
    return ". ".join(filter(None, (": ".join(told), stands)))


def heard_from(name: str, channel: str) -> str:
    """Say from whom and by what way something was heard; what nobody noted is left out."""
    return ", ".join(filter(None, (_("from {name}").format(name=name) if name else "", channel)))


def noted(text: str) -> str:
    """Write a note, with who said it, by what way and its flags in words: main stage, from Ana, key entry."""
    is_key, is_released = read_flags(text)
    parts = (
        without_source(text),
        heard_from(*read_source(text)),
        key_entry() if is_key else "",
        released() if is_released else "",
    )
    return ", ".join(filter(None, parts))


def past_action(at: datetime | None, text: str, zone: str) -> str:
    """Write what was done about an incident, with day and time in a zone: Apr 17, 12:05 PM ET, called 911."""
    said = noted(text)
    if at is None:
        return said
    day = short_day(local_of(at, zone or "UTC").day.isoformat())
    return f"{day}, {clock_and_zone(epoch_minutes(at), zone)}, {said}"


def severity_name(code: str) -> str:
    """Name a severity by its code."""
    return incident_words(int(code))


def later(minutes: int) -> str:
    """Say how long after the fact an entry was made."""
    return _("{length} later").format(length=in_minutes(minutes))


def live_spoken(count: int) -> str:
    """Name the screen of the day with how many cities are live, for screen readers."""
    if not count:
        return _("Day of")
    form = ngettext("Day of, {count} city live", "Day of, {count} cities live", count)
    return form.format(count=f"{count:,}")


open_board = said("Open the board")


def day_tallies(board: Board) -> str:
    """Say how many cities are live, over and still to come, and how many have reported a count."""
    parts = (
        _("{count} live now").format(count=f"{board.live:,}"),
        _("{count} between parts").format(count=f"{board.between:,}") if board.between else "",
        _("{count} ended").format(count=f"{board.ended:,}"),
        _("{count} later").format(count=f"{board.later:,}"),
        f"{board.number.reported:,} {of_reported(board.number)}",
        waiting_beside(board.number.waiting, board.number.reported),
    )
    return " · ".join(filter(None, parts))


def day_trouble(board: Board) -> str:
    """Say how many cities need somebody now."""
    late, issues = len(board.ladder), board.issues
    parts = (
        ngettext("{count} missed a check-in", "{count} missed a check-in", late).format(count=f"{late:,}")
        if late
        else "",
        ngettext("{count} open issue", "{count} open issues", issues).format(count=f"{issues:,}")
        if issues
        else "",
    )
    return " · ".join(filter(None, parts)) or _("No city is late")
