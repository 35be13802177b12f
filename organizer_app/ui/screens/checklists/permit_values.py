"""Declares what the presenter of the permits hands to its view, and what it needs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from organizer_app.ui.flow.plan_access import ProblemView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.domain.model.permits import PermitStatus
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.ui.screens.checklists.permit_filter import PermitFilter
    from organizer_app.ui.screens.checklists.rows import Head, Row
    from organizer_app.ui.screens.checklists.ruler_marks import Ruler


class Stage(NamedTuple):
    """A status with the number of its permits, and whether the filter selects it."""

    status: PermitStatus
    permits: int
    is_kept: bool


class PermitsShown(NamedTuple):
    """What the view of permits shows.

    Attributes:
        entries: heads and permits in reading order.
        stages: the statuses that occur among permits passing the other filters, from first to last.
        shown: the number of permits that pass.
        total: the number of all permits.
        late: the number of passing permits whose latest day is over.
        untracked: the number of permits that a rule requires but nobody tracks yet.
        wanted: filter and order.
    """

    entries: Sequence[Head | Row]
    stages: Sequence[Stage]
    shown: int
    total: int
    late: int
    untracked: int
    wanted: PermitFilter


class PermitsView(ProblemView, Protocol):
    """What the presenter calls on the view."""

    def show_permits(self, shown: PermitsShown) -> None:
        """List the permits that pass the filter."""

    def show_permit_options(self, facet: Facet, values: Sequence[Option]) -> None:
        """Offer the values of a chip."""

    def show_permit(self, line: PermitLine | None, ruler: Ruler | None) -> None:
        """Show a permit in the panel with the days before its action, or none."""
