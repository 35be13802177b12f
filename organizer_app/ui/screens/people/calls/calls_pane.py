"""The calls: the queue, the current call, and the day beside it; all of it works with single keys."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.ui.flow.number_clipboard import NumberClipboard
from organizer_app.ui.screens.people.calls.card_area import CardArea
from organizer_app.ui.screens.people.calls.card_body import CardBody
from organizer_app.ui.screens.people.calls.outcome_bar import KEYS, OutcomeBar
from organizer_app.ui.screens.people.calls.queue_painter import QueueLine, QueueLines, QueuePainter
from organizer_app.ui.screens.people.calls.step_button import StepButton
from organizer_app.ui.screens.people.calls.today_pane import TodayPane
from organizer_app.ui.screens.people.first_step_view import FirstStepView
from organizer_app.ui.screens.people.held_key import HeldKey
from organizer_app.ui.screens.people.people_view import PeopleView
from organizer_app.ui.screens.people.row_list import RowList
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    BAR_FILTER,
    GAP_L,
    GAP_S,
    GAP_UNDER_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_XXL,
    HAIRLINE,
    LIST_WIDTH,
)
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_down
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.people import calls as words
from organizer_app.wording.people import people as people_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.ui.screens.people.people_view import CallsShown
    from organizer_app.ui.screens.people.presenter import PeoplePresenter
    from organizer_app.ui.theme.theme import Theme

# In a narrower window, the day beside the call is hidden.
_NARROW: Final = 1080
# The margin beside the card.
_SIDE: Final = 24
_SIDE_NARROW: Final = 12
# The largest share of the width for the queue.
_LIST_SHARE: Final = 0.42
# The part of the card that is visible without scrolling, in pixels.
_LEAST_BODY: Final = 120


class CallsPane(Themed, QWidget):
    """Keys: 1-5 or R M N W D log an outcome, C a callback, Y a yes; A answers a question, E takes a note.

    J K S move on, H shows the number.
    """

    def __init__(self, theme: Theme, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._shown: CallsShown | None = None
        self._called = ""
        self._is_begun = True
        self.queue = RowList[QueueLine](theme, words.queue_name(), self)
        # Copy takes the number of the person to call.
        self.queue.copies_rows = False
        self.queue.chosen.connect(presenter.choose_person)
        self.body = CardBody(theme, presenter.suggest_people, self)
        self.body.answers.answered.connect(presenter.answer)
        self.body.answers.retyped.connect(presenter.retype)
        self.body.answers.ticked.connect(presenter.tick)
        self.body.answers.left.connect(self.queue.setFocus)
        self.outcomes = OutcomeBar(theme, self)
        self.outcomes.chosen.connect(self._press)
        self.today = TodayPane(theme, self)
        self.clipboard = NumberClipboard(self)
        self._held = HeldKey(self, lambda is_held: self.body.reveal(is_shown=is_held))
        self.note = self._field(words.note_hint(), self._end_note)
        self.call_back = self._field(words.call_back_hint(), self._log_call_back)
        self.call_back.textChanged.connect(lambda _text: presenter.retype())
        self.call_back.hide()
        self.empty = FirstStepView(theme, "phone", PeopleView.CALLS, self)
        self._keys = self._make_keys()
        self._lay_out()
        self.set_theme(theme)

    def _field(self, hint: str, done: Callable[[], object]) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.returnPressed.connect(done)
        field.installEventFilter(self)
        return field

    def _make_keys(self) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = {}
        for outcome, pair in KEYS.items():
            for key in pair:
                keys[key] = functools.partial(self._press, outcome)
        return keys | {
            "J": lambda: self._presenter.step(1),
            "K": lambda: self._presenter.step(-1),
            "S": lambda: self._presenter.step(1),
            "Y": lambda: self._log(TalkOutcome.REACHED, said_yes=True),
            "A": self.body.answers.focus_first,
            "E": self.note.setFocus,
        }

    def _lay_out(self) -> None:
        left = QFrame(self)
        left.setObjectName("cityList")
        self._head = QFrame(left)
        self._head.setObjectName("listHeader")
        self._count = PlainLabel("", self._head, role="strong")
        self._by = PlainLabel("", self._head, role="meta")
        self.give = push_button("link", people_words.give_to_caller(), self._ask_caller, self._head)
        row = WrappingRow(self._head, above=GAP_UNDER_S)
        row.addWidget(self._count)
        row.addWidget(self._by)
        row.add_tail(self.give)
        self.caller = QLineEdit(left)
        self.caller.setPlaceholderText(people_words.caller_hint())
        self.caller.setAccessibleName(people_words.caller_hint())
        self.caller.returnPressed.connect(self._give)
        self.caller.installEventFilter(self)
        self.caller.hide()
        column = column_of(left)
        for part in (self._head, self.caller, self.queue):
            column.addWidget(part)
        self._left = left
        self.middle = QStackedWidget(self)
        # Large text makes the card taller than the window.
        self.around_card = scrolling_down(self._make_card(), self)
        self.around_card.viewport().installEventFilter(self)
        self._call = QWidget(self.middle)
        call = column_of(self._call)
        call.addWidget(self.around_card, 1)
        call.addWidget(self._make_foot())
        self.middle.addWidget(self._call)
        self.middle.addWidget(self.empty)
        whole = row_of(self)
        whole.addWidget(left)
        whole.addWidget(self.middle, 1)
        whole.addWidget(self.today)

    def _make_foot(self) -> QWidget:
        """Return where the outcomes stay in sight while the card scrolls as a whole."""
        self._foot = QWidget(self._call)
        line = QFrame(self._foot)
        line.setProperty("line", "true")
        around = column_of(self._foot)
        around.addWidget(line)
        self._in_foot = column_of(margins=(_SIDE_NARROW, GAP_UNDER_S, _SIDE_NARROW, GAP_UNDER_S))
        around.addLayout(self._in_foot)
        self._foot.hide()
        return self._foot

    def _make_card(self) -> QWidget:
        page = self._page = QWidget(self)
        column = self._around = QVBoxLayout(page)
        column.setSpacing(GAP_S)
        column.addWidget(self._make_steps(page))
        column.addWidget(self._make_inside(page), 1)
        return page

    def _make_steps(self, page: QWidget) -> QWidget:
        bar = QWidget(page)
        self._place = PlainLabel("", bar, role="strong")
        top = WrappingRow(bar, side=0, above=0)
        top.addWidget(self._place)
        self.steps = [StepButton(self._theme, key, name, bar) for key, name in words.steps()]
        for (key, _name), step in zip(words.steps(), self.steps, strict=True):
            step.clicked.connect(lambda _on=False, act=self._keys[key]: act())
            top.add_tail(step)
        return bar

    def _make_inside(self, page: QWidget) -> QFrame:
        card = QFrame(page)
        card.setObjectName("card")
        self._card = card
        scroll = self._scroll = CardArea(self.body, _LEAST_BODY, card)
        line = QFrame(card)
        line.setProperty("line", "true")
        self._hint = PlainLabel(words.keys_hint(), card, role="meta", wraps=True)
        inner = self._in_card = column_of(card, (HAIRLINE, HAIRLINE, HAIRLINE, GAP_UNDER_L))
        inner.addWidget(scroll, 1)
        inner.addWidget(line)
        below = self._below = column_of(margins=(GAP_XXL, GAP_UNDER_L, GAP_XXL, 0), spacing=GAP_S)
        for part in (self.note, self.call_back, self.outcomes, self._hint):
            below.addWidget(part)
        inner.addLayout(below)
        return card

    def show_calls(self, shown: CallsShown) -> None:
        self._shown = shown
        key = shown.entry.facts.person_id if shown.entry else ""
        rows = QueuePainter(self._theme, shown.book, shown.now)
        self.queue.show_lines(QueueLines(shown.queue), key, rows)
        calls = shown.queue.calls
        # The list has a name and lines that are read aloud, the pane has none.
        self.setFocusProxy(self.queue if calls else None)  # type: ignore[arg-type]  # Qt takes none, to end it
        # With no calls due and none made, empty columns would be beside the first step.
        self._left.setVisible(bool(calls))
        self.empty.show_step(self._presenter.first_step)
        self._is_begun = bool(calls or shown.score.calls)
        self._share_room()
        self._count.setText(words.to_call(len(calls)))
        self._by.setText(words.by_whom(shown.caller))
        self.give.setVisible(bool(calls))
        self.today.show_calls(shown)
        self.middle.setCurrentIndex(0 if shown.entry else 1)
        if shown.entry:
            if key != self._called:
                # Who is called next is read from the top, wherever the last answer was typed.
                for area in (self._scroll, self.around_card):
                    area.verticalScrollBar().setValue(0)
            self._called = key
            self._place.setText(words.place_in_queue(calls.index(shown.entry) + 1, len(calls)))
            self.body.show_call(shown)
            self.outcomes.show_call(shown)
            self._share_height()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._head.setMinimumHeight(theme.length(BAR_FILTER))
        self._share_room()
        if self._shown is not None:
            self.show_calls(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the day in narrow windows, and give the card the larger part of the rest."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        has_room = self.width() >= self._theme.length(_NARROW)
        self.today.setVisible(has_room and self._is_begun)
        side = _SIDE if has_room else _SIDE_NARROW
        self._around.setContentsMargins(side, GAP_UNDER_M, side, GAP_L)
        self._left.setFixedWidth(min(self._theme.length(LIST_WIDTH), int(self.width() * _LIST_SHARE)))

    def _share_height(self) -> None:
        """Let one thing scroll: who is called, or the whole card where large text makes it too tall."""
        page, width = self._page, self.around_card.viewport().width()
        self._scroll.show_whole(is_whole=False)
        for column, part in ((self._in_card, self._card), (self._around, page)):
            column.invalidate()
            part.updateGeometry()
        is_wrapped = page.hasHeightForWidth()
        needed = page.heightForWidth(width) if is_wrapped else page.minimumSizeHint().height()
        if not self._foot.isHidden():
            needed += self.outcomes.height_at(self.note.width()) + self._below.spacing()
        is_whole = needed > self._call.height()
        self._scroll.show_whole(is_whole=is_whole)
        self._place_outcomes(is_below=is_whole)

    def _place_outcomes(self, *, is_below: bool) -> None:
        """Keep the outcomes in sight below a card that scrolls as a whole, or put them into it."""
        if is_below != self._foot.isHidden():
            return
        focused = self.outcomes.focusWidget()
        has_focus = focused is not None and focused.hasFocus()
        self.outcomes.set_compact(is_compact=is_below)
        if is_below:
            self._in_foot.addWidget(self.outcomes)
        else:
            self._below.insertWidget(self._below.indexOf(self._hint), self.outcomes)
        self._foot.setVisible(is_below)
        if focused is not None and has_focus:
            focused.setFocus()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if self._held.takes(event):
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and letter in self._keys:
            self._keys[letter]()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave a field with Esc; a field opened for one answer closes."""
        if event.type() is QEvent.Type.Resize and watched is self.around_card.viewport():
            self._share_height()
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]  # a key press is a QKeyEvent
            for field in (self.call_back, self.caller):
                if watched is field:
                    field.clear()
                    field.hide()
            self.queue.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _press(self, outcome: TalkOutcome) -> None:
        if self._shown is None or self._shown.entry is None:
            return
        if outcome is TalkOutcome.CALL_BACK:
            self.call_back.show()
            self.call_back.setFocus()
        else:
            self._log(outcome)

    def _give_answers(self) -> bool:
        """Put into the plan what was typed without Enter; stop at the first answer that is not understood."""
        for asked, line in self.body.answers.typed():
            if not self._presenter.answer(asked, line.text()):
                line.setFocus()
                return False
            line.clear()
        return True

    def _log(self, outcome: TalkOutcome, *, said_yes: bool = False) -> None:
        if not self._give_answers():
            return
        note = self.note.text()
        self.note.clear()
        self._presenter.log(outcome, note, said_yes=said_yes)
        self.queue.setFocus()

    def _log_call_back(self) -> None:
        if self._give_answers() and self._presenter.log_call_back(self.call_back.text(), self.note.text()):
            self.note.clear()
            self.call_back.clear()
            self.call_back.hide()
            self.queue.setFocus()

    def _end_note(self) -> None:
        self.queue.setFocus()

    def _copy(self) -> None:
        point = self.body.point
        if point is not None:
            self.clipboard.copy(point.value)
            self._presenter.say(words.copied())

    def _ask_caller(self) -> None:
        self.caller.show()
        self.caller.setFocus()

    def _give(self) -> None:
        self._presenter.give_to(self.caller.text())
        self.caller.clear()
        self.caller.hide()
        self.queue.setFocus()
