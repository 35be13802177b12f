"""What is gone from view still counts for calendars, and the journal remembers what was announced."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.sites import Site
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.journal.shared_history import removed_versions, statuses_held


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "plan.organizer"
    wiring.create_plan(path, title="Plan", anchor_date=None, zone="America/New_York")
    opened = wiring.open_workspace(path)
    with opened.edit(EditKind.ADDED_ACTION) as editor:
        editor.put(CityAction(id="a", status=ActionStatus.CONFIRMED))
        editor.put(CityAction(id="b"))
        editor.put(Site(id="s", city_action_id="a"))
        editor.put(Site(id="t", city_action_id="a"))
    yield opened
    opened.close()


def test_versions_of_removed_records_are_summed_by_action(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_VENUE) as editor:
        editor.hide(editor.get(Site, "s"))
    with workspace.read() as reader:
        assert removed_versions(reader, [Noun.SITE, Noun.PARTNERSHIP]) == {"a": 2}
        assert removed_versions(reader, []) == {}


def test_every_status_an_action_ever_had_is_remembered(workspace: Workspace) -> None:
    for status in (ActionStatus.READY, ActionStatus.CANCELLED):
        with workspace.edit(EditKind.CHANGED_STATUS) as editor:
            editor.put(replace(editor.get(CityAction, "a"), status=status))
    with workspace.read() as reader:
        held = statuses_held(reader, ["a", "b"])
    assert held["a"] == {ActionStatus.CONFIRMED, ActionStatus.READY, ActionStatus.CANCELLED}
    assert held.get("b", frozenset()) <= {ActionStatus.PROSPECT}
