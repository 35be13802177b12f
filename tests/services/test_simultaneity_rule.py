"""What "at once" means is changed as one step; nonsense is refused and nothing moves."""

from dataclasses import replace
from datetime import time

import pytest

from organizer_app.domain.edits import EditKind
from organizer_app.domain.mobilizations import Mobilization
from organizer_app.domain.problems import BadValue
from organizer_app.domain.simultaneity_rules import SimultaneityRule
from organizer_app.services.scheduling import moment_of
from organizer_app.services.simultaneity_rule import RuleChoice, choice_of, set_rule
from organizer_app.services.workspace import Workspace
from tests.support.open_plans import one_step


def test_another_rule_is_stored_and_read_back(sample: Workspace) -> None:
    mobilization_id = moment_of(sample).head.mobilization_id
    before = choice_of(sample, mobilization_id=mobilization_id)
    assert before.rule is SimultaneityRule.SAME_LOCAL_TIME
    wanted = RuleChoice(SimultaneityRule.WINDOW, time(15), 90, 0)
    with one_step(sample, EditKind.CHANGED_RULE):
        set_rule(sample, mobilization_id=mobilization_id, choice=wanted)
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
