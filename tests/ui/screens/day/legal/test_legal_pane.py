"""Legal support is shown when it is asked for, and nothing of it stays when it is left."""

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.day.arrests import Arrest
from organizer_app.domain.model.day.log_entries import LegalEntry, LogEntry
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.legal.arrest_lines import ArrestLine
from organizer_app.ui.screens.day.legal.legal_pane import LegalPane
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import add_action, opened
from tests.support.printed_pages import pages_of
from tests.support.programs import settle
from tests.support.spoken_tree import names_in
from tests.ui.screens.day.test_screen import board_of

Key = Qt.Key


def go_to_legal(qtbot: QtBot, program: Program, screen: DayScreen) -> None:
    program.window.go_to(Destination("day", "day_log"))
    settle(qtbot, program)
    screen.log.legal.click()
    settle(qtbot, program)


def refuse_no_initials_and_an_unknown_city(legal: LegalPane) -> None:
    legal.add.click()
    assert "Type the initials" in legal.wrong.text().replace("\u200b", "")
    legal.initials.setText("R.M.")
    legal.city.setText("Atlantis")
    legal.add.click()
    assert "Atlantis" in legal.wrong.text().replace("\u200b", "")
    assert not legal.out.isEnabled()


def type_a_person(legal: LegalPane) -> None:
    legal.initials.setText("R.M.")
    legal.city.setText("seattle")
    legal.where.setText("13th Precinct")
    legal.needs.setText("Insulin by 6 PM")
    legal.since.setText("soon")
    legal.add.click()
    assert "such as 2:40 PM" in legal.wrong.text().replace("\u200b", "")
    legal.since.setText("2:40 pm")


