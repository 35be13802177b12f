"""Describe who has the plan open on another laptop, and which field they are editing there.

It is soft: it locks nothing, is written nowhere, and is over when nobody renews it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Spot(NamedTuple):
    """What somebody is editing; all of it empty for nothing.

    Attributes:
        action_id: the city action, empty for what belongs to none.
        field: the field.
        record_id: the record that has the field, such as a permit of the action; empty for the action itself.
    """

    action_id: str = ""
    field: str = ""
    record_id: str = ""


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


class Attendance(NamedTuple):
    """Who of the team works on the plan now, as far as the hub tells.

    Attributes:
        present: the others who have it open.
        absent: names of the other members, those first who were there last.
        is_away: whether the hub is away, so that nobody can be seen.
    """

    present: tuple[Present, ...] = ()
    absent: tuple[str, ...] = ()
    is_away: bool = False


def by_record(present: Iterable[Present]) -> Mapping[str, tuple[Present, ...]]:
    """Return who is editing something, by the id of the record and by that of its city action."""
    found: dict[str, list[Present]] = {}
    for each in present:
        for record_id in filter(None, (each.spot.action_id, each.spot.record_id)):
            found.setdefault(record_id, []).append(each)
    return {record_id: tuple(there) for record_id, there in found.items()}
