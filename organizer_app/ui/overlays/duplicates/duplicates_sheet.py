"""The sheet over the window: likely pairs on the left, both entries side by side on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from organizer_app.domain.basics.changes import Noun
from organizer_app.ui.overlays.duplicates.pair_list import PairLines
from organizer_app.ui.overlays.duplicates.presenter import KINDS, DuplicatesPresenter
from organizer_app.ui.overlays.list_sheet import ListSheet
from organizer_app.ui.overlays.sheet_frame import (
    ROOM,
    sheet_foot,
    sheet_head,
    sheet_label,
)
from organizer_app.ui.overlays.sheet_list import SheetList
from organizer_app.ui.theme.tokens import (
    GAP_M,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_XL,
    GAP_XS,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.controls.ticks import RadioButton
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import SteadyScrollArea, scroll_down_only, show_instead
from organizer_app.wording.history.record_fields import value_words
from organizer_app.wording.people import duplicates as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from organizer_app.services.people.duplicate_pairs import AlikePair, PairFacts, PairField
    from organizer_app.ui.flow.plan_access import PlanAccess
    from organizer_app.ui.theme.theme import Theme

WIDTH: Final = 940
_OWN_KEYS: Final = frozenset({Qt.Key.Key_M, Qt.Key.Key_N})
_CAN_UNDO: Final = (True,)
_FOR_GOOD: Final = (False,)


class DuplicatesSheet(ListSheet):
    """Keys: arrows choose a pair, M merges it, N keeps both; `said` carries what was done.

    Args:
        theme: the theme in use.
        window: the window it covers.
        access: access to the plan.
        kind: people or groups first.
    """

    high, list_width, list_share = 620, 290, 0.34

    def __init__(self, theme: Theme, window: QWidget, access: PlanAccess, kind: str) -> None:
        super().__init__(theme, window, WIDTH, "git-merge")
        self.setAccessibleName(words.title())
        self.presenter = DuplicatesPresenter(self, access, kind)
        self.opened.connect(self.presenter.look)
        segments = [(each, words.tab(each, 0), "") for each in KINDS]
        self.tabs = Segmented(segments, theme, words.tabs(), self.panel)
        self.tabs.chosen.connect(self.presenter.choose_kind)
        self.list = SheetList(
            theme, PairLines, words.pairs(), self.panel, lambda event: event.key() in _OWN_KEYS
        )
        self.list.chosen.connect(lambda _key: self.presenter.choose(self.list.current))
        self.table = SteadyScrollArea(self.panel)
        scroll_down_only(self.table, takes_keys=True)
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.apart = push_button("plain", words.not_same(), self.presenter.tell_apart, self.panel)
        self.merge = push_button("primary", words.merge(), self.presenter.merge, self.panel)
        self._lay_out()

    def _lay_out(self) -> None:
        title = sheet_label("title", self.panel, words.title())
        promise = sheet_label("meta", self.panel, words.promise())
        head = sheet_head(title, promise, self.cross, self.tabs)
        self.lay_out(head, self.table, sheet_foot(self.panel, (), (self.apart, self.merge)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Merge on M, keep both on N."""
        if event.key() == Qt.Key.Key_M:
            self.presenter.merge()
        elif event.key() == Qt.Key.Key_N:
            self.presenter.tell_apart()
        super().keyPressEvent(event)

    # DuplicatesView

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong; the pairs are compared again."""
        self.said.emit(sentence, *_FOR_GOOD)

    def show_counts(self, counts: dict[str, int], kind: str) -> None:
        for each, count in counts.items():
            self.tabs.button(each).setText(words.tab(each, count))
        self.tabs.choose(kind)

    def show_pairs(self, pairs: tuple[AlikePair, ...], number: int) -> None:
        self.pages.setCurrentIndex(0 if pairs else 1)
        if self.list.lines is not pairs:
            self.list.show_lines(pairs, "")
        if number >= 0:
            self.list.go_to(number)
        # A person must have seen what they merge: the facts enable the button.
        self.merge.setEnabled(False)
        self.apart.setEnabled(bool(pairs))
        for button in (self.merge, self.apart):
            button.setVisible(bool(pairs))

    def show_nothing(self, *, is_searching: bool) -> None:
        self.pages.setCurrentIndex(1)
        if is_searching:
            self.empty.say(words.searching(), "", "")
        else:
            self.empty.say(*words.nothing_alike(), "")
        for button in (self.merge, self.apart):
            button.setEnabled(False)
            button.hide()

    def show_done(self, sentence: str) -> None:
        """Emit what was done."""
        announce(self.panel, sentence)
        self.said.emit(sentence, *_CAN_UNDO)

    def show_facts(self, pair: AlikePair, facts: PairFacts, taken: frozenset[str]) -> None:
        focused = self._focused()
        self.merge.setEnabled(True)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(GAP_XL, GAP_XS, ROOM, GAP_M)
        grid.setHorizontalSpacing(GAP_UNDER_L)
        grid.setVerticalSpacing(GAP_UNDER_M)
        grid.setColumnMinimumWidth(0, self._theme.length(96))
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        self.choices = {}
        for line, field in enumerate(facts.fields):
            self._add_field(grid, line, field, is_other=field.code in taken)
        for line, field in enumerate(facts.both, len(facts.fields)):
            self._add_texts(grid, line, field, words.kept_both())
        grid.setRowStretch(len(facts.fields) + len(facts.both), 1)
        show_instead(self.table, inside)
        self.table.setAccessibleName(words.pair_name(pair.one_name, pair.other_name))
        if focused and focused[0] in self.choices:
            self.choices[focused[0]][focused[1]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self) -> tuple[str, int] | None:
        for code, pair in self.choices.items():
            for side, button in enumerate(pair):
                if button.hasFocus():
                    return code, side
        return None

    def _add_field(self, grid: QGridLayout, line: int, field: PairField, *, is_other: bool) -> None:
        if field.one == field.other:
            self._add_texts(grid, line, field, "")
            return
        name = words.field_name(field.code, kind=self.presenter.kind)
        grid.addWidget(_field(name), line, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(grid.parentWidget())
        buttons = []
        for side, value in enumerate((field.one, field.other)):
            text = self._said(field.code, value)
            button = RadioButton()
            choice = WrappedTick(breakable(text), None, button)
            button.setAccessibleName(words.choose(name, text))
            button.setChecked(side == int(is_other))
            button.clicked.connect(
                lambda _on=False, code=field.code, side=side: self.presenter.take(code, is_other=bool(side))
            )
            group.addButton(button)
            grid.addWidget(choice, line, side + 1)
            buttons.append(button)
        self.choices[field.code] = (buttons[0], buttons[1])

    def _said(self, code: str, value: str) -> str:
        """Write a value; those of a city as its conflicts do."""
        if value and self.presenter.kind == "cities":
            return value_words(Noun.CITY_ACTION, code, value, {})
        return words.value_text(code, value)

    def _add_texts(self, grid: QGridLayout, line: int, field: PairField, note: str) -> None:
        names = QWidget()
        column = column_of(names)
        column.addWidget(_field(words.field_name(field.code, kind=self.presenter.kind)))
        if note:
            column.addWidget(sheet_label("caption", names, note))
        grid.addWidget(names, line, 0, Qt.AlignmentFlag.AlignTop)
        for side, value in enumerate((field.one, field.other)):
            shown = WrappedTick(breakable(self._said(field.code, value)), None, RadioButton())
            shown.label.setProperty("role", "meta")
            # It begins where the words of the choices begin: the circle keeps its room.
            keeps = shown.tick.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            shown.tick.setSizePolicy(keeps)
            shown.tick.hide()
            grid.addWidget(shown, line, side + 1, Qt.AlignmentFlag.AlignTop)


_ABOVE: Final = 4


def _field(name: str) -> PlainLabel:
    label = PlainLabel(name, role="field", wraps=True)
    label.setContentsMargins(0, _ABOVE, 0, 0)
    return label
