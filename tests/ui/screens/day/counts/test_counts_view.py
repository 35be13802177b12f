"""Counts in the real window: two blind counters, a third where they differ, a delivery, and the line."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.services.actions.counting import set_count
from organizer_app.services.day.count_books import read_counts
from organizer_app.services.day.entries import log_count
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.counts.city_pane import CityPane, CountForm
from organizer_app.ui.screens.day.counts.count_lines import CountedCity
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import opened
from tests.support.programs import settle
from tests.support.spoken_tree import names_in
from tests.ui.screens.day.test_screen import AFTERNOON, board_of

Key = Qt.Key


def go_to_counts(qtbot: QtBot, program: Program) -> None:
    program.window.go_to(Destination("day", "counts"))
    settle(qtbot, program)


def choose(qtbot: QtBot, program: Program, screen: DayScreen, city: str) -> CityPane:
    listed = screen.counts.list
    spot = next(
        number
        for number, line in enumerate(listed.lines)
        if isinstance(line, CountedCity) and line.city.state.city.city == city
    )
    listed.land(spot)
    settle(qtbot, program)
    return screen.counts.city


def type_count(qtbot: QtBot, pane: CityPane, counter: str, low: str, high: str) -> None:
    form = pane.form
    form.counter.setText(counter)
    form.method.setCurrentIndex(form.method.findData(CountMethod.CLICKER))
    form.low.setText(low)
    form.high.setText(high)
    qtbot.keyClick(form.high, Key.Key_Return)


def shown(pane: CityPane) -> list[str]:
    return [card.span.text() for card in pane.cards if card.isVisible()]


def log_a_delivery(qtbot: QtBot, program: Program, pane: CityPane) -> None:
    pane.delivery.setText("250000")
    qtbot.keyClick(pane.delivery, Key.Key_Return)
    assert "Begin with delivered" in pane.delivery_wrong.text().replace("\u200b", "")
    pane.delivery.setText("partly 250000 reception")
    qtbot.keyClick(pane.delivery, Key.Key_Return)
    qtbot.keyClick(pane.delivery, Key.Key_Return)
    settle(qtbot, program)
    text = pane.deliveries.text().replace("\u200b", "")
    assert text == "Partly taken, 250,000 signatures, received by reception, 3:10 PM"
    assert pane.delivery.text() == "", "Enter once more would log it twice"


def test_two_blind_counts_then_a_third_a_single_one_and_a_delivery(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_counts(qtbot, program)
        pane = choose(qtbot, program, screen, "Seattle")
        type_count(qtbot, pane, "Ana", "180", "220")
        qtbot.keyClick(pane.form.high, Key.Key_Return)
        settle(qtbot, program)
        assert pane.cards[0].isVisible()
        assert shown(pane) == [""], "nobody sees the first count"
        assert not pane.close_counting.isVisible(), "it goes on, and a second counter may be in the crowd"
        assert not any("180" in name for name in names_in(screen.counts))
        assert pane.form.counter.text() == "", "the form of the second counter is empty"
        type_count(qtbot, pane, "Luis", "290", "340")
        settle(qtbot, program)
        assert shown(pane) == ["180\u2013220", "290\u2013340"]
        assert pane.axis.accessibleName().startswith("They are 45% apart. Over 20%: ask for a third.")
        assert pane.ask_card.isVisible()
        type_count(qtbot, pane, "Rosa", "280", "330")
        settle(qtbot, program)
        assert not pane.form.isVisible()
        assert "Seattle, WA. 3 counters, clicker. 280\u2013340. 3% apart." in names_in(screen.counts.list)
        change_theme(screen, Theme("dark"))
        screen.grab()

        # Where a second count never comes, the desk says that the first one stands.
        pane = choose(qtbot, program, screen, "Arlington")
        assert not pane.close_counting.isVisible(), "nobody has counted"
        type_count(qtbot, pane, "Ana", "80", "90")
        settle(qtbot, program)
        pane.close_counting.click()
        settle(qtbot, program)
        assert shown(pane) == ["80\u201390"]
        assert not pane.close_counting.isVisible()
        assert screen.counts.ledger.number.text() == "2"

        # A delivery says who received it.
        pane = choose(qtbot, program, screen, "New York")
        log_a_delivery(qtbot, program, pane)
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        book = read_counts(workspace)
    assert (book.lines[0].reported, book.lines[0].low, book.lines[0].high) == (2, 360, 430)


def test_a_count_is_not_taken_with_a_fault_and_leaves_what_others_typed(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        go_to_counts(qtbot, program)
        pane = choose(qtbot, program, screen, "New York")
        form = pane.form
        form.low.setText("400")
        form.high.setText("300")
        for change, complaint in (
            (lambda: None, "Name who counted"),
            (lambda: form.counter.setText("Ana"), "Choose how it was counted"),
            (lambda: form.method.setCurrentIndex(1), "The low number, 400, is above the high one, 300."),
        ):
            change()
            form.lock.click()
            assert form.wrong.text().replace("\u200b", "").startswith(complaint)
        form.high.setText("99999")
        form.low.setText("90000")
        form.lock.click()
        assert "more than three times" in form.wrong.text().replace("\u200b", "")
        form.lock.click()
        settle(qtbot, program)
        assert pane.cards[0].isVisible(), "pressed again, it is kept"

        pane = choose(qtbot, program, screen, "Seattle")
        pane.form.counter.setText("Ana")
        pane.form.low.setText("20")
        screen.presenter.enter_line("sea 200-300 clicker")
        settle(qtbot, program)
        assert pane.cards[0].isVisible(), "somebody else has counted"
        assert (pane.form.counter.text(), pane.form.low.text()) == ("Ana", "20")
        pane.form.high.setFocus(Qt.FocusReason.TabFocusReason)
        type_count(qtbot, pane, "Ana", "210", "280")
        settle(qtbot, program)
        assert pane.form.counter.text() == ""
        assert screen.counts.list.hasFocus(), "J goes on to the next city"


def test_tab_goes_through_a_count_in_the_order_of_its_fields(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    form = CountForm(Theme("light"), pane)
    fields = (form.counter, form.method, form.low, form.high, form.note, form.lock)
    pane.show()
    form.counter.setFocus()
    for field in fields:
        assert pane.focusWidget() is field
        qtbot.keyClick(field, Key.Key_Tab)


def test_a_rule_is_off_until_it_is_chosen_and_then_named_in_the_line(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        seattle = next(
            each.state.city.action_id
            for each in read_counts(workspace).cities
            if each.state.city.city == "Seattle"
        )
        for counter in ("Ana", "Luis"):
            log_count(
                workspace, action_id=seattle, span=(300, 400), method=CountMethod.CLICKER, counter=counter
            )
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_counts(qtbot, program)
        ledger = screen.counts.ledger
        plain = "By 3:10 PM Eastern, 1 of 7 cities had reported: between 300 and 400 people."
        assert ledger.line.text().replace("\u200b", "") == plain
        mean = next(card for rule, card in ledger.rules.items() if rule.value == "mean")
        mean.tick.click()
        line = ledger.line.text().replace("\u200b", "")
        told = "Estimate, with 6 other cities at the mean of these: between 2,100 and 2,800 people."
        assert line.startswith(f"{plain} {told}")
        next(iter(ledger.rules.values())).tick.click()
        screen.focus_main()
        qtbot.keyClick(screen.counts.list, Key.Key_L)
        settle(qtbot, program)
        assert ledger.locked.text() == "locked at 3:10 PM ET"
        assert not ledger.lock.isEnabled()
        qtbot.keyClick(screen.counts.list, Key.Key_Y)
        assert QApplication.clipboard().text() == plain


def test_the_number_beside_the_form_says_that_it_lacks_a_single_count(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A city may be counted by a second person for a while after its all-clear."""
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        city = next(
            each.state.city
            for each in read_counts(workspace).cities
            if each.state.city.ends is not None and each.state.city.city == "New York"
        )
        log_count(
            workspace, action_id=city.action_id, span=(4711, 4712), method=CountMethod.CLICKER, counter="Ana"
        )
    monkeypatch.setattr("tests.ui.screens.day.test_screen.AFTERNOON", AFTERNOON + timedelta(hours=7))
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_counts(qtbot, program)
        pane = choose(qtbot, program, screen, "New York")
        assert pane.form.isVisible()
        assert screen.counts.ledger.number.text() == "0"
        assert screen.counts.ledger.left_out.text().startswith("1 city with one count is left out,")
        assert not any("47" in name or "4,7" in name for name in names_in(screen.counts))
        type_count(qtbot, pane, "Luis", "4700", "4800")
        # It is far above what was expected, and asked about once.
        qtbot.keyClick(pane.form.high, Key.Key_Return)
        settle(qtbot, program)
        assert screen.counts.ledger.number.text() == "1"
        assert not screen.counts.ledger.left_out.isVisible()


