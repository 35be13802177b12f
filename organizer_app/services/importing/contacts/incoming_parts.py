"""Finds the city partnerships that a row of partner groups requests, unless the group has them already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from organizer_app.domain.model.partnerships import Partnership, PartnershipRole, PartnershipStatus
from organizer_app.services.importing.contacts.incoming_cities import CityFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from organizer_app.domain.importing.incoming_groups import IncomingGroup
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

_ROLES = {role.value.replace("_", ""): role for role in PartnershipRole}
_STAGES = {stage.value: stage for stage in PartnershipStatus}


class GroupParts:
    """Knows which groups take part where; `new` holds the partnerships to write.

    Args:
        workspace: makes the ids.
        reader: an open read of the plan.
    """

    def __init__(self, workspace: Workspace, reader: Reader) -> None:
        self._workspace = workspace
        self._reader = reader
        self._cities = CityFinder(reader)
        self._held: set[tuple[str, str]] | None = None
        self._credits: Counter[str] = Counter()
        self.new: list[Partnership] = []

    def add(self, group_id: str, row: IncomingGroup) -> bool:
        """Add the partnerships a group lacks; return whether there were any."""
        before = len(self.new)
        for city in _cities(row):
            action_id = self._cities.action(city)
            if action_id and (group_id, action_id) not in self._known():
                self._known().add((group_id, action_id))
                self._credits[action_id] += 1
                self.new.append(
                    Partnership(
                        id=self._workspace.new_id(),
                        organization_id=group_id,
                        city_action_id=action_id,
                        role=_ROLES.get(_plain(row.role), PartnershipRole.CO_HOST),
                        status=_STAGES.get(_plain(row.stage), PartnershipStatus.IDENTIFIED),
                        credit_order=self._credits[action_id],
                    )
                )
        return len(self.new) > before

    def doubts(self, row: IncomingGroup) -> tuple[tuple[str, str], ...]:
        """Return what in a row cannot be used, each a code and the cell."""
        found = []
        if row.role and _plain(row.role) not in _ROLES:
            found.append(("part_unknown", row.role))
        if row.stage and _plain(row.stage) not in _STAGES:
            found.append(("stage_unknown", row.stage))
        found += [("city_unknown", city) for city in _cities(row) if not self._cities.action(city)]
        return tuple(found)

    def _known(self) -> set[tuple[str, str]]:
        if self._held is None:
            held = self._reader.all(Partnership)
            self._held = {(each.organization_id, each.city_action_id) for each in held}
            for each in held:
                self._credits[each.city_action_id] = max(
                    self._credits[each.city_action_id], each.credit_order
                )
        return self._held


def _cities(row: IncomingGroup) -> Iterator[str]:
    return (city.strip() for city in row.city.split(";") if city.strip())


def _plain(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))
