"""Divides the width of a page among the columns of a table, by the width of their texts."""

from __future__ import annotations

import heapq
import itertools
import math
from typing import TYPE_CHECKING, NamedTuple

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import REGULAR, SEMIBOLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.domain.sharing.printed_schedule import PrintedRow, PrintedSchedule
    from organizer_app.ui.print.typesetter import Breaker, Typesetter

CELL = TextStyle(84, REGULAR)
STRONG = TextStyle(84, SEMIBOLD)
HEADING = TextStyle(76, SEMIBOLD)
# Room for the ball before the name of a readiness level.
BALL_ROOM = 140.0
_GAP = 60.0
_STYLES = {
    "when": (STRONG, "text"),
    "desk": (CELL, "text2"),
    "city": (STRONG, "text"),
    "action": (CELL, "text"),
    "place": (CELL, "text2"),
    "hosts": (CELL, "text"),
    "lead": (CELL, "text"),
    "readiness": (STRONG, "text"),
}
# The most a column gets, as a share of the width: hours are never broken, names only where they must be.
_MOST = {
    "when": 0.30, "desk": 0.20, "city": 0.20, "readiness": 0.16, "action": 0.32, "place": 0.32, "hosts": 0.32,
    "lead": 0.20,
}  # fmt: skip
# These are short and read down the page, so they come first; the others share what is left.
_FIRST = frozenset({"when", "desk", "city", "readiness"})
# Text in these is never broken.
_UNBROKEN = frozenset({"when", "readiness"})
# The texts with most letters are the widest, give or take a few narrow letters.
_MEASURED = 12
_SLACK = 1.04
# A few long texts are broken, so that not all rows must make room for them.
_USUAL, _NEARLY_ALL = 0.9, 0.98
# This many rows show how long the table gets; a line that ends between words is filled this far.
_ASKED = 200
_FILLED = 0.94
_STEPS = (640.0, 320.0, 160.0, 40.0)
_LEAST = 360.0


class Column(NamedTuple):
    """One column in its place; `broken` breaks a text into its lines."""

    name: str
    left: float
    width: float
    style: TextStyle
    color: str
    broken: Breaker


def placed_columns(
    printed: PrintedSchedule, typesetter: Typesetter, left: float, room: float
) -> list[Column]:
    """Return the columns of a schedule side by side.

    Args:
        printed: the pages with the texts.
        typesetter: measures the texts.
        left: of the table, in units.
        room: its width, in units.
    """
    names = printed.columns
    rows = _rows(printed)
    asked = rows[:: max(1, len(rows) // _ASKED)]
    widest = _wanted(printed, typesetter, rows, asked)
    wanted = {name: min(width, _MOST[name] * room) for name, width in widest.items()}
    rest = {name: wanted[name] for name in names if name not in _FIRST}
    free = room - _GAP * (len(names) - 1) - sum(wanted[name] for name in names if name in _FIRST)
    least = _least(asked, typesetter, list(rest), free)
    shared = shared_out({name: wanted[name] - least[name] for name in rest}, free - sum(least.values()))
    begun = {name: least[name] + shared[name] for name in rest}
    widths = {**wanted, **balanced(begun, _needs(asked, typesetter, list(rest)), least)}
    placed: list[Column] = []
    for name in names:
        style, color = _STYLES[name]
        inner = widths[name] - (BALL_ROOM if name == "readiness" else 0.0)
        placed.append(Column(name, left, widths[name], style, color, typesetter.breaker(style, inner)))
        left += widths[name] + _GAP
    return placed


def shared_out(wanted: Mapping[str, float], free: float) -> dict[str, float]:
    """Give modest requests their full width and the others equal shares; distribute the rest among all.

    Args:
        wanted: requested widths, by name.
        free: room for all of them together.
    """
    given: dict[str, float] = {}
    left = max(free, 0.0)
    for place, name in enumerate(sorted(wanted, key=lambda each: (wanted[each], each))):
        given[name] = max(0.0, min(wanted[name], left / (len(wanted) - place)))
        left -= given[name]
    asked = sum(given.values())
    if not asked:
        return {name: max(free, 0.0) / len(wanted) for name in wanted}
    return {name: given[name] * free / asked for name in wanted}


def balanced(
    widths: dict[str, float], needs: Sequence[Sequence[float]], least: Mapping[str, float]
) -> dict[str, float]:
    """Move room from column to column as long as the table gets shorter.

    Args:
        widths: of the columns, by name, in order.
        needs: for some rows, the width of each text on one line.
        least: the least each column keeps.
    """
    names = list(widths)
    best, lines = widths, _lines(widths, needs)
    for step in _STEPS:
        is_better = True
        while is_better:
            is_better = False
            for giver, taker in itertools.permutations(names, 2):
                tried = {**best, giver: best[giver] - step, taker: best[taker] + step}
                if tried[giver] >= least[giver] and (found := _lines(tried, needs)) < lines:
                    best, lines, is_better = tried, found, True
    return best


def _lines(widths: Mapping[str, float], needs: Sequence[Sequence[float]]) -> int:
    """Return about how many lines some rows take; lines do not fill completely."""
    filled = [width * _FILLED for width in widths.values()]
    return sum(max(math.ceil(need / width) for need, width in zip(row, filled, strict=True)) for row in needs)


def _least(
    asked: Sequence[PrintedRow], typesetter: Typesetter, names: Sequence[str], free: float
) -> dict[str, float]:
    """Return the width of the widest word of each column, as far as all of them fit beside each other."""
    found: dict[str, float] = {}
    for name in names:
        words = {word for row in asked for word in getattr(row, name).split()}
        longest = heapq.nlargest(_MEASURED, words, key=_by_length)
        widest = max((typesetter.advance(word, _STYLES[name][0]) for word in longest), default=0.0)
        found[name] = min(max(widest * _SLACK, _LEAST), free / len(names))
    return found


def _rows(printed: PrintedSchedule) -> list[PrintedRow]:
    return [row for zone in printed.zones for day in zone.days for row in day.rows]


def _needs(asked: Sequence[PrintedRow], typesetter: Typesetter, names: Sequence[str]) -> list[list[float]]:
    return [[typesetter.advance(getattr(row, name), _STYLES[name][0]) for name in names] for row in asked]


def _wanted(
    printed: PrintedSchedule, typesetter: Typesetter, rows: Sequence[PrintedRow], asked: Sequence[PrintedRow]
) -> dict[str, float]:
    """Return the width at which each column breaks almost nothing; an empty column leaves room to write."""
    found: dict[str, float] = {}
    for name in printed.columns:
        if name in _UNBROKEN:
            longest = heapq.nlargest(_MEASURED, {getattr(row, name) for row in rows}, key=_by_length)
        else:
            texts = sorted((getattr(row, name) for row in asked), key=_by_length)
            usual = _NEARLY_ALL if name in _FIRST else _USUAL
            longest = texts[: math.ceil(len(texts) * usual)][-_MEASURED:]
        text = max((typesetter.advance(text, _STYLES[name][0]) for text in longest), default=0.0)
        text += BALL_ROOM if name == "readiness" else 0.0
        heading = typesetter.advance(printed.headings[name], HEADING)
        found[name] = max(text, heading) * _SLACK if text or not rows else math.inf
    return found


def _by_length(text: str) -> tuple[int, str]:
    return len(text), text
