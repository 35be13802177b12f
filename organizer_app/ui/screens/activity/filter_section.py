"""One heading of the history's filters with its check boxes; a long name never widens the pane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)
from typing_extensions import override

from organizer_app.ui.screens.activity.choices import Choice
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_L, GAP_XS
from organizer_app.ui.widgets.avatars import AVATAR, avatar_icon
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.theme.theme import Theme

_ICON: Final = 16
# The gap that Qt leaves between a box's indicator and its name.
_ICON_GAP: Final = 4
# In a narrower box, names are no longer distinguishable; in pixels.
_LEAST: Final = 80


class _Box(QCheckBox):
    """A check box that elides a long name and shows all of it in a tooltip."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(choice.name.replace("&", "&&"), parent)
        self._name = choice.name
        set_tip(self, choice.spoken)
        # A check box never shrinks below its text by itself.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        taken = 0 if self.icon().isNull() else self.iconSize().width() + _ICON_GAP
        room = self.rect_of_name.width() - taken
        said = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(said.replace("&", "&&"))

    @property
    def rect_of_name(self) -> QRect:
        """The rectangle of the name."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)


@dataclass(frozen=True, slots=True)
class _Row:
    """The widgets of one choice."""

    choice: Choice
    box: _Box
    count: PlainLabel
    below: PlainLabel | None
    grid: QGridLayout


class FilterSection(Themed, QWidget):
    """A heading with check boxes and counts; `toggled` carries the code of the clicked one."""

    toggled = Signal(str)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        head = PlainLabel(title, self, role="field")
        self._column = column_of(self, (0, 0, 0, GAP_UNDER_L), GAP_XS)
        self._column.addWidget(head)

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The boxes by code."""
        return {code: row.box for code, row in self._rows.items()}

    def add_field(self, hint: str, typed: Callable[[str], None]) -> QLineEdit:
        """Add a field that reports its text at every key; it keeps the section visible."""
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(typed)
        self._column.addWidget(field)
        return field

    def add_note(self) -> PlainLabel:
        """Add a line that says what is wrong with the field above."""
        note = PlainLabel("", self, role="warn", wraps=True)
        note.hide()
        self._column.addWidget(note)
        return note

    def show_values(
        self, choices: Sequence[Choice], wanted: frozenset[str], *, is_shown: bool = False
    ) -> None:
        """Show every choice; existing boxes keep their places."""
        codes = {choice.code for choice in choices}
        for code in [each for each in self._rows if each not in codes]:
            self._remove(code)
        for choice in choices:
            if choice.code not in self._rows:
                self._add(choice)
            row = self._rows[choice.code]
            row.count.setText("" if choice.count is None else f"{choice.count:,}")
            row.box.setAccessibleName(choice.spoken)
            row.box.setChecked(choice.code in wanted)
        self.setVisible(bool(self._rows) or is_shown)

    def _add(self, choice: Choice) -> None:
        box, count = _Box(choice, self), PlainLabel("", self)
        count.setProperty("role", "meta")
        self._picture(box, choice)
        # Not `toggled`: updating the boxes is not a person's click.
        box.clicked.connect(lambda _on=False: self.toggled.emit(choice.code))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(0)
        grid.addWidget(box, 0, 0)
        grid.addWidget(count, 0, 1)
        below = None
        if choice.below:
            below = PlainLabel(choice.below, self, role="meta")
            below.setIndent(box.rect_of_name.left())
            grid.addWidget(below, 1, 0, 1, 2)
        self._column.addLayout(grid)
        self._rows[choice.code] = _Row(choice, box, count, below, grid)

    def _picture(self, box: _Box, choice: Choice) -> None:
        if choice.is_person:
            box.setIconSize(self._theme.square(AVATAR))
            box.setIcon(avatar_icon(self._theme, choice.name))
        elif choice.icon:
            box.setIconSize(self._theme.square(_ICON))
            box.setIcon(self._theme.icon(choice.icon, size=_ICON))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for row in self._rows.values():
            self._picture(row.box, row.choice)

    def _remove(self, code: str) -> None:
        row = self._rows.pop(code)
        self._column.removeItem(row.grid)
        for part in (row.box, row.count, row.below):
            if part is not None:
                part.hide()
                part.deleteLater()
