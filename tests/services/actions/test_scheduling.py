"""The moment of a mobilization: every city on its clock, who is outside the rule, the best shared span."""

from dataclasses import replace
from datetime import date, time

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.model.city_actions import ActionStatus
from organizer_app.domain.model.mobilizations import Mobilization
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.domain.time.local_time import WallTimeKind
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.scheduling import day_of_moment, moment_of, move_to_shared_moment
from organizer_app.services.plan import history
from organizer_app.services.plan.workspace import Workspace
from organizer_app.wording.plan.edits import sentence
from tests.support.builders import a_row
from tests.support.open_plans import TITLE, action, add_action


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
    with pytest.raises(NothingFound):
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


def test_cities_outside_are_brought_in_as_one_step(sample: Workspace) -> None:
    (suggestion,) = moment_of(sample).suggestions
    assert (suggestion.zone, suggestion.starts, len(suggestion.action_ids)) == (
        "America/Los_Angeles",
        time(12),
        1,
    )
    assert move_to_shared_moment(sample, action_ids=[]).count == 0
    assert {city.deviation for city in moment_of(sample).cities} == {0, 300}
    cities = [city.row.action_id for city in moment_of(sample).cities]
    moved = move_to_shared_moment(sample, action_ids=cities)
    assert (moved.count, moved.stayed, moved.troubles) == (1, 6, ())
    moment = moment_of(sample)
    assert ({city.deviation for city in moment.cities}, moment.suggestions) == ({0}, ())
    assert move_to_shared_moment(sample, action_ids=cities).count == 0
    undone = sentence(history.undo(sample))
    assert undone == "Put San Francisco, CA on schedule, Mon, Jul 15, 12:00 PM"
    assert {city.deviation for city in moment_of(sample).cities} == {0, 300}


def test_a_time_that_does_not_exist_is_not_set(plan: Workspace) -> None:
    city = add_action(plan, "Boston, MA")
    with plan.edit(EditKind.CREATED_PLAN) as editor:
        (mobilization,) = editor.all(Mobilization)
        night = {
            "rule": SimultaneityRule.SAME_LOCAL_TIME,
            "rule_time": time(2, 30),
            "anchor_date": date(2027, 3, 14),
        }
        editor.put(replace(mobilization, **night))
    moved = move_to_shared_moment(plan, action_ids=[city])
    assert (moved.count, moved.stayed) == (0, 1)
    (trouble,) = moved.troubles
    assert (trouble.city, trouble.wall, trouble.kind) == ("Boston, MA", time(2, 30), WallTimeKind.SKIPPED)
    assert moment_of(plan).cities[0].row.action_id == city
    (moment,) = moment_of(plan).cities
    assert moment.deviation != 0


def test_where_no_rule_says_actions_move_to_the_span_that_most_share_on_the_day(plan: Workspace) -> None:
    for place, starts, ends in (("Boston, MA", 12, 14), ("Albany, NY", 12, 13), ("Miami, FL", 18, 19)):
        made = add_action(plan, place, starts=time(starts))
        city_actions.set_end(plan, action_id=made, ends=time(ends))
    moved = move_to_shared_moment(plan, action_ids=[made])
    assert (moved.count, moved.stayed) == (1, 0)
    assert (action(plan, made).starts, action(plan, made).ends) == (time(12), time(13))
    assert move_to_shared_moment(plan, action_ids=[made]).count == 0


def test_the_day_of_the_moment_is_the_anchor_or_the_busiest_and_of_equals_the_later() -> None:
    rows = [
        a_row(action_id=str(number), day=day) for number, day in enumerate(("2019-07-15", "2019-07-16", ""))
    ]
    assert day_of_moment(rows, "2019-07-15") == "2019-07-15"
    assert day_of_moment(rows, "2019-07-01") == "2019-07-16"
    assert day_of_moment([*rows, rows[0]._replace(action_id="x")], "") == "2019-07-15"
    assert day_of_moment(rows[2:], "2019-07-15") == ""


def test_an_action_of_another_day_moves_to_the_overlap_of_that_day_and_keeps_its_date(
    plan: Workspace,
) -> None:
    anchor, later = date(2027, 1, 27), date(2027, 1, 28)
    with plan.edit(EditKind.CHANGED_RULE) as editor:
        (known,) = editor.all(Mobilization)
        local, noon = SimultaneityRule.SAME_LOCAL_TIME, time(12)
        editor.put(replace(known, rule=local, rule_time=noon, anchor_date=anchor))
    for place, starts, ends in (("Boston, MA", 15, 17), ("Albany, NY", 15, 16), ("Miami, FL", 18, 19)):
        made = add_action(plan, place, starts=time(starts), day=later)
        city_actions.set_end(plan, action_id=made, ends=time(ends))
    assert move_to_shared_moment(plan, action_ids=[made], day=later.isoformat()).count == 1
    assert (action(plan, made).day, action(plan, made).starts) == (later, time(15))
    assert move_to_shared_moment(plan, action_ids=[made], day=anchor.isoformat()).count == 1
    assert (action(plan, made).day, action(plan, made).starts) == (anchor, time(12))
    city_actions.move_actions(plan, action_ids=[made], day=later)
    assert move_to_shared_moment(plan, action_ids=[made], keeps_dates=True).count == 0
