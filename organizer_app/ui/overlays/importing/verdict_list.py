"""The lines of the import sheet: place in the file, what is said of it, and its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from organizer_app.ui.overlays.importing.column_row import INSET
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import MEDIUM, SEMIBOLD, TYPE_BODY, TYPE_META

if TYPE_CHECKING:
    from collections.abc import Sequence

    from organizer_app.ui.overlays.importing.column_row import ColumnRow
    from organizer_app.ui.overlays.importing.verdicts import Verdict
    from organizer_app.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW: Final = 30
_LEFT: Final = 24
_SIGN: Final = 15
_GAP: Final = 10
# The share of the width that the place of a line, and place and verdict together, may take.
_PLACE_SHARE, _VERDICT_SHARE = 0.3, 0.46
_VERDICT: Final = 484
_QUESTION: Final = "circle-help"
_STEP: Final = 80
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_PLACE_STYLE: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_TEXT: Final = TextStyle(TYPE_BODY)
_STRONG: Final = TextStyle(TYPE_BODY, MEDIUM)


def verdict_width(theme: Theme, width: int) -> int:
    """Return how much of a sheet stands before the cells, in pixels."""
    return min(theme.length(_VERDICT), round(width * _VERDICT_SHARE))


class VerdictModel(QAbstractListModel):
    """A row is a `Verdict`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Verdict] = []
        self.longest_place = ""

    def show(self, verdicts: Sequence[Verdict]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = list(verdicts)
        self.longest_place = max((each.place for each in self.rows), key=len, default="")
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


class VerdictList(Themed, QListView):
    """The list; left and right scroll the columns above it.

    Args:
        theme: the look.
        model: its lines.
        columns: the headings under which the cells stand.
    """

    def __init__(self, theme: Theme, model: VerdictModel, columns: ColumnRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._columns = columns
        self.setUniformItemSizes(True)
        # It lies on the ground of the panel, as the columns above it do.
        self.setProperty("kind", "bare")
        self._delegate = VerdictDelegate(theme, columns, self)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns.moved.connect(self.viewport().update)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the columns with the arrows."""
        bar = self._columns.area.horizontalScrollBar()
        if event.key() == Qt.Key.Key_Left:
            bar.setValue(bar.value() - _STEP)
        elif event.key() == Qt.Key.Key_Right:
            bar.setValue(bar.value() + _STEP)
        else:
            super().keyPressEvent(event)


class VerdictDelegate(Themed, QStyledItemDelegate):
    """Draws with the theme it was given last."""

    def __init__(self, theme: Theme, columns: ColumnRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, self._theme.length(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading, or a place, what is said of it and its cells."""
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
            spans = self._columns.spans() if row.cells else []
            end = verdict_width(self._theme, self._columns.width()) if spans else round(box.width()) - _LEFT
            self._paint_verdict(painter, box, row, end, model.longest_place)
            if spans:
                painter.setClipRect(box.adjusted(end, 0, 0, 0))
                self._paint_cells(painter, box, row, spans)
                painter.setClipping(False)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(box.bottomLeft() + QPointF(0, -0.5), box.bottomRight() + QPointF(0, -0.5))
        painter.restore()

    def _paint_verdict(self, painter: QPainter, box: QRectF, row: Verdict, end: int, longest: str) -> None:
        left = box.x() + _LEFT
        if row.place:
            wide = min(self._texts.advance(longest, _PLACE_STYLE) + 4, box.width() * _PLACE_SHARE)
            place = QRectF(left, box.y(), wide, box.height())
            self._texts.draw(painter, place, row.place, _PLACE_STYLE, "text2")
            left += wide + _GAP
        is_question = row.mark == _QUESTION
        if row.mark:
            sign = self._theme.pixmap(row.mark, _SIGN, "danger" if is_question else "text2")
            size = self._theme.length(_SIGN)
            painter.drawPixmap(QPointF(round(left), round(box.center().y() - size / 2)), sign)
            left += size + 8
        text = QRectF(left, box.y(), end - _GAP - left, box.height())
        style, color = (_STRONG, "danger") if is_question else (_TEXT, "text")
        self._texts.draw(painter, text, row.text, style, color)

    def _paint_cells(
        self, painter: QPainter, box: QRectF, row: Verdict, spans: Sequence[tuple[int, int]]
    ) -> None:
        for number, (cell, (left, width)) in enumerate(zip(row.cells, spans, strict=False)):
            place = QRectF(box.x() + left, box.y(), width, box.height())
            if place.right() < box.x() or place.x() > box.right():
                continue
            if number in row.doubtful:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color("danger"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(0.5, 3.5, -0.5, -4.5), 5, 5)
            color = "danger" if number in row.doubtful else "text"
            self._texts.draw(painter, place.adjusted(INSET, 0, 2 - INSET, 0), cell, _TEXT, color)
