"""The row that sets how many days after its date a mobilization keeps its people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from organizer_app.domain.people.erasure import MOST_KEPT_DAYS
from organizer_app.ui.overlays.sheet_frame import ROOM
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.number_box import NumberBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.people import forgetting as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.people.erasure import KeptMoment

_LETTERS: Final = 13


class KeptRow(QWidget):
    """`changed` carries the id of a mobilization and its new number of days."""

    changed = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._moments: Sequence[KeptMoment] = ()
        self.moment, self.days = ChoiceBox(self), NumberBox(0, MOST_KEPT_DAYS, 1, self)
        self.moment.setAccessibleName(words.which_mobilization())
        # A long title must not make the sheet wider.
        self.moment.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.moment.setMinimumContentsLength(_LETTERS)
        self.moment.currentIndexChanged.connect(self._show_days)
        self.days.setAccessibleName(words.days_kept())
        self.days.valueChanged.connect(self._tell)
        # Large text and long words continue on a second line.
        row = WrappingRow(self, side=ROOM, above=0)
        row.addWidget(PlainLabel(words.keep_people_of(), self))
        row.addWidget(self.moment)
        row.addWidget(self.days)
        after = PlainLabel(words.days_after(), self)
        row.addWidget(after)
        row.keep_together(self.days, after)

    def show_moments(self, moments: Sequence[KeptMoment]) -> None:
        """Offer other mobilizations; the chosen one stays chosen while it exists."""
        chosen = self.moment.currentData()
        self._moments = moments
        with QSignalBlocker(self.moment):
            self.moment.clear()
            for each in moments:
                self.moment.addItem(each.title, each.mobilization_id)
            self.moment.setCurrentIndex(max(0, self.moment.findData(chosen)))
        self._show_days()

    def _show_days(self) -> None:
        number = self.moment.currentIndex()
        if 0 <= number < len(self._moments):
            with QSignalBlocker(self.days):
                self.days.setValue(self._moments[number].days)

    def _tell(self, days: int) -> None:
        self.changed.emit(str(self.moment.currentData()), days)
