"""Lays out the readiness levels side by side, with their changes since yesterday if they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from organizer_app.domain.rows.action_rows import PAST_LEVEL
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD, TYPE_META, TYPE_TITLE
from organizer_app.wording.language.readiness import level_name
from organizer_app.wording.window import overview as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.ui.theme.glyphs import Glyphs
    from organizer_app.ui.theme.text_painting import TextPainter
    from organizer_app.ui.theme.theme import Theme

_WORDS: Final = TextStyle(TYPE_META, REGULAR)
_NUMBER: Final = TextStyle(TYPE_TITLE, SEMIBOLD, tabular=True)
# At 100 % text size.
_BALL: Final = 16
# The gaps from ball to text and from number to change, and the minimum between levels, in pixels.
_AFTER_BALL: Final = 6
_AFTER_NUMBER: Final = 8
_AIR: Final = 14


@dataclass(frozen=True, slots=True)
class Level:
    """One level below the bar; `change` is empty if it is unknown or does not fit."""

    number: int
    name: str
    count: str
    change: str


@dataclass(frozen=True, slots=True)
class Spread:
    """How the levels are laid out.

    Attributes:
        levels: from the worst to the best.
        is_name_above: whether names are beside the balls and numbers below them, not the reverse.
        lefts: the left edge of each, in pixels from the left of the rectangle.
        ball: the diameter of a ball in pixels.
    """

    levels: Sequence[Level]
    is_name_above: bool
    lefts: Sequence[float]
    ball: int


def spread_levels(
    theme: Theme, texts: TextPainter, mix: Sequence[int], changes: Sequence[int] | None, room: float
) -> Spread:
    """Return the fullest layout of the levels that keeps gaps between them within this width in pixels.

    "No change" is dropped before a change is; before that, the names leave the line of the balls.
    """
    full = [
        Level(
            number, level_name(number), f"{count:,}", words.level_change(changes[number]) if changes else ""
        )
        for number, count in enumerate(mix)
        if number < PAST_LEVEL or count
    ]
    ball = theme.length(_BALL)
    bare = [replace(each, change="") for each in full]
    moved = [
        each if changes and changes[each.number] else plain for each, plain in zip(full, bare, strict=True)
    ]
    for levels, is_name_above in ((full, True), (moved, True), (moved, False), (bare, False)):
        widths = [_width(texts, each, ball, is_name_above=is_name_above) for each in levels]
        air = (room - sum(widths)) / (len(widths) - 1)
        if air >= _AIR:
            break
    # No larger gaps than in an even row, or five short names would be too far apart.
    step = room / len(widths)
    lefts = [number * step for number in range(len(widths))]
    if any(width + _AIR > step for width in widths[:-1]):
        lefts = [sum(widths[:number]) + number * air for number in range(len(widths))]
    return Spread(levels, is_name_above, lefts, ball)


def paint_levels(
    painter: QPainter, lines: tuple[QRectF, QRectF], spread: Spread, look: tuple[TextPainter, Glyphs, float]
) -> None:
    """Paint the levels on two lines; the last value of the look is the device pixel ratio."""
    texts, glyphs, ratio = look
    above, below = lines
    edge = spread.ball
    for level, left in zip(spread.levels, spread.lefts, strict=True):
        ball = glyphs.ball(level.number, edge, ratio)
        at = QPointF(round(above.x() + left), round(above.center().y() - edge / 2))
        painter.drawPixmap(at, ball)
        beside = above.adjusted(left + edge + _AFTER_BALL, 0, 0, 0)
        if spread.is_name_above:
            number = below.adjusted(left + edge + _AFTER_BALL, 0, 0, 0)
            texts.draw(painter, beside, level.name, _WORDS)
        else:
            number = beside
            texts.draw(painter, below.adjusted(left, 0, 0, 0), level.name, _WORDS, "text2")
        taken = texts.draw(painter, number, level.count, _NUMBER)
        texts.draw(painter, number.adjusted(taken + _AFTER_NUMBER, 1, 0, 1), level.change, _WORDS, "text2")


def _width(texts: TextPainter, level: Level, ball: int, *, is_name_above: bool) -> float:
    name, number = texts.advance(level.name, _WORDS), texts.advance(level.count, _NUMBER)
    if level.change:
        number += _AFTER_NUMBER + texts.advance(level.change, _WORDS)
    beside = ball + _AFTER_BALL
    return beside + max(name, number) if is_name_above else max(beside + number, name)
