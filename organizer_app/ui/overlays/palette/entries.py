"""The lines of the palette as plain values, and the table of what can be done with a found thing."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.rows.findables import FindKind, Found

if TYPE_CHECKING:
    from organizer_app.ui.flow.frame import Destination


class Section(Enum):
    """The parts of the palette, in order."""

    RECENT = "recent"
    COMMANDS = "commands"
    PLACES = "places"
    CHOICES = "choices"
    CITIES = "cities"
    ACTIONS = "actions"
    PEOPLE = "people"
    GROUPS = "groups"
    DATES = "dates"


class Verb(NamedTuple):
    """Something that can be done with a found thing.

    Attributes:
        code: its name in the wording.
        icon: its icon.
        kinds: the kinds of things it works on.
        needs: the next input: a day, a person, or nothing.
        view: code of the view it needs; without that view it is not offered.
    """

    code: str
    icon: str
    kinds: frozenset[FindKind]
    needs: str = ""
    view: str = ""


_WITH_ACTIONS: Final = frozenset({FindKind.CITY, FindKind.ACTION})
VERBS: Final = (
    Verb("open", "arrow-right", frozenset(FindKind)),
    Verb("move_to_window", "clock", _WITH_ACTIONS),
    Verb("move_to_day", "calendar-days", _WITH_ACTIONS, needs="day"),
    Verb("set_lead", "users", _WITH_ACTIONS, needs="person"),
    Verb("add_action", "plus", frozenset({FindKind.CITY})),
    Verb("history", "history", frozenset(FindKind), view="activity"),
    Verb("call", "phone", frozenset({FindKind.PERSON}), view="calls"),
)
VERB_OF: Final = {verb.code: verb for verb in VERBS}


class Effect(NamedTuple):
    """What a line does when it is chosen: one of the first three, or a verb on a found thing.

    Attributes:
        command: code of a command.
        destination: a place in the window.
        day: an ISO day to show, or the day that was entered.
        verb: code of a verb.
        found: the object of the verb.
        name: the name that was entered.
    """

    command: str = ""
    destination: Destination | None = None
    day: str = ""
    verb: str = ""
    found: Found | None = None
    name: str = ""


class Entry(NamedTuple):
    """A line: icon, title, the detail beside it, the keys that do the same, and what it does."""

    section: Section
    icon: str
    title: str
    detail: str
    effect: Effect
    keys: tuple[str, ...] = ()
