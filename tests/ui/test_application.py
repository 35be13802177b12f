"""The program starts light, opens what it is given, says what is wrong, and draws its own picture."""

import gc
import logging
import shutil
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.environment.files.unfinished import remember_draft
from organizer_app.environment.preferences import preferences_file, read_preferences
from organizer_app.ui import application
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.window import window as words
from tests.support.open_plans import sample_plan
from tests.support.programs import running, screen_of, settle

pytestmark = pytest.mark.usefixtures("quick_keys")

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAINT = """
import sys
from pathlib import Path
from organizer_app.ui.application import Program, make_application
from organizer_app.ui.flow.background import Background
app = make_application()
program = Program(app, None, Background())
# Without the packages, which hold one line each.
most = 151
heavy = {"sqlalchemy", "alembic", "jinja2", "icalendar", "dateutil", "psycopg", "rapidfuzz"}
# OpenSSL, all names of characters in HTML, and folders of the system.
heavy |= {"hashlib", "secrets", "html", "pkgutil", "platformdirs", "filelock"}
late = {
    "services": ("",),
    "domain": (
        *("shared_schedule", "incoming", "records", "mobilizations", "tasks", "permits", "talks"),
        *("assignments", "reach", "call_", "rule_", "backups", "spatial_index", "file_endings", "steps"),
        *("presence", "plan_secrets", "author_names", "name_folding", "map_projection"),
    ),
    "wording": (
        *("overview", "calls", "problems", "inspector", "field_names", "alarms", "measure_choices"),
        *("presence", "plan_settings", "day_numbers", "unlock", "new_action", "plan_menus", "tactics"),
    ),
    "ui": (
        *("inspector", "edits", "month_", "agenda_", "new_action", "typed_values"),
        *("week_view", "timeline_", "drag_", "move_edits", "skeleton", "typed_forms", "quiet_lock"),
        *("plan_rescue", "rehearsals", "remembered_keys", "plan_protection", "first_window"),
        *("system_lock", "held_escape", "avatars", "contested_marks", "editor_marks", "copied_rows"),
        *("plan_menu", "plan_lock", "plan_exchange", "alarm", "saved_view_bar"),
        *("conflict_marks", "presence_marks", "present_row", "row_extras", "many_selected", "narrowing"),
        *("editors_on_map", "map_reach", "moving_map", "type_ahead", "window_layouts", "empty_state"),
    ),
}
def is_late(name):
    root, layer, last = (name.split(".")[number] for number in (0, min(1, name.count(".")), -1))
    return root == "organizer_app" and last != layer and last.startswith(late.get(layer, ("nothing",)))
def report():
    early = [name for name in sys.modules if name in heavy or is_late(name)]
    ours = [name for name in sys.modules if name.startswith("organizer_app.")]
    own = [name for name in ours if not hasattr(sys.modules[name], "__path__")]
    if len(own) > most:
        early.append(f"{len(own)} modules")
    print(early, len(program.window.plan_screen.visible_cities()), flush=True)
    program.window.close()
    app.quit()
program.window.painted.connect(report)
program.start(Path(sys.argv[1]), None)
program.window.show()
app.exec()
program.end()
"""

KEY = "five words nobody would guess"


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_PAINT, str(sample_plan(tmp_path))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "[] 8\n", done.stderr


