"""Every table of the logistics once, in the real window, by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from organizer_app.domain.logistics.logistics_book import LogisticsBook, PartKind
from organizer_app.domain.model.rides import Ride
from organizer_app.services.plan.history import entries
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.logistics.columns import Amounts, Line, TableShown, spot_of
from organizer_app.ui.screens.logistics.lines import head_texts
from organizer_app.ui.screens.logistics.screen import LogisticsScreen
from organizer_app.ui.screens.logistics.table import LogisticsTable
from organizer_app.ui.theme.glyphs import Glyphs
from organizer_app.ui.theme.text_painting import TextPainter
from tests.support.builders import a_row
from tests.support.logistics_views import furnish
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.programs import running, screen_at


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        furnish(workspace)
    return path


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> LogisticsScreen:
    return shown(qtbot, program, 12)


def shown(qtbot: QtBot, program: Program, lines: int) -> LogisticsScreen:
    program.window.activateWindow()
    program.window.go_to(Destination("logistics", "sites"))
    found = program.window.deck.current
    qtbot.waitUntil(lambda: found.table.spoken_count() == lines)
    found.table.setFocus()
    return found


def said(screen: LogisticsScreen) -> str:
    return screen.table.spoken_item(screen.table.spoken_current()).name


def go_to(qtbot: QtBot, screen: LogisticsScreen, begins: str) -> None:
    """Go down until the line in hand begins so."""
    qtbot.keyClick(screen.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _line in range(screen.table.spoken_count()):
        if said(screen).startswith(begins):
            return
        qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    raise AssertionError(begins)


def type_in(qtbot: QtBot, screen: LogisticsScreen, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.waitUntil(screen.table.editor.isVisible)
    qtbot.keyClicks(screen.table.editor, text)
    qtbot.keyClick(screen.table.editor, key)


def test_a_plan_without_cities_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("logistics"), LogisticsScreen)
        qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.empty)
        assert screen.empty.accessibleName() == "No city to equip yet"
        assert not screen.top.add.isEnabled()
        assert screen.top.add.toolTip() == "Add a city in the plan first."
        assert not screen.filters.isVisible()
        screen.show_view("budget")
        qtbot.waitUntil(lambda: screen.presenter.kind is PartKind.BUDGET)
        screen.empty.acted.emit()
        assert program.window.deck.current is not screen


def test_more_passengers_than_seats_of_a_city_are_a_number_below_zero() -> None:
    row, van = a_row(action_id="a"), Ride(id="r", city_action_id="a", vehicle="Van", seats=8, taken=9)
    parts = {kind: {"a": [van]} if kind is PartKind.TRANSPORT else {} for kind in PartKind}
    book = LogisticsBook("prime-day", "Prime Day", "USD", "America/New_York", [row], parts)
    assert head_texts(book, PartKind.TRANSPORT, row, Amounts("USD"))["free"] == "\N{MINUS SIGN}1"


def said_of_all(screen: LogisticsScreen) -> str:
    return " ".join(screen.table.spoken_item(line).name for line in range(screen.table.spoken_count()))


def test_a_city_is_searched_and_a_cell_typed_over_refused_mended_and_taken_back(
    qtbot: QtBot, screen: LogisticsScreen, program: Program
) -> None:
    heads = {screen.table.spoken_item(number).name for number in range(screen.table.spoken_count())}
    assert "Seattle, WA, Rally at the Spheres, Jul 15, 3 sites" in heads
    screen.focus_search()
    qtbot.keyClicks(screen.top.search, "nowhere")
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.empty)
    assert screen.top.add.toolTip() == "No city is in sight: clear the filters first."
    screen.empty.acted.emit()
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.table)
    assert screen.top.add.isEnabled()
    assert screen.top.search.text() == ""
    assert screen.select_city("Seattle, WA")
    qtbot.waitUntil(lambda: said(screen).startswith("Seattle"))
    assert not screen.select_city("Atlantis")

    go_to(qtbot, screen, "Town Hall")
    for _column in range(3):
        qtbot.keyClick(screen.table, Qt.Key.Key_Right)
    assert said(screen) == "Town Hall, Holds: 80 of 150, 1 too small, Seattle, WA"
    qtbot.keyClicks(screen.table, "x")
    type_in(qtbot, screen, "yz")
    table = screen.table
    assert table.complaint.isVisible()
    assert "“xyz” is not a whole number" in table.editor.accessibleDescription()
    table.editor.clear()
    type_in(qtbot, screen, "400")
    qtbot.waitUntil(lambda: "Holds: 400" in said(screen))
    assert screen.table.hasFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    assert table.editor.text() == "400"
    qtbot.keyClick(table.editor, Qt.Key.Key_Escape)
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Holds: 80 of 150" in said(screen))

    # The first city is not pushed out by a table without room.
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    first = table.spoken_item(0).name
    table.setFixedHeight(40)
    table.go_to_key((table.line.action_id, "") if table.line else ("", ""))
    assert table.verticalScrollBar().value() == 0
    assert table.spoken_item(table.spoken_current()).name == first


def test_a_line_is_typed_from_cell_to_cell_and_choices_and_order_go_by_keyboard(
    qtbot: QtBot, screen: LogisticsScreen, plan: Path
) -> None:
    screen.show_view("materials")
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 9)
    go_to(qtbot, screen, "Portland")
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    for text in ("Water", "48", "12"):
        type_in(qtbot, screen, text, Qt.Key.Key_Tab)
    type_in(qtbot, screen, "jun 10", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(screen) == "Water, Ship by: Jun 10, late, 1 too late to ship, Portland, OR")
    qtbot.keyClick(screen.table, Qt.Key.Key_Left)
    assert said(screen).startswith("Water, Missing: 36")
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 9)
    with opened(plan) as workspace:
        assert len(entries(workspace)) == 4

    screen.show_view("sites")
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 12)
    go_to(qtbot, screen, "Library")
    qtbot.keyClick(screen.table, Qt.Key.Key_Right)
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    menu = screen.table.menu
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["Fallback"]
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(screen).startswith("Library, For: Dispersal"))
    qtbot.keyClick(screen.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(
        lambda: screen.table.spoken_item(screen.table.spoken_current() + 1).name[:9] == "Town Hall"
    )
    screen.show_view("run_of_show")
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 9)
    go_to(qtbot, screen, "Deliver")
    for _column in range(3):
        qtbot.keyClick(screen.table, Qt.Key.Key_Right)
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "overlap" not in said(screen))


def test_a_line_that_is_added_before_the_next_table_is_there_waits_for_it(
    qtbot: QtBot, screen: LogisticsScreen
) -> None:
    go_to(qtbot, screen, "Town Hall")
    screen.show_view("materials")
    qtbot.keyClick(screen.table, Qt.Key.Key_Insert)
    type_in(qtbot, screen, "Water")
    qtbot.waitUntil(lambda: said(screen).startswith("Water,"))


def test_a_line_is_stored_when_it_is_left_and_the_buttons_add_copy_and_print(
    qtbot: QtBot, screen: LogisticsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(qtbot, screen, "Portland")
    qtbot.keyClick(screen.table, Qt.Key.Key_Insert)
    qtbot.waitUntil(screen.table.editor.isVisible)
    qtbot.keyClicks(screen.table.editor, "Waterfront")
    first = screen.table.cell_rect(0, 0).center().toPoint()
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(first.x(), first.y()))
    qtbot.waitUntil(lambda: screen.presenter.held is not None and screen.table.spoken_count() == 14)
    qtbot.waitUntil(lambda: said(screen).startswith("Arlington"))
    go_to(qtbot, screen, "Waterfront")

    screen.show_view("run_of_show")
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 9)
    go_to(qtbot, screen, "Seattle")
    qtbot.mouseClick(screen.top.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 21)
    out = tmp_path / "run.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    qtbot.mouseClick(screen.top.paper, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert [entry.text() for entry in menu.actions()] == ["Print Seattle…", "Print all 7 cities in sight…"]
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(out.exists)
    screen.add_new()
    qtbot.waitUntil(screen.table.editor.isVisible)
    assert screen.table.field.code == "title"
    qtbot.keyClick(screen.table.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.table.spoken_count() == 21)


def test_the_budget_tells_cities_without_a_line_its_totals_and_what_is_owed(
    qtbot: QtBot, program: Program
) -> None:
    item = program.window.sidebar.items["logistics"]
    qtbot.waitUntil(lambda: item.accessibleName().startswith("Logistics, "))
    before = item.accessibleName()
    screen = shown(qtbot, program, 12)
    assert item.accessibleName() == before, "the badge was there before the screen was shown"
    program.window.resize(1100, 700)
    for kind in PartKind:
        screen.show_view(kind.value)
        qtbot.waitUntil(lambda kind=kind: screen.presenter.kind is kind)
        style = screen.top.views.button(kind.value).toolButtonStyle()
        assert style is Qt.ToolButtonStyle.ToolButtonTextBesideIcon, "it keeps its words in a small window"
    program.window.resize(1440, 900)
    screen.show_view("budget")
    qtbot.waitUntil(lambda: "no line yet" in said_of_all(screen))
    assert "Portland, OR, Rally for workers and immigrants, Jul 15, no line yet" in said_of_all(screen)
    assert "Rides still to pay" in said_of_all(screen)
    assert screen.table.accessibleDescription().startswith("Total: Planned $1,700, Spent $300")
    go_to(qtbot, screen, "Rides still to pay")
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.presenter.kind is PartKind.TRANSPORT)
    qtbot.waitUntil(lambda: said(screen).startswith("Seattle"))

    screen.show_view("budget")
    qtbot.waitUntil(lambda: bool(screen.table.accessibleDescription()))
    # The line of totals hides no line from the mouse.
    table = screen.table
    table.setFixedHeight(200)
    below = QPoint(20, table.viewport().height() - 4)
    assert table.spoken_at(below) == -1
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = table.cell_rect(table.spoken_count() - 1, 0)
    assert last.bottom() <= table.viewport().height() - last.height()
    table.grab()


def test_the_words_of_a_city_run_on_over_cells_that_say_nothing(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: dict[str, float] = {}
    city = LogisticsTable.paint_city

    def note(self: LogisticsTable, painter: QPainter, box: QRectF, shown: TableShown, line: Line) -> None:
        rooms[line.row.city if line.row else ""] = box.right()
        city(self, painter, box, shown, line)

    monkeypatch.setattr(LogisticsTable, "paint_city", note)
    screen = shown(qtbot, program, 12)
    program.window.resize(1100, 700)
    screen.show_view("materials")
    qtbot.waitUntil(lambda: "Signs" in said_of_all(screen))
    screen.table.grab()
    missing = screen.table.cell_rect(0, spot_of(PartKind.MATERIALS, "missing"))
    assert screen.table.cell_rect(0, 0).right() < rooms["Seattle"] < missing.right() - 8
    assert rooms["Arlington"] == screen.table.viewport().width()
    program.holder.choose("light", 2.0)
    qtbot.waitUntil(lambda: screen.table.horizontalScrollBar().maximum() > 0)
    rooms.clear()
    screen.table.grab()
    # Where the columns scroll, numbers end the words of a city, wherever they are just then.
    screen.table.horizontalScrollBar().setValue(screen.table.horizontalScrollBar().maximum())
    screen.table.grab()
    assert min(rooms.values()) >= screen.table.cell_rect(0, 0).right()

    # A line that goes takes along what is typed there.
    program.holder.choose("light", 1.0)
    table = screen.table
    editor, whole = table.editor, table._shown  # noqa: SLF001  # what it was told to show
    screen.resize(screen.width(), 320)
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    last = max(number for number, line in enumerate(whole.lines) if line.part is not None)
    for left in (whole.lines[:2], ()):
        table.show_table(whole)
        table.go_to_cell(last, 0)
        qtbot.keyClick(table, Qt.Key.Key_F2)
        assert editor.isVisible()
        # Lines above it may go, which scrolls.
        table.show_table(whole._replace(lines=whole.lines[last:]))
        assert editor.isVisible()
        table.show_table(whole._replace(lines=left))
        assert not editor.isVisible()


def test_which_action_of_a_city_it_is_is_said_whole_and_its_ball_grows_with_the_text(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_texts: dict[str, float] = {}
    balls: list[int] = []
    draw, ball = TextPainter.draw, Glyphs.ball

    def note(self: TextPainter, painter: QPainter, rect: QRectF, text: str, *rest: Any, **more: Any) -> float:
        shown_texts[text] = rect.width() - self.advance(text, rest[0])
        return draw(self, painter, rect, text, *rest, **more)

    def note_ball(self: Glyphs, level: int, size: int, dpr: float) -> QPixmap:
        balls.append(size)
        return ball(self, level, size, dpr)

    monkeypatch.setattr(TextPainter, "draw", note)
    monkeypatch.setattr(Glyphs, "ball", note_ball)
    screen = shown(qtbot, program, 12)
    screen.show_view("transport")
    qtbot.waitUntil(lambda: screen.table.spoken_count() > 8)
    for zoom in (2.0, 1.0):
        program.holder.choose("light", zoom)
        balls.clear()
        shown_texts.clear()
        screen.table.grab()
        assert set(balls) == {16 * zoom}
    room = next(left for text, left in shown_texts.items() if text.startswith("Vigil at the second"))
    assert room >= 0
