"""One city's counts: a card for each counter, a form for the next one, how far apart they are, deliveries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget

from organizer_app.domain.day.counting import CountStage
from organizer_app.domain.model.day.count_reports import CountMethod
from organizer_app.ui.screens.day.counts.count_axis import CountAxis
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts as words
from organizer_app.wording.day.day_views import noted
from organizer_app.wording.language.field_names import code_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.domain.day.city_counts import CityCounts, CounterCount
    from organizer_app.domain.model.day.deliveries import Delivery
    from organizer_app.services.day.ladder_calls import Callee
    from organizer_app.ui.screens.day.counts.typed_count import TypedCount
    from organizer_app.ui.theme.theme import Theme

_MOST_CARDS: Final = 4
_LONGEST: Final = 200


class CounterCard(QFrame):
    """A counter who has finished; their numbers are hidden until the second one has, too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.name = PlainLabel("", self, role="sub")
        self.who = PlainLabel("", self, role="meta", wraps=True)
        self.method = PlainLabel("", self, role="field", wraps=True)
        self.span = PlainLabel("", self, role="title")
        self.note = PlainLabel("", self, role="meta", wraps=True)
        column = column_of(self, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_XS)
        for part in (self.name, self.who, self.method, self.span, self.note):
            column.addWidget(part)
        column.addStretch(1)

    def show_count(self, spot: int, count: CounterCount, desk_zone: str) -> None:
        """Show a counter by the order in which they finished."""
        self.name.setText(words.letter(spot))
        self.who.setText(breakable(words.counted_by(count, desk_zone)))
        self.method.setText(words.counter_method(count))
        self.span.setText(words.counter_range(count))
        self.note.setText(words.blind_note() if count.is_hidden else breakable(noted(count.note)))
        for part in (self.method, self.span, self.note):
            part.setVisible(bool(part.text()))


class CountForm(QFrame):
    """The form of the next counter; it never knows what another one counted."""

    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.name = PlainLabel("", self, role="sub")
        # Made in the order in which Tab goes through them.
        self.counter, self.method = QLineEdit(self), ChoiceBox(self)
        self.low, self.high, self.note = (QLineEdit(self) for _each in range(3))
        self.method.setAccessibleName(words.method_label())
        self.method.addItem(words.choose_method(), None)
        for method in CountMethod:
            self.method.addItem(code_words(method.value), method)
        self.wrong = WarningLabel(self)
        self.lock = push_button("primary", words.lock_count(), self.entered.emit, self)
        del theme
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        grid.setHorizontalSpacing(GAP_S)
        grid.setVerticalSpacing(GAP_XS)
        grid.addWidget(self.name, 0, 0, 1, 2)
        places = (
            (words.counter_label(), self.counter, (1, 0, 2)),
            (words.method_label(), self.method, (3, 0, 2)),
            (words.low_label(), self.low, (5, 0, 1)),
            (words.high_label(), self.high, (5, 1, 1)),
            (words.note_label(), self.note, (7, 0, 2)),
        )
        for text, editor, (row, column, span) in places:
            label = PlainLabel(text, self, role="field")
            # A name belongs to the field below it, not to the one above.
            label.setContentsMargins(0, GAP_S, 0, 0)
            label.setBuddy(editor)
            grid.addWidget(label, row, column, 1, span)
            grid.addWidget(editor, row + 1, column, 1, span)
            editor.setAccessibleName(text)
        for field in (self.counter, self.low, self.high, self.note):
            field.setMaxLength(_LONGEST)
            field.returnPressed.connect(self.entered)
        grid.addWidget(self.wrong, 9, 0, 1, 2)
        grid.setRowMinimumHeight(9, GAP_S)
        grid.addWidget(self.lock, 10, 0, 1, 2)

    def clear(self) -> None:
        """Empty the form for another counter."""
        for field in (self.counter, self.low, self.high, self.note):
            field.clear()
        self.method.setCurrentIndex(0)
        self.wrong.hide()

    def complain(self, sentence: str) -> None:
        """Say what is missing; what was typed stays."""
        self.wrong.complain(sentence)
        announce(self, sentence)


