"""The checklists screen: shows what its presenter decides and reports what people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.places.city_names import is_city_named
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.checklists.checklist_values import (
    Keep,
    Notice,
    TaskFacts,
    ViewKind,
)
from organizer_app.ui.screens.checklists.forms.form_area import FormArea
from organizer_app.ui.screens.checklists.forms.panels import PermitPanel, TaskPanel
from organizer_app.ui.screens.checklists.lines_view import LinesView, let_tell_whole
from organizer_app.ui.screens.checklists.matrix_view import MatrixView
from organizer_app.ui.screens.checklists.permits.permits_pane import PermitsPane
from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
from organizer_app.ui.screens.checklists.rows import LineColumn
from organizer_app.ui.screens.checklists.templates.templates_pane import TemplatesPane
from organizer_app.ui.screens.checklists.top_bar import (
    ChecklistsTopBar,
    EmptyTasks,
    Legend,
    NoticeBar,
    TaskTools,
)
from organizer_app.ui.theme.tokens import BAR_FILTER
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import empty_checklists as empty_words
from organizer_app.wording.checklists import permits as permit_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.domain.basics.filters import Facet, Option
    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.services.checklists.templates import ListedTemplate, TemplateOutcome
    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.checklists.matrix import Matrix
    from organizer_app.ui.screens.checklists.permit_values import PermitsShown
    from organizer_app.ui.screens.checklists.rows import Head, Row
    from organizer_app.ui.screens.checklists.ruler_marks import Ruler
    from organizer_app.ui.theme.theme import Theme

_TASK_COLUMNS = (0.44, 0.2, 0.22, 0.14)
_LEGEND = 800


class ChecklistsScreen(PresentedScreen):
    """Checklists by city, week and owner, permits and templates."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("checklistsScreen")
        self.presenter = ChecklistsPresenter(self, context.background, context.clock)
        self._presenters = (self.presenter,)
        self._facts: TaskFacts | None = None
        self._line: PermitLine | None = None
        self._has_notice = False
        self._make_bars()
        self._make_views()
        self._lay_out()
        self.show_kind(ViewKind.CITY)
        self.set_theme(self._theme)

    def focus_search(self) -> None:
        """Put the focus in the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_bars(self) -> None:
        theme = self._theme
        self.top = ChecklistsTopBar(theme, self.add_new, self)
        self.views, self.search, self.new = self.top.views, self.top.search, self.top.new
        self.filters, self.strip = QFrame(self), NoticeBar(theme, self._review, self)
        self.filters.setObjectName("filterBar")
        self.views.chosen.connect(lambda code: self.presenter.choose_view(ViewKind(code)))
        self.search.searched.connect(self.presenter.search)
        self.search.left.connect(self.focus_main)
        self.forms = FormArea(self.presenter, self)
        self.forms.closed.connect(self.focus_main)
        self.tools = TaskTools(theme, self.presenter, self.forms.ask_day, self)
        self.numbers = PlainLabel("", self, role="field")

    def _make_views(self) -> None:
        theme, presenter = self._theme, self.presenter
        self.matrix = MatrixView(theme, self)
        names = (words.step_headings()[0], words.due_label(), words.owner_label(), permit_words.move_to())
        columns = [LineColumn(*column) for column in zip(names, _TASK_COLUMNS, strict=True)]
        self.list = LinesView(theme, words.keeps(), columns, self)
        let_tell_whole(self.list)
        self.permits = PermitsPane(theme, presenter.permits, self)
        self.permits.add_asked.connect(self.add_new)
        self.permits.plan_asked.connect(self._go_to_plan)
        self.permits.everything_asked.connect(self._show_every_permit)
        for view in (self.matrix, self.list):
            view.key_pressed.connect(presenter.press)
        self.matrix.task_chosen.connect(presenter.choose_task)
        self.list.chosen.connect(presenter.choose_task)
        self.templates = TemplatesPane(theme, presenter, self)
        self.templates.everything_asked.connect(self.search.clear)
        ways = (self._show_every_task, self._choose_template, self._go_to_plan)
        self.empty = EmptyTasks(theme, *ways, self)
        self.legend = Legend(theme, self)
        self.stack = QStackedWidget(self)
        for part in (self.matrix, self.list, self.permits, self.templates, self.empty):
            self.stack.addWidget(part)
        self.task_panel = TaskPanel(theme, presenter, self)
        self.permit_panel = PermitPanel(theme, presenter, self)

    def _lay_out(self) -> None:
        self._filter_row = WrappingRow(self.filters)
        for part in (self.tools, self.permits.tools):
            self._filter_row.addWidget(part)
        self._filter_row.add_tail(self.numbers)
        left = column_of()
        left.addWidget(self.forms)
        left.addWidget(self.strip)
        left.addWidget(self.stack, 1)
        left.addWidget(self.legend)
        panes = row_of()
        panes.addLayout(left, 1)
        panes.addWidget(self.task_panel)
        panes.addWidget(self.permit_panel)
        column = column_of(self)
        for bar in (self.top, self.filters):
            column.addWidget(bar)
        column.addLayout(panes, 1)
        self.strip.hide()

    # From the presenter

    def show_kind(self, kind: ViewKind) -> None:
        self.top.show_kind(kind)
        widgets: dict[ViewKind, QWidget] = {
            ViewKind.CITY: self.matrix,
            ViewKind.PERMITS: self.permits,
            ViewKind.TEMPLATES: self.templates,
        }
        self.stack.setCurrentWidget(widgets.get(kind, self.list))
        of_tasks = kind in {ViewKind.CITY, ViewKind.WEEK, ViewKind.OWNER}
        is_permits = kind is ViewKind.PERMITS
        # Each group's head already names the owner.
        self.list.leave_out(words.owner_label() if kind is ViewKind.OWNER else "")
        self.filters.setVisible(kind is not ViewKind.TEMPLATES)
        self.tools.setVisible(of_tasks)
        self.permits.tools.setVisible(is_permits)
        self.strip.setVisible(self._has_notice and not is_permits)
        self.forms.put_away()
        self._arrange()

    def show_matrix(self, matrix: Matrix) -> None:
        self.matrix.show_matrix(matrix)
        self._show_or_empty(self.matrix, has_any=bool(matrix.entries))

    def show_list(self, entries: Sequence[Head | Row]) -> None:
        self.list.show_entries(entries)
        self._show_or_empty(self.list, has_any=bool(entries))

    def _show_or_empty(self, view: QWidget, *, has_any: bool) -> None:
        held, has_cities = self.presenter.held, self.presenter.has_cities
        self._arrange()
        has_tasks = held is not None and bool(held.tasks)
        self.empty.explain(has_tasks=has_tasks, has_cities=has_cities)
        self.stack.setCurrentWidget(view if has_any else self.empty)
        self.tools.offer_filters(has_any=has_tasks or has_cities)

    def show_numbers(self, late: int, open_tasks: int, shown: int) -> None:
        """Show the number of late and open tasks."""
        del shown
        self.numbers.setText(words.numbers(late, open_tasks))
        self._arrange()
        self._frame.show_count("checklists", late, words.spoken_count(late))

    def show_task(self, facts: TaskFacts | None) -> None:
        """Show a task in the panel."""
        self._facts = facts
        if facts is not None:
            self.task_panel.show_facts(facts)
        self._arrange()

    def show_notice(self, notice: Notice | None) -> None:
        self._has_notice = notice is not None
        self.strip.setVisible(self._has_notice and self.presenter.kind is not ViewKind.PERMITS)
        if notice is not None:
            is_newer = notice.used_revision is not None and notice.used_revision < notice.revision
            self.strip.say(words.notice(notice.title, notice.cities_without, is_newer=is_newer))

    def show_permits(self, shown: PermitsShown) -> None:
        has_cities = self.presenter.has_cities
        self.permits.show_permits(shown, has_cities=has_cities)
        if self.presenter.kind is ViewKind.PERMITS:
            self.filters.setVisible(shown.total > 0)
            self.top.explain("" if has_cities else empty_words.needs_nothing())

    def show_permit_options(self, facet: Facet, values: Sequence[Option]) -> None:
        """Offer the values of a chip of the permits."""
        self.permits.chips.offer(facet, values, self.presenter.permits.wanted.of(facet))

    def show_filter(self) -> None:
        self.tools.show_filter()
        self._arrange()

    def show_options(self, facet: Facet, values: Sequence[Option]) -> None:
        self.tools.chips.offer(facet, values, self.presenter.wanted.of(facet))

    def show_history(self, lines: Sequence[str]) -> None:
        """Show the history of the task in the panel."""
        self.task_panel.show_history(lines)

    def show_permit(self, line: PermitLine | None, ruler: Ruler | None) -> None:
        """Show a permit in the panel."""
        self._line = line
        if line is not None:
            self.permit_panel.show_line(line, ruler)
            self.permits.list.choose(line.key)
        self._arrange()

    def search_templates(self, typed: str) -> None:
        self.templates.search(typed)

    def show_templates(self, listed: Sequence[ListedTemplate], chosen: str) -> None:
        """List the templates, with one of them open beside the list."""
        self.templates.show_templates(listed, chosen)

    def show_outcome(self, outcome: TemplateOutcome | None, cities: Sequence[str]) -> None:
        """Show what applying the chosen template would do."""
        self.templates.show_outcome(outcome, cities)

    # From the window

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.filters.setMinimumHeight(theme.length(BAR_FILTER))

    def show_view(self, view: str) -> None:
        self.presenter.choose_view(ViewKind(view))

    def show_subject(self, subject_id: str) -> None:
        """Move the cursor to a city action, or show a task or a permit."""
        if self.presenter.kind is ViewKind.PERMITS:
            self.presenter.permits.choose(subject_id)
            return
        self.matrix.put_cursor(subject_id)
        if self.presenter.held is not None and subject_id in self.presenter.held.tasks:
            self.presenter.choose_task(subject_id)

    def select_city(self, name: str) -> bool:
        """Move the cursor to a city by name, such as "Seattle, WA"; return whether the screen has it."""
        held = self.presenter.held
        for row in held.actions.values() if held is not None else ():
            if is_city_named(name, row.city, row.state):
                if self.presenter.kind is ViewKind.PERMITS:
                    key = self.presenter.permits.key_of_city(row.action_id)
                    if key:
                        self.presenter.permits.choose(key)
                        return True
                elif row.action_id in self.presenter.matrix.spots:
                    self.matrix.put_cursor(row.action_id)
                    cell = self.matrix.cell(self.matrix.cursor_at)
                    self.presenter.choose_task(cell.task_id if cell else "")
                    return True
        return False

    def focus_main(self) -> None:
        """Put the focus on the visible view."""
        current = self.stack.currentWidget()
        if current is self.permits:
            self.permits.focus_list()
            return
        target = self.templates.names if current is self.templates else current
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        current = self.stack.currentWidget()
        panes = [self.top, *([current] if current else []), self.task_panel, self.permit_panel]
        return [pane for pane in panes if not pane.isHidden()]

    # What people do

    def add_new(self) -> bool:
        """Open the form for a task or permit of the current city."""
        kind = self.presenter.kind
        if kind is ViewKind.TEMPLATES or not self.new.isEnabled():
            return False
        if kind is ViewKind.PERMITS:
            self.forms.ask_permit(self._line.row.action_id if self._line else "")
            return True
        held = self.presenter.held
        task = held.tasks.get(self.presenter.task_id) if held else None
        self.forms.ask_task(task.action_id if task else self.matrix.current_city)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with A, and move the day with M, while a list or the matrix has the focus."""
        letter = event.text().upper()
        if letter == "A" and self.new.isVisible():
            self.add_new()
        elif letter == "M" and self.tools.isVisible():
            self.forms.ask_day()
        else:
            super().keyPressEvent(event)

    def _show_every_task(self) -> None:
        self.search.clear()
        self.presenter.clear()
        self.tools.choose_keep(Keep.ALL)

    def _choose_template(self) -> None:
        self.presenter.choose_view(ViewKind.TEMPLATES)

    def _go_to_plan(self) -> None:
        self._frame.go_to(Destination("plan", "map"))

    def _show_every_permit(self) -> None:
        self.search.clear()
        self.presenter.permits.clear()

    def _review(self) -> None:
        template = self.presenter.held.template if self.presenter.held is not None else None
        self.presenter.choose_view(ViewKind.TEMPLATES)
        if template is not None:
            self.presenter.read_templates(template.id)
            self.presenter.compare(template.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.views.fit_words(self.top, self.width())
        self._arrange()

    def _arrange(self) -> None:
        kind = self.presenter.kind
        of_tasks = kind in {ViewKind.CITY, ViewKind.WEEK, ViewKind.OWNER}
        has_any = self.presenter.held is not None and bool(self.presenter.held.tasks)
        taken = self._filter_row.sizeHint().width()
        if self.numbers.isHidden():
            taken += self._filter_row.spacing() + self.numbers.sizeHint().width()
        # Alone in a line, the counts would look lost.
        self.numbers.setVisible(of_tasks and has_any and taken <= self.width())
        self.task_panel.setVisible(of_tasks and self._facts is not None)
        room = self.width() - (self.task_panel.width() if self.task_panel.isVisibleTo(self) else 0)
        self.legend.setVisible(of_tasks and has_any and room >= self._theme.length(_LEGEND))
        self.permit_panel.setVisible(kind is ViewKind.PERMITS and self._line is not None)
