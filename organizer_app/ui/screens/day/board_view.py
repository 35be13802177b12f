"""Lays the board out: head, entry line and list, and beside them what to do now and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from organizer_app.ui.screens.day.board_head import BoardHead
from organizer_app.ui.screens.day.board_list import BoardCity, BoardLine, BoardLines, BoardPainter, ZoneLine
from organizer_app.ui.screens.day.entry_bar import EntryBar
from organizer_app.ui.screens.day.incidents import IncidentBar, IncidentForm
from organizer_app.ui.screens.day.ladder_card import OUTCOMES, LadderCard
from organizer_app.ui.screens.day.next_list import NextLine, NextPainter
from organizer_app.ui.screens.day.side_column import SideColumn, scroll_to
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.theme_holder import apply_style_sheet
from organizer_app.ui.theme.themed import Dressed, Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_M, GAP_S, SEMIBOLD, TYPE_META
from organizer_app.ui.widgets.boxes import column_of, row_of
from organizer_app.ui.widgets.lists.line_list import LineList
from organizer_app.ui.widgets.plain_label import PlainLabel, breakable
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.wording.day import board as words
from organizer_app.wording.day.lessons import marshals_of_day, marshals_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from organizer_app.domain.day.board import Board
    from organizer_app.domain.day.learned_ratios import Forecast
    from organizer_app.services.day.day_books import DayBook
    from organizer_app.ui.screens.day.presenter import DayPresenter
    from organizer_app.ui.theme.theme import Theme

_HEADING: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEADING_HEIGHT: Final = 28
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
# The width of the column at the right: a share of the board, within bounds.
_SIDE_SHARE: Final = 0.29
_SIDE_WIDTH: Final = (300, 400)
_LOW: Final = 760
# Where all is in one column, the lists show so much: a zone with four cities, and three events.
_LIST_HEIGHT: Final = 224
_NEXT_HEIGHT: Final = 136


class BoardList(LineList[BoardLine]):
    """The zones and cities, with the keys of the board.

    `stepped` opens or closes a zone, `outcome` carries the number of an outcome from 0, `asked` a letter.
    """

    stepped = Signal(bool)
    outcome = Signal(int)
    asked = Signal(str)

    opens_on_click = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold with Left and Right, log with 1 to 4, and take the letters of the board outside a name."""
        text = event.text().casefold()
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and is_plain:
            self.stepped.emit(event.key() == Qt.Key.Key_Right)
        elif is_plain and text in {"1", "2", "3", "4"}:
            self.outcome.emit(int(text) - 1)
        elif is_plain and text and text in "/ujkfe" and not self.is_typing(event):
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)


