"""The bar below the pages while files are being saved: how far they are, and Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget
from typing_extensions import override

from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER, GAP_L, GAP_M
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.lists.speaking import announce
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.sharing import share_formats as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.screens.share.savings import Progress
    from organizer_app.ui.theme.theme import Theme

# What is saved sooner than this, in milliseconds, needs no bar.
_SOON: Final = 300
_STEP: Final = 150


class SavingBar(Themed, QFrame):
    """Watches `progress` while files are being saved.

    Args:
        theme: its look.
        progress: tells how far the files are.
        parent: its parent.
    """

    cancel_asked = Signal()

    def __init__(self, theme: Theme, progress: Callable[[], Progress], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footBar")
        self._progress = progress
        self._soon, self._clock = QTimer(self, singleShot=True), QTimer(self)
        self._soon.timeout.connect(self._appear)
        self._clock.timeout.connect(self._tick)
        self._label = PlainLabel("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(words.saving(1))
        self.cancel = push_button("plain", words.cancel_saving(), self._cancel, self)
        row = row_of(self, (GAP_L, 0, GAP_L, 0), GAP_M)
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        self.hide()
        self.set_theme(theme)

    @property
    def text(self) -> str:
        """What the bar says now."""
        return self._label.text()

    def show_saving(self, *, is_busy: bool) -> None:
        """Appear if the files take longer than a moment, and go when they are done."""
        self.cancel.setEnabled(True)
        if not is_busy:
            self._soon.stop()
            self._clock.stop()
            self.hide()
        elif self.isHidden() and not self._soon.isActive():
            self._soon.start(_SOON)

    def _appear(self) -> None:
        self._tick()
        self.show()
        announce(self, self._label.text())
        self._clock.start(_STEP)

    def _tick(self) -> None:
        files, done, of = self._progress()
        told = words.saving(files)
        self._label.setText(words.saving_parts(told, done, of) if of else told)
        # A bar without a maximum moves to and fro.
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel_asked.emit()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_FILTER))
