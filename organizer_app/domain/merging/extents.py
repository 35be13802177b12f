"""Decide what a laptop is sent: all of the plan, or a part of it, the same at every desk that decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from organizer_app.domain.merging.areas import Areas, common

if TYPE_CHECKING:
    from collections.abc import Iterable


class MemberRole(Enum):
    """What a member is sent.

    DESK: all of the plan. REGIONAL: neither legal-only records nor secret fields, and maybe only some states
    and cities; what they never saw they cannot change.
    """

    DESK = "desk"
    REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class Extent:
    """What a desk has decided that a member is sent.

    Attributes:
        role: all of the plan, or what a regional member is sent.
        areas: states and cities of a regional member; empty for all of them.
        number: how many decisions of all desks it knows of and replaces, itself among them.
    """

    role: MemberRole = MemberRole.DESK
    areas: Areas = ()
    number: int = 1


WHOLE: Final = Extent()


def role_of(code: object) -> MemberRole:
    """Return the role of a code; one of a newer version is sent less rather than more."""
    return MemberRole.DESK if code == MemberRole.DESK.value else MemberRole.REGIONAL


def plain_extent(extent: Extent) -> list[object]:
    """Return what a member is sent as values for JSON."""
    return [extent.role.value, list(extent.areas), extent.number]


def agreed(extents: Iterable[Extent]) -> Extent:
    """Return what counts of the decisions of several desks, and the same on each of them.

    The newest decision counts: the one that knows of the most others. Of several equally new ones that
    differ, the narrower counts until somebody decides again: what was left out can be sent later, what was
    sent cannot be taken back.
    """
    newest = _newest(extents)
    found = newest[0]
    for each in newest[1:]:
        areas = common(found.areas, each.areas)
        if MemberRole.REGIONAL in {found.role, each.role}:
            found = replace(found, role=MemberRole.REGIONAL, areas=areas)
    return found


def is_disputed(extents: Iterable[Extent]) -> bool:
    """Return whether several desks gave one laptop something different, and nobody has decided since."""
    return len({(each.role, frozenset(each.areas)) for each in _newest(extents)}) > 1


def _newest(extents: Iterable[Extent]) -> list[Extent]:
    known = list(extents)
    highest = max(each.number for each in known)
    return [each for each in known if each.number == highest]
