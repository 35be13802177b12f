"""The view of templates: their names, their tasks in a Qt table with editable cells, what one would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QListWidget, QStackedLayout, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.basics.name_folding import fold_name
from organizer_app.domain.model.plan_templates import TemplateTask
from organizer_app.ui.screens.checklists.templates.step_choices import StepChoices
from organizer_app.ui.screens.checklists.templates.step_table import FIELDS, StepTable
from organizer_app.ui.screens.checklists.templates.template_names import TemplateNames
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import empty_checklists as empty_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.services.checklists.templates import ListedTemplate, TemplateOutcome
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
    from organizer_app.ui.theme.theme import Theme

# The height of a line of the table at 100 % text size.
_LINE = 30
# Columns of words that shrink if not all fit, and their minimum widths at 100 % text size.
_GIVING = {"title": 240, "fact": 120, "applies_if": 130}
_READABLE = {"title": 330, "fact": 220, "applies_if": 220}


class _Steps(QTableView):
    """A table that reports when it has its final width, which its pane has earlier."""

    widened = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()


class TemplatesPane(Themed, QWidget):
    """The names of the templates above the selected one, whose tasks take the full width."""

    everything_asked = Signal()

    def __init__(self, theme: Theme, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._listed: Sequence[ListedTemplate] = ()
        self._fitted = ""
        # The template that was last asked about.
        self._compared = ""
        self._terms: list[str] = []
        self.names = TemplateNames(self)
        self.names.setAccessibleName(words.view_name("templates"))
        self.names.currentRowChanged.connect(self._show_chosen)
        self.names.itemActivated.connect(self._foresee)
        self.title, self.state, self.problem = (PlainLabel("", self) for _ in range(3))
        for label, role in ((self.title, "title"), (self.state, "meta"), (self.problem, "warn")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._make_table()
        self.nowhere = PlainLabel(empty_words.applies_nowhere(), self, role="meta")
        self.nowhere.hide()
        self.missed = EmptyState(theme, "list-tree", self)
        self.missed.say(*empty_words.no_template_kept())
        self.missed.acted.connect(self.everything_asked)
        self.outcome = PlainLabel("", self, role="strong", wraps=True)
        self.cities = QListWidget(self)
        self.cities.setObjectName("templateCities")
        self.cities.setMaximumHeight(150)
        self.cities.setAccessibleName(words.review())
        self.apply = push_button("primary", words.apply(), self._apply, self)
        self.review = push_button("plain", words.review(), self._review, self)
        self.adopt = push_button("plain", words.adopt(), self._adopt, self)
        self.add = push_button("plain", words.add_step(), self._add, self)
        self.remove = push_button("plain", words.remove_step(), self._remove, self)
        self._lay_out()
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Resize names, lines and columns for another text size."""
        super().set_theme(theme)
        self.names.fit()
        self.table.verticalHeader().setDefaultSectionSize(theme.length(_LINE))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Fit every column to its contents; words shrink if not all fit, titles last."""
        table, length = self.table, self._theme.length
        header = table.horizontalHeader()
        natural = {
            field: max(table.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column, field in enumerate(FIELDS)
        }
        room = table.viewport().width() - sum(
            width for field, width in natural.items() if field not in _GIVING
        )
        least = {field: min(natural[field], length(width)) for field, width in _GIVING.items()}
        behind = sum(least.values())
        if behind > room:
            # It scrolls anyway, however narrow they are; so let them be readable.
            least = {field: min(natural[field], length(most)) for field, most in _READABLE.items()}
            behind = room = sum(least.values())
        for field, width in natural.items():
            if field in _GIVING:
                behind -= least[field]
                fair = max(least[field], min(width, room - behind))
                room -= fair
                table.setColumnWidth(FIELDS.index(field), fair)
            else:
                table.setColumnWidth(FIELDS.index(field), width)

    def _make_table(self) -> None:
        self.steps = StepTable(self)
        self.steps.typed.connect(self._save)
        self.steps.refused.connect(self._refuse)
        self.table = _Steps(self)
        self.table.widened.connect(self._fit_columns)
        self.table.setObjectName("templateSteps")
        self.table.setModel(self.steps)
        self.table.setItemDelegate(StepChoices(self.table))
        self.table.setAccessibleName(words.step_headings()[0])
        self.table.verticalHeader().hide()
        # Tab leaves the table; arrow keys move between fields.
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        bar = WrappingRow(buttons, side=0)
        for button in (self.apply, self.review, self.adopt, self.add, self.remove):
            bar.addWidget(button)
        bar.addWidget(self.nowhere)
        full = QWidget(self)
        right = QVBoxLayout(full)
        right.setSpacing(GAP_S)
        right.addWidget(self.names)
        right.addWidget(self.title)
        right.addWidget(self.state)
        right.addWidget(buttons)
        right.addWidget(self.problem)
        right.addWidget(self.outcome)
        right.addWidget(self.cities)
        right.addWidget(self.table, 1)
        right.setContentsMargins(GAP_L, GAP_L, GAP_L, GAP_L)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(full)
        self.stack.addWidget(self.missed)
        self.cities.hide()

    @property
    def chosen(self) -> ListedTemplate | None:
        """The selected template."""
        row = self.names.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    @property
    def _chosen_key(self) -> str:
        """The id of the selected template, or the code of one that the plan does not have."""
        listed = self.chosen
        return (listed.template.id or listed.template.code) if listed is not None else ""

    def show_templates(self, listed: Sequence[ListedTemplate], chosen: str) -> None:
        """Show other templates; the selected one stays selected."""
        before = self.chosen
        title = before.template.title if before else ""
        self._listed = listed
        self.names.blockSignals(True)  # noqa: FBT003  # Qt's own call
        self.names.clear()
        self.names.addItems([each.template.title for each in listed])
        wanted = [spot for spot, each in enumerate(listed) if chosen and each.template.id == chosen]
        same = [spot for spot, each in enumerate(listed) if each.template.title == title]
        self.names.setCurrentRow((wanted or same or [0])[0])
        self.names.blockSignals(False)  # noqa: FBT003  # Qt's own call
        self._keep()
        self._show_chosen()

    def search(self, typed: str) -> None:
        """Show templates and tasks that contain all words; a match in a template's name keeps its tasks."""
        self._terms = fold_name(typed).split()
        self._keep()
        self._show_kept_steps()

    def _keep(self) -> None:
        """Hide the templates without the words, and select one that is left."""
        for row, each in enumerate(self._listed):
            texts = [each.template.title, each.template.description, *(step.title for step in each.tasks)]
            self.names.item(row).setHidden(not self._holds(" ".join(texts)))
        current = self.names.currentItem()
        kept = [row for row in range(self.names.count()) if not self.names.item(row).isHidden()]
        if current is not None and current.isHidden() and kept:
            self.names.setCurrentRow(kept[0])
        self.names.fit()
        self.stack.setCurrentIndex(0 if kept or not self._listed else 1)

    def _show_kept_steps(self) -> None:
        listed = self.chosen
        head = f"{listed.template.title} {listed.template.description}" if listed else ""
        for row, step in enumerate(self.steps.steps):
            self.table.setRowHidden(row, not (self._holds(head) or self._holds(step.title)))

    def _holds(self, text: str) -> bool:
        folded = fold_name(text) if self._terms else ""
        return all(term in folded for term in self._terms)

    def _show_chosen(self) -> None:
        listed = self.chosen
        if listed is None:
            return
        is_shipped = not listed.template.id
        self.title.setText(listed.template.title)
        state = words.template_state(listed.used_revision, listed.template.revision, is_shipped=is_shipped)
        self.state.setText(" · ".join(filter(None, (state, listed.template.description))))
        self.steps.show_steps(listed.tasks, can_edit=not is_shipped)
        self._show_kept_steps()
        has_cities = self._presenter.has_cities
        self.apply.setEnabled(has_cities)
        set_tip(self.apply, "" if has_cities else empty_words.applies_nowhere())
        self.nowhere.setVisible(not has_cities)
        # Columns that a person widened stay wide while the same template is edited.
        if self._fitted != listed.template.title:
            self._fitted = listed.template.title
            self._fit_columns()
        self.adopt.setVisible(is_shipped)
        for button in (self.review, self.add, self.remove):
            button.setVisible(not is_shipped)
        for part in (self.problem, self.outcome, self.cities):
            part.hide()

    def show_outcome(self, outcome: TemplateOutcome | None, cities: Sequence[str]) -> None:
        """Show what applying the template asked about would do, unless another one was selected meanwhile."""
        if self._chosen_key != self._compared:
            return
        if outcome is not None:
            counts = (outcome.added, outcome.changed, outcome.removed, outcome.kept, outcome.cities)
            self.outcome.setText(words.outcome(*counts))
        self.outcome.setVisible(outcome is not None)
        self.cities.clear()
        self.cities.addItems(list(cities))
        self.cities.setVisible(bool(cities))

    def _refuse(self, text: str) -> None:
        self.problem.setText(words.not_understood(text))
        self.problem.show()

    def _review(self) -> None:
        if self.chosen is not None:
            self._compare()

    def _compare(self) -> None:
        self._compared = self._chosen_key
        self._presenter.compare(self._compared)

    def _foresee(self) -> None:
        """Show what applying would do and focus the button that does it: Enter again applies."""
        if self.chosen is not None:
            self._compare()
            self.apply.setFocus()

    def _apply(self) -> None:
        if self.chosen is not None:
            self._presenter.apply(self._chosen_key)

    def _adopt(self) -> None:
        if self.chosen is not None:
            code = self.chosen.template.code

            def change(workspace: Workspace) -> None:
                from organizer_app.services.checklists import templates

                templates.adopt_template(workspace, code=code)

            self._presenter.edits.make(change)

    def _save(self, task: TemplateTask) -> None:
        def change(workspace: Workspace) -> None:
            from organizer_app.services.checklists import templates

            templates.save_task(workspace, task=task)

        self._presenter.edits.make(change)

    def _add(self) -> None:
        if self.chosen is not None:
            self._save(
                TemplateTask(
                    id="", template_id=self.chosen.template.id, title=words.new_step(), offset_days=-7
                )
            )

    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.steps.steps):
            task_id = self.steps.steps[row].id

            def change(workspace: Workspace) -> None:
                from organizer_app.services.checklists import templates

                templates.remove_task(workspace, task_id=task_id)

            self._presenter.edits.make(change)
