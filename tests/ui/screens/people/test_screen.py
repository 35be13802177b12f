"""A call day by keyboard alone in the real window, and every view of the screen once."""

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
from tests.support.programs import settle

# Talks that the sample plan comes with.
SAMPLE_TALKS = 7


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> PeopleScreen:
    program.window.activateWindow()
    program.window.go_to(Destination("people", "calls"))
    assert program.window.deck is not None
    found = program.window.deck.current
    assert isinstance(found, PeopleScreen)
    qtbot.waitUntil(lambda: found.calls.queue.key != "")
    return found


def logged(plan: Path) -> list[TalkOutcome]:
    with opened(plan) as workspace, workspace.read() as reader:
        return [talk.outcome for talk in reader.all(Talk)[SAMPLE_TALKS:]]


def test_a_call_day_by_keyboard_alone(
    qtbot: QtBot, program: Program, screen: PeopleScreen, plan: Path
) -> None:
    day = [
        (Qt.Key.Key_R, TalkOutcome.REACHED),
        (Qt.Key.Key_2, TalkOutcome.LEFT_MESSAGE),
        (Qt.Key.Key_N, TalkOutcome.NO_ANSWER),
        (Qt.Key.Key_W, TalkOutcome.WRONG_NUMBER),
        (Qt.Key.Key_5, TalkOutcome.DECLINED),
        (Qt.Key.Key_Y, TalkOutcome.REACHED),
        (Qt.Key.Key_M, TalkOutcome.LEFT_MESSAGE),
    ]
    screen.calls.queue.setFocus()
    for number, (key, _outcome) in enumerate(day, 1):
        before = screen.calls.queue.key
        qtbot.keyClick(program.window.focusWidget(), key)
        assert screen.calls.queue.key != before, "the next call is in hand at once"
        calls = f"in {number} call{'s' * (number > 1)},"
        qtbot.waitUntil(lambda calls=calls: calls in screen.calls.today.accessibleDescription())
    assert logged(plan) == [outcome for _key, outcome in day]


def test_a_note_and_a_time_to_call_back_are_typed(
    qtbot: QtBot, program: Program, screen: PeopleScreen, plan: Path
) -> None:
    screen.calls.queue.setFocus()
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_E)
    assert program.window.focusWidget() is screen.calls.note
    qtbot.keyClicks(screen.calls.note, "needs flyers")
    qtbot.keyClick(screen.calls.note, Qt.Key.Key_Return)
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_C)
    assert program.window.focusWidget() is screen.calls.call_back
    qtbot.keyClicks(screen.calls.call_back, "whenever")
    qtbot.keyClick(screen.calls.call_back, Qt.Key.Key_Return)
    assert screen.calls.call_back.isVisible()
    screen.calls.call_back.setText("3d")
    qtbot.keyClick(screen.calls.call_back, Qt.Key.Key_Return)
    qtbot.waitUntil(program.window.toast.isVisible)
    assert program.window.focusWidget() is screen.calls.queue
    with opened(plan) as workspace, workspace.read() as reader:
        (talk,) = reader.all(Talk)[SAMPLE_TALKS:]
    assert (talk.outcome, talk.note) == (TalkOutcome.CALL_BACK, "needs flyers")
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: logged(plan) == [])


def test_a_number_is_seen_while_h_is_held_alone(qtbot: QtBot, screen: PeopleScreen) -> None:
    body, queue = screen.calls.body, screen.calls.queue
    hidden = body.number_text
    assert "•••" in hidden
    qtbot.keyPress(queue, Qt.Key.Key_H)
    assert "555-" in body.number_text
    qtbot.keyRelease(queue, Qt.Key.Key_H)
    assert body.number_text == hidden
    assert "555" not in body.accessibleName()


def test_a_number_is_hidden_when_another_window_takes_the_keys(qtbot: QtBot, screen: PeopleScreen) -> None:
    qtbot.keyPress(screen.calls.queue, Qt.Key.Key_H)
    assert "555-" in screen.calls.body.number_text
    QCoreApplication.sendEvent(screen.calls, QEvent(QEvent.Type.ActivationChange))
    assert "•••" in screen.calls.body.number_text


def test_a_number_is_hidden_when_the_focus_goes_elsewhere(qtbot: QtBot, screen: PeopleScreen) -> None:
    qtbot.keyPress(screen.calls.queue, Qt.Key.Key_H)
    assert "555-" in screen.calls.body.number_text
    screen.top.search.setFocus()
    assert "•••" in screen.calls.body.number_text


