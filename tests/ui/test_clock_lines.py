"""Whoever left the clock of plans at another moment sees it in the window."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.environment.clock import VARIABLE, plan_now
from organizer_app.ui.application import Program
from organizer_app.ui.clock_lines import clock_lines
from organizer_app.ui.flow.background import ImmediateBackground
from tests.support.open_plans import empty_plan, sample_plan


def test_the_sidebar_of_every_window_names_the_day_on_which_the_clock_was_set(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    monkeypatch.setenv(VARIABLE, "2019-07-01T12:00Z")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, None, ImmediateBackground(), choice="light")
    try:
        program.start(sample_plan(tmp_path), None)
        assert "Clock: Mon, Jul 1, 2019" in program.window.sidebar.quiet_words
        program.open_window()
        assert "Clock: Mon, Jul 1, 2019" in program.windows.all[-1].sidebar.quiet_words
    finally:
        program.end()


def test_the_window_says_of_a_sample_at_which_day_it_lives_and_all_of_it_goes_by_that(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    plan = tmp_path / "prime.organizer"
    wiring.create_sample_plan(plan)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, None, ImmediateBackground(), choice="light")
    try:
        program.start(plan, None)
        deck = program.window.deck
        assert deck is not None
        assert deck.context.clock().date().isoformat() == "2019-06-21", "before the plan can be edited"
        program.window.show()
        qtbot.waitUntil(lambda: program.session.workspace is not None)
        workspace = program.session.workspace
        assert workspace is not None
        assert deck.context.clock() - workspace.clock() < timedelta(seconds=1)
        assert workspace.clock().date().isoformat() == "2019-06-21"
        program.open_window()
        for window in program.windows.all:
            assert "Sample: Jun 21, 2019" in window.sidebar.quiet_words
        program.open_plan(empty_plan(tmp_path))
        assert not [each for each in program.window.sidebar.quiet_words if "Sample" in each]
        deck = program.window.deck
        assert deck is not None
        assert deck.context.clock().year > 2019
    finally:
        program.end()


def test_nothing_is_said_of_a_clock_that_tells_the_present_or_of_a_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(clock_lines(plan_now)) == 1
    assert clock_lines(lambda: datetime(2019, 7, 15, tzinfo=UTC)) == ()
    monkeypatch.delenv(VARIABLE)
    assert clock_lines(plan_now) == ()
