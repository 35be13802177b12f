"""Shows what waits for a decision: cities at the left, and the contested fields of one of them on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screens.together.conflict_card import FIELD_KEYS, ConflictCard
from organizer_app.ui.screens.together.conflict_lines import SPECS, Line
from organizer_app.ui.screens.together.conflict_painter import ConflictPainter
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, LIST_WIDTH
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.filter_bar import FilterStrip
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.screens.together.conflict_presenter import CardShown, SameField
    from organizer_app.ui.screens.together.next_card import NextShown
    from organizer_app.ui.theme.theme import Theme

_PROGRESS: Final = 180
_SHARE: Final = 0.36
_ON_CARD: Final = FIELD_KEYS | {
    Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_J, Qt.Key.Key_K,
}  # fmt: skip


class _Cities(LineList[Line]):
    """The list; keys that choose or go from field to field work on the card."""

    typed_on = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of the card to it."""
        if event.key() in _ON_CARD and not event.modifiers():
            self.typed_on.emit(event)
        else:
            super().keyPressEvent(event)


class ConflictsView(Themed, QStackedWidget):
    """Implements `ConflictsShow`; `line_chosen` carries the key of a city or record.

    Args:
        theme: the look.
        frame: says what was decided, and shows cities.
    """

    line_chosen = Signal(str)

    def __init__(self, theme: Theme, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._frame = theme, frame
        self.list = _Cities(theme, ConflictPainter(theme), words.list_name(), self)
        self.list.setAccessibleDescription(words.list_hint())
        self.list.opens_on_click = False
        # Every line of it is in conflict, and has the sign as its icon.
        self.list.marks_conflicts = False
        self.list.chosen.connect(self.line_chosen)
        self.card = ConflictCard(theme, self)
        self.card.city_asked.connect(
            lambda action_id: self._frame.go_to(Destination("plan", "map", action_id))
        )
        self.card.next.asked.connect(self.line_chosen)
        self.list.typed_on.connect(self.card.keyPressEvent)
        self.list.opened.connect(lambda _key: self.card.decide_asked.emit())
        self.empty = EmptyState(theme, "git-merge", self)
        self.filters = FilterStrip(theme, SPECS, self, clear=form_words.clear_filters())
        self._said = PlainLabel("", self.filters, role="strong")
        self._done = QProgressBar(self.filters)
        self._done.setFixedWidth(_PROGRESS)
        self._done.setTextVisible(False)
        line = WrappingRow(self.filters, side=GAP_L, spacing=GAP_M)
        line.addWidget(self._said)
        line.addWidget(self._done)
        self.filters.add_chips(line)
        page = QWidget(self)
        pair = row_of()
        pair.addWidget(self.list)
        pair.addWidget(self.card, 1)
        column = column_of(page)
        column.addWidget(self.filters)
        column.addLayout(pair, 1)
        self.addWidget(page)
        self.addWidget(self.empty)
        self.empty.say(words.nothing_title(), words.nothing_hint(), "")
        self.setCurrentWidget(self.empty)
        self.set_theme(theme)

    # From the presenter

    def show_problem(self, sentence: str) -> None:
        self._frame.complain(sentence)

    def show_conflicts(self, lines: Sequence[Line], done: int, total: int) -> None:
        self._said.setText(words.progress(done, total))
        self._done.setAccessibleName(words.progress(done, total))
        self._done.setMaximum(max(1, total))
        self._done.setValue(done)
        self.list.show_lines(lines)
        here = self.window().focusWidget()
        had_keyboard = here is not None and (here is self or self.isAncestorOf(here))
        page = 1 if done == total else 0
        # The keyboard may have come while nothing was read yet, and stays with what takes its place.
        if page != self.currentIndex():
            self.setCurrentIndex(page)
            if had_keyboard:
                self.focus_main()

    def show_filter(self, labels: Mapping[Facet, str], *, is_narrowed: bool) -> None:
        self.filters.show_kept(labels, is_narrowed=is_narrowed)

    def offer(self, facet: Facet, options: Sequence[Option], kept: frozenset[str]) -> None:
        self.filters.offer(facet, options, kept)

    def show_card(self, card: CardShown | None, same: SameField | None) -> None:
        self.card.setVisible(card is not None)
        if card is not None:
            self.card.show_card(card, same)
            number = self.list.number_of(card.key)
            if number >= 0 and self.list.key != card.key:
                self.list.go_to(number)

    def show_next(self, shown: NextShown | None) -> None:
        self.card.next.show_next(shown)

    def show_decided(self, sentence: str) -> None:
        self._frame.say(sentence, can_undo=True)
        # The button that was pressed may be gone; keys go on with the list.
        if self.isVisible():
            self.focus_main()

    # From the screen

    def focus_main(self) -> None:
        """Put the focus on the cities, or on the words that there are none."""
        (self.empty if self.currentWidget() is self.empty else self.list).setFocus()

    def fit(self, width: int) -> None:
        """Take a share of a narrow screen for the list."""
        self.list.setFixedWidth(min(self._theme.length(LIST_WIDTH), round(width * _SHARE)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
        self.list.set_source(theme, ConflictPainter(theme))
        self.fit(self.width() or theme.length(LIST_WIDTH) * 4)