class ColumnHeads(Themed, QWidget):
    """The names of the columns above the list; `columns_width` is the width of its lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns_width = 0
        self.set_theme(theme)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(_HEADING_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self._theme.color("border"))
        columns = BoardPainter(self._theme).columns(self.columns_width or self.width())
        names = (
            words.zone_and_city(), words.happening_heading(), words.check_in_heading(),
            words.ladder_heading(), words.reported_heading(),
        )  # fmt: skip
        end = 0.0
        for (left, width), name in zip(columns, names, strict=True):
            # A list of two lines has a check-in below its city.
            if width > 0 and left >= end:
                end = left + width
                place = QRectF(left, 0, width, self.height())
                is_last = name is names[-1]
                options = {"align": _RIGHT} if is_last else {}
                self._texts.draw(painter, place, name, _HEADING, "text2", **options)
        painter.end()


class BoardView(Dressed, QFrame):
    """The board; the screen fills it, and it may fill a window of its own."""

    outcome = Signal(int)
    full_screen_asked = Signal()
    all_asked = Signal()
    stepped = Signal(str, bool)
    toggled = Signal(str)
    selected = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        self.head = BoardHead(theme, self)
        self.entry = EntryBar(theme, self)
        self.heads = ColumnHeads(theme, self)
        self.list = BoardList(theme, BoardPainter(theme), words.title(), self)
        self.card = LadderCard(theme, self)
        self.next = LineList[NextLine](theme, NextPainter(theme), words.next_label(), self)
        self.next.opens_on_click = False
        self.incidents = IncidentBar(theme, self)
        self.incident_form = IncidentForm(self)
        self._left = PlainLabel("", self, role="meta")
        self.marshals = PlainLabel("", self, role="meta", wraps=True)
        self._forecasts: Mapping[str, Forecast] = {}
        self._side = SideColumn(theme, _SIDE_SHARE, _SIDE_WIDTH, self)
        for part in (self.head, self.heads, self.list.viewport()):
            # Each paints all of itself: what is below it need not be painted with every minute.
            part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._lay_out()
        self._connect()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        apply_style_sheet(self, theme)

    def _lay_out(self) -> None:
        column = scrolling_column(self)
        column.addWidget(self.head)
        board = column_of(None)
        for part in (self.entry, self.heads):
            board.addWidget(part)
        board.addWidget(self.list, 1)
        middle = self._side.beside(board)
        self._side.keep_high(self.list, _LIST_HEIGHT)
        self._side.keep_high(self.next, _NEXT_HEIGHT)
        side = column_of(self._side, (GAP_L, GAP_M, GAP_L, 0), GAP_S)
        side.addWidget(self.card)
        side.addWidget(self.marshals)
        heading = row_of(None, (0, GAP_S, 0, 0), GAP_S)
        heading.addWidget(PlainLabel(words.next_heading(), self, role="sub"))
        heading.addStretch(1)
        heading.addWidget(self._left)
        side.addLayout(heading)
        side.addWidget(self.next, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.incidents)
        column.addWidget(self.incident_form)

    def _connect(self) -> None:
        self.list.outcome.connect(self.outcome)
        self.list.asked.connect(self._take_letter)
        self.list.looked.connect(self._align_heads)
        self.list.stepped.connect(self._step)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self.entry.field.left.connect(self.focus_list)
        self.incidents.work_asked.connect(self.work_on_incident)
        self.incident_form.left.connect(self._end_incident)
        self.card.outcome.connect(lambda heard: self.outcome.emit(OUTCOMES.index(heard)))

    def report_to(self, presenter: DayPresenter) -> None:
        """Pass on what is chosen, folded and logged."""
        self.entry.report_to(presenter)
        self.outcome.connect(lambda spot: presenter.log_outcome(OUTCOMES[spot]))
        self.selected.connect(presenter.select)
        self.stepped.connect(lambda zone, opens: presenter.fold(zone, opens=opens))
        self.toggled.connect(presenter.toggle)
        self.all_asked.connect(presenter.toggle_all)
        self.incident_form.changed.connect(presenter.change_incident)

    def show_board(self, day: DayBook, board: Board, lines: Sequence[BoardLine]) -> None:
        """Show where all cities are at one minute; the list keeps its place while their order stays."""
        self.head.show_board(day, board)
        if isinstance(lines, BoardLines) and lines.is_same_order(self.list.lines):
            self.list.show_moment(lines)
        else:
            self.list.show_lines(lines)
        self._align_heads()
        self.incidents.show_incidents(day)
        if self._forecasts is not day.forecasts:
            self._forecasts = day.forecasts
            self._show_marshals()

    def _align_heads(self) -> None:
        """Put the names over their columns, which a scroll bar makes narrower."""
        width = self.list.viewport().width()
        if self.heads.columns_width != width:
            self.heads.columns_width = width
            self.heads.update()

    def show_next(self, lines: list[NextLine], left: int) -> None:
        """Show what happens next."""
        if [line.key for line in lines] == [line.key for line in self.next.lines]:
            self.next.show_moment(lines)
        else:
            self.next.show_lines(lines)
        self._left.setText(words.all_events(left) if left else words.nothing_left())

    def focus_list(self) -> None:
        """Put the keyboard on the board."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_type(self, *, is_on: bool) -> None:
        """Show the entry line, or leave its room to the list until it is asked for with its key."""
        self.entry.setVisible(is_on)

    def focus_entry(self) -> None:
        """Put the keyboard in the entry line."""
        self.entry.show()
        self.entry.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.field.selectAll()
        for part in (self.head, self.entry):
            scroll_to(part)

    def start_incident(self) -> None:
        """Begin the line of an incident in the chosen city."""
        line = self.list.line
        city = f"{line.state.city.city} {line.state.city.state} " if isinstance(line, BoardCity) else ""
        self.entry.field.setText(f"{city}x " if city else "")
        self.entry.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        scroll_to(self.entry)

    def work_on_incident(self) -> None:
        """Open the form of the incident at the foot of the board, if one is open."""
        incident = self.incidents.incident
        if incident is not None:
            self._make_room()
            self.incident_form.open(incident, self.incidents.desk_zone)
            scroll_to(self.incident_form)

    def _make_room(self) -> None:
        """Put what is not needed for the form away where the board is low."""
        is_low = self.height() < self._theme.length(_LOW)
        for part in (self.head, self.entry, self._side):
            part.setVisible(not is_low)

    def _end_incident(self) -> None:
        for part in (self.head, self.entry, self._side):
            part.show()
        self.focus_list()

    def _take_letter(self, letter: str) -> None:
        if letter == "/":
            self.focus_entry()
        elif letter == "u":
            self.all_asked.emit()
        elif letter == "f":
            self.full_screen_asked.emit()
        elif letter == "e":
            self.work_on_incident()
        else:
            self._go_to_trouble(1 if letter == "j" else -1)

    def _go_to_trouble(self, step: int) -> None:
        """Go to the next city below or above, past the lines of zones."""
        lines, at = self.list.lines, self.list.current
        if at < 0:
            at = -1 if step > 0 else len(lines)
        spots = range(at + step, len(lines) if step > 0 else -1, step)
        spot = next((each for each in spots if isinstance(lines[each], BoardCity)), -1)
        if spot >= 0:
            self.list.land(spot)

    def _show_marshals(self) -> None:
        """Say how many marshals the chosen city needs; all cities of the day while none is chosen."""
        line = self.list.line
        known = self._forecasts.get(line.state.city.action_id) if isinstance(line, BoardCity) else None
        text = marshals_of_day(self._forecasts.values())
        if isinstance(line, BoardCity) and known is not None:
            text = f"{words.place_named(line.state.city)}: {marshals_text(known)}"
        self.marshals.setText(breakable(text))
        self.marshals.setVisible(bool(text))

    def _step(self, opens: bool) -> None:  # noqa: FBT001  # a signal's argument
        line = self.list.line
        if isinstance(line, ZoneLine):
            self.stepped.emit(line.row.zone, opens)

    def _choose(self, _key: str) -> None:
        line = self.list.line
        self._show_marshals()
        if isinstance(line, BoardCity):
            self.selected.emit(line.state.city.action_id)
            self.incidents.go_to(line.state.city.action_id)

    def _open(self, _key: str) -> None:
        line = self.list.line
        if isinstance(line, ZoneLine):
            self.toggled.emit(line.row.zone)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.set_source(theme, BoardPainter(theme))
        self.next.set_source(theme, NextPainter(theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit()
        self.card.let_shrink(is_low=self.height() < self._theme.length(_LOW))
