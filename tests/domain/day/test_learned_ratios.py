"""Yields and marshals are learned from days that are over, never from fewer than three actions."""

from organizer_app.domain.day.learned_ratios import (
    Forecast,
    PastAction,
    RatioKey,
    UsedRatio,
    forecast,
    learned_ratios,
)
from organizer_app.domain.model.day.lessons import RatioKind

RALLY = RatioKey(RatioKind.TURNOUT, "rally")
MARSHALS = RatioKey(RatioKind.MARSHALS, "rally")


def past(key: str, expected: int | None, counted: float, *, place: str = "", marshals: int = 0) -> PastAction:
    return PastAction(key, "rally", place, expected, counted, marshals)


def test_a_ratio_is_all_people_over_all_people_and_the_day_stands_beside_it() -> None:
    actions = [past("a", 150, 365), past("b", 120, 90), past("old", 300, 300), past("none", None, 50)]
    (found,) = learned_ratios(actions, {"a", "b", "none"}, {})
    assert (found.key, found.used) == (RALLY, UsedRatio(100, 0))
    assert (found.of_day, found.this_day) == (2, 169)
    assert (found.actions, found.ratio) == (3, 132)
    assert found.is_new


def test_two_actions_are_too_few_and_what_is_in_use_already_is_not_new() -> None:
    two = [past("a", 100, 200), past("b", 100, 200)]
    (found,) = learned_ratios(two, {"a"}, {})
    assert not found.is_enough
    assert not found.is_new
    (known,) = learned_ratios([*two, past("c", 100, 200)], {"a"}, {RALLY: UsedRatio(200, 3)})
    assert known.is_enough
    assert not known.is_new


def test_a_city_with_three_actions_has_a_ratio_of_its_own() -> None:
    actions = [past(str(number), 100, 80, place="seattle") for number in range(3)]
    found = learned_ratios([*actions, past("x", 100, 100, place="ames")], {"0", "x"}, {})
    assert [each.key for each in found] == [RALLY, RatioKey(RatioKind.TURNOUT, place_id="seattle")]
    assert found[1].ratio == 80


def test_marshals_are_counted_per_thousand_people_where_any_were_there() -> None:
    actions = [past(str(number), None, 500, marshals=number * 10) for number in range(4)]
    (found,) = learned_ratios(actions, {"0", "1"}, {})
    assert (found.key, found.actions, found.ratio, found.this_day) == (MARSHALS, 3, 40, 20)


def test_a_forecast_uses_what_the_city_taught_then_the_tactic_then_the_default() -> None:
    used = {RALLY: UsedRatio(112, 9), MARSHALS: UsedRatio(25, 4)}
    assert forecast(200, "rally", "seattle", used) == Forecast(
        224, UsedRatio(112, 9), is_of_city=False, marshals=6, marshal_ratio=UsedRatio(25, 4)
    )
    of_city = {**used, RatioKey(RatioKind.TURNOUT, place_id="seattle"): UsedRatio(50, 3)}
    here = forecast(200, "rally", "seattle", of_city)
    assert here is not None
    assert (here.people, here.is_of_city) == (100, True)
    plain = forecast(200, "march", "", used)
    assert plain is not None
    assert (plain.people, plain.turnout.actions, plain.marshals) == (200, 0, 4)
    assert forecast(None, "rally", "", used) is None
