"""The first hour of a new organizer with four messy files: no step without a way, by keyboard or mouse."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.cli.main import run
from organizer_app.domain.basics.audiences import Audience
from organizer_app.domain.model.permits import Permit, PermitStatus
from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_card import Question
from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.services.actions import action_rows
from organizer_app.services.sharing.releases import releases_of
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import Screen
from organizer_app.ui.overlays.settings.settings_sheet import SettingsSheet
from organizer_app.ui.screens.checklists.screen import ChecklistsScreen
from organizer_app.ui.screens.moment.screen import MomentScreen
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.screens.problems.lines import Head
from organizer_app.ui.screens.problems.screen import ProblemsScreen
from organizer_app.ui.screens.share.screen import ShareScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.messy_files import CHAT, CITIES, HEADINGS, STRANGE, host_rows, write_messy_files
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
    qtbot.waitUntil(lambda: sheet.moments.isEnabled() and not sheet.is_settling)
    if not sheet.asking.plan_day.isHidden():
        sheet.asking.plan_day.tick.click()
        qtbot.waitUntil(lambda: sheet.moments.isEnabled() and not sheet.is_settling)
    if by_mouse:
        qtbot.mouseClick(sheet.accept, LEFT)
    else:
        sheet.accept.setFocus()
        qtbot.keyClick(sheet.accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    settle(qtbot, program)


def drop(program: Program, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window = program.window
    event = QDropEvent(
        QPointF(window.rect().center()), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def mend_with_one_click(qtbot: QtBot, program: Program, problems: ProblemsScreen) -> None:
    """Click on the first button that mends what one answer can mend."""
    listed = problems.list
    qtbot.waitUntil(lambda: any(isinstance(each, Head) and each.button for each in listed.lines))
    number = next(n for n, each in enumerate(listed.lines) if isinstance(each, Head) and each.button)
    (offered,) = listed.buttons_of(number)
    qtbot.mouseClick(listed.viewport(), LEFT, pos=offered.box.center().toPoint())
    settle(qtbot, program)


def refuse_what_is_there(qtbot: QtBot, program: Program, file: Path) -> None:
    """Drop a file once more: everything is there already."""
    drop(program, file)
    sheet = program.window.commands.overlays.importing
    assert sheet is not None
    qtbot.waitUntil(sheet.moments.isEnabled)
    said = " ".join(label.text() for label in sheet.findChildren(PlainLabel) if label.isVisible())
    assert "Nothing to import: the plan already has all of this." in said
    assert "Phone bank" in said, "the sheet that is no list is named"
    assert not sheet.accept.isEnabled()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(sheet.isHidden)


def check_permits_and_statuses(plan: Path) -> None:
    """Ask for what the answers in the columns of the workbook say."""
    rows = rows_of(plan)
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


def test_a_chat_is_pasted_by_keyboard_and_a_calendar_dropped(
    qtbot: QtBot, program: Program, plan: Path, files: list[Path]
) -> None:
    QGuiApplication.clipboard().setText("\n".join(CHAT))
    qtbot.keyClick(program.window, Qt.Key.Key_V, CTRL)
    imported(qtbot, program, by_mouse=False)
    days = {row.city: row.day for row in rows_of(plan)}
    assert set(days) == {"Boston", "Seattle", "Denver", "Austin", "Duluth"}
    assert (days["Seattle"], days["Austin"]) == ("2027-04-17", "2027-04-17"), "4/17 is the day of the plan"

    drop(program, files[2])
    imported(qtbot, program, by_mouse=True)
    rows = [row for row in rows_of(plan) if row.venue == "City Hall"]
    assert len(rows) == 10
    assert sum(row.starts is not None for row in rows) == 9, "one is for the whole day"


# The screens' own keys, in the order of the sidebar.
SCREEN_KEYS = {
    "checklists": Qt.Key.Key_4,
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
    # A list of suggestions that has closed leaves no window in front where there is no window manager.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.deck is not None
    return window.deck.current


def tabbed_to(qtbot: QtBot, program: Program, wanted: QWidget) -> None:
    """Press Tab until a part has the focus, as somebody without a mouse does."""
    for _each in range(60):
        focused = program.window.focusWidget()
        assert focused is not None
        if focused is wanted:
            return
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError(wanted.accessibleName())


def set_goal(qtbot: QtBot, program: Program, *, by_mouse: bool) -> None:
    """Say in the settings of the plan how many cities are wanted."""
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


def granted(plan: Path) -> int:
    with opened(plan) as workspace, workspace.read() as reader:
        return sum(permit.status is PermitStatus.GRANTED for permit in reader.all(Permit))


def permits_screen(qtbot: QtBot, program: Program, *, by_mouse: bool) -> ChecklistsScreen:
    """Go to the permits as a person does."""
    checklists = gone_to(qtbot, program, "checklists", by_mouse=by_mouse)
    assert isinstance(checklists, ChecklistsScreen)
    if by_mouse:
        qtbot.mouseClick(checklists.views.button("permits"), LEFT)
    else:
        qtbot.keyClick(program.window, Qt.Key.Key_4, CTRL)
    settle(qtbot, program)
    return checklists


def added_permit(
    qtbot: QtBot, program: Program, checklists: ChecklistsScreen, city: str, *, by_mouse: bool
) -> str:
    """Track a permit of a city, and return the key of its line."""
    if by_mouse:
        qtbot.mouseClick(checklists.new, LEFT)
    else:
        qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
    form, listed = checklists.forms.permit, checklists.presenter.permits
    qtbot.waitUntil(form.isVisible)
    qtbot.keyClicks(form.city, city)
    qtbot.keyClicks(form.authority, "Parks Department")
    qtbot.keyClick(form.authority, Qt.Key.Key_Return)

    def key() -> str:
        lines = listed.lines.items()
        return next((key for key, each in lines if each.permit.authority == "Parks Department"), "")

    qtbot.waitUntil(lambda: key() != "")
    settle(qtbot, program)
    return key()


def open_line(qtbot: QtBot, checklists: ChecklistsScreen, key: str, *, by_mouse: bool) -> None:
    """Open the panel of a permit from its line in the list."""
    listed = checklists.permits.list
    if by_mouse:
        listed.go_to(listed.number_of(key))
        qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.box(listed.number_of(key)).center())
    else:
        checklists.focus_main()
        qtbot.keyClick(listed, Qt.Key.Key_Home)
        while listed.key != key:
            qtbot.keyClick(listed, Qt.Key.Key_Down)
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(checklists.permit_panel.isVisible)


def choose_by_mouse(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Open the list of a box with a click and click on one of its choices."""
    number, choices = box.findText(text), box.view()
    assert number >= 0, text
    qtbot.mouseClick(box, LEFT)
    qtbot.waitUntil(choices.isVisible)
    spot = choices.visualRect(choices.model().index(number, 0)).center()

    def is_chosen() -> bool:
        # For as long as a double click may take, Qt passes over a click in a list that has just opened.
        if choices.isVisible():
            qtbot.mouseMove(choices.viewport(), spot)
            qtbot.mouseClick(choices.viewport(), LEFT, pos=spot)
        return not choices.isVisible()

    qtbot.waitUntil(is_chosen)


