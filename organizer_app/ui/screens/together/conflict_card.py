"""The card of one city or record: its contested fields, keys for each, and the button that saves choices."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from organizer_app.ui.screens.together.conflict_row import NARROW, ConflictRow, heads_of
from organizer_app.ui.screens.together.fitting_area import FittingArea
from organizer_app.ui.screens.together.next_card import NextCard
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import show_instead
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.ui.screens.together.conflict_presenter import CardShown, SameField
    from organizer_app.ui.theme.theme import Theme

_NUMBERS: Final = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_4: 2, Qt.Key.Key_5: 3}
# In a lower card the fields would have less room than what comes next.
_LOW: Final = 640
FIELD_KEYS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ConflictCard(Themed, QFrame):
    """Tells what was chosen; keys work on the current field."""

    chosen = Signal(int, int)
    both_asked = Signal(int)
    written = Signal(int, str)
    row_chosen = Signal(int)
    decide_asked = Signal()
    later_asked = Signal()
    earlier_asked = Signal()
    all_asked = Signal(str)
    city_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.list_name())
        self.setAccessibleDescription(words.keys_hint())
        self._theme = theme
        self._key, self._action_id = "", ""
        self._current = 0
        self._shown: CardShown | None = None
        self.rows: list[ConflictRow] = []
        self._banner = QFrame(self)
        self._banner.setObjectName("notice")
        self._same = PlainLabel("", self._banner, role="strong", wraps=True)
        self._banner_row = row_of(self._banner, (GAP_M, GAP_S, GAP_M, GAP_S), GAP_S)
        self._banner_row.addWidget(self._same, 1)
        self.bulk: list[QWidget] = []
        self._title = PlainLabel("", self, role="title", wraps=True)
        self._below = PlainLabel("", self, role="meta", wraps=True)
        self.city = push_button(
            "link", words.show_city(), lambda: self.city_asked.emit(self._action_id), self
        )
        self._area = FittingArea(self)
        self.keys = PlainLabel("", self, role="caption", wraps=True)
        self.later = push_button("plain", words.later(), self.later_asked.emit, self)
        self.decide = push_button("primary", "", self.decide_asked.emit, self)
        self.next = NextCard(words.next_city(), self, look="card")
        self._lay_out()

    def _lay_out(self) -> None:
        head = row_of(spacing=GAP_S)
        names = column_of(spacing=GAP_XS)
        names.addWidget(self._title)
        names.addWidget(self._below)
        head.addLayout(names, 1)
        head.addWidget(self.city, 0, Qt.AlignmentFlag.AlignTop)
        card = QFrame(self)
        card.setObjectName("card")
        inside = column_of(card, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        inside.addLayout(head)
        inside.addWidget(self._area, 1)
        foot = QWidget(card)
        row = WrappingRow(foot, side=0, above=0)
        self.keys.setParent(foot)
        row.addWidget(self.keys)
        row.add_tail(self.later)
        row.add_tail(self.decide)
        inside.addWidget(foot)
        column = column_of(self, (GAP_L, GAP_L, GAP_L, GAP_L), GAP_M)
        column.addWidget(self._banner)
        column.addWidget(card)
        column.addWidget(self.next)
        column.addStretch(1)

    def show_card(self, card: CardShown, same: SameField | None) -> None:
        """Show the fields of a city or record."""
        is_other = card.key != self._key
        self._key, self._action_id = card.key, card.action_id
        self._current = 0 if is_other else min(self._current, len(card.rows) - 1)
        self._title.setText(breakable(card.title))
        self._below.setText(breakable(card.below))
        self.city.setVisible(bool(card.action_id))
        self._shown = card
        place = 0 if is_other else self._area.verticalScrollBar().value()
        self._fill(card)
        # The new rows get their heights in the next turn.
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(place))
        can_both = any(row.can_both for row in card.rows)
        can_write = any(row.can_write for row in card.rows)
        self.keys.setText(
            words.keys_on_card(
                len(card.rows), can_both=can_both, can_write=can_write, has_others=card.has_others
            )
        )
        self.later.setVisible(card.has_others)
        self.decide.setText(words.decide(card.chosen, len(card.rows)))
        self.decide.setEnabled(card.chosen > 0)
        self._show_bulk(same)

    def _fill(self, card: CardShown) -> None:
        inside = QWidget()
        column = column_of(inside)
        self.rows = []
        is_narrow = self._is_narrow
        is_headed = bool(card.people) and not is_narrow
        if is_headed:
            # The heads belong to the columns, not to the words above them.
            column.addSpacing(GAP_S)
            column.addWidget(heads_of(card.people, inside))
        for number, row in enumerate(card.rows):
            part = ConflictRow(self._theme, row, inside, is_narrow=is_narrow, is_headed=is_headed)
            part.chosen.connect(lambda option, number=number: self._choose(number, option))
            part.both_asked.connect(lambda number=number: self.both_asked.emit(number))
            part.written.connect(lambda text, number=number: self.written.emit(number, text))
            part.pointed.connect(lambda number=number: self._go_to(number))
            column.addWidget(part)
            self.rows.append(part)
        column.addStretch(1)
        focused = self._area.focusWidget()
        held_focus = focused is not None and focused.hasFocus()
        show_instead(self._area, inside)
        if held_focus:
            self.setFocus()
        inside.setAutoFillBackground(False)
        self._show_current()

    def _show_bulk(self, same: SameField | None) -> None:
        for button in self.bulk:
            self._banner_row.removeWidget(button)
            # It goes in the next turn, and would lie over the words until then.
            button.hide()
            button.deleteLater()
        self.bulk = []
        self._banner.setVisible(same is not None)
        if same is None:
            return
        self._same.setText(breakable(same.sentence))
        for origin, said in same.choices:
            button = push_button("plain", said, partial(self.all_asked.emit, origin), self._banner)
            self._banner_row.addWidget(button)
            self.bulk.append(button)

    @property
    def current(self) -> int:
        """The number of the field that keys work on."""
        return self._current

    def _show_current(self) -> None:
        for number, row in enumerate(self.rows):
            row.show_current(is_current=number == self._current)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self._theme.length(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.next.be_brief(is_brief=self.height() < self._theme.length(_LOW))
        was_narrow = event.oldSize().width() < self._theme.length(NARROW)
        if self._shown is not None and was_narrow is not self._is_narrow:
            self._fill(self._shown)

    def _choose(self, number: int, option: int) -> None:
        self._current = number
        self.chosen.emit(number, option)

    def _go_to(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self._show_current()
            self._area.ensureWidgetVisible(self.rows[number], 0, GAP_M)
            announce(self, self.rows[number].sentence)
            self.row_chosen.emit(number)

    def _step(self, step: int) -> None:
        """Go to the next field, and after the last one to the next city; or the other way."""
        number, key = self._current + step, self._key
        if 0 <= number < len(self.rows):
            self._go_to(number)
        elif step > 0:
            self.later_asked.emit()
        else:
            self.earlier_asked.emit()
            if self._key != key:
                self._go_to(len(self.rows) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with numbers, go with arrows, save with Enter."""
        key = Qt.Key(event.key())
        if key in _NUMBERS:
            self._choose(self._current, _NUMBERS[key])
        elif key == Qt.Key.Key_3:
            self.both_asked.emit(self._current)
        elif key == Qt.Key.Key_W and self.rows:
            self.rows[self._current].ask()
        elif key in {Qt.Key.Key_S, Qt.Key.Key_J}:
            self.later_asked.emit()
        elif key == Qt.Key.Key_K:
            self.earlier_asked.emit()
        elif key in FIELD_KEYS:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER:
            self.decide_asked.emit()
        else:
            super().keyPressEvent(event)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._theme = theme
