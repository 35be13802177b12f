"""One contested field on the card: what it was, each value as a choice, and what it becomes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QLineEdit, QVBoxLayout, QWidget

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_M, GAP_S, GAP_UNDER_S, GAP_UNDER_XS, GAP_XS
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.ticks import RadioButton
from organizer_app.ui.widgets.key_caps import KeyCapsLabel
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.wording.together import conflict_card as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from organizer_app.ui.screens.together.conflict_presenter import OptionShown, RowShown
    from organizer_app.ui.theme.theme import Theme

# Shares of the width: name with what it was, all values together, becomes.
_NAME, _VALUES, _BECOMES = 4, 10, 4
# In a narrower card the values are below each other.
NARROW: Final = 680
_BOTH: Final = 3
_TICK: Final = 22
_BAR: Final = 3
_LONGEST: Final = 20_000


class ValueChoice(QFrame):
    """A value in a box: a click anywhere in it chooses it.

    Args:
        field: name of its field.
        number: the key that chooses it.
        option: the value.
        parent: its row.
        theme: the look.
        said: who wrote it when, as far as it is not said above.
    """

    chosen = Signal()

    def __init__(
        self, field: str, number: int, option: OptionShown, parent: QWidget, *, theme: Theme, said: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName("choiceOn" if option.is_chosen else "card")
        self.tick = RadioButton(self)
        self.tick.setMaximumWidth(theme.length(_TICK))
        self.tick.setChecked(option.is_chosen)
        self.tick.setAccessibleName(words.option_spoken(field, option.text, option.by))
        self.tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tick.clicked.connect(self.chosen)
        self.text = PlainLabel(breakable(option.text), self, role="strong", wraps=True)
        texts = column_of(spacing=GAP_UNDER_XS)
        texts.addWidget(self.text)
        texts.addWidget(PlainLabel(breakable(said), self, role="caption", wraps=True))
        texts.addStretch(1)
        row = row_of(self, (GAP_S, GAP_UNDER_S, GAP_S, GAP_UNDER_S), GAP_S)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(KeyCapsLabel(theme, (str(number),), self), 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()


def heads_of(people: Sequence[str], parent: QWidget) -> QWidget:
    """Return the heads above rows whose values are beside each other: whose column is which."""
    heads = QWidget(parent)
    whole = row_of(heads, (GAP_M, 0, GAP_S, GAP_S), GAP_M)
    whole.addWidget(PlainLabel(words.was(), heads, role="field"), _NAME)
    values = row_of(spacing=GAP_S)
    for name in people:
        values.addWidget(PlainLabel(breakable(name), heads, role="field", wraps=True), 1)
    whole.addLayout(values, _VALUES)
    whole.addWidget(PlainLabel(words.becomes(), heads, role="field"), _BECOMES)
    return heads


class ConflictRow(Themed, QFrame):
    """`chosen` carries the number of a value, `written` other words.

    Args:
        theme: the look.
        row: the field.
        parent: what it is in.
        is_narrow: whether the values are below each other.
        is_headed: whether a head above names the person of each column.
    """

    chosen = Signal(int)
    both_asked = Signal()
    written = Signal(str)
    pointed = Signal()

    def __init__(
        self, theme: Theme, row: RowShown, parent: QWidget, *, is_narrow: bool, is_headed: bool
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_headed = is_headed
        self._can_write = row.can_write
        self._name = row.name
        # Key, value and writer of each choice.
        self._spoken: list[tuple[int, str, str]] = []
        self._is_current = False
        self.choices: list[ValueChoice] = []
        self.field = QLineEdit(self)
        self.both = push_button("link", words.keep_both(), self.both_asked.emit, self)
        self.own = push_button("link", words.write_own(), self.ask, self)
        names = column_of(spacing=GAP_UNDER_XS)
        names.addWidget(PlainLabel(breakable(row.name), self, role="strong", wraps=True))
        names.addWidget(self._was(row))
        names.addStretch(1)
        whole = row_of(self, (GAP_M, GAP_M, GAP_S, GAP_M), GAP_M)
        whole.addLayout(names, _NAME)
        whole.addLayout(self._values(row, is_narrow=is_narrow), _VALUES)
        whole.addLayout(self._becomes(row), _BECOMES)

    def _was(self, row: RowShown) -> PlainLabel:
        was = PlainLabel(breakable(row.was), self, role="meta", wraps=True)
        was.setAccessibleName(f"{words.was()}: {row.was}")
        font = was.font()
        font.setStrikeOut(True)
        was.setFont(font)
        return was

    @property
    def sentence(self) -> str:
        """The field and its values in one sentence, for screen readers."""
        return words.row_spoken(self._name, self._spoken)

    def _values(self, row: RowShown, *, is_narrow: bool) -> QVBoxLayout:
        group = QButtonGroup(self)
        # Where both are kept, both are marked.
        group.setExclusive(sum(option.is_chosen for option in row.options) <= 1)
        line: QBoxLayout = column_of(spacing=GAP_S) if is_narrow else row_of(spacing=GAP_S)
        for number, option in enumerate(row.options):
            # The key 3 keeps both.
            key = number + 1 if number < _BOTH - 1 else number + 2
            said = option.at if self._is_headed else option.by
            choice = ValueChoice(row.name, key, option, self, theme=self._theme, said=said)
            self._spoken.append((key, option.text, option.by))
            choice.chosen.connect(partial(self.chosen.emit, number))
            group.addButton(choice.tick)
            line.addWidget(choice, 1)
            self.choices.append(choice)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(f"{row.name}: {words.write_own()}")
        self.field.setPlaceholderText(words.write_own())
        self.field.returnPressed.connect(lambda: self.written.emit(self.field.text()))
        self.field.hide()
        links = row_of(spacing=GAP_S)
        self.both.setVisible(row.can_both)
        self.own.setVisible(row.can_write)
        for part in (self.both, self.own):
            links.addWidget(part)
        links.addStretch(1)
        values = column_of(spacing=GAP_XS)
        values.addLayout(line)
        values.addWidget(self.field)
        values.addLayout(links)
        values.addStretch(1)
        return values

    def _becomes(self, row: RowShown) -> QVBoxLayout:
        becomes = column_of(spacing=GAP_UNDER_XS)
        if row.by:
            becomes.addWidget(PlainLabel(breakable(row.becomes), self, role="strong", wraps=True))
            becomes.addWidget(PlainLabel(breakable(row.by), self, role="caption", wraps=True))
        else:
            becomes.addWidget(PlainLabel(words.choose_one(), self, role="warn", wraps=True))
        becomes.addStretch(1)
        return becomes

    def show_current(self, *, is_current: bool) -> None:
        """Show whether keys work on this field."""
        self._is_current = is_current
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._is_current:
            painter.fillRect(box, self._theme.color("sunken"))
            painter.fillRect(QRectF(0, 0, _BAR, box.height()), self._theme.color("accent"))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), self._theme.color("border"))
        painter.end()

    def ask(self) -> None:
        """Open the field for other words."""
        if self._can_write:
            self.field.show()
            self.field.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.pointed.emit()
