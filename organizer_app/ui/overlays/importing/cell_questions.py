"""Asks in the import sheet what cells of a file mean, once for all rows that share the doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.overlays.importing.answer_buttons import NUMBERED, AnswerButtons
from organizer_app.ui.overlays.importing.list_lines import ListLine
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import NO_LIMIT, column_of, row_of
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.importing import import_questions as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from organizer_app.ui.overlays.importing.list_lines import Cell
    from organizer_app.ui.theme.theme import Theme

# More answers than these would push the other questions out of sight.
_MOST_BUTTONS: Final = 5
# So many questions are seen at a time; the others scroll.
_IN_VIEW: Final = 3
# Before it has a place, it is taken to be this wide, in pixels.
_ASSUMED: Final = 900
# A choice is higher by its ring while it has the keyboard.
_RING: Final = 2
_NUMBER_KEYS: Final = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class CellChoice(NamedTuple):
    """An answer in words, and the cells that say so, by the line in the file and the heading."""

    text: str
    cells: Mapping[tuple[int, str], str]


class CellQuestion(NamedTuple):
    """A question about some cells of a file.

    Attributes:
        key: what distinguishes it from the other questions, also after some of its rows were mended.
        text: the question.
        choices: the answers; the first leaves the cells as they are.
        number: that of the list it is about, from 0.
        guess: the number of the likeliest answer; 0 where none is.
    """

    key: str
    text: str
    choices: tuple[CellChoice, ...]
    number: int = 0
    guess: int = 0

    def of_list(self, number: int, name: str) -> CellQuestion:
        """Return the question about one of several lists."""
        return self._replace(key=f"{number} {self.key}", text=f"{name}: {self.text}", number=number)

    def cells_of(self, choice: CellChoice) -> dict[Cell, str]:
        """Return the cells that an answer mends."""
        return {
            (ListLine(self.number, line), heading): text for (line, heading), text in choice.cells.items()
        }


class CellQuestions(Themed, QWidget):
    """A line or a card for each question, with its answers; `answered` carries the cells to mend.

    What is answered stays where it is: nothing moves under the pointer, and an answer can be changed.

    Args:
        theme: the theme in use.
        parent: the pane around it.
    """

    answered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = scrolling_column(self)
        self._column.setSpacing(GAP_UNDER_S)
        self.boxes: list[ChoiceBox | AnswerButtons] = []
        self._lines: list[QWidget] = []
        self._labels: list[PlainLabel] = []
        self._asked: list[CellQuestion] = []
        # The number of the chosen answer, by the key of its question.
        self._answers: dict[str, int] = {}
        self._is_high = False
        self._lack = 0
        self.hide()

    def stand_high(self, *, is_high: bool) -> None:
        """Show each question above its answers, for as many as fit, or beside them, for a few in view."""
        if is_high != self._is_high:
            self._is_high = is_high
            self._make_lines()

    def give_way(self, lack: int) -> None:
        """Be lower by what the parts below lack, in pixels, as far as one question stays in sight."""
        if lack != self._lack:
            self._lack = lack
            self._stand()

    def forget(self) -> None:
        """Ask about nothing: the columns mean something else now."""
        self._asked, self._answers = [], {}
        self._make_lines()

    def show_questions(self, questions: Sequence[CellQuestion]) -> None:
        """Ask questions below those that were asked already, none of which moves.

        One that nobody answered and that is settled by another answer can be answered no more.
        """
        fresh = {each.key: each for each in questions}
        before = len(self._asked)
        for at, old in enumerate(self._asked):
            new = fresh.pop(old.key, None)
            is_open = new is not None or old.key in self._answers
            self._lines[at].setEnabled(is_open)
            if new is None or old.key in self._answers:
                continue
            self._asked[at] = new
            if [each.text for each in new.choices] != [each.text for each in old.choices]:
                self._renew(at)
            else:
                self._labels[at].setText(new.text)
        self._asked += fresh.values()
        if not before:
            self._make_lines()
            return
        for each in self._asked[before:]:
            self._lines.append(self._line(each))
            self._column.insertWidget(self._column.indexOf(self._lines[-2]) + 1, self._lines[-1])
        self.setVisible(bool(self._asked))

    def _renew(self, at: int) -> None:
        """Make the line of a question anew, with other answers, in its place."""
        old, boxes, labels = self._lines[at], self.boxes, self._labels
        self._lines[at] = self._line(self._asked[at])
        boxes[at], labels[at] = boxes.pop(), labels.pop()
        self._column.replaceWidget(old, self._lines[at])
        old.hide()
        old.deleteLater()

    @property
    def guesses(self) -> int:
        """How many open questions have a likeliest answer."""
        return len(self._guessable())

    def accept_guesses(self) -> None:
        """Give every open question its likeliest answer, all at once."""
        cells: dict[Cell, str] = {}
        for at in self._guessable():
            question = self._asked[at]
            self._answers[question.key] = question.guess
            self.boxes[at].setCurrentIndex(question.guess)
            cells |= question.cells_of(question.choices[question.guess])
        if cells:
            self.answered.emit(cells)

    def _guessable(self) -> list[int]:
        return [
            at
            for at, each in enumerate(self._asked)
            if each.guess and each.key not in self._answers and self._lines[at].isEnabledTo(self)
        ]

    def _make_lines(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.boxes, self._labels = [], []
        self._lines = [self._line(each) for each in self._asked]
        for line in self._lines:
            self._column.addWidget(line)
        self._column.addStretch(1)
        self.setVisible(bool(self._asked))
        self._stand()

    @property
    def whole_height(self) -> int:
        """The height that shows all questions without scrolling, in pixels."""
        heights = [self._height_of(line) for line in self._lines]
        return sum(heights) + GAP_UNDER_S * max(0, len(heights) - 1) + _RING

    def _stand(self) -> None:
        """Be as high as the first questions, and half of the next as a sign that more follow.

        With questions above their answers, take the height that there is.
        """
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Preferred, policy.Ignored if self._is_high else policy.Preferred)
        if self._is_high:
            first = self._lines[0].sizeHint().height() if self._lines else 0
            self.setMinimumHeight(first)
            self.setMaximumHeight(NO_LIMIT)
            return
        heights = [self._height_of(line) for line in self._lines[: _IN_VIEW + 1]]
        needed = sum(heights[:_IN_VIEW]) + GAP_UNDER_S * (len(heights[:_IN_VIEW]) - 1)
        if len(heights) > _IN_VIEW:
            needed += GAP_UNDER_S + heights[-1] // 2
        least = heights[0] if heights else 0
        self.setFixedHeight(max(needed - self._lack, least, 0) + _RING)

    def _height_of(self, line: QWidget) -> int:
        return line.heightForWidth(self.width() if self.isVisible() else self._theme.length(_ASSUMED))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Questions wrap at another place.
            self._stand()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the question that takes the keyboard; a number key gives its answer of that number."""
        at = self._at(watched)
        if event.type() is QEvent.Type.KeyPress and at >= 0:
            number = self._number_of(cast("QKeyEvent", event))
            if 0 <= number < self.boxes[at].count():
                self.boxes[at].setCurrentIndex(number)
                self._answer(self._asked[at].key, number)
                return True
        area = self.findChild(QScrollArea)
        if event.type() is QEvent.Type.FocusIn and area is not None and at >= 0:
            # With all its answers, so that none of these scrolls when it is given.
            area.ensureWidgetVisible(self._lines[at], 0, GAP_UNDER_S)
        return super().eventFilter(watched, event)

    def question_of(self, part: QWidget) -> QWidget:
        """Return the question that a part answers, which gives the keyboard to its answer; else the part."""
        at = self._at(part)
        return self.boxes[at] if at >= 0 else part

    def _at(self, part: QObject) -> int:
        """Return the number of the question that a part answers, from 0; -1 for any other part."""
        for number, box in enumerate(self.boxes):
            if part is box or (isinstance(part, QWidget) and box.isAncestorOf(part)):
                return number
        return -1

    def _number_of(self, event: QKeyEvent) -> int:
        """Return the number of an answer, from 0, that a pressed key means; -1 for any other key."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() - Qt.Key.Key_1 if is_plain and event.key() in _NUMBER_KEYS else -1

    def _line(self, question: CellQuestion) -> QWidget:
        line = QFrame(self) if self._is_high else QWidget(self)
        line.setObjectName("card" if self._is_high else "")
        around = (GAP_M, GAP_S, GAP_M, GAP_M)
        row = column_of(line, around, GAP_S) if self._is_high else row_of(line, spacing=GAP_S)
        label = PlainLabel(question.text, line, wraps=True)
        has_room = self._is_high and len(question.choices) <= _MOST_BUTTONS
        box = self._buttons(question, line) if has_room else self._choice(question, line)
        set_tip(box, words.number_keys(min(len(question.choices), NUMBERED)))
        box.setCurrentIndex(self._answers.get(question.key, 0))
        box.activated.connect(lambda number: self._answer(question.key, number))
        label.setBuddy(box)
        row.addWidget(label, 1)
        row.addWidget(box, 1)
        self.boxes.append(box)
        self._labels.append(label)
        return line

    def _buttons(self, question: CellQuestion, line: QWidget) -> AnswerButtons:
        texts = [choice.text for choice in question.choices]
        found = AnswerButtons(self._theme, question.text, texts, line)
        for button in found.buttons:
            button.installEventFilter(self)
        return found

    def _choice(self, question: CellQuestion, line: QWidget) -> ChoiceBox:
        """Return a combo box, which takes one line however many answers there are."""
        box = ChoiceBox(line)
        if self._is_high:
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(1)
        box.setAccessibleName(question.text)
        box.addItems([choice.text for choice in question.choices])
        # It may be narrower than its answers.
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + GAP_M)
        box.installEventFilter(self)
        return box

    def _answer(self, key: str, number: int) -> None:
        question = next((each for each in self._asked if each.key == key), None)
        if question is not None and number != self._answers.get(key, 0):
            self._answers[key] = number
            self.answered.emit(question.cells_of(question.choices[number]))
