"""Lists the steps of the plan, one of them expanded: what it changed, and what reverting would change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.basics.edits import EditKind
from organizer_app.domain.basics.step_details import Standing
from organizer_app.ui.screens.activity.step_book import (
    Closing,
    DayHead,
    Line,
    Step,
    StepLines,
    Unfolded,
    Waiting,
)
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.text_painting import strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_M,
    GAP_S,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_XL,
    MEDIUM,
    REGULAR,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_META,
)
from organizer_app.ui.widgets.avatars import AVATAR, paint_avatar
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import naming_button, push_button
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_mark
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.pills import paint_pill, pill_width
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.history import history as history_words
from organizer_app.wording.history import reverting as words
from organizer_app.wording.importing import imports
from organizer_app.wording.people import people_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

    from organizer_app.domain.basics.step_details import FieldChange, StepDetail
    from organizer_app.ui.screens.activity.presenter import Shown
    from organizer_app.ui.widgets.lists.line_source import LineState


_DAY: Final = TextStyle(TYPE_META, SEMIBOLD)
_QUIET: Final = TextStyle(TYPE_META, REGULAR)
_COUNT: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_TIME: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_SAID: Final = TextStyle(TYPE_BODY, REGULAR)
_STRONG: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
DAY_HEIGHT: Final = 32
STEP_HEIGHT: Final = 46
# Where the parts of a step start, in pixels at 100 % text size.
TEXT_LEFT: Final = 144
_TIME_RIGHT: Final = 86
_AVATAR_LEFT: Final = 104
_ICON: Final = 18
_PAD: Final = 20


class StepPainter(PaintedLines[Line]):
    """Paints lines in one theme; `open_step` is the id of the expanded step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.open_step = ""
        self.has_authors = False

    def height(self, line: Line) -> int:
        if isinstance(line, Unfolded):
            return line.height
        return self._theme.length(STEP_HEIGHT if isinstance(line, Step | Waiting) else DAY_HEIGHT)

    def key(self, line: Line) -> str:
        """Return the id of a step; steps not read yet are identified by position."""
        if isinstance(line, Waiting):
            return f"#{line.number}"
        return line.step_id if isinstance(line, Step) else ""

    def is_expanded(self, line: Line) -> bool | None:
        """Return whether a step is expanded."""
        return line.step_id == self.open_step if isinstance(line, Step) else None

    def typed(self, line: Line) -> str:
        """Return the sentence of a step, for type-ahead."""
        return line.said if isinstance(line, Step) else ""

    def spoken(self, line: Line) -> str:
        """Return a step in one sentence."""
        if not isinstance(line, Step):
            return history_words.reading()
        return history_words.spoken_step(
            line.said,
            line.summary.author,
            line.told_at,
            is_undone=line.summary.undone,
            is_open=line.step_id == self.open_step,
            badge=line.badge,
        )

    def paint(self, painter: QPainter, box: QRectF, line: Line, state: LineState) -> None:
        if isinstance(line, DayHead):
            self._paint_day(painter, box, line)
        elif isinstance(line, Step):
            self._paint_step(painter, box, line, state)
        elif isinstance(line, Unfolded):
            draw_mark(painter, self._theme, box)
        elif isinstance(line, Waiting):
            paint_waiting(painter, box, self._theme)
        elif isinstance(line, Closing):
            self._texts.draw(painter, box, line.said, _QUIET, "text3", align=_CENTER)

    def _paint_day(self, painter: QPainter, box: QRectF, head: DayHead) -> None:
        painter.fillRect(box, self._theme.color("band"))
        for y in (box.top(), box.bottom() - 1):
            painter.fillRect(QRectF(box.x(), y, box.width(), 1), self._theme.color("border"))
        line = box.adjusted(_PAD, 0, -_PAD, 0)
        if head.steps is not None:
            self._texts.draw(painter, line, history_words.steps(head.steps), _COUNT, "text2", align=_RIGHT)
        taken = self._texts.draw(painter, line, head.title, _DAY)
        self._texts.draw(painter, line.adjusted(taken + 8, 0, 0, 0), head.quiet, _QUIET, "text2")

    def _paint_step(self, painter: QPainter, box: QRectF, step: Step, state: LineState) -> None:
        is_open, is_undone = step.step_id == self.open_step, step.summary.undone
        self.paint_background(painter, box, state, is_open=is_open, left=self._theme.length(_AVATAR_LEFT))
        quiet = "text2" if is_open else "text3"
        when = QRectF(0, box.y(), self._theme.length(_TIME_RIGHT), box.height())
        self._texts.draw(painter, when, history_words.time_of(step.told_at), _TIME, quiet, align=_RIGHT)
        left = float(self._theme.length(_AVATAR_LEFT))
        if self.has_authors:
            self._paint_avatar(painter, box, step.summary.author)
            left += self._theme.length(AVATAR) + 12
        icon = self._theme.pixmap(step.icon, _ICON, quiet if is_undone else "text2")
        painter.drawPixmap(QPointF(left, box.center().y() - self._theme.length(_ICON) / 2), icon)
        left += self._theme.length(_ICON) + 12
        right = self._paint_end(painter, box, step, is_open=is_open, left=left)
        self._paint_said(painter, QRectF(left, box.y(), right - left - 12, box.height()), step)

    def paint_background(
        self, painter: QPainter, box: QRectF, state: LineState, *, is_open: bool, left: float
    ) -> None:
        """Paint the background of a step, and the line below it from an offset in pixels."""
        background = "selected" if is_open else "sunken" if state.is_pointed else "surface"
        painter.fillRect(box, self._theme.color(background))
        if is_open:
            draw_mark(painter, self._theme, box)
        else:
            rule = QRectF(left, box.bottom() - 1, box.width() - left, 1)
            painter.fillRect(rule, self._theme.color("border"))

    def paint_chevron(self, painter: QPainter, box: QRectF, *, is_open: bool) -> float:
        """Paint the chevron at the right end; return its left edge."""
        size = self._theme.length(16)
        left = box.right() - _PAD - size
        icon = self._theme.pixmap("chevron-down" if is_open else "chevron-right", 16)
        painter.drawPixmap(QPointF(left, box.center().y() - size / 2), icon)
        return left

    def strike(self, painter: QPainter, line: QRectF, width: float) -> None:
        """Strike a line of words through for its width in pixels: the step was undone."""
        struck = QRectF(line.x(), line.y(), min(width, line.width()), line.height())
        strike(painter, struck, self._theme.color("text3"))

    def _paint_avatar(self, painter: QPainter, box: QRectF, author: str) -> None:
        left, size = self._theme.length(_AVATAR_LEFT), self._theme.length(AVATAR)
        circle = QRectF(left, box.center().y() - size / 2, size, size)
        paint_avatar(painter, circle, history_words.author_name(author), self._theme)

    def _paint_end(self, painter: QPainter, box: QRectF, step: Step, *, is_open: bool, left: float) -> float:
        """Paint chevron and badge; return their left edge. Words that start at `left` come first."""
        right = self.paint_chevron(painter, box, is_open=is_open)
        room = right - 16 - pill_width(self._theme, step.badge) - 12 - left
        if not step.badge or (not step.summary.undone and self._texts.advance(step.said, _STRONG) > room):
            return right
        return paint_pill(painter, right - 16, box.center().y(), step.badge, self._theme)

    def _paint_said(self, painter: QPainter, line: QRectF, step: Step) -> None:
        color = "text3" if step.summary.undone else "text"
        start = line.x()
        author = history_words.author_name(step.summary.author)
        prose = history_words.who_did(author, step.said)
        # If both do not fit side by side, only the circle identifies the person.
        has_room = self.has_authors and self._texts.advance(prose, _STRONG) <= line.width()
        for text, style in _runs(prose, (author, step.bold)) if has_room else _runs(step.said, (step.bold,)):
            if text and line.width() > 0:
                line.setLeft(line.x() + self._texts.draw(painter, line, text, style, color))
        if step.summary.undone:
            self.strike(painter, QRectF(start, line.y(), line.x() - start, line.height()), line.x() - start)


