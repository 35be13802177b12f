"""Permits are searched, ordered by their headings and narrowed down in the real window, by keyboard."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.checklists.line_values import Row
from organizer_app.ui.screens.checklists.screen import ChecklistsScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import sheet_around
from organizer_app.ui.theme.themed import change_theme
from tests.support.long_words import long_words
from tests.support.open_plans import empty_plan, sample_plan
from tests.support.programs import running, screen_at, settle


def permits_screen(qtbot: QtBot, program: Program) -> ChecklistsScreen:
    """Return the screen with the view of permits of the sample."""
    program.window.activateWindow()
    screen = screen_at(program.window, Destination("checklists", "permits"), ChecklistsScreen)
    qtbot.waitUntil(lambda: len(screen.permits.list.lines) == 8)
    return screen


def cities_shown(screen: ChecklistsScreen) -> list[str]:
    """Return the cities of the permits that are listed."""
    entries = screen.permits.list.lines
    return [entry.texts[1].upper for entry in entries if isinstance(entry, Row)]


def test_permits_are_searched_and_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        pane = screen.permits
        qtbot.keyClick(program.window, "F", Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(screen.search.hasFocus)
        assert screen.search.accessibleName() == "Search permits, cities, authorities"
        qtbot.keyClicks(screen.search, "parade")
        qtbot.waitUntil(lambda: cities_shown(screen) == ["San Francisco, CA", "New York, NY"])
        assert pane.stages.total.text() == "2 of 4 permits"
        qtbot.keyClicks(screen.search, " nowhere")
        qtbot.waitUntil(pane.empty.isVisible)
        pane.empty.acted.emit()
        qtbot.waitUntil(lambda: pane.stages.total.text() == "4 permits")
        assert screen.search.text() == ""


def test_a_permit_says_which_action_of_a_city_it_is_for(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        entries = permits_screen(qtbot, program).permits.list.lines
        tails = {row.texts[1].upper: row.texts[1].tail for row in entries if isinstance(row, Row)}
        assert tails["New York, NY"] == " · Jul 15"
        assert tails["Seattle, WA"] == ""


def test_the_heading_that_orders_is_whole_beside_its_arrow(qtbot: QtBot, tmp_path: Path) -> None:
    with long_words(), running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        for width in (1100, 1440):
            program.window.resize(width, 700)
            settle(qtbot, program)
            assert "…" not in screen.permits.header.buttons["day"].text()


def test_a_heading_orders_the_permits_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        pane = screen.permits
        city = pane.header.buttons["city"]
        assert city.accessibleName() == "Order by: City and kind"
        city.setFocus()
        qtbot.keyClick(city, Qt.Key.Key_Return)
        assert cities_shown(screen) == sorted(cities_shown(screen))
        assert city.accessibleName() == "City and kind, the list is in order"
        assert not city.icon().isNull()
        assert pane.header.buttons["day"].icon().isNull()
        qtbot.keyClick(city, Qt.Key.Key_Space)
        assert cities_shown(screen) == sorted(cities_shown(screen), reverse=True)
        assert "descending" in city.accessibleName()


def test_a_stage_and_a_chip_keep_the_same_permits(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        pane = screen.permits
        filed = pane.stages.buttons[PermitStatus.FILED]
        assert filed.accessibleName() == "Filed: 1 permit"
        qtbot.keyClick(filed, Qt.Key.Key_Return)
        assert cities_shown(screen) == ["New York, NY"]
        assert filed.isChecked()
        assert pane.chips.chips[Facet.STATUS].text() == "Filed"
        qtbot.keyClick(pane.chips.chips[Facet.STATUS], Qt.Key.Key_Delete)
        assert len(cities_shown(screen)) == 4
        assert not filed.isChecked()

        qtbot.keyClick(pane.chips.chips[Facet.KIND], Qt.Key.Key_Down)
        assert pane.chips.menu is not None
        next(entry for entry in pane.chips.menu.actions() if entry.text().startswith("Sound")).trigger()
        pane.chips.menu.close()
        assert cities_shown(screen) == ["New York, NY"]
        change_theme(screen, Theme("dark"))
        assert not screen.grab().isNull()


def test_headings_stand_above_their_columns_and_go_where_these_are_left_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        header, view = screen.permits.header, screen.permits.list
        for width in (1440, 1100):
            program.window.resize(width, 800)
            QCoreApplication.processEvents()
            for placed in view.placed():
                if placed.column.code:
                    button = header.buttons[placed.column.code]
                    # The one with the arrow begins with air.
                    assert abs(button.x() + 6 - placed.left) <= (1 if button.icon().isNull() else 3)
                    assert button.geometry().right() <= placed.left + placed.room + 12
        assert screen.select_city("San Francisco, CA")
        qtbot.waitUntil(screen.permit_panel.isVisible)
        qtbot.waitUntil(lambda: len(view.placed()) == 4)
        assert header.buttons["authority"].isHidden()
        assert header.buttons["source"].isHidden()
        assert not header.buttons["day"].isHidden()


def test_only_what_there_is_to_do_is_offered_for_permits(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        assert screen.permits.track.text() == "Track all 2"
        screen.permits.track.click()
        qtbot.waitUntil(screen.permits.track.isHidden)
        assert not screen.permits.chips.isHidden()


def test_a_plan_without_permits_and_tasks_has_no_bars_for_them(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        program.window.go_to(Destination("checklists", "permits"))
        assert program.window.deck is not None
        bare = program.window.deck.current
        assert isinstance(bare, ChecklistsScreen)
        qtbot.waitUntil(bare.permits.empty.isVisible)
        assert bare.filters.isHidden()
        assert bare.permits.stages.isHidden()
        assert bare.permits.legal.isVisible()
        bare.show_view("checklists")
        assert bare.filters.isVisible()
        qtbot.waitUntil(bare.empty.isVisible)
        assert bare.legend.isHidden(), "no sign is in sight that it could explain"


def test_the_form_of_a_permit_says_nothing_of_an_action_before_a_city_is_chosen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = permits_screen(qtbot, program)
        form = screen.forms.permit
        screen.forms.ask_permit("")
        settle(qtbot, program)
        assert form.city.action_id == ""
        assert not any(box.isChecked() for box in form.triggers.boxes)
        assert not form.triggers.isEnabled()
        form.city.setCurrentIndex(form.city.findText("San Francisco, CA"))
        qtbot.waitUntil(form.triggers.boxes[0].isChecked)
        assert form.triggers.isEnabled()


def test_the_cities_offered_for_a_permit_look_like_the_form_and_stay_in_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, sample_plan(tmp_path), size=(1100, 700)) as program:
        screen = permits_screen(qtbot, program)
        screen.forms.ask_permit("")
        settle(qtbot, program)
        city = screen.forms.permit.city
        line, completer = city.lineEdit(), city.completer()
        assert line is not None
        assert completer is not None
        line.setFocus()
        line.clear()
        qtbot.keyClicks(line, "an")
        offers = completer.popup()
        assert offers is not None
        qtbot.waitUntil(offers.isVisible)
        assert offers.objectName() == "completion"
        assert offers.styleSheet() == sheet_around(city)
        window = program.window
        corner = window.mapToGlobal(QPoint())
        assert QRect(corner, window.size()).contains(QRect(offers.mapToGlobal(QPoint()), offers.size()))
        qtbot.keyClick(offers, Qt.Key.Key_Escape)
