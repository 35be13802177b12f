"""The lines of a score: what went wrong in a city, and what HQ made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from typing_extensions import override

from organizer_app.domain.day.rehearsal import Outcome
from organizer_app.ui.screens.day.next_list import MARKED_HEIGHT, MarkedLine, paint_marked_line
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines
from organizer_app.wording.day import rehearsals as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from organizer_app.domain.day.rehearsal import ScoreLine
    from organizer_app.ui.widgets.lists.line_source import LineState

_SIGNS: Final = {
    Outcome.ON_TIME: ("check", "ok"),
    Outcome.LATE: ("clock", "due"),
    Outcome.OPEN: ("clock", "text2"),
    Outcome.TOO_EARLY: ("circle-alert", "danger"),
    Outcome.MISSED: ("circle-alert", "danger"),
}


class ShownScore(NamedTuple):
    """A line: its number, where and what went wrong, what HQ made of it, and its outcome."""

    number: int
    what: str
    made_of_it: str
    outcome: Outcome


def score_lines(lines: Sequence[ScoreLine], cities: Mapping[str, str]) -> list[ShownScore]:
    """Return the lines of a score, the first that went wrong on top."""
    return [
        ShownScore(
            number,
            f"{cities.get(line.action_id, '')}: {words.what_went_wrong(line)}",
            words.outcome(line),
            line.outcome,
        )
        for number, line in enumerate(lines)
    ]


class ScorePainter(PaintedLines[ShownScore]):
    """Paints lines in one theme."""

    @override
    def key(self, line: ShownScore) -> str:
        return str(line.number)

    @override
    def height(self, line: ShownScore) -> int:
        del line
        return self._theme.length(MARKED_HEIGHT)

    @override
    def spoken(self, line: ShownScore) -> str:
        return f"{line.what} {line.made_of_it}."

    @override
    def paint(self, painter: QPainter, box: QRectF, line: ShownScore, state: LineState) -> None:
        marked = MarkedLine(*_SIGNS[line.outcome], line.what, line.made_of_it)
        paint_marked_line(painter, box, marked, state, self._theme)
