"""The sheet over the window in which the intervals and limits of the day are set, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from organizer_app.domain.day.day_numbers import DEFAULTS
from organizer_app.ui.overlays.day_numbers.presenter import DayNumbersPresenter, NumberRow, Scope
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, sheet_label
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_XS
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.day import day_numbers as words
from organizer_app.wording.language.day_numbers import number_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.model.day.day_settings import DayNumber
    from organizer_app.services.day.day_clock import DayNumbers
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 720
_FIELD: Final = 90
_LONGEST: Final = 6


class DayNumbersSheet(Sheet):
    """Implements `DayNumbersView`.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
    """

    high = 680

    def __init__(self, theme: Theme, window: QWidget, access: PlanAccess) -> None:
        super().__init__(theme, window, _WIDTH)
        self.setAccessibleName(words.title())
        self.presenter = DayNumbersPresenter(self, access)
        self.opened.connect(self.presenter.look)
        self.scope = ChoiceBox(self.panel)
        self.scope.setAccessibleName(words.scope_label())
        self.scope.activated.connect(self._choose)
        self.fields = {number: self._field(number) for number in DEFAULTS}
        self._names: dict[DayNumber, PlainLabel] = {}
        self._sources: dict[DayNumber, PlainLabel] = {}
        self.wrong = WarningLabel(self.panel)
        self.cancel = push_button("plain", words.cancel(), self.leave, self.panel)
        self.save = push_button("primary", words.save(), self._save, self.panel)
        self.save.setEnabled(False)
        self._lay_out()

    def _field(self, number: DayNumber) -> QLineEdit:
        field = QLineEdit(self.panel)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(number_name(number))
        field.returnPressed.connect(self._save)
        return field

    def _lay_out(self) -> None:
        column = self.column()
        title, promise = sheet_label("title", self.panel, words.title()), sheet_label("meta", self.panel)
        promise.setText(breakable(words.promise()))
        column.addLayout(sheet_head(title, promise, self.cross))
        above = column_of(None, (ROOM, 0, ROOM, 0))
        above.addWidget(self.scope)
        column.addLayout(above)
        middle = QWidget(self.panel)
        inside = scrolling_column(middle)
        inside.setContentsMargins(ROOM, 0, ROOM, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_L)
        grid.setColumnStretch(0, 1)
        inside.addLayout(grid)
        inside.addStretch(1)
        for spot, (number, field) in enumerate(self.fields.items()):
            name = PlainLabel(number_name(number), self.panel, wraps=True)
            name.setBuddy(field)
            source = PlainLabel(
                breakable(words.source_of(DEFAULTS[number])), self.panel, role="meta", wraps=True
            )
            # Closer to its name than to the next one.
            said = column_of(spacing=GAP_UNDER_XS)
            said.addWidget(name)
            said.addWidget(source)
            grid.addLayout(said, spot, 0)
            grid.addWidget(field, spot, 1, Qt.AlignmentFlag.AlignTop)
            field.setFixedWidth(self._theme.length(_FIELD))
            self._names[number], self._sources[number] = name, source
        column.addWidget(middle, 1)
        self.wrong.setContentsMargins(ROOM, 0, ROOM, 0)
        column.addWidget(self.wrong)
        column.addWidget(sheet_foot(self.panel, (), (self.cancel, self.save)))

    def take_focus(self) -> None:
        """Focus the first number."""
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self) -> None:
        self.wrong.hide()
        self.presenter.choose(Scope(*self.scope.currentData()))

    def _save(self) -> None:
        self.wrong.hide()
        self.presenter.save({number: field.text() for number, field in self.fields.items()})

    # DayNumbersView

    def show_scopes(self, numbers: DayNumbers) -> None:
        self.scope.clear()
        self.scope.addItem(words.all_cities(), ("", ""))
        for tag in numbers.tags:
            self.scope.addItem(words.with_tag(tag), ("", tag))
        for action_id, city in numbers.cities:
            self.scope.addItem(city, (action_id, ""))
        self.save.setEnabled(True)

    def show_rows(self, rows: Mapping[DayNumber, NumberRow]) -> None:
        for number, field in self.fields.items():
            row = rows.get(number)
            for part in (field, self._names[number], self._sources[number]):
                part.setVisible(row is not None)
            if row is not None:
                field.setText(words.shown(row.own))
                field.setPlaceholderText(words.shown(row.usual))

    def show_wrong(self, sentence: str, number: DayNumber) -> None:
        self.fields[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_problem(sentence)

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; what was typed stays."""
        self.wrong.complain(sentence)
        announce(self.panel, sentence)

    def finish(self, count: int) -> None:
        self.leave()
        if count:
            can_undo = count == 1
            self.said.emit(words.saved(count), can_undo)
