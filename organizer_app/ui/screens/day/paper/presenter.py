"""Understands many lines at once, from paper or from a chat, and logs those that are clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from typing_extensions import override

from organizer_app.domain.basics.edits import ERASING, LOCAL
from organizer_app.domain.day.chat_drafts import chat_messages, draft_line
from organizer_app.domain.day.entry_line import EntryGap
from organizer_app.domain.day.paper_lines import PaperLine, read_paper
from organizer_app.domain.time.local_time import from_epoch_minutes, local_of, minutes_of
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.screens.day.day_printing import print_board_to, print_paper
from organizer_app.ui.screens.day.paper.draft_lines import DraftLine
from organizer_app.wording.day import entry_bar as entry_words
from organizer_app.wording.day import paper as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.environment.clock import Clock
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

# So many of the cities that a line may mean are named.
_OFFERED: Final = 4
# With these, somebody can be erased from the lines that are kept.
_MAY_ERASE: Final = ERASING | LOCAL


class PaperView(ToastView, Protocol):
    """What the presenter calls on the screen."""

    def show_drafts(self, lines: Sequence[DraftLine]) -> None:
        """Show what each line is understood as."""

    def show_draft_text(self, text: str) -> None:
        """Show other lines."""

    def put_draft(self, line: str) -> None:
        """Put one draft into the entry bar of the board."""

    def open_paper(self) -> None:
        """Show the view."""


class PaperPresenter(PlanPresenter[PaperView]):
    """Follows the day that the board shows.

    Args:
        view: shows it.
        background: does the work on the plan.
        clock: the present moment, UTC.
    """

    def __init__(self, view: PaperView, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self._day: DayBook | None = None
        self._text = ""
        # The lines as this view last knew the plan to have them.
        self._kept = ""
        self._is_logging = False

    @override
    def attach(self, workspace: Workspace) -> None:
        """Show the lines that waited when the plan was closed, however that came about."""
        super().attach(workspace)
        self._access.ask(services.typed_drafts.kept_lines, self._take_kept)

    def _take_kept(self, text: str) -> None:
        if text and not self._text:
            self._kept = text
            self._view.show_draft_text(text)
            waiting = sum(bool(line.strip()) for line in text.splitlines())
            self._view.show_toast(words.still_waiting(waiting), can_undo=False)

    def on_change(self, change_set: ChangeSet) -> None:
        """Take over what an erasure left of the lines; what the board reads arrives with the day."""
        if self._text and change_set.kind in _MAY_ERASE:
            self._access.ask(self._keep, self._take_cleaned)

    def take_day(self, day: DayBook) -> None:
        """Understand lines by the cities and the clock of this day."""
        self._day = day
        if self._text:
            self._show()

    def type_text(self, text: str) -> None:
        """Understand lines while they are typed; they stay in the plan until they are logged."""
        if text != self._text:
            self._text = text
            # A request that waits keeps what is newest by then, and later ones find it kept.
            self._access.ask(self._keep, self._take_cleaned)
        self._show()

    def _keep(self, workspace: Workspace) -> str | None:
        """Keep the lines; return those that are kept if somebody was erased from them, as they then stay."""
        if workspace.refusal is not None:
            return None
        text, kept = self._text, services.typed_drafts.kept_lines(workspace)
        if kept != self._kept:
            self._kept = kept
            return kept
        services.typed_drafts.keep_lines(workspace, text)
        self._kept = text if text.strip() else ""
        return None

    def _take_cleaned(self, cleaned: str | None) -> None:
        if cleaned is not None:
            self._view.show_draft_text(cleaned)

    def paste(self, text: str) -> bool:
        """Make drafts of pasted chat messages; return whether the text holds any.

        One message becomes the line of the entry bar, several open the view with a line each.
        """
        day, messages = self._day, chat_messages(text)
        if day is None or not messages:
            return False
        cities = [state.city for state in day.book.states()]
        drafts = [draft_line(each, cities, self._wall(day)) for each in messages]
        if len(drafts) == 1:
            self._view.put_draft(drafts[0])
        else:
            kept = [self._text.rstrip("\n")] if self._text.strip() else []
            self._view.open_paper()
            self._view.show_draft_text("\n".join((*kept, *drafts)))
        return True

    def log(self) -> None:
        """Log every line that is clear, each as a step of its own; the others stay."""
        ready = [line for line in self._lines() if line.is_ready]
        if not ready or self._is_logging:
            return
        self._is_logging = True
        logged: list[PaperLine] = []

        def done(count: int) -> None:
            self._keep_rest(logged)
            self._view.show_toast(words.logged(count), can_undo=count == 1)

        def failed(problem: Problem) -> None:
            self._keep_rest(logged)
            self._access.show_problem(problem)

        self._access.ask(lambda workspace: _log(workspace, ready, logged), done, failed)

    def _keep_rest(self, logged: Sequence[PaperLine]) -> None:
        """Leave the lines that were not logged, also those typed meanwhile; each logged one goes once."""
        self._is_logging = False
        left = [line.text for line in self._lines()]
        for line in logged:
            if line.text in left:
                left.remove(line.text)
        self._view.show_draft_text("\n".join(left))

    def print_to(self, out: Path) -> None:
        """Write the board to be filled in by hand as PDF."""
        print_paper(self._access, self._view, print_board_to, out, self._clock())

    def _wall(self, day: DayBook) -> int:
        wall = local_of(from_epoch_minutes(day.book.now), day.desk_zone).wall
        return minutes_of(wall)

    def _lines(self) -> tuple[PaperLine, ...]:
        day = self._day
        return read_paper(self._text, day.cities, self._wall(day)) if day is not None else ()

    def _show(self) -> None:
        day = self._day
        if day is not None:
            lines = [_draft(day, number, line) for number, line in enumerate(self._lines())]
            self._view.show_drafts(lines)


def _log(workspace: Workspace, ready: Sequence[PaperLine], logged: list[PaperLine]) -> int:
    """Log lines, each as a step; note those that are in, so that a failure loses none and doubles none."""
    for line in ready:
        if line.entry is not None:
            services.entries.log_line(workspace, typed=line.entry, counter=workspace.author)
            logged.append(line)
    return len(logged)


def _draft(day: DayBook, number: int, line: PaperLine) -> DraftLine:
    entry = line.entry
    if line.gap is not None:
        return DraftLine(number, words.gap_words(line.gap), line.text.strip(), is_ready=False)
    if entry is None:
        return DraftLine(number, words.nothing_said(), line.text.strip(), is_ready=False)
    if entry.gap is EntryGap.UNKNOWN_CITY:
        return DraftLine(number, words.general(), line.text.strip(), is_ready=True)
    if entry.gap is EntryGap.CITY:
        which = words.which_city(entry_words.offered_texts(entry.candidates[:_OFFERED]))
        return DraftLine(number, which, line.text.strip(), is_ready=False)
    if entry.gap is not None:
        return DraftLine(number, entry_words.gap_words(entry.gap), line.text.strip(), is_ready=False)
    city = entry.candidates[0]
    told = entry_words.understood(entry, day.book.now)
    return DraftLine(number, f"{entry_words.city_text(city)}: {told}", line.text.strip(), is_ready=True)
