"""The view of templates: which there are, their tasks to be typed into, and what applying one would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from organizer_app.domain.plan_templates import TemplateTask
from organizer_app.ui.screens.checklists.step_choices import StepChoices
from organizer_app.ui.screens.checklists.step_table import StepTable
from organizer_app.ui.widgets.buttons import push_button
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording import checklists as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize

    from organizer_app.services.templates import ListedTemplate, TemplateOutcome
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
    from organizer_app.ui.theme.theme import Theme

# At 100 % text size: the list of names, the widest columns, and a line of the table.
_NAMES = 240
_TITLE, _FIELD = 330, 200
_LINE = 30
# However large the text, the list leaves most of the pane to the table, in pixels.
_MOST_NAMES = 300
# The padding of a name in the list, at both sides.
_AROUND = 2 * 10


class _WrappedNames(QStyledItemDelegate):
    """Wraps names before they reach the padding of the style sheet, which Qt forgets when it measures."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a name in the width that the padding leaves it."""
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -_AROUND, 0)
        return super().sizeHint(narrower, index)


class TemplatesPane(QWidget):
    """Templates at the left, the chosen one at the right."""

    def __init__(self, theme: Theme, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presenter = presenter
        self._listed: Sequence[ListedTemplate] = ()
        self._fitted = ""
        self.names = QListWidget(self)
        self.names.setObjectName("templateNames")
        self.names.setWordWrap(True)
        self.names.setItemDelegate(_WrappedNames(self.names))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setAccessibleName(words.view_name("templates"))
        self.names.currentRowChanged.connect(self._show_chosen)
        self.names.itemActivated.connect(self._foresee)
        self.title, self.state, self.problem = (PlainLabel("", self) for _ in range(3))
        for label, role in ((self.title, "title"), (self.state, "meta"), (self.problem, "warn")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._make_table()
        self.outcome = PlainLabel("", self)
        self.outcome.setProperty("role", "strong")
        self.outcome.setWordWrap(True)
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

    def set_theme(self, theme: Theme) -> None:
        """Give names, lines and columns the room of another text size."""
        self._theme = theme
        self.names.setFixedWidth(min(theme.length(_NAMES), _MOST_NAMES))
        self.table.verticalHeader().setDefaultSectionSize(theme.length(_LINE))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Make every column as wide as what it holds, within reason."""
        self.table.resizeColumnsToContents()
        for column in range(self.steps.columnCount()):
            most = self._theme.length(_FIELD if column else _TITLE)
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), most))

    def _make_table(self) -> None:
        self.steps = StepTable(self)
        self.steps.typed.connect(self._save)
        self.steps.refused.connect(self._refuse)
        self.table = QTableView(self)
        self.table.setObjectName("templateSteps")
        self.table.setModel(self.steps)
        self.table.setItemDelegate(StepChoices(self.table))
        self.table.setAccessibleName(words.step_headings()[0])
        self.table.verticalHeader().hide()
        # Tab leaves the table; arrows go from field to field.
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
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.state)
        right.addWidget(buttons)
        right.addWidget(self.problem)
        right.addWidget(self.outcome)
        right.addWidget(self.cities)
        right.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.names)
        row.addLayout(right, 1)
        self.cities.hide()

    @property
    def chosen(self) -> ListedTemplate | None:
        """The template that is shown."""
        row = self.names.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def show_templates(self, listed: Sequence[ListedTemplate], chosen: str) -> None:
        """Show other templates; the chosen one stays chosen."""
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
        self._show_chosen()

    def _show_chosen(self) -> None:
        listed = self.chosen
        if listed is None:
            return
        is_shipped = not listed.template.id
        self.title.setText(listed.template.title)
        state = words.template_state(listed.used_revision, listed.template.revision, is_shipped=is_shipped)
        self.state.setText(" · ".join(filter(None, (state, listed.template.description))))
        self.steps.show_steps(listed.tasks, can_edit=not is_shipped)
        # What somebody pulled wider stays so while the same template is typed into.
        if self._fitted != listed.template.title:
            self._fitted = listed.template.title
            self._fit_columns()
        self.adopt.setVisible(is_shipped)
        for button in (self.review, self.add, self.remove):
            button.setVisible(not is_shipped)
        for part in (self.problem, self.outcome, self.cities):
            part.hide()

    def show_outcome(self, outcome: TemplateOutcome | None, cities: Sequence[str]) -> None:
        """Show what applying would do."""
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
            self._presenter.compare(self.chosen.template.id)

    def _foresee(self) -> None:
        """Show what applying would do, and stand on the button that does it: Enter once more applies."""
        if self.chosen is not None:
            self._presenter.compare(self.chosen.template.id or self.chosen.template.code)
            self.apply.setFocus()

    def _apply(self) -> None:
        if self.chosen is not None:
            self._presenter.apply(self.chosen.template.id or self.chosen.template.code)

    def _adopt(self) -> None:
        if self.chosen is not None:
            code = self.chosen.template.code

            def change(workspace: Workspace) -> None:
                from organizer_app.services import templates

                templates.adopt_template(workspace, code=code)

            self._presenter.edits.make(change)

    def _save(self, task: TemplateTask) -> None:
        def change(workspace: Workspace) -> None:
            from organizer_app.services import templates

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
                from organizer_app.services import templates

                templates.remove_task(workspace, task_id=task_id)

            self._presenter.edits.make(change)
