"""Decides what the screen without a plan shows and does; the screen only draws and reports clicks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app import wiring
from organizer_app.domain.basics.problems import Problem, UnknownZone
from organizer_app.domain.merging.file_endings import CARD_SUFFIX
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.wording.errors import problems
from organizer_app.wording.window import welcome as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from organizer_app.environment.clock import Clock
    from organizer_app.environment.preferences import RecentPlan
    from organizer_app.ui.flow.background import Runner

SUFFIX = ".organizer"
_JOINED = "plan"


class RecentLine(NamedTuple):
    """A recent plan as the screen shows it."""

    path: str
    name: str
    folder: str
    when: str
    state: str
    is_protected: bool
    is_there: bool
    mix: tuple[int, ...] = ()


class WelcomeView(ProblemView, Protocol):
    """What the presenter calls; the screen implements it, tests record it."""

    def show_recent(self, lines: Sequence[RecentLine]) -> None:
        """Show the plans recently opened on this computer."""

    def show_form_problem(self, field: str, sentence: str) -> None:
        """Show below a field of the form, `title` or `zone`, why its value was rejected."""

    def show_busy(self, *, is_busy: bool) -> None:
        """Disable all buttons while a plan is being made."""

    def want_protection(self, path: Path) -> None:
        """Have a passphrase asked for when the new plan is open."""

    def ask_where(self, suggested: Path) -> Path | None:
        """Ask where to save a new plan."""


class WelcomePresenter:
    """Makes plans and lists recent ones.

    Args:
        view: the screen.
        background: makes the files.
        open_plan: shows an existing plan.
        folder: the suggested folder for new plans.
        clock: returns the present instant, UTC.
    """

    def __init__(
        self,
        view: WelcomeView,
        background: Runner,
        open_plan: Callable[[Path], None],
        folder: Path,
        clock: Clock,
    ) -> None:
        self._view = view
        self._background = background
        self._open_plan = open_plan
        self._folder = folder
        self._clock = clock

    def show_recent(self, recent: Sequence[RecentPlan]) -> None:
        """List recent plans."""
        self._view.show_recent([self._line(plan) for plan in recent])

    def open(self, path: Path) -> None:
        """Open a plan; of a laptop's card make an empty plan that takes in what that laptop sends."""
        if path.suffix.casefold() == CARD_SUFFIX:
            self._make(_JOINED, lambda new: wiring.join_plan(new, path))
            return
        self._view.show_problem("")
        self._open_plan(path)

    def create(self, title: str, day: date | None, zone: str, protects: bool = False) -> None:  # noqa: FBT001, FBT002  # a signal carries it
        """Make a plan with this title, event day and headquarters zone, after asking where to save it.

        `protects` asks for a passphrase as soon as the plan is open.
        """
        name = " ".join(title.split())
        if not name:
            self._view.show_form_problem("title", words.title_missing())
            return
        self._make(
            file_name(name),
            lambda path: wiring.create_plan(path, title=name, anchor_date=day, zone=zone),
            protects=protects,
        )

    def try_sample(self, sample: str = wiring.SAMPLES[0]) -> None:
        """Copy a sample plan, after asking where to save it."""
        self._make(sample, lambda path: wiring.create_sample_plan(path, sample))

    def _make(self, name: str, make: Callable[[Path], None], *, protects: bool = False) -> None:
        self._view.show_problem("")
        chosen = self._view.ask_where(free_path(self._folder, name))
        if chosen is None:
            return
        path = chosen if chosen.suffix == SUFFIX else chosen.with_name(chosen.name + SUFFIX)
        self._view.show_busy(is_busy=True)

        def made(_nothing: None) -> None:
            self._view.show_busy(is_busy=False)
            if protects:
                self._view.want_protection(path)
            self._open_plan(path)

        self._background.run(lambda: make(path), then=made, otherwise=self._refuse, owner=self._view)

    def _refuse(self, problem: Problem) -> None:
        self._view.show_busy(is_busy=False)
        if isinstance(problem, UnknownZone):
            self._view.show_form_problem("zone", problems.sentence(problem))
        else:
            self._view.show_problem(problems.sentence(problem))

    def _line(self, plan: RecentPlan) -> RecentLine:
        path = Path(plan.path)
        is_there = path.exists()
        state = "" if is_there else words.missing()
        if is_there and plan.is_protected:
            state = words.protected()
        elif is_there and any(plan.mix):
            state = words.recent_look(plan.anchor, sum(plan.mix))
        return RecentLine(
            path=plan.path,
            name=plan.title or path.name,
            folder=_shortened(path if plan.title else path.parent),
            when=self._when(plan.opened_at),
            state=state,
            is_protected=plan.is_protected,
            is_there=is_there,
            mix=plan.mix if is_there else (),
        )

    def _when(self, opened_at: str) -> str:
        if not opened_at:
            return ""
        # The computer's own zone: people remember the day by their own clock.
        opened = datetime.fromisoformat(opened_at).astimezone()
        return words.opened_on(opened.date(), self._clock().astimezone(opened.tzinfo or UTC).date())


def file_name(title: str) -> str:
    """Return a file name without extension for a title: lower case, hyphens, no invalid characters."""
    kept = "".join(letter if letter.isalnum() else " " for letter in title.casefold())
    return "-".join(kept.split())[:60].strip("-") or "plan"


def free_path(folder: Path, name: str) -> Path:
    """Return an unused path in a folder, numbered if the name is taken."""
    path = folder / f"{name}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{SUFFIX}"
        number += 1
    return path


def _shortened(path: Path) -> str:
    try:
        return str(path.relative_to(Path.home()))
    except ValueError:
        return str(path)
