"""Find faults between two actions: one person, group or spot needed in two places at once."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from organizer_app.domain.checks.action_links import Shared
from organizer_app.domain.checks.findings import Finding, FindingKind
from organizer_app.domain.places.distances import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from organizer_app.domain.checks.finding_facts import FindingFacts, VenueUse
    from organizer_app.domain.rows.action_rows import ActionRow

# Assumed length of an action with an open end when two actions are compared.
OPEN_END_MINUTES = 60
# The longest a degree can be.
_KM_A_DEGREE = 111.8
_TRAVEL_KMH = 80
# The travel speed does not matter between two spots of one city.
_SAME_CITY_KM = 1.0
_WHERE_AND_WHEN = attrgetter("place_id", "day", "starts", "tactic", "mobilization_id")
# Start, end, index in its list, and the row: a tuple that sorts without a key function.
_Timed = tuple[int, int, int, "ActionRow"]


def clashes(planned: Mapping[str, ActionRow], facts: FindingFacts, shared: Shared) -> Iterator[Finding]:
    """Yield the clashes over shared resources.

    Args:
        planned: all upcoming actions, by id.
        facts: what is known about the plan.
        shared: what to check; see `shared_by_all` and `Links.shared_by`.
    """
    speeds = {each.id: max(1, each.travel_kmh) for each in facts.mobilizations.values()}
    for person_id in shared.people:
        action_ids = facts.bookings[person_id]
        if len(action_ids) > 1:
            yield from _double_bookings(_with_start(planned, action_ids), speeds)
    for group_id in shared.groups:
        if group_id in facts.people_of:
            yield from _overcommitted(planned, facts, group_id, facts.stakes[group_id])
    yield from _venue_clashes(planned, shared.uses)
    yield from _duplicates(shared.rows)


def shared_by_all(planned: Mapping[str, ActionRow], facts: FindingFacts) -> Shared:
    """Return everything that the actions of a plan may need at once."""
    spots = {where for where, uses in Counter([use.where for use in facts.venues]).items() if uses > 1}
    spots.discard("")
    uses = (use for use in facts.venues if use.where in spots)
    return Shared(facts.bookings, facts.stakes, uses, planned.values())


def _double_bookings(timed: Sequence[_Timed], speeds: Mapping[str, int]) -> Iterator[Finding]:
    """Yield each row that starts before the person can arrive from the previous action that ends last."""
    for lasting, following, between in _successive(timed):
        lacking = _missing_minutes(lasting, following, between, speeds)
        if lacking > 0:
            yield Finding(FindingKind.DOUBLE_BOOKED_LEAD, lasting, lacking, following)


def _missing_minutes(row: ActionRow, following: ActionRow, between: int, speeds: Mapping[str, int]) -> int:
    """Return by how many minutes the trip exceeds the time between two actions."""
    north, east = row.latitude, row.longitude
    north_there, east_there = following.latitude, following.longitude
    if north is None or east is None or north_there is None or east_there is None:
        return -between
    kmh = speeds.get(following.mobilization_id, _TRAVEL_KMH)
    # An upper bound on the distance, without the trigonometry of the exact one.
    longest = _KM_A_DEGREE * (abs(north - north_there) + abs(east - east_there))
    if between * kmh >= 60 * longest + kmh:
        return 0
    kilometres = distance_km(north, east, north_there, east_there)
    return (round(60 * kilometres / kmh) if kilometres >= _SAME_CITY_KM else 0) - between


def _overcommitted(
    planned: Mapping[str, ActionRow], facts: FindingFacts, group_id: str, stakes: Sequence[tuple[str, int]]
) -> Iterator[Finding]:
    """Yield the first action at which a group has pledged more people at once than it has."""
    pledged = dict(stakes)
    timed = _with_start(planned, pledged)
    begun = list(itertools.accumulate((pledged[row.action_id] for *_, row in timed), initial=0))
    # An action that ends before it starts lasts a minute, so that it overlaps its own start.
    ends = sorted((max(over, begins + 1), pledged[row.action_id]) for begins, over, _number, row in timed)
    over_by = list(itertools.accumulate((pledge for _over, pledge in ends), initial=0))
    starts, overs = [each[0] for each in timed], [over for over, _pledge in ends]
    for start, end, _number, row in timed:
        last = max(end, start + 1)
        at_once = begun[bisect_left(starts, last)] - over_by[bisect_right(overs, start)]
        if at_once <= facts.people_of[group_id]:
            continue
        others = (each for begins, over, _n, each in timed if begins < last and start < max(over, begins + 1))
        if (other := next((each for each in others if each is not row), None)) is not None:
            name = facts.group_names.get(group_id, "")
            yield Finding(FindingKind.GROUP_STRETCHED, row, other=other, detail=name, subject_id=group_id)
            return


def _venue_clashes(planned: Mapping[str, ActionRow], shared: Iterable[VenueUse]) -> Iterator[Finding]:
    uses: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for use in shared:
        if use.action_id in planned:
            uses[planned[use.action_id].place_id, use.where][use.action_id] = use.venue
    for names in uses.values():
        if len(names) > 1:
            for row, other in _overlapping(_with_start(planned, names)):
                yield Finding(FindingKind.VENUE_CLASH, row, other=other, detail=names[row.action_id])


def _duplicates(rows: Iterable[ActionRow]) -> Iterator[Finding]:
    """Yield cities planned twice for one day with the same tactic and the same start."""
    alike: dict[tuple[object, ...], list[ActionRow]] = defaultdict(list)
    known = list(rows)
    keys = list(map(_WHERE_AND_WHEN, known))
    several = {key for key, times in Counter(keys).items() if times > 1 and key[0] and key[1]}
    for key, row in zip(keys, known, strict=True):
        if key in several:
            alike[key].append(row)
    for same in alike.values():
        # The order must not depend on which was edited last: people accept this exact pair.
        first, *others = sorted(same, key=lambda row: (row.city, row.action_id))
        for row in others:
            yield Finding(FindingKind.DUPLICATE_CITY, row, other=first)


def _with_start(planned: Mapping[str, ActionRow], action_ids: Iterable[str]) -> list[_Timed]:
    """Return the actions that have a start, earliest first; ties keep the order of the ids."""
    known = filter(None, map(planned.get, dict.fromkeys(action_ids)))
    timed = [
        (start, start + OPEN_END_MINUTES if (end := row.ends_utc) is None else end, number, row)
        for number, row in enumerate(known)
        if (start := row.starts_utc) is not None
    ]
    timed.sort()
    return timed


def _overlapping(timed: Sequence[_Timed]) -> Iterator[tuple[ActionRow, ActionRow]]:
    return ((lasting, following) for lasting, following, between in _successive(timed) if between < 0)


def _successive(timed: Sequence[_Timed]) -> Iterator[tuple[ActionRow, ActionRow, int]]:
    """Yield each row after the one before it that ends last, with the minutes between the two."""
    if not timed:
        return
    _begun, ends, _number, lasting = timed[0]
    for begins, over, _each, following in timed[1:]:
        yield lasting, following, begins - ends
        if over > ends:
            lasting, ends = following, over
