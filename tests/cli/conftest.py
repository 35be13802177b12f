"""The command line inside this process, and plans to use it on."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from organizer_app.cli.main import run
from organizer_app.cli.painters import Painters
from organizer_app.cli.picture_request import PictureRequest
from organizer_app.domain.sharing.city_packet import CityPacket
from organizer_app.domain.sharing.printed_schedule import PrintedSchedule
from organizer_app.domain.sharing.schedule_words import ScheduleWords
from organizer_app.domain.sharing.shared_schedule import SharedSchedule
from tests.support.command_line import Answer, Organizer
from tests.support.open_plans import empty_plan, sample_plan


@pytest.fixture
def drawn() -> list[PictureRequest]:
    """Return the pictures that were asked for."""
    return []


def paint(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Stand in for the window: pages that hold the title."""
    return f"%PDF {schedule.title}".encode()


def paint_map(schedule: SharedSchedule, _words: ScheduleWords) -> bytes:
    """Stand in for the window: a picture that holds the title."""
    return f"PNG {schedule.title}".encode()


def paint_packets(packets: Sequence[CityPacket], _words: ScheduleWords) -> bytes:
    """Stand in for the window: the cities that would be on paper."""
    return f"%PDF {[packet.entry.city for packet in packets]}".encode()


def paint_printed(printed: PrintedSchedule) -> bytes:
    """Stand in for the window: the lines that would be on paper."""
    return f"%PDF {[row for zone in printed.zones for day in zone.days for row in day.rows]}".encode()


@pytest.fixture
def organizer(
    capsys: pytest.CaptureFixture[str], drawn: list[PictureRequest], monkeypatch: pytest.MonkeyPatch
) -> Organizer:
    monkeypatch.delenv("ORGANIZER_PASSPHRASE", raising=False)

    def call(*arguments: object) -> Answer:
        status = run(
            [str(argument) for argument in arguments],
            painters=Painters(drawn.append, paint, paint_packets, paint_printed, paint_map),
        )
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return empty_plan(tmp_path)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return sample_plan(tmp_path)
