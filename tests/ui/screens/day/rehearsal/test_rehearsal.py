"""A rehearsal in the real window: marked, faster, scored, and the plan is what it was."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.environment.rehearsal_folder import rehearsal_folder
from organizer_app.services.day import rehearsals
from organizer_app.ui import rehearsals as window_rehearsals
from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import Background
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import opened, sample_plan
from tests.support.plan_engines import StandingClock
from tests.support.programs import screen_at, settle

# This computer's clock, days before the action; the rehearsal begins at 9:45 AM in New York on its day.
REAL = datetime(2019, 7, 1, 12, tzinfo=UTC)
# Draws a script in which two cities have fallen silent seven hours later; in one of 33 nobody has.
SEED = 0


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StandingClock:
    found = StandingClock(REAL)
    monkeypatch.setattr(wiring, "plan_now", found)
    monkeypatch.setattr(wiring, "utc_now", found)
    monkeypatch.setattr(rehearsals.begin_rehearsal, "__kwdefaults__", {
        **(rehearsals.begin_rehearsal.__kwdefaults__ or {}), "real": found,
    })  # fmt: skip
    monkeypatch.setattr(window_rehearsals, "drawn_seed", lambda: SEED)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return found


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, watch: StandingClock) -> Iterator[Program]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, None, Background(), choice="light", clock=watch)
    program.start(sample_plan(tmp_path), None)
    program.window.resize(1440, 900)
    program.window.show()
    try:
        # The plan is opened after the first frame.
        qtbot.waitUntil(lambda: program.session.workspace is not None)
        settle(qtbot, program)
        yield program
    finally:
        program.window.close()
        program.end()


def folder_of(program: Program) -> Path | None:
    """Return where the open plan is."""
    workspace = program.session.workspace
    return None if workspace is None else workspace.path.parent


def begin(qtbot: QtBot, program: Program) -> DayScreen:
    program.window.run_command("rehearse")
    qtbot.waitUntil(
        lambda: (
            program.session.workspace is not None
            and program.session.workspace.path.parent.name == "rehearsals"
        )
    )
    settle(qtbot, program)
    assert program.window.deck.code == "day", "its clock runs already"
    screen = screen_at(program.window, Destination("day"), DayScreen)
    settle(qtbot, program)
    return screen


def test_a_day_is_rehearsed_scored_and_left(
    qtbot: QtBot, program: Program, watch: StandingClock, tmp_path: Path
) -> None:
    program.window.go_to(Destination("share", "packets"))
    settle(qtbot, program)
    screen = begin(qtbot, program)
    strip = screen.strip
    assert strip.isVisible()
    assert screen.board.head.accessibleName().startswith("Rehearsal ")
    assert (
        "REHEARSAL" in program.window.sidebar.accessibleName() or "REHEARSAL" in program.window.windowTitle()
    )
    assert "9:45 AM" in screen.board.head.accessibleName()
    # A minute takes a second.
    assert 0 < screen.presenter.tick_ms <= 1001
    watch.now += timedelta(minutes=7)
    screen.presenter.tick()
    settle(qtbot, program)
    assert screen.board.card.isVisible()
    # The card and what the cities told are read one after the other.
    qtbot.waitUntil(lambda: strip.answer.text().startswith("If you call now:"))
    assert "on time" in strip.score.text() or "gone wrong" in strip.score.text()
    screen.copy_text("1 of 7", "Copied")
    assert QApplication.clipboard().text() == "REHEARSAL: 1 of 7"
    for scheme in ("dark", "light"):
        change_theme(screen, Theme("dark" if scheme == "dark" else "light"))
        screen.grab()
    strip.end.click()
    settle(qtbot, program)
    assert screen.score.isVisible()
    assert screen.score.list.lines
    assert not screen.presenter.is_ticking, "the clock stands"
    screen.score.grab()
    qtbot.keyClick(screen.score.back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: folder_of(program) == tmp_path)
    settle(qtbot, program)
    assert list(rehearsal_folder().iterdir()) == []
    assert (program.window.deck.code, program.window.deck.view) == ("share", "packets"), "where it began"
    with opened(program.session.workspace.path) as workspace:  # type: ignore[union-attr]  # waited for above
        assert rehearsals.rehearsal_of(workspace) is None


def test_its_clock_can_be_slowed_and_stopped_and_its_end_stays_in_the_row_of_its_speeds(
    qtbot: QtBot, program: Program, watch: StandingClock
) -> None:
    program.window.resize(1100, 700)
    screen = begin(qtbot, program)
    strip = screen.strip
    strip.speeds.button("0").click()
    settle(qtbot, program)
    assert not screen.presenter.is_ticking
    watch.now += timedelta(hours=1)
    strip.speeds.button("1").click()
    settle(qtbot, program)
    assert 1001 < screen.presenter.tick_ms <= 60_000
    assert "9:45 AM" in screen.board.head.accessibleName()
    watch.now += timedelta(hours=7)
    screen.presenter.tick()
    settle(qtbot, program)
    assert strip.score.text()
    assert abs(strip.end.geometry().center().y() - strip.speeds.geometry().center().y()) < strip.end.height()
    assert strip.promise.text() == "Rehearsal on a copy"
    assert strip.promise.toolTip().endswith("Nothing here reaches the plan.")
    program.window.run_command("end_rehearsal")
    settle(qtbot, program)
