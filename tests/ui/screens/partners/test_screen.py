"""Every view of the partner groups once, in the real window, by keyboard and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.partnerships import Partnership, PartnershipStatus
from organizer_app.ui.application import Program
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.partners.screen import PartnersScreen
from tests.support.open_plans import opened, sample_plan
from tests.support.partner_views import add_group, city_of
from tests.support.programs import settle


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = sample_plan(tmp_path)
    with opened(path) as workspace:
        add_group(workspace, "A group whose name is sixty characters long, as some names are", city="Seattle")
        add_group(workspace, "Harbor Choir", city="Portland", network="Mijente")
    return path


@pytest.fixture
def screen(qtbot: QtBot, program: Program) -> PartnersScreen:
    program.window.activateWindow()
    program.window.go_to(Destination("partners", "ledger"))
    found = program.window.deck.current
    qtbot.waitUntil(lambda: found.ledger.grid.spoken_count() == 9)
    return found


def statuses(plan: Path, name: str) -> list[PartnershipStatus]:
    with opened(plan) as workspace, workspace.read() as reader:
        from organizer_app.domain.model.organizations import Organization

        group = next(each for each in reader.all(Organization) if each.name == name)
        return [part.status for part in reader.all(Partnership, organization_id=group.id)]


def test_a_group_is_added_edited_and_put_into_a_city(
    qtbot: QtBot, screen: PartnersScreen, plan: Path
) -> None:
    assert screen.add_new()
    qtbot.keyClicks(screen.top.name, "Night Shift Nurses")
    qtbot.keyClick(screen.top.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.presenter.line is not None)
    panel = screen.ledger.panel
    qtbot.waitUntil(lambda: not panel.isHidden())
    panel.ask_city()
    qtbot.keyClicks(panel.city, "Nowhere")
    qtbot.keyClick(panel.city, Qt.Key.Key_Return)
    assert "Nowhere" in panel.reason.text()
    panel.city.clear()
    qtbot.keyClicks(panel.city, "Seattle")
    qtbot.keyClick(panel.city, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.city.isHidden)
    qtbot.waitUntil(lambda: screen.presenter.part is not None)
    assert statuses(plan, "Night Shift Nurses") == [PartnershipStatus.IDENTIFIED]
    panel.edit(is_on=True)
    pledge = panel.form.fields["pledge"]
    qtbot.keyClicks(pledge, "lots")
    qtbot.keyClick(pledge, Qt.Key.Key_Return)
    assert not panel.form.reasons["pledge"].isHidden()
    pledge.clear()
    qtbot.keyClicks(pledge, "150")
    qtbot.keyClick(pledge, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.presenter.part is not None and screen.presenter.part.turnout_pledge == 150)
    assert panel.form.reasons["pledge"].isHidden()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.pages.currentWidget() is panel.lines


def show_a_list_and_the_matrix_again(qtbot: QtBot, screen: PartnersScreen) -> None:
    grid = screen.ledger.grid
    button = screen.filters.layout_button
    columns = grid.column_count()
    assert columns > 0, "a small plan opens as a matrix"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: grid.column_count() == 0)
    said = [grid.spoken_item(number).name for number in range(grid.spoken_count())]
    assert any("Lead, " in each for each in said)
    assert not grid.grab().isNull()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: grid.column_count() == columns)


def test_the_ledger_folds_becomes_a_list_and_is_worked_on_by_keyboard(
    qtbot: QtBot, screen: PartnersScreen, plan: Path
) -> None:
    grid = screen.ledger.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert grid.spoken_item(0).is_expanded is True
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: grid.spoken_count() == 6)
    assert grid.spoken_item(0).is_expanded is False
    arrow = grid.cell_rect(0, -1).center().toPoint()
    arrow.setX(20)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    qtbot.waitUntil(lambda: grid.spoken_count() == 9)
    assert grid.spoken_at(arrow) == 0

    show_a_list_and_the_matrix_again(qtbot, screen)

    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    while "Harbor Choir" not in grid.sentence(grid.spoken_current()):
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert screen.presenter.line.group.name == "Harbor Choir"
    assert not screen.ledger.panel.isHidden()
    while "Portland" not in grid.sentence(grid.spoken_current()):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.sentence(grid.spoken_current()) == "Harbor Choir. Portland, OR: Co-host, Identified"
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: grid.sentence(grid.spoken_current()).endswith("Asked"))
    qtbot.keyClick(grid, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: grid.sentence(grid.spoken_current()).endswith("Active"))
    qtbot.keyClick(grid, Qt.Key.Key_W)
    panel = screen.ledger.panel
    assert "withdraws from 1 city" in panel.question.text()
    qtbot.keyClick(panel.keep, Qt.Key.Key_Escape)
    assert panel.question.isHidden()
    panel.ask_withdraw()
    qtbot.mouseClick(panel.sure, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: grid.sentence(grid.spoken_current()).endswith("Withdrew"))
    assert statuses(plan, "Harbor Choir") == [PartnershipStatus.WITHDRAWN]
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_names_are_reordered_and_asks_move_on_and_open_in_the_ledger(
    qtbot: QtBot, program: Program, screen: PartnersScreen
) -> None:
    program.window.go_to(Destination("partners", "credits"))
    names = screen.credits.names
    qtbot.waitUntil(lambda: len(names.lines) > 1)
    before = [line.part.id for line in names.lines]
    names.setFocus()
    qtbot.keyClick(names, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: [line.part.id for line in names.lines][:2] == before[1::-1])
    start, end = (QPointF(names.box(spot).center()) for spot in (0, 1))
    qtbot.mousePress(names.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint())
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        end,
        names.viewport().mapToGlobal(end),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(names.viewport(), move)
    assert not names.grab().toImage().isNull()
    qtbot.mouseRelease(names.viewport(), Qt.MouseButton.LeftButton, pos=end.toPoint())
    qtbot.waitUntil(lambda: [line.part.id for line in names.lines] == before)

    program.window.go_to(Destination("partners", "asks"))
    asks = screen.asks.list
    qtbot.waitUntil(lambda: len(asks.lines) == 3)
    asks.setFocus()
    qtbot.keyClick(asks, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: len(asks.lines) == 4)
    qtbot.keyClick(asks, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.top.views.button("ledger").isChecked())
    assert screen.presenter.line is not None


def test_every_view_is_painted_and_a_scrolled_ledger_as_it_would_be_anew(
    qtbot: QtBot, program: Program, screen: PartnersScreen, plan: Path
) -> None:
    program.choose_scheme("dark")
    with opened(plan) as workspace:
        seattle = city_of(workspace, "Seattle")
    for view in ("ledger", "credits", "asks"):
        program.window.go_to(Destination("partners", view))
        if view == "ledger":
            screen.show_subject(screen.ledger.grid.cell[0] if screen.ledger.grid.cell else "")
            screen.presenter.choose(screen.presenter.group_id, seattle)
        settle(qtbot, program)
        image = screen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        points = range(0, image.width(), 7)
        assert len({image.pixel(x, y) for x in points for y in range(60, 400, 5)}) > 12
    program.window.go_to(Destination("partners", "ledger"))
    program.window.resize(1024, 640)
    grid = screen.ledger.grid
    qtbot.waitUntil(lambda: grid.horizontalScrollBar().maximum() > 0)
    grid.setFocus()
    for bar, values in (
        (grid.horizontalScrollBar(), (13, 40, 22)),
        (grid.verticalScrollBar(), (9, 30, 17)),
        (grid.horizontalScrollBar(), (5, 60)),
    ):
        for value in values:
            bar.setValue(value)
            QCoreApplication.processEvents()
    moved = grid.screen().grabWindow(program.window.winId()).toImage()
    grid.viewport().repaint()
    assert grid.screen().grabWindow(program.window.winId()).toImage() == moved
