"""Records added by the thousand are the ones that adding each alone would have made, in the same edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.domain.model.sites import Site
from organizer_app.domain.places.places import Place
from organizer_app.domain.rows.action_summary import ActionParts, summary_row
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.plan.history import undo
from tests.support.builders import a_city_action, a_place

if TYPE_CHECKING:
    from tests.support.plan_engines import OpenPlan


def test_rows_like_a_template_are_records_like_any_other(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        one = editor.put(a_place())
        editor.add_alike(Place(id="", name="", country="CA"), {"id": ["x", "y"], "name": ["Hull", "Laval"]})
        two = editor.get(Place, "x")
    assert (two.name, two.country, two.version, two.created_at) == ("Hull", "CA", 1, one.created_at)
    with plan.workspace.read() as reader:
        assert len(reader.all(Place)) == 3
        assert reader.get(Place, "x") == two
    undo(plan.workspace)
    with plan.workspace.read() as reader:
        assert reader.all(Place) == ()


def test_a_part_of_an_older_action_shows_in_its_flat_row(plan: OpenPlan) -> None:
    with plan.workspace.edit(EditKind.ADDED_ACTION) as editor:
        editor.add_all([a_place(), a_city_action()])
    action_id = a_city_action().id
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        site = {"id": ["site"], "city_action_id": [action_id], "venue": ["City Hall"]}
        editor.add_alike(Site(id="", city_action_id=""), site)
    assert [row.venue for row in snapshot(plan.workspace).rows] == ["City Hall"]


def test_an_action_added_without_a_flat_row_or_changed_again_gets_a_true_one(plan: OpenPlan) -> None:
    stale = summary_row(ActionParts(CityAction(id="b", title="Stale")))
    with plan.workspace.edit(EditKind.IMPORTED) as editor:
        editor.add_alike(CityAction(id=""), {"id": ["a", "b"], "title": ["One", "Two"]})
        editor.add_summaries({name: [value] for name, value in stale._asdict().items()})
        action = editor.get(CityAction, "b")
        editor.put(replace(action, title="Three"))
    assert {row.action_id: row.title for row in snapshot(plan.workspace).rows} == {"a": "One", "b": "Three"}
