"""Decides what the activity screen shows: which steps, which one is unfolded, and what can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from organizer_app.domain.step_details import StepFilter
from organizer_app.ui.flow.plan_door import PlanDoor
from organizer_app.ui.flow.step_icons import category_of
from organizer_app.ui.screens.activity import activity_work
from organizer_app.ui.screens.activity.steps import Step, at_desk, kinds_of, matches, step_of
from organizer_app.wording import history as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, tzinfo

    from organizer_app.domain.changes import ChangeSet
    from organizer_app.domain.edits import EditKind, EditSummary
    from organizer_app.domain.problems import Problem
    from organizer_app.domain.step_details import StepDetail
    from organizer_app.environment.clock import Clock
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

FIRST_PAGE = 100
NEXT_PAGE = 500
# How many days before the present one each choice of a time begins.
DAYS_BACK: Final = {"today": 0, "yesterday": 1, "week": 6}
# More than a journal ever holds: everything that is left.
ALL_THE_REST = 10_000_000


class Shown(NamedTuple):
    """The steps to show, newest first; today and yesterday are local ISO days."""

    steps: Sequence[Step]
    total: int
    is_all: bool
    today: str
    yesterday: str
    is_narrowed: bool


class Facets(NamedTuple):
    """How many steps there are of each category and by each author, and which of them are wanted."""

    categories: Mapping[str, int]
    authors: Mapping[str, int]
    wanted_categories: frozenset[str]
    wanted_authors: frozenset[str]
    wanted_since: str = ""


class ActivityView(Protocol):
    """What the presenter asks of the screen."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""

    def show_steps(self, shown: Shown) -> None:
        """Show other steps."""

    def show_facets(self, facets: Facets) -> None:
        """Show what the steps can be narrowed to."""

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        """Unfold a step, first without its detail; an empty id folds all."""

    def show_toast(self, sentence: str) -> None:
        """Say what was done."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    categories: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    words: str = ""
    since: str = ""

    def keeps(self, step: Step) -> bool:
        """Whether a step is to be shown."""
        return (
            (not self.categories or category_of(step.summary.kind) in self.categories)
            and (not self.authors or step.summary.author in self.authors)
            and matches(step, self.words)
        )

    def filter(self, now: datetime) -> StepFilter:
        """Return what the journal itself can be asked for; days begin at midnight of the clock of `now`."""
        since = None
        if self.since:
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
            since = midnight - timedelta(days=DAYS_BACK[self.since])
        return StepFilter(kinds_of(self.categories), self.authors, since)


@dataclass(slots=True)
class _Read:
    """What has been read for the present filter."""

    steps: list[Step] = field(default_factory=list)
    last: str = ""
    is_all: bool = False
    is_reading: bool = False


class ActivityPresenter:
    """Reads the journal page by page; a page is only what the filter keeps.

    Args:
        view: what shows the steps.
        background: does the reading.
        clock: the present moment, UTC.
        desk: the zone whose clock the steps are told in, or None for that of this computer.
    """

    def __init__(
        self, view: ActivityView, background: Runner, clock: Clock, desk: tzinfo | None = None
    ) -> None:
        self._view = view
        self._desk = desk
        self._door = PlanDoor(view, background)
        self._clock = clock
        self._wanted = _Wanted()
        self._read = _Read()
        self._tally: Mapping[tuple[EditKind, str], int] = {}
        self._open = ""

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read."""
        self._door.open(workspace)

    def start(self) -> None:
        """Read the newest steps and how many there are."""
        self._door.ask(activity_work.tally, self._take_tally)
        self._begin()

    # Reading

    def _begin(self) -> None:
        self._read = _Read()
        self.read_on(FIRST_PAGE)

    def read_on(self, limit: int = NEXT_PAGE) -> None:
        """Read the steps that follow, unless all are there or some are on the way."""
        read, wanted = self._read, self._wanted
        if read.is_all or read.is_reading:
            return
        read.is_reading = True
        asked = wanted.filter(self._clock().astimezone(self._desk))
        self._door.ask(
            lambda workspace: activity_work.read_page(
                workspace, after=read.last, limit=limit, wanted=asked, words=wanted.words
            ),
            lambda page: self._take_page(read, page),
        )

    def read_all(self) -> None:
        """Read everything that is left."""
        self.read_on(ALL_THE_REST)

    def _take_page(self, read: _Read, page: activity_work.Page) -> None:
        if read is not self._read:
            return
        read.steps = [*read.steps, *at_desk(page.steps, self._desk)]
        read.last, read.is_all, read.is_reading = page.last, page.is_all, False
        self._show()

    def _take_tally(self, tally: Mapping[tuple[EditKind, str], int]) -> None:
        self._tally = tally
        self._show_facets()
        self._show()

    # Showing

    def _show(self) -> None:
        read, today = self._read, self._clock().astimezone(self._desk).date()
        if not read.steps and not read.is_all:
            return
        self._view.show_steps(
            Shown(
                read.steps,
                sum(self._tally.values()),
                read.is_all,
                today.isoformat(),
                (today - timedelta(days=1)).isoformat(),
                self._wanted != _Wanted(),
            )
        )

    def _show_facets(self) -> None:
        categories: dict[str, int] = {}
        authors: dict[str, int] = {}
        for (kind, author), count in self._tally.items():
            category = category_of(kind)
            categories[category] = categories.get(category, 0) + count
            authors[author] = authors.get(author, 0) + count
        wanted = self._wanted
        self._view.show_facets(Facets(categories, authors, wanted.categories, wanted.authors, wanted.since))

    # What people do

    def toggle_category(self, category: str) -> None:
        """Keep steps of one more kind, or of one less."""
        self._narrow(replace(self._wanted, categories=self._wanted.categories ^ {category}))

    def toggle_author(self, author: str) -> None:
        """Keep steps by one more person, or by one less."""
        self._narrow(replace(self._wanted, authors=self._wanted.authors ^ {author}))

    def toggle_since(self, since: str) -> None:
        """Keep steps from another day on, by the code of the choice, or of all days again."""
        self._narrow(replace(self._wanted, since="" if since == self._wanted.since else since))

    def search(self, text: str) -> None:
        """Keep steps whose words contain what is typed."""
        self._narrow(replace(self._wanted, words=text.strip()))

    def clear(self) -> None:
        """Keep every step."""
        self._narrow(_Wanted())

    def _narrow(self, wanted: _Wanted) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_facets()
            self._begin()

    def toggle_step(self, step_id: str) -> None:
        """Unfold what a step changed, or fold it again."""
        self._open = "" if step_id == self._open else step_id
        self._view.show_detail(None, self._open)
        self._read_detail()

    def _read_detail(self) -> None:
        step_id = self._open
        if step_id:
            self._door.ask(
                lambda workspace: activity_work.detail(workspace, step_id),
                lambda detail: self._take_detail(step_id, detail),
            )

    def _take_detail(self, step_id: str, detail: StepDetail) -> None:
        if step_id == self._open:
            self._view.show_detail(detail, step_id)

    def undo_step(self, step_id: str) -> None:
        """Take one step back."""
        self._door.ask(
            lambda workspace: activity_work.undo_step(workspace, step_id), self._say_undone, self._refused
        )

    def _say_undone(self, summary: EditSummary) -> None:
        self._view.show_toast(words.took_back(step_of(summary).said))

    def _refused(self, problem: Problem) -> None:
        from organizer_app.wording import problems

        self._view.show_problem(problems.sentence(problem))
        self._read_detail()

    # What others hear of a change

    def on_change(self, change_set: ChangeSet) -> None:
        """Put new steps on top and mark what they took back; nothing else is read again."""
        newest = self._read.steps[0].step_id if self._read.steps else ""
        self._door.ask(lambda workspace: activity_work.news(workspace, newest), self._take_news)
        del change_set

    def _take_news(self, news: activity_work.News) -> None:
        marked = {step.step_id: step for step in at_desk(news.marked, self._desk)}
        kept = [marked.get(step.step_id, step) for step in self._read.steps]
        known = {step.step_id for step in kept}
        fresh = [
            step
            for step in at_desk(news.fresh, self._desk)
            if step.step_id not in known and self._wanted.keeps(step)
        ]
        self._read.steps = [*fresh, *kept]
        self._tally = news.tally
        self._show_facets()
        self._show()
        self._read_detail()
