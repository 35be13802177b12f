"""The columns of a file side by side, each with the field that it becomes and a choice of another one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_XS, GAP_XS, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import show_instead
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.importing import import_columns as words
from organizer_app.wording.importing import import_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.importing.incoming import ColumnRead
    from organizer_app.ui.theme.theme import Theme

_SIDE: Final = 24
_GAP: Final = 12
_NARROWEST, _WIDEST = 104, 176
# The width a choice needs beside its words, in pixels: its line, its spacing and its arrow.
_ARROW: Final = 44
# From the edge of a column to the text of its cells, aligned with the words of the choice above.
INSET: Final = 12
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_WORDS: Final = TextStyle()
_SAMPLE: Final = TextStyle(TYPE_META)


class ColumnRow(Themed, QWidget):
    """Headings and choices, after words that stay still while these are scrolled sideways.

    `mapped` carries a heading and the code of the field that was chosen for it; `moved` is emitted when the
    columns have moved.
    """

    mapped = Signal(str, str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.columns_name())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._before = QWidget(self)
        legends = column_of(self._before, (_SIDE, 0, _GAP, 0), GAP_XS)
        texts = (import_sheet.your_columns(), import_sheet.become(), import_sheet.for_example())
        self._legends = [PlainLabel(text, self._before) for text in texts]
        for label in self._legends:
            label.setProperty("role", "field")
            legends.addWidget(label)
        legends.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        for hide in (self.area.setVerticalScrollBarPolicy, self.area.setHorizontalScrollBarPolicy):
            hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setObjectName("importColumns")
        self.area.viewport().setAutoFillBackground(False)
        self.area.horizontalScrollBar().valueChanged.connect(self.moved)
        row = row_of(self)
        row.addWidget(self._before)
        row.addWidget(self.area, 1)
        self.choices: dict[str, QComboBox] = {}
        self._headings: dict[str, PlainLabel] = {}
        self._samples: dict[str, PlainLabel] = {}
        self._columns: Sequence[ColumnRead] = ()
        # Under a pointer no column gets another width before it is about another list.
        self._widths: dict[str, int] = {}
        self._lines: Sequence[Sequence[str]] = ()
        self.set_theme(theme)
        self.hide()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._widths = {}
        self._fit()

    def set_left(self, width: int) -> None:
        """Begin the columns this many pixels from the left."""
        self._before.setFixedWidth(width)

    def spans(self) -> list[tuple[int, int]]:
        """Return where each column begins, and how wide it is, in pixels of this row."""
        left = self.area.x() - self.area.horizontalScrollBar().value()
        return [(left + box.x(), box.width()) for box in self.choices.values()]

    def bring(self, heading: str) -> None:
        """Scroll sideways until a column is in sight."""
        self.area.ensureWidgetVisible(self.choices[heading], _GAP, 0)

    def show_columns(self, columns: Sequence[ColumnRead], lines: Sequence[Sequence[str]] = ()) -> None:
        """Show the field of each column, wide enough for the cells of some lines; nothing for none."""
        self.setVisible(bool(columns))
        if [each.heading for each in columns] != [each.heading for each in self._columns]:
            self._make(columns)
            self._widths = {}
        self._columns = columns
        for column in columns:
            box = self.choices[column.heading]
            box.setCurrentIndex(max(0, box.findData(column.field or "notes")))
        self._lines = lines
        self._fit()

    def _make(self, columns: Sequence[ColumnRead]) -> None:
        inside = QWidget()
        row = row_of(inside, (0, 0, _SIDE, GAP_UNDER_XS), _GAP)
        self.choices, self._headings, self._samples = {}, {}, {}
        for column in columns:
            row.addLayout(self._column(column, inside))
        row.addStretch(1)
        show_instead(self.area, inside)

    def _column(self, column: ColumnRead, parent: QWidget) -> QVBoxLayout:
        heading = PlainLabel("", parent, role="field")
        set_tip(heading, column.heading)
        box = ChoiceBox(parent)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setAccessibleName(words.becomes(column.heading))
        for code, name in words.field_names():
            box.addItem(name, code)
        box.activated.connect(partial(self._tell, column.heading, box))
        box.installEventFilter(self)
        self.choices[column.heading], self._headings[column.heading] = box, heading
        sample = self._samples[column.heading] = PlainLabel("", parent, role="meta")
        below = column_of(spacing=GAP_XS)
        below.addWidget(heading)
        below.addWidget(box)
        below.addWidget(sample)
        return below

    def _fit(self) -> None:
        """Make each column as wide as its content, within bounds, and shorten headings to that width."""
        for number, column in enumerate(self._columns):
            box, heading = self.choices[column.heading], self._headings[column.heading]
            text = " ".join(column.heading.split())
            wanted = (
                self._texts.advance(box.currentText(), _WORDS) + _ARROW,
                self._texts.advance(text, _HEADING) + 4,
                *(self._texts.advance(cells[number], _WORDS) + 2 * INSET for cells in self._lines),
            )
            least, most = self._theme.length(_NARROWEST), self._theme.length(_WIDEST)
            fitting = round(min(max(*wanted, least), most))
            width = self._widths.setdefault(column.heading, fitting)
            box.setFixedWidth(width)
            heading.setFixedWidth(width)
            heading.setText(self._texts.elided(text, _HEADING, width))
            sample = self._samples[column.heading]
            told = (import_sheet.guessed_by_cells(),) if column.is_guess else ()
            cells = " · ".join((*told, *(" ".join(cell.split()) for cell in column.samples)))
            set_tip(sample, "\n".join(column.samples))
            sample.setFixedWidth(width)
            sample.setText(self._texts.elided(cells, _SAMPLE, width - INSET))
            sample.setContentsMargins(INSET, 0, 0, 0)
            for label, beside in zip(self._legends, (heading, box, sample), strict=True):
                beside.ensurePolished()
                label.setFixedHeight(beside.sizeHint().height())
        # Where the sheet is too low for all of its parts, the words before the columns keep their lines.
        self.setMinimumHeight(self._before.sizeHint().height())
        inside = self.area.widget()
        if inside is not None:
            # The initial height: an area asks for none of its own.
            inside.ensurePolished()
            self.area.setFixedHeight(inside.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Report every column that gets another place or width: the cells below follow it."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.moved.emit()
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, _GAP, 0)
        return super().eventFilter(watched, event)

    def _tell(self, heading: str, box: QComboBox, _index: int) -> None:
        self.mapped.emit(heading, str(box.currentData()))
