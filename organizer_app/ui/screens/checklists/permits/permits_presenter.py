"""Decides what the view of permits shows and what a click does; no widgets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.checklists.permit_planning import PermitUrgency, urgency_of
from organizer_app.domain.rows.action_rows import OFF_STATUSES
from organizer_app.ui.flow.filtering import Filtering
from organizer_app.ui.screens.checklists import checklist_jobs as work
from organizer_app.ui.screens.checklists.permit_filter import (
    STAGES,
    PermitColumn,
    PermitFilter,
    options,
)
from organizer_app.ui.screens.checklists.permit_values import PermitsShown, Stage
from organizer_app.ui.screens.checklists.rows import permit_rows
from organizer_app.ui.screens.checklists.ruler_marks import ruler_of
from organizer_app.wording.language.same_city import which_actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from organizer_app.domain.model.permits import PermitStatus
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.screens.checklists.edits import ChecklistEdits
    from organizer_app.ui.screens.checklists.permit_values import PermitsView


class PermitsPresenter(Filtering[PermitFilter]):
    """Holds all permits of the plan, including those that rules require.

    Args:
        view: shows the permits.
        access: access to the plan.
        edits: changes the plan.
        today: returns the local day at headquarters.
        actions: returns all actions of the plan.
    """

    def __init__(
        self,
        view: PermitsView,
        access: PlanAccess,
        edits: ChecklistEdits,
        today: Callable[[], date],
        actions: Callable[[], Iterable[ActionRow]],
    ) -> None:
        self._view = view
        self._access = access
        self._edits = edits
        self._today = today
        self._actions = actions
        self._which: Mapping[str, str] = {}
        self.lines: Mapping[str, PermitLine] = {}
        self.wanted = PermitFilter()
        self.chosen = ""

    def read(self) -> None:
        """Read all permits again."""
        self._access.ask(work.permits, self._take)

    def _take(self, found: work.PermitsRead) -> None:
        before = self.lines.get(self.chosen)
        self.lines = {line.key: line for line in found.lines}
        going_on = (row for row in self._actions() if row.status not in OFF_STATUSES)
        self._which = which_actions(going_on, in_time=True)
        if before is not None and self.chosen not in self.lines:
            self.chosen = self._same_as(before)
        for problem in found.problems:
            self._view.show_problem(problem)
        self._show()
        if self.chosen:
            self.choose(self.chosen)

    def _same_as(self, before: PermitLine) -> str:
        """Return the new key of a permit that was untracked before, or an empty text."""
        wanted = (before.row.action_id, before.permit.rule_code)
        same = (
            key
            for key, line in self.lines.items()
            if before.permit.rule_code and (line.row.action_id, line.permit.rule_code) == wanted
        )
        return next(same, "")

    def _show(self) -> None:
        lines, today, wanted = list(self.lines.values()), self._today(), self.wanted
        kept = wanted.ordered(lines)
        others, chosen = wanted.without(Facet.STATUS), wanted.of(Facet.STATUS)
        counts = Counter(line.permit.status for line in lines if others.has(line))
        urgencies = (urgency_of(line.permit.status, line.due_on, today) for line in kept)
        self._view.show_permits(
            PermitsShown(
                permit_rows(kept, today, wanted, self._which),
                tuple(
                    Stage(stage, counts[stage], stage.value in chosen)
                    for stage in STAGES
                    if counts[stage] or stage.value in chosen
                ),
                shown=len(kept),
                total=len(lines),
                late=sum(urgency is PermitUrgency.PAST for urgency in urgencies),
                untracked=sum(not line.permit.id for line in lines),
                wanted=wanted,
            )
        )

    # Filter and order

    def keep_words(self, text: str) -> None:
        """Keep the search words for the next time permits are shown."""
        self.wanted = replace(self.wanted, words=text)

    def order(self, column: PermitColumn) -> None:
        """Order by a column; the column already in use reverses the order."""
        is_descending = column is self.wanted.column and not self.wanted.is_descending
        self._narrow(replace(self.wanted, column=column, is_descending=is_descending))

    @override
    def _narrow(self, wanted: PermitFilter) -> None:
        self.wanted = wanted
        self._show()

    def ask_options(self, facet: Facet) -> None:
        """Offer the values of a facet."""
        self._view.show_permit_options(facet, options(self.lines.values(), self.wanted, facet))

    # One permit

    def choose(self, key: str) -> None:
        """Show a permit in the panel, as soon as it is read."""
        self.chosen = key
        line = self.lines.get(key)
        self._view.show_permit(line, ruler_of(line, self._today()) if line else None)

    def key_of_city(self, action_id: str) -> str:
        """Return the first permit of an action, or an empty text."""
        return next((key for key, line in self.lines.items() if line.row.action_id == action_id), "")

    def set_status(self, key: str, status: PermitStatus) -> None:
        """Change the status of a permit."""
        self._edits.set_permit_status(self.lines[key], status)

    def set_field(self, key: str, field: str, value: object) -> None:
        """Change a field of a permit."""
        self._edits.set_permit_field(self.lines[key], field, value)

    def track_all(self) -> None:
        """Track all permits that rules require."""
        self._edits.track(list(self.lines.values()))
