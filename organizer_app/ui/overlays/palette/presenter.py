"""Decides which lines the palette shows for typed text, and what choosing one does; draws nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.domain.basics.fuzzy import Haystack, searchable
from organizer_app.domain.rows.findables import FindKind, Found
from organizer_app.ui.overlays.palette.entries import VERB_OF, VERBS, Effect, Entry, Section
from organizer_app.ui.overlays.palette.lines import Lines, target_name
from organizer_app.ui.overlays.palette.typed import Typed, day_of, orders, typed
from organizer_app.wording.window import palette as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from organizer_app.ui.overlays.palette.finder import Finder

_FEW = 4
_MANY = 60
_FIRST_COMMANDS = 8


class Asking(NamedTuple):
    """What the palette waits for: the verb and its object; without a verb, the person chooses one."""

    found: Found
    verb: str = ""

    @property
    def needs(self) -> str:
        """The next input: a day, a person, or a verb."""
        return VERB_OF[self.verb].needs if self.verb else "verb"


class PaletteView(Protocol):
    """What the presenter calls; the palette implements it, and tests record it."""

    def show_entries(self, entries: Sequence[Entry], note: str) -> None:
        """Show these lines, or a note when there are none."""

    def show_question(self, hint: str, foot: str) -> None:
        """Empty the field and show what it waits for."""

    def leave(self) -> None:
        """Close the palette."""


class PaletteCommands(Protocol):
    """What the palette asks of the window and the plan behind it."""

    def do(self, effect: Effect) -> None:
        """Do what a line means."""

    def days(self) -> tuple[int, date]:
        """Return the year for days without one, and the present day at HQ."""


class PalettePresenter:
    """Holds the typed text and the open question.

    Args:
        view: the palette.
        finder: what can be found in the plan.
        commands: runs what is chosen.
        lines: makes lines of commands, places and things.
    """

    def __init__(self, view: PaletteView, finder: Finder, commands: PaletteCommands, lines: Lines) -> None:
        self._view = view
        self._finder = finder
        self._commands = commands
        self._lines = lines
        self._text = ""
        self._asking: Asking | None = None

    def open(self) -> None:
        """Start over, with the latest commands and things."""
        self._ask(None)
        self._finder.refresh()

    def favour(self, lately: Sequence[tuple[str, str]]) -> None:
        """Put recently chosen things first; see `Finder.favour`."""
        self._finder.favour(lately)

    @property
    def asking(self) -> Asking | None:
        """The open question, if any."""
        return self._asking

    def type(self, text: str) -> None:
        """Show the lines for another text."""
        self._text = text
        self.show()

    def show(self) -> None:
        """Show the lines for the typed text, for example after more has been read."""
        entries = self._asked() if self._asking else self._found()
        self._view.show_entries(entries, "" if entries else self._note())

    def _note(self) -> str:
        text = self._text.strip()
        if self._asking and not text:
            return words.question(self._asking.needs)
        said = typed(text)
        if not self._asking and not said.text and said.sections == {Section.DATES}:
            # Before a day is typed, none is more likely than the others.
            return words.question("day")
        return words.nothing(text) if self._finder.is_ready else words.reading()

    # Lines

    def _found(self) -> list[Entry]:
        said = typed(self._text)
        if not said.text:
            return self._first(said.sections)
        room = _MANY if said.is_narrow else _FEW
        orders = self._orders(said.text) if Section.COMMANDS in said.sections else []
        window = self._window_lines(said.text, room) if Section.PLACES in said.sections else []
        days = self._days(said.text) if Section.DATES in said.sections else []
        things = self._things(said, room)
        names = Haystack(searchable(entry.title) for entry in things)
        if names.has_words(searchable(said.text)) and not self._lines.is_begun(said.text):
            return [*orders, *days, *things, *window]
        return [*orders, *window, *days, *things]

    def _things(self, said: Typed, room: int) -> list[Entry]:
        entries = []
        about = self._object_of(said.text)
        for kind, section in (
            (FindKind.CITY, Section.CITIES),
            (FindKind.ACTION, Section.ACTIONS),
            (FindKind.PERSON, Section.PEOPLE),
            (FindKind.GROUP, Section.GROUPS),
        ):
            if section in said.sections:
                entries += [self._lines.thing(section, each) for each in self._finder.find(kind, about, room)]
        return entries

    def _window_lines(self, text: str, room: int) -> list[Entry]:
        """Return commands and screens: first what the text begins, and never a setting before a screen.

        Enter takes the first line at once, and who types the name of a screen changes nothing by it.
        """
        found, places = self._lines.commands(text, room), self._lines.places(text, room)
        choices = [entry for entry in found if entry.section is Section.CHOICES]
        commands = found[: len(found) - len(choices)]
        if self._lines.names_place(text):
            return [*places, *commands, *choices]
        return [*commands, *places, *choices]

    def _first(self, sections: frozenset[Section]) -> list[Entry]:
        if Section.COMMANDS in sections:
            recent = list(self._lines.recent())
            known = {entry.effect for entry in recent}
            rest = [entry for entry in self._lines.commands("", _MANY) if entry.effect not in known]
            narrow = sections != typed("").sections
            lately = [] if narrow else self._finder.lately()
            recent += [self._lines.thing(Section.RECENT, each) for each in lately]
            return [*recent, *rest[: _MANY if narrow else _FIRST_COMMANDS], *self._lines.places("", _MANY)]
        kinds = {Section.PEOPLE: FindKind.PERSON, Section.CITIES: FindKind.CITY}
        return [
            self._lines.thing(section, each)
            for section, kind in kinds.items()
            if section in sections
            for each in self._finder.find(kind, "", _MANY)
        ]

    def _orders(self, text: str) -> list[Entry]:
        entries = []
        for order in orders(text):
            rest = " ".join(order.words)
            # "open" and "call" are covered by the list below: a line for each would say everything twice.
            if not rest or order.verb.code == "open" or not self._lines.has_view(order.verb.view):
                continue
            kinds = [kind for kind in FindKind if kind in order.verb.kinds]
            for kind in kinds[:1]:
                entries += [self._lines.verb(order.verb, each) for each in self._finder.find(kind, rest, 1)]
        return entries

    def _object_of(self, text: str) -> str:
        """Return the text to look up: all of it, or the part after a verb when that part is found."""
        for order in orders(text):
            rest = " ".join(order.words)
            if rest and any(self._finder.find(kind, rest, 1) for kind in order.verb.kinds):
                return rest
        return text

    def _days(self, text: str) -> list[Entry]:
        day = day_of(text, *self._commands.days())
        return [self._lines.day(day.isoformat(), Effect(day=day.isoformat()))] if day else []

    def _asked(self) -> list[Entry]:
        asking = self._asking
        if asking is None:
            return []
        if not asking.verb:
            return self._verbs(asking.found)
        text = self._text.strip()
        if asking.needs == "day":
            day = day_of(text, *self._commands.days())
            iso = day.isoformat() if day else ""
            effect = Effect(verb=asking.verb, found=asking.found, day=iso)
            return [self._lines.day(iso, effect)] if day else []
        if not text:
            return []
        people = self._finder.find(FindKind.PERSON, text, _MANY)
        entries = [
            self._lines.thing(Section.PEOPLE, each)._replace(
                effect=Effect(verb=asking.verb, found=asking.found, name=each.title)
            )
            for each in people
        ]
        if not any(each.title.casefold() == text.casefold() for each in people):
            effect = Effect(verb=asking.verb, found=asking.found, name=text)
            entries.append(Entry(Section.PEOPLE, "user", words.new_lead(text), "", effect))
        return entries

    def _verbs(self, found: Found) -> list[Entry]:
        wanted = self._text.casefold().split()
        fitting = (verb for verb in VERBS if found.kind in verb.kinds and self._lines.has_view(verb.view))
        known = [(self._lines.verb(verb, found), words.verb_words(verb.code)) for verb in fitting]
        return [
            entry
            for entry, others in known
            if all(word in entry.title.casefold() or word in others for word in wanted)
        ]

    # Actions of people

    def choose(self, entry: Entry) -> None:
        """Do what a line means, or first ask for what it needs."""
        effect = entry.effect
        needs = VERB_OF[effect.verb].needs if effect.verb else ""
        if effect.found is not None and needs and not (effect.day or effect.name):
            self._ask(Asking(effect.found, effect.verb))
            return
        self._view.leave()
        self._commands.do(effect)

    def ask_verbs(self, entry: Entry) -> None:
        """Show what can be done with the thing of a line."""
        if entry.effect.found is not None and self._asking is None:
            self._ask(Asking(entry.effect.found))

    def back(self) -> None:
        """Go back from a question, or close."""
        if self._asking is None:
            self._view.leave()
        else:
            self._ask(None)

    def _ask(self, asking: Asking | None) -> None:
        self._asking, self._text = asking, ""
        if asking is None:
            self._view.show_question(words.hint(), words.foot())
        elif asking.verb:
            hint = words.asked(asking.needs, target_name(asking.found))
            self._view.show_question(hint, words.foot_asked())
        else:
            self._view.show_question(target_name(asking.found), words.foot_asked())
        self.show()
