"""The parts of the pane beside the matrix: a warning, the role's holder, options, open roles, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from organizer_app.ui.screens.people.row_list import SMALL, Avatar
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_M, GAP_XS, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.painted_button import PaintedButton
from organizer_app.ui.widgets.key_caps import KeyCaps, KeyCapsLabel
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.people import coverage as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.theme.theme import Theme

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TOP: Final = Qt.AlignmentFlag.AlignTop
_BALL: Final = 14
_OPEN: Final = "\N{WHITE CIRCLE}"


def label(role: str, text: str, *, is_wrapped: bool = True) -> PlainLabel:
    """Return a label in one of the style sheet's roles."""
    return PlainLabel(breakable(text) if is_wrapped else text, role=role, wraps=is_wrapped)


def level_line(theme: Theme, level: int, text: str) -> QWidget:
    """Return a readiness level's sign followed by words."""
    sign = PlainLabel("")
    sign.setPixmap(glyphs_of(theme).ball(level, theme.length(_BALL), sign.devicePixelRatioF()))
    return _row(sign, label("meta", text))


def holder_line(theme: Theme, name: str, texts: str, number: str) -> QWidget:
    """Return the holder of the role, their details, and their number, masked if it has to be."""
    names = column_of()
    names.addWidget(label("strong", name))
    names.addWidget(label("meta", texts))
    line = QWidget()
    row = row_of(line, (0, GAP_XS, 0, GAP_XS), GAP_UNDER_M)
    row.addWidget(Avatar(theme, name, SMALL), 0, _TOP)
    row.addLayout(names, 1)
    row.addWidget(label("meta", number, is_wrapped=False), 0, _TOP)
    return line


def open_line(role: str, state: str) -> QWidget:
    """Return another open role of the city and its status."""
    return _row(label("meta", _OPEN, is_wrapped=False), label("strong", role), label("meta", state))


def keys_block(theme: Theme, parent: QWidget) -> QWidget:
    """Return the keys of the matrix, each on a cap."""
    block = QWidget(parent)
    grid = QGridLayout(block)
    grid.setContentsMargins(0, GAP_S, GAP_S, 0)
    grid.setVerticalSpacing(GAP_XS)
    grid.addWidget(label("field", words.keys()), 0, 0)
    for number, (name, key) in enumerate(words.matrix_keys(), 1):
        grid.addWidget(label("meta", name), number, 0)
        grid.addWidget(KeyCapsLabel(theme, [key], block), number, 1, _RIGHT)
    grid.setColumnStretch(0, 1)
    return block


def _row(*parts: QWidget) -> QWidget:
    """Return a row of widgets; the second one takes the free width."""
    line = QWidget()
    row = row_of(line, spacing=GAP_S)
    for number, part in enumerate(parts):
        row.addWidget(part, int(number == 1))
    return line


class AlertCard(Themed, QFrame):
    """Shows a conflict in red, with the facts below it."""

    def __init__(self, theme: Theme, title: str, texts: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        sign = PlainLabel("")
        show_icon(sign, theme, "triangle-alert", "danger", 16)
        block = column_of(spacing=GAP_XS)
        block.addWidget(label("warn", title))
        for text in texts:
            block.addWidget(label("meta", text))
        row = row_of(self, (GAP_M, GAP_UNDER_M, GAP_M, GAP_UNDER_M), GAP_S)
        row.addWidget(sign, 0, _TOP)
        row.addLayout(block, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("danger", 120), 1))
        painter.setBrush(self._theme.color("danger", 16))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.end()


class WayCard(PaintedButton):
    """One option with its key; the first one is recommended."""

    def __init__(self, theme: Theme, number: int, title: str, why: str) -> None:
        super().__init__(theme)
        self._number = number
        self._title = title
        self._why = why
        self._caps = KeyCaps(theme)
        self.setText(f"{number}  {title}\n{why}")
        self.setAccessibleName(f"{title}: {why}")
        set_tip(self, title)

    def height_of_design(self) -> int:
        """Return the height of two lines."""
        return 52

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        is_first = self._number == 1
        background = "accent_soft" if is_first else "hover" if self.underMouse() else "sunken"
        self.paint_background(painter, background, "accent_line" if is_first else "border")
        box = QRectF(self.rect()).adjusted(13, 0, -12, 0)
        taken = self._caps.draw_right(painter, box, [str(self._number)])
        half = box.height() / 2
        upper = QRectF(box.x(), box.y() + 6, box.width() - taken, half - 6)
        self.texts.draw(painter, upper, self._title, TextStyle(TYPE_BODY, SEMIBOLD))
        lower = QRectF(box.x(), box.y() + half - 1, box.width() - taken, half - 6)
        self.texts.draw(painter, lower, self._why, TextStyle(TYPE_META), "text2")
        painter.end()
