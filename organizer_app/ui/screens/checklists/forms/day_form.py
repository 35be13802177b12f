"""The form above the checklists for the day of the event and its timing rule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer_app.domain.model.simultaneity_rules import SimultaneityRule
from organizer_app.ui.flow.typed_values import count_meant, day_meant, time_meant
from organizer_app.ui.screens.checklists.forms.forms import Form
from organizer_app.ui.theme.tokens import GAP_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.checklists import checklist_forms as words
from organizer_app.wording.checklists import checklists as list_words

if TYPE_CHECKING:
    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter

_DAY: Final = 116
_RULES: Final = (
    SimultaneityRule.SAME_LOCAL_TIME,
    SimultaneityRule.SAME_INSTANT,
    SimultaneityRule.WINDOW,
    SimultaneityRule.FREE,
)


class AnchorForm(Form):
    """Changes the day of the mobilization and shows what would move."""

    def __init__(self, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(presenter, parent)
        name = PlainLabel(words.new_day_label(), self, role="field")
        self.row.addWidget(name)
        self.day = self.line(words.new_day_label(), _DAY)
        self.day.textChanged.connect(self._ask)
        self.along = CheckBox(words.with_cities(), self)
        self.along.setChecked(True)
        self.along.clicked.connect(self._ask)
        self.row.addWidget(self.along)
        self.row.addStretch(1)
        self.buttons(words.move_it())
        # The sentence is too long to fit between the fields and the buttons.
        self.preview = PlainLabel("", self, role="meta", wraps=True)
        self.column.insertWidget(1, self.preview)
        self._make_rule()

    def _make_rule(self) -> None:
        """Add the timing rule: its kind, its time, and how long it lasts."""
        name = PlainLabel(words.rule_label(), self, role="field")
        self.rule = ChoiceBox(self)
        self.rule.setAccessibleName(words.rule_label())
        for rule in _RULES:
            self.rule.addItem(words.rule_name(rule.value), rule.value)
        self.at, self.minutes = QLineEdit(self), QLineEdit(self)
        for field, hint in ((self.at, words.rule_time_hint()), (self.minutes, words.rule_minutes_hint())):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
            field.setFixedWidth(_DAY)
            field.returnPressed.connect(self.set_rule)
        below = row_of(spacing=GAP_S)
        unit = PlainLabel(words.rule_minutes_unit(), self)
        for part in (name, self.rule, self.at, self.minutes, unit):
            below.addWidget(part)
        below.addWidget(push_button("plain", words.set_rule(), self.set_rule, self))
        below.addStretch(1)
        self.column.insertLayout(2, below)

    def open(self, day: str) -> None:
        """Open with the present day filled in."""
        self.day.setText(day)
        head = self.presenter.head
        if head is not None:
            self.rule.setCurrentIndex(max(0, self.rule.findData(head.rule)))
            wall = head.rule_time
            self.at.setText(f"{wall // 60:02}:{wall % 60:02}" if wall is not None else "")
            self.minutes.setText(str(head.window_minutes or ""))
        self.show()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.selectAll()

    def _ask(self) -> None:
        self.complain("")
        typed = self.day.text()
        day = day_meant(typed, self.presenter.year).value
        if day is None:
            self.preview.setText("")
            return
        show = partial(self._show_preview, typed)
        self.presenter.ask_anchor(day, show, with_actions=self.along.isChecked())

    def _show_preview(self, typed: str, sentence: str) -> None:
        if typed == self.day.text():
            self.preview.setText(sentence)

    def set_rule(self) -> None:
        """Set the timing rule."""
        text, minutes = self.at.text().strip(), self.minutes.text().strip() or "0"
        at, apart = time_meant(text), count_meant(minutes)
        if not (at.is_clear and apart.is_clear):
            self.complain(words.bad_rule(text, minutes))
            return
        rule = SimultaneityRule(self.rule.currentData())
        if at.value is None and rule is not SimultaneityRule.FREE:
            self.complain(words.rule_without_time())
            return
        self.presenter.set_rule(rule, at.value, apart.value or 0)
        self.leave()

    def act(self) -> None:
        """Move the anchor."""
        text = self.day.text()
        day = self.day_of(text)
        if day.value is None:
            if day.is_clear:
                self.complain(list_words.bad_day(text))
            return
        self.presenter.move_anchor(day.value, with_actions=self.along.isChecked())
        self.leave()
