"""What is known of one role in one city, who could step in, and the field that names somebody."""

from __future__ import annotations

import functools
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from organizer_app.domain.assignments import ASSIGNMENT_LIFE_CYCLE, AssignmentStatus
from organizer_app.domain.coverage import COLUMNS, CellState
from organizer_app.domain.phone_display import masked_phone
from organizer_app.ui.theme.tokens import INSPECTOR_WIDTH
from organizer_app.ui.widgets.buttons import icon_button, push_button
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording import coverage as words
from organizer_app.wording import plan_bar, statuses
from organizer_app.wording.readiness import level_name

if TYPE_CHECKING:
    from organizer_app.domain.coverage import CoverageCell, CoverageRow
    from organizer_app.ui.screens.people.people_view import CellShown, CoverageShown
    from organizer_app.ui.theme.theme import Theme

_CROWDED: Final = 1000
_NARROW: Final = 240


class CellPane(QFrame):
    """Tells what was asked for; `asked` carries a person's id or a name that was typed."""

    person_asked = Signal(str)
    name_asked = Signal(str)
    status_asked = Signal(str, object)
    call_asked = Signal(str)
    closed = Signal()
    both_asked = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme = theme
        self._offers: list[str] = []
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(words.name_hint())
        self.name.setAccessibleName(words.name_hint())
        self.name.returnPressed.connect(self._ask)
        self._twice: tuple[str, str] | None = None
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(words.reason_hint())
        self.reason.setAccessibleName(words.reason_hint())
        self.reason.returnPressed.connect(self._accept_both)
        self.reason.hide()
        self.ask = push_button("primary", words.ask(), self._ask, self)
        self._close = icon_button(theme, "x", plan_bar.close(), self.closed.emit, self)
        self._title = self._label("title")
        self._title.setWordWrap(True)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setAutoFillBackground(False)
        field = QHBoxLayout()
        field.addWidget(self.name, 1)
        field.addWidget(self.ask)
        self._keys = self._label("meta")
        self._keys.setText("   ".join(f"{key} {name}" for name, key in words.matrix_keys()))
        self._keys.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 16)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.reason)
        column.addLayout(field)
        column.addWidget(self._keys)
        self.set_theme(theme)

    def _label(self, role: str, text: str = "") -> PlainLabel:
        label = PlainLabel(breakable(text), self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def fit(self, width: int) -> None:
        """Be narrower where the matrix needs the room."""
        self.setFixedWidth(self._theme.length(_NARROW if width < _CROWDED else INSPECTOR_WIDTH))

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        self._theme = theme
        self.setFixedWidth(theme.length(INSPECTOR_WIDTH))
        self._close.setIcon(theme.icon("x"))

    def show_cell(self, cell: CellShown, shown: CoverageShown) -> None:
        """Show a cell; a city that is no longer in the matrix leaves the pane as it is."""
        line = next((each for each in shown.coverage.rows if each.row.action_id == cell.action_id), None)
        if line is None:
            return
        row, column = line.row, COLUMNS[cell.column]
        self._title.setText(breakable(f"{words.role_name(column.code)}, {row.city}"))
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(8)
        days = (date.fromisoformat(row.day) - date.fromisoformat(shown.today)).days if row.day else None
        body.addWidget(self._label("meta", words.days_to_go(level_name(row.readiness), days)))
        held = line.cells[cell.column]
        self._twice = None
        self.reason.hide()
        if held.person_id:
            self._add_holder(body, held, shown)
        self._add_offers(body, cell, row.city, held.name if self._twice else "")
        self._add_open(body, line, cell.column)
        body.addStretch(1)
        self._scroll.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _add_holder(self, body: QVBoxLayout, held: CoverageCell, shown: CoverageShown) -> None:
        for pair in shown.coverage.twice.get(held.person_id, ()) if held.is_twice else ():
            first, second = shown.book.rows[pair.first_id], shown.book.rows[pair.second_id]
            self._twice = self._twice or (pair.first_id, pair.second_id)
            body.addWidget(self._label("warn", words.booked_twice(first.day)))
            body.addWidget(self._label("meta", words.both_times(first, second, pair.kilometres)))
        body.addWidget(self._label("strong", held.name))
        assignment = shown.book.held.by_id[held.assignment_id]
        point = shown.book.phone_of(held.person_id)
        state = statuses.assignment_status_name(assignment.status.value)
        text = " · ".join(filter(None, (state, masked_phone(point.value) if point else "")))
        body.addWidget(self._label("meta", text))
        buttons = QHBoxLayout()
        if held.state is CellState.ASKED:
            buttons.addWidget(
                self._status_button(words.said_yes(), held.assignment_id, AssignmentStatus.ACCEPTED)
            )
        if AssignmentStatus.REPLACED in ASSIGNMENT_LIFE_CYCLE[assignment.status]:
            buttons.addWidget(
                self._status_button(words.take_out(), held.assignment_id, AssignmentStatus.REPLACED)
            )
        buttons.addStretch(1)
        body.addLayout(buttons)
        body.addWidget(
            push_button("link", words.call(held.name), lambda: self.call_asked.emit(held.person_id), self)
        )

    def _status_button(self, text: str, assignment_id: str, status: AssignmentStatus) -> QWidget:
        return push_button("plain", text, lambda: self.status_asked.emit(assignment_id, status), self)

    def _add_offers(self, body: QVBoxLayout, cell: CellShown, city: str, booked: str) -> None:
        self._offers = [each.person_id for each in cell.candidates]
        if not (cell.candidates or booked):
            return
        body.addWidget(self._label("field", words.ways_out()))
        for number, each in enumerate(cell.candidates, 1):
            text = f"{number}  {words.ask_person(each.name, city)}\n     {words.why_person(each.why)}"
            button = push_button(
                "card", text, functools.partial(self.person_asked.emit, each.person_id), self
            )
            button.setMinimumHeight(self._theme.length(50))
            body.addWidget(button)
        if booked:
            text = f"{len(self._offers) + 1}  {words.can_do_both(booked)}\n     {words.say_why()}"
            both = push_button("card", text, self._ask_reason, self)
            both.setMinimumHeight(self._theme.length(50))
            body.addWidget(both)

    def _add_open(self, body: QVBoxLayout, line: CoverageRow, here: int) -> None:
        others = [
            (COLUMNS[number].code, each)
            for number, each in enumerate(line.cells)
            if number != here and each.state in {CellState.GAP, CellState.ASKED}
        ]
        if not others:
            return
        body.addWidget(self._label("field", words.also_open(line.row.city)))
        for code, each in others:
            state = words.open_state(blocks=each.blocks, name=each.name)
            body.addWidget(self._label("meta", f"{words.role_name(code)}: {state}"))

    def ask_offer(self, number: int) -> bool:
        """Take the way out that stands at a number, from 1; tell whether there is one."""
        if self._twice is not None and number == len(self._offers) + 1:
            self._ask_reason()
            return True
        if not 1 <= number <= len(self._offers):
            return False
        self.person_asked.emit(self._offers[number - 1])
        return True

    def _ask(self) -> None:
        if self.name.text().strip():
            self.name_asked.emit(self.name.text())
            self.name.clear()

    def _ask_reason(self) -> None:
        self.reason.show()
        self.reason.setFocus()

    def _accept_both(self) -> None:
        if self._twice is not None and self.reason.text().strip():
            self.both_asked.emit(*self._twice, self.reason.text())
            self.reason.clear()
            self.reason.hide()
