"""The lines of the list of problems: a card for each kind, and one for ignored problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, overload

from organizer_app.domain.checks.findings import Finding, FindingKind, Severity
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of
from organizer_app.ui.flow.remedies import MOVED
from organizer_app.ui.widgets.lists.long_lines import LongLines
from organizer_app.wording.checks import problem_list as words
from organizer_app.wording.language.same_city import which_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from organizer_app.domain.checks.problem_board import AcceptedFinding, ProblemBoard

Key = tuple[str, str, str]
ALL: Final = "all"
ERRORS: Final = "errors"
WARNINGS: Final = "warnings"
ACCEPTED: Final = "accepted"


class Head(NamedTuple):
    """The first line of a card.

    Attributes:
        code: identifies the card for folding.
        text: what its problems have in common.
        is_error: whether they are errors.
        is_folded: whether its problems are hidden.
        button: the label of the button that mends all of them with one answer, or empty.
    """

    code: str
    text: str
    is_error: bool
    is_folded: bool = False
    button: str = ""


class ProblemLine(NamedTuple):
    """A problem, ignored or not.

    Attributes:
        key: of the finding.
        icon: its icon.
        title: the sentence.
        below: what fixes it, or why it is ignored.
        is_error: whether the icon has the color of danger.
        finding: the fault, or None when it is gone.
        is_accepted: whether it is ignored.
        button: the label of the button that fixes it at once.
        is_end: whether the line is the last of the card.
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
    """The space for the buttons of the open problem."""

    height: int
    is_end: bool = False


Line = Head | ProblemLine | Room
# The case-folded text of a line, and the line.
_Sought = tuple[str, ProblemLine]


def key_of(line: Line) -> str:
    """Return the identity of a line while the lines around it change; empty for one that is skipped."""
    if isinstance(line, Head):
        return line.code
    return " ".join(line.key) if isinstance(line, ProblemLine) else ""


class ProblemLines(LongLines[Line]):
    """The visible lines; all problems have the same height, so they are measured together."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Line: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Line]: ...
    def __getitem__(self, number: int | slice) -> Line | Sequence[Line]:
        """Return a line, or those of a slice."""
        return self._lines[number]

    def items(self) -> list[int]:
        """Implements `LongLines`."""
        return [number for number, line in enumerate(self._lines) if not isinstance(line, Room)]

    def number_of_key(self, key: str) -> int:
        """Implements `LongLines`."""
        return next((number for number, line in enumerate(self._lines) if key_of(line) == key), -1)

    def loaded_items(self) -> Iterable[int]:
        """Implements `LongLines`."""
        return self.items()

    def heights(self, height: Callable[[Line], int]) -> Iterable[int]:
        """Implements `LongLines`."""
        usual = next((height(line) for line in self._lines if isinstance(line, ProblemLine)), 0)
        return [usual if isinstance(line, ProblemLine) else height(line) for line in self._lines]


class Wanted(NamedTuple):
    """What the list shows: search words, a severity code, and the folded cards."""

    text: str = ""
    severity: str = ALL
    folded: frozenset[str] = frozenset({ACCEPTED})


class BoardLines:
    """The lines of all problems of a board, worded once, so that a search only selects from them.

    Attributes:
        board: the problems.
        counts: the number of problems per severity code.
        outside: the actions off schedule that stay on their date when they move.
    """

    def __init__(self, board: ProblemBoard) -> None:
        self.board = board
        self._cards: dict[FindingKind, list[_Sought]] = {}
        which = which_actions({each.row.action_id: each.row for each in board.findings}.values())
        for finding in board.findings:
            line = _problem(finding, which.get(finding.row.action_id, ""))
            self._cards.setdefault(finding.kind, []).append((_text_of(line), line))
        self._accepted = [(_text_of(line), line) for line in map(_accepted, board.accepted)]
        errors = sum(len(found) for found in self._cards.values() if found[0][1].is_error)
        self.counts = {
            ALL: len(board.findings),
            ERRORS: errors,
            WARNINGS: len(board.findings) - errors,
            ACCEPTED: len(board.accepted),
        }
        self.outside = tuple(
            each.row.action_id for each in board.findings if each.kind in MOVED and _keeps_its_date(each)
        )

    def wanted(self, wanted: Wanted) -> list[Line]:
        """Return the lines of all cards: one per kind, errors first, and one for ignored problems."""
        lines: list[Line] = []
        for kind, found in self._cards.items():
            is_error = found[0][1].is_error
            if wanted.severity in {ALL, ERRORS if is_error else WARNINGS} and (
                kept := _having(found, wanted)
            ):
                many = len(mended_at_once(kind, kept))
                answer = words.fix_all(kind, many, len(kept), sets_times=self.board.sets_times)
                button = answer if many > 1 else ""
                head = Head(kind.value, words.group_head(kind, len(kept)), is_error, button=button)
                lines += _card(head, kept, wanted)
        lived_with = _having(self._accepted, wanted) if wanted.severity in {ALL, ACCEPTED} else []
        if lived_with:
            head = Head(ACCEPTED, words.accepted_head(len(lived_with)), is_error=False)
            lines += _card(head, lived_with, wanted)
        return lines

    def of_kind(self, kind: FindingKind, wanted: Wanted) -> list[ProblemLine]:
        """Return the problems of a kind that contain the words, shown or folded away."""
        return _having(self._cards.get(kind, []), wanted)


def mended_at_once(kind: FindingKind, lines: Iterable[ProblemLine]) -> list[Finding]:
    """Return the problems of a kind that one answer mends, never a time or date that a city has agreed on."""
    found = [line.finding for line in lines if line.finding is not None]
    if kind is FindingKind.MISSING_TIME:
        return [each for each in found if each.row.starts is None and each.row.zone]
    if kind in MOVED:
        return [each for each in found if _keeps_its_date(each)]
    return found


def _keeps_its_date(finding: Finding) -> bool:
    """Return whether an action off schedule stays on its date when it moves on schedule."""
    row = finding.row
    if row.starts_utc is None or not row.zone:
        return True
    target = local_of(from_epoch_minutes(row.starts_utc - finding.minutes), row.zone)
    return target.day.isoformat() == row.day


def _having(found: list[_Sought], wanted: Wanted) -> list[ProblemLine]:
    """Return the lines whose texts contain all the words."""
    for word in wanted.text.casefold().split():
        found = [each for each in found if word in each[0]]
    return [line for _text, line in found]


def _text_of(line: ProblemLine) -> str:
    return f"{line.title} {line.below}".casefold()


def _card(head: Head, kept: list[ProblemLine], wanted: Wanted) -> Iterable[Line]:
    """Return a card; a card requested by its chip or by words is never folded."""
    if head.code in wanted.folded and wanted.severity != head.code and not wanted.text:
        return [head._replace(is_folded=True)]
    return [head, *kept[:-1], kept[-1]._replace(is_end=True)]


def with_room(lines: list[Line], key: Key | None, height: int) -> list[Line]:
    """Return lines with space below one of them; unchanged if that line is gone."""
    if key is None:
        return lines
    at = next((n for n, each in enumerate(lines) if isinstance(each, ProblemLine) and each.key == key), -1)
    line = lines[at] if at >= 0 else None
    if not isinstance(line, ProblemLine):
        return lines
    return [*lines[:at], line._replace(is_end=False), Room(height, line.is_end), *lines[at + 1 :]]


def _problem(finding: Finding, which: str) -> ProblemLine:
    """Return the line of a problem; `which` distinguishes its action from others of the city, or is empty."""
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
