"""A possible city: its name, what distinguishes it from others of that name, and the key that chooses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame
from typing_extensions import override

from organizer_app.ui.overlays.sheet_frame import sheet_label
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_UNDER_M, GAP_XS
from organizer_app.ui.widgets.controls.ticks import RadioButton
from organizer_app.ui.widgets.controls.wrapped_tick import WrappedTick
from organizer_app.ui.widgets.key_caps import KeyCaps, KeyCapsLabel
from organizer_app.ui.widgets.plain_label import breakable
from organizer_app.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

_DIGITS: Final = "0123456789"


class ChoiceRow(Themed, QFrame):
    """`taken` is emitted when somebody chooses it.

    Args:
        theme: the theme in use.
        digit: the key that chooses it.
        texts: the city and its facts.
        parent: the panel.
        is_on: whether it is the current answer.
    """

    taken = Signal()

    def __init__(
        self, theme: Theme, digit: str, texts: tuple[str, str], parent: QWidget, *, is_on: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("choiceOn" if is_on else "choice")
        city, facts = texts
        self.radio = RadioButton()
        self.radio.setChecked(is_on)
        self.radio.clicked.connect(lambda _on: self.taken.emit())
        name = WrappedTick(breakable(city), self, self.radio)
        self.radio.setAccessibleName("   ".join(filter(None, (digit, city, facts))))
        self._caps = KeyCapsLabel(theme, (digit,), self)
        self._fit_caps(theme)
        row = WrappingRow(self, side=GAP_UNDER_M, above=GAP_XS, spacing=GAP_UNDER_M)
        row.addWidget(name)
        if facts:
            facts_label = sheet_label("meta", self, facts)
            row.add_tail(facts_label)
            row.keep_together(facts_label, self._caps)
        row.add_tail(self._caps)
        self.setFocusProxy(self.radio)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._fit_caps(theme)

    def _fit_caps(self, theme: Theme) -> None:
        """Reserve room for the widest digit, so that the facts of all rows end in one line."""
        caps = KeyCaps(theme)
        self._caps.setFixedWidth(round(max(caps.width((digit,)) for digit in _DIGITS)) + 2)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        width = super().sizeHint().width()
        return QSize(width, layout.heightForWidth(self.width() or width) if layout else 0)
