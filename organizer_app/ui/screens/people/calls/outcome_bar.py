"""The six outcomes of a call: a button each, with its key and its effect."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.model.talks import TalkOutcome
from organizer_app.domain.people.call_rules import next_due
from organizer_app.domain.time.local_time import local_of
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_S, SEMIBOLD, TYPE_CAPTION
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.people import calls as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.ui.screens.people.people_view import CallsShown
    from organizer_app.ui.theme.theme import Theme

# The key that is drawn, and the letter for the same outcome.
KEYS: Final = {
    TalkOutcome.REACHED: ("1", "R"),
    TalkOutcome.LEFT_MESSAGE: ("2", "M"),
    TalkOutcome.NO_ANSWER: ("3", "N"),
    TalkOutcome.WRONG_NUMBER: ("4", "W"),
    TalkOutcome.DECLINED: ("5", "D"),
    TalkOutcome.CALL_BACK: ("C", "C"),
}
_ACROSS: Final = 3
# The width for the words of one outcome at 100 % text size, in pixels.
_LEAST: Final = 150
# The gaps between a name and its letter, from the cap to the words, and from the words to the edge.
_LETTER_AIR: Final = 6
_BESIDE: Final = 6
_CAP: Final = 26
# The height of a button with a name and its effect, and of low ones: with the name in one line, or in two.
_HEIGHT: Final = 56
_LOW: Final = 34
_LOW_OF_TWO: Final = 38
_HEIGHTS: Final = (_HEIGHT, _LOW, _LOW_OF_TWO)
# How many low buttons are in a row, and in how many lines their names are: the first that fits is the lowest.
_COMPACT: Final = ((3, 1), (3, 2), (2, 1), (2, 2), (1, 1))
_NAME: Final = TextStyle(13, SEMIBOLD)
_EFFECT: Final = TextStyle(TYPE_CAPTION)
_KEY: Final = TextStyle(14, SEMIBOLD)
_LETTER: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter


class OutcomeButton(Themed, QAbstractButton):
    """One outcome; the most common one is tinted."""

    def __init__(self, theme: Theme, outcome: TalkOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome = outcome
        self._effect = ""
        # How many lines the name has on a low button; none on one with its effect below.
        self._low_lines = 0
        self.setText(words.outcome_name(outcome))
        self.setAccessibleName(words.outcome_name(outcome))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEIGHTS[self._low_lines]))

    def set_low(self, lines: int) -> None:
        """Put the name into so many lines and the effect beside it if it has room there; 0 puts it below."""
        if lines != self._low_lines:
            self._low_lines = lines
            self.setFixedHeight(self._theme.length(_HEIGHTS[lines]))
            self.update()

    def show_effect(self, effect: str) -> None:
        """Say on the button's tip what this outcome leads to."""
        self._effect = effect
        set_tip(self, effect)
        self.setAccessibleDescription(effect)
        self.update()

    def room_for_words(self, low_lines: int | None = None) -> int:
        """Return the width of the button with its letter and all the words that it must show.

        Args:
            low_lines: as of `set_low`; None for what it was set to.
        """
        lines = self._low_lines if low_lines is None else low_lines
        letter = self._texts.advance(self._letter, _LETTER) + _LETTER_AIR if self._letter else 0.0
        first, rest = self._name_in(lines)
        words = max(self._texts.advance(first, _NAME) + letter, self._texts.advance(rest, _NAME))
        if not lines:
            words = max(words, self._texts.advance(self._effect, _EFFECT))
        return 2 + 3 * _BESIDE + self._theme.length(_CAP) + ceil(words)

    def _name_in(self, lines: int) -> tuple[str, str]:
        """Return the name in one line, or in the two that need the least width."""
        name = self.text().split()
        if lines < len(_HEIGHTS) - 1 or len(name) == 1:
            return self.text(), ""
        halves = [(" ".join(name[:count]), " ".join(name[count:])) for count in range(1, len(name))]
        return min(halves, key=lambda pair: max(self._texts.advance(half, _NAME) for half in pair))

    @property
    def _letter(self) -> str:
        """The letter that does the same as the key, unless the key is a letter itself."""
        key, letter = KEYS[self._outcome]
        return "" if letter == key else letter

    def sizeHint(self) -> QSize:
        return QSize(self._theme.length(_LEAST), self._theme.length(_HEIGHTS[self._low_lines]))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._theme
        is_first = self._outcome is TalkOutcome.REACHED
        is_lit = is_first or self.underMouse() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_outlined = is_first or shows_ring(self)
        line = "accent" if is_outlined else "border_strong"
        painter.setPen(QPen(theme.color(line), 2 if is_outlined else 1))
        painter.setBrush(theme.color("accent_soft" if is_lit else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        edge = theme.length(_CAP)
        cap = QRectF(box.x() + _BESIDE, box.center().y() - edge / 2, edge, edge)
        painter.setPen(QPen(theme.color("accent" if is_first else "border_strong"), 1))
        painter.setBrush(theme.color("accent" if is_first else "surface"))
        painter.drawRoundedRect(cap, 5, 5)
        key = KEYS[self._outcome][0]
        self._texts.draw(painter, cap, key, _KEY, "accent_text" if is_first else "text", align=_CENTER)
        left = cap.right() + _BESIDE
        self._draw_words(painter, QRectF(left, box.y(), box.right() - left - _BESIDE, box.height()))
        painter.end()

    def _draw_words(self, painter: QPainter, words_room: QRectF) -> None:
        theme, room = self._theme, QRectF(words_room)
        fits = self.room_for_words(1) <= self.width()
        first, rest = self._name_in(min(self._low_lines, 1) if fits else self._low_lines)
        if not self._low_lines:
            room = QRectF(room.x(), room.y() + theme.length(9), room.width(), theme.length(19))
        elif rest:
            line = theme.length(17)
            room = QRectF(room.x(), room.center().y() - line, room.width(), line)
        below = QRectF(room.x(), room.bottom(), room.width(), theme.length(17))
        if self._letter:
            taken = self._texts.draw(painter, room, self._letter, _LETTER, "text3", align=_RIGHT)
            room.setWidth(room.width() - taken - _LETTER_AIR)
        named = self._texts.draw(painter, room, first, _NAME, "text")
        if rest:
            self._texts.draw(painter, below, rest, _NAME, "text")
        elif not self._low_lines:
            self._texts.draw(painter, below, self._effect, _EFFECT, "text2")
        else:
            beside = room.adjusted(named + 2 * _LETTER_AIR, 0, 0, 0)
            if self._texts.advance(self._effect, _EFFECT) <= beside.width():
                self._texts.draw(painter, beside, self._effect, _EFFECT, "text2")


class OutcomeBar(Themed, QWidget):
    """Two rows of three outcomes, or as many as have room; `chosen` carries the one clicked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons = {outcome: OutcomeButton(theme, outcome, self) for outcome in KEYS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_UNDER_S)
        self._is_compact = False
        self._shape = (0, 0)
        for outcome, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, outcome=outcome: self.chosen.emit(outcome))
        self._arrange(_ACROSS, 0)

    def set_compact(self, *, is_compact: bool) -> None:
        """Take as little height as the names need; the effects are told by the tips then."""
        self._is_compact = is_compact
        self._fit()

    def height_at(self, width: int) -> int:
        """Return the height that it has at a width while it is not compact, in pixels."""
        across, lines = self._shape_at(width, is_compact=False)
        rows = ceil(len(self.buttons) / across)
        return rows * (self._theme.length(_HEIGHTS[lines]) + self._grid.spacing()) - self._grid.spacing()

    def _arrange(self, across: int, lines: int) -> None:
        """Put this many outcomes in a row, their names in so many lines: see `OutcomeButton.set_low`."""
        if (across, lines) != self._shape:
            self._shape = across, lines
            for number, button in enumerate(self.buttons.values()):
                button.set_low(lines)
                self._grid.addWidget(button, number // across, number % across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._arrange(*self._shape_at(self.width(), is_compact=self._is_compact))

    def _shape_at(self, width: int, *, is_compact: bool) -> tuple[int, int]:
        """Return how many outcomes have room in a row, and in how many lines their names are."""
        gap = self._grid.spacing()
        for across, lines in _COMPACT if is_compact else ((3, 0), (2, 0)):
            least = max(button.room_for_words(lines) for button in self.buttons.values())
            if not is_compact:
                least = max(least, self._theme.length(_LEAST))
            if width >= across * (least + gap) - gap:
                return across, lines
        return 1, 1

    def show_call(self, shown: CallsShown) -> None:
        """Show the effects of outcomes for the current call."""
        if shown.entry is None:
            return
        facts = shown.entry.facts
        row = shown.book.rows[facts.action_id]
        here = local_of(shown.now, facts.zone).day
        days = (here.fromisoformat(row.day) - here).days if row.day else None
        for outcome, button in self.buttons.items():
            due = next_due(outcome, shown.now, facts.zone, days_to_go=days, stale_after=facts.stale_after)
            when = words.due_words(due, shown.now, facts.zone) if due else ""
            button.show_effect(words.outcome_effect(outcome, when))
        self._fit()
