"""The lines of the board: a zone each, and below it the cities that need somebody, or all of them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from organizer_app.domain.day.ladder import LadderPlace, ladder_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from organizer_app.domain.day.board import Board, BoardBook, ZoneRow
    from organizer_app.domain.day.city_states import CityState


class Fold(Enum):
    """What is shown of a zone: its line alone, the cities that need somebody, or all."""

    CLOSED = "closed"
    TROUBLES = "troubles"
    ALL = "all"


class ZoneLine(NamedTuple):
    """A zone; `now` in minutes since 1970-01-01 UTC."""

    row: ZoneRow
    now: int
    fold: Fold


class CityLine(NamedTuple):
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


BoardLine = ZoneLine | CityLine
# So few cities are all shown from the start.
FEW: Final = 12


def key_of(line: BoardLine) -> str:
    """Return what identifies a line: the zone, or the action."""
    return f"zone {line.row.zone}" if isinstance(line, ZoneLine) else line.state.city.action_id


def lines_of(book: BoardBook, board: Board, folds: Mapping[str, Fold]) -> list[BoardLine]:
    """Return the lines of the board.

    Args:
        book: every city.
        board: the board now.
        folds: what a person chose for a zone; others show the cities that need somebody.
    """
    usual = usual_fold(board)
    lines: list[BoardLine] = []
    for row in board.zones:
        fold = folds.get(row.zone, usual)
        lines.append(ZoneLine(row, board.now, fold))
        if fold is Fold.CLOSED:
            continue
        shown = row.troubles if fold is Fold.TROUBLES else book.cities_of(row.zone)
        lines += [CityLine(state, board.now) for state in shown]
    return lines


def usual_fold(board: Board) -> Fold:
    """Return what is shown of a zone for which nobody chose."""
    return Fold.ALL if sum(row.cities for row in board.zones) <= FEW else Fold.TROUBLES
