"""What is read for a sheet that was closed is not read on, and the plan is free for the next work."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.domain.places.places import Place
from organizer_app.exchange.child.child_process import ChildProcess
from organizer_app.exchange.foreign import foreign_file
from organizer_app.exchange.foreign.foreign_file import FileGiven
from organizer_app.services.importing import importing, incoming_files
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import running, settle
from tests.support.waiting import LIMIT


def test_cancel_ends_the_reading_of_a_file_that_takes_long(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended_children: list[bool] = []

    class Child(ChildProcess):
        def end(self) -> None:
            ended_children.append(self.has_ended)
            super().end()

    slow, begun = tmp_path / "slow.py", tmp_path / "begun"
    slow.write_text(f"import time\nopen({str(begun)!r}, 'w')\ntime.sleep(600)\n")
    monkeypatch.setattr(foreign_file, "_CHILD", slow)
    monkeypatch.setattr(foreign_file, "ChildProcess", Child)
    file = tmp_path / "cities.csv"
    file.write_text("City,State\nBoise,ID\n")
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.take_files([file])
        sheet = program.window.commands.overlays.importing
        qtbot.waitUntil(begun.exists)
        assert sheet.cancel.isEnabled()
        sheet.cancel.click()
        settle(qtbot, program)
        assert ended_children == [False]
        assert sheet.isHidden()


def test_a_file_is_not_read_that_was_canceled_just_before(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_under_way, may_go_on = Event(), Event()
    children: list[list[str]] = []

    def given_late(**given: Any) -> FileGiven:
        is_under_way.set()
        assert may_go_on.wait(LIMIT)
        return FileGiven(**given)

    def started(command: list[str]) -> ChildProcess:
        children.append(command)
        return ChildProcess(command)

    monkeypatch.setattr(incoming_files, "FileGiven", given_late)
    monkeypatch.setattr(foreign_file, "ChildProcess", started)
    file = tmp_path / "cities.csv"
    file.write_text("City,State\nBoise,ID\n")
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.take_files([file])
        sheet = program.window.commands.overlays.importing
        qtbot.waitUntil(is_under_way.is_set)
        sheet.cancel.click()
        may_go_on.set()
        settle(qtbot, program)
    assert children == []


def test_the_sheet_counts_the_rows_while_the_child_reads(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\nprint('{\"done\": 4096}', flush=True)\ntime.sleep(600)\n")
    monkeypatch.setattr(foreign_file, "_CHILD", slow)
    file = tmp_path / "cities.csv"
    file.write_text("City,State\nBoise,ID\n")
    with running(qtbot, sample_plan(tmp_path)) as program:
        program.window.take_files([file])
        sheet = program.window.commands.overlays.importing
        panel = sheet.panel

        def said() -> list[str]:
            return [label.text() for label in panel.findChildren(PlainLabel)]

        qtbot.waitUntil(lambda: "4,096 rows read so far…" in said())
        sheet.cancel.click()
        settle(qtbot, program)


def test_cancel_stops_an_import_that_is_being_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_under_way, may_go_on = Event(), Event()

    def give_slowly(*_given: object) -> None:
        is_under_way.set()
        assert may_go_on.wait(LIMIT)

    file, path = tmp_path / "cities.csv", sample_plan(tmp_path)
    file.write_text("City,State\nBoise,ID\n")
    with running(qtbot, path) as program:
        monkeypatch.setattr(importing, "give_tasks", give_slowly)
        program.window.take_files([file])
        sheet = program.window.commands.overlays.importing
        qtbot.waitUntil(sheet.accept.isEnabled)
        sheet.accept.click()
        qtbot.waitUntil(is_under_way.is_set)
        assert sheet.cancel.isEnabled()
        sheet.cancel.click()
        assert (sheet.sentence, sheet.cancel.isEnabled(), sheet.isVisible()) == ("Stopping…", False, True)
        may_go_on.set()
        qtbot.waitUntil(sheet.isHidden)
        settle(qtbot, program)
    with opened(path) as workspace, workspace.read() as reader:
        assert "Boise" not in {place.name for place in reader.all(Place)}
