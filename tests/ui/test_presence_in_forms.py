"""Every form tells what is typed into it, and says who else is typing there; nothing is locked."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.merging.presence import Attendance, Present, Spot
from organizer_app.ui.application import Program
from organizer_app.ui.flow.editing_here import spot_at
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.checklists.screen import ChecklistsScreen
from organizer_app.ui.screens.logistics.screen import LogisticsScreen
from organizer_app.ui.screens.people.screen import PeopleScreen
from organizer_app.ui.widgets.lists.line_area import LineArea
from organizer_app.ui.widgets.presence_notice import PresenceNotice
from tests.support.checklist_views import templated_plan
from tests.support.open_plans import opened, sample_plan
from tests.support.programs import running, screen_at, settle


def edited_by_ana(program: Program, spot: Spot) -> None:
    program.window.show_present(Attendance((Present("key", "Ana Duarte", spot),)))


def notices(program: Program) -> list[str]:
    found = program.window.findChildren(PresenceNotice)
    return [each.said.text().replace("\u200b", "") for each in found if each.isVisible()]


def told_lines(area: LineArea) -> list[str]:
    return [area.told(number) for number in range(area.count) if "Ana is editing" in area.told(number)]


def test_a_card_of_a_person_and_its_line_say_who_is_typing_there(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("people", "everyone"), PeopleScreen)
        everyone = screen.everyone
        qtbot.waitUntil(lambda: everyone.list.count > 2)
        settle(qtbot, program)
        everyone.list.go_to(0)
        qtbot.keyClick(everyone.list, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: bool(everyone.card.person_id))
        person = everyone.card.person_id
        spot = spot_at(everyone.card.fields["pronouns"])
        assert spot == Spot("", "pronouns", person)
        edited_by_ana(program, spot)
        assert [each.startswith("Ana Duarte is editing: Pronouns.") for each in notices(program)] == [True]
        assert len(told_lines(everyone.list)) == 1
        # Typing goes on, and whoever looks at somebody else is not told.
        assert everyone.card.fields["pronouns"].isEnabled()
        edited_by_ana(program, Spot("", "pronouns", "somebody else"))
        assert (notices(program), told_lines(everyone.list)) == ([], [])


def test_permits_say_it_in_their_pane_and_on_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("checklists", "permits"), ChecklistsScreen)
        qtbot.waitUntil(lambda: len(screen.permits.list.lines) == 8)
        assert screen.select_city("San Francisco, CA")
        spot = spot_at(screen.permit_panel.fields["number"])
        assert spot.field == "number"
        assert spot.action_id != spot.record_id != ""
        edited_by_ana(program, spot)
        assert len(notices(program)) == 1
        plan = program.window.plan_screen
        assert plan is not None
        assert [name for _square, name in plan.map.editors.circles(20)] == ["Ana Duarte"]


def test_a_task_says_it_in_its_pane_and_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, templated_plan(tmp_path, opened)) as program:
        screen = screen_at(program.window, Destination("checklists"), ChecklistsScreen)
        qtbot.waitUntil(lambda: len(screen.matrix.matrix.spots) > 6)
        qtbot.keyClick(screen.matrix, Qt.Key.Key_Down)
        qtbot.waitUntil(screen.task_panel.isVisible)
        spot = spot_at(screen.task_panel.owner)
        assert spot.field == "owner"
        edited_by_ana(program, spot)
        assert len(notices(program)) == 1
        assert len(told_lines(screen.matrix)) == 1


def test_a_cell_of_logistics_says_it_on_its_line(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, sample_plan(tmp_path)) as program:
        screen = screen_at(program.window, Destination("logistics", "sites"), LogisticsScreen)
        qtbot.waitUntil(lambda: screen.table.count > 2)
        settle(qtbot, program)
        screen.table.go_to(1)
        cell = screen.table.editor
        spot = spot_at(cell)
        assert spot.action_id
        assert spot_at(screen.table) == Spot()
        edited_by_ana(program, spot)
        assert told_lines(screen.table)


def test_the_focus_tells_what_is_edited_and_other_places_tell_nothing(qtbot: QtBot) -> None:
    class Form(QWidget):
        def spot_of(self, field: QWidget) -> Spot:
            return Spot("action", "title") if isinstance(field, QLineEdit) else Spot()

    form = Form()
    qtbot.addWidget(form)
    box = QWidget(form)
    assert spot_at(QLineEdit(box)) == Spot("action", "title")
    assert spot_at(box) == spot_at(None) == Spot()
    QCoreApplication.processEvents()
