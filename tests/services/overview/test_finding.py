"""Cities, actions, people and groups are found by what they are called, and anew after an edit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.rows.findables import FindKind, find
from organizer_app.services.actions import leads
from organizer_app.services.actions.city_actions import hide_actions
from organizer_app.services.overview.finding import index_of, stale_kinds
from organizer_app.services.plan.workspace import Workspace
from tests.support.open_plans import add_action, opened, sample_plan


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(sample_plan(tmp_path)) as workspace:
        yield workspace


def titles(workspace: Workspace, kind: FindKind, text: str, limit: int = 9) -> list[str]:
    return [found.title for found in find(index_of(workspace), kind, text, limit)]


def test_a_city_is_found_by_its_name_and_by_that_of_its_state(workspace: Workspace) -> None:
    assert titles(workspace, FindKind.CITY, "seat") == ["Seattle, WA"]
    assert titles(workspace, FindKind.CITY, "washington") == ["Washington, DC", "Seattle, WA"]
    (found,) = find(index_of(workspace), FindKind.CITY, "new york", 1)
    assert found.row is not None
    assert (found.actions, len(found.action_ids)) == (2, 2)


def test_an_action_is_found_by_title_kind_city_and_venue(workspace: Workspace) -> None:
    for text in ("spheres", "seattle rally", "rally amazon"):
        assert titles(workspace, FindKind.ACTION, text) == ["Rally at the Spheres"]


def test_people_and_groups_say_how_many_actions_they_are_part_of(workspace: Workspace) -> None:
    action_id = add_action(workspace)
    leads.set_lead(workspace, action_id=action_id, name="Zuri Abara")
    index = index_of(workspace)
    (person,) = find(index, FindKind.PERSON, "zuri", 5)
    assert (person.title, person.actions, person.action_ids) == ("Zuri Abara", 1, (action_id,))
    group = index[FindKind.GROUP].things[0]
    assert find(index, FindKind.GROUP, group.title, 1) == [group]
    assert group.actions > 0


def test_a_hidden_action_is_not_found(workspace: Workspace) -> None:
    (action,) = find(index_of(workspace), FindKind.ACTION, "spheres", 1)
    hide_actions(workspace, action_ids=[action.subject_id])
    assert titles(workspace, FindKind.ACTION, "spheres") == []
    assert titles(workspace, FindKind.CITY, "seattle") == []


def test_an_edit_makes_only_what_it_touches_stale(workspace: Workspace) -> None:
    heard = list[ChangeSet]()
    workspace.subscribe(heard.append)
    action_id = add_action(workspace)
    leads.set_lead(workspace, action_id=action_id, name="Zuri Abara")
    added, led = (stale_kinds(change_set) for change_set in heard)
    assert added == {FindKind.CITY, FindKind.ACTION}
    assert FindKind.PERSON in led
    assert FindKind.GROUP not in led
    assert set(index_of(workspace, kinds=added)) == set(added)
