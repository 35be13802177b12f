"""The overview in the real window: what is wrong is one key away, an empty plan says what to do first."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.overview.screen import OverviewScreen
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import add_action, empty_plan, opened
from tests.support.programs import running, screen_at, screen_of, settle
from tests.support.spoken_tree import names_in


def overview_of(program: Program) -> OverviewScreen:
    return screen_at(program.window, Destination("overview"), OverviewScreen)


def test_an_empty_plan_says_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = overview_of(program)
        qtbot.waitUntil(lambda: not screen.empty.isHidden())
        assert "no city" in screen.empty.accessibleName()
        screen.empty.acted.emit()
        assert program.window.deck.code == "plan"


def test_the_overview_follows_edits_and_leads_to_what_is_wrong_by_keyboard(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
        screen = overview_of(program)
        qtbot.waitUntil(lambda: "set or ready" in screen.hero.accessibleName())
        screen.show_past(((0, 0, 0, 0, 0, 0),))
        assert "yesterday" not in screen.hero.accessibleName()
        screen.show_past(((8, 0, 0, 0, 0, 0),))
        assert "more than yesterday" in screen.hero.accessibleName()
        screen.show_past(((0, 0, 0, 40, 40, 0),))
        assert "fewer than yesterday" in screen.hero.accessibleName()

        reach = screen.cards["reach"].list
        qtbot.waitUntil(lambda: len(reach.lines) > 3)
        assert reach.isVisible()
        assert "million live within 16\xa0mi" in reach.lines[0].title
        assert all("more near" in line.below for line in reach.lines[1:])
        qtbot.waitUntil(lambda: len(screen.cards["problems"].list.lines) == 4)
        reach.press_line(1)
        assert program.window.deck.code == "plan"

        screen = overview_of(program)
        recent = screen.cards["recent"].list
        qtbot.waitUntil(lambda: len(recent.lines) == 1)
        plan = screen_of(program)
        plan.choose_place(plan.presenter.find_place("Seattle, WA"))
        qtbot.waitUntil(lambda: plan.inspector.action_id != "")
        plan.presenter.edit(plan.inspector.action_id, "venue", "Westlake Park")
        qtbot.waitUntil(lambda: len(recent.lines) == 2)
        assert recent.lines[0].title == "Changed the venue in Seattle, WA"

        overview_of(program)
        problems = screen.cards["problems"].list
        qtbot.waitUntil(lambda: len(problems.lines) == 4)
        assert names_in(problems)[0] == "Portland, OR has no lead. Name a lead. Find a lead."
        assert "cities set or ready" in screen.hero.accessibleName()
        change_theme(screen, Theme("dark"))
        screen.grab()
        program.window.resize(1024, 700)
        screen.grab()
        problems.setFocus()
        qtbot.keyClick(problems, Qt.Key.Key_Home)
        qtbot.keyClick(problems, Qt.Key.Key_Return)
        assert program.window.deck.code == "plan"
        qtbot.waitUntil(lambda: plan.presenter.selection.place == plan.presenter.find_place("Portland, OR"))


def test_the_days_left_are_written_in_full_at_every_text_size(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "far.organizer"
    wiring.create_plan(plan, title="Far", anchor_date=date(2027, 4, 17), zone="America/New_York")
    with opened(plan) as workspace:
        add_action(workspace, "Seattle, WA")
    drawn: list[str] = []
    elided = TextPainter.elided

    def noted(painter: TextPainter, text: str, style: TextStyle, width: float) -> str:
        drawn.append(elided(painter, text, style, width))
        return drawn[-1]

    with running(qtbot, plan, size=(1100, 700)) as program:
        screen = overview_of(program)
        qtbot.waitUntil(lambda: "2,857" in screen.hero.accessibleName())
        monkeypatch.setattr(TextPainter, "elided", noted)
        for zoom in (0.8, 1.0, 2.0):
            program.holder.choose("light", zoom)
            drawn.clear()
            screen.hero.grab()
            assert {"2,857", "days to go"} <= set(drawn), zoom


def test_another_text_size_fills_the_window_as_well_as_another_window_size_and_cuts_no_figure(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qtbot, plan) as program:
        screen = overview_of(program)
        qtbot.waitUntil(lambda: len(screen.cards["reach"].list.lines) > 3)
        settle(qtbot, program)
        lines = {code: len(card.list.lines) for code, card in screen.cards.items()}
        for zoom in (0.8, 2.0, 1.0):
            program.holder.choose("light", zoom)
            settle(qtbot, program)
            height = screen.board.height()
            shown = {code: len(card.list.lines) for code, card in screen.cards.items()}
            program.window.resize(1441, 900)
            settle(qtbot, program)
            program.window.resize(1440, 900)
            settle(qtbot, program)
            assert shown == {code: len(card.list.lines) for code, card in screen.cards.items()}, zoom
            assert height == screen.board.height(), zoom
        assert shown == lines

        program.holder.choose("light", 2.0)
        program.window.resize(1100, 700)
        qtbot.waitUntil(lambda: bool(screen.hero.accessibleName()))
        low = screen.hero.height()
        cut: list[str] = []
        elided = TextPainter.elided

        def noted(painter: TextPainter, text: str, style: TextStyle, width: float) -> str:
            shown = elided(painter, text, style, width)
            cut.extend([text] if shown != text else [])
            return shown

        monkeypatch.setattr(TextPainter, "elided", noted)
        screen.hero.grab()
        assert cut == []
        program.window.resize(1900, 900)
        qtbot.waitUntil(lambda: screen.hero.height() < low)
