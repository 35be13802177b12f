"""Notes and tags are filtered and searched as they are now, also when somebody edits them meanwhile."""

from datetime import time
from pathlib import Path

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.scheduling import moment_of
from organizer_app.services.actions.simultaneity_rule import RuleChoice, set_rule
from organizer_app.ui.screens.plan.store.plan_view import Field
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import attach, presented, row_in


def test_an_action_is_found_by_the_tags_and_notes_it_was_given_just_now(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with opened(plan) as workspace:
        presenter, view = presented(plan)
        end = attach(presenter, workspace)
        seattle = row_in(workspace, "Seattle").action_id
        assert presenter.options(Facet.TAG) == ()
        presenter.edit(seattle, Field.TAGS.value, ("Press", "union hall", "press"))
        assert [option.label for option in presenter.options(Facet.TAG)] == ["Press", "union hall"]
        presenter.toggle(Facet.TAG, "Press")
        assert view.cities == ["Seattle"]
        city_actions.set_tags(workspace, action_id=seattle, tags=())
        assert view.cities == []
        presenter.clear_all()
        presenter.search("megaphones")
        assert view.cities == []
        city_actions.set_notes(workspace, action_id=seattle, notes="Bring megaphones")
        assert view.cities == ["Seattle"]
        end()


def test_who_misses_a_turn_of_a_relay_is_known_as_soon_as_the_turns_are_read(tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with opened(plan) as workspace:
        presenter, view = presented(plan)
        end = attach(presenter, workspace)
        seattle = row_in(workspace, "Seattle").action_id
        presenter.select_action(seattle)
        relay = RuleChoice(SimultaneityRule.RELAY, time(12), 0, 37)
        set_rule(workspace, mobilization_id=moment_of(workspace).head.mobilization_id, choice=relay)
        missed = {city.row.action_id: city.deviation for city in moment_of(workspace).cities}
        assert missed[seattle]
        assert view.inspected.beside == missed[seattle]
        presenter.toggle(Facet.LACKS, "window")
        assert {row.action_id for row in view.shown.rows} == {each for each in missed if missed[each]}
        city_actions.hide_actions(workspace, action_ids=[next(iter(missed))])
        later = {city.row.action_id for city in moment_of(workspace).cities if city.deviation}
        assert {row.action_id for row in view.shown.rows} == later
        end()
