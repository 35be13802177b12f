"""The matrix paints what is in sight, walks from cell to cell, and fits sixty cities on one screen."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer_app.domain.model.assignments import AssignmentRole, AssignmentStatus
from organizer_app.domain.people.coverage import COLUMNS, CellState, coverage_of
from organizer_app.ui.screens.people.coverage.coverage_grid import CoverageGrid
from organizer_app.ui.screens.people.coverage.coverage_legend import CoverageLegend
from organizer_app.ui.screens.people.coverage_groups import Grouping, ordered
from organizer_app.ui.screens.people.people_view import CoverageShown
from organizer_app.ui.theme.theme import Theme
from tests.support.people_books import a_book, city, person, role
from tests.support.spoken_tree import names_in

NOW = datetime(2019, 7, 5, 12, tzinfo=UTC)


def shown(count: int) -> CoverageShown:
    """Return a matrix of so many cities at five levels; Ana is booked in the first two."""
    rows = [city(f"City {number:05}", "America/Chicago", number % 5) for number in range(count)]
    held = [
        role("Ana", row, kind, status)
        for row, kind, status in zip(
            rows,
            (AssignmentRole.LEAD, AssignmentRole.PRESS),
            (AssignmentStatus.ACCEPTED, AssignmentStatus.ASKED),
            strict=False,
        )
    ]
    book = a_book(people=[person("Ana")], roles=held, rows=rows)
    return CoverageShown(book, coverage_of(book, rows), "2019-07-05")


@pytest.fixture
def grid(qtbot: QtBot) -> CoverageGrid:
    found = CoverageGrid(Theme())
    qtbot.addWidget(found)
    found.resize(1100, 800)
    found.show()
    return found


def test_sixty_cities_fit_on_one_screen_when_asked_to(grid: CoverageGrid) -> None:
    grid.show_coverage(shown(60))
    assert grid.cities_in_sight < 30
    grid.fit()
    assert grid.cities_in_sight == 60
    assert not grid.grab().isNull()
    grid.fit()
    assert grid.cities_in_sight < 30


def test_a_scrolled_picture_is_the_one_that_would_be_painted(qtbot: QtBot, grid: CoverageGrid) -> None:
    grid.show_coverage(shown(2000))
    for has_focus in (False, True):
        if has_focus:
            grid.activateWindow()
            grid.setFocus()
            qtbot.waitUntil(grid.hasFocus)
        for value in (7, 47, 51, 30, 1000, 1003, 990):
            grid.verticalScrollBar().setValue(value)
            QCoreApplication.processEvents()
        moved = grid.screen().grabWindow(grid.winId()).toImage()
        assert moved.width() == grid.width()
        grid.viewport().repaint()
        assert grid.screen().grabWindow(grid.winId()).toImage() == moved


def test_keys_lead_from_cell_to_cell_and_to_the_ends(qtbot: QtBot, grid: CoverageGrid) -> None:
    grid.show_coverage(shown(2000))
    chosen: list[tuple[str, int]] = []
    grid.chosen.connect(lambda action, column: chosen.append((action, column)))
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
    ):
        qtbot.keyClick(grid, key)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(grid, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert chosen[:3] == [("city 00000", 0), ("city 00005", 0), ("city 00005", 1)]
    assert chosen[3] == ("city 01999", 1)
    assert chosen[4] == ("city 00000", 1)
    assert chosen[5][0] > "city 00050"
    line = grid.cell[0] if grid.cell else ""
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(grid, key)
    assert chosen[6:] == [(line, len(COLUMNS) - 1), (line, 0)]
    with qtbot.waitSignal(grid.opened):
        qtbot.keyClick(grid, Qt.Key.Key_Return)


def test_the_cell_in_hand_is_said_framed_and_stays_in_hand(qtbot: QtBot, grid: CoverageGrid) -> None:
    grid.show_coverage(shown(10))
    assert grid.ring_box() is not None, "before a cell is current, the grid shows that it has the keyboard"
    grid.choose("city 00000", 0)
    assert grid.ring_box() is None
    assert grid.spoken_item(grid.spoken_current()).name == "Lead, City 00000: Ana, double-booked"
    grid.show_coverage(shown(10))
    assert grid.cell == ("city 00000", 0)
    center: QPoint = grid.rect_of("city 00005", 3).center().toPoint()
    # A cell, and the head of a group.
    for spot in (center, QPoint(300, 70)):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert grid.cell == ("city 00005", 3)
    found = shown(5)
    for grouping, count in zip(Grouping, (5, 1, 1, 1), strict=True):
        rows = ordered(found.coverage.rows, grouping, NOW)
        grid.show_coverage(found._replace(coverage=found.coverage._replace(rows=rows), grouping=grouping))
        heads = [each for each in names_in(grid) if each.endswith((", 5", ", 1"))]
        assert len(heads) == count, grouping
    grid.show_coverage(shown(0))
    assert grid.cell is None


def test_a_long_name_of_a_column_goes_on_in_a_second_line(grid: CoverageGrid) -> None:
    grid.show_coverage(shown(5))
    grid.resize(1300, 800)
    wide = grid.head_height
    grid.resize(700, 800)
    assert grid.head_height > wide
    assert not grid.grab().isNull()


def test_the_column_of_cities_grows_for_long_names_but_leaves_room_for_roles(grid: CoverageGrid) -> None:
    usual = shown(10)
    grid.show_coverage(usual)
    before = grid.rect_of("city 00000", 0)
    named = tuple(
        line._replace(row=line.row._replace(city="Minneapolis and Neighbouring Townships of the Upper River"))
        for line in usual.coverage.rows
    )
    grid.show_coverage(usual._replace(coverage=usual.coverage._replace(rows=named)))
    after = grid.rect_of("city 00000", 0)
    assert after.x() > before.x() + 100
    assert after.width() >= 99


@pytest.mark.parametrize("width", [876, 1228])
def test_who_is_booked_twice_keeps_their_name_at_every_width(grid: CoverageGrid, width: int) -> None:
    grid.resize(width, 500)
    found = shown(4)
    for is_twice in (True, False):
        rows = list(found.coverage.rows)
        cell = rows[0].cells[0]._replace(name="Ana Duarte", state=CellState.FILLED, is_twice=is_twice)
        rows[0] = rows[0]._replace(cells=(cell, *rows[0].cells[1:]))
        grid.show_coverage(found._replace(coverage=found.coverage._replace(rows=tuple(rows))))
        box = grid.rect_of(rows[0].row.action_id, 0).toRect()
        picture = grid.viewport().grab(box).toImage()
        ink = Theme().color("text").name()
        badge = picture.width() - 34 if is_twice else picture.width()
        # Behind the circle, where there is one, and before the badge.
        told = [
            x
            for x in range(38 if width > 1000 else 6, badge)
            if any(picture.pixelColor(x, y).name() == ink for y in range(picture.height()))
        ]
        assert told, (width, is_twice)


def test_a_matrix_of_no_city_counts_nothing_and_one_without_gaps_none_in_red(qtbot: QtBot) -> None:
    legend = CoverageLegend(Theme())
    qtbot.addWidget(legend)
    legend.show_coverage(shown(0).coverage)
    assert legend.accessibleName() == ""
    found = shown(1).coverage
    legend.show_coverage(found)
    legend.resize(legend.sizeHint())
    red = Theme().color("danger").name()
    assert red in colors_of(legend)
    full = found._replace(totals=((1, 0, 1),) * len(found.totals), twice={})
    legend.show_coverage(full)
    assert "0 gaps" in legend.accessibleName()
    assert red not in colors_of(legend)


def colors_of(part: QWidget) -> set[str]:
    picture = part.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_two_lines_of_a_city_are_told_apart_in_the_narrowest_matrix(grid: CoverageGrid) -> None:
    rows = [
        city("Dallas", "America/Chicago", 0, state="TX", action_id=f"d{hour}", starts=hour * 60)
        for hour in (9, 15)
    ]
    book = a_book(rows=rows)
    grid.resize(636, 300)
    grid.show_coverage(CoverageShown(book, coverage_of(book, rows), "2019-07-05"))
    lines = [grid.rect_of(row.action_id, 0).toRect() for row in rows]
    pictures = [grid.viewport().grab(QRect(0, line.y(), line.x() - 2, line.height())) for line in lines]
    assert pictures[0].toImage() != pictures[1].toImage()


def test_in_large_type_no_name_is_cut_and_the_roles_scroll_beside_the_cities(qtbot: QtBot) -> None:
    large = CoverageGrid(Theme(zoom=2.0))
    qtbot.addWidget(large)
    large.resize(760, 500)
    large.show()
    large.show_coverage(shown(9))
    widths = large._painter.widths  # noqa: SLF001  # the widths are nowhere else
    assert widths.column(0)[1] >= 112
    assert widths.city >= large._wanted or widths.is_high  # noqa: SLF001  # as above
    assert large.horizontalScrollBar().maximum() > 0
    for column in (len(COLUMNS) - 1, 0):
        large.go_to_cell(1, column)
        left, width = large.span(column)
        assert widths.city <= left
        assert left + width <= large.viewport().width()
        assert large.column_at(left + width / 2) == column
    large.go_to_cell(1, len(COLUMNS) - 1)
    assert large.column_at(widths.city / 2) == len(COLUMNS) - 1, "the cities are not scrolled"
