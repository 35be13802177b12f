"""Hold what every city of a mobilization needs on the day, as tables show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from organizer_app.domain.logistics.logistics import is_late, missing
from organizer_app.domain.model.budget_lines import BudgetLine
from organizer_app.domain.model.day.cues import Cue
from organizer_app.domain.model.materials import Material
from organizer_app.domain.model.rides import Ride
from organizer_app.domain.model.sites import AccessStatus, Site, SiteRole
from organizer_app.domain.rows.action_rows import ActionRow, is_past

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.logistics.run_of_show import TimedCue

Part = Site | Material | Ride | BudgetLine | Cue
P = TypeVar("P", Site, Material, Ride, BudgetLine, Cue)


class PartKind(Enum):
    """Kinds of parts; the value is the code of their table in the window."""

    SITES = "sites"
    MATERIALS = "materials"
    TRANSPORT = "transport"
    BUDGET = "budget"
    RUN_OF_SHOW = "run_of_show"


RECORD_OF: Mapping[PartKind, type[Part]] = {
    PartKind.SITES: Site,
    PartKind.MATERIALS: Material,
    PartKind.TRANSPORT: Ride,
    PartKind.BUDGET: BudgetLine,
    PartKind.RUN_OF_SHOW: Cue,
}
# Everyone must fit into these; routes, doors and rain locations only hold some of the people.
_HOLD_ALL = frozenset({SiteRole.ASSEMBLY, SiteRole.RALLY, SiteRole.FALLBACK})


class Gap(Enum):
    """A problem with a part, worst first."""

    TOO_SMALL = "too_small"
    ACCESS_UNKNOWN = "access_unknown"
    LATE = "late"
    MISSING = "missing"
    OVERBOOKED = "overbooked"
    OVERSPENT = "overspent"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class LogisticsBook:
    """Everything in the tables.

    Attributes:
        mobilization_id: its id; empty without one.
        title: its title.
        currency: ISO 4217 code of all amounts.
        desk_zone: IANA zone of HQ.
        rows: its actions, by city.
        parts: for each kind the parts of each action by its id, in order; those of the whole mobilization
            under an empty id.
    """

    mobilization_id: str
    title: str
    currency: str
    desk_zone: str
    rows: Sequence[ActionRow]
    parts: Mapping[PartKind, Mapping[str, Sequence[Part]]]

    def of(self, kind: PartKind, action_id: str) -> Sequence[Part]:
        """Return the parts of one action."""
        return self.parts[kind].get(action_id, ())

    def all(self, record: type[P], action_id: str) -> tuple[P, ...]:
        """Return the parts of one action that are records of one type."""
        kind = next(kind for kind, each in RECORD_OF.items() if each is record)
        return tuple(part for part in self.of(kind, action_id) if isinstance(part, record))


def gap_of(part: Part, row: ActionRow | None, today: date) -> Gap | None:
    """Return the worst problem of a part, or None; `gap_of_cue` judges cues.

    Only money can still be settled once the action of `row` is over.
    """
    if row is not None and is_past(row) and not isinstance(part, BudgetLine):
        return None
    if isinstance(part, Site):
        return _gap_of_site(part, row)
    if isinstance(part, Material):
        return _gap_of_material(part, today)
    if isinstance(part, Ride):
        return Gap.OVERBOOKED if part.taken > part.seats else None
    if isinstance(part, BudgetLine):
        return Gap.OVERSPENT if part.spent_cents > part.planned_cents else None
    return None


def _gap_of_material(item: Material, today: date) -> Gap | None:
    if not missing(item):
        return None
    return Gap.LATE if is_late(item, today) else Gap.MISSING


def _gap_of_site(site: Site, row: ActionRow | None) -> Gap | None:
    expected = row.expected if row else None
    if site.capacity is not None and expected and site.role in _HOLD_ALL and site.capacity < expected:
        return Gap.TOO_SMALL
    return Gap.ACCESS_UNKNOWN if site.access is AccessStatus.UNKNOWN else None


def gap_of_cue(timed: TimedCue, row: ActionRow | None) -> Gap | None:
    """Return a gap if a cue must start before the previous one is over, unless the action itself is over."""
    return Gap.OVERLAP if timed.overlap and not (row is not None and is_past(row)) else None


def holds_all(role: SiteRole) -> bool:
    """Return whether everyone must fit into a spot with this role at once."""
    return role in _HOLD_ALL


def part_name(part: Part) -> str:
    """Return what tells a part from others of its kind: a venue, a vehicle, a title or a name."""
    if isinstance(part, Site):
        return part.venue or part.address
    if isinstance(part, Ride):
        return part.vehicle
    return part.title if isinstance(part, Cue) else part.name
