"""What "at once" means is changed as one step; nonsense is refused and nothing moves."""

from dataclasses import replace
from datetime import time

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.services.actions.city_actions import set_status
from organizer_app.services.actions.scheduling import moment_of
from organizer_app.services.actions.simultaneity_rule import (
    RuleChoice,
    choice_of,
    set_relay_order,
    set_rule,
    targets_under,
)
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step


def test_another_rule_is_stored_and_read_back(sample: Workspace) -> None:
    mobilization_id = moment_of(sample).head.mobilization_id
    before = choice_of(sample, mobilization_id=mobilization_id)
    assert before.rule is SimultaneityRule.SAME_LOCAL_TIME
    wanted = RuleChoice(SimultaneityRule.WINDOW, time(15), 90, 0)
    with one_step(sample, EditKind.CHANGED_RULE) as heard:
        set_rule(sample, mobilization_id=mobilization_id, choice=wanted)
    assert heard[0].steps[0].arguments["title"] == "Prime Day 2019"
    assert choice_of(sample, mobilization_id=mobilization_id) == wanted
    for wrong in (replace(wanted, window_minutes=-1), replace(wanted, gap_minutes=100_000)):
        with pytest.raises(BadValue):
            set_rule(sample, mobilization_id=mobilization_id, choice=wrong)
    with sample.read() as reader:
        assert reader.get(Mobilization, mobilization_id).window_minutes == 90


def test_the_gap_of_a_relay_stays_where_only_the_moment_is_chosen(sample: Workspace) -> None:
    mobilization_id = moment_of(sample).head.mobilization_id
    relay = RuleChoice(SimultaneityRule.RELAY, time(9), 60, 25)
    set_rule(sample, mobilization_id=mobilization_id, choice=relay)
    window = RuleChoice(SimultaneityRule.WINDOW, time(15), 90, 0)
    set_rule(sample, mobilization_id=mobilization_id, choice=window, keeps_gap=True)
    assert choice_of(sample, mobilization_id=mobilization_id) == replace(window, gap_minutes=25)


@pytest.mark.parametrize("name", ["window_minutes", "gap_minutes"])
def test_a_week_is_the_longest_span(sample: Workspace, name: str) -> None:
    mobilization_id = moment_of(sample).head.mobilization_id
    choice = RuleChoice(SimultaneityRule.WINDOW, time(15), 90, 0)
    for minutes in (0, 7 * 24 * 60):
        wanted = replace(choice, **{name: minutes})
        set_rule(sample, mobilization_id=mobilization_id, choice=wanted)
        assert choice_of(sample, mobilization_id=mobilization_id) == wanted
    for minutes in (-1, 7 * 24 * 60 + 1):
        with pytest.raises(BadValue):
            set_rule(sample, mobilization_id=mobilization_id, choice=replace(choice, **{name: minutes}))


def test_targets_are_those_of_the_cities_of_this_mobilization_that_stand(sample: Workspace) -> None:
    moment = moment_of(sample)
    mobilization_id = moment.head.mobilization_id
    choice = RuleChoice(SimultaneityRule.SAME_INSTANT, time(3), 0, 0)
    found = targets_under(sample, mobilization_id=mobilization_id, choice=choice)
    ids = {each for target in found for each in target.action_ids}
    planned = {each.row.action_id for each in moment.cities if each.row.zone}
    assert ids == planned
    gone = min(ids)
    set_status(sample, action_id=gone, status=ActionStatus.CANCELLED)
    left = targets_under(sample, mobilization_id=mobilization_id, choice=choice)
    assert {each for target in left for each in target.action_ids} == ids - {gone}
    assert (
        targets_under(
            sample, mobilization_id=mobilization_id, choice=choice_of(sample, mobilization_id=mobilization_id)
        )
        == moment_of(sample).suggestions
    )


def test_a_relay_goes_in_the_order_given_and_from_east_to_west_without_one(sample: Workspace) -> None:
    mobilization_id = moment_of(sample).head.mobilization_id
    ids = [each.row.action_id for each in moment_of(sample).cities][:3]

    def positions() -> dict[str, int | None]:
        with sample.read() as reader:
            found = reader.all(CityAction, mobilization_id=mobilization_id)
            return {each.id: each.relay_position for each in found if each.relay_position is not None}

    with one_step(sample, EditKind.CHANGED_RELAY_ORDER):
        set_relay_order(sample, mobilization_id=mobilization_id, action_ids=ids[::-1])
    assert positions() == {ids[2]: 1, ids[1]: 2, ids[0]: 3}
    set_relay_order(sample, mobilization_id=mobilization_id, action_ids=ids[:1])
    assert positions() == {ids[0]: 1}
    set_relay_order(sample, mobilization_id=mobilization_id, action_ids=[])
    assert positions() == {}


@pytest.mark.parametrize(("window", "is_empty"), [(0, False), (12 * 60, True)])
def test_in_a_wide_window_no_city_is_outside(sample: Workspace, window: int, is_empty: bool) -> None:  # noqa: FBT001  # a column of the table
    mobilization_id = moment_of(sample).head.mobilization_id
    choice = RuleChoice(SimultaneityRule.SAME_INSTANT, time(12), window, 0)
    assert (targets_under(sample, mobilization_id=mobilization_id, choice=choice) == ()) is is_empty
