"""The entries of a log as a list, with the row that corrects the chosen one; both logs of the day use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from organizer_app.domain.model.day.log_entries import Heard
from organizer_app.ui.screens.day.log_lines import LogLine
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    GAP_L,
    GAP_S,
    MEDIUM,
    REGULAR,
    ROW_HEADER,
    SEMIBOLD,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.boxes import row_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.choice_box import ChoiceBox
from organizer_app.ui.widgets.controls.leaving_frame import LeavingFrame
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.lists.painted_lines import PaintedLines, draw_rule
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.wording.day import board as board_words
from organizer_app.wording.day import day_views as day_view_words
from organizer_app.wording.day import legal
from organizer_app.wording.day import log_corrections as words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from organizer_app.ui.widgets.lists.line_source import LineState


_TIME: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
_ENTERED: Final = TextStyle(TYPE_META, REGULAR, tabular=True)
_LATER: Final = TextStyle(TYPE_CAPTION, SEMIBOLD)
_CITY: Final = TextStyle(TYPE_BODY, MEDIUM)
_TEXT: Final = TextStyle(TYPE_BODY, REGULAR)
_KEY: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_HEIGHT: Final = 46
_NARROW_HEIGHT: Final = 64
_LINE: Final = 18
_SIDE: Final = 16
_SIGN: Final = 16
# From here on people are in danger, or may be.
SEVERE: Final = 4
# Widths of the columns at 100 % text size; what happened takes the rest.
_WIDTHS: Final = {"occurred": 84, "entered": 92, "city": 160, "by": 132, "marks": 48}
# And where the list is narrow, so that what happened is not cut to a word.
_NARROW_WIDTHS: Final = {"occurred": 78, "entered": 78, "city": 118, "by": 80, "marks": 30}
_NARROW: Final = 700


class LogColumns(NamedTuple):
    """The left edge and width of each column."""

    occurred: tuple[float, float]
    entered: tuple[float, float]
    city: tuple[float, float]
    text: tuple[float, float]
    by: tuple[float, float]
    marks: tuple[float, float]


def log_columns(theme: Theme, width: float) -> LogColumns:
    """Return the columns for a list of some width."""
    usual = _NARROW_WIDTHS if width < theme.length(_NARROW) else _WIDTHS
    widths = {name: float(theme.length(each)) for name, each in usual.items()}
    side = float(theme.length(_SIDE))
    room = max(width - 2 * side - sum(widths.values()), 80.0)
    left, found = side, {}
    for name in ("occurred", "entered", "city", "text", "by", "marks"):
        span = widths.get(name, room)
        found[name] = (left, span - theme.length(10))
        left += span
    return LogColumns(**found)


class LogPainter(PaintedLines["LogLine"]):
    """Paints lines in one theme."""

    def __init__(self, theme: Theme, *, is_narrow: bool = False) -> None:
        super().__init__(theme)
        self._is_narrow = is_narrow

    @override
    def key(self, line: LogLine) -> str:
        return line.entry_id

    @override
    def height(self, line: LogLine) -> int:
        del line
        return self._theme.length(_NARROW_HEIGHT if self._is_narrow else _HEIGHT)

    @override
    def typed(self, line: LogLine) -> str:
        return line.city

    @override
    def spoken(self, line: LogLine) -> str:
        marks = (
            day_view_words.corrected() if line.is_struck else "",
            day_view_words.key_entry() if line.is_key else "",
            day_view_words.released() if line.is_released else "",
        )
        parts = (line.day, line.occurred, line.city, line.text, line.by, line.source, line.later, *marks)
        return ". ".join(filter(None, parts)) + "."

    @override
    def paint(self, painter: QPainter, box: QRectF, line: LogLine, state: LineState) -> None:
        theme, texts = self._theme, self._texts
        painter.fillRect(box, theme.color("hover" if state.is_pointed else "surface"))
        if self._is_narrow:
            self._paint_narrow(painter, box, line)
            return
        columns = log_columns(theme, box.width())
        first = QRectF(0, box.y() + theme.length(5), 0, theme.length(_LINE))
        second = QRectF(0, first.bottom(), 0, theme.length(_LINE))
        texts.draw(painter, _at(first, columns.occurred), line.occurred, _TIME)
        texts.draw(painter, _at(second, columns.occurred), line.day, _ENTERED, "text2")
        texts.draw(painter, _at(first, columns.entered), line.entered, _ENTERED, "text2")
        texts.draw(painter, _at(second, columns.entered), line.later, _LATER, "due_text")
        texts.draw(painter, _at(first, columns.city), line.city, _CITY)
        texts.draw(
            painter,
            _at(second, columns.city),
            day_view_words.tier_name(line.tier) if line.tier is not None else legal.tier(),
            _ENTERED,
            "text2",
        )
        self._paint_words(painter, _at(first, columns.text), line)
        texts.draw(painter, _at(first, columns.by), line.by, _TEXT, "text2")
        texts.draw(painter, _at(second, columns.by), line.source, _ENTERED, "text2")
        self._paint_signs(painter, _at(first, columns.marks), line)
        draw_rule(painter, self._theme, box)

    def _paint_narrow(self, painter: QPainter, box: QRectF, line: LogLine) -> None:
        """Paint time, city and who entered it in one line, and the words below them."""
        theme, texts = self._theme, self._texts
        gap, side = theme.length(10), theme.length(_SIDE)
        first = box.adjusted(side, theme.length(5), -side, 0)
        first.setHeight(theme.length(_LINE))
        words_below = first.translated(0, theme.length(_LINE))
        shown = sum((line.severity > 0, line.is_key, line.is_released))
        signs = QRectF(first)
        signs.setLeft(first.right() - shown * theme.length(_SIGN + 6))
        self._paint_signs(painter, signs, line)
        first.setRight(signs.left())
        for text, style, color in (
            (line.occurred, _TIME, "text"),
            (line.day, _ENTERED, "text2"),
            (line.later, _LATER, "due_text"),
            (line.city, _CITY, "text"),
            (" · ".join(filter(None, (line.by, line.source))), _ENTERED, "text2"),
        ):
            taken = texts.draw(painter, first, text, style, color)
            first.setLeft(first.left() + taken + (gap if text else 0))
        self._paint_words(painter, words_below, line)
        draw_rule(painter, self._theme, box)

    def _paint_words(self, painter: QPainter, first: QRectF, line: LogLine) -> None:
        """Paint what happened, in two lines at most, struck out where another entry corrects it."""
        theme, texts = self._theme, self._texts
        style, color = (_KEY if line.is_key else _TEXT), ("text3" if line.is_struck else "text")
        for spot, text in enumerate(texts.wrapped(line.text, style, first.width(), 2)):
            place = first.translated(0, spot * first.height())
            drawn = texts.draw(painter, place, text, style, color)
            if line.is_struck:
                middle = round(place.center().y())
                painter.fillRect(QRectF(place.x(), middle, drawn, 1), theme.color("text2"))

    def _paint_signs(self, painter: QPainter, place: QRectF, line: LogLine) -> None:
        theme = self._theme
        signs = (
            ("siren", line.severity > 0, "danger" if line.severity >= SEVERE else "due"),
            ("flag", line.is_key, "due"),
            ("megaphone", line.is_released, "text2"),
        )
        x, size = place.x(), theme.length(_SIGN)
        for icon, is_shown, shade in signs:
            if is_shown:
                painter.drawPixmap(QPointF(x, round(place.y() + 1)), theme.pixmap(icon, _SIGN, shade))
                x += size + theme.length(6)


def _at(line: QRectF, column: tuple[float, float]) -> QRectF:
    return QRectF(column[0], line.y(), column[1], line.height())


# Names the columns above the entries of the log


_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)


class LogHeads(Themed, QWidget):
    """Not in sight where each entry has its words below its time: there are no columns then."""

    def __init__(self, theme: Theme, entries: LogList, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries, self._around = entries, parent
        # Screen readers hear what each cell is with the entry.
        self.setAccessibleName(", ".join(day_view_words.log_headings()))
        entries.widened.connect(self.fit)
        self.set_theme(theme)

    def fit(self) -> None:
        """Follow the width of the list."""
        self.setVisible(self._entries.isVisibleTo(self._around) and not self._entries.is_narrow)
        self.update()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(ROW_HEADER))

    def places(self) -> dict[str, QRectF]:
        """Return each name with its place above the column."""
        found = log_columns(self._theme, self._entries.viewport().width())
        columns = (found.occurred, found.entered, found.city, found.text, found.by)
        return {
            name: QRectF(left, 0, width, self.height())
            for name, (left, width) in zip(day_view_words.log_headings(), columns, strict=True)
        }

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("band"))
        for top in (0, self.height() - 1):
            painter.fillRect(QRectF(0, top, self.width(), 1), self._theme.color("border"))
        for name, place in self.places().items():
            self._texts.draw(painter, place, name, _HEAD, "text2")
        painter.end()


# Corrects an entry of the log: its outcome and its words; the entry itself stays, struck out


_LONGEST: Final = 2000


class CorrectionRow(LeavingFrame):
    """`corrected` carries an entry, the right words, and the code of the right outcome or nothing."""

    corrected = Signal(str, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: LogLine | None = None
        self.what = PlainLabel("", self, role="strong")
        self.heard = ChoiceBox(self)
        self.heard.setAccessibleName(words.outcome())
        for heard in Heard:
            self.heard.addItem(board_words.heard_words(heard), heard.value)
        self.text = QLineEdit(self)
        self.text.setMaxLength(_LONGEST)
        self.text.setAccessibleName(words.right_words())
        self.text.setPlaceholderText(words.right_words())
        self.text.returnPressed.connect(self._save)
        self.save = push_button("plain", words.save(), self._save, self)
        row = row_of(self, (GAP_L, 0, GAP_L, GAP_S), GAP_S)
        for part in (self.what, self.heard):
            row.addWidget(part)
        row.addWidget(self.text, 1)
        row.addWidget(self.save)
        self.hide()

    def open(self, line: LogLine) -> None:
        """Show what an entry says, ready to be changed."""
        self._line = line
        self.what.setText(words.correcting(line.occurred, line.city))
        self.heard.setVisible(line.heard is not None)
        if line.heard is not None:
            self.heard.setCurrentIndex(self.heard.findData(line.heard.value))
        self.text.setText(line.said)
        self.show()
        self.text.selectAll()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Drop what was shown and typed."""
        self._line = None
        self.what.setText("")
        self.text.clear()
        self.hide()

    @override
    def leave(self) -> None:
        self.forget()
        super().leave()

    def _save(self) -> None:
        line = self._line
        if line is None:
            return
        heard = str(self.heard.currentData()) if line.heard is not None else ""
        is_same = self.text.text().strip() == line.said and heard == (line.heard.value if line.heard else "")
        if not is_same:
            self.corrected.emit(line.entry_id, self.text.text(), heard)
        self.leave()


