"""Names the columns above the entries of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.log_painter import log_columns
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import ROW_HEADER, SEMIBOLD, TYPE_META
from organizer_app.wording.day import day_views as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from organizer_app.ui.screens.day.log_list import LogList
    from organizer_app.ui.theme.theme import Theme

_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)


class LogHeads(Themed, QWidget):
    """Not in sight where each entry has its words below its time: there are no columns then."""

    def __init__(self, theme: Theme, entries: LogList, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries, self._around = entries, parent
        # Screen readers hear what each cell is with the entry.
        self.setAccessibleName(", ".join(words.log_headings()))
        entries.widened.connect(self.fit)
        self.set_theme(theme)

    def fit(self) -> None:
        """Follow the width of the list."""
        self.setVisible(self._entries.isVisibleTo(self._around) and not self._entries.is_narrow)
        self.update()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(ROW_HEADER))

    def places(self) -> dict[str, QRectF]:
        """Return each name with its place above the column."""
        found = log_columns(self._theme, self._entries.viewport().width())
        columns = (found.occurred, found.entered, found.city, found.text, found.by)
        return {
            name: QRectF(left, 0, width, self.height())
            for name, (left, width) in zip(words.log_headings(), columns, strict=True)
        }

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("band"))
        for top in (0, self.height() - 1):
            painter.fillRect(QRectF(0, top, self.width(), 1), self._theme.color("border"))
        for name, place in self.places().items():
            self._texts.draw(painter, place, name, _HEAD, "text2")
        painter.end()
