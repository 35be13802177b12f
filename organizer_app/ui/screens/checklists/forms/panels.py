"""The pane at the right: a task and its controls, or a permit and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from organizer_app.domain.basics.problems import UnclearError
from organizer_app.domain.checklists.task_rows import OUT, TaskState
from organizer_app.domain.importing.typed_fields import typed_value, written_value
from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.model.field_specs import FieldKind, typed_names
from organizer_app.domain.model.permits import PERMIT_LIFE_CYCLE, PermitStatus
from organizer_app.domain.model.record_fields import PERMIT_FIELD, PERMIT_FIELDS
from organizer_app.ui.flow.typed_values import day_meant
from organizer_app.ui.screens.checklists.forms.forms import TriggerBoxes
from organizer_app.ui.screens.checklists.lines_view import task_glyphs_of
from organizer_app.ui.screens.checklists.matrix import EVERYWHERE
from organizer_app.ui.screens.checklists.permits.permit_ruler import PermitRuler
from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_UNDER_M,
    GAP_UNDER_S,
    GAP_UNDER_XL,
    GAP_XL,
    INSPECTOR_WIDTH,
)
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel, breakable
from organizer_app.ui.widgets.presence_notice import PresenceNotice
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import permits as permit_words
from organizer_app.wording.checks.findings import city_of
from organizer_app.wording.language import step_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.services.checklists.permits import PermitLine
    from organizer_app.ui.screens.checklists.checklist_values import TaskFacts
    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
    from organizer_app.ui.screens.checklists.ruler_marks import Ruler
    from organizer_app.ui.theme.theme import Theme


class _Panel(QFrame):
    """A column of labels and fields that scrolls if it does not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setFixedWidth(INSPECTOR_WIDTH)
        self.column = scrolling_column(self)
        self.column.setContentsMargins(GAP_XL, GAP_UNDER_XL, GAP_L, GAP_UNDER_XL)
        self.column.setSpacing(GAP_UNDER_S)

    def label(self, role: str) -> PlainLabel:
        found = PlainLabel("", self, role=role, wraps=True)
        self.column.addWidget(found)
        return found

    def field(self, name: str) -> QLineEdit:
        title = self.label("field")
        title.setText(name)
        line = QLineEdit(self)
        line.setAccessibleName(name)
        title.setBuddy(line)
        self.column.addWidget(line)
        return line

    def notice(self, theme: Theme) -> PresenceNotice:
        found = PresenceNotice(theme, self)
        self.column.addWidget(found)
        return found

    def complain_below(self) -> WarningLabel:
        """Add a hidden label for an error."""
        found = WarningLabel(self)
        self.column.addWidget(found)
        return found


