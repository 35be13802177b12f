"""Reads what somebody typed as states and cities, and keeps what other desks have decided of members."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.merging.areas import covers, read_areas
from organizer_app.domain.merging.extents import Extent, MemberRole
from organizer_app.domain.merging.merge_problems import UnknownArea
from organizer_app.domain.places.places import Place
from organizer_app.domain.places.us_states import state_code
from organizer_app.storage.plan_facts import fact_of, keep_fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from organizer_app.domain.merging.areas import Areas
    from organizer_app.domain.merging.members import Member
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# By the key of the desk that said so, and of the member: role, areas and number.
_TOLD = "extents_told"


def areas_of(workspace: Workspace, text: str) -> Areas:
    """Return the states and cities of a typed text, states as their codes; none for an empty text.

    Raises:
        UnknownArea: one is neither a state nor a city of the plan.
    """
    with workspace.read() as reader:
        places = [(each.name, each.admin1) for each in reader.every(Place)]
    return tuple(_area(area, places) for area in read_areas(text))


def _area(typed: str, places: list[tuple[str, str]]) -> str:
    city, _comma, state = typed.rpartition(", ")
    code = state_code(state) or state
    area = f"{city}, {code}" if city else code
    is_known = (not city and bool(state_code(state))) or any(covers((area,), *each) for each in places)
    if not is_known:
        raise UnknownArea(typed)
    return area


def told_extents(reader: Reader, known: Iterable[Member]) -> tuple[Member, ...]:
    """Return members with what the other desks have decided of them."""
    found = tuple(known)
    told = _told(reader)
    desks = {each.sign_key for each in found if not each.is_revoked and each.extent.role is MemberRole.DESK}
    return tuple(
        replace(
            each,
            told=tuple(
                _extent(said[each.sign_key])
                for desk, said in sorted(told.items())
                if desk in desks and desk != each.sign_key and each.sign_key in said
            ),
        )
        for each in found
    )


def keep_told(reader: Reader, desk: str, extents: Mapping[str, Extent]) -> None:
    """Keep what a desk has decided of members, instead of what it said before."""
    said = {key: (each.role.value, list(each.areas), each.number) for key, each in extents.items()}
    text = json.dumps({**_told(reader), desk: said}, sort_keys=True)
    if text != fact_of(reader.connection, _TOLD):
        keep_fact(reader.connection, _TOLD, text)


def _told(reader: Reader) -> dict[str, dict[str, tuple[str, list[str], int]]]:
    told: dict[str, dict[str, tuple[str, list[str], int]]]
    told = json.loads(fact_of(reader.connection, _TOLD) or "{}")
    return told


def _extent(said: tuple[str, list[str], int]) -> Extent:
    role, areas, number = said
    known = MemberRole.DESK if role == MemberRole.DESK.value else MemberRole.REGIONAL
    return Extent(known, tuple(areas), number)
