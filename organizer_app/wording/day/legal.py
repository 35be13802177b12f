"""Words of what only legal support reads: its log, and the ledger of who is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.wording.day import board as words
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.language.durations import in_days
from organizer_app.wording.language.texts import _, said, said_count, said_with

if TYPE_CHECKING:
    from datetime import date

tier = said("Legal only")
open_legal = said("Legal support")
open_hint = said("Show the log and the arrest list that only legal support reads")
entry_name = said("Log for legal support only")
entry_hint = said("City, then what only legal support may read")
promise = said("On no list, page, export or release. Closed again when you leave this view.")
list_name = said("Log of legal support")
nothing = said("Nothing logged for legal support")
ledger_name = said("Arrest list")
initials = said("Initials")
initials_hint = said("R.M.")
city = said("City")
where = said("Held at")
since = said("Arrested at")
since_hint = said("Arrested at; empty for now")
no_such_time = said(
    "Type when the person was arrested by HQ's clock, such as 2:40 PM, or -60 for an hour ago."
)
needs = said("Medical needs first")
needs_hint = said("Medical needs first, then counsel and next call")
met_by = said("Met by")
add_person = said("Add a person")
mark_out = said("Mark as out")
not_located = said("Not located yet")
logged = said("Logged for legal support only")
need_initials = said("Type the initials. This list holds no names.")
choose_person = said("Choose a person who is still held.")
kept_until_release = said("Initials, no names. The list stays open until the last release.")


def arrested(at: int | None, zone: str, now: int) -> str:
    """Say when somebody was arrested, by HQ's clock."""
    if at is None:
        return _("Arrested")
    return _("Arrested {time}").format(time=words.clock_since(at, zone, now))


def held_where(city: str, place: str) -> str:
    """Say in which city somebody was arrested, and where they are held."""
    return " · ".join(filter(None, (city, place or not_located())))


def held(minutes: int) -> str:
    """Say how long somebody has been held."""
    return _("Held {length}").format(length=in_days(max(minutes, 0)))


def out(at: int, zone: str, now: int) -> str:
    """Say when somebody was out."""
    return _("Out {time}").format(time=words.clock_since(at, zone, now))


def picked_up(name: str) -> str:
    """Say who met somebody."""
    return _("Met by {name}").format(name=name) if name else ""


def still_held(count: int, total: int) -> str:
    """Say how many are still held."""
    if not total:
        return _("Nobody is on the list")
    return _("{count} of {total} still held").format(count=f"{count:,}", total=f"{total:,}")


def purged_on(day: date) -> str:
    """Say when the ledger is erased."""
    return _("Everyone is out. The list is erased on {day}.").format(day=long_day(day.isoformat()))


erased = said_count("{count} record of the arrest list erased", "{count} records of the arrest list erased")
unknown_city = said_with("“{text}” is not one city of the day. Type more of its name, or leave it empty.")
