"""The cards of the inspector: the actions of the city, one of them open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.domain.rows.action_rows import OFF_STATUSES, ActionRow
from organizer_app.ui.theme.text_painting import strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_UNDER_S,
    MEDIUM,
    RADIUS_CONTROL,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_META,
)
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.tab_order import tab_before
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.plan import calendars, inspector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_TITLE: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_TIME: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_META: Final = TextStyle(TYPE_META, REGULAR)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_HEIGHT: Final = 50
_BALL: Final = 16
_PAD: Final = 12
_FEW: Final = 3
_MORE_STEP: Final = 20


def flush(link: QPushButton) -> QPushButton:
    """Align the words of a link with the text above it."""
    link.setStyleSheet("padding-left: 0; padding-right: 0")
    return link


class ActionCard(Themed, QAbstractButton):
    """One action of the city; checked while its fields are open below."""

    def __init__(self, theme: Theme, row: ActionRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = row
        self._when = ""
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEIGHT))

    def show_row(self, row: ActionRow, *, with_day: bool) -> None:
        """Show an action, with its day if the city's actions have several."""
        self.row = row
        self._when = inspector.card_when(row, with_day=with_day)
        self.setAccessibleName(calendars.action_sentence(row))
        set_tip(self, calendars.tip(row))
        self.update()

    def nextCheckState(self) -> None:
        """Do nothing: the owner of the cards decides which one is open."""

    def sizeHint(self) -> QSize:
        """Return the height; the pane decides the width."""
        return QSize(200, self._theme.length(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        has_ring = shows_ring(self)
        is_lit = self.isChecked() or has_ring
        painter.setPen(QPen(theme.color("accent" if is_lit else "border"), 2 if has_ring else 1))
        painter.setBrush(theme.color("accent_soft" if self.isChecked() else "sunken"))
        edge = 1 if has_ring else 0.5
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        is_off = self.row.status in OFF_STATUSES
        ball = theme.length(_BALL)
        if not is_off:
            pixmap = self._glyphs.ball(self.row.readiness, ball, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(_PAD, (self.height() - ball) / 2), pixmap)
        self._draw_words(painter, _PAD + ball + 10.0, is_off=is_off)
        painter.end()

    def _draw_words(self, painter: QPainter, left: float, *, is_off: bool) -> None:
        half = self.height() / 2
        upper = QRectF(left, 5, self.width() - left - _PAD, half - 4)
        lower = QRectF(left, half, upper.width(), half - 5)
        title, hint = calendars.title_of(self.row), inspector.card_hint(self.row)
        beside = self._texts.advance(self._when, _TIME) + 8
        # A long title has its own line; the time then goes beside the venue.
        is_long = self._texts.advance(title, _TITLE) + beside > upper.width()
        taken = self._texts.draw(
            painter, lower if is_long else upper, self._when, _TIME, "text2", align=_RIGHT
        )
        room = upper if is_long else upper.adjusted(0, 0, -taken - 8, 0)
        width = self._texts.draw(painter, room, title, _TITLE, "text3" if is_off else "text")
        if is_off:
            strike(painter, QRectF(left, room.y(), width, room.height()), self._theme.color("text3"))
        self._texts.draw(painter, lower.adjusted(0, 0, -beside if is_long else 0, 0), hint, _META, "text2")


class ActionCards(Themed, QWidget):
    """The first few cards of a city, always including the open one, and a link to the others."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[ActionRow] = ()
        self._open = ""
        self._shown = _FEW
        self.cards: list[ActionCard] = []
        self._column = column_of(self, spacing=GAP_UNDER_S)
        self.more = flush(push_button("link", "", self._show_more, self))
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[ActionRow], open_id: str, *, is_other: bool) -> None:
        """Show the actions of a city; of a different city only the first few."""
        self._rows, self._open = rows, open_id
        if is_other:
            self._shown = _FEW
        self._fill()

    def _fill(self) -> None:
        rows = self._visible()
        with_day = len({row.day for row in self._rows}) > 1
        while len(self.cards) < len(rows):
            self._make_card(rows[len(self.cards)])
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(rows))
            if number < len(rows):
                card.show_row(rows[number], with_day=with_day)
                card.setChecked(rows[number].action_id == self._open)
        hidden = len(self._rows) - len(rows)
        self.more.setText(inspector.more(hidden))
        self.more.setVisible(hidden > 0)

    def _visible(self) -> Sequence[ActionRow]:
        # "1 more" would take as much space as the card itself.
        if len(self._rows) <= self._shown + 1:
            return self._rows
        first = list(self._rows[: self._shown])
        if self._open and all(row.action_id != self._open for row in first):
            first[-1:] = [row for row in self._rows if row.action_id == self._open] or first[-1:]
        return first

    def _make_card(self, row: ActionRow) -> None:
        card = ActionCard(self._theme, row, self)
        card.clicked.connect(lambda: self.chosen.emit(card.row.action_id))
        # Before the link, which stays above everything that follows the cards.
        tab_before(self.more, card)
        self.cards.append(card)
        self._column.insertWidget(len(self.cards) - 1, card)

    def _show_more(self) -> None:
        self._shown += _MORE_STEP
        self._fill()
