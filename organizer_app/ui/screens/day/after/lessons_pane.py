"""What a day taught, beside its cities: proposed steps with what was decided, a form, and the yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from organizer_app.domain.day.day_lessons import Proposal
from organizer_app.domain.model.day.lessons import Decision
from organizer_app.domain.time.working_days import MOST_DAYS
from organizer_app.ui.screens.day.after.lesson_lines import (
    ProposalPainter,
    RatioLine,
    RatioPainter,
    ratio_lines,
)
from organizer_app.ui.screens.day.after.presenter import TypedStep
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_S, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.controls.number_box import NumberBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import lessons as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.day.day_lessons import DayLessons
    from organizer_app.services.checklists.templates import ListedTemplate
    from organizer_app.ui.theme.theme import Theme

_LONGEST: Final = 120
_WEEK_BEFORE: Final = -7


class ProposalForm(LeavingFrame):
    """`entered` carries a `TypedStep`; `left` tells that nothing is proposed."""

    entered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._templates: Sequence[ListedTemplate] = ()
        self.template, self.step = ChoiceBox(self), ChoiceBox(self)
        self.title = QLineEdit(self)
        self.title.setMaxLength(_LONGEST)
        self.days = NumberBox(-MOST_DAYS, MOST_DAYS, 1, self)
        self.days.setValue(_WEEK_BEFORE)
        self.is_gate = CheckBox(words.required_label(), self)
        self.wrong = WarningLabel(self)
        self.add = push_button("plain", words.add_proposal(), self._enter, self)
        self.cancel = push_button("plain", words.cancel(), self.leave, self)
        self.template.currentIndexChanged.connect(lambda _spot: self._show_steps())
        self.step.currentIndexChanged.connect(lambda _spot: self._show_step())
        self.title.returnPressed.connect(self._enter)
        column = column_of(self, spacing=GAP_XS)
        fields: tuple[tuple[str, QWidget], ...] = (
            (words.template_label(), self.template),
            (words.step_label(), self.step),
            (words.title_label(), self.title),
            (words.days_label(), self.days),
        )
        for text, field in fields:
            label = PlainLabel(text, self, role="field")
            # A name belongs to the field below it, not to the one above.
            label.setContentsMargins(0, GAP_S, 0, 0)
            label.setBuddy(field)
            field.setAccessibleName(text)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.title:
                column.addWidget(self.wrong)
        column.addWidget(PlainLabel(words.days_hint(), self, role="caption", wraps=True))
        column.addWidget(self.is_gate)
        column.addSpacing(GAP_S)
        buttons = row_of(None, spacing=GAP_S)
        buttons.addWidget(self.add, 1)
        buttons.addWidget(self.cancel)
        column.addLayout(buttons)

    def offer(self, templates: Sequence[ListedTemplate], title: str) -> None:
        """Open with the templates of the plan, the one it uses first, and with what a city says."""
        used = [each for each in templates if each.used_revision is not None]
        self._templates = (*used, *(each for each in templates if each not in used))
        self.template.clear()
        for each in self._templates:
            self.template.addItem(each.template.title, each.template.id or each.template.code)
        self._show_steps()
        self.wrong.complain("")
        self.title.setText(title)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_steps(self) -> None:
        spot = self.template.currentIndex()
        self.step.clear()
        self.step.addItem(words.new_step(), "")
        # The steps of a shipped template have no ids before it is in the plan.
        tasks = self._templates[spot].tasks if 0 <= spot < len(self._templates) else ()
        for task in tasks:
            if task.id:
                self.step.addItem(task.title, task.id)

    def _show_step(self) -> None:
        task_id = self.step.currentData()
        known = next(
            (task for each in self._templates for task in each.tasks if task_id and task.id == task_id), None
        )
        if known is not None:
            self.title.setText(known.title)
            self.days.setValue(known.offset_days)
            self.is_gate.setChecked(known.is_gate)

    def _enter(self) -> None:
        template = self.template.currentData()
        if not self.title.text().strip():
            self.wrong.complain(words.title_missing())
            announce(self, words.title_missing())
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif template:
            self.wrong.complain("")
            step = self.step.currentData() or ""
            typed = TypedStep(template, step, self.title.text(), self.days.value(), self.is_gate.isChecked())
            self.entered.emit(typed)


class ProposalList(LineList[Proposal]):
    """The proposed steps; `decided` tells whether the one with the keyboard is accepted."""

    decided = Signal(bool)
    opens_on_click = False
    finds_by_letters = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Y for yes and N for no."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        answer = {"y": True, "n": False}.get(event.text().casefold()) if is_plain else None
        if answer is None:
            super().keyPressEvent(event)
        else:
            self.decided.emit(answer)


class LessonsPane(Themed, QWidget):
    """`decided` carries a proposal and whether it is accepted; `form_asked` opens the form."""

    decided = Signal(str, bool)
    form_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tally = PlainLabel("", self, role="meta", wraps=True)
        self.note = PlainLabel(words.no_lessons(), self, role="meta", wraps=True)
        self.list = ProposalList(theme, ProposalPainter(theme), words.lessons_heading(), self)
        self._known: frozenset[str] = frozenset()
        # From the form until the list knows of it.
        self._was_proposed = False
        self.accept = push_button("plain", words.accept(), lambda: self._decide(is_accepted=True), self)
        self.leave_out = push_button(
            "plain", words.leave_out(), lambda: self._decide(is_accepted=False), self
        )
        set_tip(self.accept, words.accept_hint())
        set_tip(self.leave_out, words.leave_out_hint())
        self.propose = push_button("plain", words.propose(), self.form_asked.emit, self)
        self.form = ProposalForm(self)
        self.form.entered.connect(self._wait_for_it)
        self.form.left.connect(self._leave_form)
        self.form.hide()
        # With large text the form is higher than a small window.
        column = scrolling_column(self)
        column.setSpacing(GAP_S)
        column.addWidget(self.tally)
        column.addWidget(self.note)
        column.addWidget(self.list, 1)
        buttons = row_of(None, spacing=GAP_S)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.leave_out)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.form)
        column.addWidget(self.propose)
        column.addStretch(0)
        self.list.chosen.connect(lambda _key: self._enable())
        self.list.decided.connect(lambda is_accepted: self._decide(is_accepted=is_accepted))

    def show_lessons(self, lessons: DayLessons) -> None:
        """Show what was proposed."""
        shown = bool(lessons.proposals)
        self.tally.setText(words.lessons_tally(lessons))
        self.note.setText(words.lessons_note() if shown else words.no_lessons())
        self.list.show_lines(lessons.proposals)
        self._land_on_new(lessons.proposals)
        for part in (self.tally, self.list, self.accept, self.leave_out):
            part.setVisible(shown)
        self._enable()

    def _wait_for_it(self) -> None:
        self._was_proposed = True

    def _land_on_new(self, proposals: Sequence[Proposal]) -> None:
        """Go to what was just proposed, so that it can be decided at once."""
        before, self._known = self._known, frozenset(each.task.id for each in proposals)
        new = [spot for spot, each in enumerate(proposals) if each.task.id not in before]
        if new and self._was_proposed:
            self._was_proposed = False
            self.list.land(new[-1])

    def open_form(self, templates: Sequence[ListedTemplate], title: str) -> None:
        """Open the form of a new proposal."""
        self.form.show()
        self.propose.hide()
        self.form.offer(templates, title)

    def close_form(self) -> None:
        """Close the form; the keyboard goes to what was proposed."""
        self.form.hide()
        self.propose.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        """Offer the form again where the keyboard is."""
        self.propose.show()
        self.propose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        line = self.list.line
        is_open = line is not None and line.task.decision is Decision.OPEN
        self.accept.setEnabled(is_open)
        self.leave_out.setEnabled(is_open)

    def _decide(self, *, is_accepted: bool) -> None:
        line = self.list.line
        if line is not None and line.task.decision is Decision.OPEN:
            self.decided.emit(line.task.id, is_accepted)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, ProposalPainter(theme))


class YieldsPane(Themed, QWidget):
    """`use_asked` takes over what was learned."""

    use_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.list = LineList[RatioLine](theme, RatioPainter(theme), words.yields_heading(), self)
        self.list.opens_on_click = False
        self.note = PlainLabel("", self, role="meta", wraps=True)
        self.use = push_button("plain", words.use_ratios(0), self.use_asked.emit, self)
        column = column_of(self, spacing=GAP_S)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        column.addWidget(self.use)
        column.addStretch(0)

    def show_lessons(self, lessons: DayLessons) -> None:
        """Show the ratios of the day, and how many are new."""
        lines = ratio_lines(lessons)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.note.setText(words.yields_note() if lines else words.no_ratios())
        self.use.setVisible(bool(lines))
        self.use.setEnabled(lessons.new_ratios > 0)
        self.use.setText(words.use_ratios(lessons.new_ratios))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, RatioPainter(theme))
