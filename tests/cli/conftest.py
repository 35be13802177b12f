"""The command line inside this process, and plans to use it on."""

from pathlib import Path

import pytest

from organizer_app.cli.main import run
from organizer_app.cli.picture_request import PictureRequest
from organizer_app.domain.schedule_words import ScheduleWords
from organizer_app.domain.shared_schedule import SharedSchedule
from tests.support.command_line import Answer, Organizer
from tests.support.open_plans import empty_plan, sample_plan


@pytest.fixture
def drawn() -> list[PictureRequest]:
    """Return the pictures that were asked for."""
    return []


def paint(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Stand in for the window: pages that hold the title."""
    return f"%PDF {schedule.title}".encode()


@pytest.fixture
def organizer(
    capsys: pytest.CaptureFixture[str], drawn: list[PictureRequest], monkeypatch: pytest.MonkeyPatch
) -> Organizer:
    monkeypatch.delenv("ORGANIZER_PASSPHRASE", raising=False)

    def call(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments], draw=drawn.append, paint=paint)
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)
