"""The steps of the journal with their words, day and kind, as the activity screen needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.ui.flow.step_icons import category_of, step_icon
from organizer_app.wording.history import history as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
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
