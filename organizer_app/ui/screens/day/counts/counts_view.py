"""Lays the counts out: cities by what they wait for, one city's counters, and the national number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.day.counting import Imputation
from organizer_app.domain.model.day.day_settings import DayNumber
from organizer_app.ui.screens.day.counts.city_pane import CityPane
from organizer_app.ui.screens.day.counts.count_lines import CountedCity, CountLine, CountPainter
from organizer_app.ui.screens.day.counts.ledger_pane import LedgerPane
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XL
from organizer_app.ui.widgets.boxes import NO_LIMIT, column_of, row_of
from organizer_app.ui.widgets.controls.buttons import naming_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import counts as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.domain.day.city_counts import CityCounts
    from organizer_app.services.day.count_books import CountBook
    from organizer_app.services.day.ladder_calls import Callee
    from organizer_app.ui.screens.day.counts.presenter import CountsPresenter
    from organizer_app.ui.theme.theme import Theme

_LIST_WIDTH: Final = 270
_LEDGER_WIDTH: Final = 350
_LIST_SHARE: Final = 0.34
# Narrower still, the cities are above the chosen one, with a share of the height.
_LEAST_BESIDE: Final = 640
_ABOVE_SHARE: Final = 0.42
# Narrower, the number comes below the city instead of beside it.
_WIDE: Final = 1120


class CountList(LineList[CountLine]):
    """The cities, with the keys of the counts; `asked` carries a letter."""

    asked = Signal(str)
    opens_on_click = True
    finds_by_letters = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with J and K, and take the letters of the counts."""
        text = event.text().casefold()
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and text in {"j", "k"}:
            self._go_to_city(1 if text == "j" else -1)
        elif is_plain and text and text in "3ly":
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)

    def _go_to_city(self, step: int) -> None:
        spots = range(self.current + step, len(self.lines) if step > 0 else -1, step)
        spot = next((each for each in spots if isinstance(self.lines[each], CountedCity)), -1)
        if spot >= 0:
            self.land(spot)


class CountsPane(Themed, QFrame):
    """`selected` carries an action, `unfolded` the number of a stage.

    `closing_asked` lets the single counts of all cities that are over stand.
    """

    selected = Signal(str)
    unfolded = Signal(int)
    letter = Signal(str)
    closing_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        self.list = CountList(theme, CountPainter(theme), words.list_label(), self)
        self.city = CityPane(theme, self)
        self.ledger = LedgerPane(theme, self)
        self.close_all = naming_button("plain", self.closing_asked.emit, self)
        set_tip(self.close_all, words.close_all_hint())
        self.rule = PlainLabel("", self, role="meta", wraps=True)
        self.empty = EmptyState(theme, "sigma", self)
        self._body = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.empty)
        column_of(self).addWidget(self._stack)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.asked.connect(self.letter)
        self.city.locked.connect(self.focus_list)

    def _lay_out(self) -> None:
        self._row = row = row_of(self._body)
        left = self._left = column_of(None)
        self.rule.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        left.addWidget(self.list, 1)
        # Below the cities that wait, where nothing scrolls it away.
        closing = row_of(None, (GAP_L, GAP_S, GAP_L, 0))
        closing.addWidget(self.close_all, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(closing)
        left.addWidget(self.rule)
        row.addLayout(left)
        self._edge = QFrame(self)
        row.addWidget(self._edge)
        middle = QFrame(self)
        middle.setObjectName("windowBackground")
        inside = self._inside = scrolling_column(middle)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._parts.addWidget(self.city, 1)
        self._between = QFrame(self)
        self._between.setProperty("line", "upright")
        self._parts.addWidget(self._between)
        self._parts.addWidget(self.ledger)
        inside.addLayout(self._parts, 1)
        row.addWidget(middle, 1)
        self._fit()

    def report_to(self, presenter: CountsPresenter) -> None:
        """Pass on what is chosen, counted and asked for."""
        letters = {"3": presenter.ask_third, "l": presenter.lock, "y": presenter.copy}
        self.selected.connect(presenter.select)
        self.unfolded.connect(presenter.unfold)
        self.letter.connect(lambda letter: letters[letter]())
        self.city.counted.connect(presenter.count)
        self.city.delivered.connect(presenter.deliver)
        self.city.call_asked.connect(presenter.ask_third)
        self.city.closing_asked.connect(presenter.close_counting)
        self.closing_asked.connect(presenter.close_counts)
        self.ledger.rule_chosen.connect(lambda code: presenter.choose_rule(Imputation(code)))
        self.ledger.lock_asked.connect(presenter.lock)
        self.ledger.copy_asked.connect(presenter.copy)

    def show_nothing(self) -> None:
        """Say that there is no day whose counts could be collected."""
        self.empty.say(words.nothing_title(), words.nothing_hint(), board_words.go_to_plan())
        self._stack.setCurrentWidget(self.empty)

    def show_counts(self, book: CountBook, lines: Sequence[CountLine], chosen: str) -> None:
        """Show the cities."""
        self._stack.setCurrentWidget(self._body)
        self.list.show_lines(lines, chosen)
        limit = book.cities[0].state.city.numbers[DayNumber.COUNTS_APART] if book.cities else 0
        self.rule.setText(words.limit_note(limit))
        over = sum(each.can_close for each in book.cities)
        self.close_all.setText(words.closing_all(over))
        self.close_all.setVisible(over > 0)

    def show_city(self, city: CityCounts, now: int, desk_zone: str) -> None:
        """Show the counts of one city."""
        self.city.show_city(city, now, desk_zone)

    def show_asked(self, callee: Callee | None) -> None:
        """Show whom to ask for a third count."""
        self.city.show_asked(callee)

    def show_number(self, book: CountBook, rule: Imputation, line: str) -> None:
        """Show the national number."""
        self.ledger.show_book(book, rule, line)

    def focus_list(self) -> None:
        """Put the keyboard on the cities."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: str) -> None:
        if isinstance(self.list.line, CountedCity):
            self.selected.emit(key)

    def _open(self, key: str) -> None:
        line = self.list.line
        if isinstance(line, CountedCity):
            field = self.city.form.counter if self.city.form.isVisible() else self.city.delivery
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif line is not None and key:
            self.unfolded.emit(line.stage)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, CountPainter(theme))
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        self._fit_list()
        is_wide = self.width() >= theme.length(_WIDE)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(direction)
        self._between.setVisible(is_wide)
        self.ledger.align(GAP_L if is_wide else GAP_XL)
        self.ledger.setMinimumWidth(theme.length(_LEDGER_WIDTH) if is_wide else 0)
        self.ledger.setMaximumWidth(theme.length(_LEDGER_WIDTH) if is_wide else NO_LIMIT)

    def _fit_list(self) -> None:
        """Put the cities beside the chosen one, or above it where large type leaves no room beside it."""
        theme = self._theme
        is_above = self.width() < theme.length(_LEAST_BESIDE)
        width = int(min(theme.length(_LIST_WIDTH), max(self.width() * _LIST_SHARE, 1)))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if is_above else across)
        mark(self._edge, "line", "true" if is_above else "upright")
        for part in (self.list, self.rule):
            part.setMinimumWidth(0 if is_above else width)
            part.setMaximumWidth(NO_LIMIT if is_above else width)
        self.list.setMaximumHeight(int(self.height() * _ABOVE_SHARE) if is_above else NO_LIMIT)
        # Above there is no room for more than cities.
        (self._inside if is_above else self._left).addWidget(self.rule)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
