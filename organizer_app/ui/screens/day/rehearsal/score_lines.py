"""The lines of a score: what went wrong in a city, and what HQ made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from typing_extensions import override

from organizer_app.domain.day.rehearsal import Outcome
from organizer_app.ui.theme.text_painting import texts_of
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.line_source import LineSource, LineState
from organizer_app.wording.day import rehearsals as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from organizer_app.domain.day.rehearsal import ScoreLine

_FIRST: Final = TextStyle(TYPE_BODY, MEDIUM)
_SECOND: Final = TextStyle(TYPE_META, REGULAR)
_HEIGHT: Final = 46
_LINE: Final = 18
_SIDE: Final = 16
_SIGN: Final = 16
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


class ScorePainter(LineSource[ShownScore]):
    """Paints lines in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    @override
    def key(self, line: ShownScore) -> str:
        return str(line.number)

    @override
    def height(self, line: ShownScore) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def spoken(self, line: ShownScore) -> str:
        return f"{line.what} {line.made_of_it}."

    @override
    def paint(self, painter: QPainter, box: QRectF, line: ShownScore, state: LineState) -> None:
        theme, texts = self._theme, texts_of(self._theme)
        painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
        icon, color = _SIGNS[line.outcome]
        side, size = theme.length(_SIDE), theme.length(_SIGN)
        spot = QPointF(box.x() + side, round(box.center().y() - size / 2))
        painter.drawPixmap(spot, theme.pixmap(icon, _SIGN, color))
        height = theme.length(_LINE)
        left = box.x() + side + size + theme.length(10)
        row = QRectF(left, box.center().y() - height, box.right() - left - side, height)
        texts.draw(painter, row, line.what, _FIRST)
        texts.draw(painter, row.translated(0, height), line.made_of_it, _SECOND, "text2")
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.color("border"))