# Narrower, an entry has its words below its time and city.
_LEAST_WIDTH: Final = 560


class LogList(LineList[LogLine]):
    """The entries; C or the button asks to correct the chosen one.

    The view puts `correct` and `correction` where they belong; `corrected` carries an entry, the right words,
    and the code of the right outcome or nothing.
    """

    corrected = Signal(str, str, str)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, LogPainter(theme), name, parent)
        self.is_narrow = False
        self.opens_on_click = False
        self.correction = CorrectionRow(parent)
        self.correct = push_button("plain", words.correct(), self.start_correction, parent)
        show_icon(self.correct, theme, "pencil")
        set_tip(self.correct, words.correct_hint())
        self.correct.setAccessibleName(words.correct())
        self.correction.corrected.connect(self.corrected)
        self.correction.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.chosen.connect(lambda _key: self._enable())
        self.widened.connect(self._fit)

    @override
    def lines_changed(self) -> None:
        super().lines_changed()
        self._enable()

    def start_correction(self) -> None:
        """Open what the chosen entry says; another entry with the right words will strike it out."""
        line = self.line
        if line is not None and line.is_correctable:
            self.correction.open(line)

    def _enable(self) -> None:
        line = self.line
        self.correct.setEnabled(line is not None and line.is_correctable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the letter of the log."""
        if event.text().casefold() == "c" and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.start_correction()
        else:
            super().keyPressEvent(event)

    def take_theme(self, theme: Theme) -> None:
        """Paint the entries in another theme."""
        self.is_narrow = self.viewport().width() < theme.length(_LEAST_WIDTH)
        self.set_source(theme, LogPainter(theme, is_narrow=self.is_narrow))

    def _fit(self) -> None:
        if self.is_narrow != (self.viewport().width() < self._theme.length(_LEAST_WIDTH)):
            self.take_theme(self._theme)
