"""Lays out what comes after the day: four numbers, the cities on one axis, and the queue beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.after.after_lines import (
    AfterLine,
    AfterPainter,
    QueueLine,
    QueuePainter,
    after_columns,
)
from organizer_app.ui.screens.day.side_column import SideColumn
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, GAP_XXL, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import after_action as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.day.after_action import AfterAction
    from organizer_app.ui.theme.theme import Theme

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEAD_HEIGHT: Final = 30
_SIDE_SHARE: Final = 0.27
_SIDE_WIDTH: Final = (240, 340)


class AfterHeads(Themed, QWidget):
    """The names of the columns above the cities."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEAD_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("border"))
        names = (
            words.city_heading(), words.counted_heading(), words.against_heading(), words.on_time_column()
        )  # fmt: skip
        for (left, width), name in zip(after_columns(self._theme, self.width()), names, strict=True):
            place = QRectF(left, 0, width, self.height())
            align = Qt.AlignmentFlag.AlignRight if name == names[-1] else Qt.AlignmentFlag.AlignLeft
            self._texts.draw(painter, place, name, _HEAD, "text2", align=align)
        painter.end()


class AfterPane(Themed, QFrame):
    """`thanked` and `count_asked` carry an action, `print_asked` writes the report."""

    thanked = Signal(str)
    count_asked = Signal(str)
    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        names = ("expected", "counted", "signatures", "on_time")
        self.labels = {name: PlainLabel("", self, role="meta") for name in names}
        self.values = {name: PlainLabel("", self, role="title") for name in names}
        self.report = push_button("plain", words.print_report(), self.print_asked.emit, self)
        show_icon(self.report, theme, "printer")
        self.heads = AfterHeads(theme, self)
        self.list = LineList[AfterLine](theme, AfterPainter(theme), words.list_label(), self)
        self.list.opens_on_click = False
        self.queue = LineList[QueueLine](theme, QueuePainter(theme), words.queue_label(), self)
        self.queue.opens_on_click = False
        self.nothing = PlainLabel(words.nothing_left(), self, role="meta", wraps=True)
        self.do = push_button("plain", words.thanks_due(), self._do, self)
        self.empty = EmptyState(theme, "graduation-cap", self)
        self._side = SideColumn(theme, _SIDE_SHARE, _SIDE_WIDTH, self)
        self._body = QWidget(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.empty)
        column_of(self).addWidget(self._stack)
        self._lay_out()
        self.queue.opened.connect(lambda _key: self._do())
        self.queue.chosen.connect(lambda _key: self._name_button())

    def _lay_out(self) -> None:
        column = column_of(self._body)
        head = QWidget(self)
        row = WrappingRow(head, side=GAP_L, above=GAP_S, spacing=GAP_XXL)
        for name, label in self.labels.items():
            part = QWidget(self)
            texts = column_of(part, spacing=GAP_XS)
            texts.addWidget(label)
            texts.addWidget(self.values[name])
            row.addWidget(part)
        row.add_tail(self.report)
        column.addWidget(head)
        rule = QFrame(self)
        rule.setProperty("line", "true")
        column.addWidget(rule)
        middle = row_of(None)
        cities = column_of(None)
        cities.addWidget(self.heads)
        cities.addWidget(self.list, 1)
        legend = PlainLabel(words.legend(), self, role="meta", wraps=True)
        legend.setContentsMargins(GAP_L, GAP_S, GAP_L, GAP_S)
        cities.addWidget(legend)
        middle.addLayout(cities, 1)
        line = QFrame(self)
        line.setProperty("line", "upright")
        middle.addWidget(line)
        side = column_of(self._side, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        side.addWidget(PlainLabel(words.queue_label(), self._side, role="sub"))
        side.addWidget(self.nothing)
        side.addWidget(self.queue, 1)
        side.addWidget(self.do)
        side.addStretch(0)
        middle.addWidget(self._side)
        column.addLayout(middle, 1)

    def show_nothing(self) -> None:
        """Say that there is no day to look back at."""
        self.empty.say(words.nothing_title(), words.nothing_hint(), "")
        self._stack.setCurrentWidget(self.empty)

    def show_after(self, after: AfterAction, lines: list[AfterLine], queue: list[QueueLine]) -> None:
        """Show how the day went."""
        self._stack.setCurrentWidget(self._body)
        shown = {
            "expected": (words.expected_label(), words.expected(after)),
            "counted": (words.counted_label(after), words.counted(after)),
            "signatures": (words.signatures_label(), f"{after.signatures:,}"),
            "on_time": (words.on_time_heading(), words.on_time(after)),
        }
        for name, (label, value) in shown.items():
            self.labels[name].setText(label)
            self.values[name].setText(value)
        self.list.show_lines(lines)
        self.queue.show_lines(queue)
        for part in (self.queue, self.do):
            part.setVisible(bool(queue))
        self.nothing.setVisible(not queue)
        self._name_button()

    def _name_button(self) -> None:
        line = self.queue.line
        self.do.setEnabled(line is not None and bool(line.action_id))
        is_thanks = line is None or line.is_thanks
        self.do.setText(words.thanks_due() if is_thanks else words.missing_counts())

    def _do(self) -> None:
        line = self.queue.line
        if line is not None and line.action_id:
            (self.thanked if line.is_thanks else self.count_asked).emit(line.action_id)

    def focus_list(self) -> None:
        """Put the keyboard on the queue, or on the cities where it is empty."""
        here = self.queue if self.queue.isVisible() else self.list
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, AfterPainter(theme))
        self.queue.set_source(theme, QueuePainter(theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit()
