"""Asks all questions about files: beside their lines, or above them where the sheet is too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer_app.ui.overlays.importing.cell_questions import CellQuestions
from organizer_app.ui.theme.tokens import GAP_UNDER_M
from organizer_app.ui.widgets.boxes import NO_LIMIT, column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.importing import import_questions
from organizer_app.wording.importing import import_sheet as words

if TYPE_CHECKING:
    from organizer_app.ui.overlays.importing.list_lines import ListLine
    from organizer_app.ui.overlays.importing.verdicts import Preview
    from organizer_app.ui.theme.theme import Theme

# Around the questions beside the lines, in pixels.
_SIDE: Final = 16
# Above the lines the pane is as wide as the sheet, and the button for all guesses is not.
_LEFT: Final = Qt.AlignmentFlag.AlignLeft


class QuestionPane(QWidget):
    """Questions with one answer for many rows, then those about single cells.

    `plan_day_used`, `list_taken`, `file_believed` and `left_out` carry the new answer of their box; `cells`
    tells its own.
    """

    plan_day_used = Signal(bool)
    list_taken = Signal(bool)
    file_believed = Signal(object)
    left_out = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = PlainLabel("", self, role="sub", wraps=True)
        self.same_list, self.plan_day = WrappedTick("", self), WrappedTick("", self)
        self.of_the_file, self.without_planned = WrappedTick("", self), WrappedTick("", self)
        self._boxes = (self.same_list, self.plan_day, self.of_the_file, self.without_planned)
        self._kept: frozenset[str] = frozenset()
        self._planned: frozenset[ListLine] = frozenset()
        self.same_list.tick.clicked.connect(self.list_taken)
        self.plan_day.tick.clicked.connect(self.plan_day_used)
        self.of_the_file.tick.clicked.connect(
            lambda is_on: self.file_believed.emit(self._kept if is_on else frozenset())
        )
        self.without_planned.tick.clicked.connect(
            lambda is_on: self.left_out.emit(self._planned if is_on else frozenset())
        )
        self.cells = CellQuestions(theme, self)
        self._column = column_of(self, spacing=GAP_UNDER_M)
        self.accept_guesses = push_button("plain", "", self.cells.accept_guesses, self)
        self.accept_guesses.hide()
        self._offers_guesses = False
        self._column.addWidget(self.title)
        self._column.addWidget(self.accept_guesses, 0, _LEFT)
        # A box that comes with an answer moves no question: all of them are below these.
        self._column.addWidget(self.cells)
        for box in self._boxes:
            self._column.addWidget(box)
            box.hide()
        self._column.addStretch(0)
        self._is_beside = self._is_steady = self._is_low = False
        self.hide()

    def stand_beside(self, *, is_beside: bool) -> None:
        """Stand beside the lines, where there is room for many questions below each other, or above them."""
        self._is_beside = is_beside
        side = _SIDE if is_beside else 0
        self._column.setContentsMargins(side, 0, side, 0)
        self._column.setStretchFactor(self.cells, int(is_beside))
        self._column.setAlignment(self.accept_guesses, Qt.AlignmentFlag(0) if is_beside else _LEFT)
        self.cells.stand_high(is_high=is_beside)
        self.title.setVisible(is_beside)

    @property
    def whole_height(self) -> int:
        """The height that shows all questions without scrolling, in pixels; 0 for none."""
        if self.isHidden():
            return 0
        whole = (self.title, self.accept_guesses, *self._boxes)
        parts = [part for part in whole if not part.isHidden()]
        above = sum(max(part.heightForWidth(self.width()), part.sizeHint().height()) for part in parts)
        return above + self._column.spacing() * len(parts) + self.cells.whole_height

    @property
    def has_focused_box(self) -> bool:
        """Whether a box has the keyboard: who ticks it goes on to the next question from there."""
        return any(box.tick.hasFocus() for box in self._boxes)

    def show_preview(self, preview: Preview, day: str) -> None:
        """Ask what a preview leaves open.

        Args:
            preview: what would happen.
            day: that of the mobilization for rows without one, ISO text; empty without one.
        """
        # Where the plan has all of it already, no answer would change anything.
        self.cells.show_questions(preview.questions if preview.rows else ())
        self._offer_plan_day(preview.undated if preview.rows else 0, day)
        self._offer_list(preview.again)
        self._offer_file(preview)
        self._offer_without(preview.planned)
        self._tell()

    def forget(self) -> None:
        """Ask nothing about cells: the columns mean something else now."""
        self.cells.forget()
        self._tell()

    def stay(self, *, is_steady: bool) -> None:
        """Keep the room that the pane has while questions come and go, or take what they need."""
        self._is_steady = is_steady and not self.isHidden()
        if not self._is_beside:
            self._column.invalidate()
            kept = max(self.height(), self._column.totalMinimumHeightForWidth(self.width()))
            self.setMinimumHeight(kept if self._is_steady else 0)
            self.setMaximumHeight(kept if self._is_steady else NO_LIMIT)

    def spare_guesses(self, *, is_spared: bool) -> None:
        """Leave out the button for all guesses where there is hardly room for the first question."""
        self._is_low = is_spared
        self.accept_guesses.setVisible(self._offers_guesses and not is_spared)

    def _tell(self) -> None:
        guesses = self.cells.guesses
        if guesses:
            self.accept_guesses.setText(import_questions.accept_guesses(guesses))
        # It keeps its place above the questions once it was there.
        self._offers_guesses = guesses > 0 or (self._is_steady and self._offers_guesses)
        self.accept_guesses.setVisible(self._offers_guesses and not self._is_low)
        self.accept_guesses.setEnabled(guesses > 0)
        count = sum(not box.isHidden() for box in self._boxes) + len(self.cells.boxes)
        self.title.setText(import_questions.questions(count))
        self.setVisible(count > 0 or self._is_steady)

    def _offer_plan_day(self, undated: int, day: str) -> None:
        """Ask once for all rows without a day, if the mobilization has one."""
        if undated and day:
            self.plan_day.say(words.use_plan_day(undated, day))
        self.plan_day.setVisible(bool(day) and (undated > 0 or self.plan_day.tick.isChecked()))

    def _offer_list(self, again: str) -> None:
        """Say which list the file is again, and let the person say that it is another one."""
        if again:
            self.same_list.say(words.same_list(again))
            self.same_list.tick.setChecked(True)
        is_denied = bool(self.same_list.label.text()) and not self.same_list.tick.isChecked()
        self.same_list.setVisible(bool(again) or is_denied)

    def _offer_file(self, preview: Preview) -> None:
        """Ask once for all cells where the plan keeps its value."""
        if preview.kept:
            self._kept = preview.kept
            self.of_the_file.say(words.believe_file(preview.kept_count))
            self.of_the_file.tick.setChecked(False)
        self.of_the_file.setVisible(bool(preview.kept) or self.of_the_file.tick.isChecked())

    def _offer_without(self, planned: frozenset[ListLine]) -> None:
        """Ask once for all lines that look like an action of the plan."""
        if planned:
            self._planned = planned
            self.without_planned.say(words.without_planned(len(planned)))
            self.without_planned.tick.setChecked(False)
        self.without_planned.setVisible(bool(planned) or self.without_planned.tick.isChecked())
