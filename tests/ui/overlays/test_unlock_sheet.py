"""A protected plan is opened in the window with its passphrase alone, and shows nothing before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.basics.plan_secrets import PassphraseWithFile
from organizer_app.storage.plan_rekey import rewrite_under
from organizer_app.ui.application import Program
from organizer_app.ui.overlays import unlock_sheet
from organizer_app.ui.overlays.unlock_sheet import UnlockSheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.programs import running, settle

pytestmark = pytest.mark.usefixtures("quick_keys")

PASSPHRASE = "five words nobody would guess"  # noqa: S105  # opens nothing but plans of these tests
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "prime-day.organizer"
    wiring.create_sample_plan(path, "prime-day-2019", passphrase=PASSPHRASE)
    return path


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    with running(qtbot, None) as program:
        yield program


@pytest.fixture
def sheet(window: QWidget, theme: Theme) -> UnlockSheet:
    """Return the sheet in a window without a program, while it asks for a plan."""
    window.resize(1100, 700)
    window.show()
    made = UnlockSheet(theme, window)
    made.ask(Path("/plans/spring.organizer"))
    return made


def asked(program: Program, plan: Path) -> UnlockSheet:
    program.open_plan(plan)
    sheet = program.window.commands.overlays.unlocking
    assert sheet.isVisible()
    return sheet


def test_the_right_passphrase_opens_the_plan_and_a_wrong_one_may_be_mended(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    sheet = asked(program, plan)
    said = " ".join(label.text() for label in program.window.findChildren(PlainLabel)).replace("\u200b", "")
    assert "prime-day.organizer" in said
    assert "Prime Day 2019" not in said
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert sheet.problem.text() == "Type the passphrase first."
    sheet.field.setText("not this one")
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert not sheet.submit.isEnabled()
    qtbot.waitUntil(sheet.submit.isEnabled)
    assert sheet.problem.text().startswith("This passphrase does not open the plan.")
    assert program.window.plan_screen is None
    sheet.field.setText(PASSPHRASE)
    sheet.submit.click()
    qtbot.waitUntil(lambda: program.window.plan_screen is not None)
    assert not sheet.isVisible()
    assert sheet.field.text() == ""
    qtbot.waitUntil(lambda: program.session.workspace is not None)


def test_keys_that_come_while_a_passphrase_is_tried_neither_leave_the_plan_closed_nor_try_again(
    qtbot: QtBot, sheet: UnlockSheet
) -> None:
    window = sheet.window()
    tries: list[str] = []
    sheet.tried.connect(tries.append)
    sheet.tried.connect(sheet.show_busy)
    sheet.field.setText(PASSPHRASE)
    sheet.submit.setFocus()
    sheet.submit.click()
    assert window.focusWidget() is sheet.field
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_X):
        qtbot.keyClick(window.focusWidget(), key)
    assert (tries, sheet.field.text()) == ([PASSPHRASE], PASSPHRASE)
    assert sheet.isVisible()
    sheet.show_refusal("Try again.")
    qtbot.keyClick(sheet.field, Qt.Key.Key_X)
    assert sheet.field.text() == "x"


def test_help_about_locked_plans_is_read_over_it_and_what_was_typed_stays(
    qtbot: QtBot, program: Program, plan: Path
) -> None:
    sheet = asked(program, plan)
    qtbot.keyClicks(sheet.field, "five words")
    assert sheet.rect().contains(sheet.help.geometry())
    for ask in (sheet.help.click, lambda: qtbot.keyClick(sheet.field, Qt.Key.Key_F1)):
        ask()
        help_sheet = program.window.commands.overlays.help
        assert help_sheet.isVisible()
        assert help_sheet.names.currentItem().text() == "Safety"
        qtbot.keyClick(help_sheet, Qt.Key.Key_Escape)
        assert not help_sheet.isVisible()
        assert sheet.isVisible()
    program.window.commands.run("larger_text")
    program.window.commands.run("usual_text")
    assert sheet.isVisible()
    assert sheet.field.text() == "five words"
    sheet.field.setFocus()
    sheet.help.setFocus()
    assert program.window.focusWidget() is sheet.help


def test_left_with_esc_the_plan_stays_closed(qtbot: QtBot, program: Program, plan: Path) -> None:
    sheet = asked(program, plan)
    sheet.field.setText(PASSPHRASE)
    sheet.submit.click()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    settle(qtbot, program)
    assert program.window.plan_screen is None
    assert program.window.welcome is not None


def test_the_choice_of_the_key_file_stands_below_the_passphrase(
    qtbot: QtBot, theme: Theme, plan: Path
) -> None:
    rewrite_under(plan, PASSPHRASE, PassphraseWithFile(PASSPHRASE, b"photo"))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1440, 900)
    sheet = UnlockSheet(theme, window)
    with qtbot.waitExposed(window):
        window.show()
    sheet.ask(plan)
    assert sheet.key_file.geometry().top() >= sheet.field.geometry().bottom()
    assert sheet.submit.geometry().top() >= sheet.key_file.geometry().bottom()


def test_the_escape_that_locked_a_plan_does_not_close_the_question_too(
    qtbot: QtBot, program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = program.window.commands.overlays.show_unlock(plan, "The plan was locked.")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible(), "it was down before the window was there"
    monkeypatch.setattr(unlock_sheet, "HELD_MS", -1)
    again = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QCoreApplication.sendEvent(sheet, again)
    assert sheet.isVisible(), "it is still down"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_refusal_says_that_nothing_was_changed_and_that_caps_lock_is_on(sheet: UnlockSheet) -> None:
    hints = []
    for held in (Qt.KeyboardModifier.NoModifier, SHIFT):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, "A")
        QCoreApplication.sendEvent(sheet.field, press)
        sheet.show_refusal("This passphrase does not open the plan.")
        hints.append(
            [each.text() for each in sheet.panel.findChildren(PlainLabel) if "Nothing" in each.text()]
        )
    assert hints == [
        ["Caps Lock is on. Nothing was changed; try again."],
        ["Nothing was changed; try again."],
    ]


def test_another_plan_is_asked_for_below_the_card_also_by_tab(qtbot: QtBot, sheet: UnlockSheet) -> None:
    window = sheet.window()
    asked: list[bool] = []
    sheet.other_asked.connect(lambda: asked.append(sheet.isVisible()))
    seen = set()
    for _press in range(8):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.add(window.focusWidget())
    assert {sheet.field.eye, sheet.submit, sheet.other_way, sheet.other_plan} <= seen
    assert sheet.below.geometry().top() > sheet.panel.geometry().bottom()
    sheet.other_plan.click()
    assert asked == [False]


def test_at_twice_the_text_size_card_and_link_stay_apart_in_a_small_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    sheet = UnlockSheet(Theme("light", 2.0), window)
    sheet.ask(Path("/plans/spring.organizer"))
    sheet.show_refusal("This passphrase does not open the plan.")
    panel, below = sheet.panel.geometry(), sheet.below.geometry()
    assert panel.top() >= 0
    assert panel.bottom() < below.top()
    assert below.bottom() <= window.height()


def test_nothing_scrolls_where_there_is_room_and_what_is_typed_shows_only_when_it_is_asked_for(
    sheet: UnlockSheet,
) -> None:
    for _round in range(3):
        QCoreApplication.processEvents()
    area = sheet.panel.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert sheet.field.echoMode() is QLineEdit.EchoMode.Password
    for mode in (QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password):
        sheet.field.eye.click()
        assert sheet.field.echoMode() is mode
    change_theme(sheet, Theme("dark", 2.0))
    assert sheet.panel.height() <= sheet.window().height()
