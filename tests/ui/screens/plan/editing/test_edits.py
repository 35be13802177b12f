"""Every change says what it did, and what was refused is said where it was typed."""

from datetime import date
from pathlib import Path

import pytest

from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.flow.plan_access import PlanAccess
from organizer_app.ui.screens.plan.editing.edits import PlanEdits, year_of
from organizer_app.ui.screens.plan.store.plan_view import Field
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_views import RecordingView, row_in


def test_an_unclear_city_in_the_inspector_is_explained_below_its_field(tmp_path: Path) -> None:
    view, selected = RecordingView(), list[str]()
    access = PlanAccess(view, ImmediateBackground())
    edits = PlanEdits(view, access, selected.append)
    with opened(sample_plan(tmp_path)) as workspace:
        access.open(workspace)
        seattle = row_in(workspace, "Seattle")
        edits.change(seattle.action_id, Field.CITY, "Springfield")
    ((action_id, field, sentence),) = view.field_problems
    assert (action_id, field) == (seattle.action_id, Field.CITY)
    assert "Add the state." in sentence


def test_an_added_action_is_selected(tmp_path: Path) -> None:
    view, selected = RecordingView(), list[str]()
    access = PlanAccess(view, ImmediateBackground())
    edits = PlanEdits(view, access, selected.append)
    edits.create_typed("", ("Boise, ID", "rally", "7/15", "noon"), 2019)
    assert selected == []
    with opened(sample_plan(tmp_path)) as workspace:
        access.open(workspace)
        boise = row_in(workspace, "Boise")
    assert (boise.day, boise.starts) == ("2019-07-15", 720)
    assert (selected, view.created) == ([boise.action_id], [boise.action_id])
    assert view.toasts == [("Added an action in Boise, ID.", True)]


@pytest.mark.parametrize(("day", "year"), [("2019-07-15", 2019), ("", 2027)])
def test_a_day_without_a_year_is_one_of_the_anchors_year(day: str, year: int) -> None:
    assert year_of(day, date(2027, 1, 1)) == year


def test_several_cities_are_added_with_one_enter(tmp_path: Path) -> None:
    view, selected = RecordingView(), list[str]()
    access = PlanAccess(view, ImmediateBackground())
    edits = PlanEdits(view, access, selected.append)
    with opened(sample_plan(tmp_path)) as workspace:
        access.open(workspace)
        edits.create_typed("", ("Boise, ID; Reno, NV", "rally", "7/15", "noon"), 2019)
        assert selected == [row_in(workspace, "Boise").action_id]
        assert row_in(workspace, "Reno").starts == 720
    assert view.toasts == [("Added actions in 2 cities.", True)]
