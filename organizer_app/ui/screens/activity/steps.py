"""The steps of the journal as the activity screen holds them: with their words, their day and their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.edits import EditKind, EditSummary
from organizer_app.domain.step_details import STEPS_BACK
from organizer_app.wording import history as words
from organizer_app.wording.edits import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

# A kind of step is filed under the first word of its code, so that new ones need no entry here.
_CATEGORIES: Final = {
    "added": "added",
    "created": "other",
    "filled": "other",
    "changed": "changed",
    "set": "changed",
    "moved": "changed",
    "removed": "removed",
    "imported": "imported",
    "applied": "added",
    "tracked": "added",
    "copied": "added",
    "logged": "added",
    "told": "changed",
    "untold": "changed",
    "did": "changed",
    "reopened": "changed",
    "shifted": "changed",
    "resized": "changed",
    "merged": "changed",
    "accepted": "changed",
    "stopped": "changed",
    "renamed": "changed",
    "ordered": "changed",
    "saved": "added",
    "erased": "removed",
}
_ICONS: Final = {
    EditKind.CHANGED_LEAD: "user",
    EditKind.CHANGED_BACKUP: "user",
    EditKind.CHANGED_GROUPS: "handshake",
    EditKind.CHANGED_PLACE: "map-pin",
    EditKind.CHANGED_VENUE: "map-pin",
    EditKind.CHANGED_START: "clock",
    EditKind.CHANGED_END: "clock",
    EditKind.CHANGED_DAY: "calendar",
    EditKind.MOVED_ACTIONS: "calendar",
    EditKind.MOVED_TO_WINDOW: "clock",
    EditKind.SHIFTED_ACTIONS: "clock",
    EditKind.RESIZED_ACTION: "clock",
    EditKind.LOGGED_CALL: "phone",
    EditKind.CHANGED_CALL: "phone",
    EditKind.FILLED_ROLE: "user",
    EditKind.CHANGED_ROLE: "user",
    EditKind.APPLIED_TEMPLATE: "clipboard-check",
    EditKind.CHANGED_TASKS: "clipboard-check",
    EditKind.DID_STEP: "check",
    EditKind.RELEASED: "share-2",
    EditKind.TOLD_RECIPIENT: "mail",
    EditKind.REDID: "redo-2",
}
_CATEGORY_ICONS: Final = {
    "added": "plus",
    "changed": "pencil",
    "removed": "trash-2",
    "imported": "file-spreadsheet",
    "back": "undo-2",
    "other": "flag",
}
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
        kind = self.summary.kind
        return _ICONS.get(kind) or _CATEGORY_ICONS[category_of(kind)]


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


Line = DayHead | Step | Unfolded | Closing


def category_of(kind: EditKind) -> str:
    """Return the code of the kind of steps under which a step is filed."""
    if kind in STEPS_BACK:
        return "back"
    return _CATEGORIES.get(kind.value.partition("_")[0], "other")


def kinds_of(categories: Iterable[str]) -> frozenset[EditKind]:
    """Return the kinds of steps that are filed under some categories."""
    wanted = set(categories)
    return frozenset(kind for kind in EditKind if category_of(kind) in wanted)


def step_of(summary: EditSummary) -> Step:
    """Return a step with its words, in the clock of this computer."""
    said, moment = sentence(summary), summary.at.astimezone()
    arguments = summary.arguments
    bold = next(
        (arguments[name] for name in _BOLD if arguments.get(name, "") in said and name in arguments), ""
    )
    return Step(summary, said, bold, moment, moment.date().isoformat(), _badge(summary))


def _badge(summary: EditSummary) -> str:
    if summary.undone:
        return words.undone()
    return words.records(summary.changes) if summary.changes > 1 else ""


def matches(step: Step, searched: str) -> bool:
    """Whether every word that was typed is in the sentence of a step, in its author or its arguments."""
    text = f"{step.said} {step.summary.author} {' '.join(step.summary.arguments.values())}".casefold()
    return all(word in text for word in searched.casefold().split())


def lines_of(
    steps: Sequence[Step], today: str, yesterday: str, unfolded: Unfolded | None, *, is_all: bool
) -> list[Line]:
    """Arrange steps, newest first, under their days."""
    lines: list[Line] = []
    counts: dict[str, int] = {}
    for step in steps:
        counts[step.day] = counts.get(step.day, 0) + 1
    last = steps[-1].day if steps else ""
    day = ""
    for step in steps:
        if step.day != day:
            day = step.day
            title, quiet = words.day_title(day, today, yesterday)
            lines.append(DayHead(day, title, quiet, counts[day] if is_all or day != last else None))
        lines.append(step)
        if unfolded is not None and unfolded.step_id == step.step_id:
            lines.append(unfolded)
    if steps and not is_all:
        lines.append(Closing(words.reading()))
    return lines
