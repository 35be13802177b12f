"""The one thing to do now: whose check-in is missing, who is called, and the four outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.day.ladder import LadderStep, ladder_times
from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.domain.people.phone_display import masked_phone
from organizer_app.ui.screens.day.shown_ladder import callee_at, callee_of, tries_of
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_S,
    GAP_XS,
    RADIUS_CARD,
    REGULAR,
    SEMIBOLD,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import naming_button, pressed_for
from organizer_app.ui.widgets.controls.key_button import KeyButton
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.steady_text import SteadyText
from organizer_app.wording.day import board as words
from organizer_app.wording.day import ladder_card as card_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.screens.day.shown_ladder import ShownLadder
    from organizer_app.ui.theme.theme import Theme

_NUMBER: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_STEP: Final = TextStyle(TYPE_META, SEMIBOLD)
_NAME: Final = TextStyle(TYPE_META, REGULAR)
_ROW: Final = 24
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
OUTCOMES: Final = (Heard.OK, Heard.ISSUE, Heard.NO_ANSWER, Heard.OTHER_WAY)


class LadderCard(Themed, QWidget):
    """`outcome` carries what was heard; `number_asked` the phone number that was pressed."""

    outcome = Signal(Heard)
    number_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ShownLadder | None = None
        self._is_low = self._is_masked = False
        self._title = PlainLabel("", self, role="sub", wraps=True)
        self._due = SteadyText(theme, self)
        self.steps = LadderSteps(theme, self)
        self.call = naming_button("primary", self._ask_number, self)
        self._rule = PlainLabel(words.only_outcome(), self, role="meta", wraps=True)
        show_icon(self.call, theme, "phone", "accent_text", 16)
        self.buttons = [self._outcome_button(number, heard) for number, heard in enumerate(OUTCOMES, 1)]
        column = column_of(self, (GAP_L, GAP_L, GAP_L, GAP_L), GAP_S)
        for part in (self._title, self._due, self.steps, self.call):
            column.addWidget(part)
        grid = QGridLayout()
        grid.setSpacing(GAP_S)
        for spot, button in enumerate(self.buttons):
            grid.addWidget(button, spot // 2, spot % 2)
        column.addLayout(grid)
        column.addWidget(self._rule)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_theme(theme)
        self.show_ladder(None)

    def show_ladder(self, shown: ShownLadder | None) -> None:
        """Show a city on the ladder; None says that everyone has checked in."""
        if (shown is None) != (self._shown is None):
            # The card takes another color; a minute alone leaves it as it is.
            self.update()
        self._shown = shown
        for part in (self._due, self.steps, *self.buttons):
            part.setVisible(shown is not None)
        self.let_shrink(is_low=self._is_low)
        callee = callee_of(shown)
        self.call.setVisible(callee is not None)
        if shown is None:
            self._title.setText(words.nobody_waits())
            self.setAccessibleName(words.nobody_waits())
            return
        title = words.not_checked_in(words.place_named(shown.state.city))
        self._title.setText(title)
        due, late = words.due_and_late(shown.state, shown.now)
        place = words.of(shown.number, shown.total)
        self._due.show_text(f"{due} {late}. {card_words.which(place)}")
        self.setAccessibleName(f"{title}. {due} {late}.")
        self.steps.show_ladder(shown)
        if callee is not None:
            phone = masked_phone(callee.phone) if self._is_masked else callee.phone
            self.call.setText(card_words.call(callee.name, phone))

    def mask_number(self, *, is_masked: bool) -> None:
        """Show only the area code of the number, or the number in full, as it is where one person sits."""
        if is_masked != self._is_masked:
            self._is_masked = is_masked
            self.show_ladder(self._shown)

    def let_shrink(self, *, is_low: bool) -> None:
        """Leave the rule out where the board is low, so that more of what comes next is in sight."""
        self._is_low = is_low
        self._rule.setVisible(self._shown is not None and not is_low)

    def _ask_number(self) -> None:
        callee = callee_of(self._shown)
        if callee is not None and callee.phone:
            self.number_asked.emit(callee.phone)

    def _outcome_button(self, number: int, heard: Heard) -> KeyButton:
        button = KeyButton(self._theme, str(number), "plain", self)
        button.setText(card_words.outcome_button(heard))
        pressed_for(button, "plain", self._teller(heard))
        return button

    def _teller(self, heard: Heard) -> Callable[[], None]:
        return lambda: self.outcome.emit(heard)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card in the color of danger while somebody is missing."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_alarm = self._shown is not None
        painter.setPen(
            QPen(self._theme.color("danger" if is_alarm else "border", 110 if is_alarm else 255), 1)
        )
        painter.setBrush(self._theme.color("danger_soft" if is_alarm else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD)
        painter.end()


class LadderSteps(Themed, QWidget):
    """The five steps, each with its person and when it begins; the one now stands out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: ShownLadder | None = None
        self._told: list[tuple[str, str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ladder(self, shown: ShownLadder) -> None:
        """Show the steps of a city; a minute that begins no step paints nothing."""
        rows = self._rows(shown)
        if self._shown is None or (rows, shown.place.step) != (self._told, self._shown.place.step):
            self._told = rows
            self.setAccessibleName("; ".join(" ".join(filter(None, row)) for row in rows))
            self.update()
        self._shown = shown

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.length(_ROW) * len(LadderStep))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def _rows(self, shown: ShownLadder) -> list[tuple[str, str, str]]:
        """Return name, person and time of each step."""
        city, rows = shown.state.city, []
        due = shown.state.missing.due if shown.state.missing is not None else shown.now
        made = tries_of(shown).made
        for step, begins in ladder_times(due, city.numbers):
            callee = callee_at(shown.calls, step) if shown.calls is not None else None
            person = ""
            if callee is not None:
                person = card_words.person(callee.name, callee.city, callee.km, callee.phone)
            if shown.calls is not None and callee is None and step is not LadderStep.DESK_DECIDES:
                person = card_words.nobody_at(step)
            when = words.clock_since(begins, city.zone, shown.now)
            if step is shown.place.step:
                when = card_words.since(when)
            when = words.no_answer(made.get(step, ()), city.zone) or when
            rows.append((words.step_name(step), person, when))
        return rows

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, texts = self._theme, self._texts
        height, dot = theme.length(_ROW), theme.length(18)
        for spot, (name, person, when) in enumerate(self._told):
            step = LadderStep(spot + 1)
            is_now = step is self._shown.place.step
            top = spot * height
            circle = QRectF(0.5, top + (height - dot) / 2, dot - 1, dot - 1)
            painter.setPen(QPen(theme.color("danger" if is_now else "control_line"), 1))
            painter.setBrush(theme.color("danger") if is_now else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle)
            texts.draw(
                painter, circle, str(int(step)), _NUMBER, "surface" if is_now else "text2", align=_CENTER
            )
            row = QRectF(dot + theme.length(10), top, self.width() - dot - theme.length(10), height)
            taken = texts.draw(
                painter, row, when, _STEP if is_now else _NAME, "danger" if is_now else "text2", align=_RIGHT
            )
            row.setRight(row.right() - taken - GAP_S)
            named = texts.draw(painter, row, name, _STEP, "text" if is_now else "text2")
            texts.draw(painter, row.adjusted(named + GAP_S - GAP_XS + 2, 0, 0, 0), person, _NAME, "text2")
        painter.end()
