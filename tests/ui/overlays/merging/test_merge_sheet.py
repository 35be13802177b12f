"""A file of changes dropped on the real window: looked at, merged as one step, and undone as one."""

import sys
import threading
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.merging.steps import TravelStep
from organizer_app.domain.model.city_actions import CityAction
from organizer_app.services.actions import city_actions
from organizer_app.services.plan.workspace import Workspace
from organizer_app.services.together import exchanging
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.overlays.merging import presenter
from organizer_app.ui.overlays.merging.merge_sheet import MergeSheet
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.together.screen import TogetherScreen
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.members import joined
from tests.support.open_plans import action, opened, sample_plan
from tests.support.programs import running, screen_at, settle
from tests.support.spoken_tree import names_in

LEFT = Qt.MouseButton.LeftButton
SAID = "maple orbit velvet"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path, str]:
    """Return a plan, a second laptop of it that has everything, and an action of it."""
    path, other = sample_plan(tmp_path), tmp_path / "other.organizer"
    with opened(path) as workspace:
        with joined(workspace, other) as guest:
            file = exchanging.seal(workspace).file
            exchanging.take_in(guest, incoming=exchanging.unseal(guest, file=file))
        with workspace.read() as reader:
            known = reader.all(CityAction)[0].id
    return path, other, known


def sent(path: Path, out: Path, passphrase: str = "") -> Path:
    with opened(path) as guest:
        exchanging.save(guest, out=out, passphrase=passphrase)
    return out


def dropped(program: Program, *files: Path) -> MergeSheet:
    program.window.take_files(list(files))
    return program.window.commands.overlays.merging


def test_a_dropped_file_is_looked_at_merged_and_undone(
    qtbot: QtBot, tmp_path: Path, two: tuple[Path, Path, str]
) -> None:
    path, other, known = two
    with opened(path) as workspace:
        before = action(workspace, known)
        city_actions.set_title(workspace, action_id=known, title="Ours")
    with opened(other) as guest:
        city_actions.set_title(guest, action_id=known, title="Theirs")
        city_actions.set_expected(guest, action_id=known, expected=777)
    file = sent(other, tmp_path / "ana.organizer-changes")
    with running(qtbot, path) as program:
        sheet = dropped(program, file)
        qtbot.waitUntil(sheet.merge.isVisible)
        assert sheet.merge.text() == "Merge 2 steps"
        assert sheet.list.hasFocus(), "Enter must not merge"
        for part in (sheet.cancel, sheet.merge, sheet.cross, sheet.list):
            qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
            assert program.window.focusWidget() is part
        told = " ".join(names_in(sheet.list))
        assert "conflict" in told
        assert "777" in told
        with opened(path) as workspace:
            assert action(workspace, known).expected == before.expected, "nothing is saved before"
        change_theme(program.window, program.holder.theme)
        qtbot.mouseClick(sheet.merge, LEFT)
        qtbot.waitUntil(lambda: not sheet.isVisible())
        workspace_now = program.session.workspace
        assert action(workspace_now, known).expected == 777
        program.window.undo()
        qtbot.waitUntil(lambda: action(workspace_now, known).expected == before.expected)
        again = dropped(program, file)
        qtbot.waitUntil(lambda: "already" in again.empty.accessibleDescription())
        again.leave()


