"""A view of the plan that writes down what the presenter tells it, for tests without a window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from organizer_app import wiring
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.services.actions import action_rows
from organizer_app.services.plan.workspace import Workspace
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.plan.presenter import PlanPresenter
from organizer_app.ui.screens.plan.store.plan_view import (
    Field,
    Inspected,
    PlanHead,
    Selection,
    Shown,
    ViewKind,
)

NOON = datetime(2019, 6, 21, 12, tzinfo=UTC)


@dataclass
class RecordingView:
    """Implements `PlanView`."""

    head: PlanHead | None = None
    mode: tuple[ViewKind, tuple[int, int]] | None = None
    shown: Shown | None = None
    times_shown: int = 0
    selection: Selection = field(default_factory=Selection)
    inspected: Inspected | None = None
    field_problems: list[tuple[str, Field, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    toasts: list[tuple[str, bool]] = field(default_factory=list)
    created: list[str] = field(default_factory=list)

    def is_in_sight(self) -> bool:
        return True

    def show_head(self, head: PlanHead) -> None:
        self.head = head

    def show_mode(self, kind: ViewKind, month: tuple[int, int]) -> None:
        self.mode = (kind, month)

    def show_rows(self, shown: Shown) -> None:
        self.shown = shown
        self.times_shown += 1

    def show_selection(self, selection: Selection) -> None:
        self.selection = selection

    def show_inspected(self, inspected: Inspected | None) -> None:
        self.inspected = inspected

    def show_field_problem(self, action_id: str, field: Field, sentence: str) -> None:
        self.field_problems.append((action_id, field, sentence))

    def show_problem(self, sentence: str) -> None:
        self.problems.append(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        self.toasts.append((sentence, can_undo))

    def show_created(self, action_id: str) -> None:
        self.created.append(action_id)

    @property
    def cities(self) -> list[str]:
        """The cities of the actions shown, in order."""
        assert self.shown is not None
        return [row.city for row in self.shown.rows]


def presented(path: Path) -> tuple[PlanPresenter, RecordingView]:
    """Return the presenter of a plan as it is before the plan is open for editing."""
    view = RecordingView()
    presenter = PlanPresenter(view, ImmediateBackground(), wiring.read_first_view(path), lambda: NOON)
    presenter.start()
    return presenter, view


def attach(presenter: PlanPresenter, workspace: Workspace) -> Callable[[], None]:
    """Open the plan for editing; its changes reach the presenter at once. The answer ends that."""
    unsubscribe = workspace.subscribe(presenter.on_change)
    presenter.attach(workspace)
    return unsubscribe


def row_in(workspace: Workspace, city: str) -> ActionRow:
    """Return the first row of a city as the plan holds it."""
    return next(row for row in action_rows.snapshot(workspace).rows if row.city == city)
