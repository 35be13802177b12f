"""The moment of a mobilization: each city's time, who is outside the rule, the best shared span."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organizer_app.domain.action_rows import OFF_STATUSES, ActionRow, MobilizationHead
from organizer_app.domain.simultaneity import SharedSpan, best_shared_span, deviation_minutes
from organizer_app.services.plans import mobilization_named
from organizer_app.storage import plan_rows

if TYPE_CHECKING:
    from organizer_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CityMoment:
    """One city of the schedule; `deviation` as in `simultaneity.deviation_minutes`."""

    row: ActionRow
    deviation: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A mobilization's moment; cities are ordered by the instant they start."""

    head: MobilizationHead
    cities: tuple[CityMoment, ...]
    shared: SharedSpan | None


def moment_of(workspace: Workspace, *, mobilization: str = "") -> Moment:
    """Return the moment of one mobilization; an empty name means the one the plan is about.

    Raises:
        BadValue: no mobilization has this name.
    """
    with workspace.read() as reader:
        snapshot = plan_rows.read_snapshot(reader.connection)
        wanted = mobilization_named(reader, mobilization).id
    head = next(head for head in snapshot.mobilizations if head.mobilization_id == wanted)
    rows = [row for row in snapshot.rows if row.mobilization_id == wanted and row.status not in OFF_STATUSES]
    cities = tuple(CityMoment(row, deviation_minutes(row, head)) for row in rows)
    return Moment(head, cities, best_shared_span(rows))
