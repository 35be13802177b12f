"""The lines of the import sheet: place in the file, verdict, and cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from organizer_app.ui.overlays.importing.cell_mending import CellMending
from organizer_app.ui.overlays.importing.column_row import INSET
from organizer_app.ui.overlays.importing.verdicts import Verdict
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import MEDIUM, SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines
from organizer_app.ui.widgets.whole_tips import WholeTips

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.overlays.importing.column_row import ColumnRow
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.lists.line_source import LineState

_ROW: Final = 30
_LEFT: Final = 24
_SIGN: Final = 15
_GAP: Final = 10
# The largest share of the width for the place of a line, and for place and verdict together.
_PLACE_SHARE, _VERDICT_SHARE = 0.3, 0.5
_VERDICT: Final = 484
_QUESTION: Final = "circle-help"
# Behind the lines that somebody should look at first.
_BACKGROUNDS: Final = {_QUESTION: "danger_soft", "copy": "due_soft"}
_NOTCH: Final = 120
"""What Qt reports for one notch of a wheel."""
_STEP: Final = 80
_FOLD: Final = 14
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_PLACE_STYLE: Final = TextStyle(TYPE_META, MEDIUM, tabular=True)
_TEXT: Final = TextStyle(TYPE_BODY)
_STRONG: Final = TextStyle(TYPE_BODY, MEDIUM)


def verdict_width(theme: Theme, width: int) -> int:
    """Return the width in front of the cells, in pixels."""
    return min(theme.length(_VERDICT), round(width * _VERDICT_SHARE))


def spoken_of(line: Verdict) -> str:
    """Return the text of a line, with its place."""
    return f"{line.place}: {line.text}" if line.place else line.text


def whole_of(line: Verdict) -> str:
    """Return the text of a line with what is said of its cells, as far as its text does not say that."""
    told = dict.fromkeys(text for _number, text in line.told if text not in line.text)
    return ". ".join((spoken_of(line), *told))


def key_of(line: Verdict) -> str:
    """Return what identifies a line; nothing for a heading."""
    return "" if line.is_heading else spoken_of(line)


class VerdictList(LineList[Verdict]):
    """The list; left and right scroll the columns above it.

    Args:
        theme: the theme in use.
        columns: the headings above the cells.
        parent: the panel of the sheet.
    """

    # It has the background of the panel, as the columns above it do.
    background = "raised"
    opens_on_click = False
    tells_heads = True

    def __init__(self, theme: Theme, columns: ColumnRow, parent: QWidget) -> None:
        super().__init__(theme, VerdictPainter(theme, columns), "", parent)
        self._columns = columns
        self._verdicts: Sequence[Verdict] = ()
        self._unfolded: set[str] = set()
        self.mending = CellMending(self, columns)
        self.opened.connect(self._open)
        WholeTips(self, self.whole_at)
        columns.moved.connect(self.viewport().update)

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Replace all lines; what was unfolded stays so, and the keyboard where it is in the list."""
        self._verdicts = verdicts
        self._show(None if self.hasFocus() else "")

    def _show(self, key: str | None) -> None:
        lines: list[Verdict] = []
        for verdict in self._verdicts:
            lines.append(verdict)
            if key_of(verdict) in self._unfolded:
                lines += verdict.folded
        every = (line.place for verdict in self._verdicts for line in (verdict, *verdict.folded))
        longest = max(every, key=len, default="")
        self.show_lines(lines, key, VerdictPainter(self._theme, self._columns, longest, self._unfolded))

    def _open(self, key: str) -> None:
        """Unfold a line, or write into its first cell in doubt."""
        line = self.line_of(key)
        if line is not None and line.row is not None:
            self.mending.begin(self.number_of(key))
        else:
            self._fold(key)

    def _fold(self, key: str) -> None:
        """Show the rows of a doubt below it, or hide them."""
        line = self.line_of(key)
        if line is not None and line.folded:
            self._unfolded ^= {key}
            self._show(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold with one click; other lines are only chosen."""
        super().mousePressEvent(event)
        line = self.line
        number = self.line_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and number == self.current and line is not None:
            self._fold(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write into a cell; on a line that unfolds, the second press is one more."""
        number = self.line_at(event.position().y())
        if not self.is_stop(number):
            return
        if self.lines[number].folded:
            self._fold(self.key)
        elif self.lines[number].row is not None:
            self.mending.begin(number, self._column_at(event.position().x()))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._show(self.key)

    def whole_at(self, point: QPointF) -> str:
        """Return what the tip at a point of the list says: of the cell there, or of the whole line."""
        number = self.line_at(point.y())
        if number < 0:
            return ""
        line, column = self.lines[number], self._column_at(point.x())
        told = [text for at, text in line.told if at == column]
        if not told:
            return self.sentence(number)
        return "\n".join(dict.fromkeys((line.cells[column], *told)))

    def _column_at(self, x: float) -> int:
        """Return the number of the column at a place; -1 for none."""
        spans = enumerate(self._columns.spans())
        return next((number for number, (left, wide) in spans if left <= x < left + wide), -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the columns with a wheel that tilts, or with Shift."""
        turn = event.angleDelta()
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = turn.x() or (turn.y() if with_shift else 0)
        if not sideways:
            super().wheelEvent(event)
            return
        bar = self._columns.area.horizontalScrollBar()
        bar.setValue(bar.value() - round(sideways / _NOTCH * _STEP))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the columns with the arrows."""
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        if event.key() in steps:
            bar = self._columns.area.horizontalScrollBar()
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class VerdictPainter(PaintedLines[Verdict]):
    """Knows the lines; their words begin to the right of the longest place."""

    def __init__(
        self, theme: Theme, columns: ColumnRow, longest: str = "", unfolded: AbstractSet[str] = frozenset()
    ) -> None:
        super().__init__(theme)
        self._unfolded = unfolded
        self._columns = columns
        self._longest = longest

    def key(self, line: Verdict) -> str:
        """Return the text of the line, or nothing for a heading."""
        return key_of(line)

    @override
    def is_expanded(self, line: Verdict) -> bool | None:
        return key_of(line) in self._unfolded if line.folded else None

    def height(self, line: Verdict) -> int:
        del line
        return self._theme.length(_ROW)

    def spoken(self, line: Verdict) -> str:
        """Return the text of a line, with its place and what is said of its cells."""
        return whole_of(line)

    def typed(self, line: Verdict) -> str:
        return spoken_of(line)

    def paint(self, painter: QPainter, box: QRectF, line: Verdict, state: LineState) -> None:
        """Paint a heading, or a place with its verdict and cells."""
        painter.save()
        # Icons are drawn sharper than most screens show them.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if line.is_heading:
            painter.fillRect(box, self._theme.color("sunken"))
            self._texts.draw(painter, box.adjusted(_LEFT, 0, -_LEFT, 0), line.text, _HEADING, "text2")
        else:
            background = "selected" if state.is_current else _BACKGROUNDS.get(line.mark, "")
            if background:
                painter.fillRect(box, self._theme.color(background))
            spans = self._columns.spans() if line.cells or line.aside else []
            end = verdict_width(self._theme, self._columns.width()) if spans else round(box.width()) - _LEFT
            self._paint_verdict(painter, box, line, end)
            if spans:
                painter.setClipRect(box.adjusted(end, 0, 0, 0))
                self._paint_cells(painter, box, line, spans)
                painter.setClipping(False)
                aside = box.adjusted(end, 0, -_LEFT, 0)
                self._texts.draw(painter, aside, line.aside, _PLACE_STYLE, "text2")
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(box.bottomLeft() + QPointF(0, -0.5), box.bottomRight() + QPointF(0, -0.5))
        painter.restore()

    def _paint_verdict(self, painter: QPainter, box: QRectF, row: Verdict, end: int) -> None:
        left = box.x() + _LEFT
        if row.folded:
            fold = "chevron-down" if self.is_expanded(row) else "chevron-right"
            self._paint_icon(painter, QPointF(box.x() + 6, box.center().y()), fold, _FOLD, "text2")
        if row.place:
            wide = min(self._texts.advance(self._longest, _PLACE_STYLE) + 4, box.width() * _PLACE_SHARE)
            place = QRectF(left, box.y(), wide, box.height())
            self._texts.draw(painter, place, row.place, _PLACE_STYLE, "text2")
            left += wide + _GAP
        is_question = row.mark == _QUESTION
        if row.mark:
            color = "danger" if is_question else "text2"
            self._paint_icon(painter, QPointF(left, box.center().y()), row.mark, _SIGN, color)
            left += self._theme.length(_SIGN) + 8
        text = QRectF(left, box.y(), end - _GAP - left, box.height())
        style, color = (_STRONG, "danger") if is_question else (_TEXT, "text")
        self._texts.draw(painter, text, row.text, style, color)

    def _paint_icon(self, painter: QPainter, left: QPointF, name: str, size: int, color: str) -> None:
        """Paint an icon to the right of a point, at its height."""
        high = self._theme.length(size)
        sign = self._theme.pixmap(name, size, color)
        painter.drawPixmap(QPointF(round(left.x()), round(left.y() - high / 2)), sign)

    def _paint_cells(
        self, painter: QPainter, box: QRectF, row: Verdict, spans: Sequence[tuple[int, int]]
    ) -> None:
        for number, (cell, (left, width)) in enumerate(zip(row.cells, spans, strict=False)):
            place = QRectF(box.x() + left, box.y(), width, box.height())
            if place.right() < box.x() or place.x() > box.right():
                continue
            is_doubtful, is_changed = number in row.doubtful, number in row.changed
            frame = (
                "danger" if is_doubtful
                else "accent" if number in row.mended
                else "accent_line" if is_changed
                else "border_strong" if number in row.assumed
                else ""
            )  # fmt: skip
            if frame:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(self._theme.color(frame), 1))
                is_filled = is_changed and not is_doubtful
                painter.setBrush(self._theme.color("accent_soft") if is_filled else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(0.5, 3.5, -0.5, -4.5), 5, 5)
            inside = place.adjusted(INSET, 0, 2 - INSET, 0)
            style = _STRONG if is_changed else _TEXT
            self._texts.draw(painter, inside, cell, style, "danger" if is_doubtful else "text")
