"""The lines of what a day taught: proposed steps of templates, and the ratios that forecasts use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from typing_extensions import override

from organizer_app.domain.day.day_lessons import Proposal
from organizer_app.domain.model.day.lessons import Decision, RatioKind
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, background_of, draw_rule
from organizer_app.wording.day import lessons as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from organizer_app.domain.day.day_lessons import DayLessons
    from organizer_app.ui.widgets.lists.line_source import LineState

_TEXT: Final = TextStyle(TYPE_BODY, MEDIUM)
_NOTE: Final = TextStyle(TYPE_META, REGULAR)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_VALUE: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_CELL: Final = TextStyle(TYPE_BODY, REGULAR, tabular=True)
_HEIGHT: Final = 52
_RATIO_HEIGHT: Final = 48
_RATIO_HEAD: Final = 32
_SIDE: Final = 10
_RATIO_SIDE: Final = 4
# Shares of the width, below what a ratio is about: actions, used, this day, next time.
_SHARES: Final = (0.28, 0.2, 0.25, 0.27)


class ProposalPainter(PaintedLines[Proposal]):
    """Paints proposed steps in one theme."""

    @override
    def key(self, line: Proposal) -> str:
        return line.task.id

    @override
    def height(self, line: Proposal) -> int:
        del line
        return self._theme.length(_HEIGHT)

    @override
    def typed(self, line: Proposal) -> str:
        return line.task.title

    @override
    def spoken(self, line: Proposal) -> str:
        return words.proposal_spoken(line)

    @override
    def paint(self, painter: QPainter, box: QRectF, line: Proposal, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        painter.fillRect(box, theme.color(background_of(state)))
        room = box.adjusted(theme.length(_SIDE), 0, -theme.length(_SIDE), 0)
        half = theme.length(20)
        upper = QRectF(room.x(), box.center().y() - half, room.width(), half)
        is_out = line.task.decision is Decision.LEFT_OUT
        texts.draw(painter, upper, words.proposal_text(line), _TEXT, "text2" if is_out else "text")
        color = "ok" if line.task.decision is Decision.ACCEPTED else "text2"
        texts.draw(painter, upper.translated(0, half), words.proposal_from(line), _NOTE, color)
        draw_rule(painter, theme, box)


class RatioLine(NamedTuple):
    """A row of ratios; a head has no key, and says what is counted."""

    key: str
    cells: tuple[str, ...]
    spoken: str
    is_enough: bool


def ratio_lines(lessons: DayLessons) -> list[RatioLine]:
    """Return the ratios of people and of marshals, each below a head."""
    lines: list[RatioLine] = []
    for kind in RatioKind:
        found = [each for each in lessons.learned if each.key.kind is kind]
        if found:
            heads = tuple(head() for head in words.ratio_headings)
            unit = words.ratio_heading(kind)
            lines.append(RatioLine("", (unit, *("" for _head in heads[1:])), unit, is_enough=True))
            lines.append(RatioLine("", heads, ", ".join(heads), is_enough=True))
        lines += [
            RatioLine(
                f"{kind.value} {each.key.tactic} {each.key.place_id}",
                words.ratio_cells(each, lessons.places),
                words.ratio_spoken(each, lessons.places),
                each.is_enough,
            )
            for each in found
        ]
    return lines


class RatioPainter(PaintedLines[RatioLine]):
    """Paints ratios in one theme."""

    @override
    def key(self, line: RatioLine) -> str:
        return line.key

    @override
    def height(self, line: RatioLine) -> int:
        return self._theme.length(_RATIO_HEIGHT if line.key else _RATIO_HEAD)

    @override
    def typed(self, line: RatioLine) -> str:
        return line.cells[0]

    @override
    def spoken(self, line: RatioLine) -> str:
        return line.spoken

    @override
    def paint(self, painter: QPainter, box: QRectF, line: RatioLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        painter.fillRect(box, theme.color(background_of(state) if line.key else "band"))
        side = theme.length(_RATIO_SIDE)
        if not any(line.cells[1:]):
            texts.draw(painter, box.adjusted(side, 0, -side, 0), line.cells[0], _HEAD, "text")
            return
        color = "text" if line.key and line.is_enough else "text2"
        name, *cells = line.cells
        below = box.adjusted(side, 0, -side, 0)
        if line.key:
            # The name of a city is longer than a column beside four numbers.
            half = theme.length(_RATIO_HEIGHT) / 2
            texts.draw(painter, below.adjusted(0, 2, 0, -half), name, _TEXT, color)
            below.adjust(0, half, 0, -2)
        left, room, last = below.x(), below.width(), len(cells) - 1
        for spot, (cell, share) in enumerate(zip(cells, _SHARES, strict=True)):
            place = QRectF(left, below.y(), room * share - theme.length(2), below.height())
            style = _HEAD if not line.key else _VALUE if spot == last else _CELL
            align = Qt.AlignmentFlag.AlignRight if spot else Qt.AlignmentFlag.AlignLeft
            texts.draw(painter, place, cell, style, color, align=align)
            left += room * share
        draw_rule(painter, theme, box)
