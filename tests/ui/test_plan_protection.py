"""A plan is protected, recovered and unprotected in the window, and opens again by itself each time."""

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.basics.plan_secrets import last_group, sheet_rows
from organizer_app.domain.basics.problems import PassphraseNeeded
from organizer_app.domain.model.people import ContactKind
from organizer_app.environment import key_store
from organizer_app.services.people.people import add_contact, add_person
from organizer_app.services.plan import protection
from organizer_app.storage.plan_rekey import rewrite_under
from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import ImmediateBackground
from organizer_app.ui.overlays.protecting.presenter import ProtectedSubject
from organizer_app.ui.overlays.protecting.protect_sheet import ProtectSheet
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from organizer_app.wording.window import window as words
from tests.support.open_plans import opened
from tests.support.programs import NOON, running, settle

pytestmark = pytest.mark.usefixtures("quick_keys")

FIRST, SECOND = "correct horse battery staple", "lantern orbit walnut ferry dusk"


def asked(program: Program) -> ProtectSheet:
    sheet = program.window.commands.overlays.protecting
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


def wait_for(qtbot: QtBot, program: Program, *, is_protected: bool) -> None:
    line = words.protection(is_protected=is_protected)
    qtbot.waitUntil(
        lambda: (
            program.session.workspace is not None
            and program.window.sidebar.quiet_words[-1] == line
            and program.window.sidebar.quiet_words[0] == words.saved()
        )
    )


