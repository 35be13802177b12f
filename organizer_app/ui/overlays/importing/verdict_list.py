"""The lines of the import sheet: place in the file at the left, what is said of it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, SEMIBOLD, TYPE_BODY, TYPE_META

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.overlays.importing.works import Verdict
    from organizer_app.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW: Final = 30
_PLACE: Final = 150
_LEFT: Final = 24
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_PLACE_STYLE: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_TEXT: Final = TextStyle(TYPE_BODY)


class VerdictModel(QAbstractListModel):
    """A row is a `Verdict`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Verdict] = []

    def show(self, verdicts: Sequence[Verdict]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(verdicts)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what a row says, for screen readers with its place; the rest is painted."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        row = self.rows[index.row()]
        return f"{row.place}: {row.text}" if row.place else row.text


class VerdictDelegate(QStyledItemDelegate):
    """Draws with the theme it was given last."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self._texts = TextPainter(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, self._theme.length(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading, or a place and what is said of it."""
        model = index.model()
        if not isinstance(model, VerdictModel):
            return
        row, box = model.rows[index.row()], QRectF(option.rect)
        painter.save()
        if row.is_heading:
            painter.fillRect(box, self._theme.color("sunken"))
            self._texts.draw(painter, box.adjusted(_LEFT, 0, -_LEFT, 0), row.text, _HEADING, "text2")
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(box, self._theme.color("selected"))
            left = self._theme.length(_PLACE)
            place = QRectF(_LEFT, box.top(), left - _LEFT - 8, box.height())
            self._texts.draw(painter, place, row.place, _PLACE_STYLE, "text2")
            self._texts.draw(painter, box.adjusted(left, 0, -_LEFT, 0), row.text, _TEXT)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()
