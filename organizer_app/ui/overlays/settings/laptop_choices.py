"""The part of the settings sheet that is kept on this laptop: units and the first day of the week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from organizer_app.domain.basics.local_measures import UNITS, WEEKS
from organizer_app.ui.overlays.sheet_frame import sheet_label
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.language.measures import chosen_measures
from organizer_app.wording.plan import plan_settings as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class LaptopChoices(QWidget):
    """Two choices that are made with the settings of a plan and are no part of it.

    Args:
        parent: its parent.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        units, week = chosen_measures()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, GAP_L, 0, 0)
        self._grid.setHorizontalSpacing(GAP_L)
        self._grid.setVerticalSpacing(GAP_S)
        self._grid.addWidget(PlainLabel(words.on_this_laptop(), self, role="field"), 0, 0, 1, 2)
        self._grid.addWidget(sheet_label("meta", self, words.only_here()), 1, 0, 1, 2)
        self.units = self._choice("units", 0, UNITS, words.unit_name, units)
        self.week = self._choice("week", 1, WEEKS, words.week_name, week)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _choice(
        self, field: str, column: int, codes: Iterable[str], name: Callable[[str], str], chosen: str
    ) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setAccessibleName(words.field_name(field))
        for code in codes:
            box.addItem(name(code), code)
        box.setCurrentIndex(box.findData(chosen))
        label = PlainLabel(words.field_name(field), self, role="field")
        label.setBuddy(box)
        self._grid.addWidget(label, 2, column)
        self._grid.addWidget(box, 3, column)
        return box

    def commands(self) -> list[str]:
        """Return the commands that make what was chosen otherwise than it is."""
        wanted = {"units": self.units.currentData(), "week": self.week.currentData()}
        before = dict(zip(wanted, chosen_measures(), strict=True))
        return [f"{field}_{code or 'plan'}" for field, code in wanted.items() if code != before[field]]
