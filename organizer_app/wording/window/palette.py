"""Words of the command palette: sections, verbs and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from organizer_app.wording.language.dates import clock, short_day
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.language.tactics import name_of
from organizer_app.wording.language.texts import _, ngettext, said, said_of, said_with
from organizer_app.wording.language.zones import zone_short

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.rows.action_rows import ActionRow

_SECTIONS: Final[Mapping[str, Callable[[], str]]] = {
    "recent": said("Recent"),
    "commands": said("Commands"),
    "choices": said("Settings"),
    "places": said("Screens and views"),
    "cities": said("Cities"),
    "actions": said("Actions"),
    "people": said("People"),
    "groups": said("Partner groups"),
    "dates": said("Dates"),
}
_VERBS: Final[Mapping[str, Callable[[], str]]] = {
    "open": said("Open {name}"),
    "move_to_window": said("Put {name} on schedule"),
    "move_to_day": said("Move {name} to another day…"),
    "set_lead": said("Set lead of {name}…"),
    "add_action": said("Add an action in {name}…"),
    "history": said("Show the history of {name}"),
    "call": said("Call {name}"),
}
_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    # Translators: words that somebody may type for a verb, parted by blanks.
    "open": said("open go show"),
    "move_to_window": said("move shift put schedule overlap start together window shared"),
    "move_to_day": said("move shift day date reschedule"),
    "set_lead": said("set lead move assign"),
    "add_action": said("add new action"),
    "history": said("history activity changes"),
    "call": said("call phone dial"),
}


section_name = said_of(_SECTIONS)


def verb_title(verb: str, name: str) -> str:
    """Say what a verb does with a thing of this name."""
    return _VERBS[verb]().format(name=name)


def verb_words(verb: str) -> frozenset[str]:
    """Return the words that a person may type for a verb."""
    return frozenset(_WORDS[verb]().split())


name = said("Command palette")
hint = said("Search or run a command")


def asked(needs: str, name: str) -> str:
    """Return the hint of the empty field while a verb needs a day or a person."""
    form = _("New day for {name}, such as Jul 14") if needs == "day" else _("Lead of {name}: type a name")
    return form.format(name=name)


foot = said("Type > for commands, @ for people, # for cities, / for dates")
foot_verbs = said("Tab: what you can do with it")
foot_asked = said("Enter to choose, Esc to go back")
nothing = said_with("Nothing is called “{text}”.")
reading = said("Reading the names…")


def question(needs: str) -> str:
    """Ask for the day or the person that a verb needs."""
    return _("Type a day, such as Jul 14 or 7/14.") if needs == "day" else _("Type a name.")


def city_detail(count: int, level: int) -> str:
    """Say how many actions a city has and how ready it is."""
    actions = ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}")
    return _("{actions} · {level}").format(actions=actions, level=level_name(level))


def action_title(row: ActionRow) -> str:
    """Name an action: its kind and its public name or its venue."""
    rest = row.title or row.venue
    kind = name_of(row.tactic)
    if not rest or rest.casefold().startswith(kind.casefold()):
        return rest or kind
    return _("{kind}: {title}").format(kind=kind, title=rest)


def action_detail(row: ActionRow) -> str:
    """Say where and when an action is and how ready."""
    when = ""
    if row.starts is not None:
        zone = zone_short(row.zone) if row.zone else ""
        when = _("{time} {zone}").format(time=clock(row.starts), zone=zone).strip()
    day = short_day(row.day) if row.day else ""
    return " · ".join(part for part in (row.city, day, when, level_name(row.readiness)) if part)


def part_of(count: int) -> str:
    """Say how many actions a person or a group is part of."""
    if not count:
        return _("No action yet")
    return ngettext("{count} action", "{count} actions", count).format(count=f"{count:,}")


# Offer to name a person who is not in the plan yet.
new_lead = said_with("Name “{name}” as the lead")


def view_of(screen: str, view: str) -> str:
    """Name a view of a screen."""
    return _("{view}, in {screen}").format(screen=screen, view=view)


def window_times(times: list[str]) -> str:
    """Write the overlap in HQ time and in local time."""
    return " · ".join(times)


def time_in(minutes: int, zone: str) -> str:
    """Write a wall time, minutes after midnight, with its zone."""
    return _("{time} {zone}").format(time=clock(minutes), zone=zone_short(zone))


def spoken(title: str, detail: str, section: str, keys: str) -> str:
    """Describe a line to screen readers."""
    return ", ".join(part for part in (title, detail, section, keys) if part)


def near_days() -> dict[str, int]:
    """Return the words for days near today with how many days on they are."""
    return {_("today"): 0, _("tomorrow"): 1, _("yesterday"): -1}


def in_city(action: str, city: str) -> str:
    """Name an action with its city."""
    return _("{action} in {city}").format(action=action, city=city) if city else action


unchanged = said("Nothing to change.")


def example(city: str) -> str:
    """Return the typed text that moves a city, for the picture of the palette."""
    return _("move {city}").format(city=city.casefold())
