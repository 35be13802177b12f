"""A city keeps to the rule when one of its actions starts inside; else the nearest one is named."""

from datetime import UTC, date, datetime, time

from organizer_app.domain.calendar.rule_compliance import (
    RuleKept,
    beside_the_rule,
    outside_the_rule,
    rule_kept,
    window_offer,
)
from organizer_app.domain.calendar.shared_moment import StartSpan, suggestions
from organizer_app.domain.model.city_actions import PAST
from organizer_app.domain.rows.action_rows import ActionRow, MobilizationHead
from tests.support.builders import a_head, a_row

DAY = "2027-04-17"


def at_utc(hour: int, minute: int = 0) -> int:
    return int(datetime(2027, 4, 17, hour, minute, tzinfo=UTC).timestamp()) // 60


def action(action_id: str, city: str, hour: int, minute: int = 0, **facts: object) -> ActionRow:
    starts = at_utc(hour, minute)
    known = {
        "zone": "UTC",
        "starts": hour * 60 + minute,
        "starts_utc": starts,
        "ends_utc": starts + 60,
        "mobilization_id": "prime-day",
        **facts,
    }
    return a_row(action_id=action_id, place_id=city, day=DAY, **known)


def head(rule: str, **facts: object) -> MobilizationHead:
    return a_head(
        anchor_date=DAY, desk_zone="UTC", rule=rule, rule_time=15 * 60 + 30, window_minutes=30, **facts
    )


def test_one_action_that_starts_inside_is_enough_and_the_nearest_of_the_others_is_named() -> None:
    rows = [
        action("rally", "a", 15, 30),
        action("vigil", "a", 20),
        action("morning", "b", 9),
        action("noon", "b", 12),
        action("open", "c", 12, starts=None, starts_utc=None, ends_utc=None),
        action("off", "d", 12, status="cancelled"),
    ]
    assert outside_the_rule(rows, [head("window")]) == {"noon": -210}
    assert outside_the_rule(rows, [head("same_instant")]) == {"noon": -180}
    assert outside_the_rule(rows, [head("free")]) == {}
    assert outside_the_rule(rows, [head("relay")]) == {}
    assert outside_the_rule(rows, [head("window")._replace(anchor_date="", rule_time=None)]) == {}


def test_in_a_relay_every_action_has_a_turn_that_its_head_knows() -> None:
    first, second, third = action("first", "a", 12), action("second", "a", 13), action("third", "b", 14)
    turns = {each.action_id: (at_utc(11, 50), at_utc(13)) for each in (first, second, third)}
    heads = [head("relay")._replace(turns=turns)]
    assert outside_the_rule([first, second, third], heads) == {"third": 60}
    assert beside_the_rule(third, [third], heads) == 60
    assert beside_the_rule(third, [third], [head("relay")]) == 0


def test_whoever_is_live_in_a_window_but_starts_before_or_at_its_end_is_outside() -> None:
    rows = [action("early", "a", 15), action("end", "b", 16), action("last", "c", 15, 59)]
    assert outside_the_rule(rows, [head("window")]) == {"early": -30, "end": 1}


def test_actions_of_other_mobilizations_are_passed_over_and_other_days_are_far_outside() -> None:
    rows = [action("week", "a", 15, 30), action("else", "b", 9, mobilization_id="x")]
    rows[0] = rows[0]._replace(starts_utc=at_utc(15, 30) + 7 * 1440)
    assert outside_the_rule(rows, [head("window")]) == {"week": 7 * 1440 - 29}


def test_the_same_local_time_is_kept_on_the_clock_of_each_city() -> None:
    rows = [action("here", "a", 15, 30), action("late", "b", 18)]
    assert outside_the_rule(rows, [head("same_local_time")]) == {"late": 120}


def test_the_action_that_binds_a_city_knows_on_which_side_of_the_rule_it_starts() -> None:
    heads = [head("window")]
    early, late = action("early", "a", 14), action("late", "b", 16)
    assert beside_the_rule(early, [early], heads) == -90
    assert beside_the_rule(late, [late], heads) == 1
    rally, vigil = action("rally", "c", 15, 45), action("vigil", "c", 20)
    assert [beside_the_rule(each, [rally, vigil], heads) for each in (rally, vigil)] == [0, 0]
    untimed = action("open", "d", 12, starts=None, starts_utc=None, ends_utc=None)
    assert beside_the_rule(untimed, [untimed], heads) == 0
    assert beside_the_rule(late, [late], []) == 0


def test_cities_are_counted_not_actions() -> None:
    rows = [
        action("rally", "a", 12),
        action("vigil", "a", 12, 10),
        action("late", "b", 13),
        action("later", "b", 14),
        action("free", "c", 9),
        action("open", "d", 12, starts=None, starts_utc=None),
        action("off", "e", 12, status="cancelled"),
    ]
    spans = {
        each: StartSpan(at_utc(12), at_utc(12, 30)) for each in ("rally", "vigil", "late", "open", "off")
    }
    kept = rule_kept(rows, spans)
    assert kept == RuleKept(inside=1, outside=1, open=2)
    assert kept.cities == 4


def test_a_move_into_the_window_is_offered_with_the_start_it_would_bring_or_refused_with_a_reason() -> None:
    late = action("late", "a", 20)
    offer = window_offer(late, [head("same_local_time")])
    assert offer.reason == ""
    assert offer.to is not None
    assert (offer.to.day, offer.to.starts) == (date(2027, 4, 17), time(16))
    assert window_offer(action("in", "a", 15, 30), [head("same_local_time")]).reason == "inside"
    assert window_offer(late, [head("free")]).reason == "no_rule"
    assert window_offer(late, []).reason == "no_rule"
    assert window_offer(late, [head("window")._replace(anchor_date="")]).reason == "no_rule"
    assert window_offer(late._replace(zone=""), [head("window")]).reason == "no_city"
    for status in ("cancelled", "ended"):
        assert window_offer(late._replace(status=status), [head("window")]).reason == "over"
    assert window_offer(late, [head("relay")]) == ("", None)
    skipped = head("same_local_time")._replace(anchor_date="2027-03-14", rule_time=150)
    assert window_offer(late._replace(zone="America/Chicago"), [skipped]).reason == "skipped"


def test_what_is_past_is_told_by_no_one_since_nobody_can_mend_it() -> None:
    late = action("late", "b", 18, 30)
    for status in sorted(status.value for status in PAST):
        over = late._replace(status=status)
        assert set(outside_the_rule([late], [head("window")])) == {"late"}
        assert outside_the_rule([over], [head("window")]) == {}
        span = {"late": StartSpan(0, 0)}
        assert suggestions([late], span, None) != ()
        assert suggestions([over], span, None) == ()


def test_the_rule_of_another_mobilization_says_nothing_about_an_action() -> None:
    early = action("early", "a", 12)
    other = head("window")._replace(mobilization_id="other")
    assert beside_the_rule(early, [early], [head("window")]) == -210
    assert beside_the_rule(early, [early], [other]) == 0
    assert beside_the_rule(early, [early, action("rally", "a", 15, 30)], [head("window"), other]) == 0
