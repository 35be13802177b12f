"""Notes and tags are filtered and searched as they are now, also when somebody edits them meanwhile."""

from pathlib import Path

from organizer_app.services import city_actions
from organizer_app.ui.screens.plan.facets import Facet
from organizer_app.ui.screens.plan.plan_view import Field
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
