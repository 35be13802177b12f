"""A missed check-in is told once for all cities, only as a person asked for, and no city is named."""

from collections.abc import Iterator

import pytest

from organizer_app.ui.flow import alarms
from organizer_app.ui.flow.alarms import ALARMS, AlarmChoice


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    found: list[str] = []
    monkeypatch.setattr(ALARMS, "beep", lambda: found.append("beep"))
    monkeypatch.setattr(ALARMS, "notify", found.append)
    yield found
    alarms.use_alarms(AlarmChoice())


def test_nothing_is_told_until_somebody_asks(told: list[str]) -> None:
    alarms.ring(3)
    assert told == []
    assert not alarms.are_on()


def test_a_sound_and_a_notification(told: list[str]) -> None:
    alarms.use_alarms(AlarmChoice(sound=True, notice=True))
    alarms.ring(3)
    assert told == ["beep", "3 check-ins are missing"]
    alarms.use_alarms(AlarmChoice(notice=True))
    alarms.ring(1)
    alarms.ring(0)
    assert told[2:] == ["1 check-in is missing"]
    assert alarms.are_on()
