"""What a killed run left is found again by any later run, wherever it was made."""

from pathlib import Path

import pytest

from organizer_app.environment.files import unfinished
from organizer_app.environment.files.folder_swap import stage_for, sweep_leftovers
from organizer_app.environment.files.unfinished import forget_draft, remember_draft, remembered_drafts


@pytest.fixture(autouse=True)
def notes(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the notes of other tests apart from these."""
    place = tmp_path_factory.mktemp("notes")
    monkeypatch.setattr(unfinished, "_notes", lambda: place)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_draft_is_remembered_until_it_is_gone(tmp_path: Path) -> None:
    note = remember_draft(tmp_path / "site", tmp_path / ".site.01234567.part")
    assert note is not None
    assert note.stat().st_mode & 0o077 == 0
    assert [(name, beside) for _, name, beside in remembered_drafts()] == [("site", tmp_path)]
    forget_draft(note)
    assert list(remembered_drafts()) == []


def test_a_later_run_clears_what_was_left_in_another_place(tmp_path: Path) -> None:
    left = tmp_path / "there" / ".site.01234567.part"
    left.mkdir(parents=True)
    (left / "phones.csv").write_text("x")
    remember_draft(tmp_path / "there" / "site", left)
    sweep_leftovers()
    assert names(tmp_path / "there") == []
    assert list(remembered_drafts()) == []


def test_what_a_running_program_makes_stays(tmp_path: Path) -> None:
    with stage_for(tmp_path / "site", tmp_path, 0o700) as stage:
        sweep_leftovers()
        assert stage.is_dir()
        assert len(list(remembered_drafts())) == 1
    assert list(remembered_drafts()) == []
    assert names(tmp_path) == []


def test_a_place_that_is_not_there_now_is_looked_at_later(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    left = stick / ".site.01234567.part"
    left.mkdir(parents=True)
    remember_draft(stick / "site", left)
    stick.rename(tmp_path / "away")
    sweep_leftovers()
    (tmp_path / "away").rename(stick)
    sweep_leftovers()
    assert names(stick) == []


def test_a_spoiled_note_is_dropped(tmp_path: Path) -> None:
    note = remember_draft(tmp_path / "site", tmp_path / ".site.01234567.part")
    assert note is not None
    for spoiled in ("", "[]", '{"name": 1}'):
        note.write_text(spoiled)
        assert list(remembered_drafts()) == []
        assert not note.exists()
