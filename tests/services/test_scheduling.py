"""The moment of a mobilization: every city on its clock, who is outside the rule, the best shared span."""

from datetime import time

import pytest

from organizer_app.domain.city_actions import ActionStatus
from organizer_app.domain.problems import BadValue
from organizer_app.services import city_actions
from organizer_app.services.scheduling import moment_of
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import TITLE, add_action


def test_the_moment_is_that_of_the_mobilization_the_plan_is_about(sample: Workspace) -> None:
    moment = moment_of(sample)
    assert (moment.head.title, moment.head.anchor_date) == ("Prime Day 2019", "2019-07-15")
    assert {city.row.city: city.deviation for city in moment.cities} == {
        "Arlington": 0, "New York": 0, "Washington": 0, "Minneapolis": 0, "Portland": 0, "Seattle": 0,
        "San Francisco": 300,
    }  # fmt: skip


def test_the_best_shared_span_is_the_three_eastern_cities(sample: Workspace) -> None:
    shared = moment_of(sample).shared
    assert shared is not None
    assert (shared.live, shared.of, shared.ends_utc - shared.starts_utc) == (3, 7, 45)


def test_another_mobilization_is_asked_for_by_name(sample: Workspace) -> None:
    (city,) = moment_of(sample, mobilization="elizabeth ACTION").cities
    assert (city.row.city, city.deviation) == ("Elizabeth", None), "a free day sets no time"
    with pytest.raises(BadValue):
        moment_of(sample, mobilization="None such")


def test_called_off_cities_are_not_part_of_the_moment(plan: Workspace) -> None:
    called_off, stays = add_action(plan), add_action(plan, "Boston, MA")
    city_actions.set_status(plan, action_id=called_off, status=ActionStatus.CANCELLED)
    moment = moment_of(plan)
    assert [city.row.action_id for city in moment.cities] == [stays]
    assert (moment.head.title, moment.shared) == (TITLE, None)


def test_cities_are_in_the_order_in_which_they_start(plan: Workspace) -> None:
    seattle, boston = add_action(plan), add_action(plan, "Boston, MA")
    city_actions.set_start(plan, action_id=seattle, starts=time(8))
    late = add_action(plan, "Miami, FL")
    city_actions.set_start(plan, action_id=late, starts=time(11, 30))
    assert [city.row.action_id for city in moment_of(plan).cities] == [seattle, late, boston]
