"""After the day in the real window: expected against counted, thanks and missing counts, and the report."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.day.after_action import THANKS_CHANNEL
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.domain.model.day.deliveries import DeliveryOutcome
from organizer_app.services.day import entries
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.logs import read_log
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.after.after_pane import AfterPane
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import opened
from tests.support.pdf_ua import faults
from tests.support.printed_pages import pages_of
from tests.support.programs import settle
from tests.support.spoken_tree import names_in
from tests.ui.screens.day.test_screen import AFTERNOON, board_of

Key = Qt.Key


@pytest.fixture
def path(plan: Path) -> Path:
    """Return a plan where New York was counted and its signatures were delivered."""
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        new_york = read_day(workspace).cities.found("new york")[0].action_id
        for counter in ("Ana", "Luis"):
            entries.log_count(
                workspace, action_id=new_york, span=(210, 260), method=CountMethod.CLICKER, counter=counter
            )
        for outcome, signatures in ((DeliveryOutcome.ACCEPTED, 250_000), (DeliveryOutcome.REFUSED, 4000)):
            entries.log_delivery(workspace, action_id=new_york, outcome=outcome, signatures=signatures)
    return plan


def test_thanks_leave_the_queue_a_missing_count_leads_to_counts_and_the_report_is_printed(
    qtbot: QtBot, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        program.window.go_to(Destination("day", "after"))
        settle(qtbot, program)
        after = screen.after
        assert after.values["signatures"].text() == "250,000"
        assert after.values["counted"].text() == "210\u2013260"
        assert names_in(after.list)[0].startswith("New York, NY. 100 expected. 210\u2013260. 2.4 times.")
        texts = [line.text for line in after.queue.lines]
        assert texts[0] == "Ask for a count  3"
        assert "Ines Calloway, New York, NY" in texts
        after.list.land(0)
        after.city.fields["why"].setText("A bus came")
        after.list.land(1)
        settle(qtbot, program)
        assert after.city.fields["why"].text() == ""
        assert after.list.lines[0].lesson.why == "A bus came", "what was being typed is kept"
        change_theme(screen, Theme("dark"))
        screen.grab()
        after.report.click()
        settle(qtbot, program)
        qtbot.waitUntil(out.exists)
        screen.focus_main()
        after.queue.land(texts.index("Ines Calloway, New York, NY"))
        qtbot.keyClick(after.queue, Key.Key_Return)
        settle(qtbot, program)
        assert "Ines Calloway, New York, NY" not in [line.text for line in after.queue.lines]
        after.queue.land(1)
        assert after.do.text() == "Ask for a count"
        after.do.click()
        settle(qtbot, program)
        assert screen.counts.isVisible()
        assert screen.counts.city.name.text().startswith("Arlington")
    with opened(path) as workspace:
        rows = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
    assert [(each.text, each.channel) for each in rows] == [("Thanked Ines Calloway", THANKS_CHANNEL)]
    assert faults(out.read_bytes()) == []
    text = " ".join(pages_of(out.read_bytes()))
    for word in ("250,000", "2.4 times", "Arlington, VA", "not reported", "Next time"):
        assert word in text, word


def test_lessons_are_written_proposed_and_decided_and_yields_need_three_actions(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        program.window.go_to(Destination("day", "after"))
        settle(qtbot, program)
        after = screen.after
        after.list.land(0)
        assert after.city.city.text() == (
            "New York, NY · forecast 100 (nothing learned yet) · 2 marshals needed (rule of thumb)"
        )
        after.city.focus_first()
        for field, text in zip(
            after.city.fields.values(), ("Twice the crowd", "A rally", "Six marshals"), strict=True
        ):
            field.setText(text)
            qtbot.keyClick(field, Key.Key_Return)
        settle(qtbot, program)
        assert names_in(after.list)[0].endswith(
            "What happened: Twice the crowd. Why: A rally. Next time: Six marshals."
        )
        after.parts.button("lessons").click()
        after.lessons.propose.click()
        settle(qtbot, program)
        form = after.lessons.form
        assert form.title.text() == "Six marshals"
        form.days.setValue(-7)
        form.add.click()
        settle(qtbot, program)
        assert names_in(after.lessons.list) == [
            "Step: Six marshals, T\u22127. open \u00b7 from New York, for National day of action, 60 days."
        ]
        after.lessons.list.land(0)
        after.lessons.accept.click()
        settle(qtbot, program)
        assert "accepted \u00b7 from New York" in names_in(after.lessons.list)[0]
        assert not after.lessons.accept.isEnabled(), "it is decided"
        after.parts.button("yields").click()
        assert any(
            name.startswith("Delivery, People counted per 100 expected: 1 of 1")
            for name in names_in(after.yields.list)
        )
        assert not after.yields.use.isEnabled(), "one action is too few"


def tab_goes_from_the_cities_to_their_texts_and_down_the_columns(qtbot: QtBot, after: AfterPane) -> None:
    after.list.setFocus(Qt.FocusReason.TabFocusReason)
    for column, expected in (
        ("queue", (after.queue, after.do)),
        ("lessons", (after.lessons.propose,)),
    ):
        after.parts.button(column).click()
        after.list.setFocus(Qt.FocusReason.TabFocusReason)
        for part in after.city.fields.values():
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            assert QApplication.focusWidget() is part
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert after.parts.isAncestorOf(QApplication.focusWidget())
        for part in expected:
            while after.parts.isAncestorOf(QApplication.focusWidget()):
                qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
            assert QApplication.focusWidget() is part
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)


def test_tab_comes_to_the_proposals_which_need_words_and_are_decided_by_a_letter(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, path, monkeypatch) as (program, screen):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        program.window.go_to(Destination("day", "after"))
        settle(qtbot, program)
        after = screen.after
        after.list.land(0)
        tab_goes_from_the_cities_to_their_texts_and_down_the_columns(qtbot, after)

        lessons = after.lessons
        form = lessons.form
        lessons.propose.click()
        settle(qtbot, program)
        qtbot.keyClick(form.title, Key.Key_Return)
        assert form.wrong.text() == "Type what to do next time."
        assert form.title.hasFocus(), "it is typed there"
        qtbot.keyClick(form.title, Key.Key_Escape)
        assert not form.isVisible()
        assert lessons.propose.hasFocus()
        lessons.propose.click()
        settle(qtbot, program)
        assert not form.wrong.isVisible(), "nothing is wrong with a new one yet"
        form.cancel.click()
        assert not form.isVisible()
        assert not lessons.list.lines, "nothing was proposed"
        for step, letter, decided in (("Six marshals", "y", "accepted"), ("More water", "n", "left out")):
            lessons.propose.click()
            settle(qtbot, program)
            form.title.setText(step)
            qtbot.keyClick(form.title, Key.Key_Return)
            settle(qtbot, program)
            proposals = lessons.list
            assert proposals.hasFocus()
            assert proposals.line.task.title == step
            qtbot.keyClicks(proposals, letter)
            settle(qtbot, program)
            assert any(f"{step}, T\u22127. {decided}" in name for name in names_in(proposals))
        program.window.run_command("undo")
        settle(qtbot, program)
        assert any("More water, T\u22127. open" in name for name in names_in(proposals))
