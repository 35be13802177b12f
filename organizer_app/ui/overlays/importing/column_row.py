"""The columns of a file side by side, each with the field that it becomes and a choice of another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording import import_columns as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.incoming import ColumnRead

_SIDE: Final = 24
_LONGEST: Final = 28
_REACHES: Final = frozenset({"lead_phone", "lead_email"})
# So many digits may be a phone number.
_PHONE: Final = 10


class ColumnRow(QScrollArea):
    """Scrolls sideways; `mapped` carries a heading and the code of the field that was chosen for it."""

    mapped = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.columns_name())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.choices: dict[str, QComboBox] = {}
        self._columns: Sequence[ColumnRead] = ()
        self.hide()

    def show_columns(self, columns: Sequence[ColumnRead]) -> None:
        """Show what each column is taken for; nothing for none."""
        # A map by headings cannot tell two of one name apart.
        columns = list({each.heading: each for each in columns}.values())
        self.setVisible(bool(columns))
        if [each.heading for each in columns] != [each.heading for each in self._columns]:
            self._make(columns)
        self._columns = columns
        for column in columns:
            box = self.choices[column.heading]
            box.setCurrentIndex(max(0, box.findData(column.field or "notes")))

    def _make(self, columns: Sequence[ColumnRead]) -> None:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(_SIDE, 0, _SIDE, 4)
        row.setSpacing(12)
        self.choices = {}
        for column in columns:
            row.addLayout(self._column(column, inside))
        row.addStretch(1)
        self.setWidget(inside)
        # The area switches it on for what it holds.
        inside.setAutoFillBackground(False)
        # What it shows at once, with room for the bar that scrolls it sideways.
        self.setFixedHeight(inside.sizeHint().height() + self.horizontalScrollBar().sizeHint().height())

    def _column(self, column: ColumnRead, parent: QWidget) -> QVBoxLayout:
        heading = PlainLabel(_short(column.heading), parent)
        heading.setProperty("role", "strong")
        heading.setToolTip(column.heading)
        sample = PlainLabel("" if _is_private(column) else _short(column.sample), parent)
        sample.setProperty("role", "caption")
        box = QComboBox(parent)
        box.setAccessibleName(words.becomes(column.heading))
        for code, name in words.field_names():
            box.addItem(name, code)
        box.activated.connect(partial(self._tell, column.heading, box))
        self.choices[column.heading] = box
        below = QVBoxLayout()
        below.setSpacing(3)
        for part in (heading, sample, box):
            below.addWidget(part)
        return below

    def _tell(self, heading: str, box: QComboBox, _index: int) -> None:
        self.mapped.emit(heading, str(box.currentData()))


def _is_private(column: ColumnRead) -> bool:
    """Whether a cell holds how somebody is reached: that is on no screen before it is asked for."""
    is_reach = "@" in column.sample or sum(letter.isdigit() for letter in column.sample) >= _PHONE
    return column.field in _REACHES or (not column.field and is_reach)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[: _LONGEST - 1]}…"
