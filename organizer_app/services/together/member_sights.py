"""Finds what members may see who are sent a part of the plan, reading the plan once for all of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from organizer_app.services.together import merging
from organizer_app.storage.merging.regional_records import PlacedRecords, RegionalRecords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from organizer_app.domain.merging.areas import Areas
    from organizer_app.domain.merging.members import Member
    from organizer_app.domain.merging.steps import StepBundle, Vector
    from organizer_app.services.plan.workspace import Workspace


class MemberSights:
    """What members may see of a plan as it is when the first of them is asked about.

    Forty members with a state each would otherwise cost forty times the plan. An edit of the plan makes
    a new one.

    Args:
        workspace: the plan.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._placed: PlacedRecords | None = None
        self._views: dict[tuple[Areas, str], RegionalRecords] = {}
        self._last: tuple[dict[str, int], StepBundle] | None = None

    def of(self, member: Member) -> RegionalRecords:
        """Return the records that a member may see."""
        return self.within(member.given.areas, member.origin)

    def within(self, areas: Areas, origin: str) -> RegionalRecords:
        """Return the records of some states and cities, and those that a laptop made."""
        if self._placed is None:
            with self._workspace.read() as reader:
                self._placed = PlacedRecords(reader.connection)
        found = self._views.get((areas, origin))
        if found is None:
            found = self._views[areas, origin] = RegionalRecords(self._placed, areas, origin)
        return found

    def digest(self, known: Iterable[Member], vector: Vector) -> str:
        """Return a digest of the records that all of some members may see.

        Args:
            known: the members.
            vector: only of the records whose creation is among these changes.
        """
        seen = sorted(frozenset.intersection(*(self.of(each).marks(vector) for each in known)))
        return hashlib.sha256("".join(seen).encode()).hexdigest()

    def steps(self, since: Vector) -> StepBundle:
        """Return every step that somebody with a version vector lacks; members mostly lack the same."""
        if self._last is None or self._last[0] != since:
            self._last = (dict(since), merging.steps_for(self._workspace, since=since))
        return self._last[1]