def test_an_entry_and_a_person_are_logged_and_leave_no_trace_in_the_log(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_legal(qtbot, program, screen)
        legal = screen.legal
        assert legal.isVisible()
        assert legal.still_held.text() == "Nobody is on the list"
        assert legal.nothing.isVisible()
        assert legal.nothing.height() < 2 * legal.entry.height(), "the words stand together at the top"
        refuse_no_initials_and_an_unknown_city(legal)
        qtbot.keyClicks(legal.entry, "sea two are at the precinct -20")
        qtbot.keyClick(legal.entry, Key.Key_Return)
        qtbot.keyClick(legal.entry, Key.Key_Return)
        settle(qtbot, program)
        assert sum("two are at the precinct" in each for each in names_in(legal.list)) == 1
        assert names_in(legal.list)[-1] == "2:50 PM. Seattle, WA. two are at the precinct. 20 min later."
        type_a_person(legal)
        legal.add.click()
        legal.add.click()
        settle(qtbot, program)
        assert legal.still_held.text() == "1 of 1 still held"
        assert names_in(legal.ledger)[-1] == (
            "R.M.. Held 30 min. Arrested 2:40 PM. Seattle, WA \u00b7 13th Precinct. Insulin by 6 PM."
        )
        change_theme(screen, Theme("dark"))
        screen.grab()
        legal.ledger.land(0)
        legal.met_by.setText("Theo")
        legal.out.click()
        settle(qtbot, program)
        assert legal.still_held.text() == "0 of 1 still held"
        assert "erased on Wed, Aug 14 2019" in legal.purge.text().replace("\u200b", "")
        program.window.go_to(Destination("day", "board"))
        assert not legal.isVisible()
        assert not any("precinct" in name.casefold() for name in names_in(legal))
        program.window.go_to(Destination("day", "day_log"))
        settle(qtbot, program)
        assert screen.log.isVisible()
        assert screen.log.chips["all"].text() == "All  0"
    with opened(plan) as workspace, workspace.read() as reader:
        assert [each.text for each in reader.all(LegalEntry)] == ["two are at the precinct"]
        assert [each.initials for each in reader.all(Arrest)] == ["R.M."]
        assert reader.all(LogEntry) == ()


def test_an_entry_is_corrected_and_stays_struck_out(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_legal(qtbot, program, screen)
        legal = screen.legal
        assert not legal.list.correct.isEnabled()
        qtbot.keyClicks(legal.entry, "sea two are at the precinct from:Theo via:signal")
        qtbot.keyClick(legal.entry, Key.Key_Return)
        settle(qtbot, program)
        legal.list.land(0)
        qtbot.keyClick(legal.list, Key.Key_C)
        assert legal.list.correction.text.text() == "two are at the precinct"
        legal.list.correction.text.setText("three are at the precinct")
        qtbot.keyClick(legal.list.correction.text, Key.Key_Return)
        settle(qtbot, program)
        assert [(line.text, line.is_struck) for line in legal.list.lines] == [
            ("three are at the precinct", False),
            ("two are at the precinct", True),
        ]
        assert {line.source for line in legal.list.lines} == {"from Theo, signal"}
        legal.list.land(1)
        assert not legal.list.correct.isEnabled(), "it was corrected"
        legal.list.land(0)
        legal.list.correct.click()
        legal.entry.setText("half typed")
        program.window.go_to(Destination("plan"))
        assert legal.list.correction.text.text() == ""
        program.window.go_to(Destination("day"))
        settle(qtbot, program)
        assert not legal.isVisible()
        assert legal.entry.text() == ""
    with opened(plan) as workspace, workspace.read() as reader:
        wrong, right = reader.all(LegalEntry)
        assert (right.corrects_id, right.city_action_id) == (wrong.id, wrong.city_action_id)
        assert reader.all(LogEntry) == ()


def test_the_log_is_searched_and_printed(
    qtbot: QtBot, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "log.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        program.window.go_to(Destination("day", "day_log"))
        settle(qtbot, program)
        field = screen.log.entry.field
        for line in ("sea i water is out", "ny ok", "the radio is down"):
            qtbot.keyClicks(field, line)
            qtbot.keyClick(field, Key.Key_Return)
            settle(qtbot, program)
        screen.log.search.setText("WATER seattle")
        assert [chip.text() for chip in screen.log.chips.values()][:3] == ["All  1", "General  0", "City  1"]
        assert len(screen.log.list.lines) == 1
        screen.log.search.setText("nowhere")
        assert screen.log.empty.isVisible()
        screen.log.search.clear()
        assert len(screen.log.list.lines) == 3
        screen.log.print.click()
        settle(qtbot, program)
        qtbot.waitUntil(out.exists)
    assert "the radio is down" in " ".join(pages_of(out.read_bytes()))


def test_one_of_two_cities_of_a_name_or_of_two_actions_of_a_city_is_asked_for(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(plan) as workspace:
        later = add_action(workspace, "Seattle, WA", day=date(2019, 7, 15), starts=time(17, 30))
        add_action(workspace, "Portland, ME", day=date(2019, 7, 15), starts=time(12))
    asked = "Which city? Type more of it: Seattle, WA \u00b7 12:00 PM / Seattle, WA \u00b7 5:30 PM"
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        go_to_legal(qtbot, program, screen)
        legal = screen.legal
        legal.entry.setText("portland two are at the precinct -20")
        qtbot.keyClick(legal.entry, Key.Key_Return)
        settle(qtbot, program)
        assert legal.wrong.text().replace("\u200b", "").startswith("Which city? Type more of it: Portland, ")
        assert legal.entry.text() == "portland two are at the precinct -20"
        assert names_in(legal.list) == [], "it is not logged for all"
        for line in ("Seattle two are at the precinct", "Seattle 5:30 PM two are at the precinct"):
            legal.entry.setText(line)
            qtbot.keyClick(legal.entry, Key.Key_Return)
            settle(qtbot, program)
            assert legal.wrong.text().replace("\u200b", "") == asked
            assert legal.wrong.isHidden() is ("5:30" in line)
        legal.initials.setText("R.M.")
        legal.city.setText("seattle")
        legal.add.click()
        assert legal.wrong.text().replace("\u200b", "") == asked
        legal.city.setText("Seattle, WA \u00b7 5:30 PM")
        legal.add.click()
        settle(qtbot, program)
    with opened(plan) as workspace, workspace.read() as reader:
        assert [(each.text, each.city_action_id) for each in reader.all(LegalEntry)] == [
            ("two are at the precinct", later)
        ]
        assert [each.city_action_id for each in reader.all(Arrest)] == [later]


def test_what_is_typed_before_the_last_line_was_logged_stays(qtbot: QtBot, theme: Theme) -> None:
    legal = LegalPane(theme)
    qtbot.addWidget(legal)
    legal.show()
    qtbot.keyClicks(legal.entry, "two are at the precinct")
    qtbot.keyClick(legal.entry, Key.Key_Return)
    legal.entry.setText("the van has left")
    legal.taken(is_entry=True)
    assert legal.entry.text() == "the van has left"
    qtbot.keyClick(legal.entry, Key.Key_Return)
    legal.taken(is_entry=True)
    assert legal.entry.text() == ""

    # The next person is typed while the last one comes out.
    legal.show_legal(
        [], [ArrestLine("a", "R.M.", "3:10 PM", "Held 0 min", "13th Precinct", "", is_out=False)], ""
    )
    legal.ledger.land(0)
    legal.met_by.setText("Theo")
    legal.out.click()
    legal.initials.setText("K.L.")
    legal.taken(is_entry=False)
    assert (legal.met_by.text(), legal.initials.text()) == ("", "K.L.")
