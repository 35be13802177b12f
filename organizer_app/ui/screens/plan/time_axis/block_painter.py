"""Paints an action as a block on a time axis, for the timeline and the week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from organizer_app.domain.rows.action_rows import OFF_STATUSES, PAST_LEVEL, ActionRow
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import glyphs_of
from organizer_app.ui.theme.text_painting import TextPainter, strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, SEMIBOLD, STRONG, TYPE_CAPTION, TYPE_META
from organizer_app.ui.widgets.lists.contested_marks import CONFLICT_SIGN, conflict_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QColor


# Lower blocks, in pixels at 100 % text size, have one line: with a name of usual size, or a small one.
_TWO_LINES: Final = 33
_TWO_SMALL_LINES: Final = 30
_LINES: Final = (18, 15)
# For a block that is just tall enough for two lines.
_LOW_LINES: Final = (16, 14)
_ROOMY: Final = 36
_SMALL_LINE: Final = 14
# The maximum padding above the first line.
_ABOVE: Final = 3


class BlockWords(NamedTuple):
    """The words of a block.

    Attributes:
        name: with the city first.
        when: its time; may be empty.
        is_narrow: whether the name has a line of its own.
        city: the short form of the name; may be empty.
    """

    name: str
    when: str = ""
    is_narrow: bool = False
    city: str = ""


class _Sizes(NamedTuple):
    """Glyph size at 100 % text size, padding to the left and right of it, and to the right of the words."""

    ball: int
    left: int
    gap: int
    right: int


_USUAL: Final = _Sizes(13, 6, 5, 4)
_SMALL_SIZES: Final = _Sizes(11, 3, 3, 3)
# In the one line of a narrow block, every pixel counts for the name.
_SMALLEST: Final = _Sizes(9, 3, 2, 1)


class BlockPlaces(NamedTuple):
    """The rectangles; `when` is empty if it does not fit."""

    glyph: QRectF
    name: QRectF
    when: QRectF


def places_in(box: QRectF, said: BlockWords, zoom: float, *, has_glyph: bool) -> BlockPlaces:
    """Return where glyph and words of a block are.

    Args:
        box: the block.
        said: its words.
        zoom: text size, 1.0 for 100 %.
        has_glyph: whether it shows its readiness.
    """
    if said.is_narrow:
        is_high = box.height() >= _TWO_SMALL_LINES * zoom
        sizes = _SMALL_SIZES if is_high else _SMALLEST
        line, below, above = (
            _SMALL_LINE * zoom,
            _SMALL_LINE * zoom,
            (box.height() - 2 * _SMALL_LINE * zoom) / 2,
        )
    else:
        is_high = bool(said.when) and box.height() >= _TWO_LINES * zoom
        sizes = _USUAL
        line, below = (each * zoom for each in (_LINES if box.height() >= _ROOMY * zoom else _LOW_LINES))
        above = (box.height() - line - below) / 2
    head = QRectF(box.x(), box.y() + min(_ABOVE, above), box.width(), line) if is_high else box
    edge = round(sizes.ball * zoom) if has_glyph else 0
    glyph = QRectF(box.x() + sizes.left, head.center().y() - edge / 2, edge, edge)
    first = head.adjusted(sizes.left + (edge + sizes.gap if edge else 0), 0, -sizes.right, 0)
    if not is_high:
        return BlockPlaces(glyph, first, QRectF())
    second = QRectF(glyph.x(), head.bottom(), box.right() - sizes.right - glyph.x(), below)
    return BlockPlaces(glyph, second, first) if said.is_narrow else BlockPlaces(glyph, first, second)


_NAME: Final = TextStyle(TYPE_META, STRONG)
_SMALL: Final = TextStyle(TYPE_CAPTION, MEDIUM, tabular=True)
_SMALL_NAME: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_LABEL: Final = TextStyle(TYPE_META, SEMIBOLD, tabular=True)
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_RADIUS: Final = 5
_REMEMBERED: Final = 800
# In a narrower block, in pixels at 100 % text size, there is only color and no glyph.
_GLYPH_ROOM: Final = 24
_LOWEST_EDGE: Final = 15
_COUNT_AIR: Final = 3
_COUNT_LINE: Final = 14
_LABEL_ROOM: Final = 12
_SIGN_AIR: Final = 3


class BlockLook(NamedTuple):
    """How a block stands out: selected, at the keyboard, dragged (translucent), or in conflict."""

    is_chosen: bool = False
    is_pointed: bool = False
    is_ghost: bool = False
    is_contested: bool = False


PLAIN: Final = BlockLook()
_GHOST: Final = BlockLook(is_ghost=True)


def crowd_look(rows: Iterable[ActionRow], looks: Mapping[str, BlockLook]) -> BlockLook:
    """Return how a crowd stands out: as those of its actions that do."""
    found = [looks[row.action_id] for row in rows if row.action_id in looks]
    return BlockLook(
        is_chosen=any(each.is_chosen or each.is_pointed for each in found),
        is_contested=any(each.is_contested for each in found),
    )


class BlockPainter:
    """Draws blocks, crowds and the label of a drag in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.texts = TextPainter(theme)
        self.glyphs = glyphs_of(theme)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        # On the strong backgrounds of the dark theme, muted words would be too pale.
        self._quiet = "text2" if theme.scheme == "light" else "text"

    def fill(self, level: int) -> QColor:
        """Return the background of a block by its readiness; what is over has none."""
        if level == PAST_LEVEL:
            return self._theme.color("sunken")
        return self._theme.color(f"readiness{level}", 40 if self._theme.scheme == "light" else 82)

    def draw(
        self, painter: QPainter, box: QRectF, row: ActionRow, said: BlockWords, look: BlockLook = PLAIN
    ) -> None:
        """Draw an action; low blocks leave out the time."""
        self._draw_background(painter, box, row, look, is_off=row.status in OFF_STATUSES)
        self._draw_words(painter, self._signed(painter, box, look), row, said)

    def cut(
        self, row: ActionRow, name: str, size: QSizeF, part: tuple[float, float], density: float
    ) -> QPixmap:
        """Return the picture of an action's visible part, with its words in that part.

        Args:
            row: the action.
            name: its name.
            size: of its whole block.
            part: where the part starts in the block, and its width.
            density: device pixels per pixel.
        """
        left, width = part
        is_off = row.status in OFF_STATUSES
        key = (name, left, width, row.readiness, is_off, row.starts is None, size.toTuple(), density)
        found = self._pictures.get(key)
        if found is None:
            found, painter = self._begin(QSizeF(width, size.height()), density)
            self.draw_cut(
                painter, QRectF(QPointF(-left, 0), size), QRectF(0, 0, width, size.height()), row, name
            )
            painter.end()
            self._pictures[key] = found
        return found

    def draw_cut(
        self, painter: QPainter, box: QRectF, part: QRectF, row: ActionRow, name: str, look: BlockLook = PLAIN
    ) -> None:
        """Draw the visible part of an action, with its words in that part."""
        painter.setClipRect(part)
        self._draw_background(painter, box, row, look, is_off=row.status in OFF_STATUSES)
        self._draw_words(painter, self._signed(painter, part, look), row, BlockWords(name))
        painter.setClipping(False)

    def _signed(self, painter: QPainter, box: QRectF, look: BlockLook) -> QRectF:
        """Draw the sign of a conflict into the right of a block, and return what it leaves for the words."""
        if not look.is_contested:
            return box
        size = self._theme.length(CONFLICT_SIGN)
        top = box.y() + min(_SIGN_AIR, max(0.0, (box.height() - size) / 2))
        left = max(box.x(), box.right() - size - _SIGN_AIR)
        painter.drawPixmap(QPointF(left, top), conflict_sign(self._theme))
        return box.adjusted(0, 0, -size - _SIGN_AIR, 0)

    def _draw_words(self, painter: QPainter, box: QRectF, row: ActionRow, said: BlockWords) -> None:
        if box.width() < self._theme.length(_GLYPH_ROOM):
            return
        is_off = row.status in OFF_STATUSES
        said, places = self._fitted(box, said, has_glyph=not is_off)
        if not is_off:
            density = painter.device().devicePixelRatioF()
            ball = self.glyphs.ball(row.readiness, round(places.glyph.width()), density)
            painter.drawPixmap(places.glyph.topLeft(), ball)
        when = self.texts.first_fitting((said.when, ""), _SMALL, places.when.width())
        if when:
            self.texts.draw(painter, places.when, when, _SMALL, self._quiet)
        name, style = places.name, _SMALL_NAME if said.is_narrow else _NAME
        drawn = self.texts.draw(painter, name, self._name(said, name), style, "text3" if is_off else "text")
        if is_off and said.name:
            strike(painter, QRectF(name.x(), name.y(), drawn, name.height()), self._theme.color("text3"))

    def _fitted(self, box: QRectF, said: BlockWords, *, has_glyph: bool) -> tuple[BlockWords, BlockPlaces]:
        """Return where the words are; in smaller type if the usual one leaves nothing of the name."""
        places = places_in(box, said, self._theme.zoom, has_glyph=has_glyph)
        if said.is_narrow or not said.name or self._name(said, places.name):
            return said, places
        small = said._replace(is_narrow=True)
        smaller = places_in(box, small, self._theme.zoom, has_glyph=has_glyph)
        return (small, smaller) if self._name(small, smaller.name) else (said, places)

    def _name(self, said: BlockWords, room: QRectF) -> str:
        style = _SMALL_NAME if said.is_narrow else _NAME
        return (
            self.texts.with_head(said.name, said.city, style, room.width())
            if said.city
            else self.texts.elided(said.name, style, room.width())
        )

    def words_at(self, box: QRectF, row: ActionRow, said: BlockWords, y: float) -> QRectF:
        """Return where words or glyph of a block are at a height, empty if there are none."""
        if box.width() < self._theme.length(_GLYPH_ROOM):
            return QRectF()
        said, places = self._fitted(box, said, has_glyph=row.status not in OFF_STATUSES)
        for room, text, style in (
            (places.name, self._name(said, places.name), _SMALL_NAME if said.is_narrow else _NAME),
            (places.when, said.when, _SMALL),
        ):
            if room.y() <= y <= room.bottom() and not room.isEmpty():
                right = room.x() + self.texts.advance(self.texts.elided(text, style, room.width()), style)
                return QRectF(places.glyph.x(), room.y(), right - places.glyph.x(), room.height())
        return QRectF()

    def draw_ghost(self, painter: QPainter, box: QRectF, row: ActionRow, name: str) -> None:
        """Draw a dragged action on one line."""
        density = painter.device().devicePixelRatioF()
        painter.drawPixmap(box.topLeft(), self.picture(row, name, box.size(), density, _GHOST))

    def picture(
        self, row: ActionRow, name: str, size: QSizeF, density: float, look: BlockLook = PLAIN
    ) -> QPixmap:
        """Return the picture of an action on one line: many look the same, and drawing words is slow."""
        is_off = row.status in OFF_STATUSES
        key = (name, look, row.readiness, is_off, row.starts is None, size.toTuple(), density)
        found = self._pictures.get(key)
        if found is None:
            found, painter = self._begin(size, density)
            self.draw(painter, QRectF(QPointF(0, 0), size), row, BlockWords(name), look)
            painter.end()
            self._pictures[key] = found
        return found

    def _draw_background(
        self, painter: QPainter, box: QRectF, row: ActionRow, look: BlockLook, *, is_off: bool
    ) -> None:
        if look.is_ghost or look.is_chosen:
            self._fill_background(painter, box, row, look, is_off=is_off)
        else:
            # Antialiased corners of tall blocks are slow, and few sizes occur.
            density = painter.device().devicePixelRatioF()
            key = (row.readiness, is_off, row.starts is None, box.size().toTuple(), density)
            found = self._pictures.get(key)
            if found is None:
                found, inside = self._begin(box.size(), density)
                self._fill_background(inside, QRectF(QPointF(0, 0), box.size()), row, look, is_off=is_off)
                inside.end()
                self._pictures[key] = found
            painter.drawPixmap(box.topLeft(), found)
        if look.is_pointed:
            self.draw_ring(painter, box)

    def _begin(self, size: QSizeF, density: float) -> tuple[QPixmap, QPainter]:
        """Return an empty picture and a painter on it, and make space for it in the cache."""
        if len(self._pictures) > _REMEMBERED:
            self._pictures.clear()
        found = blank_picture(size.width(), size.height(), density)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return found, painter

    def _fill_background(
        self, painter: QPainter, box: QRectF, row: ActionRow, look: BlockLook, *, is_off: bool
    ) -> None:
        edge = "border_strong" if is_off else f"readiness{row.readiness}"
        pen = QPen(self._theme.color(edge, 255 if is_off else 150), 1)
        if look.is_chosen or look.is_ghost:
            pen = QPen(self._theme.color("accent"), 2)
        elif row.starts is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        # An opaque background first: the lines of the hours and the band must not show through the words.
        painter.setPen(Qt.PenStyle.NoPen)
        if not look.is_ghost:
            painter.setBrush(self._theme.color("surface"))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("sunken") if is_off else self.fill(row.readiness))
        if look.is_ghost:
            painter.setBrush(self._theme.color("selected", 220))
        inset = 1.0 if look.is_chosen or look.is_ghost else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def draw_ring(self, painter: QPainter, box: QRectF) -> None:
        """Draw the focus ring."""
        painter.setPen(QPen(self._theme.color("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), _RADIUS + 1, _RADIUS + 1)

    def draw_crowd(self, painter: QPainter, box: QRectF, words: str, look: BlockLook = PLAIN) -> None:
        """Draw a count in place of many actions."""
        density = painter.device().devicePixelRatioF()
        key = (words, look, box.size().toTuple(), density)
        found = self._pictures.get(key)
        if found is None:
            found, inside = self._begin(box.size(), density)
            self._paint_crowd(inside, QRectF(QPointF(0, 0), box.size()), words, look)
            inside.end()
            self._pictures[key] = found
        painter.drawPixmap(box.topLeft(), found)

    def _paint_crowd(self, painter: QPainter, box: QRectF, words: str, look: BlockLook) -> None:
        is_chosen = look.is_chosen
        pen = (
            QPen(self._theme.color("accent"), 2) if is_chosen else QPen(self._theme.color("control_line"), 1)
        )
        # Borders and background of a very low one would run through its words.
        if box.height() >= self._theme.length(_LOWEST_EDGE):
            painter.setPen(pen)
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        box = self._signed(painter, box, look)
        align = _CENTER if self.texts.advance(words, _SMALL) < box.width() else Qt.AlignmentFlag.AlignLeft
        self.texts.draw(painter, box.adjusted(2, 0, -2, 0), words, _SMALL, "text2", align=align)

    def crowd_words(self, box: QRectF, words: str) -> QRectF:
        """Return the rectangle of a crowd's count."""
        wide, high = (
            self.texts.advance(words, _SMALL) + 2 * _COUNT_AIR,
            float(self._theme.length(_COUNT_LINE)),
        )
        middle = box.center()
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high).intersected(box)

    def draw_label(self, painter: QPainter, at: QPointF, words: str, room: QRectF) -> QRectF:
        """Draw the text of a drag in a pill whose lower left corner is at a point, inside `room`."""
        width = min(self.texts.advance(words, _LABEL) + 2 * _LABEL_ROOM, room.width())
        height = float(self._theme.length(26))
        left = min(max(at.x(), room.x()), room.right() - width)
        top = min(max(at.y() - height, room.y()), room.bottom() - height)
        pill = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        inside = pill.adjusted(_LABEL_ROOM, 0, -_LABEL_ROOM + 1, 0)
        self.texts.draw(painter, inside, words, _LABEL, "accent_text")
        return pill
