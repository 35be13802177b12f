"""The head of the board, readable from across the room: HQ's clock, the public number, and the tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BOLD, MEDIUM, REGULAR, SEMIBOLD, TYPE_BODY, TYPE_META, TYPE_TITLE
from organizer_app.wording.day import board as words
from organizer_app.wording.day.public_lines import public_line
from organizer_app.wording.language.second_counts import waiting_beside
from organizer_app.wording.language.zones import zone_short

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from organizer_app.domain.day.board import Board
    from organizer_app.domain.day.counting import NumberLine
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.ui.theme.theme import Theme

_HEIGHT: Final = 94
# Where the head is narrow, or its number long, the number has a line of its own below clock and tallies.
_NARROW: Final = 560
_NUMBER_HEIGHT: Final = 86
_SIDE: Final = 20
_CLOCK: Final = TextStyle(50, BOLD, tabular=True)
_ZONE: Final = TextStyle(TYPE_TITLE, SEMIBOLD)
_BIG: Final = TextStyle(22, SEMIBOLD, tabular=True)
_RANGE: Final = TextStyle(TYPE_TITLE, SEMIBOLD, tabular=True)
_WORDS: Final = TextStyle(TYPE_BODY, REGULAR)
_META: Final = TextStyle(TYPE_META, REGULAR)
_STRONG: Final = TextStyle(TYPE_META, MEDIUM)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_BAR: Final = 7
_TALLY_GAP: Final = 26
_LEAST_TALLY_GAP: Final = 10


class BoardHead(Themed, QWidget):
    """One painted band; screen readers get it as one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: DayBook | None = None
        self._board: Board | None = None
        # What is said in place of the locked line, such as that this is a rehearsal.
        self.mark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_board(self, day: DayBook, board: Board) -> None:
        """Show the board of a day."""
        was_narrow = self._is_narrow
        self._day, self._board = day, board
        if was_narrow != self._is_narrow:
            self.updateGeometry()
        line = public_line(board.number, board.now, day.desk_zone, day.day)
        tallies = ", ".join(f"{count:,} {name}" for count, name, _color in _tallies(day, board))
        mark = f"{self.mark} " if self.mark else ""
        self.setAccessibleName(
            f"{mark}{words.clock_and_zone(board.now, day.desk_zone, day.day)}. {line} {tallies}."
        )
        self.update()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < max(self._theme.length(_NARROW), self._least_width)

    @property
    def _least_width(self) -> float:
        """How wide clock, number and tallies are beside each other, the number without a cut."""
        board, day = self._board, self._day
        if board is None or day is None:
            return 0
        widths = [self._tally_width(count, name) for count, name, _color in _tallies(day, board)]
        air = self._theme.length(_LEAST_TALLY_GAP) * (len(widths) - 1) + 3 * self._theme.length(_SIDE)
        return self._clock_width(day, board) + self._number_width(board.number) + sum(widths) + air

    def _number_width(self, number: NumberLine) -> float:
        """Return how much room the number needs, without the words that may be left out."""
        parts = (f"{number.reported:,}", _BIG), (words.of_cities(number), _WORDS), (_span(number), _RANGE)
        return sum(self._texts.advance(text, style) for text, style in parts) + self._theme.length(8 + 28)

    def sizeHint(self) -> QSize:
        return QSize(600, self._theme.length(_HEIGHT + (_NUMBER_HEIGHT if self._is_narrow else 0)))

    def minimumSizeHint(self) -> QSize:
        """Return the height; the width shrinks with the window."""
        return QSize(200, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("border"))
        if self._day is not None and self._board is not None:
            upper = theme.length(_HEIGHT)
            left = self._paint_clock(painter, self._day, self._board, upper)
            gap = theme.length(_SIDE)
            tallies, widths = self._fitting(self.width() - left - 2 * gap)
            # Each is as wide as its words, so that the last ends at the edge.
            room = self.width() - left
            if not self._is_narrow:
                room = min(room / 2, room - self._number_width(self._board.number) - 2 * gap)
            room -= sum(widths) + gap
            air = max(min(room / len(tallies), theme.length(_TALLY_GAP)), theme.length(_LEAST_TALLY_GAP))
            right = self.width() - gap - sum(widths) - air * (len(widths) - 1)
            number = QRectF(left + gap, 0, right - left - 2 * gap, upper)
            if self._is_narrow:
                number = QRectF(gap, upper, self.width() - 2 * gap, upper)
            self._paint_number(painter, number)
            for width, (count, name, color) in zip(widths, tallies, strict=True):
                self._paint_tally(painter, QRectF(right, 0, width, self.height()), count, name, color)
                right += width + air
        painter.end()

    def _fitting(self, room: float) -> tuple[list[tuple[int, str, str]], list[float]]:
        """Return the tallies that have room, with their widths; the first ones are left out first."""
        if self._day is None or self._board is None:
            return [], []
        tallies = list(_tallies(self._day, self._board))
        widths = [self._tally_width(count, name) for count, name, _color in tallies]
        least = self._theme.length(_LEAST_TALLY_GAP)
        while len(tallies) > 1 and sum(widths) + least * (len(widths) - 1) > room:
            del tallies[0], widths[0]
        return tallies, widths

    def _tally_width(self, count: int, name: str) -> float:
        return max(self._texts.advance(f"{count:,}", _BIG), self._texts.advance(name, _META))

    def _clock_width(self, day: DayBook, board: Board) -> float:
        """Return where HQ's clock ends."""
        texts = self._texts
        clock, half, short = _clock(day, board)
        beside = max(texts.advance(half, _ZONE), texts.advance(short, _ZONE))
        return (
            texts.advance(clock, _CLOCK) + beside + self._theme.length(_SIDE + 8) + self._theme.length(_SIDE)
        )

    def _paint_clock(self, painter: QPainter, day: DayBook, board: Board, room: int) -> float:
        """Paint HQ's clock in the middle of a height; return where it ends."""
        theme, texts = self._theme, self._texts
        clock, half, short = _clock(day, board)
        left = float(theme.length(_SIDE))
        box = QRectF(left, 0, self.width(), room)
        left += texts.draw(painter, box, clock, _CLOCK) + theme.length(8)
        height = theme.length(22)
        top = room / 2 - height
        texts.draw(painter, QRectF(left, top, 200, height), half, _ZONE, "text2")
        texts.draw(painter, QRectF(left, top + height, 200, height), short, _ZONE, "text2")
        left = self._clock_width(day, board)
        painter.fillRect(QRectF(left, theme.length(16), 1, room - theme.length(32)), theme.color("border"))
        return left

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        """Paint k of n with its range, a bar, and when the line was locked and locks again."""
        board, day = self._board, self._day
        if board is None or day is None or box.width() <= 0:
            return
        theme, texts, number = self._theme, self._texts, board.number
        upper = QRectF(box.x(), box.y() + theme.length(12), box.width(), theme.length(30))
        taken = texts.draw(painter, upper, f"{number.reported:,}", _BIG)
        after = upper.adjusted(taken + theme.length(8), theme.length(2), 0, 0)
        span = _span(number)
        # The number is never cut: where there is little room, words around it are left out.
        used = taken + theme.length(8 + 28) + texts.advance(span, _RANGE)
        shorter = _of_cities(number)
        whole = next(
            (each for each in shorter if used + texts.advance(each, _WORDS) <= upper.width()), shorter[-1]
        )
        of = texts.draw(painter, after, whole, _WORDS, "text2")
        if number.reported:
            room = upper.adjusted(taken + of + theme.length(28), 0, 0, 0)
            people = texts.advance(words.people_counted(), _WORDS) + theme.length(8)
            if texts.advance(span, _RANGE) + people <= room.width():
                texts.draw(
                    painter,
                    room.adjusted(0, theme.length(2), 0, 0),
                    words.people_counted(),
                    _WORDS,
                    "text2",
                    align=_RIGHT,
                )
                room.setRight(room.right() - people)
            texts.draw(painter, room, span, _RANGE, align=_RIGHT)
        bar = QRectF(box.x(), box.y() + theme.length(48), box.width(), theme.length(_BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        for share, color in ((1.0, "border"), (number.reported / max(number.cities, 1), "accent")):
            if share > 0:
                painter.setBrush(theme.color(color))
                part = QRectF(bar.x(), bar.y(), bar.width() * share, bar.height())
                painter.drawRoundedRect(part, bar.height() / 2, bar.height() / 2)
        lower = QRectF(box.x(), box.y() + theme.length(62), box.width(), theme.length(20))
        lock = words.locks_in(board, day.desk_zone)
        right = texts.draw(painter, lower, lock, _STRONG, align=_RIGHT)
        lower.setRight(lower.right() - right - theme.length(12))
        self._paint_note(painter, lower, day, "" if whole == shorter[0] else _waiting(number))

    def _paint_note(self, painter: QPainter, lower: QRectF, day: DayBook, waiting: str) -> None:
        """Paint what must be known of this board, or else the line that was locked last.

        The counts that wait are told here where there was no room beside the number.
        """
        theme, texts = self._theme, self._texts
        if self.mark:
            texts.draw(painter, lower, self.mark, _STRONG, "danger")
        elif day.correction:
            texts.draw(painter, lower, words.clock_corrected(day.correction), _STRONG, "danger")
        elif waiting:
            texts.draw(painter, lower, waiting, _META, "text2")
        elif day.lines:
            size = theme.length(14)
            top = round(lower.center().y() - size / 2)
            painter.drawPixmap(int(lower.x()), top, theme.pixmap("lock", 14, "text2"))
            texts.draw(
                painter, lower.adjusted(size + theme.length(6), 0, 0, 0), day.lines[0].text, _META, "text2"
            )

    def _paint_tally(self, painter: QPainter, box: QRectF, count: int, name: str, color: str) -> None:
        theme, texts = self._theme, self._texts
        upper = QRectF(box.x(), theme.length(22), box.width(), theme.length(28))
        lower = QRectF(box.x(), theme.length(50), box.width(), theme.length(18))
        texts.draw(painter, upper, f"{count:,}", _BIG, color)
        texts.draw(painter, lower, name, _META, color if color == "danger" else "text2")


def _of_cities(number: NumberLine) -> tuple[str, ...]:
    """Return what may stand beside the number of cities that reported, the longest first."""
    whole, waiting = words.of_reported(number), _waiting(number)
    return (*((f"{whole} · {waiting}",) if waiting else ()), whole, words.of_cities(number))


def _waiting(number: NumberLine) -> str:
    return waiting_beside(number.waiting, number.reported)


def _span(number: NumberLine) -> str:
    return words.people_range(number.low, number.high) if number.reported else ""


def _clock(day: DayBook, board: Board) -> tuple[str, str, str]:
    """Return HQ's clock, and the two short lines beside it: the half of the day, then day and zone."""
    clock, half, *which = words.clock_at(board.now, day.desk_zone).split(" ")
    its = words.weekday_beside(board.now, day.desk_zone, day.day)
    zone = which[0] if which else zone_short(day.desk_zone)
    return clock, half, " ".join(filter(None, (its, zone)))


def _tallies(day: DayBook, board: Board) -> tuple[tuple[int, str, str], ...]:
    """Return each tally with its name and color; trouble is red only while there is some."""
    ladder = len(board.ladder)
    troubles = board.issues + len(day.incidents)
    return (
        (board.live, words.live_now(), "now" if board.live else "text"),
        *([(board.between, words.between_parts(), "text")] if board.between else ()),
        (board.ended, words.ended_word(), "text"),
        (board.later, words.later_word(), "text"),
        (ladder, words.on_ladder(), "danger" if ladder else "text"),
        (troubles, words.open_issues(), "danger" if troubles else "text"),
    )
