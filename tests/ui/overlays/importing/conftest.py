"""The window on a plan, and files that are dropped on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer_app.ui.application import Program
from organizer_app.ui.overlays.importing.import_sheet import ImportSheet
from tests.support.programs import running

Look = Callable[..., ImportSheet]
Act = Callable[[ImportSheet], None]
Answer = Callable[[ImportSheet, str, str], None]


@pytest.fixture
def program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        yield program


@pytest.fixture
def look(qtbot: QtBot, program: Program, tmp_path: Path) -> Look:
    """Return a function that drops files on the window, and returns the sheet once they have been read."""

    def look_at(*contents: str | bytes, name: str = "hosts.csv") -> ImportSheet:
        files = [tmp_path / f"{number or ''}{name}" for number in range(len(contents))]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        program.window.take_files(files)
        sheet = program.window.commands.overlays.importing
        assert sheet.isVisible()
        qtbot.waitUntil(sheet.moments.isEnabled)
        return sheet

    return look_at


@pytest.fixture
def accept(qtbot: QtBot) -> Act:
    """Return a function that imports what a sheet shows."""

    def accepted(sheet: ImportSheet) -> None:
        qtbot.waitUntil(sheet.accept.isEnabled)
        sheet.accept.click()
        qtbot.waitUntil(sheet.isHidden)

    return accepted


@pytest.fixture
def choose_day(qtbot: QtBot) -> Act:
    """Return a function that chooses the last mobilization of the plan for what a sheet shows."""

    def chosen(sheet: ImportSheet) -> None:
        number = sheet.moments.count() - 1
        sheet.moments.setCurrentIndex(number)
        sheet.moments.activated.emit(number)
        qtbot.waitUntil(sheet.moments.isEnabled)

    return chosen


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Return a function that answers the question that says something with what begins so."""

    def answered(sheet: ImportSheet, asked: str, beginning: str) -> None:
        box = next(each for each in sheet.asking.cells.boxes if asked in each.accessibleName())
        number = next(n for n in range(box.count()) if box.itemText(n).startswith(beginning))
        box.setFocus()
        box.setCurrentIndex(number)
        box.activated.emit(number)
        qtbot.waitUntil(sheet.moments.isEnabled)

    return answered
