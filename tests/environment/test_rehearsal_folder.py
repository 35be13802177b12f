"""Rehearsals are found again by the names that windows give them, and nothing else is."""

import os
from pathlib import Path

import pytest

from organizer_app import wiring
from organizer_app.environment.rehearsal_folder import (
    clear_rehearsal,
    is_kept_there,
    new_rehearsal,
    rehearsal_folder,
    rehearsals_left,
)
from tests.support.open_plans import sample_plan

AN_HOUR_AGO = 3600


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def aged(file: Path) -> Path:
    """Let a file look as if it had been left an hour ago."""
    file.touch()
    then = file.stat().st_mtime - AN_HOUR_AGO
    os.utime(file, (then, then))
    return file


def test_nothing_is_left_where_nobody_rehearsed(state: Path) -> None:
    assert rehearsals_left() == ()
    assert not state.exists(), "looking makes no folder"


def test_what_was_left_is_found_but_neither_a_new_copy_nor_a_plan_of_somebody() -> None:
    left = aged(new_rehearsal("Répétition"))
    new_rehearsal("Rehearsal").touch()
    aged(rehearsal_folder() / "My plan.organizer")
    assert rehearsals_left() == (left,)
    assert is_kept_there(left)
    clear_rehearsal(left)
    assert rehearsals_left() == ()


def test_a_start_sweeps_it_but_never_what_it_opens_or_what_a_person_put_there(tmp_path: Path) -> None:
    mine = aged(rehearsal_folder() / "My plan.organizer")
    copies = [new_rehearsal("Rehearsal"), new_rehearsal("Rehearsal")]
    for copy in copies:
        aged(sample_plan(tmp_path).rename(copy))
    wiring.clear_rehearsals(copies[0])
    assert [each.exists() for each in (*copies, mine)] == [True, False, True]
    wiring.clear_rehearsals()
    assert sorted(rehearsal_folder().iterdir()) == [mine]