def get_permit(qtbot: QtBot, program: Program, plan: Path, *, by_mouse: bool) -> None:
    """Track a permit, and move it from the first status to Granted in one step."""
    checklists = permits_screen(qtbot, program, by_mouse=by_mouse)
    city = next(row.city for row in rows_of(plan) if row.place_id)
    key = added_permit(qtbot, program, checklists, city, by_mouse=by_mouse)
    before, panel = granted(plan), checklists.permit_panel
    open_line(qtbot, checklists, key, by_mouse=by_mouse)
    if by_mouse:
        choose_by_mouse(qtbot, panel.status, "Granted")
    else:
        while not panel.isAncestorOf(program.window.focusWidget()):
            qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_F6)
        tabbed_to(qtbot, program, panel.status)
        qtbot.keyClicks(panel.status, "gra")
    qtbot.waitUntil(lambda: granted(plan) == before + 1)


def call_and_take_down(qtbot: QtBot, program: Program, plan: Path, *, by_mouse: bool) -> None:
    """Name the backup lead while the call goes on, and log the call."""
    people = gone_to(qtbot, program, "people", by_mouse=by_mouse)
    assert isinstance(people, PeopleScreen)
    calls = people.calls
    qtbot.waitUntil(lambda: calls.queue.key != "")
    for entry in calls._shown.queue.calls:  # type: ignore[union-attr]  # noqa: SLF001  # what the pane shows
        people.presenter.choose_person(entry.facts.person_id)
        card = calls._shown.card  # type: ignore[union-attr]  # noqa: SLF001  # as above
        assert card is not None
        asked = next((each for each in card.asked if each.question is Question.WHO_BACKUP), None)
        if asked is not None:
            break
    assert asked is not None
    field = calls.body.answers.field(asked)
    assert isinstance(field, QLineEdit)
    if by_mouse:
        qtbot.mouseClick(field, LEFT)
    else:
        calls.queue.setFocus()
        qtbot.keyClick(calls.queue, Qt.Key.Key_A)
        tabbed_to(qtbot, program, field)
    qtbot.keyClicks(field, "Kim Novak 612-555-0143")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, program)
    row = next(each for each in rows_of(plan) if each.action_id == entry.facts.action_id)
    assert row.backup == "Kim Novak"
    first = people.presenter.person_id
    assert first == entry.facts.person_id, "the call goes on"
    if by_mouse:
        qtbot.mouseClick(calls.outcomes.buttons[TalkOutcome.REACHED], LEFT)
    else:
        # Away from the questions: the keys of the outcomes count again.
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Escape)
        assert calls.queue.hasFocus(), program.window.focusWidget()
        qtbot.keyClick(calls.queue, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: people.presenter.person_id != first)


