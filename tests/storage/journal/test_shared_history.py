"""What is gone from view still counts for calendars, and the journal remembers what was announced."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.domain.basics.changes import Noun
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.model.city_actions import ActionStatus, CityAction
from organizer_app.domain.model.organizations import Organization
from organizer_app.domain.model.partnerships import Partnership
from organizer_app.domain.model.sites import Site
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.journal.shared_history import (
    parts_ever,
    past_edits,
    removed_versions,
    statuses_held,
    times_changed,
)


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
        assert removed_versions(reader, [Noun.SITE, Noun.PARTNERSHIP], {}) == {"a": 2}
        assert removed_versions(reader, [], {}) == {}


def test_what_another_laptop_changed_counts_for_the_versions_of_removed_records(workspace: Workspace) -> None:
    for venue in ("A", "B"):
        with workspace.edit(EditKind.CHANGED_VENUE) as editor:
            editor.put(replace(editor.get(Site, "s"), venue=venue))
    with workspace.edit(EditKind.CHANGED_VENUE) as editor:
        editor.hide(editor.get(Site, "s"))
    with workspace.read() as reader:
        changed = times_changed(reader, [Noun.SITE])
        assert changed == {"s": 3}
        # The row of a laptop that took all of that in at once has a low version.
        assert removed_versions(reader, [Noun.SITE], {"s": 8}) == {"a": 9}
        assert removed_versions(reader, [Noun.SITE], changed) == {"a": 4}


def test_every_status_an_action_ever_had_is_remembered(workspace: Workspace) -> None:
    for status in (ActionStatus.READY, ActionStatus.CANCELLED):
        with workspace.edit(EditKind.CHANGED_STATUS) as editor:
            editor.put(replace(editor.get(CityAction, "a"), status=status))
    with workspace.read() as reader:
        held = statuses_held(reader, ["a", "b"])
    assert held["a"] == {ActionStatus.CONFIRMED, ActionStatus.READY, ActionStatus.CANCELLED}
    assert held.get("b", frozenset()) <= {ActionStatus.PROSPECT}


def test_every_change_is_told_with_what_it_replaced_and_creations_are_none(workspace: Workspace) -> None:
    with workspace.read() as reader:
        assert list(past_edits(reader, [Noun.CITY_ACTION, Noun.SITE])) == []
    with workspace.edit(EditKind.CHANGED_NOTES) as editor:
        editor.put(replace(editor.get(CityAction, "a"), notes="new"))
        editor.hide(editor.get(Site, "s"))
    with workspace.read() as reader:
        (edit,) = past_edits(reader, [Noun.CITY_ACTION])
        (gone,) = past_edits(reader, [Noun.SITE])
    assert (edit.noun, edit.record_id, edit.before, edit.after) == (
        Noun.CITY_ACTION, "a", {"notes": ""}, {"notes": "new"},
    )  # fmt: skip
    assert edit.at == gone.at > 1_500_000_000_000
    assert gone.before == {"hidden": False}


def test_parts_of_an_action_are_told_when_they_are_gone_too(workspace: Workspace) -> None:
    with workspace.edit(EditKind.CHANGED_VENUE) as editor:
        editor.hide(editor.get(Site, "s"))
        editor.put(Organization(id="o", name="Capital Table"))
        editor.put(Partnership(id="p", organization_id="o", city_action_id="b"))
    with workspace.read() as reader:
        assert {part.record_id: part[2:] for part in parts_ever(reader, Noun.SITE)} == {
            "s": ("a", "", "rally"),
            "t": ("a", "", "rally"),
        }
        (part,) = parts_ever(reader, Noun.PARTNERSHIP)
    assert part[2:] == ("b", "identified", "co_host")
