"""Permits are searched, ordered by their headings and narrowed down in the real window, by keyboard."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.domain.model.permits import PermitStatus
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.checklists.rows import Row
from organizer_app.ui.screens.checklists.screen import ChecklistsScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.theme_holder import sheet_around
from organizer_app.ui.theme.themed import change_theme
from tests.support.long_words import long_words
from tests.support.open_plans import empty_plan
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


def order_by_city_and_back(qtbot: QtBot, screen: ChecklistsScreen) -> None:
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


def test_permits_are_searched_ordered_and_narrowed_down_by_keyboard(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
        screen = permits_screen(qtbot, program)
        pane = screen.permits
        tails = {row.texts[1].upper: row.texts[1].tail for row in pane.list.lines if isinstance(row, Row)}
        assert (tails["New York, NY"], tails["Seattle, WA"]) == (" · Jul 15", "")
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

        order_by_city_and_back(qtbot, screen)

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
        next(entry for entry in pane.chips.menu.actions() if entry.text().startswith("Sound")).trigger()
        pane.chips.menu.close()
        assert cities_shown(screen) == ["New York, NY"]
        change_theme(screen, Theme("dark"))
        assert not screen.grab().isNull()
        qtbot.keyClick(pane.chips.chips[Facet.KIND], Qt.Key.Key_Delete)

        assert pane.track.text() == "Track all 2"
        pane.track.click()
        qtbot.waitUntil(pane.track.isHidden)
        assert not pane.chips.isHidden()


def test_headings_stand_above_their_columns_and_the_form_fits_the_window(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
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

        form = screen.forms.permit
        screen.forms.ask_permit("")
        settle(qtbot, program)
        assert form.city.action_id == ""
        assert not any(box.isChecked() for box in form.triggers.boxes)
        assert not form.triggers.isEnabled()
        form.city.setCurrentIndex(form.city.findText("San Francisco, CA"))
        qtbot.waitUntil(form.triggers.boxes[0].isChecked)
        assert form.triggers.isEnabled()

        # The cities that are offered look like the form and stay in the window, which is 1100 wide.
        city = screen.forms.permit.city
        line, completer = city.lineEdit(), city.completer()
        line.setFocus()
        line.clear()
        qtbot.keyClicks(line, "an")
        offers = completer.popup()
        qtbot.waitUntil(offers.isVisible)
        assert offers.objectName() == "completion"
        assert offers.styleSheet() == sheet_around(city)
        window = program.window
        corner = window.mapToGlobal(QPoint())
        assert QRect(corner, window.size()).contains(QRect(offers.mapToGlobal(QPoint()), offers.size()))
        qtbot.keyClick(offers, Qt.Key.Key_Escape)


def test_long_words_leave_the_heading_that_orders_whole_beside_its_arrow(qtbot: QtBot, plan: Path) -> None:
    with long_words(), running(qtbot, plan) as program:
        screen = permits_screen(qtbot, program)
        for width in (1100, 1440):
            program.window.resize(width, 700)
            settle(qtbot, program)
            assert "…" not in screen.permits.header.buttons["day"].text()


def test_a_plan_without_permits_and_tasks_has_no_bars_for_them(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        program.window.go_to(Destination("checklists", "permits"))
        bare = program.window.deck.current
        qtbot.waitUntil(bare.permits.empty.isVisible)
        assert bare.filters.isHidden()
        assert bare.permits.stages.isHidden()
        assert bare.permits.legal.isVisible()
        bare.show_view("checklists")
        assert bare.filters.isVisible()
        qtbot.waitUntil(bare.empty.isVisible)
        assert bare.legend.isHidden(), "no sign is in sight that it could explain"