def release(qtbot: QtBot, program: Program, plan: Path, *, by_mouse: bool) -> ShareScreen:
    """Freeze the first schedule for partners."""
    share = gone_to(qtbot, program, "share", by_mouse=by_mouse)
    assert isinstance(share, ShareScreen)
    qtbot.waitUntil(share.bar.release.isEnabled)
    if by_mouse:
        qtbot.mouseClick(share.bar.release, LEFT)
    else:
        # From the search at its left, where Ctrl+F leads, one Tab is enough.
        qtbot.keyClick(program.window, Qt.Key.Key_F, CTRL)
        assert program.window.focusWidget() is share.bar.search
        qtbot.keyClick(share.bar.search, Qt.Key.Key_Tab)
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not share.bar.release.isEnabled())
    with opened(plan) as workspace:
        (released,) = releases_of(workspace, audience=Audience.PARTNERS)
        assert released.number == 1
    return share


def export(qtbot: QtBot, program: Program, share: ShareScreen, *, by_mouse: bool) -> None:
    """Save what was released as a calendar."""
    formats = share.releases.formats
    if by_mouse:
        qtbot.mouseClick(formats.viewport(), LEFT, pos=formats.rect_of("ics").center().toPoint())
    else:
        tabbed_to(qtbot, program, formats)
        qtbot.keyClick(formats, Qt.Key.Key_Home)
        while formats.key != "ics":
            qtbot.keyClick(formats, Qt.Key.Key_Down)
        qtbot.keyClick(formats, Qt.Key.Key_Return)


def copy_a_person(qtbot: QtBot, program: Program) -> None:
    """Copy a row of the people by keyboard alone."""
    listed = screen_at(program.window, Destination("people", "everyone"), PeopleScreen).everyone.list
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Home)
    qtbot.keyClick(listed, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().mimeData().hasText()


# Qt says so of the list of choices where there is no screen.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("by_mouse", [True, False], ids=["mouse and sheet", "keyboard and workbook"])
def test_the_whole_hour_from_the_goals_to_the_exported_release(
    qtbot: QtBot,
    program: Program,
    plan: Path,
    files: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    by_mouse: bool,
) -> None:
    set_goal(qtbot, program, by_mouse=by_mouse)
    if by_mouse:
        drop(program, files[0])
    else:
        program.window.take_files(files[1:2])
    imported(qtbot, program, by_mouse=by_mouse)
    rows = rows_of(plan)
    assert len(rows) == len(CITIES) + len(STRANGE)
    assert not {"TBD", "?", "TBA", "NA"} & {
        name for row in rows for name in (row.lead, row.backup, row.venue)
    }
    if not by_mouse:
        check_permits_and_statuses(plan)
        refuse_what_is_there(qtbot, program, files[1])

    problems = gone_to(qtbot, program, "problems", by_mouse=by_mouse)
    assert isinstance(problems, ProblemsScreen)
    if by_mouse:
        mend_with_one_click(qtbot, program, problems)
    assert isinstance(gone_to(qtbot, program, "moment", by_mouse=by_mouse), MomentScreen)
    get_permit(qtbot, program, plan, by_mouse=by_mouse)
    call_and_take_down(qtbot, program, plan, by_mouse=by_mouse)
    if not by_mouse:
        copy_a_person(qtbot, program)
    share = release(qtbot, program, plan, by_mouse=by_mouse)
    out = tmp_path / "saved"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(out), ""))
    export(qtbot, program, share, by_mouse=by_mouse)
    saved = out.with_suffix(".ics")
    qtbot.waitUntil(saved.exists)
    # What the settings say, the list brought and the calls changed is in the file that goes out.
    assert b"Clean Water Day" in saved.read_bytes()
    assert saved.read_bytes().count(b"BEGIN:VEVENT") >= 4