def paint_waiting(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Paint a bar in the place of a sentence that is not read yet."""
    bar = QRectF(TEXT_LEFT, box.center().y() - 4, min(320.0, box.width() - TEXT_LEFT - _PAD), 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(bar, 4, 4)


def _runs(said: str, bold: Iterable[str]) -> list[tuple[str, TextStyle]]:
    """Split a sentence at its bold parts, in the order in which they occur."""
    runs, rest = [], said
    for part in filter(None, bold):
        before, strong, rest = rest.partition(part)
        runs += [(before, _SAID), (strong, _STRONG)]
    return [*runs, (rest, _SAID)]


# Shows what a step changed, in a table of fields with before, after and now, and undoes the step


# A longer table does not help; the remaining fields are only counted.
MOST_FIELDS: Final = 12
MOST_REMARKS: Final = 40
"""Sentences about the lines of an imported file; many lines share one."""
_LONGEST: Final = 160
_TOP: Final = Qt.AlignmentFlag.AlignTop


class StepPanel(Themed, QWidget):
    """Shows one step at a time; the screen carries out its requests."""

    undo_asked = Signal()
    open_asked = Signal(str)
    traces_asked = Signal()

    def __init__(self, theme: Theme, desk: tzinfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._action_id = ""
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._rows = column_of(spacing=GAP_S)
        self._table: QWidget | None = None
        self._standing = PlainLabel("", self._card, role="meta", wraps=True)
        self.show_action = push_button(
            "plain", history_words.open_action(), lambda: self.open_asked.emit(self._action_id), self._card
        )
        self.show_traces = push_button(
            "plain", history_words.show_traces(), self.traces_asked.emit, self._card
        )
        self.undo = push_button("primary", history_words.undo_this(), self.undo_asked.emit, self._card)
        show_icon(self.undo, theme, "undo-2", "accent_text", 16)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = row_of(spacing=GAP_S)
        foot.addWidget(self._standing, 1)
        foot.addWidget(self.show_action)
        foot.addWidget(self.show_traces)
        foot.addWidget(self.undo)
        rule = QFrame(self._card)
        rule.setProperty("line", "true")
        column = column_of(self._card, (GAP_L, GAP_M, GAP_L, GAP_M), GAP_UNDER_M)
        column.addLayout(self._rows)
        column.addWidget(rule)
        column.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(TEXT_LEFT, GAP_UNDER_M, GAP_XL, GAP_M)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._card)

    def show_reading(self) -> None:
        """Show that the step is being read."""
        self._clear()
        self._standing.setText(history_words.reading())
        for button in (self.undo, self.show_action, self.show_traces):
            button.hide()

    def show_detail(self, detail: StepDetail) -> None:
        """Show what a step changed."""
        self._clear()
        self._action_id = detail.action_id
        self._table = QWidget(self._card)
        column = column_of(self._table, spacing=GAP_S)
        for total in history_words.totals(detail) if _is_wide(detail) else ():
            label = PlainLabel(total, self._table)
            label.setWordWrap(True)
            column.addWidget(label)
        if detail.fields:
            column.addLayout(self._grid(detail))
        hidden = detail.left_out + max(0, len(detail.fields) - MOST_FIELDS)
        if hidden:
            more = PlainLabel(history_words.left_out(hidden), self._table, role="meta")
            column.addWidget(more)
        remarks = [*imports.kept_lines(detail.remarks), *people_files.kept_lines(detail.remarks)]
        rest = history_words.more_remarks(len(remarks) - MOST_REMARKS)
        for said in (*remarks[:MOST_REMARKS], *((rest,) if len(remarks) > MOST_REMARKS else ())):
            column.addWidget(PlainLabel(breakable(said), self._table, role="meta", wraps=True))
        self._rows.addWidget(self._table)
        self._standing.setText(history_words.standing(detail, self._desk))
        is_import = detail.summary.kind is EditKind.IMPORTED
        self.undo.setText(history_words.undo_import() if is_import else history_words.undo_this())
        self.undo.setVisible(detail.standing is Standing.FREE)
        self.show_traces.setVisible(is_import)
        self.show_action.setVisible(bool(detail.action_id))

    def _clear(self) -> None:
        if self._table is not None:
            self._rows.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
            self._table = None

    def _grid(self, detail: StepDetail) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_L)
        grid.setVerticalSpacing(GAP_S)
        for column, name in enumerate(history_words.column_names()):
            grid.addWidget(self._label(name, "field"), 0, column)
            grid.setColumnStretch(column, 3 if column in {1, 2} else 2)
        several = len({change.record_id for change in detail.fields}) > 1
        for row, change in enumerate(detail.fields[:MOST_FIELDS], 1):
            texts = self._field_texts(change, detail, with_subject=several)
            for column, (text, role) in enumerate(texts):
                label = self._label(text, role)
                if role == "was":
                    font = QFont(self._theme.font())
                    font.setStrikeOut(True)
                    label.setFont(font)
                grid.addWidget(label, row, column, _TOP)
        return grid

    def _field_texts(
        self, change: FieldChange, detail: StepDetail, *, with_subject: bool
    ) -> tuple[tuple[str, str], ...]:
        since = history_words.since_of(change, detail.names)
        return (
            (history_words.field_of(change, with_subject=with_subject), "meta"),
            (history_words.before_of(change, detail.names), "was"),
            (history_words.after_of(change, detail.names), "strong"),
            (since, "strong" if change.is_changed_since else "meta"),
        )

    def _label(self, text: str, role: str) -> PlainLabel:
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        label = PlainLabel(breakable(short), self._table, role=role, wraps=True)
        if short != text:
            set_tip(label, text[:2000])
        return label

    def height_for(self, width: int) -> int:
        """Return the height of the panel for a width, in pixels."""
        # A layout reports no height for widgets that were never shown, but the height is needed before.
        for part in self.findChildren(QWidget):
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()
        layouts = (self._table.layout() if self._table else None, self._card.layout(), self.layout())
        for layout in layouts:
            if layout is not None:
                layout.invalidate()
        outer = self.layout()
        return max(60, outer.heightForWidth(width)) if outer is not None else 60


def _is_wide(detail: StepDetail) -> bool:
    """Return whether counts of records say more than the fields do."""
    return bool(detail.created or detail.removed) or detail.left_out > 0


# Shows what reverting the listed steps would change, before it is done


class RevertStrip(LeavingFrame):
    """A sentence with its button; `agreed` when it is pressed, `left` when nothing shall be reverted."""

    agreed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        sign = PlainLabel("", self)
        show_icon(sign, theme, "undo-2", "accent", 16)
        self._label = PlainLabel("", self, role="field")
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.agree = naming_button("primary", self._agree, self)
        self.cancel = push_button("plain", words.keep_these(), self.leave, self)
        row = row_of(self, (GAP_L, GAP_UNDER_S, GAP_L, GAP_UNDER_S), GAP_UNDER_M)
        row.addWidget(sign)
        row.addWidget(self._label, 1)
        row.addSpacing(GAP_S)
        row.addWidget(self.cancel)
        row.addWidget(self.agree)
        self.hide()

    def offer(self, sentence: str, steps: int) -> None:
        """Show what reverting so many steps would change; an empty sentence hides the strip."""
        if not sentence:
            self.hide()
            return
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.agree.setText(words.revert_count(steps))
        self.show()
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence)

    @property
    def sentence(self) -> str:
        """What the strip says, for tests."""
        return self._label.text()

    def _agree(self) -> None:
        self.leave()
        self.agreed.emit()


class Emptiness(NamedTuple):
    """What to show when there is no step: a title, a hint, and a button if one helps."""

    title: str
    hint: str
    action: str


class StepsView(Themed, QStackedWidget):
    """Shows steps and reports what people do with them.

    Args:
        theme: the look.
        painter: makes the painter of steps for a theme.
        name: for screen readers, with a hint on navigating the steps.
        desk: the time zone of the times shown, or None.
    """

    toggled = Signal(str)
    sight_changed = Signal(int, int)
    undo_asked = Signal(str)
    action_asked = Signal(str)
    traces_asked = Signal(str)
    cleared = Signal()

    def __init__(
        self,
        theme: Theme,
        painter: Callable[[Theme], StepPainter],
        name: tuple[str, str],
        desk: tzinfo | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._open = ""
        self._make_painter = painter
        self._painter = painter(theme)
        self.list = LineList(theme, self._painter, name[0], self)
        self.list.setAccessibleDescription(name[1])
        self.list.opened.connect(self._toggle)
        self.list.looked.connect(self._look)
        self.list.widened.connect(self._fit_panel)
        self.panel = StepPanel(theme, desk, self.list.viewport())
        self.panel.hide()
        self.panel.undo_asked.connect(self._undo)
        self.panel.open_asked.connect(self.action_asked)
        self.panel.traces_asked.connect(lambda: self.traces_asked.emit(self._open))
        self.empty = EmptyState(theme, "history", self)
        self.empty.acted.connect(self.cleared)
        self.addWidget(self.list)
        self.addWidget(self.empty)

    def show_steps(self, shown: Shown, nothing: Emptiness) -> None:
        """Show other steps, or a message if there are none."""
        is_other = self._shown is None or self._shown.book is not shown.book
        self._shown = shown
        self._painter.has_authors = any(step.summary.author for step in shown.book)
        if len(shown.book):
            self.setCurrentWidget(self.list)
        else:
            self.empty.say(*nothing)
            self.setCurrentWidget(self.empty)
        self._show_lines()
        if is_other and self.list.current < 0:
            self.list.verticalScrollBar().setValue(0)

    def show_words(self) -> None:
        if self._shown is not None and not self._painter.has_authors:
            self._painter.has_authors = any(step.summary.author for step in self._shown.book)
        self.list.lines_read()

    def show_detail(self, detail: StepDetail | None, step_id: str) -> None:
        self._open = self._painter.open_step = step_id
        if detail is not None:
            self.panel.show_detail(detail)
        elif step_id:
            self.panel.show_reading()
        self._show_lines()
        if detail is not None and self.list.panel_line >= 0:
            self.list.show_whole(self.list.panel_line)

    def _show_lines(self) -> None:
        shown = self._shown
        if shown is None:
            return
        wanted = self.list.key
        width = max(300, self.list.viewport().width())
        unfolded = Unfolded(self._open, self.panel.height_for(width)) if self._open else None
        lines = StepLines(shown.book, shown.today, shown.yesterday, unfolded, is_all=shown.is_all)
        self.list.show_lines(lines, wanted or None)
        self.list.hold_panel(self.panel if lines.room >= 0 else None, lines.room)
        self._look()

    def _look(self) -> None:
        lines, sight = self.list.lines, self.list.in_sight()
        if isinstance(lines, StepLines) and sight:
            self.sight_changed.emit(*lines.indexes(sight))

    def _toggle(self, step_id: str) -> None:
        if isinstance(self.list.line, Step):
            self.toggled.emit(step_id)

    def _undo(self) -> None:
        # The button is hidden with its message, and the focus would move somewhere else.
        self.focus_main()
        self.undo_asked.emit(self._open)

    def _fit_panel(self) -> None:
        if self._open:
            self._show_lines()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        before, self._painter = self._painter, self._make_painter(theme)
        self._painter.open_step, self._painter.has_authors = before.open_step, before.has_authors
        self.list.set_source(theme, self._painter)
        self._fit_panel()

    def focus_main(self) -> None:
        """Put the focus on the steps."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def pane(self) -> QWidget:
        """The widget that F6 goes to."""
        return self.list if self.currentWidget() is self.list else self.empty