def test_a_joined_plan_leads_to_the_exchange_and_shows_the_first_changes_by_itself(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = sample_plan(tmp_path), tmp_path / "other.organizer"
    with opened(path) as host, joined(host, other):
        exchanging.save(host, out=tmp_path / "maya.organizer-changes")
    with running(qtbot, other) as program:
        plan = screen_at(program.window, Destination("plan", "map"), PlanScreen)
        empty = plan.views.empty
        assert plan.views.currentWidget() is empty
        assert empty.accessibleName() == "Nothing has come from your team yet."
        assert empty.other.isHidden(), "a list is imported by whoever keeps the plan"
        empty.acted.emit()
        assert isinstance(program.window.in_sight, TogetherScreen)
        program.window.go_to(Destination("plan", "map"))
        sheet = dropped(program, tmp_path / "maya.organizer-changes")
        qtbot.waitUntil(sheet.merge.isVisible)
        sheet.merge.click()
        qtbot.waitUntil(lambda: plan.views.currentWidget() is plan.views.map_page)
        assert len(plan.presenter.store.rows) == 9
        assert program.window.windowTitle().startswith("Prime Day 2019")


@pytest.mark.usefixtures("quick_keys")
def test_a_strange_file_is_refused_a_passphrase_opens_a_sealed_one_and_what_was_looked_at_is_freed(
    qtbot: QtBot, tmp_path: Path, two: tuple[Path, Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other, known = two
    freed: list[tuple[str, int, int]] = []

    def note(steps: list[TravelStep]) -> None:
        # This list, the argument of the question, and nothing else.
        freed.append((threading.current_thread().name, len(steps), sys.getrefcount(steps[0])))

    with opened(other) as guest:
        city_actions.set_start(guest, action_id=known, starts=time(7))
    file = sent(other, tmp_path / "ana.organizer-changes")
    strange = tmp_path / "strange.organizer-changes"
    strange.write_bytes(b"nothing of ours")
    sealed = sent(other, tmp_path / "sealed.organizer-changes", SAID)
    with running(qtbot, path) as program:
        sheet = dropped(program, strange)
        qtbot.waitUntil(lambda: "Nothing was changed" in sheet.empty.accessibleDescription())
        assert not sheet.merge.isVisible()
        sheet.leave()
        sheet = dropped(program, sealed)
        qtbot.waitUntil(sheet.passphrase.isVisible)
        sheet.passphrase.setText(SAID)
        qtbot.mouseClick(sheet.open_with, LEFT)
        qtbot.waitUntil(sheet.merge.isVisible)
        assert sheet.passphrase.text() == ""
        sheet.cancel.click()
        settle(qtbot, program)

        # The thread of the plan frees them.
        monkeypatch.setattr(presenter, "free_in_pieces", note)
        sheet = dropped(program, file)
        qtbot.waitUntil(sheet.merge.isVisible)
        sheet.leave()
        qtbot.waitUntil(lambda: len(freed) == 1)
        sheet = dropped(program, file)
        qtbot.waitUntil(sheet.merge.isVisible)
        qtbot.mouseClick(sheet.merge, LEFT)
        qtbot.waitUntil(lambda: len(freed) == 2)
    (_thread, number, _alone) = freed[0]
    assert number
    assert freed == [("plan", number, 2)] * 2


def test_missing_changes_are_named_with_a_request_to_copy(
    qtbot: QtBot, tmp_path: Path, two: tuple[Path, Path, str]
) -> None:
    path, other, known = two
    with opened(other) as guest:
        city_actions.set_title(guest, action_id=known, title="First")
        vector = {guest.replica: 1}
        city_actions.set_title(guest, action_id=known, title="Second")
        file = exchanging.seal(guest, since={**vector, **_all_but(guest)}).file
    late = tmp_path / "late.organizer-changes"
    late.write_bytes(file)
    with running(qtbot, path) as program:
        sheet = dropped(program, late)
        qtbot.waitUntil(sheet.merge.isVisible)
        sheet.notes.request_asked.emit("Please send")
        assert QApplication.clipboard().text() == "Please send"
        qtbot.mouseClick(sheet.merge, LEFT)
        qtbot.waitUntil(lambda: not sheet.isVisible())


def _all_but(guest: Workspace) -> dict[str, int]:
    from organizer_app.services.together import merging

    known = merging.vector(guest)
    return {origin: number for origin, number in known.items() if origin != guest.replica}


def test_a_file_dropped_by_the_mouse_leads_to_conflicts_that_are_taken_all_at_once_or_written_anew(
    qtbot: QtBot, tmp_path: Path, two: tuple[Path, Path, str]
) -> None:
    path, other, _known = two
    with opened(path) as workspace, workspace.read() as reader:
        known = [each.id for each in reader.all(CityAction)][:3]
    for plan, said in ((path, "Ours"), (other, "Theirs")):
        with opened(plan) as workspace:
            for each in known:
                city_actions.set_title(workspace, action_id=each, title=said)
            city_actions.set_notes(workspace, action_id=known[0], notes=f"{said} alone")
    file = sent(other, tmp_path / "ana.organizer-changes")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    spot, nothing = QPoint(500, 500), Qt.KeyboardModifier.NoModifier
    with running(qtbot, path) as program:
        entering = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, LEFT, nothing)
        program.window.dragEnterEvent(entering)
        assert entering.isAccepted()
        program.window.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, data, LEFT, nothing))
        sheet = program.window.commands.overlays.merging
        qtbot.waitUntil(sheet.merge.isVisible)
        qtbot.mouseClick(sheet.merge, LEFT)
        qtbot.waitUntil(lambda: not sheet.isVisible())
        assert sheet.presenter.looked is None
        screen = screen_at(program.window, Destination("together", "conflicts"), TogetherScreen)
        card = screen.conflicts.card
        qtbot.waitUntil(lambda: bool(card.bulk))
        heads = [each.text() for each in card.findChildren(PlainLabel)]
        assert {"Was", "Becomes", "Ana Duarte"} <= set(heads)
        take_theirs = next(each for each in card.bulk if "Ana" in each.text())
        assert take_theirs.text() == "Take all 3 of Ana Duarte"
        qtbot.mouseClick(take_theirs, LEFT)
        workspace_now = program.session.workspace
        qtbot.waitUntil(lambda: {action(workspace_now, each).title for each in known} == {"Theirs"})
        qtbot.waitUntil(lambda: not card.bulk and len(card.rows) == 1)
        row = card.rows[0]
        qtbot.keyClick(card, Qt.Key.Key_W)
        qtbot.keyClicks(row.field, "Written anew")
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
        qtbot.waitUntil(card.decide.isEnabled)
        qtbot.mouseClick(card.decide, LEFT)
        qtbot.waitUntil(lambda: action(workspace_now, known[0]).notes == "Written anew")
        qtbot.waitUntil(screen.conflicts.empty.isVisible)
        program.window.undo()
        qtbot.waitUntil(lambda: action(workspace_now, known[0]).notes in {"Ours alone", "Theirs alone"})
        assert len(card.rows) == 1, "the notes are asked for again, and nothing else"
