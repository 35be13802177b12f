"""Declares what the checklists' presenter hands to its screen, and what it needs from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from organizer_app.domain.checklists.task_rows import TaskState
from organizer_app.ui.flow.plan_access import ToastView
from organizer_app.ui.screens.checklists.permit_values import PermitsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.services.checklists.templates import ListedTemplate, TemplateOutcome
    from organizer_app.ui.screens.checklists.matrix import Matrix
    from organizer_app.ui.screens.checklists.rows import Head, Row


class ViewKind(Enum):
    """The views, by the codes in pictures and links."""

    CITY = "checklists"
    WEEK = "by_week"
    OWNER = "by_owner"
    PERMITS = "permits"
    TEMPLATES = "templates"


class Keep(Enum):
    """Which tasks are shown."""

    OPEN = "open"
    LATE = "late"
    SOON = "soon"
    GATES = "gates"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What the panel shows of a task; days are ISO text or empty, `fact` is a code of `PlanFact`."""

    task_id: str
    title: str
    city: str
    state: TaskState
    status: str
    is_gate: bool
    due: str
    days_late: int
    offset: int | None
    owner: str
    has_own_owner: bool
    is_pinned: bool
    is_changed: bool
    template: str
    template_offset: int | None
    skip_reason: str
    fact: str = ""
    is_met: bool = False
    action_id: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the template would change, for the bar above the matrix."""

    template_id: str
    title: str
    revision: int
    used_revision: int | None
    cities_without: int


class ChecklistView(PermitsView, ToastView, Protocol):
    """What the presenter calls on its screen."""

    def show_kind(self, kind: ViewKind) -> None:
        """Show a view."""

    def show_matrix(self, matrix: Matrix) -> None:
        """Show the tasks by city."""

    def show_list(self, entries: Sequence[Head | Row]) -> None:
        """Show tasks by week or by owner."""

    def show_numbers(self, late: int, open_tasks: int, shown: int) -> None:
        """Show the number of late, open and shown tasks."""

    def show_task(self, facts: TaskFacts | None) -> None:
        """Show a task in the panel, or none."""

    def show_notice(self, notice: Notice | None) -> None:
        """Show that the template would change something."""

    def show_filter(self) -> None:
        """Bring chips and search field in line with the filter in use."""

    def show_options(self, facet: Facet, values: Sequence[Option]) -> None:
        """Offer the values of a chip."""

    def show_history(self, lines: Sequence[str]) -> None:
        """Show the history of the task in the panel, newest first."""

    def show_templates(self, listed: Sequence[ListedTemplate], chosen: str) -> None:
        """Show the templates, one of them with its tasks."""

    def search_templates(self, typed: str) -> None:
        """Show only templates and tasks that contain the typed words."""

    def show_outcome(self, outcome: TemplateOutcome | None, cities: Sequence[str]) -> None:
        """Show what applying the chosen template would do, with a line per city."""
