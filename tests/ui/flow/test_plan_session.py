"""A plan is opened off the window's thread, its changes are passed on, and it is closed without a trace."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.backups import BackupReason
from organizer_app.domain.basics.changes import ChangeSet
from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.plan_users import PlanUser
from organizer_app.domain.basics.problems import PlanDamaged, PlanInUse, PlanMissing, Problem
from organizer_app.domain.rows.readiness_levels import Readiness
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.actions import city_actions
from organizer_app.services.actions.action_rows import snapshot
from organizer_app.services.plan import backups
from organizer_app.services.plan.workspace import Workspace
from organizer_app.storage.log_lineage import log_identity, log_of
from organizer_app.ui.flow.background import Background, ImmediateBackground
from organizer_app.ui.flow.plan_session import PlanSession
from tests.support.open_plans import add_action, opened, sample_plan
from tests.support.open_plans import opened as open_plan
from tests.support.other_programs import other_program
from tests.support.plan_views import row_in
from tests.support.programs import running, settle
from tests.support.waiting import LIMIT


def fail(problem: Problem) -> None:
    raise problem


def beside(plan: Path) -> list[str]:
    """Return the files that lie in the plan's folder."""
    return sorted(path.name for path in plan.parent.iterdir())


def test_changes_are_passed_on_until_the_plan_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    plan, background = sample_plan(tmp_path), Background()
    session, opened = PlanSession(background), list[Workspace]()
    session.open(plan, None, then=opened.append, otherwise=fail)
    qtbot.waitUntil(lambda: bool(opened))
    seattle = row_in(opened[0], "Seattle")
    with qtbot.waitSignal(session.changed) as told:
        city_actions.set_expected(opened[0], action_id=seattle.action_id, expected=7)
    assert told.args[0].action_ids == {seattle.action_id}
    session.close()
    background.stop()
    session.end()
    assert beside(plan) == [plan.name]


def test_what_a_killed_run_left_beside_a_plan_is_swept_once_the_plan_can_be_edited(
    qtbot: QtBot, tmp_path: Path
) -> None:
    plan, background = sample_plan(tmp_path), Background()
    left = plan.with_name(".other.organizer.0a1b2c3d.part")
    left.mkdir()
    os.utime(left, (0, 0))
    session, seen = PlanSession(background), list[bool]()
    session.open(plan, None, then=lambda _workspace: seen.append(left.exists()), otherwise=fail)
    qtbot.waitUntil(lambda: not left.exists())
    assert seen == [True]
    session.close()
    background.stop()
    session.end()
    assert beside(plan) == [plan.name]


def test_what_another_program_changes_is_noticed_and_passed_on(qtbot: QtBot, tmp_path: Path) -> None:
    plan, background = sample_plan(tmp_path), Background()
    session, here = PlanSession(background), list[Workspace]()
    session.open(plan, None, then=here.append, otherwise=fail)
    qtbot.waitUntil(lambda: bool(here))
    seattle = row_in(here[0], "Seattle")
    heard = list[ChangeSet]()
    session.changed.connect(heard.append)
    with opened(plan) as other, qtbot.waitSignals([session.noticed, session.changed]):
        city_actions.set_expected(other, action_id=seattle.action_id, expected=77)
    assert heard[-1].everything
    assert [step.kind for step in heard[-1].steps] == [EditKind.CHANGED_EXPECTED]
    assert row_in(here[0], "Seattle").expected == 77
    session.close()
    background.stop()
    session.end()
    assert beside(plan) == [plan.name]


def test_own_edits_are_no_news_of_others(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(sample_plan(tmp_path)) as plan:
        assert plan.notice_others() == ()
        seattle = row_in(plan, "Seattle")
        city_actions.set_expected(plan, action_id=seattle.action_id, expected=7)
        assert plan.notice_others() == ()
        with opened(plan.path) as other:
            city_actions.set_expected(other, action_id=seattle.action_id, expected=8)
        city_actions.set_expected(plan, action_id=seattle.action_id, expected=9)
        (step,) = plan.notice_others()
        assert step.arguments["value"] == "8"
        assert plan.notice_others() == ()
    del qtbot


def test_a_plan_that_cannot_be_opened_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    session, problems = PlanSession(ImmediateBackground()), list[Problem]()
    session.open(tmp_path / "none.organizer", None, then=lambda _workspace: None, otherwise=problems.append)
    assert [type(problem) for problem in problems] == [PlanMissing]


def test_a_plan_that_another_window_has_open_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    plan, opened = sample_plan(tmp_path), list[Workspace]()
    with other_program(plan, PlanUser.WINDOW):
        session = PlanSession(ImmediateBackground())
        session.open(plan, None, then=opened.append, otherwise=fail)
        assert isinstance(opened[0].refusal, PlanInUse)
        seattle = row_in(opened[0], "Seattle")
        with pytest.raises(PlanInUse):
            city_actions.set_expected(opened[0], action_id=seattle.action_id, expected=7)
        session.close()
        session.end()


def test_a_damaged_page_is_told_after_opening(qtbot: QtBot, tmp_path: Path) -> None:
    plan, told = sample_plan(tmp_path), list[Problem]()
    plan.write_bytes(plan.read_bytes()[:-4096] + bytes(4096))
    session = PlanSession(ImmediateBackground())
    session.damaged.connect(told.append)
    session.open(plan, None, then=lambda _workspace: None, otherwise=fail)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], PlanDamaged)
    session.close()


