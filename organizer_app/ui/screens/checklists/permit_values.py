"""What the presenter of the permits hands to its view, and what it needs of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.model.permits import PermitStatus
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.ui.screens.checklists.line_values import Head, Row
    from organizer_app.ui.screens.checklists.permit_filter import PermitFilter
    from organizer_app.ui.screens.checklists.ruler_marks import Ruler


class Stage(NamedTuple):
    """A status with how many permits have it, and whether only some statuses, it among them, are kept."""

    status: PermitStatus
    permits: int
    is_kept: bool


class PermitsShown(NamedTuple):
    """What the view of permits shows.

    Attributes:
        entries: heads and permits in reading order.
        stages: the statuses that occur among what passes otherwise, from the first to the last.
        shown: how many permits pass.
        total: how many there are.
        late: how many of those that pass are past their latest day.
        untracked: how many a rule asks for and nobody tracks yet.
        wanted: what is kept, and in which order.
    """

    entries: Sequence[Head | Row]
    stages: Sequence[Stage]
    shown: int
    total: int
    late: int
    untracked: int
    wanted: PermitFilter


class PermitsView(Protocol):
    """What the presenter tells."""

    def show_permits(self, shown: PermitsShown) -> None:
        """Show the permits."""

    def show_permit_options(self, facet: Facet, values: Sequence[Option]) -> None:
        """Offer the values of a chip."""

    def show_permit(self, line: PermitLine | None, ruler: Ruler | None) -> None:
        """Show a permit in the panel with the days before its action, or none."""

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong."""
