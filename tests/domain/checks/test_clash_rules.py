"""Two actions clash when a person, a group or a spot would have to be in two places at once."""

from datetime import date
from typing import Any

from organizer_app.domain.checks.checks import find_all
from organizer_app.domain.checks.finding_facts import FindingFacts, VenueUse
from organizer_app.domain.checks.findings import Finding, FindingKind
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.rows.action_rows import ActionRow
from tests.support.builders import a_row

TODAY = date(2019, 6, 21)


def row(action_id: str, start: int, end: int | None, **facts: Any) -> ActionRow:
    return a_row(
        action_id=action_id, **{"place_id": action_id, "starts_utc": start, "ends_utc": end, **facts}
    )


def clashes(rows: list[ActionRow], **facts: Any) -> list[Finding]:
    return find_all(FindingFacts(rows=rows, today=TODAY, **facts))


def pairs(found: list[Finding]) -> list[tuple[FindingKind, str, str]]:
    return [(each.kind, each.row.action_id, each.other.action_id if each.other else "") for each in found]


def test_the_way_between_two_cities_takes_time() -> None:
    seattle = row("seattle", 0, 60, latitude=47.6, longitude=-122.3)
    portland = row("portland", 150, 210, latitude=45.5, longitude=-122.7, mobilization_id="m")
    (found,) = clashes([seattle, portland], bookings={"lee": ["seattle", "portland"]})
    assert pairs([found]) == [(FindingKind.DOUBLE_BOOKED_LEAD, "seattle", "portland")]
    assert 80 < found.minutes < 100, "235 km at 80 km/h, less an hour and a half"
    fast = {"m": Mobilization(id="m", campaign_id="c", title="Day", travel_kmh=300)}
    assert clashes([seattle, portland], bookings={"lee": ["seattle", "portland"]}, mobilizations=fast) == []


def test_a_group_that_pledged_more_than_it_has_is_told_once() -> None:
    rows = [row("a", 0, 60), row("b", 30, 90), row("c", 200, 260)]
    stakes = {"g": [("a", 60), ("b", 50), ("c", 100)]}
    facts = {"stakes": stakes, "group_names": {"g": "Night Workers"}}
    (found,) = clashes(rows, people_of={"g": 100}, **facts)
    assert pairs([found]) == [(FindingKind.GROUP_STRETCHED, "a", "b")]
    assert (found.detail, found.subject_id) == ("Night Workers", "g")
    assert clashes(rows, people_of={"g": 110}, **facts) == []
    assert clashes(rows, people_of={}, **facts) == []


def test_an_action_without_length_is_over_when_the_next_begins() -> None:
    rows = [row("a", 0, 0), row("b", 1, 60), row("c", 1, 60)]
    stakes = {"g": [("a", 10), ("b", 60), ("c", 60)]}
    found = clashes(rows, stakes=stakes, group_names={"g": "Night Workers"}, people_of={"g": 100})
    assert pairs(found) == [(FindingKind.GROUP_STRETCHED, "b", "c")]


def test_one_spot_holds_one_action_at_a_time() -> None:
    rows = [row("a", 0, 60, place_id="p"), row("b", 30, 90, place_id="p"), row("c", 30, 90)]
    uses = [VenueUse(each, "City Hall", "city hall") for each in ("a", "b", "c", "gone")]
    found = [each for each in clashes(rows, venues=uses) if each.kind is FindingKind.VENUE_CLASH]
    assert pairs(found) == [(FindingKind.VENUE_CLASH, "a", "b")]
    assert found[0].detail == "City Hall"
    vague = [VenueUse(each, "", "") for each in ("a", "b")]
    assert FindingKind.VENUE_CLASH not in {each.kind for each in clashes(rows, venues=vague)}


def test_the_same_city_twice_with_the_same_start_is_one_too_many() -> None:
    twice = [row("a", 0, 60, place_id="p"), row("b", 0, 60, place_id="p")]
    assert pairs(clashes(twice)) == [(FindingKind.DUPLICATE_CITY, "b", "a")]
    assert clashes([twice[0], twice[1]._replace(tactic="vigil")]) == []
    assert clashes([twice[0], twice[1]._replace(status="cancelled")]) == []


def test_asking_about_one_action_finds_what_it_clashes_with() -> None:
    rows = [row("a", 0, 60), row("b", 30, 90), row("c", 30, 90)]
    bookings = {"lee": ["a", "b"], "bo": ["c"]}
    facts = FindingFacts(rows=rows, today=TODAY, bookings=bookings)
    assert find_all(facts, ["a"]) == find_all(facts)
    assert find_all(facts, ["c", "unknown"]) == []


def test_the_way_is_told_to_the_minute_and_none_within_a_city() -> None:
    north = row("north", 0, 60, latitude=40.0, longitude=-100.0)
    # Two degrees of latitude are 222.39 km: 167 minutes at 80 km an hour.
    for gap, minutes in ((166, [1]), (167, []), (100, [67]), (0, [167])):
        south = row("south", 60 + gap, 300 + gap, latitude=38.0, longitude=-100.0)
        found = clashes([north, south], bookings={"lee": ["north", "south"]})
        assert [each.minutes for each in found] == minutes
    beside = row("beside", 60, 120, latitude=40.001, longitude=-100.0)
    assert clashes([north, beside], bookings={"lee": ["north", "beside"]}) == []


def test_where_a_spot_is_unknown_only_the_clock_counts() -> None:
    known = row("known", 0, 60, latitude=40.0, longitude=-100.0)
    for unknown in ({"latitude": None}, {"longitude": None}):
        at = {"latitude": 30.0, "longitude": -80.0, **unknown}
        later, over = row("later", 60, 90, **at), row("over", 45, 90, **at)
        assert clashes([known, later], bookings={"lee": ["known", "later"]}) == []
        assert [each.minutes for each in clashes([known, over], bookings={"lee": ["known", "over"]})] == [15]


def test_an_action_that_ends_before_it_starts_lasts_a_minute() -> None:
    rows = [row("a", 60, 0), row("b", 60, 90), row("c", 61, 90)]
    facts = {"group_names": {"g": "Night Workers"}, "people_of": {"g": 100}}
    found = clashes(rows, stakes={"g": [("a", 60), ("b", 60)]}, **facts)
    assert (FindingKind.GROUP_STRETCHED, "a", "b") in pairs(found)
    found = clashes(rows, stakes={"g": [("a", 60), ("c", 60)]}, **facts)
    assert FindingKind.GROUP_STRETCHED not in {each.kind for each in found}
