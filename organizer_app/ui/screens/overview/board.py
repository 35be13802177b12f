"""Lays out the overview's cards in columns of similar height, however much each card shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from organizer_app.ui.screens.overview.cards import ListCard
from organizer_app.ui.screens.overview.map_card import MapCard
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.widgets.boxes import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from organizer_app.ui.screens.overview.cards import CardLine
    from organizer_app.ui.theme.theme import Theme


class Needs(NamedTuple):
    """The height of a card for each number of lines, from the fewest on, in pixels."""

    heights: tuple[int, ...]
    fewest: int = 0


def columns_of(needs: Mapping[str, Needs], heads: Sequence[str], gap: int) -> list[list[str]]:
    """Return the cards of each column: its head, then the others, tallest first, in the shortest column.

    Args:
        needs: the cards by code.
        heads: the first card of every column, from left to right.
        gap: pixels between two cards.
    """
    columns = [[head] for head in heads]
    heights = [needs[head].heights[0] for head in heads]
    rest = sorted((code for code in needs if code not in heads), key=lambda code: -needs[code].heights[0])
    for code in rest:
        shortest = min(range(len(columns)), key=heights.__getitem__)
        columns[shortest].append(code)
        heights[shortest] += gap + needs[code].heights[0]
    return columns


def lines_in(
    columns: Sequence[Sequence[str]], needs: Mapping[str, Needs], room: int, gap: int
) -> dict[str, int]:
    """Return the number of lines per card: the fewest, and more while its column is shorter than others.

    Args:
        columns: the cards of each column.
        needs: the cards by code.
        room: the height to fill if possible, in pixels.
        gap: pixels between two cards.
    """
    steps = dict.fromkeys(needs, 0)

    def height(column: Sequence[str]) -> int:
        return _height(column, needs, steps, gap)

    goal = max([room, *(height(column) for column in columns)])
    for column in columns:
        grows = True
        while grows:
            grows = False
            for code in column:
                left = len(needs[code].heights) - 1 - steps[code]
                more = needs[code].heights[steps[code] + 1] - needs[code].heights[steps[code]] if left else 0
                if left and height(column) + more <= goal:
                    steps[code] += 1
                    grows = True
    return {code: needs[code].fewest + steps[code] for code in needs}


def rests(
    columns: Sequence[Sequence[str]],
    needs: Mapping[str, Needs],
    shown: Mapping[str, int],
    room: int,
    gap: int,
) -> list[int]:
    """Return by how many pixels each column misses the goal with the lines that its cards show."""
    steps = {code: shown[code] - needs[code].fewest for code in needs}
    heights = [_height(column, needs, steps, gap) for column in columns]
    return [max([room, *heights]) - height for height in heights]


def _height(column: Sequence[str], needs: Mapping[str, Needs], steps: Mapping[str, int], gap: int) -> int:
    return sum(needs[code].heights[steps[code]] for code in column) + gap * (len(column) - 1)


# The number of lines each card shows before any card gets more.
FEWEST: Final = {"problems": 6, "calls": 6, "deadlines": 6, "recent": 5, "key_dates": 3, "reach": 4}
# The first cards of the columns, from left to right; with two columns, the calls go wherever they fit.
_HEADS: Final = ("map", "problems", "calls")
# The width ratios of three columns, and of two.
_WIDTHS: Final = ((5, 6, 4), (1, 1, 0))
_GAP: Final = 16
# The minimum width for three columns: in pixels, and in pixels at 100 % text size.
_WIDE: Final = (1080, 900)
# A column that is shorter than the others by less grows to their height with its last card.
_LITTLE: Final = 72


class CardBoard(Themed, QWidget):
    """Lays out the map and the cards again whenever one of them shows more or less.

    Attributes:
        left_out: the codes of cards that are not shown.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.map = MapCard(theme, self)
        self.cards = {code: ListCard(theme, code, self) for code in FEWEST}
        self.left_out = set[str]()
        self._columns = [QVBoxLayout() for _ in _HEADS]
        self._placed: list[list[str]] = []
        self._width = self._room = 0
        row = row_of(self, spacing=_GAP)
        for column in self._columns:
            column.setSpacing(_GAP)
            row.addLayout(column)
        self._row = row
        self.arrange()

    def show_lines(self, code: str, lines: Sequence[CardLine], total: int = 0) -> None:
        """Show the lines of a card, and their total number."""
        self.cards[code].show_lines(lines, total, FEWEST[code])
        self.arrange()

    def leave_out(self, code: str, *, is_out: bool) -> None:
        """Take a card out of the columns, or put it back."""
        if (code in self.left_out) != is_out:
            self.left_out ^= {code}
            self.cards[code].setHidden(is_out)
            self.arrange()

    def fit(self, width: int, room: int) -> None:
        """Use this width, and fill this height if there is enough to show; in pixels."""
        if (width, room) != (self._width, self._room):
            self._width, self._room = width, room
            self.arrange()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.arrange()

    def arrange(self) -> None:
        """Assign every card to a column, and give more lines to cards whose column has space."""
        is_wide = self._width >= max(_WIDE[0], self._theme.length(_WIDE[1]))
        heads = _HEADS if is_wide else _HEADS[:2]
        kept = [code for code in self.cards if code not in self.left_out]
        needs = {code: self._needs(code) for code in ("map", *kept)}
        placed = columns_of(needs, heads, _GAP)
        if placed != self._placed:
            self._place(placed, is_wide=is_wide)
        shown = lines_in(placed, needs, self._room, _GAP)
        for code in kept:
            self.cards[code].show_first(shown[code])
        for number, rest in enumerate(rests(placed, needs, shown, self._room, _GAP)):
            # The last card of a column fills the missing height, or the space below it stays empty.
            last, is_filled = len(placed[number]) - 1, rest <= _LITTLE and placed[number][-1] != "map"
            self._columns[number].setStretch(last, int(is_filled))
            self._columns[number].setStretch(last + 1, int(not is_filled))

    def _needs(self, code: str) -> Needs:
        if code == "map":
            return Needs((0 if self.map.isHidden() else self.map.height(),))
        card = self.cards[code]
        fewest = min(FEWEST[code], card.count)
        return Needs(
            tuple(card.height_of(lines) for lines in range(fewest, max(card.count, fewest) + 1)), fewest
        )

    def _place(self, placed: list[list[str]], *, is_wide: bool) -> None:
        self._placed = placed
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for number, codes in enumerate(placed):
            for code in codes:
                self._columns[number].addWidget(self.map if code == "map" else self.cards[code])
            self._columns[number].addStretch()
        for number, share in enumerate(_WIDTHS[0 if is_wide else 1]):
            self._row.setStretch(number, share)
