"""Hold everything HQ knows about partner groups at one moment: the tree, their cities, their signers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.model.organizations import OrganizationKind
from organizer_app.domain.model.partnerships import CREDITED, Partnership, PartnershipStatus
from organizer_app.domain.partners.partner_ledger import GONE, LedgerGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

# Sorts after every time of day.
_LATEST: Final = 100_000


class NameState(Enum):
    """Whether the public sees the name of a group, and if not, why."""

    NO_PART = "no_part"
    PUBLIC = "public"
    HELD = "held"
    UNNAMED = "unnamed"
    GONE = "gone"


class LedgerCity(NamedTuple):
    """One city action in the column head of the ledger; fields as in `ActionRow`.

    `which` distinguishes it from other actions of its city in words; the view fills it in.
    """

    action_id: str
    city: str
    state: str
    readiness: int
    day: str
    place_id: str = ""
    starts: int | None = None
    title: str = ""
    which: str = ""


def in_time(city: LedgerCity) -> tuple[str, str, str, str, int, str]:
    """Return the sort key of actions: by city, then by time; unknown times come last."""
    starts = _LATEST if city.starts is None else city.starts
    return city.city, city.state, city.place_id, city.day or "9", starts, city.action_id


class Signer(NamedTuple):
    """Someone who belongs to a group; `phone` as stored, or empty."""

    person_id: str
    name: str
    group_id: str
    phone: str


@dataclass(frozen=True, slots=True)
class PartnerBook:
    """Everything that the views of partner groups show.

    Attributes:
        mobilization_id: its mobilization; empty if the plan has none.
        desk_zone: IANA zone of HQ, in which embargoes are written.
        lines: all groups as a tree, in order.
        cities: the columns: cities with the most groups first.
        signers: people by the group they belong to.
        named_in: number of releases that name a group that has left, by group.
    """

    mobilization_id: str
    desk_zone: str
    lines: tuple[LedgerGroup, ...]
    cities: tuple[LedgerCity, ...]
    signers: Mapping[str, tuple[Signer, ...]]
    named_in: Mapping[str, int]


class Credit(NamedTuple):
    """A group of a city in credit order; `is_printed` is whether the public sees it.

    `rank` counts from 1; 0 for a group that has left.
    """

    rank: int
    line: LedgerGroup
    part: Partnership
    is_printed: bool
    is_held: bool


class Ask(NamedTuple):
    """The next step with a group, in one city or in the whole mobilization."""

    line: LedgerGroup
    part: Partnership
    city: LedgerCity | None
    since: date | None


def parts_of(line: LedgerGroup) -> tuple[Partnership, ...]:
    """Return all partnerships of a group, the whole mobilization first."""
    return ((line.whole,) if line.whole else ()) + tuple(line.parts.values())


def held_until(line: LedgerGroup, now: datetime) -> datetime | None:
    """Return the latest embargo, UTC, on the name of an active group; None if it is over."""
    held = [
        part.name_public_from
        for part in parts_of(line)
        if part.name_public_from is not None and part.name_public_from > now and part.status not in GONE
    ]
    return max(held, default=None)


def name_state(line: LedgerGroup, now: datetime) -> NameState:
    """Return whether the public sees a group's name now."""
    parts = parts_of(line)
    if not parts:
        return NameState.NO_PART
    if all(part.status in GONE for part in parts):
        return NameState.GONE
    if held_until(line, now) is not None:
        return NameState.HELD
    return NameState.PUBLIC if any(part.status in CREDITED for part in parts) else NameState.UNNAMED


def is_coalition(line: LedgerGroup) -> bool:
    """Return whether it has member groups that are not its chapters."""
    return bool(line.affiliates) and line.group.kind is OrganizationKind.OTHER


def written_name(line: LedgerGroup, part: Partnership | None = None) -> str:
    """Return a group's name in print, in one city or everywhere."""
    return (part.credit_name if part else "") or line.group.credit_name or line.group.name


def counts_below(lines: Sequence[LedgerGroup]) -> dict[str, dict[str, int]]:
    """Return for each network the number of groups below it in each city action."""
    found: dict[str, dict[str, int]] = {}
    above: list[str] = []
    for line in lines:
        del above[line.depth :]
        for group_id in above:
            counts = found.setdefault(group_id, {})
            for action_id, part in line.parts.items():
                if part.status not in GONE:
                    counts[action_id] = counts.get(action_id, 0) + 1
        above.append(line.group.id)
    return found


def credits_of(lines: Iterable[LedgerGroup], action_id: str, now: datetime) -> tuple[Credit, ...]:
    """Return the groups of a city in credit order; groups that have left come last."""
    found = []
    for line in lines:
        part = line.parts.get(action_id)
        if part is not None:
            is_held = part.name_public_from is not None and part.name_public_from > now
            found.append(Credit(0, line, part, part.status in CREDITED and not is_held, is_held))
    found.sort(key=lambda each: (each.part.status in GONE, each.part.credit_order, each.part.id))
    return tuple(
        each if each.part.status in GONE else each._replace(rank=rank) for rank, each in enumerate(found, 1)
    )


def asks(book: PartnerBook) -> dict[PartnershipStatus, tuple[Ask, ...]]:
    """Return the open requests to groups, by stage: who to ask, who was asked and when, longest ago first."""
    ordered = sorted(book.cities, key=in_time)
    cities = {city.action_id: city for city in ordered}
    found: dict[PartnershipStatus, list[Ask]] = {stage: [] for stage in ASKED_STAGES}
    for line in book.lines:
        for part in parts_of(line):
            if part.status in found:
                since = part.signed_on if part.status is PartnershipStatus.SIGNED else part.asked_on
                found[part.status].append(Ask(line, part, cities.get(part.city_action_id), since))
    order = {city.action_id: spot for spot, city in enumerate(ordered)}
    return {
        stage: tuple(
            sorted(held, key=lambda ask: (str(ask.since or "0"), order.get(ask.part.city_action_id, -1)))
        )
        for stage, held in found.items()
    }


# Stages that HQ still has to work on, in the order of the work.
ASKED_STAGES = (
    PartnershipStatus.IDENTIFIED,
    PartnershipStatus.ASKED,
    PartnershipStatus.VERBAL,
    PartnershipStatus.SIGNED,
)
