"""Makes the lines of the palette from commands, from places in the window, and from things in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.fuzzy import Haystack, searchable
from organizer_app.domain.rows.findables import FindKind, Found
from organizer_app.ui.flow.commands import COMMAND_OF, COMMANDS
from organizer_app.ui.overlays.palette.entries import Effect, Entry, Section, Verb
from organizer_app.wording.language.dates import long_day
from organizer_app.wording.window import commands as command_words
from organizer_app.wording.window import palette as words
from organizer_app.wording.window import window as window_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.ui.flow.frame import Destination

_ICONS = {
    FindKind.CITY: "map-pin",
    FindKind.ACTION: "megaphone",
    FindKind.PERSON: "user",
    FindKind.GROUP: "users-round",
}
_NEAR_ICON = "calendar"


class Lines:
    """Lines of the palette; the fixed ones are made each time the palette opens.

    Args:
        offered: codes of the commands that can be run now.
        recent: codes of the latest commands, newest first.
        places: name, icon and destination of every screen and view.
        window_times: returns when the overlap is in a city, from one of its actions.
    """

    def __init__(
        self,
        offered: Sequence[str],
        recent: Sequence[str],
        places: Sequence[tuple[str, str, Destination]],
        window_times: Callable[[Found], str],
    ) -> None:
        commands = [each for each in COMMANDS if each.icon and each.code in offered]
        self._commands = [
            self._command(each.code, Section.CHOICES if each.is_choice else Section.COMMANDS)
            for each in commands
        ]
        self._command_texts = Haystack(
            searchable(f"{entry.title} {command_words.search_words(each.code)}")
            for each, entry in zip(commands, self._commands, strict=True)
        )
        known = {each.code for each in commands}
        self._recent = [self._command(code, Section.RECENT) for code in recent if code in known]
        self._places = [
            Entry(Section.PLACES, icon, name, "", Effect(destination=to)) for name, icon, to in places
        ]
        self._place_texts = Haystack(
            searchable(f"{name} {window_words.search_words(to.screen, to.view)}")
            for name, _icon, to in places
        )
        self._views = {to.view for _name, _icon, to in places}
        self._window_times = window_times

    def has_view(self, view: str) -> bool:
        """Return whether the window has a view, by its code; true for an empty code."""
        return not view or view in self._views

    def commands(self, text: str, limit: int) -> list[Entry]:
        """Return the commands that match a text, settings last.

        There are none by mere letters where a screen matches by words.
        """
        wanted = searchable(text)
        if self._place_texts.has_words(wanted) and not self._command_texts.has_words(wanted):
            return []
        found = [self._commands[spot] for spot in self._command_texts.find(wanted, limit)]
        return sorted(found, key=lambda entry: entry.section is Section.CHOICES)

    def is_begun(self, text: str) -> bool:
        """Return whether the typed words begin words of a command or a screen; mere letters are a guess."""
        wanted = searchable(text)
        return self._command_texts.has_words(wanted) or self._place_texts.has_words(wanted)

    def names_place(self, text: str) -> bool:
        """Return whether a text begins the name of a screen and of no command."""
        wanted = searchable(text)
        names = (searchable(entry.title) for entry in self._commands)
        return any(searchable(place.title).startswith(wanted) for place in self._places) and not any(
            name.startswith(wanted) for name in names
        )

    def recent(self) -> list[Entry]:
        """Return the latest commands."""
        return self._recent

    def places(self, text: str, limit: int) -> list[Entry]:
        """Return the screens and views that match a text."""
        return [self._places[spot] for spot in self._place_texts.find(searchable(text), limit)]

    @staticmethod
    def _command(code: str, section: Section) -> Entry:
        command = COMMAND_OF[code]
        keys = command_words.key_caps(command.keys[0]) if command.keys else ()
        return Entry(
            section, command.icon, command_words.command_name(code), "", Effect(command=code), tuple(keys)
        )

    @staticmethod
    def thing(section: Section, found: Found) -> Entry:
        """Return the line of a found thing; choosing it opens it."""
        row = found.row
        title, detail = found.title, words.part_of(found.actions)
        if found.kind is FindKind.CITY and row is not None:
            detail = words.city_detail(found.actions, row.readiness)
        elif found.kind is FindKind.ACTION and row is not None:
            title, detail = words.action_title(row), words.action_detail(row)
        return Entry(section, _ICONS[found.kind], title, detail, Effect(verb="open", found=found))

    def verb(self, verb: Verb, found: Found) -> Entry:
        """Return the line of a verb on a thing."""
        detail = self._window_times(found) if verb.code == "move_to_window" else ""
        title = words.verb_title(verb.code, target_name(found))
        return Entry(Section.COMMANDS, verb.icon, title, detail, Effect(verb=verb.code, found=found))

    @staticmethod
    def day(day: str, effect: Effect) -> Entry:
        """Return the line of an ISO day."""
        return Entry(Section.DATES, _NEAR_ICON, long_day(day), "", effect)


def target_name(found: Found) -> str:
    """Return the name of a thing for a sentence: a city without its state, an action with its city."""
    row = found.row
    if row is None:
        return found.title
    if found.kind is FindKind.CITY:
        return row.city or found.title
    return words.in_city(words.action_title(row), row.city)
