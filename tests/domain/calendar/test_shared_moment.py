"""Every rule says when each city may start; whoever is outside is told the one change that brings it in."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer_app.domain.calendar.shared_moment import (
    relay_order,
    shared_by_chance,
    start_spans,
    suggestions,
    without_side_actions,
)
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.domain.time.local_time import LocalMoment, WallTimeKind, epoch_minutes, instant_of
from tests.support.builders import a_row

NEW_YORK, CHICAGO, LOS_ANGELES = "America/New_York", "America/Chicago", "America/Los_Angeles"
ZONES = (NEW_YORK, CHICAGO, LOS_ANGELES, "America/Phoenix", "Asia/Kolkata", "Pacific/Auckland", "Asia/Tokyo")


def plan(rule: SimultaneityRule, **facts: object) -> Mobilization:
    known = {"anchor_date": date(2019, 7, 15), "rule_time": time(15), "desk_zone": NEW_YORK, **facts}
    return Mobilization(id="m", campaign_id="c", title="Day", rule=rule, **known)  # type: ignore[arg-type]  # by name


def row_at(action_id: str, zone: str, wall: str, *, day: str = "2019-07-15", **facts: object) -> ActionRow:
    hours, minutes = map(int, wall.split(":"))
    moment = LocalMoment(date.fromisoformat(day), time(hours, minutes), zone)
    utc = epoch_minutes(instant_of(moment))
    known = {"place_id": action_id, "day": day, "starts": hours * 60 + minutes, "starts_utc": utc, **facts}
    return a_row(action_id=action_id, zone=zone, ends_utc=utc + 90, **known)


def outside(rows: list[ActionRow], mobilization: Mobilization, **positions: int) -> dict[str, int]:
    spans = start_spans(rows, mobilization, positions)
    return {row.action_id: spans[row.action_id].deviation(row.starts_utc or 0) for row in rows}


def test_the_same_instant_is_early_in_the_west() -> None:
    rows = [
        row_at("ny", NEW_YORK, "15:00"),
        row_at("la", LOS_ANGELES, "12:00"),
        row_at("late", CHICAGO, "15:00"),
    ]
    assert outside(rows, plan(SimultaneityRule.SAME_INSTANT)) == {"ny": 0, "la": 0, "late": 60}


def test_the_same_local_time_is_read_on_every_clock() -> None:
    rows = [row_at("ny", NEW_YORK, "15:00"), row_at("la", LOS_ANGELES, "14:40")]
    rule = SimultaneityRule.SAME_LOCAL_TIME
    assert outside(rows, plan(rule)) == {"ny": 0, "la": -20}
    assert outside(rows, plan(rule, window_minutes=30)) == {"ny": 0, "la": 0}


def test_a_window_lets_everybody_start_somewhere_in_it() -> None:
    rows = [row_at("ny", NEW_YORK, "15:59"), row_at("la", LOS_ANGELES, "11:30")]
    assert outside(rows, plan(SimultaneityRule.WINDOW, window_minutes=60)) == {"ny": 0, "la": -30}


def test_a_start_at_the_end_of_a_window_is_outside_since_nothing_of_it_happens_within() -> None:
    rows = [row_at("ny", NEW_YORK, "16:00")]
    mobilization = plan(SimultaneityRule.WINDOW, window_minutes=60)
    assert outside(rows, mobilization) == {"ny": 1}
    assert outside([row_at("ny", NEW_YORK, "15:00")], plan(SimultaneityRule.WINDOW, window_minutes=0)) == {
        "ny": 0
    }


@pytest.mark.parametrize("wall", ["12:00", "16:00", "17:30"])
def test_whoever_is_outside_a_window_is_brought_to_its_beginning_to_be_live_for_all_of_it(wall: str) -> None:
    rows = [row_at("ny", NEW_YORK, wall)]
    mobilization = plan(SimultaneityRule.WINDOW, window_minutes=30)
    found = suggestions(rows, start_spans(rows, mobilization, {}), mobilization)
    assert [(each.starts, each.action_ids) for each in found] == [(time(15), ("ny",))]


def test_a_city_keeps_a_rule_with_one_action_and_its_other_actions_are_free() -> None:
    rows = [
        row_at("rally", NEW_YORK, "15:30", place_id="ny"),
        row_at("vigil", NEW_YORK, "19:00", place_id="ny"),
        row_at("early", LOS_ANGELES, "11:30", place_id="la"),
        row_at("late", LOS_ANGELES, "17:00", place_id="la"),
    ]
    mobilization = plan(SimultaneityRule.WINDOW, window_minutes=60)
    spans = start_spans(rows, mobilization, {})
    assert set(without_side_actions(rows, spans, mobilization)) == {"rally", "early"}
    at_once = plan(SimultaneityRule.SAME_INSTANT, window_minutes=60)
    assert set(without_side_actions(rows, spans, at_once)) == {"rally", "early"}
    assert without_side_actions(rows, spans, plan(SimultaneityRule.RELAY)) == spans


def test_a_relay_goes_from_east_to_west_or_by_its_numbers() -> None:
    east = row_at("ny", NEW_YORK, "15:00", longitude=-74.0)
    middle = row_at("chi", CHICAGO, "14:20", longitude=-87.6)
    west = row_at("la", LOS_ANGELES, "13:00", longitude=-118.2)
    mobilization = plan(SimultaneityRule.RELAY, relay_gap_minutes=20)
    assert relay_order([west, middle, east], {}) == [east, middle, west]
    assert outside([west, middle, east], mobilization) == {"ny": 0, "chi": 0, "la": 20}
    assert outside([west, middle, east], mobilization, la=1, chi=2)["la"] == 60


@pytest.mark.parametrize("facts", [{"anchor_date": None}, {"rule_time": None}])
def test_a_rule_without_a_time_asks_nothing_of_anybody(facts: dict[str, object]) -> None:
    rows = [row_at("ny", NEW_YORK, "15:00")]
    assert start_spans(rows, plan(SimultaneityRule.WINDOW, **facts), {}) == {}
    assert start_spans(rows, plan(SimultaneityRule.FREE), {}) == {}


def test_cities_of_one_zone_are_one_suggestion_and_the_biggest_comes_first() -> None:
    rows = [row_at(f"c{number}", CHICAGO, "12:00") for number in range(3)]
    rows += [row_at("la", LOS_ANGELES, "9:00"), row_at("ny", NEW_YORK, "15:30")]
    rows.append(row_at("off", CHICAGO, "12:00", status="cancelled"))
    rows.append(a_row(action_id="open", zone=CHICAGO, day="2019-07-15", starts=None, starts_utc=None))
    mobilization = plan(SimultaneityRule.WINDOW, window_minutes=60)
    found = suggestions(rows, start_spans(rows, mobilization, {}), mobilization)
    assert [(each.zone, each.starts, len(each.action_ids), each.has_own_time) for each in found] == [
        (CHICAGO, time(14), 1, False),
        (CHICAGO, time(14), 3, True),
        (LOS_ANGELES, time(12), 1, True),
    ]


def test_a_suggestion_says_when_a_clock_change_skips_or_doubles_it() -> None:
    rule = SimultaneityRule.SAME_LOCAL_TIME
    rows = [
        row_at("ny", NEW_YORK, "12:00", day="2019-11-03"),
        row_at("phx", "America/Phoenix", "12:00", day="2019-11-03"),
    ]
    night = plan(rule, anchor_date=date(2019, 11, 3), rule_time=time(1, 30))
    kinds = {each.zone: each.kind for each in suggestions(rows, start_spans(rows, night, {}), night)}
    assert kinds == {NEW_YORK: WallTimeKind.DOUBLED, "America/Phoenix": WallTimeKind.ONCE}


STARTS = st.tuples(st.sampled_from(ZONES), st.integers(0, 23), st.integers(0, 59), st.integers(0, 2))


@given(
    starts=st.lists(STARTS, max_size=8),
    rule=st.sampled_from([rule for rule in SimultaneityRule if rule is not SimultaneityRule.FREE]),
    day=st.sampled_from(["2019-07-15", "2019-03-10", "2019-11-03"]),
    window=st.integers(0, 90),
)
def test_following_the_suggestions_puts_every_city_inside(
    starts: list[tuple[str, int, int, int]], rule: SimultaneityRule, day: str, window: int
) -> None:
    rows = [
        row_at(str(number), zone, f"{hour}:{minute}", day=day, longitude=float(-number))
        for number, (zone, hour, minute, _) in enumerate(starts)
    ]
    mobilization = plan(
        rule, anchor_date=date.fromisoformat(day), window_minutes=window, relay_gap_minutes=15
    )
    spans = start_spans(rows, mobilization, {})
    moved = {}
    for each in suggestions(rows, spans, mobilization):
        starts_utc = epoch_minutes(instant_of(LocalMoment(each.day, each.starts, each.zone)))
        moved.update(dict.fromkeys(each.action_ids, (starts_utc, each.kind)))
    for row in rows:
        starts_utc, kind = moved.get(row.action_id, (row.starts_utc, WallTimeKind.ONCE))
        assert spans[row.action_id].deviation(starts_utc) == 0 or kind is not WallTimeKind.ONCE


def test_where_no_rule_sets_a_time_the_span_that_most_share_is_the_moment() -> None:
    rows = [
        row_at("a", NEW_YORK, "12:00"),
        row_at("b", NEW_YORK, "12:30"),
        row_at("c", CHICAGO, "15:00"),
        row_at("d", CHICAGO, "15:00", status="cancelled"),
    ]
    spans = shared_by_chance(rows)
    assert spans.keys() == {"a", "b", "c"}
    (found,) = suggestions([rows[2]], spans, None)
    assert (found.zone, found.starts, found.action_ids) == (CHICAGO, time(11, 30), ("c",))
    assert shared_by_chance(rows[2:]) == {}


def test_zones_of_one_clock_are_one_suggestion_and_arizona_is_another() -> None:
    rows = [
        row_at("detroit", "America/Detroit", "9:00"),
        row_at("ny", NEW_YORK, "9:00"),
        row_at("phx", "America/Phoenix", "9:00"),
        row_at("la", LOS_ANGELES, "9:00"),
    ]
    at_once = plan(SimultaneityRule.SAME_INSTANT, window_minutes=0)
    found = suggestions(rows, start_spans(rows, at_once, {}), at_once)
    assert [each.action_ids for each in found] == [("detroit", "ny"), ("la",), ("phx",)]


def test_in_a_relay_whose_spot_is_unknown_comes_last_and_equals_go_by_name() -> None:
    east = row_at("ny", NEW_YORK, "15:00", longitude=-74.0)
    zero = row_at("greenwich", "UTC", "15:00", longitude=0.0)
    lost, other = (row_at(name, CHICAGO, "15:00", longitude=None) for name in ("a", "b"))
    assert relay_order([other, lost, east, zero], {}) == [zero, east, lost, other]
    assert relay_order([other, lost, east, zero], {"b": 1, "ny": 2, "a": None}) == [other, east, zero, lost]


def test_an_action_of_another_day_has_a_time_of_its_own_even_at_the_same_hour_or_without_one() -> None:
    rows = [
        row_at("same", CHICAGO, "12:00", day="2019-07-16"),
        a_row(action_id="open", zone=CHICAGO, day="2019-07-16", starts=None, starts_utc=None),
        a_row(action_id="undated", zone=CHICAGO, day="", starts=None, starts_utc=None),
    ]
    mobilization = plan(SimultaneityRule.SAME_LOCAL_TIME, rule_time=time(12))
    found = suggestions(rows, start_spans(rows, mobilization, {}), mobilization)
    assert [(each.action_ids, each.has_own_time) for each in found] == [
        (("undated",), False),
        (("same", "open"), True),
    ]
