"""Decides what the problems screen shows: which problems, the open one, and what a button does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from organizer_app.domain.checks.findings import FindingKind
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter
from organizer_app.ui.flow.remedies import MOVED, remedy_of
from organizer_app.ui.screens.problems.lines import (
    ALL,
    ERRORS,
    WARNINGS,
    BoardLines,
    ProblemLine,
    Wanted,
    mended_at_once,
)
from organizer_app.wording.checks import problem_list as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from organizer_app.domain.basics.edits import EditSummary
    from organizer_app.domain.checks.problem_board import CheckMeasures
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Destination
    from organizer_app.ui.screens.problems.lines import Key, Line


class ProblemsView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_lines(self, lines: list[Line], total: str, *, is_narrowed: bool) -> None:
        """Show other lines, and the number of problems."""

    def show_filter(self, counts: Mapping[str, int], measures: CheckMeasures | None) -> None:
        """Show the number of problems per severity, and the limits of the checks."""

    def show_open(self, line: ProblemLine | None, outside: int) -> None:
        """Show the buttons of a problem; `outside` is the number of cities its fix could move at once."""

    def go_to(self, destination: Destination) -> None:
        """Show where to fix a problem."""


class ProblemsPresenter(ReadingPresenter[ProblemsView, BoardLines]):
    """Keeps the list current; changes during a read cause exactly one more."""

    def __init__(self, view: ProblemsView, background: Runner) -> None:
        super().__init__(view, background)
        self._lines: BoardLines | None = None
        self._wanted = Wanted()
        self._open: Key | None = None

    @override
    def _work(self) -> Callable[[Workspace], BoardLines]:
        # Worded in the background too: fifteen thousand sentences take their time.
        return _board_lines

    @override
    def _take(self, lines: BoardLines) -> None:
        self._lines = lines
        self._show()

    def search(self, text: str) -> None:
        """Show the problems that contain some words."""
        self._wanted = self._wanted._replace(text=text.strip())
        self._show()

    def keep(self, severity: str) -> None:
        """Show the problems of one severity, the ignored ones, or all."""
        self._wanted = self._wanted._replace(severity=severity)
        self._show()

    def fold(self, code: str) -> None:
        """Hide or show the problems of a card."""
        self._wanted = self._wanted._replace(folded=self._wanted.folded ^ {code})
        self._show()

    def measure(self, stale_after_days: int, travel_kmh: int) -> None:
        """Change the limits of the checks."""
        known = self._lines.board.measures if self._lines else None
        if known is not None:
            wanted = replace(known, stale_after_days=stale_after_days, travel_kmh=travel_kmh)
            if wanted != known:
                self._access.do(
                    lambda workspace: services.check_measures.set_measures(workspace, wanted), self._say
                )

    def toggle(self, line: ProblemLine) -> None:
        """Open or close a problem."""
        self._open = None if self._open == line.key else line.key
        self._show()

    def open_about(self, action_id: str) -> None:
        """Open the first problem of an action."""
        found = self._lines.board.findings if self._lines else ()
        first = next((each for each in found if each.row.action_id == action_id), None)
        if first is not None:
            self._open = first.key
            self._show()

    def _show(self) -> None:
        known = self._lines
        if known is None:
            return
        lines = known.wanted(self._wanted)
        total = words.total(known.counts[ERRORS], known.counts[WARNINGS])
        shown = (each for each in lines if isinstance(each, ProblemLine)) if self._open else ()
        opened = next((each for each in shown if each.key == self._open), None)
        self._view.show_open(opened, len(known.outside))
        self._view.show_filter(known.counts, known.board.measures)
        is_narrowed = bool(self._wanted.text) or self._wanted.severity != ALL
        self._view.show_lines(lines, total, is_narrowed=is_narrowed)

    # Buttons

    def mend(self, line: ProblemLine) -> None:
        """Move the action to the rule's time, or show where to fix the problem."""
        if line.finding is None or self._lines is None:
            return
        if line.finding.kind in MOVED:
            self._move((line.finding.row.action_id,), keeps_dates=False)
        elif line.finding.kind is FindingKind.PLACEHOLDER:
            self._access.do(services.placeholders.clear_placeholders, self._say)
        else:
            self._view.go_to(remedy_of(line.finding, self._lines.board.lead_ids))

    def mend_all(self, kind: FindingKind) -> None:
        """Mend the shown problems of a kind with one answer, as one undo step."""
        known = self._lines
        if known is None:
            return
        found = mended_at_once(kind, known.of_kind(kind, self._wanted))
        if kind is FindingKind.PLACEHOLDER:
            self._access.do(services.placeholders.clear_placeholders, self._say)
        elif kind in MOVED or kind is FindingKind.MISSING_TIME:
            self._move(tuple(each.row.action_id for each in found))
        elif found:
            self._view.go_to(remedy_of(found[0], known.board.lead_ids))

    def move_all(self) -> None:
        """Move every city off schedule to the rule's time."""
        self._move(self._lines.outside if self._lines else ())

    def _move(self, action_ids: Sequence[str], *, keeps_dates: bool = True) -> None:
        """Move actions on schedule; many at once never move to another date, which a city may have agreed."""
        self._access.do(
            lambda workspace: services.scheduling.move_to_shared_moment(
                workspace, action_ids=action_ids, keeps_dates=keeps_dates
            ),
            self._say,
        )

    def accept(self, line: ProblemLine, reason: str) -> None:
        """Ignore a problem from now on."""
        self._change(
            lambda workspace: services.checking.accept(workspace, key=line.key, reason=reason),
            words.accepted_toast(),
        )

    def tell_again(self, line: ProblemLine) -> None:
        """Stop ignoring a problem."""
        self._change(
            lambda workspace: services.checking.stop_accepting(workspace, key=line.key), words.listed_again()
        )

    def _change(self, work: Callable[[Workspace], None], said: str) -> None:
        self._open = None
        self._access.ask(work, lambda _done: self._view.show_toast(said, can_undo=True))

    def _say(self, _answer: object, step: EditSummary | None) -> None:
        if step is None:
            self._view.show_toast(words.not_moved(), can_undo=False)
        else:
            self._view.show_toast(plan_bar.done(step), can_undo=True)


def _board_lines(workspace: Workspace) -> BoardLines:
    return BoardLines(services.problem_board.problem_board(workspace))
