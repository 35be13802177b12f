"""The table of one kind of logistics by city; only visible lines are painted, cells are edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from typing_extensions import override

from organizer_app.domain.logistics.logistics_book import Gap, PartKind, part_name
from organizer_app.domain.merging.presence import Spot
from organizer_app.domain.model.day.cues import Cue
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.tokens import SEMIBOLD, TYPE_BODY, TYPE_META
from organizer_app.ui.widgets.controls.cell_editor import CellEditor, Leave
from organizer_app.ui.widgets.controls.check_menu import CheckMenu
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.lists.cell_grid import CellGrid
from organizer_app.ui.widgets.lists.line_area import draw_ring
from organizer_app.ui.widgets.lists.line_keys import Way, is_enter, way_of
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.language.dates import clock, span
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.logistics import logistics_cells as cell_words
from organizer_app.wording.plan.calendars import title_of

from .columns import CHOICES, COLUMNS, Cell, CellText, LogisticsColumn, shown_text, spot_of, typed_text
from .lines import head_texts, owed_of
from .table_layout import Needs, TableLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.theme.theme import Theme

    from .columns import Key, Line, TableShown
    from .presenter import LogisticsPresenter

_CELL: Final = TextStyle(TYPE_BODY, tabular=True)
_STRONG: Final = TextStyle(TYPE_BODY, SEMIBOLD, tabular=True)
# Tabular digits come with hyphens of the same width, which pull words apart.
_WORDS: Final = TextStyle(TYPE_BODY)
_STRONG_WORDS: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_META: Final = TextStyle(TYPE_META)
_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_LEFT: Final = Qt.AlignmentFlag.AlignLeft
_HEAD: Final = 34
_LINE: Final = 36
# The padding at both sides of a text; the left edge of the first column's text, and of its rail of times.
_AROUND: Final = 16
_FIRST_TEXT: Final = 42
_RAIL: Final = 122
# The minimum share of the first column that a long city name leaves to the title of its action.
_ASIDE: Final = 0.4
_LEAST_FIELD: Final = 90
_QUIET_GAPS: Final = frozenset({Gap.MISSING, Gap.ACCESS_UNKNOWN})
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ALT: Final = Qt.KeyboardModifier.AltModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LogisticsTable(CellGrid):
    """`moved` reports that the cursor went to another line; `editor` is the field on top of a cell."""

    moved = Signal()

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(theme, words.table_name(PartKind.SITES.value), parent)
        self.setObjectName("logisticsTable")
        self._shown: TableShown | None = None
        self._presenter = presenter
        self._edited: tuple[Line, LogisticsColumn] | None = None
        self.editor = CellEditor(self.viewport())
        self.editor.left.connect(self._leave)
        self.editor.textEdited.connect(lambda _text: self.complaint.hide())
        self.complaint: PlainLabel = PlainLabel("", self.viewport())
        self.complaint.setProperty("role", "complaint")
        self.complaint.hide()
        self.menu: CheckMenu | None = None
        self.set_theme(theme)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._place_editor)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._measure()

    # Contents

    @property
    def kind(self) -> PartKind:
        return self._shown.kind if self._shown else PartKind.SITES

    @property
    def columns(self) -> Sequence[LogisticsColumn]:
        return COLUMNS[self.kind]

    @property
    def line(self) -> Line | None:
        return self._line(self._current)

    @property
    def field(self) -> LogisticsColumn:
        return self.columns[min(self._column, len(self.columns) - 1)]

    def _line(self, number: int) -> Line | None:
        shown = self._shown
        return shown.lines[number] if shown is not None and 0 <= number < len(shown.lines) else None

    def show_table(self, shown: TableShown) -> None:
        """Replace the lines; the current cell stays the same one while it is visible."""
        before, line = self._shown, self.line
        self._shown = shown
        if before is None or before.kind is not shown.kind:
            self._column = 0
            self.setAccessibleName(words.table_name(shown.kind.value))
        self.setAccessibleDescription(total_sentence(shown))
        # Before it is measured, which may scroll: what is typed keeps its place beside its line.
        number = -1 if line is None else self._number_of(line.key)
        self._current = max(0, min(self._current, len(shown.lines) - 1)) if number < 0 else number
        self._measure()
        self.lines_changed()
        if number >= 0:
            self.go_to_cell(number, self._column)
        self._place_editor()

    def go_to_key(self, key: Key, column: str = "") -> bool:
        """Go to a line without leaving the previous one; return whether it is shown."""
        number = self._number_of(key)
        if number >= 0:
            self.go_to_cell(number, spot_of(self.kind, column) if column else self._column)
        return number >= 0

    def _number_of(self, key: Key) -> int:
        """Return the number of the line with a key, or -1."""
        lines, near = self._shown.lines if self._shown else (), self.line
        # A key without a part means a line that stands for its city, too. Most edits keep the order: no need
        # to walk through thousands of lines.
        spots = (
            spot
            for spot, line in enumerate(lines)
            if line.key == key or (line.is_alone and (line.action_id, "") == key)
        )
        return self._current if near is not None and near.key == key else next(spots, -1)

    # Measures

    def _measure(self) -> None:
        length = self._theme.length
        self._height, self._head = length(_LINE), length(_HEAD)
        shown = self._shown
        self._layout = TableLayout(self.columns, self.viewport().width(), length, self._needs())
        lines = len(shown.lines) if shown else 0
        self._foot = self._height if shown and shown.totals else 0
        self.place_tops(range(0, lines * self._height + 1, self._height), range(lines))

    def _needs(self) -> Needs:
        shown, columns, advance = self._shown, self.columns, self._texts.advance
        headings = [advance(cell_words.heading(column.code), _HEADING) + _AROUND for column in columns]
        if shown is None:
            return Needs(headings, headings, 0)
        parts = [line for line in shown.longest if not line.is_head]
        heads = [(line, self._city_texts(line)) for line in shown.longest if line.is_head]
        widths: list[float] = []
        for spot, column in enumerate(columns):
            style = _STRONG if column.at_right or column.code == "title" else _WORDS
            texts = [_cell_text(column, line, shown).text for line in parts]
            if spot:
                texts += [*(said[spot - 1] for _line, said in heads), shown.totals.get(column.code, "")]
            elif shown.kind is PartKind.RUN_OF_SHOW:
                # The rail of times takes this space.
                texts = []
            around = _AROUND if spot else self._theme.length(_FIRST_TEXT) + 8
            widths.append(max((advance(text, style) for text in texts), default=0) + around)
        alone = (self._city_width(each) + self._spot_width(each) for each in parts if each.is_alone)
        widths[0] = max(widths[0], *alone, 0)
        # The words of a city continue over empty cells.
        spots = [spot for _line, said in heads for spot, text in enumerate(said, 1) if text]
        on = sum(self._theme.length(column.width) for column in columns[1 : min(spots, default=1)])
        city = max((self._city_width(line) - on for line, said in heads if any(said)), default=0)
        return Needs(headings, widths, city)

    def _spot_width(self, line: Line) -> float:
        """Return the width that the spot of a line takes beside its city, in pixels."""
        is_alone = line.is_alone and line.part is not None
        return self._texts.advance(part_name(line.part), _WORDS) + 10 if is_alone and line.part else 0

    def _city_width(self, line: Line) -> float:
        """Return the width in pixels of a city with its state and the title and day of its action."""
        name, state, _title, which = _city_words(line)
        advance = self._texts.advance
        taken = advance(name, _STRONG_WORDS) + advance(state, _CELL)
        return self._theme.length(_FIRST_TEXT) + taken + 10 + advance(which, _META) + 8

    def fit_bars(self) -> None:
        super().fit_bars()
        self.fit_across(self._layout.first, self._layout.whole, self._theme.length(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        had_room = self._has_room
        self._measure()
        super().resizeEvent(event)
        if not had_room:
            self.go_to_cell(self._current, self._column)
        self._place_editor()

    @property
    def _has_room(self) -> bool:
        """Return whether a line fits; before the window is laid out none does, so do not scroll."""
        return self.verticalScrollBar().pageStep() >= self._height

    def bring(self, number: int) -> None:
        if self._has_room:
            super().bring(number)

    def column_count(self) -> int:
        return len(self.columns)

    def span(self, column: int) -> tuple[float, float]:
        return self._layout.span(column, self.horizontalScrollBar().value())

    def column_at(self, x: float) -> int:
        return self._layout.column_at(x, self.horizontalScrollBar().value())

    # Painting the lines

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.color("surface"))
        shown = self._shown
        if shown is not None:
            for number in self.in_sight():
                self._paint_line(painter, shown, number)
            self._paint_here(painter)
            self.paint_marks(painter)
            self._paint_headings(painter)
            self._paint_total(painter, shown)
        painter.end()

    def _paint_line(self, painter: QPainter, shown: TableShown, number: int) -> None:
        line, columns, theme = shown.lines[number], self.columns, self._theme
        is_here = number == self._current
        background = theme.color("selected" if is_here else "sunken" if line.is_head else "surface")
        first, width = self.cell_rect(number, 0), self.viewport().width()
        painter.fillRect(QRectF(0, first.y(), width, self._height), background)
        texts = self._city_texts(line) if line.is_head else []
        for spot in range(1, len(columns)):
            box = self.cell_rect(number, spot)
            if box.right() < first.right() or box.x() > width:
                continue
            if line.is_head:
                self._sum(painter, box, texts[spot - 1], columns[spot])
            else:
                self._paint_cell(painter, box, shown, line, columns[spot])
        painter.fillRect(first, background)
        if line.opens_city:
            self.paint_city(painter, self._city_room(number, texts) if line.is_head else first, shown, line)
        else:
            self._mark(painter, first, line)
            if shown.kind is PartKind.RUN_OF_SHOW:
                self._paint_cue(painter, first, line, is_first=shown.lines[number - 1].is_head)
            else:
                text, color = shown_text(columns[0], line, shown)
                inside = first.adjusted(theme.length(_FIRST_TEXT), 0, -8, 0)
                self._texts.draw(painter, inside, text, _WORDS, color)
        if is_here:
            painter.fillRect(QRectF(0, first.y(), 3, self._height), theme.color("accent"))
        self._paint_borders(painter, first, line, shown.kind)

    def _paint_borders(self, painter: QPainter, first: QRectF, line: Line, kind: PartKind) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._theme.color("border"))
        left = self._theme.length(_FIRST_TEXT) if not line.is_head and not line.is_last else 0
        if kind is PartKind.RUN_OF_SHOW and line.part is not None and not line.is_last:
            # The rail of times continues to the next cue.
            left = round(first.right())
        y = round(first.bottom()) - 1
        painter.drawLine(left, y, self.viewport().width(), y)
        # A city's text continues past the edge of the fixed column.
        if self.horizontalScrollBar().maximum() and not line.is_head:
            painter.drawLine(self._layout.first, round(first.y()), self._layout.first, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_here(self, painter: QPainter) -> None:
        """Draw the focus ring around the current cell, or around a city's name."""
        if not shows_ring(self) or self.line is None:
            return
        box = self.cell_rect(self._current, self._column)
        if self._column:
            painter.setClipRect(QRectF(self._layout.first, 0, self._layout.room, self.viewport().height()))
        draw_ring(painter, self._theme, box.adjusted(1, 1, -1, -2), 5)
        painter.setClipping(False)

    def _paint_headings(self, painter: QPainter) -> None:
        width, head, theme = self.viewport().width(), self._head, self._theme
        painter.fillRect(QRectF(0, 0, width, head), theme.color("surface"))
        for spot in (*range(1, len(self.columns)), 0):
            (left, wide), column = self.span(spot), self.columns[spot]
            box = QRectF(left, 0, wide, head)
            if not spot:
                painter.fillRect(box, theme.color("surface"))
            inside = box.adjusted(8 if spot else theme.length(16), 0, -8, 0)
            align = _RIGHT if column.at_right else _LEFT
            self._texts.draw(painter, inside, cell_words.heading(column.code), _HEADING, "text2", align=align)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(theme.color("border"))
        painter.drawLine(0, head - 1, width, head - 1)
        if self.horizontalScrollBar().maximum():
            painter.drawLine(self._layout.first, 0, self._layout.first, head)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_total(self, painter: QPainter, shown: TableShown) -> None:
        """Draw the totals at the lower edge, on top of the scrolled lines."""
        if not self._foot:
            return
        top, width, theme = self.viewport().height() - self._foot, self.viewport().width(), self._theme
        painter.fillRect(QRectF(0, top, width, self._foot), theme.color("surface"))
        for spot in range(1, len(self.columns)):
            (left, wide), column = self.span(spot), self.columns[spot]
            box = QRectF(left, top, wide, self._foot)
            self._sum(painter, box, shown.totals.get(column.code, ""), column)
        first = QRectF(0, top, self._layout.first, self._foot)
        painter.fillRect(first, theme.color("surface"))
        name = first.adjusted(theme.length(_FIRST_TEXT), 0, -8, 0)
        self._texts.draw(painter, name, words.total(is_all=shown.is_all), _STRONG_WORDS)
        painter.fillRect(QRectF(0, top, width, 1), theme.color("border_strong"))

    # Painting the cities

    def _city_texts(self, line: Line) -> list[str]:
        """Return the totals of a city for every column after the first."""
        shown = self._shown
        texts = head_texts(shown.book, shown.kind, line.row, shown.amounts) if shown else {}
        return [texts.get(column.code, "") for column in self.columns[1:]]

    def _city_room(self, number: int, texts: Sequence[str]) -> QRectF:
        """Extend the words of a city over empty cells."""
        room = self.cell_rect(number, 0)
        starts = [float(self.viewport().width())]
        for spot, text in enumerate(texts, 1):
            box, column = self.cell_rect(number, spot), self.columns[spot]
            if text and box.right() > room.right():
                wide = 18 + self._texts.advance(text, _sum_style(column))
                starts.append(box.right() - wide if column.at_right else box.x())
        room.setRight(max(room.right(), min(starts)))
        return room

    def _sum(self, painter: QPainter, box: QRectF, text: str, column: LogisticsColumn) -> None:
        """Draw a total in a column."""
        color = "danger" if text.startswith("\N{MINUS SIGN}") else "text2"
        self._texts.draw(painter, box.adjusted(4, 0, -8, 0), text, _sum_style(column), color, align=_RIGHT)

    def paint_city(self, painter: QPainter, box: QRectF, shown: TableShown, line: Line) -> None:
        """Draw the name of a city with its readiness and the number of its parts."""
        theme, row, texts = self._theme, line.row, self._texts
        if row is not None:
            ball = self._glyphs.ball(row.readiness, theme.length(16), painter.device().devicePixelRatioF())
            at = QPointF(box.x() + theme.length(16), round(box.center().y() - theme.length(8)))
            painter.drawPixmap(at, ball)
        left = box.x() + theme.length(_FIRST_TEXT)
        name, state, title, which = _city_words(line)
        beside = texts.advance(state, _CELL)
        # The name comes first, then the city's action; "nothing yet" is always shown.
        facts = tuple(
            filter(None, (_hours(line) if shown.kind is PartKind.RUN_OF_SHOW else "", mark_of(shown, line)))
        )
        tail = words.behind(facts, is_first=not which)
        room = box.right() - 8 - left - beside - texts.advance(tail, _META)
        # The spot of a city on one line is what the line is about; the city's name is shortened before it.
        room -= min(self._spot_width(line), room * _ASIDE)
        # A long name leaves space for the text that distinguishes the city's actions.
        is_told = title and not line.is_alone
        aside = min(texts.advance(which, _META) + 10, room * _ASIDE) if is_told else 0
        left += texts.draw(painter, QRectF(left, box.y(), room - aside, box.height()), name, _STRONG_WORDS)
        texts.draw(painter, QRectF(left, box.y(), beside + 1, box.height()), state, _CELL, "text2")
        left += beside + 10
        if line.is_alone and line.part is not None:
            spot = QRectF(left, box.y(), max(box.right() - 8 - left, 0), box.height())
            left += texts.draw(painter, spot, part_name(line.part), _WORDS) + 10
        rest = QRectF(left, box.y(), box.right() - 8 - left, box.height())
        aside = rest.width() - texts.advance(tail, _META)
        said = texts.elided(texts.first_fitting((which, title), _META, aside), _META, aside)
        said = f"{said}{tail}" if said else words.behind(facts, is_first=True)
        texts.draw(painter, rest, said, _META, "text3")

    # Painting the parts

    def _mark(self, painter: QPainter, box: QRectF, line: Line) -> None:
        if line.gap is not None:
            color = "text3" if line.gap in _QUIET_GAPS else "danger"
            self._icon(painter, box, ("circle-alert", 14, color), self._theme.length(18))

    def _icon(self, painter: QPainter, box: QRectF, icon: tuple[str, int, str], left: float) -> None:
        sign = self._theme.pixmap(*icon, painter.device().devicePixelRatioF())
        top = round(box.center().y() - self._theme.length(icon[1] // 2))
        painter.drawPixmap(QPointF(box.x() + left, top), sign)

    def _paint_cell(
        self, painter: QPainter, box: QRectF, shown: TableShown, line: Line, column: LogisticsColumn
    ) -> None:
        """Draw a cell of a part after the first one."""
        if column.cell is Cell.FLAG:
            if getattr(line.part, column.code):
                self._icon(painter, box, ("check", 16, "accent"), 8)
            return
        text, color = _cell_text(column, line, shown)
        is_strong = column.code == "title" and isinstance(line.part, Cue) and line.part.is_hard
        style = _CELL if column.at_right else _STRONG_WORDS if is_strong else _WORDS
        align = _RIGHT if column.at_right else _LEFT
        self._texts.draw(painter, box.adjusted(8, 0, -8, 0), text, style, color, align=align)

    def _paint_cue(self, painter: QPainter, box: QRectF, line: Line, *, is_first: bool) -> None:
        """Draw the time of a cue on the rail: a diamond starts exactly then, a ring follows."""
        timed, theme = line.timed, self._theme
        if timed is None:
            return
        if timed.starts is not None:
            inside = QRectF(box.x() + theme.length(_FIRST_TEXT), box.y(), theme.length(68), box.height())
            style = _STRONG if timed.cue.is_hard else _CELL
            self._texts.draw(painter, inside, clock(timed.starts), style, align=_RIGHT)
        x, middle = round(box.x() + theme.length(_RAIL)) + 0.5, box.center().y()
        painter.setPen(QPen(theme.color("border_strong"), 2))
        painter.drawLine(QPointF(x, middle if is_first else box.y()), QPointF(x, middle))
        painter.drawLine(QPointF(x, middle), QPointF(x, middle if line.is_last else box.bottom() + 1))
        self._dot(painter, QPointF(x, middle), is_hard=timed.cue.is_hard)
        note, color = "", "text3"
        if timed.overlap:
            note, color = cell_words.overlap(timed.overlap), "danger"
        elif timed.ends is not None and timed.cue.minutes:
            note = cell_words.ends(clock(timed.ends))
        rest = QRectF(x + theme.length(14), box.y(), box.right() - x - theme.length(18), box.height())
        if timed.overlap or self._texts.advance(note, _META) <= rest.width():
            self._texts.draw(painter, rest, note, _META, color)

    def _dot(self, painter: QPainter, at: QPointF, *, is_hard: bool) -> None:
        accent, half, radius = self._theme.color("accent"), self._theme.length(6), self._theme.length(4)
        if is_hard:
            sides = ((0, -half), (half, 0), (0, half), (-half, 0))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in sides]))
        else:
            painter.setPen(QPen(accent, 2))
            painter.setBrush(self._theme.color("surface"))
            painter.drawEllipse(at, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    # Mouse and keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between cells, edit, choose, add, remove or move."""
        moves = way_of(event, has_columns=True) or is_enter(event)
        if moves or self.line is None or not self._press(event, self.line):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent, line: Line) -> bool:
        key, modifiers, presenter = Qt.Key(event.key()), event.modifiers(), self._presenter
        is_command = bool(modifiers & (_ALT | _CONTROL | Qt.KeyboardModifier.MetaModifier))
        if modifiers & _ALT and key in _STEPS:
            presenter.move(line, _STEPS[key])
        elif (modifiers & _CONTROL and key in _ENTER) or (key == Qt.Key.Key_Insert and not is_command):
            presenter.add_below(line)
        elif is_command:
            return False
        elif key == Qt.Key.Key_F2:
            self.open_current()
        elif key == Qt.Key.Key_Delete:
            presenter.remove(line)
        elif key == Qt.Key.Key_Escape and line.is_draft:
            presenter.drop()
        elif event.text().isprintable() and event.text():
            self._type_over(event.text())
        else:
            return False
        return True

    def land_on(self, number: int, column: int) -> None:
        """Go to a cell after the previous line is stored; dropping a draft moves the lines."""
        line, wanted = self.line, self._line(number)
        if line is not None and line.is_draft and wanted is not None and not wanted.is_draft:
            if not self._presenter.settle():
                return
            self.go_to_key(wanted.key)
        super().land_on(min(number, self.count - 1), column)

    def report_cell(self) -> None:
        self.moved.emit()

    # Editing the current cell

    def open_current(self) -> None:
        """Edit the current cell, open its choices, toggle it, or start a line below a city."""
        line, column = self.line, self.field
        if line is None:
            return
        if line.owed is not None:
            self._presenter.open_owed(line)
        elif line.part is None:
            self._presenter.add_below(line)
        elif column.cell is Cell.CHOICE:
            self._choose(line, column)
        elif column.cell is Cell.FLAG:
            self._store(line, column, "" if getattr(line.part, column.code) else "1")
        elif column.can_type:
            self._begin(typed_text(column, line))

    def _type_over(self, text: str) -> None:
        line, column = self.line, self.field
        if line is None or line.part is None or column.cell is Cell.FLAG or not column.can_type:
            return
        if column.cell is Cell.CHOICE:
            self._choose(line, column)
        else:
            self._begin(text, is_over=True)

    def _store(self, line: Line, column: LogisticsColumn, text: str) -> None:
        complaint = self._presenter.store(line, column, text)
        if complaint:
            self._presenter.complain(complaint)

    def _choose(self, line: Line, column: LogisticsColumn) -> None:
        """Open the choices below the cell; the current one is checked and selected."""
        self.menu = menu = CheckMenu(self, stays_open=False)
        now = getattr(line.part, column.code)
        for value in CHOICES[column.code]:
            entry = menu.add_value(cell_words.choice(column.code, value.value), is_checked=value is now)
            entry.triggered.connect(lambda _on=False, code=value.value: self._store(line, column, code))
            if value is now:
                menu.setActiveAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        box = self._cell_box()
        menu.popup(self.viewport().mapToGlobal(QPoint(box.x(), box.bottom() + 1)))

    def _begin(self, text: str, *, is_over: bool = False) -> None:
        """Put the field on top of the current cell; `is_over` if its text was just typed, to continue."""
        line, column, editor = self.line, self.field, self.editor
        if line is None or line.part is None:
            return
        self._edited = (line, column)
        editor.setText(text)
        editor.setAccessibleName(cell_words.field_name(column.code))
        editor.setAlignment(_RIGHT if column.at_right else _LEFT)
        self.complaint.hide()
        self._place_editor()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_over:
            editor.end(False)  # noqa: FBT003  # Qt's own call
        else:
            editor.selectAll()

    def _cell_box(self) -> QRect:
        """The text rectangle of the current cell, without the rail before a cue's time."""
        box = self.cell_rect(self._current, self._column).toRect()
        if self._column == 0:
            box.setLeft(self._theme.length(_FIRST_TEXT) - 8)
            if self.kind is PartKind.RUN_OF_SHOW:
                box.setWidth(self._theme.length(_RAIL - _FIRST_TEXT))
        return box

    def _place_editor(self) -> None:
        """Keep the field on its cell after scrolling or an update; a line that is gone takes it along."""
        if self._edited is None:
            return
        (here, _column), line = self._edited, self.line
        # A line that is not stored yet has the same key in the table of every kind.
        if line is None or line.key != here.key or type(line.part) is not type(here.part):
            self._end_editing(keeps_focus=self.editor.hasFocus())
            return
        width, height = self.viewport().width(), self.viewport().height()
        box = self._cell_box().adjusted(1, 1, -1, -2)
        box.setWidth(max(box.width(), _LEAST_FIELD))
        if box.right() > width:
            box.moveRight(width - 2)
        self.editor.setGeometry(box)
        self.complaint.adjustSize()
        below = QRect(QPoint(box.x(), box.bottom() + 2), self.complaint.size())
        if below.right() > width:
            below.moveRight(width - 4)
        if below.bottom() > height:
            below.moveBottom(box.y() - 2)
        self.complaint.setGeometry(below)

    def _leave(self, how: Leave) -> None:
        """Store the text and move on as the key says; a text without meaning stays to be fixed."""
        if self._edited is None:
            return
        (line, column), text = self._edited, self.editor.text()
        if how is not Leave.CANCEL and text.strip() != typed_text(column, line):
            complaint = self._presenter.store(line, column, text)
            if complaint and how is not Leave.AWAY:
                self._complain(complaint)
                return
            if complaint:
                self._presenter.complain(complaint)
        self._end_editing(keeps_focus=how is not Leave.AWAY)
        self._go_on(how, line)

    def _end_editing(self, *, keeps_focus: bool) -> None:
        self._edited = None
        self.complaint.hide()
        self.editor.setAccessibleDescription("")
        self.editor.hide()
        if keeps_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, how: Leave, line: Line) -> None:
        if how is Leave.CANCEL:
            if line.is_draft:
                self._presenter.drop()
        elif how in {Leave.NEXT, Leave.BEFORE}:
            if self._go_along(1 if how is Leave.NEXT else -1):
                # A choice or a check box waits for its key.
                if (
                    self.field.cell not in {Cell.CHOICE, Cell.FLAG}
                    and self.line is not None
                    and self.line.part
                ):
                    self._begin(typed_text(self.field, self.line))
            elif line.is_draft:
                self._presenter.settle(stays=True)
        elif how in {Leave.UP, Leave.DOWN}:
            self.go(Way.UP if how is Leave.UP else Way.DOWN)
        elif line.is_draft:
            self._presenter.settle(stays=how is Leave.ENTER)

    def _go_along(self, steps: int) -> bool:
        """Go to another editable cell of the line; return whether there is one."""
        spot = self._column + steps
        while 0 <= spot < len(self.columns) and not self.columns[spot].can_type:
            spot += steps
        if not 0 <= spot < len(self.columns):
            return False
        self.go_to_cell(self._current, spot)
        return True

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self._place_editor()
        self.complaint.show()
        self.complaint.raise_()
        self.editor.setAccessibleDescription(sentence)

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in the field on top of a cell."""
        line = self.line
        is_cell = line is not None and isinstance(field, CellEditor)
        return Spot(line.action_id, self.field.code, line.key[1]) if is_cell and line else Spot()

    # Screen readers: one item per line, which reads the current cell

    def records(self, number: int) -> Sequence[str]:
        return self._shown.lines[number].key if self._shown else ()

    def sentence(self, number: int) -> str:
        shown, line, column = self._shown, self._line(number), self.field
        if shown is None or line is None:
            return ""
        row, name_column = line.row, self.columns[shown.kind is PartKind.RUN_OF_SHOW]
        city = ", ".join(part for part in (row.city or row.title, row.state) if part) if row else ""
        city = city or words.whole_mobilization()
        if line.is_head:
            count = len(shown.book.of(shown.kind, line.action_id))
            counted = words.lines_count(shown.kind.value, count) if count else mark_of(shown, line)
            text = self._city_texts(line)[self._column - 1] if self._column else ""
            cell = f"{cell_words.field_name(column.code)}: {text}" if text else ""
            return ", ".join(filter(None, (city, _city_words(line)[3], counted, cell)))
        text = shown_text(column, line, shown).text or "\N{EN DASH}"
        name = shown_text(name_column, line, shown).text
        gap = words.gap_name(line.gap.value, 1) if line.gap else ""
        cell = f"{cell_words.field_name(column.code)}: {text}"
        said = (city, name, cell, gap) if line.is_alone else (name, cell, gap, city)
        return ", ".join(filter(None, said))


def total_sentence(shown: TableShown) -> str:
    """Describe the totals, for screen readers; empty if nothing is added up."""
    sums = (f"{cell_words.heading(code)} {text}" for code, text in shown.totals.items())
    return words.total_spoken(words.total(is_all=shown.is_all), ", ".join(sums)) if shown.totals else ""


def _city_words(line: Line) -> tuple[str, str, str, str]:
    """Return the city of a line, its state, the title of its action, and that with its day."""
    row = line.row
    if row is None:
        return words.whole_mobilization(), "", "", ""
    title = title_of(row) if row.city else ""
    state = f" {row.state}" if row.state else ""
    return row.city or row.title, state, title, words.which_action(title, row.day) if title else ""


def mark_of(shown: TableShown, line: Line) -> str:
    """Return what a city shows if it has no lines below it."""
    has_any = shown.book.of(shown.kind, line.action_id)
    if has_any or (shown.kind is PartKind.BUDGET and owed_of(shown.book, line.action_id)):
        return ""
    return words.nothing_yet(shown.kind.value)


def _cell_text(column: LogisticsColumn, line: Line, shown: TableShown) -> CellText:
    """Return the text of a cell and its color: what is expected where nobody has said what the spot holds."""
    said = shown_text(column, line, shown)
    if said.text or not line.is_alone:
        return said
    texts = head_texts(shown.book, shown.kind, line.row, shown.amounts)
    return CellText(texts.get(column.code, ""), "text3")


def _hours(line: Line) -> str:
    """Return the hours of an action that has cues below."""
    row = line.row
    return span(row.starts, row.ends) if row is not None and row.starts is not None else ""


def _sum_style(column: LogisticsColumn) -> TextStyle:
    return _META if column.code == "capacity" else _STRONG
