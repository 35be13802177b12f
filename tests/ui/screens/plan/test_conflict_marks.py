"""A city with a field that two laptops wrote is marked, and an unaware edit cannot resolve it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import conflicts
from organizer_app.services.together.conflicts import Decision
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.screens.plan.conflict_marks import ConflictMarks
from organizer_app.ui.theme.themed import change_theme
from tests.support.contested_plans import contested_title
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_of, settle


def test_list_and_inspector_mark_it_until_it_is_decided(qtbot: QtBot, tmp_path: Path) -> None:
    path, known = contested_title(tmp_path)
    with running(qtbot, path) as program:
        screen = screen_of(program)
        lines = screen.list.table.lines

        def spoken() -> str:
            role = Qt.ItemDataRole.AccessibleTextRole
            return " ".join(str(lines.data(lines.index(row, 0), role)) for row in range(lines.rowCount()))

        qtbot.waitUntil(lambda: "Two laptops wrote" in spoken())
        screen.show_subject(known)
        notice = screen.inspector.conflict
        qtbot.waitUntil(notice.isVisible)
        assert "Title" in notice.said.text()
        shown = action_title(program.session.workspace, known)
        screen.presenter.edit(known, "title", "Unaware")
        settle(qtbot, program)
        assert action_title(program.session.workspace, known) == shown
        change_theme(program.window, program.holder.theme)
        qtbot.mouseClick(notice.decide, Qt.MouseButton.LeftButton)
        assert program.window.deck.code == "together"
        workspace = program.session.workspace
        (conflict,) = conflicts.conflicts(workspace)
        contest = conflict.contest
        decision = Decision(contest.noun, contest.record_id, contest.field, "Decided")
        conflicts.decide(workspace, decisions=[decision])
        qtbot.waitUntil(lambda: "Two laptops wrote" not in spoken())
        qtbot.waitUntil(notice.isHidden)


def action_title(workspace: Workspace | None, known: str) -> str:
    return action(workspace, known).title


class FakeView:
    """Counts what it was shown."""

    shown = 0

    def show_problem(self, sentence: str) -> None:
        raise AssertionError(sentence)

    def show_contested(self, contested: Mapping[str, tuple[str, ...]]) -> None:
        self.shown += len(contested)


def test_an_ordinary_edit_reads_no_marks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = FakeView()
    with opened(sample_plan(tmp_path)) as workspace:
        marks = ConflictMarks(view, ImmediateBackground())
        marks.attach(workspace)
        reads = list[object]()
        monkeypatch.setattr(conflicts, "contested_actions", reads.append)
        workspace.subscribe(marks.on_change)
        with workspace.read() as reader:
            known = reader.all(CityAction)[0].id
        city_actions.set_title(workspace, action_id=known, title="Any")
    assert (reads, view.shown) == ([], 0)
