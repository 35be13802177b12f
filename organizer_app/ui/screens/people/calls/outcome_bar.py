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
# The height of a button with two lines, and of one with a single line where each has a row of its own.
_HEIGHT: Final = 56
_LOW: Final = 34
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
        self._is_low = False
        self.setText(words.outcome_name(outcome))
        self.setAccessibleName(words.outcome_name(outcome))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_LOW if self._is_low else _HEIGHT))

    def set_low(self, *, is_low: bool) -> None:
        """Put the effect beside the name, if it has room there, so that a column of six is in sight."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.setFixedHeight(self._theme.length(_LOW if is_low else _HEIGHT))
            self.update()

    def show_effect(self, effect: str) -> None:
        """Show the effect."""
        self._effect = effect
        set_tip(self, effect)
        self.setAccessibleDescription(effect)
        self.update()

    def room_for_words(self) -> int:
        """Return the width of the button with all its words and its letter."""
        letter = self._texts.advance(self._letter, _LETTER) + _LETTER_AIR if self._letter else 0.0
        words = max(
            self._texts.advance(self.text(), _NAME) + letter, self._texts.advance(self._effect, _EFFECT)
        )
        return 2 + 3 * _BESIDE + self._theme.length(_CAP) + ceil(words)

    @property
    def _letter(self) -> str:
        """The letter that does the same as the key, unless the key is a letter itself."""
        key, letter = KEYS[self._outcome]
        return "" if letter == key else letter

    def sizeHint(self) -> QSize:
        return QSize(self._theme.length(_LEAST), self._theme.length(_LOW if self._is_low else _HEIGHT))

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
        if not self._is_low:
            room = QRectF(room.x(), room.y() + theme.length(9), room.width(), theme.length(19))
        below = QRectF(room.x(), room.bottom(), room.width(), theme.length(17))
        if self._letter:
            taken = self._texts.draw(painter, room, self._letter, _LETTER, "text3", align=_RIGHT)
            room.setWidth(room.width() - taken - _LETTER_AIR)
        named = self._texts.draw(painter, room, self.text(), _NAME, "text")
        if not self._is_low:
            self._texts.draw(painter, below, self._effect, _EFFECT, "text2")
            return
        beside = room.adjusted(named + 2 * _LETTER_AIR, 0, 0, 0)
        if self._texts.advance(self._effect, _EFFECT) <= beside.width():
            self._texts.draw(painter, beside, self._effect, _EFFECT, "text2")


class OutcomeBar(Themed, QWidget):
    """Two rows of three outcomes; `chosen` carries the one clicked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons = {outcome: OutcomeButton(theme, outcome, self) for outcome in KEYS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_UNDER_S)
        self._across = 0
        for outcome, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, outcome=outcome: self.chosen.emit(outcome))
        self._arrange(_ACROSS)

    def _arrange(self, across: int) -> None:
        """Put this many outcomes in a row."""
        if across != self._across:
            self._across = across
            for button in self.buttons.values():
                button.set_low(is_low=across == 1)
            for number, button in enumerate(self.buttons.values()):
                self._grid.addWidget(button, number // across, number % across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        named = max(button.room_for_words() for button in self.buttons.values())
        least = max(self._theme.length(_LEAST), named)
        gap = self._grid.spacing()
        fitting = [many for many in (3, 2) if self.width() >= many * (least + gap) - gap]
        self._arrange(fitting[0] if fitting else 1)

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
