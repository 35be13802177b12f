"""The lines of the board: a zone each, and below it the cities that need somebody, or all of them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from typing_extensions import override

from organizer_app.domain.day.city_states import worst_first
from organizer_app.domain.day.ladder import LadderPlace, ladder_place
from organizer_app.ui.widgets.lists.section_lines import SectionLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from organizer_app.domain.day.board import Board, BoardBook, ZoneRow
    from organizer_app.domain.day.city_states import CityState


class Fold(Enum):
    """What is shown of a zone: its line alone, the cities that need somebody, or all."""

    CLOSED = "closed"
    TROUBLES = "troubles"
    ALL = "all"


class ZoneLine(NamedTuple):
    """A zone; `now` in minutes since 1970-01-01 UTC, and the day that the board shows."""

    row: ZoneRow
    now: int
    fold: Fold
    day: date | None = None


class BoardCity(NamedTuple):
    """A city; `now` in minutes since 1970-01-01 UTC."""

    state: CityState
    now: int

    @property
    def place(self) -> LadderPlace | None:
        """Where the city is on the ladder, worked out for the lines in sight alone."""
        state = self.state
        if not state.is_late or state.missing is None:
            return None
        return ladder_place(state.missing.due, self.now, state.city.numbers)


BoardLine = ZoneLine | BoardCity
# So few cities are all shown from the start.
FEW: Final = 12


def key_of(line: BoardLine) -> str:
    """Return what identifies a line: the zone, or the action."""
    return f"zone {line.row.zone}" if isinstance(line, ZoneLine) else line.state.city.action_id


class BoardLines(SectionLines[BoardLine]):
    """The lines of the board.

    Args:
        shown: the line of each zone with the cities below it.
        now: minutes since 1970-01-01 UTC.
    """

    def __init__(self, shown: Sequence[tuple[ZoneLine, Sequence[CityState]]], now: int) -> None:
        super().__init__(len(states) for _line, states in shown)
        self.shown = shown
        self._now = now

    @override
    def line(self, section: int, below: int) -> BoardLine:
        line, states = self.shown[section]
        return BoardCity(states[below - 1], self._now) if below else line

    def is_same_order(self, other: Sequence[BoardLine]) -> bool:
        """Return whether other lines are these zones and cities, each in the same place."""
        if not isinstance(other, BoardLines) or len(self.shown) != len(other.shown):
            return False
        return all(
            line.row.zone == its.row.zone and len(states) == len(others) and _are_same(states, others)
            for (line, states), (its, others) in zip(self.shown, other.shown, strict=True)
        )

    @override
    def items(self) -> list[int]:
        return list(range(len(self)))

    @override
    def number_of_key(self, key: str) -> int:
        for section, (line, states) in enumerate(self.shown):
            first = self.first_of(section)
            if key_of(line) == key:
                return first
            for spot, state in enumerate(states):
                if state.city.action_id == key:
                    return first + 1 + spot
        return -1


def _are_same(states: Sequence[CityState], others: Sequence[CityState]) -> bool:
    """Return whether equally many states are of the same cities; a zone without news is the same tuple."""
    return states is others or all(
        one.city.action_id == other.city.action_id for one, other in zip(states, others, strict=True)
    )


def lines_of(book: BoardBook, board: Board, folds: Mapping[str, Fold], day: date | None = None) -> BoardLines:
    """Return the lines of the board.

    Args:
        book: every city.
        board: the board now.
        folds: what a person chose for a zone; others show the cities that need somebody.
        day: the day that the board shows; a zone where it is another one names that.
    """
    usual = usual_fold(board)
    shown: list[tuple[ZoneLine, Sequence[CityState]]] = []
    for row in board.zones:
        fold = folds.get(row.zone, usual)
        states: Sequence[CityState] = ()
        if fold is not Fold.CLOSED:
            states = row.troubles if fold is Fold.TROUBLES else book.cities_of(row.zone)
        shown.append((ZoneLine(row, board.now, fold, day), states))
    return BoardLines(shown, board.now)


def wall_lines(board: Board, day: date | None) -> BoardLines:
    """Return the lines of a wall: the cities that need somebody, in the zones with the worst one first."""
    rows = sorted(board.zones, key=lambda row: tuple(map(worst_first, row.troubles[:1])) or _LAST)
    shown = [
        (ZoneLine(row, board.now, Fold.TROUBLES if row.troubles else Fold.CLOSED, day), row.troubles)
        for row in rows
    ]
    return BoardLines(shown, board.now)


# Zones in order come after all others, from east to west.
_LAST: Final = ((1,),)


def usual_fold(board: Board) -> Fold:
    """Return what is shown of a zone for which nobody chose."""
    return Fold.ALL if sum(row.cities for row in board.zones) <= FEW else Fold.TROUBLES
