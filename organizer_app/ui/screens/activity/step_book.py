"""Holds a long history: the order of all steps, and the words of those near the visible ones."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain, repeat
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.ui.flow.step_icons import category_of, step_icon
from organizer_app.ui.widgets.lists.long_lines import LongLines
from organizer_app.wording.history import history as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime, tzinfo


# The first of these arguments that occurs in a sentence is bold.
_BOLD: Final = ("city", "file", "title", "name", "person", "group")


class Step(NamedTuple):
    """A step with its words; its time is local, its day ISO text."""

    summary: EditSummary
    said: str
    bold: str
    moment: datetime
    day: str
    badge: str

    @property
    def step_id(self) -> str:
        """The id of the journal entry."""
        return self.summary.edit_id

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return step_icon(self.summary.kind)

    @property
    def told_at(self) -> datetime | None:
        """When it was made, unless its day alone is told."""
        return self.moment if self.summary.has_time else None


class DayHead(NamedTuple):
    """The head above a day; `steps` is None while older steps of the day are not read yet."""

    day: str
    title: str
    quiet: str
    steps: int | None


class Unfolded(NamedTuple):
    """The space below a step for its changes."""

    step_id: str
    height: int


class Closing(NamedTuple):
    """The last line: more steps are being read, or this is the end."""

    said: str


class Waiting(NamedTuple):
    """A step that is not read yet, by its position in the history."""

    number: int


Line = DayHead | Step | Unfolded | Closing | Waiting


def kinds_of(categories: Iterable[str]) -> frozenset[EditKind]:
    """Return the kinds of steps in some categories."""
    wanted = set(categories)
    return frozenset(kind for kind in EditKind if category_of(kind) in wanted)


def step_of(summary: EditSummary) -> Step:
    """Return a step with its words, in this computer's time zone until `at_desk` converts it."""
    said, moment = sentence(summary), summary.at.astimezone()
    arguments = summary.arguments
    bold = next(
        (arguments[name] for name in _BOLD if arguments.get(name, "") in said and name in arguments), ""
    )
    return Step(summary, said, bold, moment, moment.date().isoformat(), _badge(summary))


def at_desk(steps: Iterable[Step], desk: tzinfo | None) -> list[Step]:
    """Return steps in the time zone of headquarters, if one is known."""
    found = []
    for step in steps:
        moment = step.moment.astimezone(desk)
        found.append(step._replace(moment=moment, day=moment.date().isoformat()))
    return found


def _badge(summary: EditSummary) -> str:
    if summary.undone:
        return words.undone()
    return words.records(summary.changes) if summary.changes > 1 else ""


def matches(step: Step, searched: str) -> bool:
    """Return whether every typed word is in a step's sentence, author or arguments."""
    text = f"{step.said} {step.summary.author} {' '.join(step.summary.arguments.values())}".casefold()
    return all(word in text for word in searched.casefold().split())


# Words of more steps than this are not kept; those farthest from view go first.
_MOST_KEPT: Final = 4000


class DayRun(NamedTuple):
    """Consecutive steps of one day (ISO text)."""

    day: str
    steps: int


