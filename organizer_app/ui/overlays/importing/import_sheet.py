"""The import sheet over the window: what would happen in numbers, the lines to check, import or cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from organizer_app.domain.importing.incoming_people import TableSubject
from organizer_app.ui.overlays.importing.column_row import ColumnRow
from organizer_app.ui.overlays.importing.layout_chips import LayoutChips
from organizer_app.ui.overlays.importing.moved_controls import MovedControls
from organizer_app.ui.overlays.importing.presenter import ImportPresenter
from organizer_app.ui.overlays.importing.question_pane import QuestionPane
from organizer_app.ui.overlays.importing.row_mix import RowMix
from organizer_app.ui.overlays.importing.sheet_choice import SheetChoice
from organizer_app.ui.overlays.importing.verdict_list import VerdictList, verdict_width
from organizer_app.ui.overlays.importing.verdicts import TO_CHECK, in_place, of_kind
from organizer_app.ui.overlays.sheet import Sheet
from organizer_app.ui.overlays.sheet_frame import ROOM, sheet_foot, sheet_head, upright_rule
from organizer_app.ui.theme.tokens import GAP_UNDER_L, GAP_UNDER_M, GAP_UNDER_S, GAP_XXL
from organizer_app.ui.widgets.boxes import NO_LIMIT, column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.choice_chips import SwitchChip
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.importing import import_sheet as words
from organizer_app.wording.plan import plan_bar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.importing.incoming import ColumnRead
    from organizer_app.domain.rows.action_rows import MobilizationHead
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.overlays.importing.list_lines import Cell
    from organizer_app.ui.overlays.importing.pasted import GivenFile
    from organizer_app.ui.overlays.importing.verdicts import ListLayout, Preview, Verdict
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 1240
_HIGH: Final = 780
# Without lines there is little to show, and without columns even less.
_LOW, _LEAST = 340, 420
_NARROW: Final = 640
# The narrowest panel with the questions beside the lines, and their width there, in pixels.
_WIDE, _BESIDE = 1150, 272
# The share of the chips beside the sheets of a workbook.
_CHIPS: Final = 2
# As low as the lines get where questions and large text leave no more, in pixels.
_ONE_LINE: Final = 36
# How wide the bar of work under way is, in pixels.
_BAR: Final = 160
# The columns get their width from these lines.
_MEASURED: Final = 40
# Milliseconds between two looks at how many rows were read.
_STEP: Final = 150


class ImportSheet(Sheet):
    """Previews first, then imports; `said` carries what was done and whether it can be undone.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
        files: the files that were given, or what was pasted.
        moments: the mobilizations that the rows may go into.
    """

    goes_down = True

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        access: PlanAccess,
        files: Sequence[GivenFile],
        moments: Sequence[MobilizationHead],
    ) -> None:
        super().__init__(theme, window, WIDTH)
        names = [file.name for file in files]
        self.setAccessibleName(words.title(names))
        self.presenter = ImportPresenter(self, access, files)
        self._heads = tuple(moments)
        self._is_writing = self._is_stopping = self._is_mending = self._is_answering = False
        self._is_beside: bool | None = None
        # Once lines are shown nothing changes its place, so that no answer moves the next control away.
        self._steady_height = 0
        self._focused: QWidget | None = None
        self._moved = MovedControls(self.panel)
        self._height = _HIGH
        self._said = ""
        self._title = PlainLabel(breakable(words.title(names)), self.panel, role="title", wraps=True)
        set_tip(self._title, "\n".join(names))
        promise = self._promise = PlainLabel(words.promise(), self.panel, role="meta", wraps=True)
        self._make_choices(theme, moments)
        self._sentence = PlainLabel("", self.panel)
        self._sentence.setWordWrap(True)
        self._make_bar()
        self._keep_room(is_kept=True)
        self.columns = ColumnRow(theme, self.panel)
        self.columns.mapped.connect(self.presenter.map_column)
        self.empty = EmptyState(theme, "triangle-alert", self.panel)
        self.empty.setAutoFillBackground(False)
        self.empty.hide()
        self.filters: dict[str, SwitchChip] = {}
        self._verdicts: Sequence[Verdict] = ()
        self._only = ""
        self.sheets = SheetChoice(self.panel)
        self.sheets.taken.connect(self._move_freely)
        self.sheets.taken.connect(self.presenter.take_sheets)
        self.layouts = LayoutChips(self.panel)
        self.layouts.headings.connect(self._take_headings)
        self.layouts.order.connect(self._take_order)
        self._make_questions(theme)
        self._make_list(theme)
        self.cancel = push_button("plain", plan_bar.cancel(), self.leave, self.panel)
        self.accept = push_button("primary", words.accept(0), self._accept, self.panel)
        self.mix = RowMix(theme, self.panel)
        self._rule = upright_rule(self.panel)
        self._rule.hide()
        self._lay_out(promise)

    def _make_choices(self, theme: Theme, moments: Sequence[MobilizationHead]) -> None:
        self.moments = ChoiceBox(self.panel)
        self.moments.setAccessibleName(words.into())
        self.moments.addItem(words.as_the_file_says(), "")
        for moment in moments:
            self.moments.addItem(moment.title or moment.campaign_title, moment.mobilization_id)
        self.moments.setCurrentIndex(1 if len(moments) == 1 else 0)
        self.moments.activated.connect(self._look)
        self._into = PlainLabel(words.into(), self.panel, role="field")
        segments = [(subject.value, words.subject_name(subject), "") for subject in TableSubject]
        self.subjects = Segmented(segments, theme, words.subjects(), self.panel)
        self.subjects.chosen.connect(lambda code: self.presenter.take_for(TableSubject(code)))
        self.subjects.setVisible(not self.presenter.are_cards)
        for part in (self.moments, self._into):
            part.hide()

    def _make_questions(self, theme: Theme) -> None:
        asking = self.asking = QuestionPane(theme, self.panel)
        asking.plan_day_used.connect(lambda is_on: self.presenter.use_plan_day(is_on=is_on))
        asking.list_taken.connect(lambda is_on: self.presenter.take_as_list(is_same=is_on))
        asking.file_believed.connect(self.presenter.believe_file)
        asking.left_out.connect(self.presenter.leave_out)
        asking.cells.answered.connect(self._take_answer)
        self.columns.mapped.connect(asking.forget)
        self.subjects.chosen.connect(self._move_freely)
        self.subjects.chosen.connect(asking.forget)

    def _make_bar(self) -> None:
        self._bar = QProgressBar(self.panel)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._clock = QTimer(self, interval=_STEP)
        self._clock.timeout.connect(self._tick)
        # What was hidden or created again has its height only after the events that are waiting.
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._come_to_rest)

    def _make_list(self, theme: Theme) -> None:
        self.list = VerdictList(theme, self.columns, self.panel)
        self.list.setAccessibleName(words.lines_name())
        self.list.setMinimumHeight(theme.length(_ONE_LINE))
        self.list.mending.mended.connect(self._mend)
        bar = self.columns.area.horizontalScrollBar()
        self._across = QScrollBar(Qt.Orientation.Horizontal, self.panel)
        self._across.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._across.hide()
        bar.rangeChanged.connect(self._fit_across)
        bar.valueChanged.connect(self._across.setValue)
        self._across.valueChanged.connect(bar.setValue)

    def _fit_across(self) -> None:
        bar = self.columns.area.horizontalScrollBar()
        self._across.setRange(bar.minimum(), bar.maximum())
        self._across.setPageStep(bar.pageStep())
        self._across.setSingleStep(bar.singleStep())
        self._across.setVisible(bar.maximum() > 0 and self.columns.isVisibleTo(self.panel))

    def _lay_out(self, promise: PlainLabel) -> None:
        into = QWidget(self.panel)
        pair = row_of(into, spacing=GAP_UNDER_M)
        pair.addWidget(self._into)
        pair.addWidget(self.moments)
        head = sheet_head(self._title, promise, self.cross, into)
        self._figures = QWidget(self.panel)
        figures = WrappingRow(self._figures, side=ROOM, above=0, spacing=GAP_XXL)
        figures.addWidget(self.subjects)
        said = QVBoxLayout()
        said.setContentsMargins(ROOM, 0, ROOM, 0)
        chips = row_of(spacing=GAP_UNDER_M)
        chips.addWidget(self.sheets, 1)
        chips.addWidget(self.layouts, _CHIPS)
        said.addLayout(chips)
        under_way = row_of(spacing=GAP_UNDER_M)
        under_way.addWidget(self._sentence, 1)
        under_way.addWidget(self._bar)
        said.addLayout(under_way)
        self._above = said
        self._middle = row_of()
        self._middle.addLayout(self._table(), 1)
        self._middle.addWidget(self._rule)
        column = self.column(GAP_UNDER_L)
        column.addLayout(head)
        column.addWidget(self._figures)
        column.addLayout(said)
        column.addLayout(self._middle, 1)
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        column.addWidget(sheet_foot(self.panel, (self.mix,), (self.cancel, self.accept)))

    def _table(self) -> QVBoxLayout:
        table = column_of(spacing=GAP_UNDER_S)
        table.addWidget(self.columns)
        table.addWidget(self.list, 1)
        self._beside_across = QHBoxLayout()
        self._beside_across.addWidget(self._across)
        table.addLayout(self._beside_across)
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._move_freely()
        self._share()

    def _share(self) -> None:
        self._stand_questions()
        beside = self.asking.width() if self._is_beside and self.asking.isVisibleTo(self.panel) else 0
        left = verdict_width(self._theme, self.panel.width() - beside)
        self.columns.set_left(left)
        self._beside_across.setContentsMargins(left, 0, 0, 0)
        self._fit_across()
        self._give_way()

    def _give_way(self) -> None:
        """Let the questions above the lines be lower where the panel is too low for all of its parts."""
        column = self.panel.layout()
        if column is None:
            return

        def lack() -> int:
            column.invalidate()
            return max(0, column.totalMinimumHeightForWidth(self.panel.width()) - self.panel.height())

        self._keep_room(is_kept=True)
        self.asking.cells.give_way(0)
        self.asking.spare_guesses(is_spared=False)
        if not self._is_beside:
            self.asking.cells.give_way(lack())
            self.asking.spare_guesses(is_spared=lack() > 0)
            self._keep_room(is_kept=lack() == 0)

    def _keep_room(self, *, is_kept: bool) -> None:
        """Keep the room of what comes and goes above the lines, which it would move, where there is any."""
        for part in (self._bar, self._sentence):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(is_kept)
            part.setSizePolicy(policy)

    def _stand_questions(self) -> None:
        """Put the questions beside the lines where the panel is wide enough for both, or else above them."""
        is_beside = self.panel.width() >= self._theme.length(_WIDE)
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            (self._above if is_beside else self._middle).removeWidget(self.asking)
            (self._middle if is_beside else self._above).addWidget(self.asking)
            self.asking.stand_beside(is_beside=is_beside)
        wide = self._theme.length(_BESIDE) if is_beside else NO_LIMIT
        self.asking.setMinimumWidth(wide if is_beside else 0)
        self.asking.setMaximumWidth(wide)
        self._rule.setVisible(is_beside and self.asking.isVisibleTo(self.panel))

    @override
    def _place_of(self, part: QWidget) -> tuple[int, int]:
        """Let Tab go through all questions before the columns and the lines, those out of sight too."""
        row, left = super()._place_of(part)
        if self.asking.isAncestorOf(part):
            return super()._place_of(self.columns)[0], part.mapTo(self.asking, QPoint(0, 0)).y() - NO_LIMIT
        return row, left

    def place(self) -> None:
        """Place the panel, and its content."""
        super().place()
        self._share()

    @property
    def is_settling(self) -> bool:
        """Whether the parts have yet to find their places, or found them a moment ago and take no click."""
        return self._settling.isActive() or bool(self._moved.moved)

    def _come_to_rest(self) -> None:
        self.place()
        if self._height == _HIGH and self.list.lines and not self._steady_height:
            self._steady_height = self.panel.height()
            self._sentence.setFixedHeight(self._sentence.height())
            self.asking.stay(is_steady=True)
        self._moved.end()

    def _move_freely(self) -> None:
        """Let the parts find their places anew: this is another list, or the window has another size."""
        self._steady_height = 0
        self._sentence.setMinimumHeight(0)
        self._sentence.setMaximumHeight(NO_LIMIT)
        self.asking.stay(is_steady=False)

    def panel_height(self, width: int) -> int:
        """Return the height from the design: lower where there are few lines or none."""
        column, most = self.panel.layout(), self._theme.length(self._height)
        if self._steady_height and self._height == _HIGH:
            return min(most, self._steady_height)
        if column is None or (self._height == _HIGH and not self.list.lines):
            return most
        column.invalidate()
        needed = column.totalHeightForWidth(width)
        if self._height != _HIGH:
            return max(most, needed)
        lines = self.list.content_height()
        if self._is_beside:
            lines = max(lines, self.asking.whole_height - self.columns.sizeHint().height())
        return min(most, max(self._theme.length(_LEAST), needed - self.list.sizeHint().height() + lines + 8))

    @override
    def open(self) -> None:
        super().open()
        self._look()

    @property
    @override
    def has_input(self) -> bool:
        is_imported = self.accept.isHidden()
        return self._is_writing or (not is_imported and (super().has_input or self.presenter.has_answers))

    @property
    def has_doubts(self) -> bool:
        """Whether lines of the files were listed to look at."""
        return any(line.mark in TO_CHECK for line in self._verdicts)

    def look_back(self) -> None:
        """Show again the lines that were listed before these files were imported; nothing can be changed."""
        for part in (
            self.accept, self.asking, self.moments, self._into, self.subjects, self.sheets, self.layouts,
        ):  # fmt: skip
            part.hide()
        self.columns.setEnabled(False)
        # Writing was the last that ran, and nothing has ended it on this sheet.
        self._bar.hide()
        for way_out in (self.cancel, self.cross):
            way_out.setEnabled(True)
        # That nothing is saved yet is true no more.
        self._promise.hide()
        self._say(words.as_imported())
        self.list.show()
        self.cancel.setText(plan_bar.close())
        super().open()

    def take_focus(self) -> None:
        """Let Enter import as soon as there is something to import."""
        self.cancel.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close; an import that is being written is stopped first, and closes the sheet when it ends."""
        if self._is_stopping:
            return
        if self._is_writing:
            self._is_stopping = True
            self.presenter.stop()
        else:
            self._clock.stop()
            self.presenter.leave()
            super().leave()

    def _look(self) -> None:
        self.presenter.look(str(self.moments.currentData()))

    def _take_headings(self, number: int, line: int) -> None:
        self._move_freely()
        self.asking.forget()
        self.presenter.take_headings(number, line)

    def _take_order(self, heading: str, field: str, is_day_first: bool) -> None:  # noqa: FBT001  # of a signal
        self.asking.forget()
        self.presenter.take_order(heading, field, is_day_first=is_day_first)

    def _mend(self, cells: Mapping[Cell, str]) -> None:
        self._is_mending = True
        self.presenter.mend(cells)

    def _take_answer(self, cells: Mapping[Cell, str]) -> None:
        self._is_answering = True
        self.presenter.mend(cells)

    def _accept(self) -> None:
        self._is_writing = True
        self.presenter.accept()

    # Calls of the presenter

    def show_problem(self, sentence: str) -> None:
        self.show_refusal(sentence)

    def show_subject(self, subject: TableSubject) -> None:
        """Show what kind of rows these are; actions go into a mobilization."""
        self.subjects.choose(subject.value)
        for part in (self.moments, self._into):
            part.setVisible(subject is TableSubject.ACTIONS)

    def show_busy(self, sentence: str) -> None:
        """Show that work is running; it can be canceled until its rows are kept."""
        self._say(sentence)
        self._bar.show()
        self._clock.start()
        self.empty.hide()
        self.list.setVisible(bool(self.list.lines))
        focused = self.window().focusWidget()
        if focused is not None and any(part.isAncestorOf(focused) for part in (self.asking, self.columns)):
            self._focused = focused
        if not self._moved.is_looking:
            self._moved.begin()
        if self.accept.hasFocus():
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self.accept.setEnabled(False)
        self.columns.setEnabled(False)
        self.moments.setEnabled(False)
        self.asking.cells.setEnabled(False)
        self.layouts.setEnabled(False)
        for way_out in (self.cancel, self.cross):
            way_out.setEnabled(not self._is_stopping)

    def _tick(self) -> None:
        """Say how many rows were read so far; what is said aloud stays the sentence before."""
        count = self.presenter.rows_read
        if count and not self._is_writing:
            self._sentence.setText(words.rows_so_far(count))

    def show_preview(self, preview: Preview) -> None:
        """Show what would happen in numbers, and the lines to check."""
        self._settle()
        is_answer = self._is_mending or self._is_answering
        keeps_rows = is_answer and bool(self._verdicts)
        self._verdicts = in_place(self._verdicts, preview.verdicts) if keeps_rows else preview.verdicts
        self._only = (
            self._only if any(number for code, _n, number in preview.counts if code == self._only) else ""
        )
        self._show_tiles(preview.counts)
        lines = [each.cells for each in preview.verdicts if each.cells]
        self.columns.show_columns(preview.columns, lines[:_MEASURED])
        self.columns.setEnabled(True)
        self._promise.setText(words.promise_with_cells() if preview.columns else words.promise())
        self._promise.show()
        self._show_lines()
        self.sheets.show_sheets(preview.sheets)
        self.layouts.show_layouts(preview.layouts)
        wanted = str(self.moments.currentData())
        day = next((each.anchor_date for each in self._heads if each.mobilization_id == wanted), "")
        self.asking.show_preview(preview, day)
        self.asking.cells.setEnabled(True)
        self.mix.show_mix(preview.mix)
        self._say(preview.remark)
        self._stand(_HIGH)
        self.accept.setText(preview.accept)
        self.accept.setEnabled(preview.rows > 0)
        self._give_focus(is_ready=preview.rows > 0)
        self._is_mending = self._is_answering = False
        announce(
            self.panel, ", ".join(f"{name}: {number}" for _code, name, number in preview.counts if number)
        )

    def _give_focus(self, *, is_ready: bool) -> None:
        """Leave the keyboard where it was; first it is at the questions, or at Import without any."""
        where, self._focused = self._focused, None
        if self._is_mending:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif where is not None and shiboken6.isValid(where) and where.isVisible():
            self.asking.cells.question_of(where).setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.layouts.take_focus() and is_ready and not self.asking.has_focused_box:
            first = next(iter(self.asking.cells.boxes), self.accept)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        self._refuse()
        is_mapped = self.columns.isVisibleTo(self.panel)
        self._say(sentence if is_mapped else "")
        if not is_mapped:
            self.empty.say(words.refused_title(), sentence, "")
            announce(self.panel, sentence)
        self.empty.setVisible(not is_mapped)
        self._said = sentence
        self._stand(_LOW, WIDTH if is_mapped else _NARROW)

    def show_unread(self, columns: Sequence[ColumnRead], layouts: Sequence[ListLayout]) -> None:
        self._refuse()
        self.layouts.show_layouts(layouts)
        self.columns.show_columns(columns)
        self._say(words.say_columns())
        self._stand(_LOW)

    def _refuse(self) -> None:
        self._is_writing = self._is_stopping = False
        self._move_freely()
        self._settle()
        # The latest choice may be what is refused.
        self.columns.setEnabled(True)
        self._verdicts = ()
        self._show_lines()
        self.asking.forget()
        self.mix.show_mix({})
        self.accept.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, sentence: str, *, can_undo: bool) -> None:
        self._is_writing = self._is_stopping = False
        self.leave()
        self.said.emit(sentence, can_undo)

    @property
    def sentence(self) -> str:
        """The sentence above the lines, or in their place."""
        return self._said

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            announce(self.panel, sentence)

    def _stand(self, height: int, width: int = WIDTH) -> None:
        self._height, self._width = height, width
        self.place()
        self._settling.start()

    def _settle(self) -> None:
        self._clock.stop()
        self._bar.hide()
        self.empty.hide()
        for part in (self.cancel, self.cross, self.moments, self.layouts):
            part.setEnabled(True)

    def _show_tiles(self, counts: Sequence[tuple[str, str, int]]) -> None:
        """Show the counts; one that is none by now stays where it is while rows are answered."""
        numbers = {code: number for code, _name, number in counts}
        gone = [] if self._steady_height else [code for code in self.filters if not numbers.get(code)]
        for code in gone:
            tile = self.filters.pop(code)
            tile.hide()
            tile.deleteLater()
        for code, name, number in counts:
            if number and code not in self.filters:
                self._add_tile(code, name)
            if code in self.filters:
                tile = self.filters[code]
                tile.setText(f"{number:,} {name}")
                tile.setMinimumWidth(max(tile.minimumWidth(), tile.sizeHint().width()))
                tile.setChecked(code == self._only)

    def _add_tile(self, code: str, name: str) -> None:
        tile = SwitchChip(self._figures)
        for pressed in (tile.clicked, tile.cleared):
            pressed.connect(lambda _on=False: self.show_only(code))
        set_tip(tile, words.show_only(name))
        self.filters[code] = tile
        figures = self._figures.layout()
        if figures is not None:
            figures.addWidget(tile)
        tile.show()

    def show_only(self, code: str) -> None:
        """Show only the lines of a count, by its code; pressed once more, all of them."""
        self._only = "" if code == self._only else code
        for each, tile in self.filters.items():
            tile.setChecked(each == self._only)
        self._show_lines()

    def _show_lines(self) -> None:
        lines = of_kind(self._verdicts, self._only) if self._only else self._verdicts
        self.list.show_verdicts(lines)
        self.list.setVisible(bool(lines))
