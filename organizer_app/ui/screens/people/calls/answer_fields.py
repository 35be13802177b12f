"""Fields that take down what a person says on the phone, beside the question on the card of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from organizer_app.domain.model.permits import PERMIT_LIFE_CYCLE, PermitStatus
from organizer_app.domain.model.tasks import SETTLED, TASK_LIFE_CYCLE, TaskStatus
from organizer_app.domain.people.call_card import NAMING, Asked, Missing, Question
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.ticks import CheckBox
from organizer_app.ui.widgets.lists.name_completion import NameCompletion
from organizer_app.ui.widgets.tab_order import tab_through
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.checklists.permits import status_name
from organizer_app.wording.people import call_answers as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.people.call_card import CallCard

    Suggest = Callable[[str, Callable[[list[str]], None]], None]

# Questions about the person on the phone: a key answers them.
_BY_KEY: Final = frozenset({Question.WILL_YOU, Question.STILL_IN})
_Key = tuple[str, str, str]


class AnswerFields(QObject):
    """Makes one field per question and one tick per open step; a half-typed answer survives a reread.

    `answered` carries a question and the text or code typed for it, `retyped` says that a field holds another
    text now, `ticked` carries a missing item; `left` reports that the person has finished with the fields.
    """

    answered = Signal(object, str)
    retyped = Signal()
    ticked = Signal(object)
    left = Signal()

    def __init__(self, body: QWidget, suggest: Suggest) -> None:
        super().__init__(body)
        self._body = body
        self._suggest = suggest
        self._person_id = ""
        self._fields: dict[_Key, QWidget] = {}
        self._ticks: dict[str, QCheckBox] = {}
        self._asked: dict[_Key, Asked] = {}
        # What was typed and not yet given when somebody else's card came, by person and question.
        self._drafts: dict[str, dict[_Key, str]] = {}

    def show_card(self, card: CallCard | None, person_id: str) -> None:
        """Make the fields of a card; those that the last card had too keep what is typed."""
        asked = {_key(each): each for each in card.asked} if card else {}
        missing = {each.record_id: each for each in card.missing if each.record_id} if card else {}
        kept = self._fields if person_id == self._person_id else {}
        if person_id != self._person_id:
            self._drafts[self._person_id] = {key: line.text() for key, line in self._typed()}
        order, left = list(self._fields), self._left_field()
        old = [field for key, field in self._fields.items() if key not in asked or key not in kept]
        old += self._ticks.values()
        is_used = any(each.hasFocus() for each in old)
        _drop(old)
        self._person_id = person_id
        self._fields = {
            key: kept.get(key, field)
            for key, each in asked.items()
            if (field := kept.get(key) or self._make(each)) is not None
        }
        self._asked = asked
        self._ticks = {record_id: self._make_tick(each) for record_id, each in missing.items()}
        self._order()
        self._restore_drafts()
        if is_used:
            self._go_on(order[order.index(left) + 1 :] if left is not None else [])

    def typed(self) -> list[tuple[Asked, QLineEdit]]:
        """Return the fields that hold a text which is not in the plan yet, with their questions."""
        return [(self._asked[key], line) for key, line in self._typed()]

    def _typed(self) -> list[tuple[_Key, QLineEdit]]:
        lines = ((key, field) for key, field in self._fields.items() if isinstance(field, QLineEdit))
        return [(key, line) for key, line in lines if line.text().strip()]

    def _left_field(self) -> _Key | None:
        return next((key for key, field in self._fields.items() if field.hasFocus()), None)

    def _restore_drafts(self) -> None:
        for key, text in self._drafts.pop(self._person_id, {}).items():
            field = self._fields.get(key)
            if isinstance(field, QLineEdit):
                field.setText(text)

    def _go_on(self, below: Sequence[_Key]) -> None:
        """Go to the next question from an answered one; after the last, the keys of the outcomes count."""
        first = next(iter(self._fields.values()), None)
        following = next((self._fields[key] for key in below if key in self._fields), first)
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def field(self, asked: Asked) -> QWidget | None:
        """Return the field of a question, None for one that a key answers."""
        return self._fields.get(_key(asked))

    def tick(self, missing: Missing) -> QCheckBox | None:
        """Return the check box of a missing item, None for one that needs a name."""
        return self._ticks.get(missing.record_id)

    def focus_first(self) -> bool:
        """Put the focus into the first field; return whether there is one."""
        first = next(iter([*self._fields.values(), *self._ticks.values()]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return first is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the fields with Esc."""
        if event.type() is QEvent.Type.KeyPress:
            key: QKeyEvent = event  # type: ignore[assignment]  # a key press is a QKeyEvent
            if key.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _order(self) -> None:
        tab_through((*self._fields.values(), *self._ticks.values()))

    def _make(self, asked: Asked) -> QWidget | None:
        if asked.question in _BY_KEY:
            return None
        if asked.question is Question.PERMIT:
            field: QWidget = self._make_choice(asked)
        elif asked.question is Question.TASK:
            field = self._make_done(asked)
        else:
            field = self._make_line(asked)
        field.setParent(self._body)
        field.installEventFilter(self)
        field.show()
        return field

    def _make_line(self, asked: Asked) -> QLineEdit:
        line = QLineEdit(self._body)
        line.setPlaceholderText(words.example(asked.question))
        line.setAccessibleName(words.field_name(asked.question))
        line.returnPressed.connect(lambda: self._give(asked, line))
        # Also when a suggested name is chosen, which is no typing.
        line.textChanged.connect(lambda _text: self.retyped.emit())
        if asked.question in NAMING:
            NameCompletion(line, self._suggest)
        return line

    def _give(self, asked: Asked, line: QLineEdit) -> None:
        if line.text().strip():
            self.answered.emit(asked, line.text())

    def _make_choice(self, asked: Asked) -> ChoiceBox:
        box = ChoiceBox(self._body)
        present = PermitStatus(asked.state)
        box.addItem(status_name(present.value), present.value)
        for status in PermitStatus:
            if status in PERMIT_LIFE_CYCLE[present] and status is not present:
                box.addItem(status_name(status.value), status.value)
        box.setAccessibleName(words.field_name(asked.question))
        box.activated.connect(
            lambda _row: self.answered.emit(asked, box.currentData()) if box.currentIndex() else None
        )
        return box

    def _make_done(self, asked: Asked) -> QCheckBox:
        box = CheckBox(words.done(), self._body)
        box.setAccessibleName(words.is_done(asked.about))
        box.setEnabled(_can_be_done(asked.state))
        box.clicked.connect(lambda: self.answered.emit(asked, TaskStatus.DONE.value))
        return box

    def _make_tick(self, missing: Missing) -> QCheckBox:
        box = CheckBox(self._body)
        box.setProperty("kind", "bare")
        is_permit = missing.kind == "permit"
        box.setAccessibleName(words.is_granted(missing) if is_permit else words.is_done(missing.code))
        set_tip(box, box.accessibleName())
        box.setEnabled(is_permit or _can_be_done(missing.state))
        box.clicked.connect(lambda: self.ticked.emit(missing))
        box.installEventFilter(self)
        box.show()
        return box


def _can_be_done(state: str) -> bool:
    status = TaskStatus(state)
    return status not in SETTLED and TaskStatus.DONE in TASK_LIFE_CYCLE[status]


def _key(asked: Asked) -> _Key:
    # With the state, so that a box offers what may follow it.
    return asked.question.value, asked.record_id, asked.state


def _drop(widgets: list[QWidget]) -> None:
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
