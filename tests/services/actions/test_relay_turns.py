"""The head of a relay knows the turn of each of its actions; no other rule has turns."""

from datetime import time
from itertools import pairwise
from pathlib import Path

from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.services.actions import action_rows
from organizer_app.services.actions.scheduling import moment_of
from organizer_app.services.actions.simultaneity_rule import RuleChoice, set_rule
from tests.support.open_plans import opened, sample_plan


def test_each_action_of_a_relay_may_start_round_its_turn(tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as workspace:
        heads = action_rows.heads_with_turns(workspace)
        assert heads == action_rows.snapshot(workspace).mobilizations
        wanted = moment_of(workspace).head.mobilization_id
        relay = RuleChoice(SimultaneityRule.RELAY, time(12), 5, 20)
        set_rule(workspace, mobilization_id=wanted, choice=relay)
        known = {head.mobilization_id: head for head in action_rows.heads_with_turns(workspace)}
        head = known.pop(wanted)
        assert not any(other.turns for other in known.values())
        cities = moment_of(workspace).cities
    turns = {city.turn: city.row.action_id for city in cities}
    assert [turns[turn] for turn in range(1, 8)] == sorted(head.turns, key=head.turns.__getitem__)
    assert {last - first for first, last in head.turns.values()} == {10}
    for city in cities:
        if city.deviation == 0:
            first, last = head.turns[city.row.action_id]
            assert first <= (city.row.starts_utc or 0) <= last
    firsts = sorted(first for first, _last in head.turns.values())
    assert {later - earlier for earlier, later in pairwise(firsts)} == {20}
