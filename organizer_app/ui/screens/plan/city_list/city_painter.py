"""Paints the lines of the list of cities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.ui.screens.plan.store.list_rows import GroupHead
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import RING_MARGIN, glyphs_of, ring_label
from organizer_app.ui.theme.text_painting import TextPainter, strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import (
    REGULAR,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)

if TYPE_CHECKING:
    from organizer_app.domain.rows.place_groups import PlaceGroup
    from organizer_app.ui.screens.plan.city_list.city_list_model import CityListModel
    from organizer_app.ui.screens.plan.store.list_rows import ListEntry

_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_STATE: Final = TextStyle(TYPE_META, REGULAR)
_REASON: Final = TextStyle(TYPE_META, SEMIBOLD)
_TIME: Final = TextStyle(TYPE_BODY, STRONG, tabular=True)
_ZONE: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEAD_COUNT: Final = TextStyle(TYPE_META, STRONG, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_PAD: Final = 16
_TEXT_LEFT: Final = 54
_RING_X: Final = 30
_GAP: Final = 8
_BALL: Final = 13
# The sign of a city with a field that two laptops wrote.
_MARK: Final = 14
# The number of line pictures kept: a few screens of them.
_REMEMBERED: Final = 64
_Key = tuple[int, int, bool, bool, int, float]


class CityPainter:
    """Draws heads and cities from the model's values, without Qt's roles, which keeps scrolling fast."""

    def __init__(self, theme: Theme, model: CityListModel) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)
        self._model = model
        # Each picture holds its entry: a live object's identity cannot be reused by another.
        self._pictures: dict[_Key, tuple[ListEntry, QPixmap]] = {}

    def paint(self, painter: QPainter, rect: QRect, row: int, *, is_selected: bool, is_pointed: bool) -> None:
        """Paint one line from its cached picture, so that scrolling draws only new lines."""
        dpr = painter.device().devicePixelRatioF()
        entry, edition = self._model.entries[row], self._model.edition
        key = (id(entry), edition, is_selected, is_pointed, rect.width(), dpr)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= _REMEMBERED:
                self._pictures.clear()
            found = (entry, self._picture(rect.size(), entry, key))
            self._pictures[key] = found
        painter.drawPixmap(rect.topLeft(), found[1])

    def _picture(self, size: QSize, entry: ListEntry, key: _Key) -> QPixmap:
        _identity, _edition, is_selected, is_pointed, _width, dpr = key
        background = self._background(entry, is_selected=is_selected, is_pointed=is_pointed)
        pixmap = blank_picture(size.width(), size.height(), dpr, self._theme.color(background))
        painter = QPainter(pixmap)
        rect = QRect(0, 0, size.width(), size.height())
        if isinstance(entry, GroupHead):
            self._paint_head(painter, rect, entry)
        else:
            if is_selected:
                painter.fillRect(0, 0, 3, rect.height(), self._theme.color("accent"))
            self._paint_city(painter, rect, entry, is_selected=is_selected)
        painter.end()
        return pixmap

    def _background(self, entry: ListEntry, *, is_selected: bool, is_pointed: bool) -> str:
        if is_selected:
            return "selected"
        if not isinstance(entry, GroupHead) and self._model.words_of(entry).is_fresh:
            return "live_soft"
        return "sunken" if is_pointed else "surface"

    def _paint_head(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        painter.fillRect(rect, self._theme.color("band"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        left = float(_PAD)
        if head.level is not None:
            ball = self._glyphs.ball(head.level, _BALL, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, rect.y() + (rect.height() - _BALL) / 2), ball)
            left += _BALL + 9
        right = rect.right() - _PAD
        count = f"{head.cities:,}"
        room = self._texts.advance(count, _HEAD_COUNT)
        line = QRectF(left, rect.y(), right - left, rect.height())
        self._texts.draw(painter, line, count, _HEAD_COUNT, "text3", align=_RIGHT)
        line.setWidth(right - left - room - _GAP)
        self._texts.draw(painter, line, head.title, _HEAD, "text2")

    def _paint_city(self, painter: QPainter, rect: QRect, group: PlaceGroup, *, is_selected: bool) -> None:
        theme, texts = self._theme, self._texts
        words = self._model.words_of(group)
        quiet = "text2" if is_selected else "text3"
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.left() + _TEXT_LEFT, rect.bottom(), rect.right(), rect.bottom())
        self._paint_ring(painter, rect, group)
        half = rect.height() / 2
        upper = QRectF(_TEXT_LEFT, rect.y() + half - theme.length(21), 0, theme.length(20))
        lower = QRectF(_TEXT_LEFT, rect.y() + half, 0, theme.length(18))
        for line in (upper, lower):
            line.setRight(rect.right() + 1 - _PAD)
        taken = texts.draw(painter, upper, words.time, _TIME, self._time_color(group), align=_RIGHT)
        upper.setRight(upper.right() - taken - _GAP)
        state_room = texts.advance(words.state, _STATE) + 6 if words.state else 0.0
        name = QRectF(upper.x(), upper.y(), max(0.0, upper.width() - state_room), upper.height())
        width = texts.draw(painter, name, words.name, _NAME, "text3" if group.is_off else "text")
        upper.setLeft(upper.x() + width + 6)
        texts.draw(painter, upper, words.state, _STATE, quiet)
        # For as long as a change glows, what it replaced has the place of the zone.
        taken = texts.draw(painter, lower, words.was or words.zone, _ZONE, quiet, align=_RIGHT)
        lower.setRight(lower.right() - taken - _GAP)
        if words.was:
            strike(
                painter, QRectF(lower.right() + _GAP, lower.y(), taken, lower.height()), theme.color(quiet)
            )
        if words.is_contested:
            size = theme.length(_MARK)
            lower.setRight(lower.right() - size)
            spot = QPointF(round(lower.right()), round(lower.center().y() - size / 2))
            painter.drawPixmap(spot, theme.pixmap("git-merge", _MARK, "accent"))
            lower.setRight(lower.right() - _GAP)
        if words.unsent:
            size = theme.length(_MARK)
            spot = QPointF(round(lower.x()), round(lower.center().y() - size / 2))
            painter.drawPixmap(spot, theme.pixmap("wifi-off", _MARK, "text2"))
            lower.setLeft(lower.x() + size + _GAP)
        if words.other:
            texts.draw(painter, lower, words.other, _REASON, "live")
            return
        color = "danger" if group.mix[0] else "text2"
        style = _REASON if words.is_reason else _STATE
        taken = texts.draw(painter, lower, words.reason, style, color if words.is_reason else quiet)
        lower.setLeft(min(lower.right(), lower.x() + taken + _GAP * (taken > 0)))
        # Cut in the middle it says nothing; its sign says it, too.
        unsent = texts.first_fitting((words.unsent, words.unsent_briefly, ""), _STATE, lower.width())
        texts.draw(painter, lower, unsent, _STATE, quiet)

    def _paint_ring(self, painter: QPainter, rect: QRect, group: PlaceGroup) -> None:
        label = ring_label(group.actions)
        size = 26 if len(label) == 1 else 30 if len(label) == 2 else 34  # noqa: PLR2004  # digits that fit
        ring = self._glyphs.ring(group.mix, label, size, painter.device().devicePixelRatioF())
        edge = size / 2 + RING_MARGIN
        painter.drawPixmap(QPointF(_RING_X - edge, rect.y() + rect.height() / 2 - edge), ring)

    def _time_color(self, group: PlaceGroup) -> str:
        return "text3" if group.is_off or group.head.starts is None else "text"

    def paint_head_at(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        """Paint the sticky head of the list, with a line below it."""
        self._paint_head(painter, rect, head)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Draw the focus ring of the current line."""
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
