"""The board in the real window: an entry by keyboard, the ladder card, folding, and the wall."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app import wiring
from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.services.day import incidents
from organizer_app.services.day.day_books import read_day
from organizer_app.services.day.entries import Said, log_check_in
from organizer_app.services.day.logs import read_log
from organizer_app.ui.application import Program
from organizer_app.ui.flow.background import Background
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.day.board_list import BoardCity
from organizer_app.ui.screens.day.entry_bar import EntryBar
from organizer_app.ui.screens.day.screen import DayScreen
from organizer_app.ui.screens.day.wall import Wall
from organizer_app.ui.screens.overview.screen import OverviewScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.open_plans import empty_plan, opened
from tests.support.programs import screen_at, settle
from tests.support.spoken_tree import names_in

Key = Qt.Key
# 3:10 PM in New York, 12:10 PM in Seattle.
AFTERNOON = datetime(2019, 7, 15, 19, 10, 20, tzinfo=UTC)


@contextmanager
def board_of(
    qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] = (1440, 900)
) -> Iterator[tuple[Program, DayScreen]]:
    """Open the board of a plan in the window, at 3:10 PM in New York."""
    monkeypatch.setattr(wiring, "plan_now", lambda: AFTERNOON)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, None, Background(), choice="light", clock=lambda: AFTERNOON)
    program.start(path, None)
    program.window.resize(*size)
    program.window.show()
    try:
        screen = screen_at(program.window, Destination("day"), DayScreen)
        # The plan is opened after the first frame.
        qtbot.waitUntil(lambda: bool(screen.board.list.lines) or screen.empty.isVisible())
        settle(qtbot, program)
        yield program, screen
    finally:
        program.window.close()
        program.end()


def late(screen: DayScreen) -> list[str]:
    return [
        line.state.city.city
        for line in screen.board.list.lines
        if isinstance(line, BoardCity) and line.place is not None
    ]


def send(qtbot: QtBot, program: Program, field: QLineEdit, *lines: str) -> None:
    """Type lines and wait until each is logged."""
    for line in lines:
        qtbot.keyClicks(field, line)
        qtbot.keyClick(field, Key.Key_Return)
        settle(qtbot, program)


def choose_among_cities_while_typing(qtbot: QtBot, entry: EntryBar) -> None:
    qtbot.keyClicks(entry.field, "s")
    shown = [chip.text() for chip in entry.candidates if not chip.isHidden()]
    assert shown == ["San Francisco, CA", "Seattle, WA"]
    qtbot.keyClick(entry.field, Key.Key_Down)
    assert entry.candidates[0].property("kind") == "chip-on"
    entry.candidates[1].click()
    assert entry.candidates[1].property("kind") == "chip-on"
    qtbot.keyClick(entry.field, Key.Key_Escape)
    assert entry.field.text() == ""


def test_the_board_is_gone_through_by_keyboard_and_follows_what_is_typed(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        board, entry = screen.board.list, screen.board.entry
        assert screen.bar.views.button("board").isChecked(), "before anybody chose a view"
        screen.focus_main()
        qtbot.keyClick(board, Key.Key_Home)
        whole = len(board.lines)
        qtbot.keyClick(board, Key.Key_Left)
        qtbot.keyClick(board, Key.Key_Left)
        assert len(board.lines) == whole - 3
        qtbot.keyClick(board, Key.Key_Return)
        assert len(board.lines) == whole
        qtbot.keyClick(board, Key.Key_J)
        assert isinstance(board.line, BoardCity)
        first = board.key
        qtbot.keyClick(board, Key.Key_J)
        qtbot.keyClick(board, Key.Key_K)
        assert board.key == first
        screen.focus_search()
        qtbot.keyClick(entry.field, Key.Key_Escape)
        assert board.hasFocus()

        # Several cities are offered while typing.
        qtbot.keyClick(board, Key.Key_Slash)
        qtbot.waitUntil(entry.field.hasFocus)
        choose_among_cities_while_typing(qtbot, entry)
        assert "Seattle" in late(screen)
        qtbot.keyClicks(entry.field, "sea -10")
        assert entry.understood.text() == "OK at 12:00 PM there"
        qtbot.keyClick(entry.field, Key.Key_Return)
        settle(qtbot, program)
        assert entry.field.text() == ""
        assert "Seattle" not in late(screen)
        assert any(name.startswith("Seattle, WA. OK, at 12:00 PM") for name in names_in(board))
        assert len(screen.panes_in_sight()) == 5
        change_theme(screen, Theme("dark", 1.25))
        screen.grab()
        assert screen.presenter.is_ticking
        program.window.go_to(Destination("plan"))
        assert not screen.presenter.is_ticking, "no timer runs while another screen is shown"
    with opened(plan) as workspace:
        (logged,) = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
    assert logged.heard is Heard.OK


def test_the_overview_leads_to_the_board_which_goes_onto_the_wall(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        assert program.window.sidebar.items["day"].accessibleName() == "Day of, 2 cities live"
        overview = screen_at(program.window, Destination("overview"), OverviewScreen)
        settle(qtbot, program)
        card = overview.day_card
        assert card.isVisible()
        assert card.y() < overview.hero.y(), "the day is the first thing"
        assert card.accessibleName().startswith("3:10 PM ET. 2 live now")
        assert not overview.cards["reach"].isVisible(), "nobody asks one more city to join"
        assert overview.day.is_ticking
        card.open_board.click()
        assert not overview.day.is_ticking, "no timer runs while nobody looks"
        assert program.window.deck.code == "day"

        assert screen.board.marshals.text() == "21 marshals needed in 7 cities"
        screen.focus_main()
        assert screen.select_city("Seattle, WA")
        assert screen.board.marshals.text() == "Seattle, WA: 3 marshals needed (rule of thumb)"
        before = screen.board.head.height()
        qtbot.keyClick(screen.board.list, Key.Key_F)
        qtbot.waitUntil(lambda: screen.board.window() is not program.window)
        wall: QWidget = screen.board.window()
        qtbot.waitUntil(wall.isActiveWindow)
        wall.resize(1920, 1080)
        wall.grab()
        assert not screen.board.entry.isVisible(), "a wall is read, not typed at"
        call, number = screen.board.card.call, "555-0"
        assert number not in call.text(), "everyone in the room reads it"
        qtbot.keyPress(screen.board.list, Key.Key_H)
        assert number in call.text()
        qtbot.keyRelease(screen.board.list, Key.Key_H)
        assert number not in call.text()
        assert screen.board.head.height() > before * 1.3
        qtbot.keyClick(wall, Key.Key_Escape)
        qtbot.waitUntil(lambda: screen.board.window() is program.window)
        # The wall that is gone loses the keyboard a moment later.
        settle(qtbot, program)
        assert number in call.text(), "one person sits here again"
        assert screen.board.isVisible()
        assert screen.board.head.height() == before

        # An outcome by its number takes the city off the ladder.
        assert "Seattle" in screen.board.card.accessibleName()
        qtbot.keyClick(screen.board.list, Key.Key_4)
        settle(qtbot, program)
        assert "Seattle" not in late(screen)
        assert any("Seen, not heard" in name for name in names_in(screen.board.list))


def test_panes_are_made_when_they_are_looked_at_and_a_minute_paints_little(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[QObject] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
            if event.type() == QEvent.Type.Paint:
                painted.append(watched)
            return False

    now = [AFTERNOON]
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        monkeypatch.setattr(screen.presenter, "_clock", lambda: now[0])
        watcher = Watcher()
        still = (screen.board.card.steps, program.window.sidebar.items["day"])
        for part in (*still, screen.board.head):
            part.installEventFilter(watcher)
        settle(qtbot, program)
        painted.clear()
        now[0] += timedelta(minutes=1)
        screen.presenter.tick()
        settle(qtbot, program)
        assert painted == [screen.board.head]

        panes = ("log", "counts", "shows", "after", "legal", "paper")
        assert not [pane for pane in panes if screen.is_made(pane)]
        for view, pane in (("day_log", "log"), ("counts", "counts"), ("shows", "shows"), ("after", "after")):
            program.window.go_to(Destination("day", view))
            settle(qtbot, program)
            assert screen.is_made(pane)
            assert len(screen.panes_in_sight()) > 1
        assert not screen.is_made("legal"), "nothing of it is there until somebody opens it"

        program.window.go_to(Destination("day", "board"))
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        bar = screen.bar
        bar.wall.setFocus(Qt.FocusReason.TabFocusReason)
        reached = []
        for _part in range(5):
            reached.append(QApplication.focusWidget())
            qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        assert reached == [bar.wall, bar.paper, bar.handover, bar.lock, bar.incident]
        assert [each.x() for each in reached] == sorted(each.x() for each in reached)


def test_an_incident_stands_at_the_foot_is_worked_on_and_closed_by_keyboard(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(plan) as workspace:
        for name, severity in (("seattle", 2), ("portland", 4)):
            action_id = read_day(workspace).cities.found(name)[0].action_id
            incidents.log_incident(workspace, action_id=action_id, title=f"Heat {name}", severity=severity)
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        board, form, foot = screen.board, screen.board.incident_form, screen.board.incidents
        toast = program.window.toast
        toast.say("Logged: Seattle is all well", can_undo=True)
        place = QRect(foot.mapTo(program.window, QPoint(0, 0)), foot.size())
        assert not toast.geometry().intersects(place), "the toast leaves the incident in sight"
        screen.focus_main()
        # The city that is chosen has its incident at the foot.
        assert not screen.select_city("Seattle, OR")
        assert screen.select_city("Seattle, WA")
        qtbot.keyClick(board.list, Key.Key_E)
        qtbot.waitUntil(form.done.hasFocus)
        qtbot.keyClicks(form.done, "water moved")
        form.assignee.setText("Noor")
        form.severity.setCurrentIndex(form.severity.findData(3))
        qtbot.keyClick(form.done, Key.Key_Return)
        settle(qtbot, program)
        assert not form.isVisible()
        assert board.list.hasFocus()
        assert "Noor" in foot.text.text()
        qtbot.keyClick(board.list, Key.Key_E)
        qtbot.keyClick(form.done, Key.Key_Escape)
        assert not form.isVisible()
        qtbot.keyClick(board.list, Key.Key_E)
        form.status.setCurrentIndex(form.status.findData("closed"))
        qtbot.keyClick(form.save, Key.Key_Space)
        settle(qtbot, program)
        assert foot.text.text() == "Heat portland"
        program.window.run_command("undo")
        settle(qtbot, program)
        # The number to call is copied, and another incident begins in the line.
        assert screen.select_city("Seattle, WA")
        qtbot.waitUntil(board.card.call.isVisible)
        assert "555" in board.card.call.text()
        board.card.call.click()
        assert "555" in QApplication.clipboard().text()
        screen.bar.incident.click()
        assert board.entry.field.text() == "Seattle WA x "
    with opened(plan) as workspace:
        first, second = read_day(workspace).incidents
    assert (first.title, second.severity, second.assignee) == ("Heat portland", 3, "Noor")
    assert second.actions.endswith("UTC water moved")


def test_the_log_follows_what_is_typed_and_an_entry_is_corrected_by_keyboard(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        program.window.go_to(Destination("day", "day_log"))
        settle(qtbot, program)
        log = screen.log
        assert log.empty.isVisible()
        screen.focus_main()
        send(qtbot, program, log.entry.field, "sea i water is out -20 key", "the radio is down")
        assert names_in(log.list)[-2:] == [
            "3:10 PM. all cities. the radio is down.",
            "2:50 PM. Seattle, WA. OK with an issue: water is out. 20 min later. key entry.",
        ]
        assert [chip.text() for chip in log.chips.values()][:3] == ["All  2", "General  1", "City  1"]
        log.chips["general"].click()
        assert len(log.list.lines) == 1
        log.chips["duty"].click()
        assert log.empty.accessibleName() == "Nothing in this part of the log"
        log.chips["all"].click()
        change_theme(screen, Theme("dark"))
        screen.grab()
        assert log.list in screen.panes_in_sight()

        log.focus_list()
        qtbot.keyClick(log.list, Key.Key_End)
        qtbot.keyClick(log.list, Key.Key_C)
        row = log.list.correction
        qtbot.waitUntil(row.text.hasFocus)
        assert row.what.text() == "Correct 2:50 PM, Seattle, WA:"
        row.text.setText("gate is locked")
        row.heard.setCurrentIndex(row.heard.findData("ok"))
        qtbot.keyClick(row.text, Key.Key_Return)
        settle(qtbot, program)
        assert [(line.text, line.is_struck) for line in log.list.lines][1:] == [
            ("OK: gate is locked", False),
            ("OK with an issue: water is out", True),
        ]
        qtbot.keyClick(log.list, Key.Key_End)
        assert not log.list.correct.isEnabled(), "what is struck out is not corrected again"
        qtbot.keyClick(log.list, Key.Key_C)
        assert not row.isVisible()
        program.window.go_to(Destination("day", "board"))
        assert screen.board.isVisible()
    with opened(plan) as workspace:
        seattle = read_day(workspace).cities.found("seattle")[0].action_id
        (right,) = read_day(workspace).book.entries_of(seattle)
    assert right.heard is Heard.OK


def test_the_log_is_narrowed_down_and_a_fast_hand_types_on(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(plan) as workspace:
        workspace.clock = lambda: AFTERNOON
        cities = read_day(workspace).cities
        seattle, new_york = (cities.found(name)[0].action_id for name in ("seattle", "new york"))
        for author, action_id, is_key in (("Ana", seattle, True), ("Ben", new_york, False)):
            workspace.author = author
            said = Said(text="the bus is in", is_key=is_key)
            log_check_in(workspace, action_id=action_id, heard=Heard.OK, said=said)
        incidents.log_incident(workspace, action_id=seattle, title="Two treated for heat", severity=4)
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        program.window.go_to(Destination("day", "day_log"))
        settle(qtbot, program)
        log = screen.log
        assert len(log.list.lines) == 3
        assert any("Severity 4: Two treated for heat" in name for name in names_in(log.list))
        for facet, value, left in (
            (Facet.SEVERITY, "4", 1), (Facet.CITIES, "Seattle, WA", 2), (Facet.PERSON, "Ana", 1),
            (Facet.KEY, "yes", 1), (Facet.RELEASED, "yes", 0),
        ):  # fmt: skip
            log.filters.toggled.emit(facet, value)
            shown = len(log.list.lines) if log.list.isVisible() else 0
            assert shown == left, facet
            log.filters.cleared.emit(None)
        log.filters.chips[Facet.PERSON].opened.emit()
        assert [entry.text() for entry in log.filters.menu.actions()][:2] == ["Ana  (1)", "Ben  (2)"]
        log.filters.menu.close()

        program.window.go_to(Destination("day", "board"))
        field = screen.board.entry.field
        # The next line is typed before the last one is logged.
        for line in ("sea first", "sea second"):
            qtbot.keyClicks(field, line)
            qtbot.keyClick(field, Key.Key_Return)
        # Impatience is no third entry.
        qtbot.keyClick(field, Key.Key_Return)
        settle(qtbot, program)
        assert field.text() == ""
        qtbot.keyClicks(field, "sea 250-400")
        qtbot.keyClick(field, Key.Key_Return)
        # A line that lacks something is gone on with.
        qtbot.keyClicks(field, " clicker")
        assert field.text() == "sea 250-400 clicker"
    with opened(plan) as workspace:
        found = read_log(workspace, mobilization_id=read_day(workspace).mobilization_id)
    assert sorted(entry.text for entry in found) == ["first", "second", "the bus is in", "the bus is in"]


def test_a_plan_without_a_day_says_in_every_view_what_to_do(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, empty_plan(tmp_path), monkeypatch) as (program, screen):
        assert screen.empty.accessibleName() == "No city has a day yet"
        program.window.run_command("enter_from_paper")
        settle(qtbot, program)
        assert screen.empty.isVisible()
        for view in ("counts", "after", "shows"):
            program.window.go_to(Destination("day", view))
            settle(qtbot, program)
            assert getattr(screen, view).empty.isVisible(), view
        assert screen.shows.empty.accessibleName() == "No run of show yet"
        screen.shows.empty.acted.emit()
        assert program.window.deck.code == "logistics"


def test_the_list_stays_in_its_place_while_somebody_types(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in ((1440, 900), (1100, 700)):
        with board_of(qtbot, plan, monkeypatch, size) as (program, screen):
            screen.focus_search()
            tops = []
            for text in ("", "s", "sea", "sea ok", "zzz x 3", ""):
                screen.board.entry.field.setText(text)
                settle(qtbot, program)
                tops.append(screen.board.list.y())
            assert len(set(tops)) == 1, tops


def test_what_is_typed_after_a_click_on_the_sidebar_is_a_line_and_logs_nothing_by_its_letters(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        qtbot.mouseClick(program.window.sidebar.items["plan"], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(program.window.sidebar.items["day"], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(screen.board.entry.field.hasFocus)
        qtbot.keyClicks(program.window.focusWidget(), "new")
        assert screen.board.entry.field.text() == "new"
    with opened(plan) as workspace:
        assert read_log(workspace, mobilization_id=read_day(workspace).mobilization_id) == ()


def test_the_wall_lists_the_worst_first_and_turns_its_pages(
    qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_of(qtbot, plan, monkeypatch) as (program, screen):
        screen.focus_search()
        send(qtbot, program, screen.board.entry.field, "portland x 5 man collapsed")
        assert late(screen)[0] != "Portland"
        screen.toggle_wall()
        wall = screen.board.window()
        assert isinstance(wall, Wall)
        wall.resize(1440, 560)
        listed = screen.board.list
        assert late(screen)[0] == "Portland"
        bar = listed.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        seen = [bar.value()]
        while bar.value() < bar.maximum():
            wall.turn_page()
            seen.append(bar.value())
        wall.turn_page()
        assert seen == sorted(set(seen))
        assert bar.value() == 0, "after the last page the first"
        qtbot.keyClick(listed, Key.Key_Slash)
        assert screen.board.entry.isVisible()
        wall.close()
        qtbot.waitUntil(lambda: screen.board.window() is program.window)
        assert screen.board.entry.isVisible()
        assert late(screen)[0] != "Portland"
