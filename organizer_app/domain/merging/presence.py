"""Describe who has the plan open on another laptop, and which field they are editing there.

It is soft: it locks nothing, is written nowhere, and is over when nobody renews it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Spot(NamedTuple):
    """A field of a city action that somebody is editing; both empty for nothing."""

    action_id: str = ""
    field: str = ""


class Present(NamedTuple):
    """A member who has the plan open now.

    Attributes:
        sign_key: the laptop.
        name: how its person is called here.
        spot: what they are editing.
    """

    sign_key: str
    name: str
    spot: Spot = Spot()


def by_action(present: Iterable[Present]) -> Mapping[str, tuple[Present, ...]]:
    """Return who is editing something, by the id of the city action."""
    found: dict[str, list[Present]] = {}
    for each in present:
        if each.spot.action_id:
            found.setdefault(each.spot.action_id, []).append(each)
    return {action_id: tuple(there) for action_id, there in found.items()}
