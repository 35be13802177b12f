"""Decides which lines of the tree are in the ledger: folded, filtered out, or found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from organizer_app.domain.basics.filters import Facet, FacetSpec, Filter
from organizer_app.domain.basics.filters import options as options_of
from organizer_app.domain.model.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.domain.partners.partner_book import (
    NameState,
    PartnerBook,
    counts_below,
    name_state,
    parts_of,
)
from organizer_app.domain.partners.partner_ledger import GONE, stages
from organizer_app.ui.screens.partners.partners_view import LedgerLine
from organizer_app.wording.partners import partners as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from organizer_app.domain.basics.filters import Option
    from organizer_app.domain.partners.partner_book import LedgerCity
    from organizer_app.domain.partners.partner_ledger import LedgerGroup


# So many cities fit beside the names on a usual screen.
_ON_A_SCREEN: Final = 10
# A matrix with fewer than one cell in so many filled is mostly lines.
_SPARSE: Final = 8
# A matrix of more screens side by side is read by nobody, however full it is.
_SCREENS: Final = 10
_STAGES: Final = [each.value for each in PartnershipStatus]
_ROLES: Final = [each.value for each in PartnershipRole]
# A group that has left has no name to show; its stage says so.
_NAMES: Final = [
    each.value for each in (NameState.HELD, NameState.PUBLIC, NameState.UNNAMED, NameState.NO_PART)
]
# The facet of each column.
CITY_SPECS: Final[Mapping[Facet, FacetSpec[LedgerCity]]] = {
    Facet.CITIES: FacetSpec(lambda city: (city.state,)),
}
# The facets of a line at an instant: an embargoed name is held until then.
GROUP_SPECS: Final[Mapping[Facet, FacetSpec[tuple[LedgerGroup, datetime]]]] = {
    Facet.STAGE: FacetSpec(
        lambda line: {part.status.value for part in parts_of(line[0])},
        lambda value: words.stage_name(PartnershipStatus(value)),
        _STAGES.index,
    ),
    Facet.ROLE: FacetSpec(
        lambda line: {part.role.value for part in parts_of(line[0])},
        lambda value: words.role_name(PartnershipRole(value)),
        _ROLES.index,
    ),
    Facet.NAME: FacetSpec(
        lambda line: {name_state(*line).value}.intersection(_NAMES),
        lambda value: words.name_state(NameState(value)),
        _NAMES.index,
    ),
}
SPECS: Final[Mapping[Facet, FacetSpec[Any]]] = {**CITY_SPECS, **GROUP_SPECS}


def narrows_groups(wanted: Filter) -> bool:
    """Whether groups are filtered, so that the tree shows the path to those found."""
    return bool(wanted.words.strip()) or any(wanted.of(each) for each in GROUP_SPECS)


@dataclass(frozen=True, slots=True)
class Indexed:
    """A book with values computed once: texts to search, and the number of groups below a network."""

    book: PartnerBook
    texts: tuple[str, ...]
    below: Mapping[str, Mapping[str, int]]
    per_city: Mapping[str, int]
    numbers: Mapping[str, int]
    counts: Mapping[PartnershipStatus, int]
    towns: Mapping[str, int]


def indexed(book: PartnerBook) -> Indexed:
    """Compute what every search and every fold needs; runs in the background."""
    cities = {city.action_id: f"{city.city} {city.state}" for city in book.cities}
    places = {city.action_id: city.place_id or f"{city.city}, {city.state}" for city in book.cities}
    per_city = Counter(
        action_id for line in book.lines for action_id, part in line.parts.items() if part.status not in GONE
    )
    return Indexed(
        book=book,
        texts=tuple(_text(line, cities) for line in book.lines),
        below=counts_below(book.lines),
        per_city=per_city,
        numbers={line.group.id: number for number, line in enumerate(book.lines)},
        counts=stages(book.lines),
        towns={line.group.id: _towns(line, places) for line in book.lines},
    )


def _towns(line: LedgerGroup, places: Mapping[str, str]) -> int:
    here = (action_id for action_id, part in line.parts.items() if part.status not in GONE)
    return len({places[action_id] for action_id in here if action_id in places})


def shown_lines(
    held: Indexed, wanted: Filter, folded: frozenset[str], now: datetime
) -> tuple[LedgerLine, ...]:
    """Return the visible lines: found groups with the networks above them, without folded ones."""
    lines = held.book.lines
    if narrows_groups(wanted):
        numbers = _with_networks(lines, _found(held, wanted, now))
        folded = frozenset()
    else:
        numbers = list(range(len(lines)))
    return tuple(_drawn(held, numbers, folded))


def reads_better_as_list(lines: Sequence[LedgerLine], cities: Sequence[LedgerCity]) -> bool:
    """Return whether a matrix would be wider than a screen and nearly empty, or far wider still."""
    cells = len(lines) * len(cities)
    filled = sum(len(each.line.parts) for each in lines)
    is_endless = len(cities) > _SCREENS * _ON_A_SCREEN
    return is_endless or (len(cities) > _ON_A_SCREEN and filled * _SPARSE < cells)


def shown_cities(book: PartnerBook, wanted: Filter) -> tuple[LedgerCity, ...]:
    """Return the visible columns."""
    return tuple(city for city in book.cities if wanted.passes(CITY_SPECS, city))


def options(held: Indexed, wanted: Filter, facet: Facet, now: datetime) -> list[Option]:
    """Return the values of a facet, with the number of cities or groups of each."""
    kept = wanted.of(facet)
    if facet in CITY_SPECS:
        return options_of(held.book.cities, CITY_SPECS[facet], kept)
    return options_of(((line, now) for line in held.book.lines), GROUP_SPECS[facet], kept)


def _text(line: LedgerGroup, cities: Mapping[str, str]) -> str:
    group = line.group
    names = (group.name, group.short_name, group.credit_name, *group.other_names)
    where = (cities.get(action_id, "") for action_id in line.parts)
    return " ".join((*names, *where)).casefold()


def _found(held: Indexed, wanted: Filter, now: datetime) -> list[int]:
    texts = held.texts
    numbers = list(range(len(texts)))
    for word in wanted.words.casefold().split():
        numbers = [number for number in numbers if word in texts[number]]
    lines = held.book.lines
    if not wanted.facets:
        return numbers
    return [number for number in numbers if wanted.passes(GROUP_SPECS, (lines[number], now))]


def _with_networks(lines: Sequence[LedgerGroup], found: Iterable[int]) -> list[int]:
    wanted: set[int] = set()
    for number in found:
        at, depth = number, lines[number].depth
        wanted.add(at)
        while depth:
            at -= 1
            if lines[at].depth < depth:
                depth = lines[at].depth
                wanted.add(at)
    return sorted(wanted)


def _drawn(held: Indexed, numbers: Sequence[int], folded: frozenset[str]) -> Iterable[LedgerLine]:
    lines = held.book.lines
    in_sight = _unfolded(lines, numbers, folded) if folded else numbers
    seen = set(numbers)
    lasts = _lasts([lines[number].depth for number in in_sight])
    for number, is_last in zip(in_sight, lasts, strict=True):
        line = lines[number]
        is_folded = None
        if line.affiliates:
            is_folded = line.group.id in folded or number + 1 not in seen
        below = held.below.get(line.group.id, _NONE_BELOW)
        yield LedgerLine(line, line.depth, is_folded, is_last, below, held.towns[line.group.id])


def _unfolded(lines: Sequence[LedgerGroup], numbers: Sequence[int], folded: frozenset[str]) -> list[int]:
    hidden_below = -1
    in_sight = []
    for number in numbers:
        line = lines[number]
        if not 0 <= hidden_below < line.depth:
            hidden_below = line.depth if line.group.id in folded else -1
            in_sight.append(number)
    return in_sight


def _lasts(depths: Sequence[int]) -> list[bool]:
    """Return for each line of a tree whether it is the last one below its network."""
    lasts = [True] * len(depths)
    after: list[int] = []
    for spot in range(len(depths) - 1, -1, -1):
        while after and after[-1] > depths[spot]:
            after.pop()
        lasts[spot] = not after or after[-1] != depths[spot]
        if lasts[spot]:
            after.append(depths[spot])
    return lasts


_NONE_BELOW: Mapping[str, int] = {}
