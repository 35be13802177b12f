"""Reads what somebody typed as states and cities, and keeps what other desks have decided of members."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from organizer_app.domain.merging.areas import covers, read_areas
from organizer_app.domain.merging.extents import Extent, MemberRole, plain_extent, role_of
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

    # Role, areas and number of a decision, as JSON has them.
    _Said = list[Any]

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
    """Return members with what the other desks have decided of them, as far as it differs."""
    found = tuple(known)
    decided = tuple((each.sign_key, each.extent, each.is_revoked) for each in found)
    told = _differing(fact_of(reader.connection, _TOLD), decided)
    return tuple(replace(each, told=told[each.sign_key]) if each.sign_key in told else each for each in found)


# Each arrival asks, and hardly any changes it: with fifty laptops there are 2,500 decisions.
@functools.lru_cache(maxsize=8)
def _differing(text: str, decided: tuple[tuple[str, Extent, bool], ...]) -> Mapping[str, tuple[Extent, ...]]:
    """Return, by member, what other desks have decided otherwise."""
    desks = {key for key, extent, is_revoked in decided if not is_revoked and extent.role is MemberRole.DESK}
    told = [(desk, said) for desk, said in sorted(_told_in(text).items()) if desk in desks]
    found: dict[str, tuple[Extent, ...]] = {}
    for key, extent, _is_revoked in decided:
        own = plain_extent(extent)
        others = tuple(_extent(said[key]) for desk, said in told if desk != key and said.get(key, own) != own)
        if others:
            found[key] = others
    return found


def keep_told(reader: Reader, desk: str, extents: Mapping[str, Extent]) -> None:
    """Keep what a desk has decided of members, instead of what it said before."""
    told, said = (
        _told_in(fact_of(reader.connection, _TOLD)),
        {key: plain_extent(each) for key, each in extents.items()},
    )
    if told.get(desk) != said:
        keep_fact(reader.connection, _TOLD, json.dumps({**told, desk: said}, sort_keys=True))


@functools.lru_cache(maxsize=8)
def _told_in(text: str) -> Mapping[str, Mapping[str, _Said]]:
    told: dict[str, dict[str, _Said]] = json.loads(text or "{}")
    return told


def _extent(said: _Said) -> Extent:
    role, areas, number = said
    return Extent(role_of(role), tuple(areas), number)
