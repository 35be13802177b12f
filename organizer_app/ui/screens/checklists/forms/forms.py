"""The forms above the checklists for a manual task, a manual permit, and another event day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from organizer_app.domain.model.permits import PermitKind
from organizer_app.ui.flow.typed_values import Reading, day_meant
from organizer_app.ui.theme.tokens import GAP_L, GAP_S, GAP_UNDER_M
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.lists.completion_list import dress_completions
from organizer_app.ui.widgets.plain_label import PlainLabel, WarningLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words
from organizer_app.wording.checklists import permits as permit_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter

_CITY = 210
_DAY = 116


class Form(LeavingFrame):
    """A strip of fields; Enter submits it, Esc leaves it."""

    def __init__(self, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.presenter = presenter
        self.row = row_of(spacing=GAP_S)
        self.problem = WarningLabel(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(GAP_L, GAP_UNDER_M, GAP_L, GAP_UNDER_M)
        self.column.addLayout(self.row)
        self.column.addWidget(self.problem)
        self.hide()

    def line(self, hint: str, width: int = 0) -> QLineEdit:
        """Add a field."""
        field = QLineEdit(self)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        field.returnPressed.connect(self.act)
        if width:
            field.setFixedWidth(width)
        self.row.addWidget(field, 0 if width else 1)
        return field

    def buttons(self, name: str) -> None:
        """Add the buttons that submit and close the form."""
        self.row.addWidget(push_button("primary", name, self.act, self))
        self.row.addWidget(push_button("plain", form_words.cancel(), self.leave, self))

    def complain(self, sentence: str) -> None:
        """Show what is wrong; an empty text clears it."""
        self.problem.complain(sentence)

    def day_of(self, text: str) -> Reading[date]:
        """Read a day, in this year if it names none; show an error if it cannot be read."""
        meant = day_meant(text, self.presenter.year)
        if not meant.is_clear:
            self.complain(words.bad_day(text.strip()))
        return meant

    def act(self) -> None:
        """Submit the form."""

    def leave(self) -> None:
        """Close the form."""
        self.complain("")
        super().leave()


class CityChoice(QComboBox):
    """A city of the plan, typed or chosen; `picked` carries its action."""

    picked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFixedWidth(_CITY)
        self.setAccessibleName(words.city())
        completer = self.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            dress_completions(completer, self)
        self.currentIndexChanged.connect(lambda _at: self.picked.emit(self.action_id))

    def offer(self, cities: Sequence[tuple[str, str]], action_id: str) -> None:
        """Offer cities as pairs of name and action, with one selected."""
        with QSignalBlocker(self):
            self.clear()
            for name, key in cities:
                self.addItem(name, key)
            self.setCurrentIndex(self.findData(action_id))
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(words.city())

    @property
    def action_id(self) -> str:
        """The action of the typed city, or an empty text."""
        text = self.currentText().strip()
        at = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if at < 0 and text:
            at = self.findText(text, Qt.MatchFlag.MatchStartsWith)
        return str(self.itemData(at)) if at >= 0 else ""


class TaskForm(Form):
    """A task for one city."""

    def __init__(self, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(presenter, parent)
        self.city = CityChoice(self)
        self.row.addWidget(self.city)
        self.title = self.line(form_words.task_title_hint())
        self.due = self.line(words.due_label(), _DAY)
        self.gate = CheckBox(form_words.gate(), self)
        self.row.addWidget(self.gate)
        self.buttons(form_words.add_task())

    def open(self, action_id: str) -> None:
        """Open the form with the current city selected."""
        self.city.offer(self.presenter.cities(), action_id)
        self.title.clear()
        self.show()
        (self.title if action_id else self.city).setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Add the task and stay open for the next one."""
        day = self.day_of(self.due.text())
        if not day.is_clear:
            return
        if not self.city.action_id:
            self.complain(form_words.no_city(self.city.currentText().strip()))
            return
        self.complain("")
        title = self.title.text()
        self.presenter.edits.add_task(self.city.action_id, title, day.value, is_gate=self.gate.isChecked())
        self.title.clear()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)


class TriggerBoxes(QWidget):
    """The reasons for permits; `changed` carries street, sound and park."""

    changed = Signal(bool, bool, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        inside = WrappingRow(self, side=0, above=0, spacing=GAP_UNDER_M)
        self.boxes = [CheckBox(name, self) for name in permit_words.triggers()]
        for box in self.boxes:
            box.clicked.connect(lambda: self.changed.emit(*(each.isChecked() for each in self.boxes)))
            inside.addWidget(box)

    def show_triggers(self, triggers: tuple[bool, bool, bool]) -> None:
        """Show the answers for an action."""
        for box, is_on in zip(self.boxes, triggers, strict=True):
            box.setChecked(is_on)


class PermitForm(Form):
    """A permit of one city that no rule covers, and the questions that rules ask."""

    def __init__(self, presenter: ChecklistsPresenter, parent: QWidget) -> None:
        super().__init__(presenter, parent)
        self.city = CityChoice(self)
        self.city.picked.connect(self._ask_triggers)
        self.row.addWidget(self.city)
        self.kind = ChoiceBox(self)
        self.kind.setAccessibleName(permit_words.kind_label())
        for kind in PermitKind:
            self.kind.addItem(permit_words.kind_name(kind.value), kind.value)
        self.row.addWidget(self.kind)
        self.authority = self.line(permit_words.authority_label())
        self.buttons(permit_words.add_permit())
        self.triggers = TriggerBoxes(self)
        self.triggers.changed.connect(self._set_triggers)
        uses = PlainLabel(permit_words.triggers_label(), self, role="field")
        below = row_of(spacing=GAP_UNDER_M)
        below.addWidget(uses)
        below.addWidget(self.triggers, 1)
        self.column.insertLayout(1, below)

    def open(self, action_id: str) -> None:
        """Open the form with the current city selected."""
        self.city.offer(self.presenter.cities(), action_id)
        self._ask_triggers(action_id)
        self.show()
        self.city.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Track the permit."""
        action_id = self.city.action_id
        if not action_id:
            self.complain(form_words.no_city(self.city.currentText().strip()))
            return
        kind = PermitKind(self.kind.currentData())
        self.presenter.edits.add_permit(action_id, kind, self.authority.text())
        self.authority.clear()
        self.leave()

    def _ask_triggers(self, action_id: str) -> None:
        # Until the answers of this city are known, a tick would give it those of the last one.
        self.triggers.setEnabled(False)
        self.triggers.show_triggers((False, False, False))
        if action_id:
            self.presenter.edits.ask_triggers(action_id, partial(self._show_triggers, action_id))

    def _show_triggers(self, action_id: str, triggers: tuple[bool, bool, bool]) -> None:
        if action_id == self.city.action_id:
            self.triggers.show_triggers(triggers)
            self.triggers.setEnabled(True)

    def _set_triggers(self, street: bool, sound: bool, park: bool) -> None:  # noqa: FBT001  # a signal carries them
        if self.city.action_id:
            self.presenter.edits.set_triggers(self.city.action_id, (street, sound, park))