class TaskSign(Themed, PlainLabel):
    """The sign of a task beside the words of its state, as the matrix has it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._facts: TaskFacts | None = None

    def show_facts(self, facts: TaskFacts) -> None:
        """Show the state of another task."""
        self._facts = facts
        self.set_theme(self._theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        facts = self._facts
        if facts is not None:
            glyphs, density = task_glyphs_of(theme), self.devicePixelRatioF()
            self.setPixmap(glyphs.glyph(facts.state, density, is_gate=facts.is_gate, is_met=facts.is_met))


class TaskPanel(_Panel):
    """One task."""

    def __init__(self, theme: Theme, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._facts: TaskFacts | None = None
        self.title, self.presence = self.label("title"), self.notice(theme)
        self._sub = self.label("meta")
        self.sign, self.state = TaskSign(theme, self), PlainLabel("", self, role="strong", wraps=True)
        stands = row_of(margins=(0, GAP_UNDER_S, 0, GAP_UNDER_S), spacing=GAP_UNDER_S)
        stands.addWidget(self.sign)
        stands.addWidget(self.state, 1)
        self.column.addLayout(stands)
        self._fact = self.label("meta")
        self.done = push_button("primary", "", lambda: self._press("space"), self)
        self._under_way = push_button("plain", words.under_way(), lambda: self._press("u"), self)
        self._out = push_button("plain", words.not_applicable(), lambda: self._press("n"), self)
        self.everywhere = push_button("link", form_words.done_everywhere(), self._press_everywhere, self)
        for button in (self.done, self._under_way, self._out, self.everywhere):
            self.column.addWidget(button)
        self.column.addSpacing(GAP_UNDER_M)
        self.due = self.field(words.due_label())
        self.due.editingFinished.connect(self._take_due)
        self.problem = self.complain_below()
        self.pinned = CheckBox(words.pinned(), self)
        self.pinned.clicked.connect(self._pin)
        self.column.addWidget(self.pinned)
        self.owner = self.field(words.owner_label())
        self.owner.editingFinished.connect(self._take_owner)
        self.column.addSpacing(GAP_UNDER_M)
        self._template = self.label("meta")
        self._follow = push_button("link", words.follow(), self._take_back, self)
        self.column.addWidget(self._follow)
        self.column.addSpacing(GAP_UNDER_M)
        self.label("field").setText(form_words.history())
        self._history = self.label("meta")
        self.column.addStretch(1)

    def show_facts(self, facts: TaskFacts) -> None:
        """Show another task."""
        self._facts = facts
        self.presence.show_record(facts.task_id)
        place = facts.city or words.desk()
        self.title.setText(breakable(facts.title))
        self._sub.setText(words.sub_line(place, facts.offset, is_gate=facts.is_gate))
        self.sign.show_facts(facts)
        mark(self.state, "role", "warn" if facts.state is TaskState.LATE else "strong")
        is_left = facts.state is TaskState.NOT_APPLICABLE and facts.status not in OUT
        said = words.left_open() if is_left else words.standing(facts.state, facts.days_late)
        self.state.setText(said)
        self._fact.setText(step_facts.fact_line(facts.fact, facts.status, is_met=facts.is_met))
        self._fact.setVisible(bool(self._fact.text()))
        is_by_plan = facts.is_met and facts.status not in OUT
        is_open = not facts.is_met and facts.status not in OUT
        self.done.setText(words.mark_done() if is_open else words.mark_open())
        # What only takes a step back is not the one filled button.
        mark(self.done, "kind", "primary" if is_open or is_by_plan else "plain")
        if is_by_plan:
            self.done.setText(form_words.keep_done())
        self._under_way.setVisible(is_open)
        self.everywhere.setVisible(is_open and bool(facts.city))
        self._out.setVisible(is_open)
        self.due.setText(facts.due)
        self.problem.hide()
        self.pinned.setChecked(facts.is_pinned)
        self.owner.setText(facts.owner if facts.has_own_owner else "")
        self.owner.setPlaceholderText(facts.owner)
        self._template.setText(words.template_line(facts.template, facts.is_changed))
        self._follow.setVisible(bool(facts.template) and (facts.is_changed or facts.is_pinned))

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in one of its fields."""
        code = {self.due: "due_on", self.owner: "owner"}.get(field, "")  # type: ignore[call-overload]  # any widget
        facts = self._facts
        return Spot(facts.action_id, code, facts.task_id) if code and facts is not None else Spot()

    def show_history(self, lines: Sequence[str]) -> None:
        """Show the history of the task, newest first."""
        self._history.setText(breakable("\n".join(lines)) if lines else form_words.first_history())

    def _press(self, key: str) -> None:
        if self._facts is not None:
            self._presenter.press(self._facts.task_id, key)

    def _press_everywhere(self) -> None:
        self._press(EVERYWHERE)

    def _pin(self) -> None:
        if self._facts is not None:
            self._presenter.edits.pin(self._facts.task_id, is_pinned=self.pinned.isChecked())

    def _take_back(self) -> None:
        if self._facts is not None:
            self._presenter.edits.follow(self._facts.task_id)

    def _take_due(self) -> None:
        facts, text = self._facts, self.due.text().strip()
        if facts is None or text == facts.due:
            return
        day = day_meant(text, self._presenter.year)
        if not day.is_clear:
            self.problem.complain(words.bad_day(text))
            return
        self._presenter.edits.set_due(facts.task_id, day.value)

    def _take_owner(self) -> None:
        facts, name = self._facts, self.owner.text().strip()
        if facts is not None and name != (facts.owner if facts.has_own_owner else ""):
            self._presenter.edits.set_owner(facts.task_id, name)


