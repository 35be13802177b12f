"""A list of steps, one of them expanded: the history, or the imports alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.ui.screens.activity.step_book import StepLines
from organizer_app.ui.screens.activity.step_panel import StepPanel
from organizer_app.ui.screens.activity.steps import Step, Unfolded
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.lists.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from organizer_app.domain.basics.step_details import StepDetail
    from organizer_app.ui.screens.activity.presenter import Shown
    from organizer_app.ui.screens.activity.step_painter import StepPainter
    from organizer_app.ui.theme.theme import Theme


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
