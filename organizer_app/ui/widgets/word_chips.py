"""Shows the six words of a laptop in small numbered boxes, so that they can be read out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from organizer_app.ui.theme.tokens import GAP_UNDER_S
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_ACROSS: Final = 2
_WORDS: Final = 6


class WordChips(QWidget):
    """Six words with their numbers; two side by side, because a word may be long."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP_UNDER_S)
        self._labels: list[PlainLabel] = []
        for number in range(_WORDS):
            chip = QFrame(self)
            chip.setObjectName("card")
            row = row_of(chip, (GAP_UNDER_S, GAP_UNDER_S, GAP_UNDER_S, GAP_UNDER_S), GAP_UNDER_S)
            row.addWidget(PlainLabel(str(number + 1), chip, role="caption"))
            label = PlainLabel("", chip, role="strong")
            row.addWidget(label, 1)
            grid.addWidget(chip, *divmod(number, _ACROSS))
            self._labels.append(label)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are shown."""
        return tuple(label.text() for label in self._labels)

    def show_words(self, words: Sequence[str]) -> None:
        """Show six words."""
        for label, word in zip(self._labels, words, strict=True):
            label.setText(word)
        self.setAccessibleName(f"{self._name}: {' '.join(words)}")
