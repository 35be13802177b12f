"""The coverage of roles: the matrix, and the current cell with its options beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer_app.ui.screens.people.coverage.cell_pane import CellPane
from organizer_app.ui.screens.people.coverage.coverage_grid import CoverageGrid
from organizer_app.ui.screens.people.first_step_view import FirstStepView
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.lists.name_completion import NameCompletion

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.domain.model.assignments import AssignmentStatus
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.screens.people.people_view import CellShown, CoverageShown
    from organizer_app.ui.screens.people.presenter import PeoplePresenter
    from organizer_app.ui.theme.theme import Theme


class CoverageView(QWidget):
    """G next gap, D next double booking, A name somebody, 1-5 apply an option, Q call, F fit all cities."""

    def __init__(self, theme: Theme, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: CoverageShown | None = None
        self.grid = CoverageGrid(theme, self)
        self.grid.chosen.connect(presenter.coverage.choose)
        self.grid.opened.connect(self._open)
        self.pane = CellPane(theme, self)
        self.pane.person_asked.connect(
            lambda action_id, column, person_id: presenter.coverage.fill(
                person_id=person_id, at=(action_id, column)
            )
        )
        self.pane.name_asked.connect(self._fill)
        self.pane.status_asked.connect(self._set_status)
        self.pane.call_asked.connect(self._call)
        self.pane.both_asked.connect(self._accept_both)
        self.pane.closed.connect(presenter.coverage.leave)
        for part in (self.pane, self.pane.name, self.pane.reason):
            part.installEventFilter(self)
        NameCompletion(self.pane.name, presenter.suggest_people)
        self.pane.hide()
        self.empty = FirstStepView(theme, "users", PeopleView.COVERAGE, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        row = row_of(self)
        row.addWidget(self._stack, 1)
        self.setFocusProxy(self.grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pane.fit(self.width(), self.height())
        self._place_pane()

    def _place_pane(self) -> None:
        """Lay the pane over the matrix, away from the current cell: columns stay under the pointer."""
        wide, cell = self.pane.width(), self.grid.cell
        left = self.width() - wide
        if cell is not None:
            box = self.grid.rect_of(*cell).toRect()
            box.moveTopLeft(self.grid.viewport().mapTo(self, box.topLeft()))
            left = 0 if box.right() > left else left
        mark(self.pane, "side", "right" if left else "left")
        self.pane.setGeometry(left, 0, wide, self.height())

    def show_coverage(self, shown: CoverageShown) -> None:
        self._shown = shown
        self.grid.show_coverage(shown)
        self._stack.setCurrentIndex(0 if shown.coverage.rows else 1)
        self.empty.show_step(self._presenter.first_step)

    def show_cell(self, shown: CellShown | None) -> None:
        """Show the details of a cell, or hide the pane."""
        self.pane.setVisible(shown is not None)
        if shown is not None and self._shown is not None:
            self.grid.choose(shown.action_id, shown.column)
            self.pane.show_cell(shown, self._shown)
            self._place_pane()
            self.pane.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if letter in {"G", "D"}:
            cursor = self._presenter.coverage
            place = cursor.next_gap() if letter == "G" else cursor.next_twice()
            if place is not None:
                self._presenter.coverage.choose(*place)
        elif letter == "F":
            self.grid.fit()
        elif letter == "A" and self.grid.cell:
            self._open(*self.grid.cell)
        elif letter == "Q":
            self._call_cell()
        elif event.key() == Qt.Key.Key_Escape:
            self._presenter.coverage.leave()
        elif not (letter.isdigit() and self.pane.isVisible() and self.pane.ask_offer(int(letter))):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a field with Esc; keep the pane at its side when a text size makes it wider."""
        if watched is self.pane:
            if event.type() is QEvent.Type.Resize:
                self._place_pane()
            return False
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            self.pane.name.clear()
            self.pane.reason.clear()
            self.pane.reason.hide()
            self.grid.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _open(self, action_id: str, column: int) -> None:
        self._presenter.coverage.choose(action_id, column)
        self.pane.name.setFocus()

    def _fill(self, name: str) -> None:
        self._presenter.coverage.fill(name=name)
        self.grid.setFocus()

    def _accept_both(self, first_id: str, second_id: str, reason: str) -> None:
        self._presenter.coverage.accept_both(first_id, second_id, reason)
        self.grid.setFocus()

    def _set_status(self, assignment_id: str, status: AssignmentStatus) -> None:
        def change(plan: Workspace) -> None:
            from organizer_app.services.people.coverage import set_role_status

            set_role_status(plan, assignment_id=assignment_id, status=status)

        self._presenter.change(change)

    def _call_cell(self) -> None:
        cell, shown = self.grid.cell, self._shown
        if cell is None or shown is None:
            return
        line = next((each for each in shown.coverage.rows if each.row.action_id == cell[0]), None)
        person_id = line.cells[cell[1]].person_id or line.cells[0].person_id if line else ""
        if person_id:
            self._call(person_id)

    def _call(self, person_id: str) -> None:
        self._presenter.choose_person(person_id)
        self._presenter.choose_view(PeopleView.CALLS)
