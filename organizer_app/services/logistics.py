"""What a city needs on the day: spots, materials, rides, money and the run of show; each edit is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from organizer_app.domain.budget_lines import BudgetLine
from organizer_app.domain.city_actions import CityAction
from organizer_app.domain.cues import Cue
from organizer_app.domain.edits import EditKind
from organizer_app.domain.logistics import Logistics, Money, money_of
from organizer_app.domain.materials import Material
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.problems import BadValue
from organizer_app.domain.rides import Ride
from organizer_app.domain.run_of_show import run_of_show
from organizer_app.domain.sites import Site
from organizer_app.services.city_actions import city_name
from organizer_app.services.plans import mobilization_named

if TYPE_CHECKING:
    from organizer_app.services.workspace import Workspace
    from organizer_app.storage.reader import Reader

Part = TypeVar("Part", Site, Material, Ride, BudgetLine, Cue)

_USUAL_CURRENCY: Final = "USD"
# Numbers that count something: none of them can be below zero.
_COUNTS: Final = {
    Site: ("capacity",),
    Material: ("needed", "held", "unit_cents"),
    Ride: ("seats", "taken", "cost_cents"),
    BudgetLine: ("planned_cents", "spent_cents"),
    Cue: ("minutes",),
}


def logistics_of(workspace: Workspace, *, action_id: str) -> Logistics:
    """Return what one action needs; raise `RecordMissing` when it is not in the plan."""
    with workspace.read() as reader:
        action = reader.get(CityAction, action_id)
        mobilization = reader.find(Mobilization, action.mobilization_id) if action.mobilization_id else None
        starts = action.starts.hour * 60 + action.starts.minute if action.starts else None
        return Logistics(
            sites=tuple(sorted(reader.all(Site, city_action_id=action_id), key=lambda site: site.position)),
            materials=reader.all(Material, city_action_id=action_id),
            rides=reader.all(Ride, city_action_id=action_id),
            budget=reader.all(BudgetLine, city_action_id=action_id),
            show=run_of_show(reader.all(Cue, city_action_id=action_id), starts),
            currency=mobilization.currency if mobilization else _USUAL_CURRENCY,
        )


def money_in_all(workspace: Workspace, *, mobilization: str = "") -> Money:
    """Add up the budget of a mobilization and of all its actions.

    Raises:
        BadValue: no mobilization has this name.
    """
    with workspace.read() as reader:
        wanted = mobilization_named(reader, mobilization).id
        ids = [action.id for action in reader.all(CityAction, mobilization_id=wanted)]
        own = [line for line in reader.all(BudgetLine, mobilization_id=wanted) if not line.city_action_id]
        return money_of(
            [*own, *reader.among(BudgetLine, "city_action_id", ids)],
            reader.among(Material, "city_action_id", ids),
            reader.among(Ride, "city_action_id", ids),
        )


def put(workspace: Workspace, part: Part) -> Part:
    """Add or change a spot, a material, a ride, a line of the budget or a cue.

    Raises:
        BadValue: it has no name, or counts something below zero.
        StaleRecord: it was changed since it was read.
    """
    if not isinstance(part, Ride) and not _title(part).strip():
        raise BadValue("title", "")
    for name in _COUNTS[type(part)]:
        value = getattr(part, name)
        if value is not None and value < 0:
            raise BadValue(name, str(value))
    with workspace.read() as reader:
        city = _city(reader, part)
    with workspace.edit(EditKind.CHANGED_LOGISTICS, city=city, title=_title(part)) as editor:
        return editor.put(part)


def remove(workspace: Workspace, part: Part) -> None:
    """Take a part of the logistics out of the plan; undo brings it back."""
    with workspace.read() as reader:
        city = _city(reader, part)
    with workspace.edit(EditKind.REMOVED_LOGISTICS, city=city, title=_title(part)) as editor:
        editor.hide(editor.get(type(part), part.id))


def _city(reader: Reader, part: Part) -> str:
    action = reader.find(CityAction, part.city_action_id) if part.city_action_id else None
    return city_name(reader, action) if action else ""


def _title(part: Part) -> str:
    if isinstance(part, Site):
        return part.venue or part.address
    if isinstance(part, Ride):
        return part.vehicle
    return part.title if isinstance(part, Cue) else part.name
