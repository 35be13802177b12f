"""Reads a part of the day when somebody looks at it, and follows it while it is in sight."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, TypeVar

from typing_extensions import override

from organizer_app.ui.flow.plan_access import ProblemView
from organizer_app.ui.flow.plan_presenter import ReadingPresenter, or_none

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from organizer_app.domain.basics.changes import ChangeSet, Noun
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

T = TypeVar("T")
V = TypeVar("V", bound=ProblemView)


class PartPresenter(ReadingPresenter[V, T | None]):
    """One part of the day, such as its counts; it takes None from a plan without a day.

    Args:
        view: shows it.
        background: does the work on the plan.
        clock: the present moment, UTC.
    """

    shown: ClassVar[frozenset[Noun]]
    """The nouns of the records that it shows."""

    def __init__(self, view: V, background: Runner, clock: Clock) -> None:
        super().__init__(view, background)
        self._clock = clock
        self.is_followed = False

    def look(self) -> None:
        """Read it, and follow it until `look_away`."""
        self.is_followed = True
        self.read()

    def look_away(self) -> None:
        """Follow it no longer: another view is in its place, and the next look reads it anew."""
        self.is_followed = False

    @override
    def _is_affected(self, change_set: ChangeSet) -> bool:
        return self.is_followed and (change_set.everything or change_set.touches(self.shown))

    @override
    def _work(self) -> Callable[[Workspace], T | None]:
        now = self._clock()
        return or_none(lambda workspace: self._read(workspace, now))

    @abstractmethod
    def _read(self, workspace: Workspace, now: datetime) -> T:
        """Read it as it is at a moment; runs beside the window."""