def test_one_button_lets_the_single_counts_of_all_cities_that_are_over_stand(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch, (1100, 700)) as (program, screen):
        go_to_counts(qtbot, program)
        ledger, close_all = screen.counts.ledger, screen.counts.close_all
        assert not close_all.isVisible(), "nobody has counted"
        counts = (("Seattle", "180", "220"), ("Washington", "70", "75"), ("Arlington", "80", "90"))
        for city, low, high in counts:
            pane = choose(qtbot, program, screen, city)
            type_count(qtbot, pane, "Ana", low, high)
            settle(qtbot, program)
        for button in (close_all, pane.close_counting):
            assert button.isVisible()
            assert button.visibleRegion().boundingRect() == button.rect(), "nothing has to be scrolled"
        assert ledger.left_out.text().startswith("3 cities with one count are left out,")
        assert close_all.text() == "No second counts will come (2)"
        close_all.click()
        settle(qtbot, program)
        toast = "The one count of each of 2 cities is used; 1 city that still goes on was left out"
        assert toast in names_in(program.window.toast)
        assert ledger.number.text() == "2"
        assert not close_all.isVisible(), "what goes on is closed when it is over"
        program.window.toast.undo_asked.emit()
        settle(qtbot, program)
        assert (ledger.number.text(), close_all.isVisible()) == ("0", True)


def test_the_ledger_warns_while_larger_cities_report_first(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        cities = {each.state.city.city: each.state.city.action_id for each in read_counts(workspace).cities}
    for city, warns in (("Arlington", False), ("New York", True)):
        with opened(plan) as workspace:
            workspace.clock = lambda: AFTERNOON
            set_count(workspace, action_id=cities[city], counted=(300, 400))
        with board_of(qtbot, plan, monkeypatch) as (program, screen):
            go_to_counts(qtbot, program)
            assert screen.counts.ledger.bias.isHidden() is not warns
