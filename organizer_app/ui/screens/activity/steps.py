"""The steps of the journal as the activity screen holds them: with their words, their day and their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.basics.edits import EditKind, EditSummary
from organizer_app.ui.flow.step_icons import category_of, step_icon
from organizer_app.wording.history import history as words
from organizer_app.wording.plan.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

# What of a sentence is written bold: the first of these arguments that occurs in it.
_BOLD: Final = ("city", "file", "title", "name", "person", "group")


class Step(NamedTuple):
    """One step with its words; the moment is local, the day ISO text."""

    summary: EditSummary
    said: str
    bold: str
    moment: datetime
    day: str
    badge: str

    @property
    def step_id(self) -> str:
        """The id of the journal's entry."""
        return self.summary.edit_id

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return step_icon(self.summary.kind)


class DayHead(NamedTuple):
    """The line above a day; `steps` is None while older steps of the day are not read yet."""

    day: str
    title: str
    quiet: str
    steps: int | None


class Unfolded(NamedTuple):
    """The room below a step for what it changed."""

    step_id: str
    height: int


class Closing(NamedTuple):
    """The last line: says that more is being read, or that this is all."""

    said: str


class Waiting(NamedTuple):
    """A step that is not read yet, by where it stands in history."""

    number: int


Line = DayHead | Step | Unfolded | Closing | Waiting


def kinds_of(categories: Iterable[str]) -> frozenset[EditKind]:
    """Return the kinds of steps that are filed under some categories."""
    wanted = set(categories)
    return frozenset(kind for kind in EditKind if category_of(kind) in wanted)


def step_of(summary: EditSummary) -> Step:
    """Return a step with its words, in the clock of this computer until `at_desk` puts it into another."""
    said, moment = sentence(summary), summary.at.astimezone()
    arguments = summary.arguments
    bold = next(
        (arguments[name] for name in _BOLD if arguments.get(name, "") in said and name in arguments), ""
    )
    return Step(summary, said, bold, moment, moment.date().isoformat(), _badge(summary))


def at_desk(steps: Iterable[Step], desk: tzinfo | None) -> list[Step]:
    """Return steps in the clock and on the days of the desk, which may be none known."""
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
    """Whether every word that was typed is in the sentence of a step, in its author or its arguments."""
    text = f"{step.said} {step.summary.author} {' '.join(step.summary.arguments.values())}".casefold()
    return all(word in text for word in searched.casefold().split())
