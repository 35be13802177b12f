"""One line in which anything is logged: a few letters of a city, then what was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from organizer_app.ui.theme.style_marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, GAP_UNDER_M
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.key_hints import KeyHints
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.day import entry_bar as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from organizer_app.domain.day.city_finding import CityName
    from organizer_app.ui.screens.day.presenter import DayPresenter
    from organizer_app.ui.theme.theme import Theme

OFFERED: Final = 3
_LONGEST: Final = 2000


class EntryField(QLineEdit):
    """The field; `stepped` asks for another candidate, 1 down and -1 up, and `left` for the board."""

    stepped = Signal(int)
    left = Signal()

    # Takes pasted text and says whether it did; chat messages become drafts.
    paste_taker: Callable[[str], bool] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the candidates with Down and Up; leave with Escape, which first clears the text."""
        if event.matches(QKeySequence.StandardKey.Paste) and self.paste_taker is not None:
            if not self.paste_taker(QGuiApplication.clipboard().text()):
                self.paste()
            return
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.text() == "/" and not self.text():
            # The key that leads here: no line begins with it.
            event.accept()
        else:
            super().keyPressEvent(event)


class EntryBar(Themed, QFrame):
    """`typed` carries the line after each letter, `entered` with Enter, `picked` a candidate."""

    typed = Signal(str)
    entered = Signal(str)
    picked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = EntryField(self)
        self.field.setPlaceholderText(words.hint())
        self.field.setAccessibleName(words.name())
        self.field.setMaxLength(_LONGEST)
        self.field.textChanged.connect(self.typed)
        self._is_ready = True
        self.field.returnPressed.connect(self._enter)
        self.candidates = [push_button("chip", "", self._picker(spot), self) for spot in range(OFFERED)]
        self._more = PlainLabel("", self, role="meta")
        self.understood = PlainLabel("", self, role="strong")
        self.signs = KeyHints(theme, words.signs(), self)
        row = row_of(None, (0, 0, 0, 0), GAP_S)
        row.addWidget(self.field, 1)
        for chip in self.candidates:
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(chip)
        row.addWidget(self._more)
        # The signs begin where the field does, and what is not shown takes no room at its end.
        self._more.hide()
        self.understood.hide()
        column = column_of(self, (GAP_L, GAP_M, GAP_L, GAP_UNDER_M), GAP_S)
        column.addLayout(row)
        # Both in one place, as high as the signs: what is below does not jump while somebody types.
        below = QGridLayout()
        kept = self.signs.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.signs.setSizePolicy(kept)
        for part in (self.signs, self.understood):
            below.addWidget(part, 0, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        self.show_candidates((), -1)
        self.set_theme(theme)

    def report_to(self, presenter: DayPresenter) -> None:
        """Pass on what is typed, and which city it is about."""
        self.typed.connect(presenter.type_line)
        self.entered.connect(presenter.enter_line)
        self.picked.connect(presenter.pick_candidate)
        self.field.stepped.connect(presenter.step_candidate)

    def _enter(self) -> None:
        """Hand the line over; until it is logged it stays, and what is typed meanwhile takes its place."""
        self.entered.emit(self.field.text())
        if self._is_ready:
            self.field.selectAll()

    def _picker(self, spot: int) -> Callable[[], None]:
        return lambda: self.picked.emit(spot)

    def show_candidates(self, cities: Sequence[CityName], chosen: int) -> None:
        """Offer the cities that a line may mean; the chosen one is marked."""
        first, texts = max(0, min(chosen, len(cities) - OFFERED)), words.offered_texts(cities)
        for spot, chip in enumerate(self.candidates):
            number = first + spot
            chip.setVisible(len(cities) > 1 and number < len(cities))
            if number < len(cities):
                chip.setText(texts[number])
                mark(chip, "kind", "chip-on" if number == chosen else "chip")
        self._more.setText(words.more(len(cities) - OFFERED) if len(cities) > 1 else "")
        self._more.setVisible(bool(self._more.text()))
        if 0 <= chosen < len(cities):
            announce(self.field, texts[chosen])

    def show_understood(self, text: str, *, is_ready: bool) -> None:
        """Say what Enter logs, or what the line lacks."""
        self._is_ready = is_ready
        self.understood.setText(text)
        self.understood.setVisible(bool(text))
        self.signs.setVisible(not text)
        mark(self.understood, "role", "strong" if is_ready else "warn")
        self.field.setAccessibleDescription(text)

    def clear(self) -> None:
        """Empty the line after it was logged."""
        self.field.clear()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
