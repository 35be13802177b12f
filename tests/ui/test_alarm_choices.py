"""A person turns the sound and the notification of missed check-ins on for their laptop, and off again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.environment.preferences import read_preferences
from organizer_app.ui.application import Program
from organizer_app.ui.flow import alarms
from organizer_app.ui.flow.alarms import ALARMS, AlarmChoice
from organizer_app.ui.flow.background import Background
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.screen import DayScreen
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_at, settle


@pytest.fixture(autouse=True)
def usual_alarms() -> Iterator[None]:
    yield
    alarms.use_alarms(AlarmChoice())


def test_the_choice_stays_on_the_laptop(qtbot: QtBot, tmp_path: Path) -> None:
    kept = tmp_path / "preferences.json"
    with running(qtbot, sample_plan(tmp_path), preferences=kept) as program:
        assert not alarms.are_on()
        program.window.commands.run("alarm_sound")
        assert AlarmChoice(sound=True) == ALARMS.choice
        qtbot.waitUntil(program.window.toast.isVisible)
    assert read_preferences(kept).alarm_sound
    with running(qtbot, tmp_path / "sample.organizer", preferences=kept) as program:
        assert AlarmChoice(sound=True) == ALARMS.choice
        program.window.commands.run("alarm_sound")
        program.window.commands.run("alarm_notice")
        assert AlarmChoice(notice=True) == ALARMS.choice


def test_it_rings_while_another_screen_is_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 9:55 AM in New York: three first check-ins come onto the ladder at 10:10.
    now = [datetime(2019, 7, 15, 13, 55, tzinfo=UTC)]
    rung: list[str] = []
    monkeypatch.setattr(ALARMS, "beep", lambda: rung.append("beep"))
    monkeypatch.setattr(wiring, "plan_now", lambda: now[0])
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, None, Background(), choice="light", clock=lambda: now[0])
    program.start(sample_plan(tmp_path), None)
    program.window.show()
    try:
        screen = screen_at(program.window, Destination("day"), DayScreen)
        settle(qtbot, program)
        alarms.use_alarms(AlarmChoice(sound=True))
        program.window.go_to(Destination("plan"))
        assert screen.presenter.is_ticking
        now[0] += timedelta(minutes=14)
        screen.presenter.tick()
        assert rung == []
        now[0] += timedelta(minutes=1)
        screen.presenter.tick()
        assert rung == ["beep"], "once for all three"
        screen.presenter.tick()
        assert rung == ["beep"]
    finally:
        program.window.close()
        program.end()
