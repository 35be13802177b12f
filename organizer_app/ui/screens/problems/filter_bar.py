"""Filters the problems with chips, exactly one of which is on, and sets the limits of the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QWidget, QWidgetAction
from typing_extensions import override

from organizer_app.domain.rows.last_days import FARTHEST_DAYS
from organizer_app.ui.screens.problems.lines import ACCEPTED, ALL, ERRORS, WARNINGS
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER, GAP_M, GAP_S, GAP_UNDER_S, GAP_XXL
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.choice_chips import ChoiceChips
from organizer_app.ui.widgets.controls.number_box import NumberBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checks import problem_list as words
from organizer_app.wording.language.measures import shown_speed, stored_speed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.checks.problem_board import CheckMeasures
    from organizer_app.ui.theme.theme import Theme

_CODES: Final = (ALL, ERRORS, WARNINGS, ACCEPTED)
_ICONS: Final = {ERRORS: ("circle-alert", "danger"), WARNINGS: ("triangle-alert", "text2")}
_MOST_KMH: Final = 1000


class ProblemFilterBar(Themed, QFrame):
    """Chips with numbers, and a button with two settings.

    `chosen` carries a severity; `measured` carries the days after which to call leads again, and km/h,
    which are shown in the unit of the reader.
    """

    chosen = Signal(str)
    measured = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAccessibleName(words.chips())
        self._stored = 1
        self.chips = ChoiceChips(_CODES, self.chosen.emit, self).chips
        for code, (icon, color) in _ICONS.items():
            show_icon(self.chips[code], theme, icon, color, 14)
        self.days, self.kmh = self._box(1, FARTHEST_DAYS, 1), self._box(1, _MOST_KMH, 10)
        row = WrappingRow(self, side=GAP_XXL)
        for chip in self.chips.values():
            row.addWidget(chip)
        self._measures = [QWidget(), QWidget()]
        settings = ((self.days, words.stale_days()), (self.kmh, words.travel_speed()))
        for measure, (box, (before, behind)) in zip(self._measures, settings, strict=True):
            inside = row_of(measure, spacing=GAP_UNDER_S)
            box.setAccessibleName(f"{before} {behind}")
            self._behind = self._label(behind)
            for part in (self._label(before), box, self._behind):
                inside.addWidget(part)
        self.limits = self._limits_button()
        row.add_tail(self.limits)
        self.set_theme(theme)

    def _limits_button(self) -> QToolButton:
        """Return the button that opens the two settings: they are changed once, the list is read daily."""
        card = QWidget(self)
        column = column_of(card, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        for measure in self._measures:
            column.addWidget(measure)
        menu = QMenu(self)
        opened = QWidgetAction(menu)
        opened.setDefaultWidget(card)
        menu.addAction(opened)
        menu.aboutToShow.connect(lambda: self.days.setFocus(Qt.FocusReason.PopupFocusReason))
        button = QToolButton(self)
        button.setProperty("kind", "chip")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setText(words.limits())
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _label(self, text: str) -> PlainLabel:
        return PlainLabel(text, self, role="meta")

    def _box(self, least: int, most: int, step: int) -> NumberBox:
        box = NumberBox(least, most, step, self)
        box.valueChanged.connect(lambda _value: self._measure())
        return box

    def _measure(self) -> None:
        # A speed that was not touched stays to the km/h, although it is shown in whole miles.
        is_same = self.kmh.value() == shown_speed(self._stored)
        self.measured.emit(self.days.value(), self._stored if is_same else stored_speed(self.kmh.value()))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show the number of problems of each chip."""
        for code, chip in self.chips.items():
            # A space separates the icon.
            chip.setText((" " if code in _ICONS else "") + words.chip(code, counts[code]))

    def show_measures(self, measures: CheckMeasures | None) -> None:
        """Show the limits of the checks; hide them in a plan without a mobilization."""
        self.limits.setVisible(measures is not None)
        if measures is not None:
            blockers = [QSignalBlocker(box) for box in (self.days, self.kmh)]
            self.days.setValue(measures.stale_after_days)
            self._stored = measures.travel_kmh
            self.kmh.setValue(shown_speed(measures.travel_kmh))
            before, behind = words.travel_speed()
            self.kmh.setAccessibleName(f"{before} {behind}")
            self._behind.setText(behind)
            del blockers

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_FILTER) + 4)
