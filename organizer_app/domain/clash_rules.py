"""Faults that two actions have together: one person, one group or one spot wanted in two places at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from organizer_app.domain.distances import distance_km
from organizer_app.domain.findings import Finding, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from organizer_app.domain.action_rows import ActionRow
    from organizer_app.domain.finding_facts import FindingFacts, VenueUse

# An action whose end is open is taken to last this long when two of them are compared.
OPEN_END_MINUTES = 60
# A degree is nowhere longer than this.
_KM_A_DEGREE = 111.8
_TRAVEL_KMH = 80
# Between two spots of one city nobody needs the road speed.
_SAME_CITY_KM = 1.0


def clashes(
    planned: Mapping[str, ActionRow], facts: FindingFacts, about: AbstractSet[str] | None
) -> Iterator[Finding]:
    """Yield every clash; with `about` only those of the people, groups, spots and days of these actions."""
    for action_ids in facts.bookings.values():
        if len(action_ids) > 1 and (about is None or not about.isdisjoint(action_ids)):
            yield from _double_bookings(_timed(planned, action_ids), facts)
    for group_id, stakes in facts.stakes.items():
        if group_id in facts.people_of and (about is None or any(each in about for each, _ in stakes)):
            yield from _stretched(planned, facts, group_id, stakes)
    yield from _venue_clashes(planned, facts, about)
    yield from _duplicates(planned, about)


def _double_bookings(timed: Sequence[ActionRow], facts: FindingFacts) -> Iterator[Finding]:
    """Yield each row that begins before the person can have come from the one that lasts longest."""
    if not timed:
        return
    lasting, (_begun, ends) = timed[0], _span(timed[0])
    for following in timed[1:]:
        begins, over = _span(following)
        lacking = _lacking_minutes(lasting, following, begins - ends, facts)
        if lacking > 0:
            yield Finding(FindingKind.DOUBLE_BOOKED_LEAD, lasting, minutes=lacking, other=following)
        if over > ends:
            lasting, ends = following, over


def _lacking_minutes(row: ActionRow, following: ActionRow, between: int, facts: FindingFacts) -> int:
    """Return how many minutes the way takes beyond the minutes between two actions."""
    north, east, north_there, east_there = (
        row.latitude,
        row.longitude,
        following.latitude,
        following.longitude,
    )
    if north is None or east is None or north_there is None or east_there is None:
        return -between
    mobilization = facts.mobilizations.get(following.mobilization_id)
    kmh = max(1, mobilization.travel_kmh) if mobilization else _TRAVEL_KMH
    # More than the way can be, without the trigonometry of the real distance.
    longest = _KM_A_DEGREE * (abs(north - north_there) + abs(east - east_there))
    if between * kmh >= 60 * longest + kmh:
        return 0
    kilometres = distance_km(north, east, north_there, east_there)
    return (round(60 * kilometres / kmh) if kilometres >= _SAME_CITY_KM else 0) - between


def _stretched(
    planned: Mapping[str, ActionRow], facts: FindingFacts, group_id: str, stakes: Sequence[tuple[str, int]]
) -> Iterator[Finding]:
    """Yield the first action at which a group has pledged more people at once than it has."""
    pledged = dict(stakes)
    people = facts.people_of[group_id]
    timed = _timed(planned, pledged)
    for row in timed:
        at_once = [other for other in timed if _overlap(row, other)]
        if len(at_once) > 1 and sum(pledged[other.action_id] for other in at_once) > people:
            others = [other for other in at_once if other is not row]
            name = facts.group_names.get(group_id, "")
            yield Finding(FindingKind.GROUP_STRETCHED, row, other=others[0], detail=name, subject_id=group_id)
            return


def _venue_clashes(
    planned: Mapping[str, ActionRow], facts: FindingFacts, about: AbstractSet[str] | None
) -> Iterator[Finding]:
    uses: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for use in _shared_spots(facts.venues, about):
        if use.action_id in planned:
            uses[planned[use.action_id].place_id, use.where][use.action_id] = use.venue
    for names in uses.values():
        if len(names) > 1 and (about is None or not about.isdisjoint(names)):
            for row, other in _overlapping(_timed(planned, names)):
                yield Finding(FindingKind.VENUE_CLASH, row, other=other, detail=names[row.action_id])


def _shared_spots(venues: Sequence[VenueUse], about: AbstractSet[str] | None) -> Iterator[VenueUse]:
    """Return what uses a spot that is used twice, or that one of these actions uses."""
    if about is None:
        spots = {where for where, uses in Counter([use.where for use in venues]).items() if uses > 1}
    else:
        spots = {use.where for use in venues if use.action_id in about}
    spots.discard("")
    return (use for use in venues if use.where in spots)


def _duplicates(planned: Mapping[str, ActionRow], about: AbstractSet[str] | None) -> Iterator[Finding]:
    """Yield cities that are planned twice for one day with the same kind of action and the same start."""
    wanted = None if about is None else {_same(planned[each]) for each in about if each in planned}
    places = None if about is None else {planned[each].place_id for each in about if each in planned}
    alike: dict[tuple[object, ...], list[ActionRow]] = defaultdict(list)
    near = planned.values() if places is None else [row for row in planned.values() if row.place_id in places]
    for row in near:
        if row.place_id and row.day and (wanted is None or _same(row) in wanted):
            alike[_same(row)].append(row)
    for rows in alike.values():
        for row in rows[1:]:
            yield Finding(FindingKind.DUPLICATE_CITY, row, other=rows[0])


def _same(row: ActionRow) -> tuple[object, ...]:
    return row.mobilization_id, row.place_id, row.day, row.tactic, row.starts


def _timed(planned: Mapping[str, ActionRow], action_ids: Iterable[str]) -> list[ActionRow]:
    known = (planned[each] for each in dict.fromkeys(action_ids) if each in planned)
    return sorted((row for row in known if row.starts_utc is not None), key=_span)


def _overlapping(timed: Sequence[ActionRow]) -> Iterator[tuple[ActionRow, ActionRow]]:
    lasting = list(timed[:1])
    for following in timed[1:]:
        if _span(following)[0] < _span(lasting[0])[1]:
            yield lasting[0], following
        lasting = [max(lasting[0], following, key=lambda row: _span(row)[1])]


def _overlap(row: ActionRow, other: ActionRow) -> bool:
    (start, end), (begins, over) = _span(row), _span(other)
    return start < over and begins < end


def _span(row: ActionRow) -> tuple[int, int]:
    start = row.starts_utc or 0
    return start, row.ends_utc if row.ends_utc is not None else start + OPEN_END_MINUTES