class CityPane(QFrame):
    """`counted` carries what was typed of a count, `delivered` the line of a delivery.

    `locked` says that the count in the form was logged: the keyboard has nothing to do there any more.
    """

    counted = Signal(object)
    delivered = Signal(str)
    call_asked = Signal()
    closing_asked = Signal()
    locked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._asks_another = False
        self._city: CityCounts | None = None
        self._desk_zone = self._sent = ""
        self.name = PlainLabel("", self, role="title", wraps=True)
        self.about = PlainLabel("", self, role="meta", wraps=True)
        self.cards = [CounterCard(self) for _each in range(_MOST_CARDS)]
        self.form = CountForm(theme, self)
        self.form.entered.connect(self._count)
        self.another = push_button("link", words.add_count(), self.ask_another, self)
        self.close_counting = push_button("link", words.close_counting(), self.closing_asked.emit, self)
        set_tip(self.close_counting, words.close_hint())
        self.axis = CountAxis(theme, self)
        self.axis_card = QFrame(self)
        self.axis_card.setObjectName("card")
        self.ask_card = QFrame(self)
        self.ask_card.setObjectName("card")
        self.call = naming_button("plain", self.call_asked.emit, self.ask_card)
        self.nobody = PlainLabel(words.nobody_to_ask(), self.ask_card, role="meta", wraps=True)
        self.deliveries = PlainLabel("", self, wraps=True)
        self.delivery = QLineEdit(self)
        self.delivery_wrong = WarningLabel(self)
        self._lay_out()

    def _lay_out(self) -> None:
        column = column_of(self, (GAP_XL, GAP_L, GAP_XL, GAP_L), GAP_M)
        column.addWidget(self.name)
        column.addWidget(self.about)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_M)
        column.addLayout(self._grid)
        column_of(self.axis_card, (GAP_L, GAP_M, GAP_L, GAP_S)).addWidget(self.axis)
        column.addWidget(self.axis_card)
        ask = row_of(self.ask_card, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_M)
        ask.addWidget(PlainLabel(words.ask_heading(), self.ask_card, role="strong"))
        ask.addStretch(1)
        ask.addWidget(self.call)
        ask.addWidget(self.nobody, 1)
        column.addWidget(self.ask_card)
        self._below = column_of(None)
        column.addLayout(self._below)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.close_counting, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(PlainLabel(words.deliveries_title(), self, role="sub"))
        column.addWidget(self.deliveries)
        row = row_of(None, spacing=GAP_S)
        self.delivery.setPlaceholderText(words.delivery_example())
        self.delivery.setAccessibleName(words.delivery_label())
        self.delivery.setMaxLength(_LONGEST)
        self.delivery.returnPressed.connect(self._deliver)
        row.addWidget(self.delivery, 1)
        row.addWidget(push_button("plain", words.log_delivery(), self._deliver, self))
        column.addLayout(row)
        column.addWidget(self.delivery_wrong)
        column.addStretch(1)

    def show_city(self, city: CityCounts, now: int, desk_zone: str) -> None:
        """Show a city; what is typed in its form stays until another city is shown."""
        is_other = self._city is None or self._city.state.city.action_id != city.state.city.action_id
        has_more = not is_other and self._city is not None and len(self._city.counters) < len(city.counters)
        is_mine = not is_other and self._city is not None and self._is_logged(self._city, city)
        if is_other or has_more:
            self._asks_another = False
        if is_mine and self.form.isAncestorOf(self.window().focusWidget()):
            self.locked.emit()
        if is_other or is_mine:
            # A count that somebody else logged meanwhile leaves what is typed here.
            self.form.clear()
        is_delivered = self._city is not None and len(self._city.deliveries) < len(city.deliveries)
        if is_other or (is_delivered and self.delivery.text() == self._sent):
            self.delivery.clear()
            self.delivery_wrong.hide()
        self._city, self._desk_zone = city, desk_zone
        place = city.state.city
        self.name.setText(breakable(board_words.place_named(place)))
        self.about.setText(breakable(words.about(city.state, now, city.forecast)))
        self._show_cards()
        self.axis.show_city(city)
        self.axis_card.setVisible(city.count.apart is not None)
        self.ask_card.setVisible(city.stage is CountStage.THIRD)
        self._show_deliveries(city.deliveries, place.zone)

    def _is_logged(self, before: CityCounts, after: CityCounts) -> bool:
        """Return whether the counter whose name is typed has counted once more."""
        name = self.form.counter.text().strip()
        known, now = ({each.counter: each.counts for each in city.counters} for city in (before, after))
        return bool(name) and now.get(name, 0) > known.get(name, 0)

    def _show_cards(self) -> None:
        city = self._city
        if city is None:
            return
        shown = city.counters[:_MOST_CARDS]
        for spot, card in enumerate(self.cards):
            card.setVisible(spot < len(shown))
            if spot < len(shown):
                card.show_count(spot, shown[spot], self._desk_zone)
        # The second counter is expected, and the third where two differ; more are asked for by hand.
        waits = city.stage is not CountStage.AGREED or self._asks_another
        self.form.setVisible(waits)
        self.another.setVisible(not waits)
        self.close_counting.setVisible(city.can_close)
        self.form.name.setText(words.letter(len(city.counters)))
        parts: list[QWidget] = [card for card in self.cards if not card.isHidden()]
        # The third comes below the axis that asks for it.
        is_below = len(city.counters) > 1
        parts += [self.form] if waits and not is_below else []
        for known in (*self.cards, self.form):
            self._grid.removeWidget(known)
        self._below.removeWidget(self.form)
        if is_below:
            self._below.addWidget(self.form)
        for spot, part in enumerate(parts):
            self._grid.addWidget(part, spot // 2, spot % 2)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)

    def _show_deliveries(self, deliveries: Sequence[Delivery], zone: str) -> None:
        lines = [words.delivery(each, zone) for each in deliveries] or [words.no_delivery()]
        self.deliveries.setText(breakable("\n".join(lines)))

    def show_asked(self, callee: Callee | None) -> None:
        """Show whom to ask for a third count."""
        self.call.setVisible(callee is not None)
        self.nobody.setVisible(callee is None)
        if callee is not None:
            self.call.setText(words.ask(callee.name))

    def ask_another(self) -> None:
        """Offer the form for one more count."""
        self._asks_another = True
        self._show_cards()
        self.form.counter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        form = self.form
        form.wrong.hide()
        span = form.low.text(), form.high.text()
        typed: TypedCount = (form.counter.text(), form.method.currentData(), *span, form.note.text())
        self.counted.emit(typed)

    def _deliver(self) -> None:
        self.delivery_wrong.hide()
        self._sent = self.delivery.text()
        self.delivered.emit(self._sent)

    def complain_of_delivery(self, sentence: str) -> None:
        """Say what a delivery lacks; what was typed stays."""
        self.delivery_wrong.complain(sentence)
        announce(self.delivery, sentence)
