"""A view of the checklists that writes down what the presenter tells it, for tests without a window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.services.checklists import templates
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.checklists.checklist_values import Notice, TaskFacts, ViewKind
from organizer_app.ui.screens.checklists.matrix import Matrix, MatrixCity
from organizer_app.ui.screens.checklists.permit_values import PermitsShown
from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
from organizer_app.ui.screens.checklists.rows import Head, Row
from tests.support.open_plans import sample_plan
from tests.support.plan_views import NOON


@dataclass
class RecordingChecklists:
    """Implements `ChecklistView`."""

    kind: ViewKind | None = None
    matrix: Matrix = field(default_factory=Matrix)
    entries: Sequence[Head | Row] = ()
    numbers: tuple[int, int, int] = (0, 0, 0)
    facts: TaskFacts | None = None
    notice: Notice | None = None
    shown: PermitsShown | None = None
    permit: Any = None
    ruler: Any = None
    filters: int = 0
    options: dict[Facet, Sequence[Option]] = field(default_factory=dict)
    history: Sequence[str] = ()
    listed: Sequence[Any] = ()
    template_words: str = ""
    outcome: Any = None
    cities: Sequence[str] = ()
    problems: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)

    def show_kind(self, kind: ViewKind) -> None:
        self.kind = kind

    def show_matrix(self, matrix: Matrix) -> None:
        self.matrix = matrix

    def show_list(self, entries: Sequence[Head | Row]) -> None:
        self.entries = entries

    def show_numbers(self, late: int, open_tasks: int, shown: int) -> None:
        self.numbers = (late, open_tasks, shown)

    def show_task(self, facts: TaskFacts | None) -> None:
        self.facts = facts

    def show_notice(self, notice: Notice | None) -> None:
        self.notice = notice

    def show_permits(self, shown: PermitsShown) -> None:
        self.shown = shown

    @property
    def permits(self) -> Sequence[Head | Row]:
        """The permits that are shown, with their heads."""
        return self.shown.entries if self.shown is not None else ()

    def show_permit_options(self, facet: Facet, values: Sequence[Option]) -> None:
        self.options[facet] = values

    def show_permit(self, line: Any, ruler: Any) -> None:
        self.permit, self.ruler = line, ruler

    def show_filter(self) -> None:
        self.filters += 1

    def show_options(self, facet: Facet, values: Sequence[Option]) -> None:
        self.options[facet] = values

    def show_history(self, lines: Sequence[str]) -> None:
        self.history = lines

    def show_templates(self, listed: Sequence[Any], chosen: str) -> None:
        del chosen
        self.listed = listed

    def search_templates(self, typed: str) -> None:
        self.template_words = typed

    def show_outcome(self, outcome: Any, cities: Sequence[str]) -> None:
        self.outcome, self.cities = outcome, cities

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        del can_undo
        self.toasts.append(sentence)

    def line(self, city: str) -> MatrixCity:
        """Return the line of a city in the matrix."""
        return next(
            entry
            for entry in self.matrix.entries
            if isinstance(entry, MatrixCity) and entry.action.city == city
        )


def main_of(workspace: Workspace) -> str:
    """Return the id of the mobilization that a plan is about."""
    with workspace.read() as reader:
        return max(reader.all(Mobilization), key=lambda each: each.goal_cities or 0).id


def templated_plan(folder: Path, open_plan: Callable[[Path], Any]) -> Path:
    """Return the sample plan with the template of a national day of action applied."""
    path = sample_plan(folder)
    with open_plan(path) as workspace:
        templates.apply_template(
            workspace, mobilization_id=main_of(workspace), template="national-day-of-action"
        )
    return path


def checklists_of(
    workspace: Workspace,
) -> tuple[ChecklistsPresenter, RecordingChecklists, Callable[[], None]]:
    """Return a presenter that reads and follows a plan, its view, and what ends that."""
    view = RecordingChecklists()
    presenter = ChecklistsPresenter(view, ImmediateBackground(), lambda: NOON)
    unsubscribe = workspace.subscribe(presenter.on_change)
    presenter.attach(workspace)
    return presenter, view, unsubscribe
