"""Decides what the activity screen shows: the steps, the expanded one, and what can be undone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from organizer_app.domain.basics.edits import ERASING
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.basics.step_details import StepFilter
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.flow.plan_presenter import PlanPresenter
from organizer_app.ui.flow.step_icons import category_of
from organizer_app.ui.screens.activity import activity_jobs
from organizer_app.ui.screens.activity.history_filter import SINGLE, HistoryFilter, Offered, can_revert
from organizer_app.ui.screens.activity.step_book import DayRun, StepBook, runs_of, step_of
from organizer_app.wording.history import history as words
from organizer_app.wording.history import history_filters as filters
from organizer_app.wording.history import reverting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, tzinfo
    from pathlib import Path

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.basics.edits import EditKind, EditSummary
    from organizer_app.domain.basics.problems import Problem
    from organizer_app.domain.basics.step_details import RevertReport, StepDetail
    from organizer_app.domain.rows.findables import FindIndex
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.services.together.saved_history import SavedHistory
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.typed_values import Hours
    from organizer_app.ui.screens.activity.history_filter import RecordChoice
    from organizer_app.ui.screens.activity.step_book import Step

T = TypeVar("T")
FIRST_PAGE: Final = 60
# Steps read beyond each end of the visible ones, and steps searched at a time.
_AROUND: Final = 150
_SEARCHED: Final = 2000
_MOST_FIELDS: Final = 40


class Shown(NamedTuple):
    """The steps to show, newest first; `is_all` is false while reading; days are local ISO text."""

    book: StepBook
    total: int
    is_all: bool
    today: str
    yesterday: str
    is_narrowed: bool


class ActivityView(ToastView, Protocol):
    """What the presenter asks of the screen."""

    def show_steps(self, shown: Shown) -> None:
        """Show other steps."""

    def show_words(self) -> None:
        """Repaint after the words of some steps were read."""

    def show_facets(self, facets: Offered) -> None:
        """Show the available filters."""

    def show_records(self, found: Sequence[RecordChoice]) -> None:
        """Offer records whose history can be shown."""

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        """Expand a step, at first without its detail; an empty id collapses all."""

    def show_saved(self, sentence: str, file: Path) -> None:
        """Confirm that a file was written, and offer to open it."""

    def offer_revert(self, sentence: str, steps: int) -> None:
        """Say what reverting so many steps would change, and offer it; an empty sentence offers nothing."""


@dataclass(slots=True)
class _Read:
    """What was read for this filter; words were searched in the first `searched` of `every` steps."""

    asked: StepFilter
    book: StepBook = field(default_factory=StepBook)
    every: list[str] = field(default_factory=list)
    searched: int = 0
    is_all: bool = False
    is_reading: bool = False


class ActivityPresenter(PlanPresenter[ActivityView]):
    """Reads the order of all steps at once, but words only for steps near the visible ones.

    Args:
        view: shows the steps.
        background: runs the reads.
        clock: returns the present instant, UTC.
        desk: the time zone of the steps' times, or None for that of this computer.
        kinds: the only kinds of steps ever shown; empty for all.
    """

    def __init__(
        self,
        view: ActivityView,
        background: Runner,
        clock: Clock,
        desk: tzinfo | None = None,
        kinds: frozenset[EditKind] = frozenset(),
    ) -> None:
        super().__init__(view, background)
        self._desk = desk
        self._clock = clock
        self._kinds = kinds
        self._wanted = HistoryFilter()
        self._read = _Read(self._asked())
        self._tally = activity_jobs.Tally({}, ())
        self._names: FindIndex | None = None
        self._busiest: Sequence[RecordChoice] | None = None
        self._sight = (0, FIRST_PAGE)
        self._open = ""

    @property
    def year(self) -> int:
        """The year of a day typed without one: the present year at headquarters."""
        return self._clock().astimezone(self._desk).year

    def start(self) -> None:
        """Read the newest steps and count all."""
        self._access.ask(lambda workspace: activity_jobs.tally(workspace, self._desk), self._take_tally)
        self._begin()

    # Reading

    def _asked(self) -> StepFilter:
        return self._wanted.filter(self._clock().astimezone(self._desk), self._kinds)

    def _begin(self) -> None:
        read = self._read = _Read(self._asked())
        if not self._wanted.words:
            self._access.ask(
                lambda workspace: activity_jobs.first_page(workspace, read.asked, self._desk, FIRST_PAGE),
                lambda steps: self._take_first(read, steps),
            )
        self._access.ask(
            lambda workspace: activity_jobs.order(workspace, read.asked, self._desk),
            lambda order: self._take_order(read, order),
        )

    def _take_first(self, read: _Read, steps: Sequence[Step]) -> None:
        if read is self._read and steps:
            read.book = StepBook([step.step_id for step in steps], self._days(runs_of(steps)), steps)
            self._show()

    def _days(self, runs: Sequence[DayRun]) -> Sequence[DayRun]:
        """Return the days of steps; with few kinds, all steps share one head, as in a table."""
        return [DayRun("", sum(run.steps for run in runs))] if self._kinds and runs else runs

    def _take_order(self, read: _Read, order: activity_jobs.Order) -> None:
        if read is not self._read:
            return
        if self._wanted.words:
            read.every = list(order.ids)
            self._search_on(read)
            return
        read.book = StepBook(order.ids, self._days(order.runs), read.book)
        read.is_all = True
        self._show()
        self._read_on()

    def _search_on(self, read: _Read) -> None:
        """Search the following steps until the end, or until the filter changes."""
        if read is not self._read:
            return
        ids = read.every[read.searched : read.searched + _SEARCHED]
        read.is_all = not ids
        if not ids:
            self._show()
            return
        read.searched += len(ids)
        self._access.ask(
            lambda workspace: activity_jobs.read_some(workspace, ids, self._desk, self._wanted.words),
            lambda steps: self._take_found(read, steps),
        )

    def _take_found(self, read: _Read, steps: Sequence[Step]) -> None:
        if read is self._read and steps:
            read.book.add_below(steps)
            self._show()
        self._search_on(read)

    def look_at(self, first: int, last: int) -> None:
        """Read the words of the visible steps, by position, and of the steps around them."""
        self._sight = (first, last)
        self._read_on()

    def _read_on(self) -> None:
        read, (first, last) = self._read, self._sight
        if read.is_reading or not read.book.missing(first, last):
            return
        read.is_reading = True
        ids = read.book.missing(first - _AROUND, last + _AROUND)
        self._access.ask(
            lambda workspace: activity_jobs.read_some(workspace, ids, self._desk),
            lambda steps: self._take_words(read, steps, (first + last) // 2),
            lambda problem: self._lose_words(read, problem),
        )

    def _lose_words(self, read: _Read, problem: Problem) -> None:
        read.is_reading = False
        self._access.show_problem(problem)

    def _take_words(self, read: _Read, steps: Sequence[Step], near: int) -> None:
        read.is_reading = False
        if read is self._read:
            read.book.take(steps, near)
            self._view.show_words()
            self._read_on()

    def _take_tally(self, tally: activity_jobs.Tally) -> None:
        self._tally = tally
        self._show_facets()
        self._show()

    # Showing

    def _show(self) -> None:
        read, today = self._read, self._clock().astimezone(self._desk).date()
        if not len(read.book) and not read.is_all:
            return
        counts = self._tally.counts.items()
        self._view.show_steps(
            Shown(
                read.book,
                sum(count for (kind, _author), count in counts if not self._kinds or kind in self._kinds),
                read.is_all,
                today.isoformat(),
                (today - timedelta(days=1)).isoformat(),
                self._wanted != HistoryFilter(),
            )
        )

    def _show_facets(self) -> None:
        categories: dict[str, int] = {}
        authors: dict[str, int] = {}
        for (kind, author), count in self._tally.counts.items():
            category = category_of(kind)
            categories[category] = categories.get(category, 0) + count
            authors[author] = authors.get(author, 0) + count
        facets = Offered(categories, authors, self._tally.imports, self._wanted, self._busiest or ())
        self._view.show_facets(facets)

    # What people do

    def toggle(self, facet: Facet, value: str) -> None:
        """Add a value to a facet, or remove it."""
        self._narrow(self._wanted.toggled(facet, value, is_single=facet in SINGLE))

    def lift(self, facet: Facet) -> None:
        """Clear a facet."""
        is_record = facet is Facet.RECORD
        self._narrow(replace(self._wanted, record=None) if is_record else self._wanted.without(facet))

    def choose_day(self, day: date | None) -> None:
        """Show the steps of one local day, or of all days again."""
        self._narrow(self._wanted.keeping(Facet.SINCE, {day.isoformat()} if day else ()))

    def choose_hours(self, hours: Hours | None) -> None:
        """Show the steps of some hours of the day shown, of today where no single day is."""
        self._narrow(self._wanted.in_hours(hours, self._clock().astimezone(self._desk).date()))

    def choose_record(self, record: RecordChoice | None) -> None:
        """Show the steps that made or changed one record or a part of it, or all steps again."""
        self._narrow(replace(self._wanted, record=record))

    def show_history_of(self, subject_id: str) -> None:
        """Show the whole history of a city, action, person or group, by id."""
        self._with_names(
            lambda names: activity_jobs.record_with(names, subject_id),
            lambda record: self._narrow(HistoryFilter(record=record)),
        )

    def show_traces_of(self, step_id: str) -> None:
        """Show an import and all later steps on its records."""
        self._narrow(HistoryFilter().keeping(Facet.IMPORT, {step_id}))

    def find_records(self, text: str) -> None:
        """Offer the records that match a typed text."""
        if text.strip():
            self._with_names(lambda names: activity_jobs.records_called(names, text), self._view.show_records)
        else:
            self._view.show_records([])

    def offer_busiest(self) -> None:
        """Offer the most changed records, unless nothing changed since they were last read."""
        if self._busiest is None:
            self._access.ask(self._find_busiest, self._take_busiest)

    def _find_busiest(self, workspace: Workspace) -> Sequence[RecordChoice]:
        self._names = self._names or services.finding.index_of(workspace)
        return activity_jobs.busiest(workspace, self._names)

    def _take_busiest(self, busiest: Sequence[RecordChoice]) -> None:
        self._busiest = busiest
        self._show_facets()

    def _with_names(self, work: Callable[[FindIndex], T], then: Callable[[T], None]) -> None:
        def done(workspace: Workspace) -> T:
            self._names = self._names or services.finding.index_of(workspace)
            return work(self._names)

        self._access.ask(done, then)

    def search(self, text: str) -> None:
        """Show the steps whose words contain the typed text."""
        self._narrow(replace(self._wanted, words=text.strip()))

    def clear(self) -> None:
        """Show all steps."""
        self._narrow(HistoryFilter())

    def _narrow(self, wanted: HistoryFilter) -> None:
        if wanted.day is None:
            wanted = replace(wanted, hours=None)
        if wanted != self._wanted:
            self._wanted = wanted
            self._view.offer_revert("", 0)
            self._sight = (0, FIRST_PAGE)
            self._show_facets()
            self._begin()

    def toggle_step(self, step_id: str) -> None:
        """Expand or collapse a step."""
        self._open = "" if step_id == self._open else step_id
        self._view.show_detail(None, self._open)
        self._read_detail()

    def _read_detail(self) -> None:
        step_id = self._open
        if step_id:
            self._access.ask(
                lambda workspace: services.step_details.step_detail(
                    workspace, edit_id=step_id, limit=_MOST_FIELDS
                ),
                lambda detail: self._take_detail(step_id, detail),
            )

    def _take_detail(self, step_id: str, detail: StepDetail) -> None:
        if step_id == self._open:
            self._view.show_detail(detail, step_id)

    def undo_step(self, step_id: str) -> None:
        """Undo one step."""
        self._access.ask(
            lambda workspace: services.history.undo_step(workspace, edit_id=step_id),
            self._say_undone,
            self._refused,
        )

    def _say_undone(self, summary: EditSummary) -> None:
        self._view.show_toast(words.undid(step_of(summary).said), can_undo=False)

    def foretell_revert(self) -> None:
        """Say what taking back all steps of the filter would change, and offer it."""
        if not can_revert(self._wanted):
            return
        read = self._read
        self._access.ask(
            lambda workspace: services.reverting.preview(workspace, wanted=read.asked),
            lambda report: self._offer_revert(read, report),
        )

    def _offer_revert(self, read: _Read, report: RevertReport) -> None:
        if read is not self._read:
            return
        if not (report.restored or report.removed):
            said = reverting.kept(report) or reverting.nothing_to_revert()
            self._view.show_toast(said, can_undo=False)
            return
        said = " ".join(filter(None, (reverting.reverted(report, is_dry_run=True), reverting.kept(report))))
        self._view.offer_revert(said, report.steps)

    def revert(self) -> None:
        """Take back all steps of the filter as one step."""
        if not can_revert(self._wanted):
            return
        # Those that the list shows, also of the last hour, which goes on meanwhile.
        wanted = self._read.asked
        self._access.ask(
            lambda workspace: services.reverting.revert(workspace, wanted=wanted), self._say_reverted
        )

    def _say_reverted(self, report: RevertReport) -> None:
        self._view.offer_revert("", 0)
        said = " ".join(filter(None, (reverting.reverted(report), reverting.kept(report))))
        self._view.show_toast(said, can_undo=bool(report.restored or report.removed))

    def save_history(self, file: Path) -> None:
        """Write the whole history into a file, and sign it."""

        def done(saved: SavedHistory) -> None:
            said = filters.saved if saved.signature else filters.saved_unsigned
            self._view.show_saved(said(saved.lines, file.name), file)

        self._access.ask(
            lambda workspace: services.saved_history.save_history(workspace, path=file), then=done
        )

    def _refused(self, problem: Problem) -> None:
        from organizer_app.wording.errors import problems

        self._view.show_problem(problems.sentence(problem))
        self._read_detail()

    # Changes of the plan

    def on_change(self, change_set: ChangeSet) -> None:
        """Put new steps on top and mark the steps they undid; read nothing else again."""
        read = self._read
        self._names = self._busiest = None
        erased = any(step.kind in ERASING for step in change_set.steps)
        if self._wanted.words or not read.is_all or erased:
            # An erased person is no longer in any step, and a search may match other steps now.
            self.start()
            return
        known = read.book.ids[0] if read.book.ids else ""
        self._access.ask(
            lambda workspace: activity_jobs.news(workspace, read.asked, self._desk, known, change_set.steps),
            lambda news: self._take_news(read, news),
        )

    def _take_news(self, read: _Read, news: activity_jobs.News) -> None:
        self._tally = news.tally
        self._show_facets()
        if read is not self._read:
            return
        book = read.book
        known = set(book.ids[: activity_jobs.NEWS])
        fresh = [step for step in news.fresh if step.step_id not in known]
        if len(fresh) >= activity_jobs.NEWS:
            self._begin()
            return
        book.mark(news.marked)
        book.put_on_top(fresh)
        book.runs = list(self._days(book.runs))
        self._show()
        self._read_detail()
