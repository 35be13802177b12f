"""The process after a lock is told the window's place and the idle minutes, and nothing of the plan."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from organizer_app.environment import restart as restarting
from organizer_app.environment.restart import (
    VARIABLE,
    Restart,
    restart,
    restart_command,
    start_beside,
    take_restart,
)

KNOWN = Restart(10, (36, 40, 1440, 900))


def test_it_is_told_once_through_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started = list[list[str]]()
    monkeypatch.setattr(restarting.os, "execv", lambda program, words: started.append([program, *words]))
    monkeypatch.delenv(VARIABLE, raising=False)
    restart(tmp_path / "plan.organizer", KNOWN)
    plan = str(tmp_path / "plan.organizer")
    assert started == [[sys.executable, sys.executable, "-P", "-m", "organizer_app", plan]]
    assert take_restart() == KNOWN
    assert VARIABLE not in os.environ
    assert take_restart() is None


@pytest.mark.parametrize("text", ["", "1,2,3", "a,b,c,d,e", "1,2,3,4,5,6"])
def test_anything_else_is_an_ordinary_start(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(VARIABLE, text)
    assert take_restart() is None


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert restart_command(Path("/plans/a.organizer")) == [sys.executable, "/plans/a.organizer"]


def test_another_window_is_started_and_left_to_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started = list[list[str]]()
    monkeypatch.setattr(subprocess, "Popen", lambda words, **_how: started.append(words))
    start_beside(tmp_path / "backup.organizer")
    assert started == [restart_command(tmp_path / "backup.organizer")]
