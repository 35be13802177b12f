"""Computes who lives near a confirmed action of a plan, and which cities to ask next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.domain.basics.grouping import grouped_pairs
from organizer_app.domain.checks.reach import Reach, reach_of
from organizer_app.domain.model.city_actions import OFF, ActionStatus
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.places.places import Place
from organizer_app.environment.collector import collector_at_rest
from organizer_app.services.plan.plans import mobilization_named
from organizer_app.storage.rows import plan_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.storage.reader import Reader

# People can count on an action once it is confirmed.
COUNTS = frozenset(
    status.value
    for status in (
        ActionStatus.CONFIRMED,
        ActionStatus.READY,
        ActionStatus.LIVE,
        ActionStatus.ENDED,
        ActionStatus.REPORTED,
        ActionStatus.CLOSED,
    )
)
_ASKED = frozenset(status.value for status in set(ActionStatus) - OFF) - COUNTS
# Status, latitude, longitude and country of an action.
_Placed = tuple[str, float | None, float | None, str]


def reach(workspace: Workspace, *, mobilization: str = "", most: int = 10) -> Reach:
    """Return who lives near a confirmed action, in the country most of the actions are in.

    Args:
        workspace: the plan.
        mobilization: id or title; empty for the main one.
        most: the length limit of each list of cities.

    Raises:
        BadValue: no mobilization has this name.
    """
    return reach_on_map(workspace, mobilization=mobilization, most=most).reach


class ReachOnMap(NamedTuple):
    """The reach of a mobilization, with latitude and longitude of the confirmed actions behind it."""

    reach: Reach
    spots: tuple[tuple[float, float], ...]


def reach_on_map(workspace: Workspace, *, mobilization: str = "", most: int = 10) -> ReachOnMap:
    """Return the reach with the confirmed actions behind it; arguments and problems as for `reach`."""
    with collector_at_rest():
        return _reach(workspace, mobilization, most)


def _reach(workspace: Workspace, mobilization: str, most: int) -> ReachOnMap:
    with workspace.read() as reader:
        wanted = mobilization_named(reader, mobilization).id
        # Among many actions in one place and status, only one needs to be checked.
        placed = Counter(plan_rows.read_placed(reader.connection, wanted))
        groups_at = _groups_at(reader, workspace.gazetteer.whole_city)
    country = _main_country(placed)
    spots, asked = _spots_of(placed, COUNTS), _spots_of(placed, _ASKED)
    index = workspace.gazetteer.spatial_index(country)
    return ReachOnMap(reach_of(index, spots, groups_at, asked=asked, most=most), tuple(sorted(spots)))


def _main_country(placed: Mapping[_Placed, int]) -> str:
    """Return the country with the most actions; in a tie, the first by its code."""
    counted: Counter[str] = Counter()
    for (*_where, country), actions in placed.items():
        counted[country] += actions
    del counted[""]
    return min(counted, key=lambda country: (-counted[country], country), default="US")


def _spots_of(placed: Iterable[_Placed], statuses: Collection[str]) -> set[tuple[float, float]]:
    """Return latitude and longitude of the actions in some statuses, each spot once."""
    return {
        (north, east)
        for status, north, east, _country in placed
        if status in statuses and north is not None and east is not None
    }


def _groups_at(reader: Reader, whole_city: Callable[[int], int]) -> Mapping[int, list[str]]:
    """Return the names of the groups by home city; a borough counts as its city."""
    homes = dict(reader.columns(Place, ("id", "geoname_id")))
    return grouped_pairs(
        (whole_city(homes[home]), name)
        for name, home in reader.columns(Organization, ("name", "home_place_id"))
        if home in homes
    )
