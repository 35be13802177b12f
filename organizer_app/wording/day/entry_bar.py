"""Words of the entry bar: what a line was understood as, and what it still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.domain.day.entry_line import EntryGap, EntryKind
from organizer_app.domain.places.city_names import city_and_state
from organizer_app.wording.day.board import clock_at, heard_words, people_range
from organizer_app.wording.day.incidents import category_name
from organizer_app.wording.language.field_names import code_words
from organizer_app.wording.language.texts import _, ngettext, said, said_of, said_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.domain.day.entry_line import TypedEntry

hint = said("City, then what you heard")
name = said("Log what you heard")
log_general = said("Press Enter to log it as general")

_GAPS: Final[Mapping[EntryGap, Callable[[], str]]] = {
    EntryGap.CITY: said("Which city? Press Down to choose"),
    EntryGap.UNKNOWN_CITY: log_general,
    EntryGap.NO_CITY: said(
        "No city here is called so. Correct its name, or begin with “note” for all cities"
    ),
    EntryGap.METHOD: said("How was it counted? Add clicker, grid, sign-in, aerial, flow, press or estimate"),
    EntryGap.NUMBERS: said("Add a number"),
    EntryGap.SEVERITY: said("Add how severe it is, 1 to 5, and what happened"),
    EntryGap.BACKWARDS: said("The low number is above the high one"),
}


def signs() -> tuple[tuple[str, str], ...]:
    """Return what can be typed after a city, each with its meaning."""
    return (
        ("ok", _("all well")),
        ("i", _("OK with an issue")),
        ("n", _("no answer")),
        ("h", _("heard another way")),
        ("-20", _("was 20 min ago")),
        ("250-400 clicker", _("a count")),
        ("x 3 medical", _("an incident")),
        ("from:Ana", _("a source")),
    )


def city_text(city: CityName) -> str:
    """Name a city as it is offered."""
    return city_and_state(city.city, city.state)


def offered_texts(cities: Sequence[CityName]) -> list[str]:
    """Name cities as they are offered; actions of one city are told apart by their start."""
    named = [city_text(each) for each in cities]
    return [
        f"{name} · {clock_at(each.starts, each.zone)}"
        if named.count(name) > 1 and each.starts is not None
        else name
        for name, each in zip(named, cities, strict=True)
    ]


gap_words = said_of(_GAPS)


def more(count: int) -> str:
    """Say how many more cities fit."""
    return ngettext("{count} more", "{count} more", count).format(count=f"{count:,}") if count > 0 else ""


def understood(entry: TypedEntry, now: int) -> str:
    """Say what Enter would log, by the clock of the one city of a line; `now` in minutes since 1970 UTC."""
    city = entry.candidates[0]
    told = _understood(entry, clock_at(now - entry.minutes_ago, city.zone))
    return _("{what} (called off)").format(what=told) if city.is_off else told


def _understood(entry: TypedEntry, at: str) -> str:
    if entry.kind is EntryKind.CHECK_IN and entry.heard is not None:
        if entry.minutes_ago:
            return _("{what} at {time} there").format(what=heard_words(entry.heard), time=at)
        return _("{what} now, {time} there").format(what=heard_words(entry.heard), time=at)
    if entry.kind is EntryKind.COUNT and entry.low is not None and entry.high is not None:
        return _("Count: {span}").format(span=people_range(entry.low, entry.high))
    if entry.kind is EntryKind.DELIVERY and entry.outcome is not None:
        number = f" {entry.signatures:,}" if entry.signatures is not None else ""
        return _("Delivery: {outcome}{number}").format(outcome=code_words(entry.outcome.value), number=number)
    if entry.kind is EntryKind.INCIDENT and entry.severity is not None:
        form = _("Incident of severity {severity}. Kind: {kind}")
        return form.format(severity=entry.severity, kind=category_name(entry.category))
    return _("Note at {time} there").format(time=at)


corrected = said("Log: corrected")
not_logged = said_with("Not logged: “{line}”.")


def logged(entry: TypedEntry) -> str:
    """Say that an entry was logged."""
    city = city_text(entry.candidates[0]) if entry.candidates else _("Log")
    if entry.kind is EntryKind.CHECK_IN and entry.heard is not None:
        return _("{city}: {what}").format(city=city, what=heard_words(entry.heard))
    if entry.kind is EntryKind.COUNT and entry.low is not None and entry.high is not None:
        return _("{city}: {what}").format(city=city, what=people_range(entry.low, entry.high))
    if entry.kind is EntryKind.DELIVERY and entry.outcome is not None:
        return _("{city}: {what}").format(city=city, what=code_words(entry.outcome.value))
    if entry.kind is EntryKind.INCIDENT:
        return _("{city}: incident").format(city=city)
    return _("{city}: noted").format(city=city)


noted = said("Logged.")
