"""Reads a part of the day once somebody has looked at it, and follows it from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from organizer_app.ui.flow.one_at_a_time import OneAtATime

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from organizer_app.domain.basics.changes import ChangeSet, Noun
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.plan_access import PlanAccess

T = TypeVar("T")


class FollowedPart(Generic[T]):
    """One part of the day, such as its counts.

    Args:
        access: access to the plan.
        clock: the present moment, UTC.
        shown: the nouns of the records that it shows.
        read: reads it at a moment.
        take: takes what was read; None for a plan without a day.
    """

    def __init__(
        self,
        access: PlanAccess,
        clock: Clock,
        shown: frozenset[Noun],
        read: Callable[[Workspace, datetime], T],
        take: Callable[[T | None], None],
    ) -> None:
        self._clock = clock
        self._shown = shown
        self._read = read
        self._is_wanted = False
        self._reading = OneAtATime(access, self._work, take)

    def look(self) -> None:
        """Read it, and from now on follow it."""
        self._is_wanted = True
        self._reading.start()

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what edits changed, once somebody has looked."""
        if self._is_wanted and (change_set.everything or change_set.touches(self._shown)):
            self._reading.start()

    def _work(self) -> Callable[[Workspace], T | None]:
        now = self._clock()
        return lambda workspace: _or_none(self._read, workspace, now)


def _or_none(read: Callable[[Workspace, datetime], T], workspace: Workspace, now: datetime) -> T | None:
    from organizer_app.domain.basics.problems import NothingFound

    try:
        return read(workspace, now)
    except NothingFound:
        return None
