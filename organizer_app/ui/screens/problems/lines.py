"""The lines of the list of problems: a card for each kind, and one for what is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.findings import Finding, FindingKind, Severity
from organizer_app.wording import problem_list as words
from organizer_app.wording.same_city import which_actions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.problem_board import AcceptedFinding, ProblemBoard

Key = tuple[str, str, str]
ALL: Final = "all"
ERRORS: Final = "errors"
WARNINGS: Final = "warnings"
ACCEPTED: Final = "accepted"


class Head(NamedTuple):
    """The first line of a card.

    Attributes:
        code: names the card for folding.
        text: what its problems have in common.
        is_error: whether they are errors.
        is_folded: whether its problems are hidden.
    """

    code: str
    text: str
    is_error: bool
    is_folded: bool = False


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
        button: the words of what mends it at once.
        is_end: whether the card ends with it.
    """

    key: Key
    icon: str
    title: str
    below: str
    is_error: bool
    finding: Finding | None
    is_accepted: bool = False
    button: str = ""
    is_end: bool = False


class Room(NamedTuple):
    """Where the buttons of the open problem are."""

    height: int
    is_end: bool = False


Line = Head | ProblemLine | Room


class Wanted(NamedTuple):
    """What the list shows: words that are looked for, a code of severity, and the cards that are folded."""

    text: str = ""
    severity: str = ALL
    folded: frozenset[str] = frozenset({ACCEPTED})


def counts_of(board: ProblemBoard) -> dict[str, int]:
    """Return how many problems each code of severity shows."""
    errors = sum(each.severity is Severity.ERROR for each in board.findings)
    return {
        ALL: len(board.findings),
        ERRORS: errors,
        WARNINGS: len(board.findings) - errors,
        ACCEPTED: len(board.accepted),
    }


def lines_of(board: ProblemBoard, wanted: Wanted) -> list[Line]:
    """Return the lines of all cards: one for each kind, errors first, and one for what is lived with."""
    groups: dict[FindingKind, list[ProblemLine]] = {}
    which = which_actions({each.row.action_id: each.row for each in board.findings}.values())
    for finding in board.findings:
        if wanted.severity in {ALL, _severity(finding)}:
            problem = _problem(finding, which.get(finding.row.action_id, ""))
            groups.setdefault(finding.kind, []).append(problem)
    lines: list[Line] = []
    for kind, found in groups.items():
        kept = [line for line in found if _has(line, wanted.text)]
        if kept:
            head = Head(kind.value, words.group_head(kind, len(kept)), kept[0].is_error)
            lines += _card(head, kept, wanted)
    accepted = map(_accepted, board.accepted if wanted.severity in {ALL, ACCEPTED} else ())
    lived_with = [line for line in accepted if _has(line, wanted.text)]
    if lived_with:
        head = Head(ACCEPTED, words.accepted_head(len(lived_with)), is_error=False)
        lines += _card(head, lived_with, wanted)
    return lines


def _card(head: Head, kept: list[ProblemLine], wanted: Wanted) -> Iterable[Line]:
    """Return a card; one that was asked for by its chip or by words is never folded."""
    if head.code in wanted.folded and wanted.severity != head.code and not wanted.text:
        return [head._replace(is_folded=True)]
    return [head, *kept[:-1], kept[-1]._replace(is_end=True)]


def with_room(lines: list[Line], key: Key | None, height: int) -> list[Line]:
    """Return lines with room below one of them; without its line there is none."""
    at = next((n for n, each in enumerate(lines) if isinstance(each, ProblemLine) and each.key == key), -1)
    line = lines[at] if at >= 0 else None
    if not isinstance(line, ProblemLine):
        return lines
    return [*lines[:at], line._replace(is_end=False), Room(height, line.is_end), *lines[at + 1 :]]


def _severity(finding: Finding) -> str:
    return ERRORS if finding.severity is Severity.ERROR else WARNINGS


def _problem(finding: Finding, which: str) -> ProblemLine:
    """Return the line of a problem; `which` tells its action from the others of the city, or is empty."""
    is_error = finding.severity is Severity.ERROR
    icon = "circle-alert" if is_error else "triangle-alert"
    button = words.remedy_button(finding.kind)
    title, below = words.lines_of(finding)
    below = " · ".join(each for each in (which, below) if each)
    return ProblemLine(finding.key, icon, title, below, is_error, finding, button=button)


def _accepted(accepted: AcceptedFinding) -> ProblemLine:
    title, below = words.accepted_line(accepted)
    line = ProblemLine(accepted.key, "check", title, below, is_error=False, finding=accepted.finding)
    return line._replace(is_accepted=True, button=words.tell_again())


def _has(line: ProblemLine, wanted: str) -> bool:
    text = f"{line.title} {line.below}".casefold()
    return all(word in text for word in wanted.casefold().split())
