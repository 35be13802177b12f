"""Copies of plans are looked for where plans were opened and where people keep their files."""

from pathlib import Path

import platformdirs
import pytest

from organizer_app.environment import plan_folders
from organizer_app.environment.preferences import Preferences, RecentPlan, write_preferences


def test_folders_of_recent_plans_and_of_the_person_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, documents, file = tmp_path / "stick", tmp_path / "Documents", tmp_path / "preferences.json"
    for folder in (stick, documents):
        folder.mkdir()
    plans = tuple(
        RecentPlan(path=str(path), title="", opened_at="2026-11-24T10:00+00:00")
        for path in (stick / "a.organizer", stick / "b.organizer", tmp_path / "gone" / "c.organizer")
    )
    write_preferences(file, Preferences(recent=plans))
    monkeypatch.setattr(plan_folders, "preferences_file", lambda: file)
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: documents)
    for usual in ("user_downloads_path", "user_desktop_path"):
        monkeypatch.setattr(platformdirs, usual, lambda: tmp_path / "none")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert plan_folders.likely_folders() == (stick, documents, tmp_path)
