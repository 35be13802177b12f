"""The plan's screen: one selection in every view, as many panes as fit, everything by keyboard."""

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from organizer_app.domain.rows.action_rows import ActionRow
from organizer_app.ui.application import Program
from organizer_app.ui.screens.plan.screen import PlanScreen
from organizer_app.ui.screens.plan.store.facets import FACETS
from organizer_app.ui.screens.plan.store.plan_view import Field, ViewKind
from tests.support.open_plans import empty_plan, opened, sample_plan
from tests.support.plan_views import row_in
from tests.support.programs import running, screen_of


@pytest.fixture
def screen(program: Program) -> PlanScreen:
    return screen_of(program)


def click_city(qtbot: QtBot, screen: PlanScreen, city: str) -> None:
    """Click the line of a city in the list."""
    table = screen.list.table
    row = table.lines.row_of(screen.presenter.find_place(city))
    assert row is not None
    spot = table.visualRect(table.lines.index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def spoken_line(screen: PlanScreen) -> str:
    """Return the current line of the list as screen readers say it."""
    table = screen.list.table
    return str(table.lines.data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def field(screen: PlanScreen, code: str) -> QLineEdit:
    """Return the editor of a field of the inspector."""
    editor = screen.inspector.findChild(QLineEdit, f"field-{code}")
    assert isinstance(editor, QLineEdit)
    return editor


def row_shown(screen: PlanScreen, city: str) -> ActionRow:
    """Return the row behind the line of a city in the list."""
    lines = screen.list.table.lines
    row = lines.row_of(screen.presenter.find_place(city))
    assert row is not None
    group = lines.group_at(row)
    assert group is not None
    return group.head


def type_into(qtbot: QtBot, editor: QLineEdit, text: str) -> None:
    """Replace what a field holds and leave it."""
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_one_honest_path_from_the_list_to_the_database_and_back(
    qtbot: QtBot, program: Program, screen: PlanScreen, plan: Path
) -> None:
    click_city(qtbot, screen, "Seattle, WA")
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    assert screen.inspector.isVisible()
    assert field(screen, "starts").text() == "12:00 PM"
    type_into(qtbot, field(screen, "starts"), "1 pm")
    qtbot.waitUntil(program.window.toast.isVisible)
    assert program.window.toast.isVisible()
    with opened(plan) as other:
        assert row_in(other, "Seattle").starts == 13 * 60
    qtbot.waitUntil(lambda: row_shown(screen, "Seattle, WA").starts == 13 * 60)
    assert "1:00 PM" in spoken_line(screen)
    assert field(screen, "starts").text() == "1:00 PM"
    screen.list.table.setFocus()
    qtbot.keyClick(screen.list.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: row_shown(screen, "Seattle, WA").starts == 12 * 60)
    assert field(screen, "starts").text() == "12:00 PM"
    with opened(plan) as other:
        assert row_in(other, "Seattle").starts == 12 * 60


def test_the_toast_takes_the_step_back(
    qtbot: QtBot, program: Program, screen: PlanScreen, plan: Path
) -> None:
    click_city(qtbot, screen, "Seattle, WA")
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    type_into(qtbot, field(screen, "venue"), "Westlake Park")
    qtbot.waitUntil(program.window.toast.isVisible)
    qtbot.waitUntil(lambda: row_shown(screen, "Seattle, WA").venue == "Westlake Park")
    program.window.toast.undo_asked.emit()
    qtbot.waitUntil(lambda: row_shown(screen, "Seattle, WA").venue == "Amazon Spheres")
    assert field(screen, "venue").text() == "Amazon Spheres"
    with opened(plan) as other:
        assert row_in(other, "Seattle").venue == "Amazon Spheres"


def test_a_value_that_cannot_be_taken_is_explained_in_the_inspector(qtbot: QtBot, screen: PlanScreen) -> None:
    click_city(qtbot, screen, "Seattle, WA")
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    type_into(qtbot, field(screen, "city"), "Springfield")
    assert screen.inspector.form is not None
    row = screen.inspector.form.fields["city"]
    qtbot.waitUntil(lambda: "Add the state." in row.problem)


def test_a_narrow_window_takes_turns_between_map_and_list(
    qtbot: QtBot, program: Program, screen: PlanScreen
) -> None:
    assert (screen.map.isVisible(), screen.list.isVisible(), screen.tabs.isVisible()) == (True, True, False)
    program.window.resize(1050, 700)
    assert (screen.map.isVisible(), screen.list.isVisible(), screen.tabs.isVisible()) == (True, False, True)
    screen.tabs.button("list").click()
    assert (screen.map.isVisible(), screen.list.isVisible()) == (False, True)
    click_city(qtbot, screen, "Portland, OR")
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    assert screen.inspector.isVisible()
    assert screen.inspector.geometry().right() < screen.width()
    screen.tabs.button("map").click()
    assert screen.map.isVisible()
    program.window.resize(1440, 900)
    assert all(pane.isVisible() for pane in (screen.map, screen.list, screen.inspector))


def test_in_a_middling_window_the_inspector_takes_the_place_of_the_list(
    program: Program, screen: PlanScreen
) -> None:
    program.window.resize(1200, 800)
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    assert (screen.list.isVisible(), screen.inspector.isVisible()) == (False, True)
    screen.inspector.closed.emit()
    assert (screen.list.isVisible(), screen.inspector.isVisible()) == (True, False)


@pytest.mark.parametrize("width", [1024, 1100, 1280, 1440])
def test_bars_never_overlap_or_leave_the_window(program: Program, screen: PlanScreen, width: int) -> None:
    program.window.resize(width, 700)
    values = {"date": "2019-07-15", "readiness": "0", "lacks": "window", "size": "1000"}
    for facet in FACETS:
        screen.presenter.toggle(facet, values.get(facet.value, "x"))
    for kind in ViewKind:
        screen.presenter.choose_view(kind)
        for bar in (screen.top, screen.filters):
            parts = [part.geometry() for part in bar.children() if part.isWidgetType() and part.isVisible()]
            for number, part in enumerate(parts):
                assert part.right() <= bar.width()
                assert not any(part.intersects(other) for other in parts[number + 1 :])
    assert program.window.width() == width


def test_the_same_selection_in_every_view(qtbot: QtBot, screen: PlanScreen) -> None:
    screen.choose_place(screen.presenter.find_place("Arlington, VA"))
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    action_id = screen.inspector.action_id
    for keys, view in (("2", "month"), ("3", "week"), ("4", "agenda"), ("5", "timeline")):
        qtbot.keyClick(screen, keys, Qt.KeyboardModifier.ControlModifier)
        assert screen.views.currentWidget() is getattr(screen.views, view)
        assert action_id in getattr(screen.views, view).visible_ids()
    qtbot.keyClick(screen, "1", Qt.KeyboardModifier.ControlModifier)
    assert screen.list.table.current_key() == screen.presenter.find_place("Arlington, VA")


def test_the_focus_goes_along_from_view_to_view(qtbot: QtBot, program: Program, screen: PlanScreen) -> None:
    program.window.activateWindow()
    screen.list.table.setFocus()
    screen.presenter.choose_view(ViewKind.AGENDA)
    assert program.window.focusWidget() is screen.views.agenda
    qtbot.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert program.window.focusWidget() is screen.top.search
    qtbot.keyClick(screen.top.search, Qt.Key.Key_Escape)
    assert program.window.focusWidget() is screen.views.agenda


def test_f6_goes_from_pane_to_pane(qtbot: QtBot, program: Program, screen: PlanScreen) -> None:
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    program.window.activateWindow()
    screen.list.table.setFocus()
    seen = []
    for _step in range(5):
        qtbot.keyClick(program.window, Qt.Key.Key_F6)
        focused = program.window.focusWidget()
        seen += [pane for pane in screen.panes_in_sight() if pane is focused or pane.isAncestorOf(focused)]
    assert seen == [
        screen.inspector,
        screen.filters,
        screen.map,
        screen.views.map_page.strip.chart,
        screen.list,
    ]


def test_a_search_that_finds_nothing_offers_the_way_back(qtbot: QtBot, screen: PlanScreen) -> None:
    qtbot.keyClicks(screen.top.search, "nowhere")
    assert screen.views.currentWidget() is screen.views.empty
    screen.views.empty.acted.emit()
    assert screen.views.currentWidget() is screen.views.map_page
    assert screen.top.search.text() == ""


def test_a_new_action_is_made_by_keyboard_alone(
    qtbot: QtBot, program: Program, screen: PlanScreen, plan: Path
) -> None:
    program.window.activateWindow()
    qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.form is not None
    qtbot.keyClicks(screen.form.city, "Springfield")
    qtbot.keyClick(screen.form.city, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Add the state." in screen.form.problem(Field.CITY))
    screen.form.city.setText("Boise, ID")
    qtbot.keyClick(screen.form.city, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.form.isHidden)
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    with opened(plan) as other:
        assert row_in(other, "Boise").day == "2019-07-15"
    assert screen.list.table.current_key() == screen.presenter.find_place("Boise, ID")


def test_the_inspector_adds_and_removes(qtbot: QtBot, screen: PlanScreen) -> None:
    screen.choose_place(screen.presenter.find_place("Portland, OR"))
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    screen.inspector.add_action_requested.emit()
    assert screen.form is not None
    assert screen.form.city.text() == "Portland, OR"
    screen.form.leave()
    screen.inspector.remove_action_requested.emit()
    qtbot.waitUntil(lambda: screen.presenter.find_place("Portland, OR") == "")
    assert screen.inspector.action_id == ""


def test_an_empty_plan_says_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path, "empty.organizer")) as program:
        screen = screen_of(program)
        assert screen.views.currentWidget() is screen.views.empty
        assert not screen.list.isVisible()
        screen.views.empty.acted.emit()
        assert screen.form is not None
        assert screen.form.isVisible()
        screen.presenter.choose_view(ViewKind.MONTH)
        assert screen.views.currentWidget() is screen.views.month


def test_a_day_opened_in_the_month_leads_to_the_agenda(screen: PlanScreen) -> None:
    screen.presenter.choose_view(ViewKind.MONTH)
    screen.views.month.day_opened.emit("2019-07-15")
    assert screen.views.currentWidget() is screen.views.agenda


def test_the_map_and_the_list_select_each_other(qtbot: QtBot, screen: PlanScreen) -> None:
    key = screen.presenter.find_place("Minneapolis, MN")
    rect = screen.map.rect_of(key)
    assert rect is not None
    center: QPoint = rect.center().toPoint()
    qtbot.mouseClick(screen.map, Qt.MouseButton.LeftButton, pos=center)
    assert screen.list.table.current_key() == key


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, screen: PlanScreen) -> None:
    screen.ask_for_action()
    screen.choose_place(screen.presenter.find_place("Seattle, WA"))
    qtbot.waitUntil(lambda: screen.inspector.action_id != "")
    parts = [
        part
        for kind in (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
        for part in screen.findChildren(kind)
    ]
    nameless = [
        part
        for part in parts
        if part.isVisible()
        and part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (part.accessibleName() or text(part))
    ]
    assert nameless == []


def text(part: object) -> str:
    return part.text() if isinstance(part, QAbstractButton) else ""


def test_it_is_drawn_in_another_theme_without_being_made_anew(program: Program, screen: PlanScreen) -> None:
    screen.presenter.choose_view(ViewKind.MONTH)
    screen.presenter.choose_view(ViewKind.AGENDA)
    program.holder.choose("dark")
    assert program.window.plan_screen is screen
    program.holder.choose("light")


@pytest.mark.parametrize("kind", list(ViewKind))
def test_a_view_out_of_sight_takes_another_theme_before_it_is_seen_again(
    program: Program, screen: PlanScreen, kind: ViewKind
) -> None:
    def lightness() -> int:
        screen.presenter.choose_view(kind)
        whole = screen.views.grab().toImage()
        mean = whole.scaled(1, 1, mode=Qt.TransformationMode.SmoothTransformation)
        return mean.pixelColor(0, 0).lightness()

    other = next(each for each in ViewKind if each is not kind)
    assert lightness() > 200
    screen.presenter.choose_view(other)
    program.holder.choose("dark")
    assert lightness() < 60
    screen.presenter.choose_view(other)
    program.holder.choose("light")
    assert lightness() > 200


def test_what_is_not_on_the_map_is_listed_first_when_one_asks(screen: PlanScreen) -> None:
    screen.map.unplaced_chosen.emit()
    lines = screen.list.table.lines
    heads = [
        str(lines.data(lines.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)) for row in lines.head_rows()
    ]
    assert heads == ["On the map of the USA. 8 cities."]
    assert screen.list.isAncestorOf(screen.window().focusWidget())


@pytest.mark.parametrize("kind", list(ViewKind))
def test_escape_goes_back_from_what_is_selected(qtbot: QtBot, screen: PlanScreen, kind: ViewKind) -> None:
    screen.presenter.choose_view(kind)
    screen.choose_all()
    assert screen.is_inspecting
    screen.focus_main()
    qtbot.keyClick(screen.window().focusWidget(), Qt.Key.Key_Escape)
    assert not screen.is_inspecting
    assert screen.presenter.selection.actions == ()
    qtbot.keyClick(screen.window().focusWidget(), Qt.Key.Key_Escape)
    assert screen.presenter.kind is kind


def test_an_action_is_brought_into_the_shared_window_by_the_button_of_the_inspector(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    click_city(qtbot, screen, "Seattle")
    screen.inspector.show_tab("details")
    row = screen.inspector.shared_window
    qtbot.waitUntil(row.button.isVisible)
    action_id = screen.inspector.action_id
    screen.presenter.edit(action_id, Field.STARTS, time(7))
    qtbot.waitUntil(row.button.isEnabled)
    assert row.note.text().startswith("It would start on Mon, Jul 15")
    assert row.button.accessibleDescription() == row.note.text()
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not row.button.isEnabled())
    assert row.note.text() == "It already starts on time."
    screen.presenter.undo()
    qtbot.waitUntil(row.button.isEnabled)


def test_a_city_that_no_gazetteer_knows_is_refused_while_it_is_typed(
    qtbot: QtBot, screen: PlanScreen
) -> None:
    click_city(qtbot, screen, "Seattle")
    screen.inspector.show_tab("details")
    line = field(screen, "city")
    qtbot.waitUntil(line.isVisible)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Sacremento, CA")
    form = screen.inspector.form
    assert form is not None
    city = form.fields["city"]
    qtbot.waitUntil(lambda: city.problem.startswith("No city is called “Sacremento, CA”."))
    assert "Sacramento, CA" in city.problem
    assert line.property("invalid")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert city.problem == ""


def test_an_empty_plan_leads_to_the_import_and_a_filter_that_keeps_nothing_does_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with running(qtbot, empty_plan(tmp_path, "empty.organizer")) as program:
        screen = screen_of(program)
        monkeypatch.setattr(program.window, "open_sheet", lambda sheet, _subject="": asked.append(sheet))
        link = screen.views.empty.other
        assert (link.isVisible(), link.text()) == (True, "Import a file…")
        link.click()
        assert asked == ["importing"]
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_of(program)
        screen.search_for("no such city")
        qtbot.waitUntil(lambda: screen.views.currentWidget() is screen.views.empty)
        assert screen.views.empty.other.isHidden()
