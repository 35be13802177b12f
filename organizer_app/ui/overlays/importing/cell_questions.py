"""Asks in the import sheet what cells of a file mean, once for all rows that share the doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.importing import import_questions as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

# So many questions are seen at a time; the others scroll.
_IN_VIEW: Final = 3
# A choice is higher by its ring while it has the keyboard.
_RING: Final = 2
_NUMBER_KEYS: Final = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class CellChoice(NamedTuple):
    """An answer in words, and the cells that say so, by line and heading."""

    text: str
    cells: Mapping[tuple[int, str], str]


class CellQuestion(NamedTuple):
    """A question about some cells of a file.

    Attributes:
        key: what distinguishes it from the other questions, also after some of its rows were mended.
        text: the question.
        choices: the answers; the first leaves the cells as they are.
    """

    key: str
    text: str
    choices: tuple[CellChoice, ...]

    def of_list(self, number: int, name: str, first: int) -> CellQuestion:
        """Return the question about one of several lists, whose lines are counted from a first one."""
        choices = tuple(
            CellChoice(
                each.text, {(first + line, heading): text for (line, heading), text in each.cells.items()}
            )
            for each in self.choices
        )
        return CellQuestion(f"{number} {self.key}", f"{name}: {self.text}", choices)


class CellQuestions(QWidget):
    """A line for each question, with the answers to choose from; `answered` carries the cells to mend.

    What is answered stays where it is: nothing moves under the pointer, and an answer can be changed.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = scrolling_column(self)
        self._column.setSpacing(GAP_UNDER_S)
        self.boxes: list[ChoiceBox] = []
        self._lines: list[QWidget] = []
        self._asked: list[CellQuestion] = []
        # The number of the chosen answer, by the key of its question.
        self._answers: dict[str, int] = {}
        self._latest = ""
        self.hide()

    def forget(self) -> None:
        """Ask about nothing: the columns mean something else now."""
        self._asked, self._answers = [], {}
        self.show_questions(())

    @property
    def latest(self) -> ChoiceBox | None:
        """The question that was answered last: the arrow keys go on to its other answers."""
        keys = [each.key for each in self._asked]
        return self.boxes[keys.index(self._latest)] if self._latest in keys else None

    def show_questions(self, questions: Sequence[CellQuestion]) -> None:
        """Ask questions, below those that were answered already."""
        fresh = {each.key: each for each in questions}
        asked = [each for each in self._asked if each.key in fresh or each.key in self._answers]
        kept = [fresh.pop(each.key, each) for each in asked]
        self._asked = [*kept, *fresh.values()]
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.boxes = []
        self._lines = [self._line(each) for each in self._asked]
        for line in self._lines:
            self._column.addWidget(line)
        self.setVisible(bool(self._asked))
        self._stand()

    def _stand(self) -> None:
        """Be as high as the first questions, and half of the next as a sign that more follow."""
        heights = [line.sizeHint().height() for line in self._lines[: _IN_VIEW + 1]]
        needed = sum(heights[:_IN_VIEW]) + GAP_UNDER_S * (len(heights[:_IN_VIEW]) - 1)
        if len(heights) > _IN_VIEW:
            needed += GAP_UNDER_S + heights[-1] // 2
        self.setFixedHeight(max(needed + _RING, 0))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the question that takes the keyboard; a number key gives its answer of that number."""
        if event.type() is QEvent.Type.KeyPress and watched in self.boxes:
            number = self._number_of(cast("QKeyEvent", event))
            at = self.boxes.index(watched)
            if 0 <= number < self.boxes[at].count():
                self.boxes[at].setCurrentIndex(number)
                self._answer(self._asked[at], number)
                return True
        area = self.findChild(QScrollArea)
        if event.type() is QEvent.Type.FocusIn and area is not None and watched in self.boxes:
            area.ensureWidgetVisible(cast("QWidget", watched), 0, GAP_UNDER_S)
        return super().eventFilter(watched, event)

    def _number_of(self, event: QKeyEvent) -> int:
        """Return the number of an answer, from 0, that a pressed key means; -1 for any other key."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() - Qt.Key.Key_1 if is_plain and event.key() in _NUMBER_KEYS else -1

    def _line(self, question: CellQuestion) -> QWidget:
        line = QWidget(self)
        row = row_of(line, spacing=GAP_S)
        label = PlainLabel(question.text, line, wraps=True)
        box = ChoiceBox(line)
        box.setAccessibleName(label.text())
        box.addItems([choice.text for choice in question.choices])
        set_tip(box, words.number_keys(min(len(question.choices), len(_NUMBER_KEYS))))
        box.setCurrentIndex(self._answers.get(question.key, 0))
        box.activated.connect(lambda number: self._answer(question, number))
        label.setBuddy(box)
        box.installEventFilter(self)
        row.addWidget(label, 1)
        row.addWidget(box, 1)
        self.boxes.append(box)
        return line

    def _answer(self, question: CellQuestion, number: int) -> None:
        if number != self._answers.get(question.key, 0):
            self._answers[question.key] = number
            self._latest = question.key
            self.answered.emit(question.choices[number].cells)