class PermitPanel(_Panel):
    """A permit: the days before its action as a ruler, its status, and what the rule says."""

    def __init__(self, theme: Theme, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._line: PermitLine | None = None
        self.title, self.presence = self.label("title"), self.notice(theme)
        self._sub = self.label("meta")
        self.ruler = PermitRuler(theme, self)
        self.column.addWidget(self.ruler)
        name = self.label("field")
        name.setText(permit_words.move_to())
        self.status = ChoiceBox(self)
        self.status.setAccessibleName(permit_words.move_to())
        self.status.activated.connect(self._move)
        self.column.addWidget(self.status)
        self.fields = {name: self.field(permit_words.field_name(name)) for name in typed_names(PERMIT_FIELDS)}
        for code, line in self.fields.items():
            line.editingFinished.connect(lambda code=code: self._take(code))
        self.problem = self.complain_below()
        self.label("field").setText(permit_words.triggers_label())
        self.triggers = TriggerBoxes(self)
        self.triggers.changed.connect(self._set_triggers)
        self.column.addWidget(self.triggers)
        self._rule, self._more, self._without = (self.label("meta") for _each in range(3))
        self._source = self.label("caption")
        self.column.addStretch(1)

    def show_line(self, line: PermitLine, ruler: Ruler | None) -> None:
        """Show another permit."""
        self._line = line
        self.presence.show_record(line.permit.id)
        permit, need = line.permit, line.need
        rule = need.rule if need else None
        self.title.setText(breakable(city_of(line.row.city, line.row.state)))
        self._sub.setText(rule.title if rule else permit_words.kind_name(permit.kind.value))
        self.ruler.show_ruler(ruler)
        self.triggers.show_triggers(line.triggers)
        self.status.clear()
        allowed = {permit.status} | PERMIT_LIFE_CYCLE[permit.status]
        for status in PermitStatus:
            if status in allowed:
                self.status.addItem(permit_words.status_name(status.value), status.value)
        self.status.setCurrentIndex(self.status.findData(permit.status.value))
        for code, field in self.fields.items():
            field.setText(_written(line, code))
        self.problem.hide()
        self._rule.setText(rule.summary if rule else "")
        self._more.setText(rule.conditions if rule else "")
        self._more.setVisible(bool(self._more.text()))
        self._without.setText(
            permit_words.without_permit(rule.without_permit) if rule and rule.without_permit else ""
        )
        source = f"{breakable(rule.source_url)}\n{permit_words.checked(rule.checked_on)}" if rule else ""
        self._source.setText(source)

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in one of its fields."""
        line = self._line
        code = next((code for code, each in self.fields.items() if each is field), "")
        code = "status" if field is self.status else code
        return Spot(line.row.action_id, code, line.permit.id) if code and line is not None else Spot()

    def _set_triggers(self, street: bool, sound: bool, park: bool) -> None:  # noqa: FBT001  # a signal carries them
        if self._line is not None:
            self._presenter.edits.set_triggers(self._line.row.action_id, (street, sound, park))

    def _move(self) -> None:
        if self._line is not None and self.status.currentData() != self._line.permit.status.value:
            self._presenter.permits.set_status(self._line.key, PermitStatus(self.status.currentData()))

    def _take(self, code: str) -> None:
        line, text = self._line, self.fields[code].text().strip()
        # By words: a field of one line shows notes of several without their line ends.
        if line is None or text.split() == _written(line, code).split():
            return
        try:
            value = typed_value(PERMIT_FIELD[code], text, self._presenter.year)
        except UnclearError:
            is_money = PERMIT_FIELD[code].kind is FieldKind.MONEY
            self.problem.complain(permit_words.bad_fee(text) if is_money else words.bad_day(text))
            return
        self._presenter.permits.set_field(line.key, code, value)


def _written(line: PermitLine, code: str) -> str:
    # The rule gives the latest day as long as nobody typed another.
    return written_value(PERMIT_FIELD[code], line.due_on if code == "due_on" else getattr(line.permit, code))
