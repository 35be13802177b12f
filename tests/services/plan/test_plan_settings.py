"""Settings of a plan are saved as one step; what is wrong is refused and changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.services.plan.plan_settings import KeyDateLine, plan_settings, save_settings
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import DAY, action, add_action, one_step, refused


def test_a_moved_day_takes_the_actions_along_only_when_asked(plan: Workspace) -> None:
    known = plan_settings(plan)
    save_settings(plan, replace(known, anchor_date=DAY))
    added = add_action(plan, day=DAY)
    later = date(DAY.year, DAY.month, DAY.day + 2)
    with one_step(plan, EditKind.CHANGED_SETTINGS):
        save_settings(plan, replace(plan_settings(plan), anchor_date=later), with_actions=False)
    assert action(plan, added).day == DAY
    save_settings(plan, replace(plan_settings(plan), anchor_date=DAY), with_actions=False)
    save_settings(plan, replace(plan_settings(plan), anchor_date=later))
    assert action(plan, added).day == later


def test_key_dates_are_added_changed_and_removed(plan: Workspace) -> None:
    save_settings(
        plan,
        replace(plan_settings(plan), key_dates=(KeyDateLine("", "Hearing", DAY), KeyDateLine("", " ", None))),
    )
    (hearing,) = plan_settings(plan).key_dates
    save_settings(plan, replace(plan_settings(plan), key_dates=(replace(hearing, title="Vote"),)))
    (vote,) = plan_settings(plan).key_dates
    assert (vote.date_id, vote.title, vote.day) == (hearing.date_id, "Vote", DAY)
    save_settings(plan, replace(plan_settings(plan), key_dates=()))
    assert plan_settings(plan).key_dates == ()


@pytest.mark.parametrize("change", [{"title": " "}, {"goal_cities": -1}])
def test_wrong_settings_are_refused(plan: Workspace, change: dict[str, object]) -> None:
    wrong = replace(plan_settings(plan), **change)  # type: ignore[arg-type]  # one field each
    with refused(plan, BadValue):
        save_settings(plan, wrong)
