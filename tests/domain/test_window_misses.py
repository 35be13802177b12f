"""A city misses the moment when none of its actions is live at it; the nearest one is named."""

from datetime import UTC, datetime

from organizer_app.domain.action_rows import ActionRow, MobilizationHead
from organizer_app.domain.window_misses import beside_the_moment, missing_the_moment
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


def test_one_action_at_the_moment_is_enough_and_the_nearest_of_the_others_is_named() -> None:
    rows = [
        action("rally", "a", 15),
        action("vigil", "a", 20),
        action("morning", "b", 9),
        action("noon", "b", 12),
        action("open", "c", 12, starts=None, starts_utc=None, ends_utc=None),
        action("off", "d", 12, status="cancelled"),
    ]
    assert missing_the_moment(rows, [head("window")]) == {"noon", "open"}
    assert missing_the_moment(rows, [head("free")]) == frozenset()


def test_other_days_and_other_mobilizations_are_passed_over() -> None:
    rows = [action("before", "a", 9)._replace(day="2027-04-10"), action("else", "b", 9, mobilization_id="x")]
    assert missing_the_moment(rows, [head("window")]) == frozenset()


def test_the_same_local_time_is_kept_on_the_clock_of_each_city() -> None:
    rows = [action("here", "a", 15, 30), action("late", "b", 18)]
    assert missing_the_moment(rows, [head("same_local_time")]) == {"late"}


def test_the_action_by_which_a_city_misses_the_moment_knows_on_which_side_and_by_how_much() -> None:
    heads = [head("window")]
    early, late = action("early", "a", 14), action("late", "b", 16)
    assert beside_the_moment(early, [early], heads) == -31
    assert beside_the_moment(late, [late], heads) == 1
    rally, vigil = action("rally", "c", 15), action("vigil", "c", 20)
    assert [beside_the_moment(each, [rally, vigil], heads) for each in (rally, vigil)] == [0, 0]
    untimed = action("open", "d", 12, starts=None, starts_utc=None, ends_utc=None)
    assert beside_the_moment(untimed, [untimed], heads) == 0
    assert beside_the_moment(late, [late], []) == 0