class StepBook:
    """The ids of steps, newest first, and the steps read so far."""

    def __init__(
        self, ids: Sequence[str] = (), runs: Sequence[DayRun] = (), steps: Iterable[Step] = ()
    ) -> None:
        self.ids = list(ids)
        self.runs = list(runs)
        known = {step.step_id: step for step in steps}
        self._steps: list[Step | None] = [known.get(each) for each in self.ids] if known else []
        self._steps = self._steps or [None] * len(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Step]:
        return (step for step in self._steps if step is not None)

    def step(self, index: int) -> Step | None:
        """Return one step, or None if it was not read yet."""
        return self._steps[index]

    def index_of(self, step_id: str) -> int:
        """Return the position of a step, or -1."""
        return self.ids.index(step_id) if step_id in self.ids else -1

    def missing(self, first: int, last: int) -> list[str]:
        """Return the ids of the unread steps of a range, both ends included."""
        span = range(max(0, first), min(last + 1, len(self.ids)))
        return [self.ids[index] for index in span if self._steps[index] is None]

    def take(self, steps: Iterable[Step], near: int) -> None:
        """Keep steps that were read; if there are too many, drop those farthest from `near`."""
        spots: Mapping[str, Step] = {step.step_id: step for step in steps}
        first = max(0, near - _MOST_KEPT)
        for index in range(first, min(near + _MOST_KEPT, len(self.ids))):
            fresh = spots.get(self.ids[index])
            if fresh is not None:
                self._steps[index] = fresh
        if sum(step is not None for step in self._steps) > _MOST_KEPT:
            kept = range(max(0, near - _MOST_KEPT // 4), near + _MOST_KEPT // 4)
            self._steps = [step if index in kept else None for index, step in enumerate(self._steps)]

    def mark(self, steps: Iterable[Step]) -> None:
        """Replace known steps by their present state, such as undone."""
        fresh = {step.step_id: step for step in steps}
        self._steps = [step and fresh.get(step.step_id, step) for step in self._steps]

    def put_on_top(self, steps: Sequence[Step]) -> None:
        """Add steps made since, newest first."""
        self.ids = [*(step.step_id for step in steps), *self.ids]
        self._steps = [*steps, *self._steps]
        self.runs = _joined([*runs_of(steps), *self.runs])

    def add_below(self, steps: Sequence[Step]) -> None:
        """Add older steps at the end."""
        self.ids += (step.step_id for step in steps)
        self._steps += steps
        self.runs = _joined([*self.runs, *runs_of(steps)])


def runs_of(steps: Iterable[Step]) -> list[DayRun]:
    """Return the days of consecutive steps."""
    return _joined([DayRun(step.day, 1) for step in steps])


def _joined(runs: Iterable[DayRun]) -> list[DayRun]:
    joined: list[DayRun] = []
    for run in runs:
        if joined and joined[-1].day == run.day:
            joined[-1] = DayRun(run.day, joined[-1].steps + run.steps)
        else:
            joined.append(run)
    return joined


class StepLines(LongLines[Line]):
    """The lines of a book: a head for each day, its steps, and the space below the expanded step.

    Args:
        book: the steps.
        today: today at headquarters, ISO text; `yesterday` likewise.
        unfolded: the expanded step, or None.
        is_all: False while older steps are still being read.
    """

    def __init__(
        self, book: StepBook, today: str, yesterday: str, unfolded: Unfolded | None, *, is_all: bool
    ) -> None:
        self._book = book
        self.room = -1
        self._days = (today, yesterday)
        self._is_all = is_all
        counts = [run.steps for run in book.runs]
        self._firsts = list(accumulate(counts, initial=0))
        # The position of each day's head while no step is expanded.
        self._heads = [first + number for number, first in enumerate(self._firsts)]
        self._total = self._heads.pop()
        self._firsts = self._firsts[: len(counts)]
        self._unfolded = unfolded
        opened = book.index_of(unfolded.step_id) if unfolded is not None else -1
        self.room = self.number_of(opened) + 1 if opened >= 0 else -1

    def __len__(self) -> int:
        return self._total + (self.room >= 0) + (not self._is_all and self._total > 0)

    @overload
    def __getitem__(self, number: int) -> Line: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Line]: ...
    def __getitem__(self, number: int | slice) -> Line | Sequence[Line]:
        if isinstance(number, slice):
            return [self._line(each) for each in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._line(number % len(self))

    def _line(self, number: int) -> Line:
        if number == self.room and self._unfolded is not None:
            return self._unfolded
        plain = number - (0 <= self.room < number)
        if plain >= self._total:
            return Closing(words.reading())
        day = bisect_right(self._heads, plain) - 1
        at = plain - self._heads[day]
        if not at:
            return self._head(day)
        index = self._firsts[day] + at - 1
        return self._book.step(index) or Waiting(index)

    def _head(self, number: int) -> DayHead:
        run = self._book.runs[number]
        title, quiet = words.day_title(run.day, *self._days) if run.day else ("", "")
        is_whole = self._is_all or number < len(self._heads) - 1
        return DayHead(run.day, title, quiet, run.steps if is_whole else None)

    def number_of(self, index: int) -> int:
        """Return the line number of a step by its position in the book; -1 for none."""
        if not 0 <= index < len(self._book):
            return -1
        plain = index + bisect_right(self._firsts, index)
        return plain + (0 <= self.room <= plain)

    def indexes(self, lines: range) -> tuple[int, int]:
        """Return the positions in the book of the first and last step near some lines."""
        return self._index_near(lines.start), self._index_near(max(lines.start, lines.stop - 1))

    def _index_near(self, number: int) -> int:
        plain = min(number - (0 <= self.room < number), self._total - 1)
        day = max(0, bisect_right(self._heads, plain) - 1)
        return self._firsts[day] + max(0, plain - self._heads[day] - 1) if self._heads else 0

    def number_of_key(self, key: str) -> int:
        """Implements `LongLines`."""
        return self.number_of(self._book.index_of(key))

    def items(self) -> list[int]:
        """Implements `LongLines`."""
        spans = (range(head + 1, head + 1 + run.steps) for head, run in self._spans())
        plain = list(chain.from_iterable(spans))
        if self.room < 0:
            return plain
        at = bisect_right(plain, self.room - 1)
        return [*plain[:at], *(number + 1 for number in plain[at:])]

    def loaded_items(self) -> Iterable[int]:
        """Implements `LongLines`."""
        known = range(len(self._book))
        return [self.number_of(index) for index in known if self._book.step(index) is not None]

    def heights(self, height: Callable[[Line], int]) -> Iterable[int]:
        """Implements `LongLines`."""
        if not self._total:
            return []
        head, step = height(self[0]), height(Waiting(0))
        days = (chain((head,), repeat(step, run.steps)) for _head, run in self._spans())
        plain = list(chain.from_iterable(days))
        if self.room >= 0 and self._unfolded is not None:
            plain.insert(self.room, height(self._unfolded))
        return plain if self._is_all else [*plain, height(Closing(""))]

    def _spans(self) -> Iterator[tuple[int, DayRun]]:
        return zip(self._heads, self._book.runs, strict=True)
