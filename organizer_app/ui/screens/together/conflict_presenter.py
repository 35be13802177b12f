"""Decides what the conflicts view shows, keeps what is chosen, and saves decisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from typing_extensions import override

from organizer_app.domain.basics.filters import Filter, options
from organizer_app.domain.people.phone_display import masked_within
from organizer_app.ui.flow import services
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter
from organizer_app.ui.screens.together.conflict_lines import (
    HIDDEN,
    SPECS,
    ConflictLine,
    DecidedLine,
    conflict_lines,
    field_key,
    name_of,
    title_of,
)
from organizer_app.ui.screens.together.next_card import NextShown
from organizer_app.wording.history.record_fields import value_words
from organizer_app.wording.language import filters
from organizer_app.wording.language.dates import day_and_clock
from organizer_app.wording.language.texts import shortened
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import tzinfo

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.merging.contests import ContestedValue
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.conflicts import Conflict, ConflictBook
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.screens.together.conflict_lines import FieldKey, Line


# Below the card: enough to know what waits.
_MOST_NEXT: Final = 3
_MOST_SAID: Final = 80


class OptionShown(NamedTuple):
    """A value to choose.

    Attributes:
        text: its words.
        by: who wrote it, and when.
        at: when alone, for a column that names the person at its top.
        is_chosen: whether it is chosen, alone or with the others.
    """

    text: str
    by: str
    at: str
    is_chosen: bool


class RowShown(NamedTuple):
    """A contested field on the card.

    Attributes:
        key: the field.
        name: its name.
        was: what it held before.
        options: the values.
        becomes: what it will hold; empty while nothing is chosen.
        by: whose value that is.
        can_both: whether both values can be kept.
        can_write: whether any words can be written.
    """

    key: FieldKey
    name: str
    was: str
    options: tuple[OptionShown, ...]
    becomes: str
    by: str
    can_both: bool
    can_write: bool


class CardShown(NamedTuple):
    """The card of one city or record.

    `people` are those of the values, where all rows have the same; `has_others`: other cities wait, too.
    """

    key: str
    title: str
    below: str
    rows: tuple[RowShown, ...]
    chosen: int
    action_id: str
    people: tuple[str, ...]
    has_others: bool = False


class SameField(NamedTuple):
    """A field that differs in several places between the same people: who to take it from, with words."""

    sentence: str
    choices: tuple[tuple[str, str], ...]


class ConflictsShow(ProblemView, Protocol):
    """What the presenter asks of the view."""

    def show_conflicts(self, lines: Sequence[Line], done: int, total: int) -> None:
        """Show the list, and how many conflicts are decided."""

    def show_filter(self, labels: Mapping[Facet, str], *, is_narrowed: bool) -> None:
        """Show what the chips keep."""

    def offer(self, facet: Facet, options: Sequence[Option], kept: frozenset[str]) -> None:
        """Open the menu of a facet."""

    def show_card(self, card: CardShown | None, same: SameField | None) -> None:
        """Show the fields of a city or record, and what could be decided at once."""

    def show_next(self, shown: NextShown | None) -> None:
        """Show what comes after the card; None where nothing else waits."""

    def show_decided(self, sentence: str) -> None:
        """Confirm what was decided."""


class _Choice(NamedTuple):
    value: Any
    by: str


class ConflictPresenter(ReadingPresenter[ConflictsShow, "ConflictBook"], Filtering[Filter]):
    """Nothing is chosen beforehand, but texts and lists that can hold what both wrote start with both.

    Args:
        view: shows it.
        background: reads and saves.
        desk: the time zone of the moments, or None for that of this computer.
    """

    def __init__(self, view: ConflictsShow, background: Runner, desk: tzinfo | None) -> None:
        super().__init__(view, background)
        self._desk = desk
        self._book: ConflictBook | None = None
        self._lines: list[Line] = []
        self._key, self._place = "", 0
        self._row = 0
        self._chosen: dict[FieldKey, _Choice] = {}
        # What was chosen here counts as decided here only once it was saved.
        self._saved: dict[FieldKey, _Choice] = {}
        self._known: dict[FieldKey, Conflict] = {}
        self._decided: dict[FieldKey, DecidedLine] = {}
        self.wanted = Filter()

    @override
    def _work(self) -> Callable[[Workspace], ConflictBook]:
        return _read

    @override
    def _take(self, book: ConflictBook) -> None:
        book = self._book = _own_last(book)
        now = {field_key(each): each for each in book.conflicts}
        for key in self._known.keys() - now.keys() - self._decided.keys():
            self._decided[key] = self._decided_line(self._known[key], self._saved.pop(key, None))
        self._decided = {key: line for key, line in self._decided.items() if key not in now}
        for key, conflict in now.items():
            if conflict.both is not None:
                self._chosen.setdefault(key, _both(conflict))
        self._known |= now
        self._chosen = {key: choice for key, choice in self._chosen.items() if key in now}
        self._show_list()
        self._show_card()

    def _show_list(self) -> None:
        book = self._book
        if book is None:
            return
        decided = list(reversed(self._decided.values()))
        self._lines = conflict_lines(book.conflicts, self.wanted, decided)
        kept = filters.chip_labels(self.wanted, SPECS)
        self._view.show_filter(kept, is_narrowed=not self.wanted.is_empty)
        self._view.show_conflicts(self._lines, len(decided), len(book.conflicts) + len(decided))

    def _decided_line(self, conflict: Conflict, choice: _Choice | None) -> DecidedLine:
        if choice is None:
            # Another laptop decided it, or the record is gone.
            is_removal = conflict.contest.field == HIDDEN
            name = words.removed_or_kept() if is_removal else name_of(conflict)
            return DecidedLine(title_of(conflict), name, words.decided_elsewhere())
        # One line of the list.
        text = " ".join(self._said(conflict, choice.value).split())
        if conflict.contest.field == HIDDEN:
            return DecidedLine(title_of(conflict), text, choice.by)
        return DecidedLine(title_of(conflict), words.field_becomes(name_of(conflict), text), choice.by)

    @property
    def _shown(self) -> ConflictLine | None:
        cities = self._cities
        # Where what was shown is decided, the next one has moved up into its place.
        other = cities[min(self._place, len(cities) - 1)] if cities else None
        return next((line for line in cities if line.key == self._key), other)

    @property
    def _cities(self) -> list[ConflictLine]:
        return [line for line in self._lines if isinstance(line, ConflictLine)]

    # What people do

    def go_to(self, key: str) -> None:
        """Show the fields of a city or record; a record leads to the city that it belongs to."""
        self._key, self._row = key, 0
        self._show_card()

    def go_to_row(self, number: int) -> None:
        """Let keys work on another field of the card."""
        self._row = number
        self._show_card()

    def choose(self, number: int, option: int) -> None:
        """Choose a value of a field, by their numbers on the card."""
        conflict = self._conflict(number)
        if conflict is not None and 0 <= option < len(conflict.contest.values):
            side = conflict.contest.values[option]
            self._chosen[field_key(conflict)] = _Choice(side.value, self._who(side))
            self._row = number
            self._show_card()

    def keep_both(self, number: int) -> None:
        """Keep what both wrote into a text or a list."""
        conflict = self._conflict(number)
        if conflict is not None and conflict.both is not None:
            self._chosen[field_key(conflict)] = _both(conflict)
            self._row = number
            self._show_card()

    def write(self, number: int, text: str) -> None:
        """Write something else into a field."""
        conflict = self._conflict(number)
        if conflict is not None and conflict.is_text:
            self._chosen[field_key(conflict)] = _Choice(text, words.written_here())
            self._row = number
            self._show_card()

    def decide(self) -> None:
        """Save what is chosen on the card; the other fields stay in the list."""
        line = self._shown
        if line is not None:
            wanted = {field_key(each) for each in line.conflicts}
            self._save([each for each in self._chosen if each in wanted])

    def later(self) -> None:
        """Go to the next city."""
        lines = [line.key for line in self._cities]
        shown = self._shown
        if shown is not None and len(lines) > 1:
            self.go_to(lines[(lines.index(shown.key) + 1) % len(lines)])

    def earlier(self) -> None:
        """Go to the city before."""
        lines = [line.key for line in self._cities]
        shown = self._shown
        if shown is not None and len(lines) > 1:
            self.go_to(lines[lines.index(shown.key) - 1])

    def ask_options(self, facet: Facet) -> None:
        """Offer the values of a facet."""
        if self._book is not None:
            kept = self.wanted.of(facet)
            self._view.offer(facet, options(self._book.conflicts, SPECS[facet], kept), kept)

    @override
    def _narrow(self, wanted: Filter) -> None:
        self.wanted = wanted
        self._show_list()
        self._show_card()

    @property
    def shown_key(self) -> str:
        """The key of the city or record on the card."""
        return self._shown.key if self._shown is not None else ""

    def take_all(self, origin: str) -> None:
        """Take the values of one laptop of the current field in every place where the same two differ."""
        found = self._alike()
        for conflict in found:
            side = next(each for each in conflict.contest.values if each.origin == origin)
            self._chosen[field_key(conflict)] = _Choice(side.value, self._who(side))
        self._save([field_key(each) for each in found])

    def _save(self, keys: Sequence[FieldKey]) -> None:
        known = {field_key(each): each.contest for each in self._book.conflicts} if self._book else {}
        chosen = [(known[key], self._chosen[key].value) for key in keys]
        if not chosen:
            return
        self._saved |= {key: self._chosen[key] for key in keys}

        def work(workspace: Workspace) -> None:
            decisions = [
                services.conflicts.Decision(each.noun, each.record_id, each.field, value)
                for each, value in chosen
            ]
            services.conflicts.decide(workspace, decisions=decisions)

        def done(_none: None, _step: EditSummary | None) -> None:
            self._view.show_decided(words.decided(len(chosen)))

        self._access.do(work, done)

    # What is shown

    def _conflict(self, number: int) -> Conflict | None:
        line = self._shown
        return line.conflicts[number] if line is not None and 0 <= number < len(line.conflicts) else None

    def _who(self, side: ContestedValue) -> str:
        own = self._book.own if self._book is not None else ""
        laptops = self._book.laptops if self._book is not None else {}
        # A laptop without a name writes as the first letters of its id.
        author = "" if side.origin.startswith(side.author) else side.author
        name = author or laptops.get(side.origin, "")
        return words.who(name, is_own=side.origin == own, origin=side.origin)

    def _alike(self) -> list[Conflict]:
        """Return every conflict about the current field between the same laptops."""
        current = self._conflict(self._row)
        if current is None or self._book is None or current.contest.field == HIDDEN:
            return []
        sides = _origins(current)
        return [
            each
            for each in self._book.conflicts
            if each.contest.field == current.contest.field and _origins(each) == sides
        ]

    def _same_field(self) -> SameField | None:
        found = self._alike()
        if len(found) < 2 or self._book is None:  # noqa: PLR2004  # one place is no bulk
            return None
        own, count = self._book.own, len(found)
        choices, others = [], []
        for side in found[0].contest.values:
            is_own = side.origin == own
            name = self._who(side)
            choices.append(
                (side.origin, words.take_all_own(count) if is_own else words.take_all(count, name))
            )
            if not is_own:
                others.append(name)
        sentence = words.same_field(name_of(found[0]), count, " + ".join(others))
        return SameField(sentence, tuple(choices))

    def _show_card(self) -> None:
        line = self._shown
        if line is None:
            self._view.show_card(None, None)
            self._view.show_next(None)
            return
        self._place = self._cities.index(line)
        rows = tuple(self._row_of(each) for each in line.conflicts)
        chosen = sum(bool(row.by) for row in rows)
        below = self._about(line)
        action_id = line.conflicts[0].action_id
        people = {tuple(map(self._who, each.contest.values)) for each in line.conflicts}
        heads = people.pop() if len(people) == 1 else ()
        has_others = len(self._cities) > 1
        card = CardShown(line.key, line.title, below, rows, chosen, action_id, heads, has_others)
        self._view.show_card(card, self._same_field())
        self._view.show_next(self._next_of(line))

    def _next_of(self, line: ConflictLine) -> NextShown | None:
        cities = self._cities
        if len(cities) == 1:
            return None
        after = cities[(cities.index(line) + 1) % len(cities)]
        first = after.conflicts[:_MOST_NEXT]
        changes = [words.apart(name_of(each), self._sides_of(each)) for each in first]
        if len(after.conflicts) > len(first):
            changes.append(words.more_fields(len(after.conflicts) - len(first)))
        return NextShown(after.key, after.title, self._about(after), tuple(changes))

    def _about(self, line: ConflictLine) -> str:
        """Return what else a city or record is called, and who removed it or how many fields wait."""
        removal = next((each for each in line.conflicts if each.contest.field == HIDDEN), None)
        if removal is None:
            return words.below_title(line.below, words.written_by_both(len(line.conflicts)))
        sides = [(self._who(side), bool(side.value)) for side in removal.contest.values]
        removers, others = ([who for who, is_gone in sides if is_gone is wanted] for wanted in (True, False))
        about = words.below_title(line.below, words.removed_by(removers, others))
        if not removal.goes:
            return about
        parts = [(each.noun, masked_within(each.name)) for each in removal.goes]
        return words.below_title(about, words.goes_with(parts))

    def _sides_of(self, conflict: Conflict) -> list[tuple[str, str]]:
        """Return who wrote what, each in one line."""
        return [
            (self._who(side), shortened(" ".join(self._said(conflict, side.value).split()), _MOST_SAID))
            for side in conflict.contest.values
        ]

    def _row_of(self, conflict: Conflict) -> RowShown:
        contest, key = conflict.contest, field_key(conflict)
        choice = self._chosen.get(key)
        keeps_both = conflict.both is not None and choice == _both(conflict)
        options = []
        for side in contest.values:
            at, who = day_and_clock(side.at.astimezone(self._desk)), self._who(side)
            is_chosen = keeps_both or choice == _Choice(side.value, who)
            options.append(OptionShown(self._said(conflict, side.value), words.by(who, at), at, is_chosen))
        return RowShown(
            key=key,
            name=name_of(conflict),
            was="" if contest.field == HIDDEN else self._said(conflict, contest.was),
            options=tuple(options),
            becomes=self._said(conflict, choice.value) if choice is not None else "",
            by=choice.by if choice is not None else "",
            can_both=conflict.both is not None,
            can_write=conflict.is_text,
        )

    def _said(self, conflict: Conflict, value: object) -> str:
        contest = conflict.contest
        if contest.field == HIDDEN:
            return words.leave_removed() if value else words.keep_it()
        names = self._book.names if self._book is not None else {}
        return masked_within(value_words(contest.noun, contest.field, value, names))


def _both(conflict: Conflict) -> _Choice:
    return _Choice(conflict.both, words.both_listed() if conflict.contest.is_list else words.both_kept())


def _own_last(book: ConflictBook) -> ConflictBook:
    """Put what this laptop wrote behind what others wrote: the columns and keys are theirs, then yours."""
    found = []
    for each in book.conflicts:
        sides = sorted(each.contest.values, key=lambda side: side.origin == book.own)
        found.append(each._replace(contest=replace(each.contest, values=tuple(sides))))
    return book._replace(conflicts=tuple(found))


def _origins(conflict: Conflict) -> frozenset[str]:
    return frozenset(each.origin for each in conflict.contest.values)


def _read(workspace: Workspace) -> ConflictBook:
    return services.conflicts.conflict_book(workspace)
