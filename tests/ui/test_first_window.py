"""A second program on one plan reads it, and leads to the window of the first."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanInUse, PlanReadOnly
from organizer_app.environment.window_address import window_address
from organizer_app.ui.application import Program
from organizer_app.ui.first_window import FirstWindow
from organizer_app.ui.flow.background import Background
from organizer_app.wording.window import first_window
from organizer_app.wording.window import window as words
from tests.support.open_plans import sample_plan
from tests.support.programs import pass_turn, running
from tests.support.waiting import LIMIT

# The first program: it minimizes its window, and tells when it is in front.
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from organizer_app.ui.application import Program, make_application
from organizer_app.ui.flow.background import Background
from organizer_app.wording.window import window as words
app = make_application()
program = Program(app, None, Background())
program.start(Path(sys.argv[1]), None)
program.window.showMinimized()
program.make_editable(Path(sys.argv[1]), None, program.window.deck)
said = []
def look():
    is_open = program.window.sidebar.quiet_words[:1] == (words.saved(),)
    if is_open and not said:
        said.append("open")
        print("open", flush=True)
    if said == ["open"] and not program.window.isMinimized() and program.window.isActiveWindow():
        said.append("front")
        print("front", flush=True)
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
app.exec()
program.end()
"""


@contextmanager
def first_program(plan: Path) -> Iterator[subprocess.Popen[str]]:
    """Run the first program in a process of its own, until the plan is open in it."""
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(plan)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()
            process.wait()


@contextmanager
def second_program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    """Start the program of this process on a plan that another one has open."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, None, Background(), choice="light")
    program.start(plan, None)
    program.window.show()
    qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[:1] == (words.read_only(),))
    try:
        yield program
    finally:
        program.window.close()
        program.end()


def test_the_second_program_shows_the_window_of_the_first_and_ends(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = sample_plan(tmp_path)
    monkeypatch.setattr("organizer_app.ui.first_window.PATIENCE_MS", LIMIT * 1000)
    with first_program(plan) as first, second_program(qtbot, plan) as second:
        banner = second.window.banner
        qtbot.waitUntil(lambda: len(banner.offers) == 1)
        assert banner.sentence == first_window.only_read_here(plan.stem)
        banner.offers[0].click()
        assert first.stdout is not None
        qtbot.waitUntil(lambda: not second.window.isVisible())
        assert first.stdout.readline() == "front\n"


def test_a_first_window_that_is_gone_is_not_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    plan = sample_plan(tmp_path)
    with first_program(plan) as first, second_program(qtbot, plan) as second:
        banner = second.window.banner
        qtbot.waitUntil(lambda: len(banner.offers) == 1)
        first.kill()
        first.wait()
        banner.offers[0].click()
        qtbot.waitUntil(lambda: banner.sentence == first_window.no_answer())
        assert second.window.isVisible()
    # What the killed program left keeps nobody from the place.
    with running(qtbot, plan):
        assert Path(window_address(plan)).is_socket()


def test_a_first_window_that_hangs_leaves_the_second_one_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organizer_app.ui.first_window.PATIENCE_MS", 300)
    plan = sample_plan(tmp_path)
    with first_program(plan) as first, second_program(qtbot, plan) as second:
        banner = second.window.banner
        qtbot.waitUntil(lambda: len(banner.offers) == 1)
        first.send_signal(signal.SIGSTOP)
        banner.offers[0].click()
        qtbot.waitUntil(lambda: banner.sentence == first_window.no_answer())
        assert second.window.isVisible()
        with qtbot.captureExceptions() as failures:
            first.send_signal(signal.SIGCONT)
            # It accepts those who call in their order: by then it has greeted the first caller, heard it and
            # told it that it came.
            for _turn in range(3):
                second._parts.first_window.tell(  # noqa: SLF001  # as when the plan was opened
                    plan, PlanInUse(str(plan), PlanUser.WINDOW, 0), first_window.no_answer()
                )
                qtbot.waitUntil(lambda: len(banner.offers) == 1)
            first.kill()
            first.wait()
            pass_turn(qtbot)
        assert failures == []
        assert second.window.isVisible(), "it has said that there was no answer, and stays"


def test_only_the_owner_reaches_the_window_and_only_while_it_edits_the_plan(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan = sample_plan(tmp_path)
    place = Path(window_address(plan))
    with running(qtbot, plan) as program:
        assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0
        assert place.stat().st_uid == os.getuid()
        program.show_welcome()
        assert not place.exists()


def test_a_plan_that_can_only_be_read_for_another_reason_offers_no_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan = sample_plan(tmp_path)
    with running(qtbot, plan) as program:
        ends = FirstWindow(lambda: program.window, program.windows.close_all, program.session)
        banner = program.window.banner
        for refusal in (PlanReadOnly(str(plan)), PlanInUse(str(plan), PlanUser.COMMAND, 0)):
            ends.tell(plan, refusal, "Only to read.")
            assert not ends.findChildren(QLocalSocket), "nobody is asked who could come to the front"
            assert (banner.sentence, banner.offers) == ("Only to read.", [])
        ends.tell(plan, PlanInUse(str(plan), PlanUser.WINDOW, 0), "Only to read.")
        assert ends.findChildren(QLocalSocket)
        qtbot.waitUntil(lambda: len(banner.offers) == 1)
