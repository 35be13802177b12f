"""Views are saved, renamed, ordered and removed in undoable steps, and count what they show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.problems import BadValue
from organizer_app.domain.calendar.action_filters import ActionFilter
from organizer_app.services.actions import action_rows
from organizer_app.services.plan.history import entries
from organizer_app.services.plan.saved_views import (
    counts,
    move_view,
    remove_view,
    rename_view,
    save_view,
    saved_views,
)
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import one_step, opened, refused, sample_plan

WEST = ActionFilter(states=frozenset({"WA", "OR", "CA"}))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def names(workspace: Workspace) -> list[str]:
    return [view.title for view in saved_views(workspace)]


def three(workspace: Workspace) -> list[str]:
    return [save_view(workspace, title=name, view="map", wanted=WEST) for name in ("One", "Two", "Three")]


def test_a_saved_view_counts_what_it_shows(workspace: Workspace) -> None:
    with one_step(workspace, EditKind.SAVED_VIEW):
        view_id = save_view(workspace, title="  West  coast ", view="month", wanted=WEST)
    (view,) = saved_views(workspace)
    assert (view.id, view.title, view.view) == (view_id, "West coast", "month")
    rows = action_rows.snapshot(workspace).rows
    assert counts([view], rows) == {view_id: sum(row.state in WEST.states for row in rows)}


def test_saving_under_a_name_that_is_there_changes_that_view(workspace: Workspace) -> None:
    first = save_view(workspace, title="West", view="map", wanted=WEST)
    with one_step(workspace, EditKind.CHANGED_VIEW):
        assert save_view(workspace, title="west", view="agenda", wanted=ActionFilter()) == first
    assert [(view.title, view.view) for view in saved_views(workspace)] == [("West", "agenda")]


def test_views_are_renamed_ordered_and_removed(workspace: Workspace) -> None:
    _one, two, three_id = three(workspace)
    with one_step(workspace, EditKind.RENAMED_VIEW):
        rename_view(workspace, view_id=two, title="Zwei")
    with one_step(workspace, EditKind.ORDERED_VIEWS):
        move_view(workspace, view_id=three_id, step=-9)
    assert names(workspace) == ["Three", "One", "Zwei"]
    move_view(workspace, view_id=three_id, step=1)
    assert names(workspace) == ["One", "Three", "Zwei"]
    with one_step(workspace, EditKind.REMOVED_VIEW):
        remove_view(workspace, view_id=two)
    assert names(workspace) == ["One", "Three"]


@pytest.mark.parametrize("title", ["", "   ", "x" * 61])
def test_a_bad_name_is_refused(workspace: Workspace, title: str) -> None:
    view_id = save_view(workspace, title="One", view="map", wanted=WEST)
    with refused(workspace, BadValue):
        save_view(workspace, title=title, view="map", wanted=WEST)
    with refused(workspace, BadValue):
        rename_view(workspace, view_id=view_id, title=title)


def test_the_name_of_another_view_is_refused(workspace: Workspace) -> None:
    one, *_rest = three(workspace)
    with refused(workspace, BadValue):
        rename_view(workspace, view_id=one, title="tWO")


def test_a_view_may_keep_its_own_name_and_sixty_letters_are_not_too_many(workspace: Workspace) -> None:
    one, *_rest = three(workspace)
    rename_view(workspace, view_id=one, title="ONE")
    assert names(workspace) == ["ONE", "Two", "Three"]
    rename_view(workspace, view_id=one, title="x" * 60)
    assert names(workspace)[0] == "x" * 60


def test_a_view_stops_at_the_ends(workspace: Workspace) -> None:
    one, *_rest = three(workspace)
    move_view(workspace, view_id=one, step=9)
    assert names(workspace) == ["Two", "Three", "One"]
    move_view(workspace, view_id=one, step=-1)
    assert names(workspace) == ["Two", "One", "Three"]


def test_a_new_view_stands_below_the_others(workspace: Workspace) -> None:
    three(workspace)
    assert [view.position for view in saved_views(workspace)] == [0, 1, 2]


def test_steps_about_views_name_them(workspace: Workspace) -> None:
    one, *_rest = three(workspace)
    move_view(workspace, view_id=one, step=1)
    assert entries(workspace)[0].arguments["title"] == "One"
    rename_view(workspace, view_id=one, title="West")
    assert entries(workspace)[0].arguments["title"] == "West"
    remove_view(workspace, view_id=one)
    assert entries(workspace)[0].arguments["title"] == "West"