def test_not_protected_leads_to_the_sheet_which_protects_the_plan(
    qtbot: QtBot, program: Program, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = []
    monkeypatch.setattr(ProtectSheet, "print_sheet", lambda _sheet, key: bool(printed.append(key) or True))
    lines = program.window.sidebar.findChildren(QWidget)
    (line,) = (
        each
        for each in lines
        if each.accessibleName() == "Not protected" and each.focusPolicy() is Qt.FocusPolicy.TabFocus
    )
    qtbot.keyClick(line, Qt.Key.Key_Return)
    sheet = asked(program)
    sheet.passphrase.later.setText("password1234")
    assert sheet.passphrase.strength.text() == "Too weak. It is like passwords that many people use."
    sheet.sheet.printer.click()
    assert sheet.problem.text() == "Choose the passphrase first."
    sheet.passphrase.later.setText(FIRST)
    sheet.passphrase.again.setText(FIRST)
    assert sheet.passphrase.sameness.text() == "The same"
    sheet.sheet.printer.click()
    qtbot.waitUntil(lambda: bool(printed))
    assert not sheet.submit.isEnabled()
    sheet.sheet.last.setText(last_group(printed[0]))
    assert sheet.sheet.verdict.text() == "That is the sheet"
    sheet.submit.click()
    wait_for(qtbot, program, is_protected=True)
    assert program.window.toast.isVisible()
    with pytest.raises(PassphraseNeeded):
        wiring.read_first_view(plan)
    assert wiring.read_first_view(plan, passphrase=FIRST).rows


def test_the_letters_can_be_copied_by_hand_and_are_gone_with_the_sheet(
    qtbot: QtBot, program: Program
) -> None:
    program.window.commands.run("protect")
    sheet = asked(program)
    sheet.passphrase.suggest.click()
    sheet.passphrase.again.setText(sheet.passphrase.later.text())
    sheet.sheet.copy.click()
    qtbot.waitUntil(sheet.sheet.letters.isVisible)
    assert len(sheet.sheet.letters.text().splitlines()) == 4
    # Somebody who copies it by hand may miss the paper, or the panel.
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert sheet.isVisible()
    sheet.sheet.copy.click()
    assert not sheet.sheet.letters.isVisible()
    change_theme(sheet, Theme("dark"))
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert (sheet.sheet.letters.text(), sheet.passphrase.later.text()) == ("", "")


def test_at_twice_the_text_size_in_a_small_window_the_halves_are_below_each_other_and_scroll(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_store, "is_available", lambda: True)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    subject = ProtectedSubject(plan, "Prime Day 2019", is_protected=False)
    sheet = ProtectSheet(Theme("light", 2.0), window, ImmediateBackground(), lambda: NOON, subject)
    sheet.open()
    left, right = sheet.passphrase, sheet.sheet
    assert left.mapTo(sheet.panel, left.rect().bottomLeft()).y() < right.mapTo(sheet.panel, QPoint()).y()
    for part in (left.later, left.again, right.printer, right.last, sheet.remember, sheet.submit):
        assert part.height() >= part.minimumSizeHint().height()
        end = part.mapTo(sheet.panel, part.rect().bottomRight())
        assert end.x() < sheet.panel.width()
    change_theme(sheet, Theme("light"))
    assert left.mapTo(sheet.panel, QPoint()).y() == right.mapTo(sheet.panel, QPoint()).y()


def test_the_passphrase_of_today_can_be_typed_again_and_is_removed_with_the_second_click(
    qtbot: QtBot, plan: Path
) -> None:
    rewrite_under(plan, None, FIRST)
    with running(qtbot, None) as program:
        program.open_plan(plan, FIRST)
        wait_for(qtbot, program, is_protected=True)
        program.window.commands.run("protect")
        sheet = asked(program)
        sheet.no_sheet.click()
        sheet.passphrase.later.setText(SECOND)
        sheet.passphrase.again.setText(SECOND)
        sheet.passphrase.today.setText(SECOND)
        sheet.submit.click()
        assert not sheet.submit.isEnabled()
        qtbot.waitUntil(lambda: bool(sheet.passphrase.wrong_today.text()))
        sheet.passphrase.today.setText(FIRST)
        assert sheet.submit.isEnabled()
        sheet.remove.click()
        assert sheet.remove.text() == "Remove it: anyone with the file can read the plan"
        sheet.passphrase.today.setText(SECOND)
        sheet.remove.click()
        qtbot.waitUntil(lambda: bool(sheet.passphrase.wrong_today.text()))
        sheet.passphrase.today.setText(FIRST)
        sheet.remove.click()
        wait_for(qtbot, program, is_protected=False)
    assert wiring.read_first_view(plan).rows


def test_a_sheet_that_is_printed_into_a_file_is_for_its_owner_alone(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def into_a_file(dialog: QPrintDialog) -> QDialog.DialogCode:
        dialog.printer().setOutputFileName(str(tmp_path / "sheet.pdf"))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", into_a_file)
    program.window.commands.run("protect")
    sheet = asked(program)
    sheet.passphrase.later.setText(FIRST)
    sheet.passphrase.again.setText(FIRST)
    sheet.sheet.printer.click()
    qtbot.waitUntil((tmp_path / "sheet.pdf").exists)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600


def test_the_recovery_sheet_opens_the_plan_and_asks_for_a_new_passphrase(qtbot: QtBot, plan: Path) -> None:
    key = protection.new_key(plan, FIRST)
    rewrite_under(plan, None, FIRST, key=key)
    with running(qtbot, None) as program:
        program.open_plan(plan)
        unlock = program.window.commands.overlays.unlocking
        assert unlock is not None
        unlock.other_way.click()
        for field, row in zip(unlock.rows.fields, sheet_rows(key), strict=True):
            field.setText(" ".join((*row.groups, row.check)).lower())
        unlock.rows.fields[1].setText("D0AQ BFAH T0QR MH71 WG")
        assert unlock.problem.text() == "Row 2 is not as on the sheet. Compare it letter by letter."
        unlock.submit.click()
        assert program.window.deck is None
        row = sheet_rows(key)[1]
        unlock.rows.fields[1].setText("".join((*row.groups, row.check)))
        unlock.submit.click()
        qtbot.waitUntil(lambda: program.window.commands.overlays.protecting is not None)
        sheet = asked(program)
        assert sheet.title.text() == "Set a new passphrase"
        assert sheet.passphrase.today.isHidden()
        sheet.passphrase.later.setText(SECOND)
        sheet.passphrase.again.setText(SECOND)
        sheet.no_sheet.click()
        assert sheet.problem.text() == "Without a sheet a forgotten passphrase is the end of the plan."
        sheet.submit.click()
        qtbot.waitUntil(lambda: program.window.commands.overlays.protecting is None)
        wait_for(qtbot, program, is_protected=True)
    assert wiring.read_first_view(plan, passphrase=SECOND).rows


def test_a_key_file_is_asked_for_beside_the_passphrase(
    qtbot: QtBot, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"content of a photo")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    with running(qtbot, plan) as program:
        program.window.commands.run("protect")
        sheet = asked(program)
        sheet.passphrase.later.setText(FIRST)
        sheet.passphrase.again.setText(FIRST)
        sheet.passphrase.file_later.click()
        assert "photo.jpg" in sheet.passphrase.file_later.text()
        sheet.no_sheet.click()
        sheet.submit.click()
        wait_for(qtbot, program, is_protected=True)
        program.show_welcome()
        program.open_plan(plan)
        unlock = program.window.commands.overlays.unlocking
        assert unlock is not None
        unlock.field.setText(FIRST)
        unlock.submit.click()
        assert unlock.problem.text().startswith("This plan opens only with its key file")
        unlock.use_key_file(Path(__file__))
        unlock.submit.click()
        qtbot.waitUntil(lambda: "this key file" in unlock.problem.text())
        unlock.key_file.click()
        unlock.submit.click()
        wait_for(qtbot, program, is_protected=True)


def test_a_plan_with_real_people_is_asked_about_once(qtbot: QtBot, plan: Path, tmp_path: Path) -> None:
    preferences = tmp_path / "preferences.json"
    preferences.write_text('{"has_toured": true}', encoding="utf-8")
    with running(qtbot, plan, preferences=preferences) as program:
        settle(qtbot, program)
        assert program.window.commands.overlays.protecting is None
    with opened(plan) as workspace:
        person = add_person(workspace, name="Ana Reyes")
        add_contact(workspace, person_id=person, kind=ContactKind.EMAIL, text="ana@city-union.org")
    for is_asked in (True, False):
        with running(qtbot, plan, preferences=preferences) as program:
            if is_asked:
                qtbot.waitUntil(lambda: program.window.commands.overlays.protecting is not None)
                assert asked(program).promise.text().startswith("This plan holds real people.")
            else:
                settle(qtbot, program)
                assert program.window.commands.overlays.protecting is None


def test_a_new_plan_gets_its_passphrase_when_it_is_made_if_wanted(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new.organizer"
    with running(qtbot, None, preferences=tmp_path / "preferences.json") as program:
        welcome = program.window.welcome
        assert welcome is not None
        monkeypatch.setattr(welcome, "ask_save", lambda *_: new)
        welcome.start_new()
        welcome.form.title.setText("Clean Water Day")
        welcome.form.protects.setChecked(True)
        welcome.form.submit.click()
        qtbot.waitUntil(lambda: program.window.commands.overlays.protecting is not None)
        assert asked(program).isVisible()
        assert program.window.commands.overlays.tour is None, "one thing at a time"
