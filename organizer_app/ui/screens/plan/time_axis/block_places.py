"""Computes where glyph and words are in a block on a time axis, depending on its size."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF

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
_SMALL: Final = _Sizes(11, 3, 3, 3)
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
        sizes = _SMALL if is_high else _SMALLEST
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
