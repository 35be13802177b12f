"""The backups in the real window: made, listed with what each holds, restored and copied elsewhere."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.backups import Backup, BackupReason
from organizer_app.domain.basics.plan_checks import PlanCheck
from organizer_app.environment.backup_folders import BackupFolders
from organizer_app.services.actions import action_rows
from organizer_app.services.importing.importing import ImportOptions, IncomingFile, import_files
from organizer_app.services.plan import backups
from organizer_app.storage.plan_connection import open_protected
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.activity import backups_presenter
from organizer_app.ui.screens.activity.backup_list import BackupDots, BackupHead, BackupLine
from organizer_app.ui.screens.activity.screen import ActivityScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.plan import backups as words
from organizer_app.wording.plan import plan_checks
from tests.support.fitting import clipped
from tests.support.long_words import long_words
from tests.support.open_plans import add_action, opened, sample_plan
from tests.support.programs import found_in_the_end, running, screen_at
from tests.support.spoken_tree import names_in


def backups_of(qtbot: QtBot, program: Program, folder: Path) -> ActivityScreen:
    screen = screen_at(program.window, Destination("activity"), ActivityScreen)
    qtbot.waitUntil(lambda: program.session.workspace is not None)
    workspace = program.session.workspace
    workspace.backups = lambda: BackupFolders(folder / "backups")
    screen.show_view("backups")
    return screen


def lines_in(screen: ActivityScreen) -> list[BackupLine]:
    return [line for line in screen.backups.list.lines if isinstance(line, BackupLine)]


def test_the_first_backup_is_made_listed_and_restored(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, new = sample_plan(tmp_path), tmp_path / "new.organizer"
    started: list[Path] = []
    monkeypatch.setattr(backups_presenter, "start_beside", started.append)
    with running(qtbot, path) as program:
        screen = backups_of(qtbot, program, tmp_path)
        view = screen.backups
        qtbot.waitUntil(view.empty.isVisible)
        program.window.resize(1440, 900)
        assert not view.pane.isVisible(), "there is none to choose"
        here = next(label.text() for label in view.findChildren(PlainLabel) if "every 30" in label.text())
        assert here.startswith("None yet. One is made in ")
        view.empty.acted.emit()
        qtbot.waitUntil(lambda: len(lines_in(screen)) == 1)
        assert view.pane.isVisible()
        qtbot.waitUntil(view.list.isVisible)
        heads = [line for line in view.list.lines if isinstance(line, BackupHead)]
        assert [head.kept for head in heads] == [1]
        (spoken,) = [name for name in names_in(view.list) if "city actions" in name]
        assert words.reason(BackupReason.ASKED) in spoken
        assert "9 city actions, 15 people" in spoken
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
        qtbot.mouseClick(view.pane.restore, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(program.window.toast.offers))
        (offer,) = program.window.toast.offers
        assert offer.text() == "Open it"
        offer.click()
        assert started == [new]
        change_theme(program.window, program.holder.theme)
    with opened(new) as restored, restored.read():
        pass


def test_a_backup_of_the_laptop_that_the_plan_was_is_offered_with_its_folder(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path, copy = sample_plan(tmp_path), tmp_path / "copied"
    with opened(path) as workspace:
        workspace.backups = lambda: BackupFolders(tmp_path / "backups")
        add_action(workspace)
        made = backups.back_up(workspace, reason=BackupReason.ASKED)
    assert made is not None
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    with opened(path) as workspace:
        add_action(workspace, "Boise, ID")
    with running(qtbot, path) as program:
        screen = backups_of(qtbot, program, tmp_path)
        qtbot.waitUntil(lambda: len(lines_in(screen)) == 1)
        labels = screen.backups.pane.findChildren(PlainLabel)
        told = f"From {made.parent.name},"
        qtbot.waitUntil(lambda: any(told in each.text().replace("\u200b", "") for each in labels))


def test_a_backup_is_looked_at_copied_to_a_stick_and_an_import_since_undone_instead(
    qtbot: QtBot, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, started = tmp_path / "stick", list[Path]()
    stick.mkdir()
    monkeypatch.setattr(backups_presenter, "start_beside", started.append)
    with running(qtbot, plan) as program:
        screen = backups_of(qtbot, program, tmp_path)
        workspace = program.session.workspace
        screen.backups_presenter.back_up()
        qtbot.waitUntil(lambda: len(lines_in(screen)) == 1)
        pane = screen.backups.pane
        assert pane.undo.isHidden(), "nothing was done since"
        file = IncomingFile("hosts.csv", b"City,State,Date\nBoise,ID,2019-07-15\n")
        import_files(workspace, files=[file], options=ImportOptions())
        screen.backups_presenter.read()
        qtbot.waitUntil(pane.undo.isVisible)
        assert pane.undo.text() == "Undo the import instead"
        texts = [label.text() for label in pane.findChildren(PlainLabel) if not label.isHidden()]
        at = texts.index(words.city_actions())
        assert texts[at + 1 : at + 4] == ["9", "10", "1"], "then, now and undone"
        pane.undo.click()
        qtbot.waitUntil(lambda: action_rows.snapshot(workspace).rows[-1].city != "Boise")
        qtbot.waitUntil(pane.undo.isHidden)
        assert [row.city for row in action_rows.snapshot(workspace).rows if row.city == "Boise"] == []

        backup = Path(lines_in(screen)[0].backup.path)
        pane.look.click()
        assert started == [backup]
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
        pane.copy.click()
        qtbot.waitUntil((stick / backup.name).exists)
        assert (stick / backup.name).read_bytes() == backup.read_bytes()
        workspace.backups = lambda: BackupFolders(tmp_path / "backups", tmp_path / "gone" / "stick")
        screen.backups_presenter.read()
        qtbot.waitUntil(lambda: not pane.copy.isEnabled())
        assert pane.copy.toolTip() == words.not_there("stick")

        # A second folder is chosen and gets what there is; no other test is to have it.
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        other = tmp_path / "other stick"
        other.mkdir()
        workspace.backups = lambda: BackupFolders(tmp_path / "backups", other)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
        screen.backups.second.click()
        qtbot.waitUntil(lambda: bool(list(other.rglob("*.organizer"))))


def test_a_bad_backup_is_marked_and_a_faulty_plan_is_repaired(
    qtbot: QtBot, plan: Path, tmp_path: Path
) -> None:
    with opened(plan) as workspace:
        workspace.backups = lambda: BackupFolders(tmp_path / "backups")
        start = workspace.clock()
        for days in (0, 1, 40, 41):
            workspace.clock = lambda days=days: start - timedelta(days=days)
            bad = backups.back_up(workspace, reason=BackupReason.ASKED)
    bad.write_bytes(bad.read_bytes()[:-4096] + bytes(4096))
    connection, _key = open_protected(plan, None)
    connection.execute("UPDATE action_summary SET title = 'Wrong'")
    connection.close()
    with running(qtbot, plan) as program:
        screen = backups_of(qtbot, program, tmp_path)
        view, dots = screen.backups, screen.backups.dots
        qtbot.waitUntil(lambda: len(lines_in(screen)) > 1)
        lines = lines_in(screen)
        assert dots.accessibleName() == f"{len(lines)} backups you can go back to"
        oldest = lines[-1].backup.path
        spots = {dot.line.backup.path: dot.x for stretch in dots.stretches() for dot in stretch.dots}
        assert sorted(spots.values()) == [spots[line.backup.path] for line in reversed(lines)], "oldest first"
        spot = QPoint(round(spots[oldest]), round(dots.line_height))
        qtbot.mouseClick(dots, Qt.MouseButton.LeftButton, pos=spot)
        assert screen.backups.list.key == oldest
        assert screen.backups.pane.restore.isVisible()

        view.check.click()
        qtbot.waitUntil(lambda: lines_in(screen)[-1].backup.content is None)
        qtbot.waitUntil(view.pane.restore.isHidden)
        assert any("Not usable" in name for name in names_in(view.list))

        view.check_plan.click()
        qtbot.waitUntil(view.repair.isVisible)
        view.repair.click()
        qtbot.waitUntil(view.repair.isHidden)
        view.check_plan.click()
        said = f"{plan_checks.result(PlanCheck(0, 0, ()))}".split(".")[-2]
        qtbot.waitUntil(lambda: any(said in each.text() for each in view.findChildren(PlainLabel)))


def test_cards_and_empty_state_that_are_higher_than_the_window_scroll_instead_of_being_crushed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path)) as program:
        program.holder.choose("light", 2.0)
        program.window.resize(1440, 900)
        view = backups_of(qtbot, program, tmp_path).backups
        qtbot.waitUntil(view.empty.isVisible)
        assert found_in_the_end(qtbot, lambda: clipped(view)) == []


def test_many_backups_keep_their_order_in_a_narrow_line(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dots = BackupDots(theme, window)
    moment = datetime(2027, 4, 6, 15, tzinfo=UTC)
    lines: list[BackupHead | BackupLine] = []
    for title, count in (("48 hours", 90), ("14 days", 14), ("Months", 1)):
        lines.append(BackupHead(title, count))
        for _each in range(count):
            moment -= timedelta(hours=1)
            lines.append(BackupLine(Backup(moment.isoformat(), moment, 1, None), moment, ""))
    dots.show_lines(lines)
    dots.resize(400, dots.sizeHint().height())
    found = list(dots.stretches())
    spots = [dot.x for stretch in found for dot in stretch.dots]
    assert len(spots) == 105
    assert spots == sorted(spots)
    assert spots[0] >= 0
    assert spots[-1] <= dots.width()
    assert dots.grab().width() > 0
