"""What the person chose on this computer survives a restart, and a broken file never stops the program."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.environment.preferences import (
    Preferences,
    RecentPlan,
    opened_now,
    preferences_file,
    read_preferences,
    with_look,
    with_recent,
    write_preferences,
)

NOON = datetime(2019, 6, 21, 12, tzinfo=UTC)


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "preferences.json"
    plan = RecentPlan("/plans/a.organizer", "Fête du “Travail”", "2019-06-21T12:00+00:00", is_protected=False)
    write_preferences(file, Preferences("dark", (plan,)))
    assert read_preferences(file) == Preferences("dark", (plan,))


def test_only_the_owner_can_read_the_file(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    write_preferences(file, Preferences())
    assert file.stat().st_mode & 0o077 == 0


def test_a_missing_file_remembers_nothing(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "none.json") == Preferences()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"{",
        b'"text"',
        b"[" * 100_000,
        b'{"scheme": 7, "recent": "many"}',
        b'{"scheme": "pink", "recent": [1, null, {}, {"path": 3}, {"path": "a\\u0000b"}]}',
    ],
    ids=lambda content: repr(content[:20]),
)
def test_a_broken_file_means_a_fresh_start(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "preferences.json"
    file.write_bytes(content)
    assert read_preferences(file) == Preferences()


def test_one_broken_entry_does_not_cost_the_others(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    entries = [{"path": "/a", "title": 1, "opened_at": "yesterday"}, {"title": "no path"}, {"path": "/b"}]
    file.write_text(json.dumps({"scheme": "light", "recent": entries}), "utf-8")
    assert read_preferences(file) == Preferences("light", (RecentPlan("/a"), RecentPlan("/b")))


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    write_preferences(tmp_path / "file" / "preferences.json", Preferences())
    assert (tmp_path / "file").read_text("utf-8") == "in the way"


def test_the_last_opened_plan_comes_first_and_each_only_once() -> None:
    preferences = Preferences()
    for name in ["/a", "/b", "/a", *(f"/{number}" for number in range(7))]:
        preferences = with_recent(preferences, RecentPlan(name))
    assert [plan.path for plan in preferences.recent] == ["/6", "/5", "/4", "/3", "/2", "/1", "/0", "/a"]


def test_a_protected_plan_is_remembered_by_its_path_alone() -> None:
    plan = opened_now(Path("/plans/a.organizer"), "Secret title", NOON, is_protected=True)
    assert plan == RecentPlan("/plans/a.organizer", "", "2019-06-21T12:00+00:00", is_protected=True)


def test_the_file_is_in_the_folder_of_the_person() -> None:
    assert preferences_file().name == "preferences.json"
    assert preferences_file().parent.name == "organizer"


def test_how_a_plan_stands_is_kept_unless_it_is_protected(tmp_path: Path) -> None:
    open_one = RecentPlan("/plans/a.organizer", "A")
    safe = RecentPlan("/plans/safe.organizer", is_protected=True)
    seen = Preferences(recent=(open_one, safe))
    for plan in seen.recent:
        seen = with_look(seen, plan.path, "2019-07-15", (1, 1, 1, 2, 3))
    assert seen.recent == (
        RecentPlan("/plans/a.organizer", "A", anchor="2019-07-15", mix=(1, 1, 1, 2, 3)),
        safe,
    )
    file = tmp_path / "preferences.json"
    write_preferences(file, seen)
    assert read_preferences(file) == seen


@pytest.mark.parametrize(
    "mix", ["3", "[1, 2]", "[1, 2, 3, 4, -5]", '[1, 2, 3, 4, "5"]', "[0, 0, 0, 0, true]"]
)
def test_a_broken_look_is_none(tmp_path: Path, mix: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(f'{{"recent": [{{"path": "/a", "anchor": "soon", "mix": {mix}}}]}}', "utf-8")
    assert read_preferences(file).recent == (RecentPlan("/a"),)
