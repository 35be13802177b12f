"""A published folder holds every format of a release, and a second run touches nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from organizer_app.domain.audiences import Audience
from organizer_app.domain.problems import CannotWrite
from organizer_app.domain.shared_schedule import SharedEntry, SharedSchedule
from organizer_app.services.publishing import publish
from organizer_app.wording.shared_schedules import schedule_words

SCHEDULE = SharedSchedule(
    audience=Audience.PUBLIC, generated_at=datetime(2019, 7, 5, tzinfo=UTC), entries=(SharedEntry(uid="u"),)
)


def run(folder: Path, schedule: SharedSchedule = SCHEDULE) -> list[str]:
    return publish(schedule, folder, words=schedule_words(), paint=lambda _schedule, _words: b"%PDF")


def test_a_second_run_changes_only_what_changed(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    assert run(folder) == ["schedule.ics", "schedule.csv", "schedule.pdf", "index.html"]
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert run(folder) == []
    (folder / "schedule.csv").write_bytes(b"old")
    assert run(folder) == ["schedule.csv"]
    assert sorted(before) == sorted(path.name for path in folder.iterdir())
    assert (folder / "index.html").stat().st_mtime_ns == before["index.html"]


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        run(tmp_path / "missing" / "public")
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        run(tmp_path / "file")
