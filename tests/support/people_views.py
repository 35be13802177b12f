"""A view of the people screen that writes down what the presenter tells it, for tests without a window."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.people.people_view import (
    CallsShown,
    CellShown,
    CoverageShown,
    PeopleShown,
    RollShown,
    TalksShown,
)
from organizer_app.ui.screens.people.presenter import PeoplePresenter

# Friday, 5 July 2019, 11:20 at the desk in New York and 8:20 on the Pacific coast.
NOW = datetime(2019, 7, 5, 15, 20, tzinfo=UTC)


@dataclass
class RecordingView:
    """Implements `ScreenView`."""

    calls: CallsShown | None = None
    people: PeopleShown | None = None
    talks: TalksShown | None = None
    roll: RollShown | None = None
    coverage: CoverageShown | None = None
    cell: CellShown | None = None
    views: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    toasts: list[tuple[str, bool]] = field(default_factory=list)
    mix: tuple[int, ...] = ()
    filtered: int = 0

    def withdraw_problem(self, sentence: str) -> None:
        self.problems.remove(sentence)

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_saved(self, sentence: str, file: Path) -> None:
        assert file.exists()
        self.toasts.append((sentence, False))

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self.toasts.append((sentence, can_undo))

    def show_view(self, view: str) -> None:
        self.views.append(view)

    def show_filters(self) -> None:
        self.filtered += 1

    def show_mix(self, mix: Sequence[int]) -> None:
        self.mix = tuple(mix)

    def show_calls(self, shown: CallsShown) -> None:
        self.calls = shown

    def show_people(self, shown: PeopleShown) -> None:
        self.people = shown

    def show_talks(self, shown: TalksShown) -> None:
        self.talks = shown

    def show_roll(self, shown: RollShown) -> None:
        self.roll = shown

    def show_coverage(self, shown: CoverageShown) -> None:
        self.coverage = shown

    def show_cell(self, shown: CellShown | None) -> None:
        self.cell = shown

    @property
    def queue(self) -> list[str]:
        """The names in the queue, in order."""
        assert self.calls is not None
        return [entry.facts.name for entry in self.calls.queue.calls]

    @property
    def current(self) -> str:
        """The name on the card."""
        assert self.calls is not None
        return self.calls.entry.facts.name if self.calls.entry else ""

    @property
    def names(self) -> list[str]:
        """The names in the list of everybody."""
        assert self.people is not None
        return [person.name for person in self.people.people]


def presented(workspace: Workspace, now: datetime = NOW) -> tuple[PeoplePresenter, RecordingView]:
    """Return the presenter of an open plan; its changes reach it at once."""
    view = RecordingView()
    presenter = PeoplePresenter(view, ImmediateBackground(), lambda: now)
    workspace.subscribe(presenter.on_change)
    presenter.attach(workspace)
    return presenter, view
