"""A call day by keyboard alone in the real window, and every view of the screen once."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.assignments import Assignment
from organizer_app.domain.model.people import ContactKind
from organizer_app.domain.model.talks import Talk, TalkOutcome
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.widgets.plain_label import PlainLabel
from tests.support.open_plans import opened
from tests.support.programs import screen_at, settle

# Talks that the sample plan comes with.
SAMPLE_TALKS = 7


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> PeopleScreen:
    program.window.activateWindow()
    found = screen_at(program.window, Destination("people", "calls"), PeopleScreen)
    qtbot.waitUntil(lambda: found.calls.queue.key != "")
    return found


def logged(plan: Path) -> list[Talk]:
    with opened(plan) as workspace, workspace.read() as reader:
        return list(reader.all(Talk)[SAMPLE_TALKS:])


def test_a_call_day_by_keyboard_alone(
    qtbot: QtBot, program: Program, screen: PeopleScreen, plan: Path
) -> None:
    queue, call_back = screen.calls.queue, screen.calls.call_back
    queue.setFocus()
    qtbot.keyClick(queue, Qt.Key.Key_E)
    assert program.window.focusWidget() is screen.calls.note
    qtbot.keyClicks(screen.calls.note, "needs flyers")
    qtbot.keyClick(screen.calls.note, Qt.Key.Key_Return)
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_C)
    assert program.window.focusWidget() is call_back
    qtbot.keyClicks(call_back, "whenever")
    qtbot.keyClick(call_back, Qt.Key.Key_Return)
    assert call_back.isVisible()
    call_back.setText("3d")
    qtbot.keyClick(call_back, Qt.Key.Key_Return)
    qtbot.waitUntil(program.window.toast.isVisible)
    assert program.window.focusWidget() is queue
    assert [(talk.outcome, talk.note) for talk in logged(plan)] == [(TalkOutcome.CALL_BACK, "needs flyers")]
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: logged(plan) == [])

    day = [
        (Qt.Key.Key_R, TalkOutcome.REACHED),
        (Qt.Key.Key_2, TalkOutcome.LEFT_MESSAGE),
        (Qt.Key.Key_N, TalkOutcome.NO_ANSWER),
        (Qt.Key.Key_W, TalkOutcome.WRONG_NUMBER),
        (Qt.Key.Key_5, TalkOutcome.DECLINED),
        (Qt.Key.Key_Y, TalkOutcome.REACHED),
        (Qt.Key.Key_M, TalkOutcome.LEFT_MESSAGE),
    ]
    for number, (key, _outcome) in enumerate(day, 1):
        before = queue.key
        qtbot.keyClick(program.window.focusWidget(), key)
        assert queue.key != before, "the next call is in hand at once"
        calls = f"in {number} call{'s' * (number > 1)},"
        qtbot.waitUntil(lambda calls=calls: calls in screen.calls.today.accessibleDescription())
    assert [talk.outcome for talk in logged(plan)] == [outcome for _key, outcome in day]


def test_a_number_is_seen_only_while_h_is_held_or_when_the_switch_is_off(
    qtbot: QtBot, screen: PeopleScreen
) -> None:
    body, queue, switch = screen.calls.body, screen.calls.queue, screen.top.hide_numbers
    hidden = body.number_text
    assert "•••" in hidden
    for end in (
        lambda: qtbot.keyRelease(queue, Qt.Key.Key_H),
        lambda: QCoreApplication.sendEvent(screen.calls, QEvent(QEvent.Type.ActivationChange)),
        screen.top.search.setFocus,
    ):
        queue.setFocus()
        qtbot.keyPress(queue, Qt.Key.Key_H)
        assert "555-" in body.number_text
        end()
        assert body.number_text == hidden
    assert "555" not in body.accessibleName()

    qtbot.keyClick(queue, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == body.point.value
    assert screen.calls.clipboard.is_waiting
    screen.calls.clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""

    assert switch.isChecked()
    switch.click()
    assert "555-" in body.number_text
    qtbot.keyClick(queue, Qt.Key.Key_J)
    assert "555-" in body.number_text
    screen.show_view_of("everyone")
    qtbot.keyClick(screen.everyone.list, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bool(screen.everyone.card.secrets))
    assert "555-" in screen.everyone.card.secrets[0].text()
    assert "555" not in screen.everyone.list.accessibleDescription()
    switch.click()
    assert "•••" in screen.everyone.card.secrets[0].text()
    assert "•••" in body.number_text


def test_everybody_is_saved_as_a_file_for_an_audience(
    qtbot: QtBot, program: Program, screen: PeopleScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = {action.text(): action for action in screen.top.export_menu.actions()}
    for words, name in (
        ("Everybody as a table, for the national team…", "desk.csv"),
        ("Everybody as contact cards, for partner groups…", "partners.vcf"),
    ):
        # A name without an ending gets the one of its kind.
        monkeypatch.setattr(
            QFileDialog,
            "getSaveFileName",
            lambda *_args, name=name: (str((tmp_path / name).with_suffix("")), ""),
        )
        entries[words].trigger()
        qtbot.waitUntil((tmp_path / name).exists)
    assert "555" in (tmp_path / "desk.csv").read_text("utf-8-sig")
    written = (tmp_path / "partners.vcf").read_text("utf-8")
    assert "TEL" not in written
    assert "555-" not in written
    assert "Hodan Farah" in written
    assert program.window.banner.isHidden()


def test_a_gap_is_filled_and_a_double_booking_is_accepted(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    coverage, legend = screen.coverage, screen.filters.legend
    qtbot.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: legend.accessibleName() != "")
    coverage.grid.setFocus()
    qtbot.keyClick(coverage.grid, Qt.Key.Key_G)
    assert coverage.pane.isVisible()
    qtbot.keyClick(coverage.grid, Qt.Key.Key_A)
    assert program.window.focusWidget() is coverage.pane.name
    qtbot.keyClicks(coverage.pane.name, "Ana Duarte")
    qtbot.keyClick(coverage.pane.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 asked" in legend.accessibleName())
    assert program.window.focusWidget() is coverage.grid

    def told() -> str:
        return " ".join(label.text() for label in coverage.pane.findChildren(PlainLabel))

    book = screen.presenter.book
    lead, there = next(
        (lead, row)
        for lead in book.held.by_id.values()
        for row in book.rows.values()
        if row.day == book.rows[lead.city_action_id].day and row.action_id != lead.city_action_id
    )
    screen.presenter.coverage.choose(there.action_id, 5)
    screen.presenter.coverage.fill(person_id=lead.person_id)
    qtbot.waitUntil(lambda: "Double-booked" in told())
    screen.presenter.coverage.leave()
    qtbot.keyClick(coverage.grid, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "Double-booked" in told())
    buttons = [button.text() for button in coverage.pane.findChildren(QAbstractButton)]
    qtbot.keyClick(coverage.grid, [text for text in buttons if "can do both" in text][-1][0])
    qtbot.waitUntil(coverage.pane.reason.isVisible)
    qtbot.keyClicks(coverage.pane.reason, "Morning and evening")
    qtbot.keyClick(coverage.pane.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Booked" not in told())


def line(screen: PeopleScreen, code: str) -> QLineEdit:
    """Return a field of the card as it is now."""
    found = screen.everyone.card.fields[code]
    assert isinstance(found, QLineEdit)
    return found


def test_a_person_is_added_and_changed_in_place(
    qtbot: QtBot, program: Program, screen: PeopleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(screen.top.name, "Ana Duarte")
    qtbot.keyClick(screen.top.name, Qt.Key.Key_Return)
    card = screen.everyone.card
    qtbot.waitUntil(lambda: screen.presenter.kind is PeopleView.EVERYONE and card.person_id != "")
    qtbot.keyClicks(line(screen, "new_value"), "612 555 0143")
    qtbot.keyClick(line(screen, "new_value"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(card.secrets) == 1)
    assert card.secrets[0].text() == "612 ••• ••••"
    card.reveal(is_shown=True)
    assert card.secrets[0].text() == "612-555-0143"

    line(screen, "pronouns").setFocus()
    qtbot.keyClicks(line(screen, "pronouns"), "she/her")
    qtbot.keyClick(line(screen, "pronouns"), Qt.Key.Key_Tab)
    languages = line(screen, "languages")
    assert program.window.focusWidget() is languages
    qtbot.keyClicks(languages, "Som")
    qtbot.waitUntil(lambda: line(screen, "languages") is not languages)
    renewed = line(screen, "languages")
    assert program.window.focusWidget() is renewed, "it keeps the keyboard when the plan has changed"
    assert (renewed.text(), renewed.isModified()) == ("Som", True)
    qtbot.keyClicks(renewed, "ali")
    qtbot.keyClick(renewed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line(screen, "languages") is not renewed)
    assert line(screen, "languages").text() == "Somali"

    held = card.person_id
    for typed in ("Atlantis", "seattle, wa"):
        role = card.fields["new_role"]
        role.setCurrentIndex(role.findData("photographer"))
        line(screen, "new_city").setText(typed)
        qtbot.keyClick(line(screen, "new_city"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(roles_of(screen, held)) == 1)
    assert screen.presenter.book.rows[roles_of(screen, held)[0].city_action_id].city == "Seattle"

    shown: list[object] = []
    monkeypatch.setattr(screen, "show_people", shown.append)
    screen.presenter.search("hodan")
    assert screen.top.search.text() == "hodan"
    qtbot.waitUntil(lambda: shown != [])
    assert len(shown) == 1, "the field tells it back, and it is made once"


def roles_of(screen: PeopleScreen, person_id: str) -> Sequence[Assignment]:
    return screen.presenter.book.held.of(person_id)


def test_every_view_fits_and_what_takes_the_focus_has_a_name(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    names = {step.accessibleName(): step for step in screen.calls.steps}
    first = screen.calls.queue.key
    passed = []
    for name in ("Next", "Skip", "Previous", "Previous"):
        qtbot.mouseClick(names[name], Qt.MouseButton.LeftButton)
        passed.append(screen.calls.queue.key)
    assert passed[2:] == [passed[0], first]
    assert len({first, *passed}) == 3

    screen.filters.chips[Facet.STATE].click()
    menu = screen.filters.menu
    assert [action.text().split() for action in menu.actions()][:2] == [["CA", "(2)"], ["DC", "(2)"]]
    menu.actions()[0].trigger()
    assert screen.filters.clear.isVisible()

    for width, scheme in ((1024, "dark"), (1440, "light")):
        program.window.resize(width, 700)
        program.holder.choose(scheme)  # type: ignore[arg-type]  # both are schemes
        for kind in PeopleView:
            screen.presenter.choose_view(kind)
            settle(qtbot, program)
            assert screen.grab().width() == screen.width()
            unnamed = [
                part
                for base in (QAbstractButton, QLineEdit, QComboBox)
                for part in screen.findChildren(base)
                if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus
                if not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
            ]
            assert unnamed == []
        assert program.window.width() == width


def test_no_number_or_address_in_title_toast_banner_log_or_list(
    qtbot: QtBot, program: Program, screen: PeopleScreen, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    said: list[str] = []

    def hear() -> None:
        labels = program.window.toast.findChildren(PlainLabel) + program.window.banner.findChildren(
            PlainLabel
        )
        said.extend([program.window.windowTitle(), *(label.text() for label in labels)])

    screen.calls.queue.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_W, Qt.Key.Key_D):
        qtbot.keyClick(program.window.focusWidget(), key)
        qtbot.waitUntil(program.window.toast.isVisible)
        hear()
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    hear()
    screen.presenter.choose_person(screen.calls.queue.key)
    screen.presenter.choose_view(PeopleView.EVERYONE)
    for kind, text in ((ContactKind.PHONE, "612 555 01"), (ContactKind.EMAIL, "canary at example.org")):
        screen.everyone.card.point_added.emit(kind, text)
        qtbot.waitUntil(program.window.banner.isVisible)
        hear()
        program.window.banner.hide()
    said += [
        caplog.text,
        screen.calls.queue.accessibleDescription(),
        screen.everyone.list.accessibleDescription(),
    ]
    assert any("not a phone number" in text for text in said)
    assert any("Reached: " in text for text in said)
    assert not any("555" in text or "example.org" in text or "canary" in text for text in said)
