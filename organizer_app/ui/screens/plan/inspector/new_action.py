"""The small form for a new action: city, kind, date and start; errors are shown below their field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.screens.plan.store.plan_view import Field
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_M, GAP_UNDER_M, GAP_UNDER_XL, GAP_XS
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.wording.language import tactics
from organizer_app.wording.plan import new_action as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from organizer_app.ui.theme.theme import Theme

_WIDTH: Final = 348
_EDGE: Final = 14
# Line, column and column span of a field's name; its editor and its error follow below.
_PLACES: Final = {Field.CITY: (0, 0, 2), Field.KIND: (3, 0, 2), Field.DAY: (6, 0, 1), Field.STARTS: (6, 1, 1)}


class NewAction(Themed, LeavingFrame):
    """Opens below the top bar at the right and blocks nothing; `asked` carries what was typed.

    It stays open until the action is added, so that a wrong city can be fixed.
    """

    asked = Signal(str, str, str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(plan_bar.new_action())
        self._theme = theme
        self.city = self._line(words.city_example())
        self.day = self._line(words.day_example())
        self.starts = self._line(words.start_example())
        self.kind = ChoiceBox(self)
        for code, name in tactics.names():
            self.kind.addItem(name, code)
        self.add = push_button("primary", plan_bar.add(), self._ask, self)
        self._close = icon_button(theme, "x", plan_bar.close(), self.leave, self)
        self._editors: dict[Field, QWidget] = {
            Field.CITY: self.city,
            Field.KIND: self.kind,
            Field.DAY: self.day,
            Field.STARTS: self.starts,
        }
        self._problems = {field: WarningLabel(self) for field in self._editors}
        self._lay_out()
        parent.installEventFilter(self)
        self.hide()

    def _line(self, example: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(example)
        line.returnPressed.connect(self._ask)
        # What is typed or chosen answers the old error; whether it is right is said when it is added.
        line.textChanged.connect(lambda _text: self._show_problem(None, ""))
        return line

    def _lay_out(self) -> None:
        head = PlainLabel(plan_bar.new_action(), self, role="sub")
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(self._close)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_XS)
        for field, (line, column, width) in _PLACES.items():
            self._add_field(grid, field, (line, column, width))
        for line in (2, 5):
            grid.setRowMinimumHeight(line, 6)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.add)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(GAP_UNDER_XL, GAP_UNDER_M, GAP_UNDER_XL, GAP_L)
        whole.setSpacing(GAP_UNDER_M)
        whole.addLayout(top)
        whole.addLayout(grid)
        whole.addSpacing(GAP_XS)
        whole.addLayout(bottom)
        tab_through((*self._editors.values(), self.add, self._close))

    def _add_field(self, grid: QGridLayout, field: Field, place: tuple[int, int, int]) -> None:
        line, column, width = place
        editor = self._editors[field]
        text = words.field_name(field.value)
        name = PlainLabel(text, self, role="field")
        name.setBuddy(editor)
        editor.setAccessibleName(text)
        grid.addWidget(name, line, column, 1, width)
        grid.addWidget(editor, line + 1, column, 1, width)
        # Day and start share a line; the error of either may use its full width.
        grid.addWidget(self._problems[field], line + 2, 0, 1, 2)

    def ask(self, city: str, day: str, starts: str = "") -> None:
        """Open with a city, a day and a start as written, or empty texts."""
        if self.isHidden():
            self.city.setText(city)
            self.day.setText(day)
            self.starts.setText(starts)
        self._show_problem(None, "")
        self.show()
        self.raise_()
        self._place()
        self.city.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close without adding an action."""
        if not self.isHidden():
            super().leave()

    def show_problem(self, field: Field, sentence: str) -> None:
        """Show below a field what is wrong with it, and put the focus there."""
        self._show_problem(field, sentence)
        self._editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self, field: Field) -> str:
        """Return the error below a field."""
        return self._problems[field].text()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _show_problem(self, field: Field | None, sentence: str) -> None:
        for each, label in self._problems.items():
            is_wrong = each is field and bool(sentence)
            label.complain(sentence if is_wrong else "")
            editor = self._editors[each]
            mark(editor, "invalid", is_wrong)
            editor.setAccessibleDescription(label.text())
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            # A label that was just hidden still counts until the layout is updated.
            self._whole.invalidate()
            self._whole.activate()
            # Without an error no text wraps, and the layout has no height for width.
            wide = min(self._theme.length(_WIDTH), parent.width() - 2 * _EDGE)
            high = max(self._whole.totalHeightForWidth(wide), self._whole.totalSizeHint().height())
            self.setFixedSize(wide, high)
            self.move(parent.width() - self.width() - _EDGE, self._theme.length(BAR_TOP) + 4)

    def _ask(self) -> None:
        self._show_problem(None, "")
        self.asked.emit(self.city.text(), str(self.kind.currentData()), self.day.text(), self.starts.text())
