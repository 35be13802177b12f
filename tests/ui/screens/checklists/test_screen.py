"""The real screen of the checklists: keys and typing reach the plan, and the plan reaches the screen."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from pytestqt.qtbot import QtBot

from organizer_app.domain.basics.filters import Facet
from organizer_app.services.checklists.permits import PermitLine
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.checklists.checklist_values import ViewKind
from organizer_app.ui.screens.checklists.screen import ChecklistsScreen
from organizer_app.ui.theme.theme import Theme
from organizer_app.ui.theme.themed import change_theme
from tests.support.checklist_views import templated_plan
from tests.support.long_words import long_words
from tests.support.open_plans import empty_plan, opened
from tests.support.programs import running, screen_at


def test_a_morning_at_the_checklists_without_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, templated_plan(tmp_path, opened)) as program:
        window = program.window
        screen = screen_at(window, Destination("checklists"), ChecklistsScreen)
        qtbot.waitUntil(lambda: len(screen.matrix.matrix.spots) > 6)
        matrix = screen.matrix
        step = next(at for at, each in enumerate(matrix.matrix.columns) if "Access" in each.title)
        for key in (Qt.Key.Key_Down, *[Qt.Key.Key_Right] * step):
            qtbot.keyClick(matrix, key)
        qtbot.waitUntil(screen.task_panel.isVisible)
        before = screen.numbers.text()
        qtbot.keyClick(matrix, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: screen.numbers.text() != before)
        assert screen.task_panel.state.text() == "Done"
        window.undo()
        qtbot.waitUntil(lambda: screen.numbers.text() == before)

        screen.task_panel.due.setText("2019-07-01")
        screen.task_panel.due.editingFinished.emit()
        qtbot.waitUntil(screen.task_panel.pinned.isChecked)
        screen.task_panel.due.setText("soon")
        screen.task_panel.due.editingFinished.emit()
        assert "not a day" in screen.task_panel.problem.text()
        screen.task_panel.owner.setText("Wes Nakai")
        screen.task_panel.owner.editingFinished.emit()
        qtbot.waitUntil(lambda: screen.task_panel.owner.placeholderText() == "Wes Nakai")

        screen.show_view("by_week")
        qtbot.waitUntil(lambda: len(screen.list.lines) > 20)
        qtbot.keyClick(screen.list, Qt.Key.Key_End)
        qtbot.keyClick(screen.list, Qt.Key.Key_Home)
        assert screen.list.key
        screen.show_view("by_owner")
        screen.views.button("templates").click()
        qtbot.waitUntil(lambda: screen.templates.names.count() == 4)


def test_a_template_is_adopted_typed_into_and_applied(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
        screen = screen_at(program.window, Destination("checklists", "templates"), ChecklistsScreen)
        pane = screen.templates
        qtbot.waitUntil(lambda: pane.names.count() == 4)
        pane.names.setCurrentRow(3)
        pane.adopt.click()
        qtbot.waitUntil(lambda: pane.chosen is not None and bool(pane.chosen.template.id))
        steps = pane.steps
        steps.setData(steps.index(0, 1), "-10")
        qtbot.waitUntil(lambda: steps.steps[0].offset_days == -10)
        steps.setData(steps.index(0, 1), "ten")
        assert "not understood" in pane.problem.text()
        pane.add.click()
        qtbot.waitUntil(lambda: steps.rowCount() == 11)
        pane.table.setCurrentIndex(steps.index(10, 0))
        pane.remove.click()
        qtbot.waitUntil(lambda: steps.rowCount() == 10)
        pane.apply.click()
        qtbot.waitUntil(
            lambda: screen.presenter.held is not None and screen.presenter.held.template is not None
        )
        pane.review.click()
        qtbot.waitUntil(lambda: pane.outcome.text() == "Every city follows this template.")
        change_theme(screen, Theme("dark"))
        screen.show_view("checklists")
        assert screen.presenter.kind is ViewKind.CITY
        qtbot.waitUntil(lambda: bool(screen.matrix.matrix.columns))
        assert screen.select_city("Seattle, WA")
        assert screen.matrix.cell(QPoint(0, screen.matrix.cursor_at.y())) is not None
        assert not screen.grab().isNull()


def test_templates_are_shown_whole_found_by_their_names_and_applied_by_enter(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        program.window.activateWindow()
        screen = screen_at(program.window, Destination("checklists", "templates"), ChecklistsScreen)
        pane = screen.templates
        qtbot.waitUntil(lambda: pane.names.count() == 4)

        def kept() -> list[str]:
            items = (pane.names.item(row) for row in range(pane.names.count()))
            return [item.text() for item in items if not item.isHidden()]

        screen.focus_search()
        qtbot.keyClicks(screen.search, "vigil")
        qtbot.waitUntil(lambda: kept() == ["Vigil"])
        assert pane.title.text() == "Vigil"
        assert not pane.table.isRowHidden(0)
        screen.search.setText("weekly host")
        qtbot.waitUntil(lambda: kept() == ["National day of action, 60 days"])
        shown = [row for row in range(pane.steps.rowCount()) if not pane.table.isRowHidden(row)]
        assert [pane.steps.steps[row].title for row in shown] == ["Weekly host call"]
        screen.search.setText("weather balloon")
        qtbot.waitUntil(pane.missed.isVisible)
        pane.missed.acted.emit()
        qtbot.waitUntil(lambda: len(kept()) == 4)
        assert screen.search.text() == ""
        assert not pane.missed.isVisible()

        pane.names.setFocus()
        pane.names.setCurrentRow(3)
        assert pane.outcome.isHidden()
        qtbot.keyClick(pane.names, Qt.Key.Key_Return)
        qtbot.waitUntil(pane.outcome.isVisible)
        assert "66 new" in pane.outcome.text()
        assert pane.cities.count()
        assert screen.presenter.held.template is None, "looking applies nothing"
        assert pane.apply.hasFocus()
        qtbot.keyClick(pane.apply, Qt.Key.Key_Return)
        qtbot.waitUntil(
            lambda: screen.presenter.held is not None and screen.presenter.held.template is not None
        )


def test_the_columns_and_names_of_templates_are_as_wide_as_their_words_at_every_text_size(
    qtbot: QtBot, plan: Path
) -> None:
    with running(qtbot, plan) as program:
        screen = screen_at(program.window, Destination("checklists", "templates"), ChecklistsScreen)
        pane = screen.templates
        names = pane.names
        qtbot.waitUntil(lambda: pane.names.count() == 4)
        for zoom in (1.0, 2.0):
            program.holder.choose("light", zoom)
            header, table = pane.table.horizontalHeader(), pane.table
            titles = [str(pane.steps.index(row, 0).data()) for row in range(pane.steps.rowCount())]
            words = max(table.fontMetrics().horizontalAdvance(title) for title in titles)
            assert table.columnWidth(0) > words
            for column in range(pane.steps.columnCount()):
                assert header.sectionSize(column) >= header.sectionSizeHint(column)
            assert table.rowHeight(0) > table.fontMetrics().height() + 8
        table.setColumnWidth(0, 444)
        pane.show_templates(pane._listed, "")  # noqa: SLF001  # the same templates as an edit shows them again
        assert table.columnWidth(0) == 444
        program.holder.choose("light", 1.0)
        # A name is wrapped and never cut.
        line = names.visualItemRect(names.item(3)).height()
        text, width = "", names.viewport().width()
        while names.fontMetrics().horizontalAdvance(text) < width + 20:
            text += "i"
            names.item(3).setText(f"A name {text}")
            taken = names.fontMetrics().horizontalAdvance(names.item(3).text())
            room = width - 20 - 6
            assert taken <= room or names.visualItemRect(names.item(3)).height() > line


def test_permits_are_added_typed_and_moved_on(qtbot: QtBot, plan: Path) -> None:
    with running(qtbot, plan) as program:
        screen = screen_at(program.window, Destination("checklists", "permits"), ChecklistsScreen)
        qtbot.waitUntil(lambda: len(screen.permits.list.lines) == 8)

        def permits() -> list[PermitLine]:
            return list(screen.presenter.permits.lines.values())

        assert screen.add_new()
        permit = screen.forms.permit
        permit.city.setCurrentIndex(permit.city.findText("Portland, OR"))
        permit.kind.setCurrentIndex(permit.kind.findData("park"))
        qtbot.keyClicks(permit.authority, "Parks Department")
        qtbot.keyClick(permit.authority, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Parks Department" in {line.permit.authority for line in permits()})

        assert screen.select_city("San Francisco, CA")
        panel = screen.permit_panel
        assert panel.ruler.ruler is not None
        panel.triggers.boxes[1].click()
        qtbot.waitUntil(
            lambda: any(line.triggers[1] and line.row.city == "San Francisco" for line in permits())
        )
        for field, text, complaint in (
            ("number", "P-17", ""),
            ("due_on", "never", "not a day"),
            ("fee_cents", "free", "not an amount"),
            ("fee_cents", "$49.95", ""),
        ):
            panel.fields[field].setText(text)
            panel.fields[field].editingFinished.emit()
            assert complaint in panel.problem.text()
        qtbot.waitUntil(
            lambda: ("P-17", 4995) in {(line.permit.number, line.permit.fee_cents) for line in permits()}
        )
        panel.status.setCurrentIndex(panel.status.findData("filed"))
        panel.status.activated.emit(panel.status.currentIndex())
        qtbot.waitUntil(
            lambda: any(
                line.permit.filed_on is not None and line.permit.number == "P-17" for line in permits()
            )
        )


def test_long_words_widen_no_panel_and_counts_stand_beside_the_filters_or_nowhere(
    qtbot: QtBot, plan: Path
) -> None:
    with long_words(), running(qtbot, plan) as program:
        program.window.resize(1600, 900)
        screen = screen_at(program.window, Destination("checklists"), ChecklistsScreen)
        qtbot.waitUntil(screen.numbers.isVisible)
        for width in range(1600, 1100, -50):
            program.window.resize(width, 900)
            QCoreApplication.processEvents()
            is_below = screen.numbers.y() > screen.tools.geometry().top() + screen.tools.keeps.height()
            assert screen.numbers.isHidden() or not is_below, width
        assert screen.numbers.isHidden()

        program.window.resize(1100, 700)
        screen = screen_at(program.window, Destination("checklists", "permits"), ChecklistsScreen)
        qtbot.waitUntil(lambda: len(screen.permits.list.lines) == 8)
        assert screen.select_city("San Francisco, CA")
        panel = screen.permit_panel
        qtbot.waitUntil(panel.isVisible)
        inside = panel.triggers.parentWidget()
        assert inside.minimumSizeHint().width() <= inside.parentWidget().width()


def test_tasks_and_the_day_are_changed_by_keys_and_chips_open_their_menu(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, templated_plan(tmp_path, opened)) as program:
        window = program.window
        window.activateWindow()
        screen = screen_at(window, Destination("checklists"), ChecklistsScreen)
        qtbot.waitUntil(lambda: len(screen.matrix.matrix.spots) > 6)
        assert screen.select_city("Seattle, WA")
        before = len(screen.presenter.held.tasks)
        qtbot.keyClick(screen.matrix, Qt.Key.Key_A)
        form = screen.forms.task
        assert form.city.currentText() == "Seattle, WA"
        form.due.setText("tomorrow")
        qtbot.keyClicks(form.title, "Bring the banner")
        qtbot.keyClick(form.title, Qt.Key.Key_Return)
        assert "not a day" in form.problem.text()
        form.due.setText("2019-07-10")
        qtbot.keyClick(form.title, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(screen.presenter.held.tasks) == before + 1)
        form.city.setCurrentText("Atlantis")
        form.act()
        assert "not a city in this plan" in form.problem.text()
        qtbot.keyClick(form.title, Qt.Key.Key_Escape)
        assert not form.isVisible()

        qtbot.keyClick(screen.matrix, Qt.Key.Key_M)
        day = screen.forms.anchor
        assert day.day.text() == "2019-07-15"
        day.day.setText("2019-07-22")
        qtbot.waitUntil(lambda: day.preview.text().startswith("Moves "))
        assert "7 city actions" in day.preview.text()
        qtbot.keyClick(day.day, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: screen.presenter.anchor == "2019-07-22")
        window.undo()
        qtbot.waitUntil(lambda: screen.presenter.anchor == "2019-07-15")

        qtbot.keyClick(program.window, "F", Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(screen.search.hasFocus)
        screen.tools.chips.chips[Facet.STATE].click()
        qtbot.waitUntil(lambda: screen.tools.chips.menu is not None)
        entries = screen.tools.chips.menu.actions()
        next(entry for entry in entries if entry.text().startswith("WA")).trigger()
        screen.tools.chips.menu.close()
        qtbot.waitUntil(lambda: len(screen.matrix.matrix.spots) == 1)
        screen.tools.chips.chips[Facet.STATE].setFocus()
        qtbot.keyClick(screen.tools.chips.chips[Facet.STATE], Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: len(screen.matrix.matrix.spots) > 6)
        qtbot.keyClick(program.window, "N", Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(screen.forms.task.isVisible)


def test_without_a_city_every_view_leads_to_the_plan(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, empty_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("checklists"), ChecklistsScreen)
        qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.empty)
        assert screen.empty.accessibleName() == "No city to prepare yet"
        assert not screen.tools.keeps.isVisible()
        assert screen.tools.move_day.isVisible(), "a plan without a city has its day already"
        screen.show_view("permits")
        qtbot.waitUntil(lambda: not screen.new.isEnabled())
        assert screen.new.toolTip().startswith("Add a city in the plan first")
        assert not screen.add_new()
        assert screen.permits.empty.accessibleName() == "No city to prepare yet"
        screen.show_view("templates")
        qtbot.waitUntil(lambda: screen.templates.names.count() == 4)
        assert not screen.templates.apply.isEnabled()
        assert screen.templates.nowhere.isVisible()
        screen.show_view("by_week")
        qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.empty)
        assert screen.new.isEnabled(), "the desk has tasks of its own"
        screen.empty.acted.emit()
        assert program.window.deck.current is not screen