def test_plan_and_look_are_remembered_and_the_list_of_plans_can_be_cleared(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan, file = sample_plan(tmp_path), tmp_path / "config" / "preferences.json"
    with running(qtbot, plan, preferences=file):
        pass
    kept = read_preferences(file).recent
    assert [(entry.title, entry.anchor, sum(entry.mix)) for entry in kept] == [
        ("Prime Day 2019", "2019-07-15", 8)
    ]
    with running(qtbot, None, preferences=file) as program:
        welcome = program.window.welcome
        assert welcome is not None
        assert [button.line.name for button in welcome.recent.buttons] == ["Prime Day 2019"]
        welcome.recent.cleared.emit()
        assert read_preferences(file).recent == ()
        for choice in ("dark", "system", "light"):
            program.window.scheme_chosen.emit(choice)
            assert (program.holder.choice, read_preferences(file).scheme) == (choice, choice)


def test_a_plan_that_cannot_be_opened_is_told_of_and_leaves_the_open_one_alone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    missing, broken = tmp_path / "none.organizer", tmp_path / "broken.organizer"
    broken.write_bytes(b"not a plan" * 500)
    with running(qtbot, None) as program:
        for path in (missing, broken):
            program.open_plan(path)
            assert program.window.plan_screen is None
            assert program.window.welcome is not None
            assert path.name in program.window.welcome.banner.sentence
        program.open_plan(sample_plan(tmp_path))
        screen = screen_of(program)
        program.open_plan(missing)
        assert program.window.plan_screen is screen
        assert missing.name in program.window.banner.sentence


def test_a_protected_plan_shows_its_file_name_and_asks_for_its_passphrase(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "safe.organizer"
    wiring.create_plan(path, title="Canary", anchor_date=None, zone="America/New_York", passphrase=KEY)
    with running(qtbot, None) as program:
        program.open_plan(path)
        assert program.window.welcome is not None
        sheet = program.window.commands.overlays.unlocking
        assert sheet is not None
        assert sheet.isVisible()
        said = " ".join(label.text() for label in sheet.findChildren(PlainLabel))
        assert "safe.organizer" in said
        assert "Canary" not in said + program.window.windowTitle()
        program.open_plan(path, KEY)
        assert "Canary" in program.window.windowTitle()
        assert not sheet.isVisible()


def test_a_plan_that_is_lost_between_the_first_paint_and_the_opening_can_still_be_read(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan = sample_plan(tmp_path)
    with running(qtbot, None) as program:
        program.open_plan(plan)
        plan.unlink()
        qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[0] == words.not_opened())
        assert plan.name in program.window.banner.sentence
        assert screen_of(program).visible_cities()


def test_the_first_plan_of_a_new_person(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with running(qtbot, None) as program:
        welcome = program.window.welcome
        assert welcome is not None
        welcome.ask_save = lambda _parent, path: tmp_path / path.name
        welcome.cards[2].button.click()
        qtbot.waitUntil(lambda: program.window.plan_screen is not None)
        qtbot.waitUntil(lambda: program.window.sidebar.quiet_words[0] == words.saved())
        assert len(screen_of(program).visible_cities()) == 8
    assert (tmp_path / "prime-day-2019.organizer").exists()


def test_a_plan_that_is_replaced_under_the_window_is_never_called_saved_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan = sample_plan(tmp_path)
    shutil.copy(plan, tmp_path / "copy.organizer")
    with running(qtbot, plan) as program:
        window = program.window
        (tmp_path / "copy.organizer").replace(plan)
        program.session.look_for_others()
        qtbot.waitUntil(lambda: window.sidebar.quiet_words[0] == words.not_saved())
        assert "was replaced by another program" in window.banner.sentence
        window.say("Copied", can_undo=False)
        assert window.banner.isVisible(), "what it says is still true"
        window.banner.hide()
        window.commands.run("saved")
        assert window.banner.isVisible()


def test_a_failure_is_told_and_reported_without_data(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The report is read before it is copied; neither it nor the log has a traceback with data."""
    with running(qtbot, sample_plan(tmp_path)) as program, caplog.at_level(logging.ERROR):
        overlays = program.window.commands.overlays
        program.window.commands.run("error_report")
        assert overlays.reporting is not None
        assert not overlays.reporting.copy.isEnabled()
        with pytest.raises(ZeroDivisionError) as failure:
            divide("Wren Castellano, +1 206 555 0111")
        program.fail(failure.type, failure.value, failure.tb)
        assert program.window.banner.sentence == words.failure()
        (line,) = [record.getMessage() for record in caplog.records]
        assert line.startswith("ZeroDivisionError at test_application.py:")
        program.window.commands.run("error_report")
        sheet = overlays.reporting
        report = sheet.text.toPlainText()
        assert sheet.isVisible()
        assert "builtins.ZeroDivisionError" in report
        assert "test_application.py:" in report
        for secret in ("Wren", "555", str(Path.home()), str(tmp_path)):
            assert secret not in report
        QApplication.clipboard().clear()
        sheet.copy.click()
        assert QApplication.clipboard().text() == report


def divide(secret: str) -> None:
    raise ZeroDivisionError(secret)


def test_the_window_runs_until_it_is_closed_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    plan, before, hook = sample_plan(tmp_path), set(threading.enumerate()), sys.excepthook
    # Python may not have cleared away yet what earlier tests have left in this process.
    gc.collect()
    others = main_windows()

    def close_when_open() -> None:
        (window,) = main_windows() - others
        if getattr(window, "sidebar").quiet_words[:1] == (words.saved(),):  # noqa: B009  # found by its name
            timer.stop()
            window.close()

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(close_when_open)
    timer.start()
    assert application.run(plan) == 0
    # One of an earlier test may have ended meanwhile.
    assert set(threading.enumerate()) <= before
    assert sys.excepthook is hook
    assert sorted(path.name for path in tmp_path.iterdir()) == [plan.name]
    assert [entry.path for entry in read_preferences(preferences_file()).recent][:1] == [str(plan)]
    assert main_windows() <= others


def main_windows() -> set[QWidget]:
    return {each for each in QApplication.topLevelWidgets() if each.objectName() == "mainWindow"}


@pytest.mark.usefixtures("whole_heap")
def test_the_collector_never_comes_by_itself_while_the_program_runs(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        assert not gc.isenabled()
        assert gc.get_freeze_count() > 0, "what lives as long as the plan is passed over"
        program.show_welcome()
        assert gc.get_freeze_count() == 0
        assert not gc.isenabled()
    assert gc.isenabled()


def test_nothing_outlives_its_plan_or_the_program(qtbot: QtBot, tmp_path: Path) -> None:
    plans = [sample_plan(tmp_path, f"{number}.organizer") for number in range(2)]
    with running(qtbot, plans[0]) as program:
        before = weakref.ref(screen_of(program))
        program.open_plan(plans[1])
        settle(qtbot, program)
        assert before() is None
        parts = [weakref.ref(each) for each in (program, program.window, screen_of(program))]
    del program
    gc.collect()
    assert [each() for each in parts] == [None, None, None]


@pytest.mark.parametrize("opens_a_plan", [True, False])
def test_what_a_killed_run_left_is_cleared_when_the_window_starts(
    qtbot: QtBot, tmp_path: Path, *, opens_a_plan: bool
) -> None:
    left = tmp_path / "there" / ".site.01234567.part"
    left.mkdir(parents=True)
    remember_draft(tmp_path / "there" / "site", left)
    plan = sample_plan(tmp_path)
    with running(qtbot, plan if opens_a_plan else None) as program:
        qtbot.waitUntil(lambda: not left.exists())
        # A window that closes right after it opened a plan has nothing left to do.
        program.open_plan(plan)
    with qtbot.captureExceptions() as failures:
        QApplication.processEvents()
    assert failures == []
