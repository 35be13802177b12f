"""The plan's screen: one selection in every view, as many panes as fit, everything by keyboard."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.facets import FACETS
from organizer_app.ui.screens.plan.store.plan_view import Field, ViewKind
from tests.support.open_plans import empty_plan, opened
from tests.support.plan_views import row_in
from tests.support.programs import running, screen_of

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(program: Program) -> PlanScreen:
    return screen_of(program)


def open_city(qtbot: QtBot, screen: PlanScreen, city: str) -> None:
    """Click the line of a city in the list and wait for its action."""
    table = screen.list.table
    row = table.lines.row_of(screen.presenter.find_place(city))
    spot = table.visualRect(table.lines.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")


def spoken(screen: PlanScreen, row: int) -> str:
    """Return a line of the list as screen readers say it."""
    lines = screen.list.table.lines
    return str(lines.data(lines.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))


def field(screen: PlanScreen, code: str) -> QLineEdit:
    return screen.inspector.findChild(QLineEdit, f"field-{code}")


def shown_row(screen: PlanScreen, city: str) -> ActionRow:
    """Return the row behind the line of a city in the list."""
    lines = screen.list.table.lines
    return lines.group_at(lines.row_of(screen.presenter.find_place(city))).head


def stored_row(plan: Path, city: str) -> ActionRow:
    with opened(plan) as other:
        return row_in(other, city)


def type_into(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    """Replace what a field holds."""
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_one_honest_path_from_the_list_to_the_database_and_back(
    qtbot: QtBot, program: Program, screen: PlanScreen, plan: Path
) -> None:
    open_city(qtbot, screen, "Seattle, WA")
    starts, venue, toast = field(screen, "starts"), field(screen, "venue"), program.window.toast
    assert (screen.inspector.isVisible(), starts.text()) == (True, "12:00 PM")
    type_into(qtbot, starts, "1 pm")
    qtbot.keyClick(starts, Qt.Key.Key_Return)
    qtbot.waitUntil(toast.isVisible)
    assert stored_row(plan, "Seattle").starts == 13 * 60
    qtbot.waitUntil(lambda: shown_row(screen, "Seattle, WA").starts == 13 * 60)
    assert "1:00 PM" in spoken(screen, screen.list.table.currentIndex().row())
    assert starts.text() == "1:00 PM"
    screen.list.table.setFocus()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: shown_row(screen, "Seattle, WA").starts == 12 * 60)
    assert (starts.text(), stored_row(plan, "Seattle").starts) == ("12:00 PM", 12 * 60)
    type_into(qtbot, venue, "Westlake Park")
    qtbot.keyClick(venue, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_row(screen, "Seattle, WA").venue == "Westlake Park")
    qtbot.waitUntil(toast.isVisible)
    toast.undo_asked.emit()
    qtbot.waitUntil(lambda: shown_row(screen, "Seattle, WA").venue == "Amazon Spheres")
    assert (venue.text(), stored_row(plan, "Seattle").venue) == ("Amazon Spheres", "Amazon Spheres")


def test_the_inspector_refuses_a_city_and_brings_an_action_into_the_shared_window(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    open_city(qtbot, screen, "Seattle")
    screen.inspector.show_tab("details")
    line, city = field(screen, "city"), screen.inspector.form.fields["city"]
    qtbot.waitUntil(line.isVisible)
    type_into(qtbot, line, "Sacremento, CA")
    qtbot.waitUntil(lambda: city.problem.startswith("No city is called “Sacremento, CA”."))
    assert "Sacramento, CA" in city.problem
    assert line.property("invalid")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert city.problem == ""
    type_into(qtbot, line, "Springfield")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Add the state." in city.problem)
    qtbot.keyClick(line, Qt.Key.Key_Escape)

    row = screen.inspector.shared_window
    qtbot.waitUntil(row.button.isVisible)
    screen.presenter.edit(screen.inspector.action_id, Field.STARTS, time(7))
    qtbot.waitUntil(row.button.isEnabled)
    assert row.note.text().startswith("It would start on Mon, Jul 15")
    assert row.button.accessibleDescription() == row.note.text()
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not row.button.isEnabled())
    assert row.note.text() == "It already starts on time."
    screen.presenter.undo()
    qtbot.waitUntil(row.button.isEnabled)


def test_a_window_shows_as_many_panes_as_fit_and_f6_goes_from_one_to_the_next(
    qtbot: QtBot, program: Program, screen: PlanScreen
) -> None:
    def in_sight() -> list[bool]:
        return [each.isVisible() for each in (screen.map, screen.list, screen.inspector, screen.tabs)]

    assert in_sight() == [True, True, False, False]
    program.window.resize(1050, 700)
    assert in_sight() == [True, False, False, True]
    screen.tabs.button("list").click()
    assert in_sight()[:2] == [False, True]
    open_city(qtbot, screen, "Portland, OR")
    assert screen.inspector.isVisible()
    assert screen.inspector.geometry().right() < screen.width()
    screen.tabs.button("map").click()
    assert screen.map.isVisible()
    program.window.resize(1200, 800)
    assert in_sight()[1:3] == [False, True], "the inspector takes the place of the list"
    screen.inspector.closed.emit()
    assert in_sight()[1:3] == [True, False]
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    program.window.resize(1440, 900)
    assert in_sight() == [True, True, True, False]

    program.window.activateWindow()
    screen.list.table.setFocus()
    seen = []
    for _step in range(5):
        qtbot.keyClick(program.window, Qt.Key.Key_F6)
        focused = program.window.focusWidget()
        seen += [pane for pane in screen.panes_in_sight() if pane is focused or pane.isAncestorOf(focused)]
    strip = screen.views.map_page.strip.chart
    assert seen == [screen.inspector, screen.filters, screen.map, strip, screen.list]
    screen.presenter.choose_view(ViewKind.AGENDA)
    assert program.window.focusWidget() is screen.views.agenda
    qtbot.keyClick(screen, Qt.Key.Key_F, CONTROL)
    assert program.window.focusWidget() is screen.top.search
    qtbot.keyClick(screen.top.search, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is screen.views.agenda


def test_bars_never_overlap_or_leave_the_window(program: Program, screen: PlanScreen) -> None:
    values = {"date": "2019-07-15", "readiness": "0", "lacks": "window", "size": "1000"}
    for facet in FACETS:
        screen.presenter.toggle(facet, values.get(facet.value, "x"))
    for kind in ViewKind:
        screen.presenter.choose_view(kind)
        for width in (1024, 1100, 1280, 1440):
            program.window.resize(width, 700)
            for bar in (screen.top, screen.filters):
                parts = [
                    each.geometry() for each in bar.children() if each.isWidgetType() and each.isVisible()
                ]
                for number, part in enumerate(parts):
                    assert part.right() <= bar.width()
                    assert not any(part.intersects(other) for other in parts[number + 1 :])
            assert program.window.width() == width


def test_every_view_shows_the_same_selection_and_escape_goes_back_from_it(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    key = screen.presenter.find_place("Minneapolis, MN")
    spot = screen.map.rect_of(key).center().toPoint()
    qtbot.mouseClick(screen.map, Qt.MouseButton.LeftButton, pos=spot)
    assert screen.list.table.current_key() == key
    screen.choose_place(screen.presenter.find_place("Arlington, VA"))
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    action_id = screen.inspector.action_id
    for number, view in ((2, "month"), (3, "week"), (4, "agenda"), (5, "timeline")):
        qtbot.keyClick(screen, str(number), CONTROL)
        assert screen.views.currentWidget() is getattr(screen.views, view)
        assert action_id in getattr(screen.views, view).visible_ids()
    qtbot.keyClick(screen, "1", CONTROL)
    assert screen.list.table.current_key() == screen.presenter.find_place("Arlington, VA")

    for kind in ViewKind:
        screen.presenter.choose_view(kind)
        screen.choose_all()
        assert screen.is_inspecting
        screen.focus_main()
        qtbot.keyClick(screen.window().focusWidget(), Qt.Key.Key_Escape)
        assert (screen.is_inspecting, screen.presenter.selection.actions) == (False, ()), kind
        qtbot.keyClick(screen.window().focusWidget(), Qt.Key.Key_Escape)
        assert screen.presenter.kind is kind

    screen.presenter.choose_view(ViewKind.MONTH)
    screen.views.month.day_opened.emit("2019-07-15")
    assert screen.views.currentWidget() is screen.views.agenda
    screen.presenter.choose_view(ViewKind.MAP)
    screen.map.unplaced_chosen.emit()
    heads = [spoken(screen, row) for row in screen.list.table.lines.head_rows()]
    assert heads == ["On the map of the USA. 8 cities."], "what is not on the map would come first"
    assert screen.list.isAncestorOf(screen.window().focusWidget())


def test_a_new_action_is_made_by_keyboard_alone_and_the_inspector_adds_and_removes(
    qtbot: QtBot, program: Program, screen: PlanScreen, plan: Path
) -> None:
    program.window.activateWindow()
    qtbot.keyClick(screen, Qt.Key.Key_N, CONTROL)
    form = screen.form
    qtbot.keyClicks(form.city, "Springfield")
    qtbot.keyClick(form.city, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Add the state." in form.problem(Field.CITY))
    form.city.setText("Boise, ID")
    qtbot.keyClick(form.city, Qt.Key.Key_Return)
    qtbot.waitUntil(form.isHidden)
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    assert stored_row(plan, "Boise").day == "2019-07-15"
    assert screen.list.table.current_key() == screen.presenter.find_place("Boise, ID")

    open_city(qtbot, screen, "Portland, OR")
    screen.inspector.add_action_requested.emit()
    assert form.city.text() == "Portland, OR"
    nameless = [
        part
        for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
        for part in screen.findChildren(kind)
        if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        if not (part.accessibleName() or (isinstance(part, QAbstractButton) and part.text()))
    ]
    assert nameless == []
    form.leave()
    screen.inspector.remove_action_requested.emit()
    qtbot.waitUntil(lambda: screen.presenter.find_place("Portland, OR") == "")
    assert screen.inspector.action_id == ""


def test_views_out_of_sight_take_another_theme_before_they_are_seen_again(
    program: Program, screen: PlanScreen
) -> None:
    def lightness(kind: ViewKind) -> int:
        screen.presenter.choose_view(kind)
        whole = screen.views.grab().toImage()
        mean = whole.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
        return mean.pixelColor(0, 0).lightness()

    assert all(lightness(kind) > 200 for kind in ViewKind)
    program.holder.choose("dark")
    assert [kind for kind in ViewKind if lightness(kind) >= 60] == []
    screen.presenter.choose_view(ViewKind.MAP)
    program.holder.choose("light")
    assert [kind for kind in ViewKind if lightness(kind) <= 200] == []
    assert program.window.plan_screen is screen, "it is not made anew"


def test_an_empty_plan_says_what_to_do_first_and_a_search_without_a_find_leads_back(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: PlanScreen
) -> None:
    views, asked = screen.views, list[str]()
    qtbot.keyClicks(screen.top.search, "nowhere")
    assert views.currentWidget() is views.empty
    assert views.empty.other.isHidden(), "nothing is to be imported"
    views.empty.acted.emit()
    assert (views.currentWidget(), screen.top.search.text()) == (views.map_page, "")
    with running(qtbot, empty_plan(tmp_path, "empty.organizer")) as program:
        screen = screen_of(program)
        views = screen.views
        assert (views.currentWidget(), screen.list.isVisible()) == (views.empty, False)
        monkeypatch.setattr(program.window, "open_sheet", lambda sheet, _subject="": asked.append(sheet))
        assert (views.empty.other.isVisible(), views.empty.other.text()) == (True, "Import a file…")
        views.empty.other.click()
        assert asked == ["importing"]
        views.empty.acted.emit()
        assert screen.form.isVisible()
        screen.presenter.choose_view(ViewKind.MONTH)
        assert views.currentWidget() is views.month
