"""The command line inside this process, and plans to use it on."""

from pathlib import Path

import pytest

from organizer_app.cli.main import run
from organizer_app.cli.picture_request import PictureRequest
from tests.support.command_line import Answer, Organizer
from tests.support.open_plans import empty_plan, sample_plan


@pytest.fixture
def drawn() -> list[PictureRequest]:
    """Return the pictures that were asked for."""
    return []


@pytest.fixture
def organizer(
    capsys: pytest.CaptureFixture[str], drawn: list[PictureRequest], monkeypatch: pytest.MonkeyPatch
) -> Organizer:
    monkeypatch.delenv("ORGANIZER_PASSPHRASE", raising=False)

    def call(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments], draw=drawn.append)
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)
