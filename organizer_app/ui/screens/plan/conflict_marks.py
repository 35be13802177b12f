"""Keeps which city actions have fields that two laptops wrote, so that list and inspector can mark them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from typing_extensions import override

from organizer_app.domain.basics.edits import LOCAL, EditKind
from organizer_app.ui.flow import services
from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

Contested = dict[str, tuple[str, ...]]
# Other steps neither bring a conflict nor end one: a contested field cannot be edited.
_TELLING: Final = LOCAL | {
    EditKind.SETTLED_CONFLICT,
    EditKind.UNDID,
    EditKind.REDID,
    EditKind.REVERTED,
    EditKind.ERASED_PERSON,
}


class MarksView(ProblemView, Protocol):
    """What shows the marks."""

    def show_contested(self, contested: Mapping[str, tuple[str, ...]]) -> None:
        """Show which fields of which city actions two laptops wrote."""


class ConflictMarks(ReadingPresenter[MarksView, Contested]):
    """Reads them when the plan is opened and after steps that may have changed them.

    Args:
        view: shows them.
        background: runs the reads.
    """

    def __init__(self, view: MarksView, background: Runner) -> None:
        super().__init__(view, background)
        self._known: Contested = {}

    @override
    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        self.read()

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        kinds = {change_set.kind, *(step.kind for step in change_set.steps)}
        return change_set.everything or not kinds.isdisjoint(_TELLING)

    @override
    def _work(self) -> Callable[[Workspace], Contested]:
        return _read

    @override
    def _take(self, contested: Contested) -> None:
        if contested != self._known:
            self._known = contested
            self._view.show_contested(contested)


def _read(workspace: Workspace) -> Contested:
    return services.conflicts.contested_actions(workspace)
