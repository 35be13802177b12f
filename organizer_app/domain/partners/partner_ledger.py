"""Build the ledger: the tree of groups against the cities, with who was asked and who signed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


# From first contact to full partner: how many of four bars a stage fills.
SIGNAL = {
    PartnershipStatus.ASKED: 1,
    PartnershipStatus.VERBAL: 2,
    PartnershipStatus.SIGNED: 3,
    PartnershipStatus.ACTIVE: 4,
    PartnershipStatus.ENDED: 4,
}
# The group does not take part, or no longer does.
GONE = frozenset({PartnershipStatus.DECLINED, PartnershipStatus.WITHDRAWN})
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """One line of the ledger.

    Attributes:
        group: the group.
        depth: number of networks above it.
        affiliates: number of groups directly below it.
        whole: its partnership in the mobilization as a whole, or None.
        parts: its partnerships in single cities, by city action id.
    """

    group: Organization
    depth: int
    affiliates: int
    whole: Partnership | None
    parts: Mapping[str, Partnership]

    @property
    def best(self) -> PartnershipStatus | None:
        """Return the furthest stage it has reached anywhere, or None if it was not even identified."""
        stages = [part.status for part in (*self.parts.values(), self.whole) if part is not None]
        return max(stages, key=lambda stage: SIGNAL.get(stage, 0), default=None)


def ledger(
    groups: Iterable[Organization], parts: Iterable[Partnership], action_ids: Iterable[str]
) -> tuple[LedgerGroup, ...]:
    """Return all groups as a tree, networks before standalone groups, each level by name.

    Args:
        groups: all groups of the plan.
        parts: all partnerships of the plan.
        action_ids: the city actions of the ledger's mobilization.
    """
    known = {group.id: group for group in groups}
    wanted = set(action_ids)
    by_group: dict[str, dict[str, Partnership]] = defaultdict(dict)
    wholes: dict[str, Partnership] = {}
    for part in parts:
        if part.city_action_id in wanted:
            by_group[part.organization_id][part.city_action_id] = part
        elif not part.city_action_id:
            wholes[part.organization_id] = part
    children = _children(known)
    return tuple(
        LedgerGroup(group, depth, len(children[group.id]), wholes.get(group.id), by_group[group.id])
        for group, depth in _walk(children, "", 0)
    )


def stages(lines: Iterable[LedgerGroup]) -> Counter[PartnershipStatus]:
    """Count groups by the furthest stage each has reached."""
    return Counter(best for line in lines if (best := line.best) is not None)


def would_be_circle(groups: Iterable[Organization], group_id: str, parent_id: str) -> bool:
    """Return whether a group would become its own ancestor under this network."""
    parents = {group.id: group.parent_id for group in groups}
    above = parent_id
    for _step in range(len(parents) + 1):
        if above == group_id:
            return True
        above = parents.get(above, "")
    return False


def _children(known: Mapping[str, Organization]) -> Mapping[str, list[Organization]]:
    children: Mapping[str, list[Organization]] = defaultdict(list)
    for group in known.values():
        # A missing network, or a circle that two laptops created together, must not hide a group.
        parent = group.parent_id if group.parent_id in known and not _is_in_circle(known, group) else ""
        children[parent].append(group)
    return children


def _is_in_circle(known: Mapping[str, Organization], group: Organization) -> bool:
    above = group.parent_id
    for _step in range(_DEEPEST):
        if above == group.id:
            return True
        above = known[above].parent_id if above in known else ""
    return bool(above)


def _walk(
    children: Mapping[str, list[Organization]], parent: str, depth: int
) -> Iterable[tuple[Organization, int]]:
    for group in sorted(children[parent], key=lambda each: _order(each, children)):
        yield group, depth
        if children[group.id]:
            yield from _walk(children, group.id, depth + 1)


def _order(group: Organization, children: Mapping[str, Sequence[Organization]]) -> tuple[bool, str, str]:
    return not children[group.id], fold_name(group.name), group.id
