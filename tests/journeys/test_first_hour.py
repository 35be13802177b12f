"""The first hour of a new organizer with forty messy hosts: no step without a way, by keyboard or mouse."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from organizer_app.cli.main import run
from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_card import NAMING
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.services.actions import action_rows
from organizer_app.services.sharing.releases import releases_of
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.overlays.settings.settings_sheet import SettingsSheet
from organizer_app.ui.screens.moment.screen import MomentScreen
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.screens.problems.lines import Head
from organizer_app.ui.screens.problems.screen import ProblemsScreen
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.messy_files import (
    CHAT,
    CITIES,
    HEADINGS,
    STRANGE,
    host_rows,
    write_messy_files,
)
from tests.support.open_plans import opened
from tests.support.programs import running, screen_at, settle

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return write_messy_files(tmp_path / "files")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "water.organizer"
    made = (
        "new",
        str(path),
        "--title",
        "Clean Water Day",
        "--date",
        "2027-04-17",
        "--zone",
        "America/New_York",
    )
    assert run(list(made), draw=print) == 0
    return path


@pytest.fixture
def program(qtbot: QtBot, plan: Path) -> Iterator[Program]:
    with running(qtbot, plan) as started:
        started.window.activateWindow()
        yield started


def rows_of(plan: Path) -> list[ActionRow]:
    with opened(plan) as workspace:
        return list(action_rows.snapshot(workspace).rows)


def imported(qtbot: QtBot, program: Program, *, by_mouse: bool) -> None:
    """Answer the one question of the sheet, and accept it."""
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.moments.isEnabled, timeout=20_000)
    if not sheet.plan_day.isHidden():
        sheet.plan_day.click()
        qtbot.waitUntil(sheet.moments.isEnabled, timeout=20_000)
    if by_mouse:
        qtbot.mouseClick(sheet.accept, LEFT)
    else:
        sheet.accept.setFocus()
        qtbot.keyClick(sheet.accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=20_000)
    settle(qtbot, program)


def drop(program: Program, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window = program.window
    event = QDropEvent(
        QPointF(window.rect().center()), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_the_sheet_of_forty_hosts_by_mouse(
    qtbot: QtBot, program: Program, plan: Path, files: list[Path]
) -> None:
    drop(program, files[0])
    imported(qtbot, program, by_mouse=True)
    rows = rows_of(plan)
    assert len(rows) == len(CITIES) + len(STRANGE)
    people = {row.lead for row in rows} | {row.backup for row in rows}
    assert not {"TBD", "?", "TBA"} & people
    assert not {"TBA", "NA"} & {row.venue for row in rows}

    # What one answer mends is mended with one click.
    screen = screen_at(program.window, Destination("problems"), ProblemsScreen)
    qtbot.waitUntil(lambda: any(isinstance(each, Head) and each.button for each in screen.list.lines))
    number = next(n for n, each in enumerate(screen.list.lines) if isinstance(each, Head) and each.button)
    (offered,) = screen.list.buttons_of(number)
    qtbot.mouseClick(screen.list.viewport(), LEFT, pos=offered.box.center().toPoint())
    settle(qtbot, program)


def test_the_workbook_of_the_same_hosts_is_the_same_forty_actions(
    qtbot: QtBot, program: Program, plan: Path, files: list[Path]
) -> None:
    drop(program, files[1])
    imported(qtbot, program, by_mouse=True)
    rows = rows_of(plan)
    assert len(rows) == len(CITIES) + len(STRANGE)
    assert not {"TBD", "?", "TBA"} & {name for row in rows for name in (row.lead, row.backup, row.venue)}
    assert sum(row.status == "confirmed" for row in rows) == len(rows) * 2 // 5
    with opened(plan) as workspace, workspace.read() as reader:
        told = Counter(permit.status for permit in reader.all(Permit))
    # Of six answers, one is blank; "applied" and "pending" say the same.
    assert set(told) == {
        PermitStatus.GRANTED,
        PermitStatus.FILED,
        PermitStatus.TO_FILE,
        PermitStatus.NOT_NEEDED,
    }
    assert told.total() == sum(row[HEADINGS.index("Permit?")] != "" for row in host_rows())
    # The file comes once more: everything is there already.
    drop(program, files[1])
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.moments.isEnabled, timeout=20_000)
    said = " ".join(label.text() for label in sheet.findChildren(PlainLabel) if label.isVisible())
    assert "Nothing to import: the plan already has all of this." in said
    assert "Phone bank" in said, "the sheet that is no list is named"
    assert not sheet.accept.isEnabled()


def test_ten_events_of_a_calendar_by_drop(
    qtbot: QtBot, program: Program, plan: Path, files: list[Path]
) -> None:
    drop(program, files[2])
    imported(qtbot, program, by_mouse=True)
    rows = rows_of(plan)
    assert len(rows) == 10
    assert sum(row.starts is not None for row in rows) == 9, "one is for the whole day"
    assert {row.venue for row in rows} == {"City Hall"}


def test_five_lines_of_a_chat_are_pasted_by_keyboard_alone(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    QGuiApplication.clipboard().setText("\n".join(CHAT))
    qtbot.keyClick(program.window, Qt.Key.Key_V, CTRL)
    imported(qtbot, program, by_mouse=False)
    rows = rows_of(plan)
    assert len(rows) == len(CHAT)
    assert {"Boston", "Seattle", "Denver", "Austin", "Duluth"} == {row.city for row in rows}
    days = {row.city: row.day for row in rows}
    assert (days["Seattle"], days["Austin"]) == ("2027-04-17", "2027-04-17"), "4/17 is the day of the plan"


def test_a_call_is_answered_and_its_row_copied_by_keyboard_alone(
    qtbot: QtBot, program: Program, plan: Path, files: list[Path]
) -> None:
    program.window.take_files(files[:1])
    imported(qtbot, program, by_mouse=False)
    screen = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
    qtbot.waitUntil(lambda: screen.calls.queue.key != "")
    shown = screen.calls._shown  # noqa: SLF001  # what the pane shows
    assert shown is not None
    for entry in shown.queue.calls:
        screen.presenter.choose_person(entry.facts.person_id)
        now = screen.calls._shown  # noqa: SLF001  # as above
        assert now is not None
        assert now.card is not None
        if any(each.question in NAMING for each in now.card.asked):
            break
    action_id = entry.facts.action_id
    screen.calls.queue.setFocus()
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_A)
    asked = next(each for each in now.card.asked if each.question in NAMING)
    field = screen.calls.body.answers.field(asked)
    assert isinstance(field, QLineEdit)
    while program.window.focusWidget() is not field:
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "Kim Novak 612-555-0143")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, program)
    row = next(each for each in rows_of(plan) if each.action_id == action_id)
    assert "Kim Novak" in {row.lead, row.backup} or asked.question.value == "who_marshals"
    assert screen.presenter.person_id == entry.facts.person_id, "the call goes on"

    screen.calls.queue.setFocus()
    screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
    listed = screen.everyone.list
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Home)
    qtbot.keyClick(listed, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().mimeData().hasText()


# The screens' own keys, in the order of the sidebar.
SCREEN_KEYS = {
    "people": Qt.Key.Key_6,
    "moment": Qt.Key.Key_8,
    "problems": Qt.Key.Key_9,
    "share": Qt.Key.Key_0,
}


def gone_to(qtbot: QtBot, program: Program, code: str, *, by_mouse: bool) -> Screen:
    """Go to a screen as a person does, and return it."""
    window = program.window
    if by_mouse:
        qtbot.mouseClick(window.sidebar.items[code], LEFT)
    else:
        qtbot.keyClick(window, SCREEN_KEYS[code], CTRL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, program)
    assert window.deck is not None
    return window.deck.current


@pytest.mark.parametrize("by_mouse", [True, False], ids=["mouse", "keyboard"])
def test_the_whole_hour_from_the_goals_to_the_first_release(
    qtbot: QtBot, program: Program, plan: Path, files: list[Path], *, by_mouse: bool
) -> None:
    window = program.window
    window.commands.run("settings")
    settings = window.commands.overlays.plan_sheet
    assert isinstance(settings, SettingsSheet)
    qtbot.waitUntil(settings.save.isEnabled)
    qtbot.keyClicks(settings.fields["goal_cities"], "40")
    if by_mouse:
        qtbot.mouseClick(settings.save, LEFT)
    else:
        qtbot.keyClick(settings.fields["goal_cities"], Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(settings.isHidden)

    window.take_files(files[:1])
    imported(qtbot, program, by_mouse=by_mouse)
    assert len(rows_of(plan)) == len(CITIES) + len(STRANGE)

    problems = gone_to(qtbot, program, "problems", by_mouse=by_mouse)
    assert isinstance(problems, ProblemsScreen)
    qtbot.waitUntil(lambda: any(isinstance(each, Head) and each.button for each in problems.list.lines))
    assert isinstance(gone_to(qtbot, program, "moment", by_mouse=by_mouse), MomentScreen)

    people = gone_to(qtbot, program, "people", by_mouse=by_mouse)
    assert isinstance(people, PeopleScreen)
    qtbot.waitUntil(lambda: people.calls.queue.key != "")
    first = people.presenter.person_id
    if by_mouse:
        qtbot.mouseClick(people.calls.outcomes.buttons[TalkOutcome.REACHED], LEFT)
    else:
        qtbot.keyClick(people.calls.queue, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: people.presenter.person_id != first)

    share = gone_to(qtbot, program, "share", by_mouse=by_mouse)
    assert isinstance(share, ShareScreen)
    qtbot.waitUntil(share.bar.release.isEnabled, timeout=20_000)
    if by_mouse:
        qtbot.mouseClick(share.bar.release, LEFT)
    else:
        # From the search at its left, where Ctrl+F leads, one Tab is enough.
        qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
        assert window.focusWidget() is share.bar.search
        qtbot.keyClick(share.bar.search, Qt.Key.Key_Tab)
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not share.bar.release.isEnabled(), timeout=20_000)
    with opened(plan) as workspace:
        (released,) = releases_of(workspace, audience=Audience.PARTNERS)
        assert released.number == 1