def test_the_switch_that_hides_numbers_is_on_until_it_is_pressed(qtbot: QtBot, screen: PeopleScreen) -> None:
    switch, body = screen.top.hide_numbers, screen.calls.body
    assert switch.isChecked()
    assert "•••" in body.number_text
    switch.click()
    assert "555-" in body.number_text
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_J)
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


def test_a_copied_number_leaves_the_clipboard(qtbot: QtBot, screen: PeopleScreen) -> None:
    qtbot.keyClick(screen.calls.queue, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    point = screen.calls.body.point
    assert point is not None
    assert QGuiApplication.clipboard().text() == point.value
    assert screen.calls.clipboard.is_waiting
    screen.calls.clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_a_gap_is_filled_where_it_is_found(qtbot: QtBot, program: Program, screen: PeopleScreen) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    legend = screen.filters.legend
    qtbot.waitUntil(lambda: legend.accessibleName() != "")
    screen.coverage.grid.setFocus()
    qtbot.keyClick(screen.coverage.grid, Qt.Key.Key_G)
    assert screen.coverage.pane.isVisible()
    qtbot.keyClick(screen.coverage.grid, Qt.Key.Key_A)
    assert program.window.focusWidget() is screen.coverage.pane.name
    qtbot.keyClicks(screen.coverage.pane.name, "Ana Duarte")
    qtbot.keyClick(screen.coverage.pane.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 asked" in legend.accessibleName())
    assert program.window.focusWidget() is screen.coverage.grid


def test_a_person_is_added_and_changed_in_place(qtbot: QtBot, screen: PeopleScreen, plan: Path) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(screen.top.name, "Ana Duarte")
    qtbot.keyClick(screen.top.name, Qt.Key.Key_Return)
    card = screen.everyone.card
    qtbot.waitUntil(lambda: screen.presenter.kind is PeopleView.EVERYONE and card.person_id != "")
    value = card.fields["new_value"]
    assert isinstance(value, QLineEdit)
    qtbot.keyClicks(value, "612 555 0143")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(card.secrets) == 1)
    assert card.secrets[0].text() == "612 ••• ••••"
    card.reveal(is_shown=True)
    assert card.secrets[0].text() == "612-555-0143"
    home = card.fields["home_place_id"]
    assert isinstance(home, QLineEdit)
    qtbot.keyClicks(home, "Boise, ID")
    qtbot.keyClick(home, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.fields["home_place_id"] is not home)
    shown = card.fields["home_place_id"]
    assert isinstance(shown, QLineEdit)
    assert shown.text() == "Boise, ID"
    assert plan.exists()


def test_focus_and_half_typed_text_stay_when_the_plan_changes(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    screen.show_view_of("everyone")
    qtbot.keyClick(screen.everyone.list, Qt.Key.Key_Home)
    card = screen.everyone.card
    qtbot.waitUntil(lambda: "pronouns" in card.fields)
    pronouns = card.fields["pronouns"]
    pronouns.setFocus()
    qtbot.keyClicks(pronouns, "she/her")
    qtbot.keyClick(pronouns, Qt.Key.Key_Tab)
    languages = program.window.focusWidget()
    assert languages is card.fields["languages"]
    qtbot.keyClicks(languages, "Som")
    qtbot.waitUntil(lambda: card.fields["languages"] is not languages)
    renewed = program.window.focusWidget()
    assert isinstance(renewed, QLineEdit)
    assert renewed is card.fields["languages"]
    assert (renewed.text(), renewed.isModified()) == ("Som", True)
    qtbot.keyClicks(renewed, "ali")
    qtbot.keyClick(renewed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.fields["languages"] is not renewed)
    shown = card.fields["languages"]
    assert isinstance(shown, QLineEdit)
    assert shown.text() == "Somali"


@pytest.mark.parametrize("width", [1024, 1100, 1440])
def test_every_view_fits_and_what_takes_the_focus_has_a_name(
    qtbot: QtBot, program: Program, screen: PeopleScreen, width: int
) -> None:
    program.window.resize(width, 700)
    for theme in ("dark", "light"):
        program.holder.choose(theme)  # type: ignore[arg-type]  # both are schemes
        for kind in PeopleView:
            screen.presenter.choose_view(kind)
            settle(qtbot, program)
            assert screen.grab().width() == screen.width()
            parts = [
                part
                for base in (QAbstractButton, QLineEdit, QComboBox)
                for part in screen.findChildren(base)
                if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]
            assert [
                part
                for part in parts
                if not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
            ] == []
    assert program.window.width() == width


def test_chips_offer_what_there_is(screen: PeopleScreen) -> None:
    screen.filters.chips[Facet.STATE].click()
    menu = screen.filters.menu
    assert menu is not None
    assert [action.text().split() for action in menu.actions()][:2] == [["CA", "(2)"], ["DC", "(2)"]]
    menu.actions()[0].trigger()
    assert screen.filters.clear.isVisible()


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


def test_any_role_is_given_on_the_card(qtbot: QtBot, screen: PeopleScreen, plan: Path) -> None:
    screen.show_view_of("everyone")
    qtbot.keyClick(screen.everyone.list, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: "new_city" in screen.everyone.card.fields)
    before = roles(plan)
    city, role = screen.everyone.card.fields["new_city"], screen.everyone.card.fields["new_role"]
    assert isinstance(city, QLineEdit)
    assert isinstance(role, QComboBox)
    role.setCurrentIndex(role.findData("photographer"))
    city.setText("Atlantis")
    qtbot.keyClick(city, Qt.Key.Key_Return)
    assert roles(plan) == before
    city = screen.everyone.card.fields["new_city"]
    assert isinstance(city, QLineEdit)
    role = screen.everyone.card.fields["new_role"]
    assert isinstance(role, QComboBox)
    role.setCurrentIndex(role.findData("photographer"))
    city.setText("seattle, wa")
    qtbot.keyClick(city, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: roles(plan) == before + 1)


def roles(plan: Path) -> int:
    with opened(plan) as workspace, workspace.read() as reader:
        return len(reader.all(Assignment))


def test_the_last_way_out_asks_why_and_takes_the_flag_away(
    qtbot: QtBot, program: Program, screen: PeopleScreen
) -> None:
    book = screen.presenter.book
    assert book is not None
    lead, there = next(
        (lead, row)
        for lead in book.held.by_id.values()
        for row in book.rows.values()
        if row.day == book.rows[lead.city_action_id].day and row.action_id != lead.city_action_id
    )
    screen.show_view_of("coverage")
    screen.presenter.coverage.choose(there.action_id, 5)
    screen.presenter.coverage.fill(person_id=lead.person_id)
    grid = screen.coverage.grid
    qtbot.waitUntil(screen.coverage.pane.isVisible)
    qtbot.waitUntil(lambda: "Double-booked" in " ".join(label.text() for label in _labels(screen)))
    pane = screen.coverage.pane
    screen.presenter.coverage.leave()
    qtbot.keyClick(grid, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: "Double-booked" in " ".join(label.text() for label in _labels(screen)))
    ways = [button.text() for button in pane.findChildren(QAbstractButton) if "can do both" in button.text()]
    qtbot.keyClick(grid, ways[-1][0])
    qtbot.waitUntil(pane.reason.isVisible)
    qtbot.keyClicks(pane.reason, "Morning and evening")
    qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Booked" not in " ".join(label.text() for label in _labels(screen)))
    del program


def test_the_steps_beside_the_card_lead_from_call_to_call(qtbot: QtBot, screen: PeopleScreen) -> None:
    first = screen.calls.queue.key
    names = {step.accessibleName(): step for step in screen.calls.steps}
    assert list(names) == ["Previous", "Next", "Skip"]
    for name in ("Next", "Skip"):
        before = screen.calls.queue.key
        qtbot.mouseClick(names[name], Qt.MouseButton.LeftButton)
        assert screen.calls.queue.key != before
    for _back in range(2):
        qtbot.mouseClick(names["Previous"], Qt.MouseButton.LeftButton)
    assert screen.calls.queue.key == first


def test_a_search_is_made_once_though_its_field_tells_it_back(
    qtbot: QtBot, screen: PeopleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.show_view_of("everyone")
    shown: list[object] = []
    monkeypatch.setattr(screen, "show_people", shown.append)
    screen.presenter.search("hodan")
    assert screen.top.search.text() == "hodan"
    qtbot.waitUntil(lambda: shown != [])
    assert len(shown) == 1


def _labels(screen: PeopleScreen) -> list[PlainLabel]:
    return screen.coverage.pane.findChildren(PlainLabel)
