"""Shows the answers of a question below each other, each with the key that gives it; one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from organizer_app.ui.theme.tokens import GAP_S, GAP_UNDER_S
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.ticks import RadioButton
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.plain_label import breakable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.theme.theme import Theme

# So many answers have a number key.
NUMBERED: Final = 9


class AnswerButtons(QWidget):
    """Radio buttons, called as a combo box is, which stands in their place where there is less room.

    `activated` carries the number of the answer that a person chose.

    Args:
        theme: the theme in use.
        question: what is asked, for screen readers.
        answers: the answers in words.
        parent: the card of the question.
    """

    activated = Signal(int)

    def __init__(self, theme: Theme, question: str, answers: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._answers = tuple(answers)
        self._group = QButtonGroup(self)
        self.setAccessibleName(question)
        column = column_of(self, spacing=GAP_UNDER_S)
        for number, answer in enumerate(answers):
            button = RadioButton()
            row = row_of(spacing=GAP_S)
            row.addWidget(WrappedTick(breakable(answer), self, button), 1)
            button.setAccessibleName(answer)
            button.setAccessibleDescription(question)
            if number < NUMBERED:
                row.addWidget(KeyCapsLabel(theme, (str(number + 1),), self), 0, Qt.AlignmentFlag.AlignTop)
            self._group.addButton(button, number)
            column.addLayout(row)
        # Both a click and an arrow key choose.
        self._group.idClicked.connect(self._choose)
        self.setCurrentIndex(0)

    @property
    def buttons(self) -> list[RadioButton]:
        """The radio buttons, from the first answer to the last."""
        return [each for each in self._group.buttons() if isinstance(each, RadioButton)]

    def count(self) -> int:
        """Return how many answers there are."""
        return len(self._answers)

    def currentIndex(self) -> int:
        """Return the number of the chosen answer, from 0."""
        return self._group.checkedId()

    def itemText(self, number: int) -> str:
        """Return an answer by its number, from 0."""
        return self._answers[number]

    def currentText(self) -> str:
        """Return the chosen answer."""
        return self.itemText(self.currentIndex())

    def setCurrentIndex(self, number: int) -> None:
        """Show another answer as chosen; only the program calls this."""
        button = self._group.button(number)
        button.setChecked(True)
        self.setFocusProxy(button)

    def _choose(self, number: int) -> None:
        self.setFocusProxy(self._group.button(number))
        self.activated.emit(number)
