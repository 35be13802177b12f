"""Shows the details of one role in one city, who could step in, and a field to name somebody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.model.assignments import ASSIGNMENT_LIFE_CYCLE, AssignmentStatus
from organizer_app.domain.people.call_queue import call_facts
from organizer_app.domain.people.coverage import COLUMNS, CellState
from organizer_app.domain.people.phone_display import masked_phone
from organizer_app.ui.screens.people.coverage.cell_parts import (
    AlertCard,
    WayCard,
    holder_line,
    keys_block,
    label,
    level_line,
    open_line,
)
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, INSPECTOR_WIDTH
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import icon_button, naming_button, push_button
from organizer_app.ui.widgets.plain_label import breakable
from organizer_app.ui.widgets.scrolling_column import SteadyScrollArea, scroll_down_only, show_instead
from organizer_app.wording.language import statuses
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.language.same_city import which_actions
from organizer_app.wording.people import coverage as words
from organizer_app.wording.people.calls import last_reached
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from organizer_app.domain.people.coverage import CoverageCell, CoverageRow, WayOut
    from organizer_app.ui.screens.people.people_view import CellShown, CoverageShown
    from organizer_app.ui.theme.theme import Theme

_CROWDED: Final = 1000
_NARROW: Final = 240
_LOW: Final = 620


class CellPane(Themed, QFrame):
    """Reports requests; `person_asked` carries a city action, a column number and a person."""

    person_asked = Signal(str, int, str)
    name_asked = Signal(str)
    status_asked = Signal(str, object)
    call_asked = Signal(str)
    closed = Signal()
    both_asked = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._theme = theme
        self._ways: tuple[WayOut, ...] = ()
        self._cell: tuple[CellShown, CoverageShown] | None = None
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
        self._title = label("title", "")
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close)
        self._scroll = SteadyScrollArea(self)
        scroll_down_only(self._scroll, takes_keys=True)
        field = QHBoxLayout()
        field.setContentsMargins(0, 0, GAP_S, 0)
        field.addWidget(self.name, 1)
        field.addWidget(self.ask)
        self._keys = keys_block(theme, self)
        column = column_of(self, (GAP_XL, GAP_L, GAP_M, GAP_L), GAP_S)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.reason)
        column.addLayout(field)
        column.addWidget(self._keys)
        self.set_theme(theme)

    def fit(self, width: int, height: int) -> None:
        """Shrink if the matrix needs the width, and hide the keys in low windows."""
        self.setFixedWidth(self._theme.length(_NARROW if width < _CROWDED else INSPECTOR_WIDTH))
        self._keys.setVisible(height >= self._theme.length(_LOW))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedWidth(theme.length(INSPECTOR_WIDTH))
        if self._cell is not None:
            self.show_cell(*self._cell)

    def show_cell(self, cell: CellShown, shown: CoverageShown) -> None:
        """Show a cell; ignore a city that is no longer in the matrix."""
        line = next((each for each in shown.coverage.rows if each.row.action_id == cell.action_id), None)
        if line is None:
            return
        self._cell = cell, shown
        row, column = line.row, COLUMNS[cell.column]
        city = " ".join(filter(None, (row.city, row.state)))
        self._title.setText(breakable(f"{words.role_name(column.code)}, {city}"))
        inside = QWidget()
        body = column_of(inside, (0, 0, GAP_S, 0), GAP_S)
        days = (date.fromisoformat(row.day) - date.fromisoformat(shown.today)).days if row.day else None
        state = words.days_to_go(level_name(row.readiness), days)
        which = which_actions((each.row for each in shown.coverage.rows), in_time=True).get(row.action_id)
        body.addWidget(level_line(self._theme, row.readiness, " · ".join(filter(None, (state, which)))))
        held = line.cells[cell.column]
        self._twice = None
        self.reason.hide()
        if held.person_id:
            self._add_holder(body, held, shown)
        self._add_ways(body, cell, shown, held.name if self._twice else "")
        self._add_open(body, line, cell.column)
        body.addStretch(1)
        show_instead(self._scroll, inside)

    def _add_holder(self, body: QVBoxLayout, held: CoverageCell, shown: CoverageShown) -> None:
        for pair in shown.coverage.twice.get(held.person_id, ()) if held.is_twice else ():
            first, second = shown.book.rows[pair.first_id], shown.book.rows[pair.second_id]
            self._twice = self._twice or (pair.first_id, pair.second_id)
            times = words.both_times(first, second, pair.kilometres)
            body.addWidget(AlertCard(self._theme, words.booked_twice(first.day), [times]))
        assignment = shown.book.held.by_id[held.assignment_id]
        point = shown.book.phone_of(held.person_id)
        facts = call_facts(shown.book, held.person_id)
        state = statuses.assignment_status_name(assignment.status.value)
        state = " · ".join(filter(None, (state, last_reached(facts) if facts else "")))
        number = masked_phone(point.value) if point else ""
        body.addWidget(holder_line(self._theme, held.name, state, number))
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
        body.addWidget(self._call_link(held.person_id, held.name))

    def _call_link(self, person_id: str, name: str) -> QWidget:
        link = naming_button("link", lambda: self.call_asked.emit(person_id), self)
        link.setText(words.call(name))
        return link

    def _status_button(self, text: str, assignment_id: str, status: AssignmentStatus) -> QWidget:
        return push_button("plain", text, lambda: self.status_asked.emit(assignment_id, status), self)

    def _add_ways(self, body: QVBoxLayout, cell: CellShown, shown: CoverageShown, booked: str) -> None:
        self._ways = cell.ways
        if not (cell.ways or booked):
            return
        body.addWidget(label("field", words.ways_out()))
        for number, way in enumerate(cell.ways, 1):
            title = words.ask_person(way.person.name, shown.book.rows[way.action_id].city)
            self._add_way(body, number, (title, words.why_person(way.person.why)))
        if booked:
            self._add_way(body, len(self._ways) + 1, (words.can_do_both(booked), words.say_why()))

    def _add_way(self, body: QVBoxLayout, number: int, texts: tuple[str, str]) -> None:
        card = WayCard(self._theme, number, *texts)
        card.clicked.connect(lambda: self.ask_offer(number))
        body.addWidget(card)

    def _add_open(self, body: QVBoxLayout, line: CoverageRow, here: int) -> None:
        others = [
            (COLUMNS[number].code, each)
            for number, each in enumerate(line.cells)
            if number != here and each.state in {CellState.GAP, CellState.ASKED}
        ]
        if not others:
            return
        body.addWidget(label("field", words.also_open(line.row.city)))
        for code, each in others:
            state = words.open_state(blocks=each.blocks, name=each.name)
            body.addWidget(open_line(words.role_name(code), state))
        leads = [each for each in line.cells[:2] if each.person_id and each is not line.cells[here]]
        if leads:
            body.addWidget(self._call_link(leads[0].person_id, leads[0].name))

    def ask_offer(self, number: int) -> bool:
        """Apply the option with a number, from 1; return whether there is one."""
        if self._twice is not None and number == len(self._ways) + 1:
            self._ask_reason()
            return True
        if not 1 <= number <= len(self._ways):
            return False
        way = self._ways[number - 1]
        self.person_asked.emit(way.action_id, way.column, way.person.person_id)
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
