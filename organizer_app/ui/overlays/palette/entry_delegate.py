"""Paints the lines of the palette: icon, title, detail, and keys as caps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from organizer_app.ui.overlays.palette.entry_model import EntryModel, Heading
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    ICON,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.key_caps import KeyCaps
from organizer_app.wording.window import commands as command_words

if TYPE_CHECKING:
    from organizer_app.ui.overlays.palette.entries import Entry
    from organizer_app.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 38
HEADING: Final = 30
_INSET: Final = 7
_ICON_LEFT: Final = 20
_TEXT_LEFT: Final = 50
_RIGHT: Final = 18
_GAP: Final = 12
_TITLE: Final = TextStyle(TYPE_BODY, STRONG)
_DETAIL: Final = TextStyle(TYPE_META)
_HEADING: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)


class EntryDelegate(Themed, QStyledItemDelegate):
    """Draws with the latest theme it was given."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._caps = KeyCaps(theme)

    def height_of(self, row: Heading | Entry) -> int:
        """Return the height of a row in pixels."""
        return self._theme.length(HEADING if isinstance(row, Heading) else ROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        model = index.model()
        row = model.rows[index.row()] if isinstance(model, EntryModel) else Heading("")
        return QSize(0, self.height_of(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or an entry."""
        model = index.model()
        if not isinstance(model, EntryModel):
            return
        row, box = model.rows[index.row()], QRectF(option.rect)
        painter.save()
        if isinstance(row, Heading):
            line = box.adjusted(_ICON_LEFT, 2, -_RIGHT, 0)
            self._texts.draw(painter, line, row.title, _HEADING, "text2")
        else:
            state = option.state
            self._paint_entry(painter, box, row, is_on=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRectF, entry: Entry, *, is_on: bool) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_on:
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(box.adjusted(_INSET, 0, -_INSET, 0), 8, 8)
        icon = theme.pixmap(entry.icon, ICON, "accent" if is_on else "text2")
        middle = box.center().y()
        painter.drawPixmap(QPointF(_ICON_LEFT, middle - theme.length(ICON) / 2), icon)
        left = _TEXT_LEFT + theme.length(ICON) - ICON
        line = QRectF(left, box.top(), box.width() - left - _RIGHT, box.height())
        keys = entry.keys or ((command_words.key_caps("Return")) if is_on else ())
        line.setRight(line.right() - self._caps.draw_right(painter, line, keys))
        title = self._texts.draw(painter, line, entry.title, _TITLE)
        line.setLeft(line.left() + title + _GAP)
        if entry.detail and line.width() > theme.length(40):
            self._texts.draw(painter, line, entry.detail, _DETAIL, "text2")
