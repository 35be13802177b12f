"""Lays out what comes after the day: four numbers, the cities on one axis, and the queue beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.after.after_legend import AfterLegend
from organizer_app.ui.screens.day.after.after_lines import (
    AfterLine,
    AfterPainter,
    QueueLine,
    QueuePainter,
    after_columns,
)
from organizer_app.ui.screens.day.after.lesson_editor import LessonEditor
from organizer_app.ui.screens.day.after.lessons_pane import LessonsPane, YieldsPane
from organizer_app.ui.screens.day.paper_files import ask_paper
from organizer_app.ui.screens.day.side_column import SideColumn
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_XS, GAP_XXL, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import after_action as words
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import lessons as lesson_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.services.checklists.templates import ListedTemplate
    from organizer_app.services.day.after_actions import AfterBook
    from organizer_app.ui.screens.day.after.presenter import AfterPresenter
    from organizer_app.ui.theme.theme import Theme

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEAD_HEIGHT: Final = 30
_SIDE_SHARE: Final = 0.27
_SIDE_WIDTH: Final = (296, 340)
# Where all is in one column, three cities and six lines of the queue are in sight.
_LIST_HEIGHT: Final = 228
_QUEUE_HEIGHT: Final = 204


class AfterHeads(Themed, QWidget):
    """The names of the columns above the cities, as wide as the list beneath them shows its lines."""

    def __init__(self, theme: Theme, lines: LineList[AfterLine], parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        lines.verticalScrollBar().rangeChanged.connect(lambda *_range: self.update())
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
            words.city_heading(), words.counted_heading(), words.against_heading(),
            lesson_words.happened_heading(), lesson_words.why_heading(), lesson_words.next_time_heading(),
        )  # fmt: skip
        # A narrow list has fewer columns.
        for (left, width), name in zip(
            after_columns(self._theme, self._lines.viewport().width()), names, strict=False
        ):
            place = QRectF(left, 0, width, self.height())
            self._texts.draw(painter, place, name, _HEAD, "text2")
        painter.end()


class AfterPane(Themed, QFrame):
    """`thanked` and `count_asked` carry an action, `written` also the field and its text.

    `proposed` carries an action and a `TypedStep`, `decided` a proposal and whether it is accepted;
    `form_asked` opens the form of a proposal, `use_asked` takes over the yields, and `print_asked` writes the
    report.
    """

    thanked = Signal(str)
    written = Signal(str, str, str)
    proposed = Signal(str, object)
    decided = Signal(str, bool)
    form_asked = Signal()
    use_asked = Signal()
    count_asked = Signal(str)
    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        names = ("expected", "counted", "signatures", "on_time", "false_alarms")
        self.labels = {name: PlainLabel("", self, role="meta") for name in names}
        self.values = {name: PlainLabel("", self, role="title") for name in names}
        self.report = push_button("plain", words.print_report(), self.print_asked.emit, self)
        show_icon(self.report, theme, "printer")
        self.list = LineList[AfterLine](theme, AfterPainter(theme), words.list_label(), self)
        self.heads = AfterHeads(theme, self.list, self)
        self.list.opens_on_click = False
        # Made in the order in which Tab goes through them.
        self.city = LessonEditor(self)
        segments = (
            ("queue", words.queue_short(), ""),
            ("lessons", lesson_words.lessons_heading(), ""),
            ("yields", lesson_words.yields_heading(), ""),
        )
        self.parts = Segmented(segments, theme, words.side_label(), self)
        self.parts.choose("queue")
        self.queue = LineList[QueueLine](theme, QueuePainter(theme), words.queue_label(), self)
        self.queue.opens_on_click = False
        self.nothing = PlainLabel("", self, role="meta", wraps=True)
        self.do = push_button("plain", words.thanks_due(), self._do, self)
        self.lessons = LessonsPane(theme, self)
        self.yields = YieldsPane(theme, self)
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
        self.parts.chosen.connect(self.show_part)
        self.list.chosen.connect(lambda _key: self._show_city())
        self.list.opened.connect(lambda _key: self.city.focus_first())
        self.city.written.connect(self.written)
        self.lessons.decided.connect(self.decided)
        self.lessons.form_asked.connect(self.form_asked)
        self.lessons.form.entered.connect(self._propose)
        self.yields.use_asked.connect(self.use_asked)

    def _lay_out(self) -> None:
        column = scrolling_column(self._body)
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
        cities = column_of(None)
        cities.addWidget(self.heads)
        cities.addWidget(self.list, 1)
        cities.addWidget(AfterLegend(self._theme, self))
        cities.addWidget(self.city)
        middle = self._side.beside(cities)
        self._side.keep_high(self.list, _LIST_HEIGHT)
        side = column_of(self._side, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_S)
        side.addWidget(self.parts)
        todo = QWidget(self)
        inside = column_of(todo, spacing=GAP_S)
        inside.addWidget(self.nothing)
        inside.addWidget(self.queue, 1)
        inside.addWidget(self.do)
        inside.addStretch(0)
        self._panes = {"queue": todo, "lessons": self.lessons, "yields": self.yields}
        for pane in self._panes.values():
            side.addWidget(pane, 1)
        self.show_part("queue")
        self._side.keep_high(self.queue, _QUEUE_HEIGHT)
        column.addLayout(middle, 1)

    def report_to(self, presenter: AfterPresenter) -> None:
        """Pass on what is written, printed and decided."""
        self.thanked.connect(presenter.thank)
        self.print_asked.connect(lambda: ask_paper(self, "report", presenter.print_to))
        self.written.connect(presenter.write)
        self.form_asked.connect(presenter.open_form)
        self.proposed.connect(presenter.propose)
        self.decided.connect(lambda key, is_accepted: presenter.decide(key, is_accepted=is_accepted))
        self.use_asked.connect(presenter.use_ratios)

    def show_nothing(self) -> None:
        """Say that there is no day to look back at."""
        self.empty.say(words.nothing_title(), words.nothing_hint(), board_words.go_to_plan())
        self._stack.setCurrentWidget(self.empty)

    def show_part(self, code: str) -> None:
        """Show what is to do, the lessons or the yields beside the cities."""
        self.parts.choose(code)
        for each, pane in self._panes.items():
            pane.setVisible(each == code)

    def show_after(self, book: AfterBook, lines: list[AfterLine], queue: list[QueueLine]) -> None:
        """Show how the day went and what it taught."""
        after = book.after
        self._stack.setCurrentWidget(self._body)
        shown = {
            "expected": (words.expected_label(), words.expected(after)),
            "counted": (words.counted_label(after), words.counted(after)),
            "signatures": (words.signatures_label(), f"{after.signatures:,}"),
            "on_time": (words.on_time_heading(), words.on_time(after)),
            "false_alarms": (words.false_alarms_label(), words.false_alarms(after)),
        }
        for name, (label, value) in shown.items():
            self.labels[name].setText(label)
            self.values[name].setText(value)
        self.list.show_lines(lines)
        self.queue.show_lines(queue)
        for part in (self.queue, self.do):
            part.setVisible(bool(queue))
        self.nothing.setText(words.nothing_to_do(after, book.day.desk_zone))
        self.nothing.setVisible(not queue)
        self.lessons.show_lessons(book.lessons)
        self.yields.show_lessons(book.lessons)
        self._name_button()
        self._show_city()

    def _name_button(self) -> None:
        line = self.queue.line
        self.do.setEnabled(line is not None and bool(line.action_id))
        is_thanks = line is None or line.is_thanks
        self.do.setText(words.thanks_due() if is_thanks else words.missing_counts())

    def _show_city(self) -> None:
        line = self.list.line
        self.city.show_city(line)
        self.lessons.propose.setEnabled(line is not None)

    def _propose(self, typed: object) -> None:
        line = self.list.line
        if line is not None:
            self.proposed.emit(line.city.state.city.action_id, typed)

    def open_form(self, templates: Sequence[ListedTemplate]) -> None:
        """Open the form of a proposal with what the chosen city says of the next time."""
        line = self.list.line
        self.lessons.open_form(templates, line.lesson.next_time if line is not None else "")

    def _do(self) -> None:
        line = self.queue.line
        if line is not None and line.action_id:
            (self.thanked if line.is_thanks else self.count_asked).emit(line.action_id)

    def focus_list(self) -> None:
        """Put the keyboard on the queue, or on the cities where it is empty or far below them."""
        here = self.queue if self.queue.isVisible() and not self._side.is_below else self.list
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, AfterPainter(theme))
        self.queue.set_source(theme, QueuePainter(theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit()
