"""Decides which lines of the tree are in the ledger: what is folded away, filtered out, or found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from organizer_app.domain.partner_book import NameState, PartnerBook, counts_below, name_state, parts_of
from organizer_app.domain.partner_ledger import GONE, stages
from organizer_app.domain.partnerships import PartnershipRole, PartnershipStatus
from organizer_app.ui.screens.partners.partners_view import LedgerLine
from organizer_app.wording import partners as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from organizer_app.domain.partner_book import LedgerCity
    from organizer_app.domain.partner_ledger import LedgerGroup


class Facet(Enum):
    """What can be kept."""

    STATE = "state"
    STAGE = "stage"
    ROLE = "role"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Values to keep by facet, and words; an empty facet keeps everything."""

    kept: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    words: str = ""

    def of(self, facet: Facet) -> frozenset[str]:
        """Return what a facet keeps."""
        return self.kept.get(facet, frozenset())

    def toggled(self, facet: Facet, value: str) -> LedgerFilter:
        """Return the filter with one value more or less."""
        return LedgerFilter({**self.kept, facet: self.of(facet) ^ {value}}, self.words)

    def without(self, facet: Facet) -> LedgerFilter:
        """Return the filter without a facet."""
        return LedgerFilter({**self.kept, facet: frozenset()}, self.words)

    @property
    def narrows_groups(self) -> bool:
        """Whether groups are left out, so that the tree shows the way to those that are found."""
        facets = (Facet.STAGE, Facet.ROLE, Facet.NAME)
        return bool(self.words.strip()) or any(self.of(each) for each in facets)

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not self.words.strip() and not any(self.kept.values())


@dataclass(frozen=True, slots=True)
class Indexed:
    """A book with what is computed of it once: texts to search, and how many groups are below a network."""

    book: PartnerBook
    texts: tuple[str, ...]
    below: Mapping[str, Mapping[str, int]]
    per_city: Mapping[str, int]
    numbers: Mapping[str, int]
    counts: Mapping[PartnershipStatus, int]
    towns: Mapping[str, int]


def indexed(book: PartnerBook) -> Indexed:
    """Compute what every search and every fold needs; done in the background."""
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
    held: Indexed, wanted: LedgerFilter, folded: frozenset[str], now: datetime
) -> tuple[LedgerLine, ...]:
    """Return the lines in sight: found ones with the networks above them, folded ones left out."""
    lines = held.book.lines
    if wanted.narrows_groups:
        numbers = _with_networks(lines, _found(held, wanted, now))
        folded = frozenset()
    else:
        numbers = list(range(len(lines)))
    return tuple(_drawn(held, numbers, folded))


def shown_cities(book: PartnerBook, wanted: LedgerFilter) -> tuple[LedgerCity, ...]:
    """Return the columns in sight."""
    states = wanted.of(Facet.STATE)
    return tuple(city for city in book.cities if city.state in states) if states else book.cities


def options(held: Indexed, facet: Facet, now: datetime) -> list[tuple[str, str, int]]:
    """Return code, words and number of every value a facet offers."""
    counts: Counter[str] = Counter()
    if facet is Facet.STATE:
        counts.update(city.state for city in held.book.cities if city.state)
        return [(state, state, count) for state, count in sorted(counts.items())]
    for line in held.book.lines:
        counts.update(values_of(line, facet, now))
    return [(value, value_label(facet, value), counts[value]) for value in _order(facet) if counts[value]]


def value_label(facet: Facet, value: str) -> str:
    """Name a value of a facet."""
    if facet is Facet.STAGE:
        return words.stage_name(PartnershipStatus(value))
    if facet is Facet.ROLE:
        return words.role_name(PartnershipRole(value))
    return words.name_state(NameState(value)) if facet is Facet.NAME else value


def values_of(line: LedgerGroup, facet: Facet, now: datetime) -> frozenset[str]:
    """Return what a group has in a facet."""
    if facet is Facet.STAGE:
        return frozenset(part.status.value for part in parts_of(line))
    if facet is Facet.ROLE:
        return frozenset(part.role.value for part in parts_of(line))
    return frozenset({name_state(line, now).value})


def _order(facet: Facet) -> list[str]:
    if facet is Facet.STAGE:
        return [each.value for each in PartnershipStatus]
    if facet is Facet.ROLE:
        return [each.value for each in PartnershipRole]
    return [NameState.HELD.value, NameState.PUBLIC.value, NameState.UNNAMED.value]


def _text(line: LedgerGroup, cities: Mapping[str, str]) -> str:
    group = line.group
    names = (group.name, group.short_name, group.credit_name, *group.other_names)
    where = (cities.get(action_id, "") for action_id in line.parts)
    return " ".join((*names, *where)).casefold()


def _found(held: Indexed, wanted: LedgerFilter, now: datetime) -> list[int]:
    texts = held.texts
    numbers = list(range(len(texts)))
    for word in wanted.words.casefold().split():
        numbers = [number for number in numbers if word in texts[number]]
    for facet in (Facet.STAGE, Facet.ROLE, Facet.NAME):
        kept = wanted.of(facet)
        if kept:
            lines = held.book.lines
            numbers = [each for each in numbers if not kept.isdisjoint(values_of(lines[each], facet, now))]
    return numbers


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
    """Say for each line of a tree whether it is the last one below its network."""
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
