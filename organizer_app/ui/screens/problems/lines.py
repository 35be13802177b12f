"""The lines of the list of problems: heads by kind, problems, what is accepted, and the room for buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.findings import Finding, FindingKind, Severity
from organizer_app.wording import problem_list as words

if TYPE_CHECKING:
    from organizer_app.domain.problem_board import AcceptedFinding, ProblemBoard

Key = tuple[str, str, str]


class Head(NamedTuple):
    """Names the problems below it."""

    text: str
    is_error: bool


class ProblemLine(NamedTuple):
    """A problem, or one that is lived with.

    Attributes:
        key: of the finding.
        icon: its icon.
        title: the sentence.
        below: what mends it, or why it is accepted.
        is_error: whether the icon has the colour of danger.
        finding: the fault, or None when it is gone.
        is_accepted: whether somebody lives with it.
    """

    key: Key
    icon: str
    title: str
    below: str
    is_error: bool
    finding: Finding | None
    is_accepted: bool = False


class Room(NamedTuple):
    """Where the buttons of the open problem are."""

    height: int


Line = Head | ProblemLine | Room


def lines_of(board: ProblemBoard, wanted: str) -> list[Line]:
    """Return the lines with some words in them, grouped by kind, errors first; all for an empty text."""
    groups: dict[FindingKind, list[ProblemLine]] = {}
    for finding in board.findings:
        groups.setdefault(finding.kind, []).append(_problem(finding))
    lines: list[Line] = []
    for kind, found in groups.items():
        kept = [line for line in found if _has(line, wanted)]
        if kept:
            lines += [Head(words.group_head(kind, len(kept)), kept[0].is_error), *kept]
    accepted = [line for line in map(_accepted, board.accepted) if _has(line, wanted)]
    if accepted:
        lines += [Head(words.accepted_head(len(accepted)), is_error=False), *accepted]
    return lines


def with_room(lines: list[Line], key: Key | None, height: int) -> list[Line]:
    """Return lines with room below one of them; without its line there is none."""
    at = next((n for n, each in enumerate(lines) if isinstance(each, ProblemLine) and each.key == key), -1)
    return lines if at < 0 else [*lines[: at + 1], Room(height), *lines[at + 1 :]]


def _problem(finding: Finding) -> ProblemLine:
    is_error = finding.severity is Severity.ERROR
    icon = "circle-alert" if is_error else "triangle-alert"
    return ProblemLine(finding.key, icon, *words.lines_of(finding), is_error, finding)


def _accepted(accepted: AcceptedFinding) -> ProblemLine:
    title, below = words.accepted_line(accepted)
    return ProblemLine(accepted.key, "check", title, below, False, accepted.finding, is_accepted=True)  # noqa: FBT003  # a column of the line


def _has(line: ProblemLine, wanted: str) -> bool:
    text = f"{line.title} {line.below}".casefold()
    return all(word in text for word in wanted.casefold().split())