def test_edits_reach_the_plan_file_itself_when_nobody_works(qtbot: QtBot, tmp_path: Path) -> None:
    plan, opened = sample_plan(tmp_path), list[Workspace]()
    session = PlanSession(ImmediateBackground())
    session.open(plan, None, then=opened.append, otherwise=fail)
    with qtbot.waitSignal(session.changed):
        city_actions.set_expected(opened[0], action_id=row_in(opened[0], "Seattle").action_id, expected=7)
    before = plan.read_bytes()
    session.fold()
    assert plan.read_bytes() != before
    session.close()


def test_a_changed_plan_is_backed_up_meanwhile_and_when_it_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    plan, opened = sample_plan(tmp_path), list[Workspace]()
    session = PlanSession(ImmediateBackground())
    session.open(plan, None, then=opened.append, otherwise=fail)
    workspace = opened[0]
    workspace.backups = lambda: BackupFolders(tmp_path / "backups")
    for expected in (7, 8):
        with qtbot.waitSignal(session.changed):
            city_actions.set_expected(
                workspace, action_id=row_in(workspace, "Seattle").action_id, expected=expected
            )
        if expected == 7:
            session.back_up()
            session.back_up()
    session.close()
    session.end()
    with open_plan(plan) as again:
        again.backups = lambda: BackupFolders(tmp_path / "backups")
        made = [each.content.reason for each in backups.kept(again).backups if each.content]
    assert made == [BackupReason.CLOSED, BackupReason.REGULAR]


def test_an_answer_that_comes_after_the_next_question_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = sample_plan(tmp_path, "first.organizer"), sample_plan(tmp_path, "second.organizer")
    background, opened = Background(), list[Workspace]()
    session = PlanSession(background)
    session.open(first, None, then=opened.append, otherwise=fail)
    session.open(second, None, then=opened.append, otherwise=fail)
    qtbot.waitUntil(lambda: bool(opened))
    assert [workspace.path for workspace in opened] == [second]
    background.stop()
    session.end()
    assert beside(first) == [first.name, second.name]


def test_a_plan_whose_answer_never_arrived_is_closed_at_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    plan, background = sample_plan(tmp_path), Background()
    session, opened = PlanSession(background), list[Workspace]()
    session.open(plan, None, then=opened.append, otherwise=fail)
    background.stop()
    session.end()
    assert opened == []
    assert beside(plan) == [plan.name]


def test_after_a_file_dialog_nobody_takes_the_log_of_the_plan_away(qtbot: QtBot, tmp_path: Path) -> None:
    plan, rows = sample_plan(tmp_path), tmp_path / "rows.csv"
    rows.write_text("City,State\nDuluth,MN\n", encoding="utf-8")
    with running(qtbot, plan) as program:
        workspace = program.session.workspace
        assert workspace is not None
        add_action(workspace, mobilization_id="")

        def look_in_and_leave() -> None:
            dialog = QApplication.activeModalWidget()
            qtbot.waitUntil(dialog.isActiveWindow)
            for name in beside(plan):
                (tmp_path / name).read_bytes()
            dialog.reject()

        QTimer.singleShot(0, look_in_and_leave)
        assert QFileDialog.getOpenFileName(program.window, "Import", str(tmp_path))[0] == ""
        settle(qtbot, program)
        before = log_identity(log_of(plan))
        assert before is not None
        command = (sys.executable, "-m", "organizer_app", "import", str(plan), str(rows))
        subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
        assert before == log_identity(log_of(plan)), "the command has seen that the plan is open here"


# Washington, noon to 12:45 PM: the first of the day that is over.
FIRST_END = datetime(2019, 7, 15, 16, 45, tzinfo=UTC)


def past_in(workspace: Workspace) -> set[str]:
    return {row.city for row in snapshot(workspace).rows if row.readiness == Readiness.PAST}


@contextmanager
def session_at(plan: Path, now: list[datetime]) -> Iterator[tuple[PlanSession, Workspace]]:
    """Open a plan in a window whose clock says the moment in the list."""
    session, opened = PlanSession(ImmediateBackground()), list[Workspace]()
    session.clock = lambda: now[0]
    session.open(plan, None, then=opened.append, otherwise=fail)
    try:
        yield session, opened[0]
    finally:
        session.close()
        session.end()


def test_an_open_window_shows_an_action_as_past_as_soon_as_it_is_over(qtbot: QtBot, tmp_path: Path) -> None:
    now = [FIRST_END - timedelta(milliseconds=200)]
    with session_at(sample_plan(tmp_path), now) as (session, workspace):
        # What the opening has caught up with is told first.
        with qtbot.waitSignal(session.changed):
            assert "Washington" not in past_in(workspace)
        with qtbot.waitSignal(session.changed) as told:
            now[0] = FIRST_END
        assert told.args[0].kind is EditKind.DAY_PASSED
        assert "Washington" in past_in(workspace)
        assert "Seattle" not in past_in(workspace)


def test_a_window_whose_computer_slept_catches_up_when_somebody_returns_to_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    now = [FIRST_END - timedelta(minutes=30)]
    app = QApplication.instance()
    with session_at(sample_plan(tmp_path), now) as (session, workspace):
        heard = list[ChangeSet]()
        session.changed.connect(heard.append)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert heard == []
        now[0] = FIRST_END + timedelta(days=2)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        qtbot.waitUntil(lambda: [each.kind for each in heard] == [EditKind.DAY_PASSED])
        assert {"Washington", "Seattle"} <= past_in(workspace)
