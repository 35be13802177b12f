"""The list of cities: a Qt table, because only this list selects ranges with Ctrl and Shift."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from organizer_app.ui.screens.plan.city_list.city_list_model import CityListModel, Index
from organizer_app.ui.screens.plan.city_list.city_painter import CityPainter
from organizer_app.ui.screens.plan.store.list_rows import GroupHead
from organizer_app.ui.theme.text_painting import TextPainter
from organizer_app.ui.theme.theme import TextStyle
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import ROW_HEADER, ROW_LIST
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.own_viewport import own_viewport
from organizer_app.ui.widgets.scroll_bars import fill_scroll_bars
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.rows.place_groups import PlaceGroup
    from organizer_app.ui.screens.plan.store.list_rows import ListOrder
    from organizer_app.ui.theme.theme import Theme

_Move = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag
_BACKWARDS: Final = frozenset({_Move.MoveUp, _Move.MovePrevious, _Move.MovePageUp, _Move.MoveLeft})
_SCROLL_STEP: Final = 30


class CityTable(Themed, QTableView):
    """Cities under their heads; the current line is the selected city."""

    place_chosen = Signal(str)
    places_chosen = Signal(object)
    place_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._theme = theme
        self.lines = CityListModel(self)
        self._painter = CityPainter(theme, self.lines)
        self._pointed = -1
        self._is_following = False
        self._heads: list[int] = []
        self.setObjectName("cityTable")
        self.setAccessibleName(words.list_name())
        self.setModel(self.lines)
        self._set_up()
        self.activated.connect(self._open)
        self.entered.connect(lambda index: self._point_at(index.row()))
        self.viewportEntered.connect(lambda: self._point_at(-1))
        self.show_heights()

    def _set_up(self) -> None:
        fill_scroll_bars(self, QPalette.ColorRole.Base)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_SCROLL_STEP)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)

    def show_heights(self) -> None:
        """Give cities and heads their heights."""
        city, head = self._theme.length(ROW_LIST), self._theme.length(ROW_HEADER)
        self.verticalHeader().setDefaultSectionSize(city)
        # Qt keeps the height per row number when the lines are replaced.
        for row in self._heads:
            self.setRowHeight(row, city)
        self._heads = self.lines.head_rows()
        for row in self._heads:
            self.setRowHeight(row, head)

    def show_places(
        self, groups: Sequence[PlaceGroup], order: ListOrder, desk_zone: str, usual_day: str = ""
    ) -> None:
        """Replace all lines and keep the current city and the scroll position."""
        current, chosen = self.current_key(), self.chosen_keys()
        scrolled = self.verticalScrollBar().value()
        self._is_following, self._pointed = True, -1
        self.lines.show(groups, order, desk_zone, usual_day)
        self.show_heights()
        if current:
            self._go_to(current)
        if len(chosen) > 1:
            self._mark(chosen)
        self.verticalScrollBar().setValue(scrolled)
        self._is_following = False

    def current_key(self) -> str | None:
        """Return the key of the selected city, or None; a line that only has the focus does not count."""
        current = self.currentIndex()
        group = self.lines.group_at(current.row())
        if group is None or not self.selectionModel().isSelected(current):
            return None
        return group.key

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus without selecting anything."""
        self._is_following = True
        super().focusInEvent(event)
        self._is_following = False

    def select_place(self, key: str | None) -> None:
        """Select a city without a signal, and scroll to it if it is not visible."""
        self._is_following = True
        if key is None or not self._go_to(key):
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.scrollTo(self.currentIndex())
        self._is_following = False

    def select_places(self, keys: Sequence[str], current: str) -> None:
        """Select several cities, or only the current one if there are no keys, without a signal."""
        if not keys:
            self.select_place(current or None)
        elif set(keys) != set(self.chosen_keys()):
            self._is_following = True
            row = self.lines.row_of(current)
            if row is not None:
                self.selectionModel().setCurrentIndex(self.lines.index(row, 0), _Flag.NoUpdate)
            self._mark(keys)
            self._is_following = False

    def chosen_keys(self) -> list[str]:
        """Return the keys of all selected cities, from top to bottom."""
        return [group.key for group in self._chosen()]

    def _chosen(self) -> list[PlaceGroup]:
        # By ranges: with thousands of rows, asking for an index of each takes longer than a frame.
        ranges = self.selectionModel().selection()
        chosen = [(each.top(), each.bottom()) for each in (ranges.at(n) for n in range(ranges.count()))]
        rows = (row for top, bottom in sorted(chosen) for row in range(top, bottom + 1))
        return [group for group in map(self.lines.group_at, rows) if group is not None]

    def _mark(self, keys: Sequence[str]) -> None:
        rows = sorted(row for row in map(self.lines.row_of, keys) if row is not None)
        marked, index = QItemSelection(), self.lines.index
        for first, last in stretches(rows):
            marked.append(QItemSelectionRange(index(first, 0), index(last, 0)))
        self.selectionModel().select(marked, _Flag.ClearAndSelect)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._painter = CityPainter(theme, self.lines)
        self.show_heights()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Report which city the person went to, or which ones are selected together."""
        super().selectionChanged(selected, deselected)
        if self._is_following:
            return
        keys = self.chosen_keys()
        if len(keys) == 1:
            self.place_chosen.emit(keys[0])
        else:
            self.places_chosen.emit(tuple(keys))

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Skip heads."""
        if action in {_Move.MoveHome, _Move.MoveEnd}:
            row = 0 if action == _Move.MoveHome else self.lines.rowCount() - 1
        elif action in {_Move.MovePageUp, _Move.MovePageDown}:
            row = super().moveCursor(action, modifiers).row()
        else:
            row = self.currentIndex().row() + (-1 if action in _BACKWARDS else 1)
        step = -1 if action in _BACKWARDS or action == _Move.MoveEnd else 1
        return self.lines.index(self._nearest_city(row, step), 0)

    def _nearest_city(self, row: int, step: int) -> int:
        for direction in (step, -step):
            look = row
            while 0 <= look < len(self.lines.entries):
                if self.lines.group_at(look) is not None:
                    return look
                look += direction
        return self.currentIndex().row()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, the focus ring on the current one, and a message if there are none."""
        painter = QPainter(self.viewport())
        if self.lines.entries:
            self._paint_lines(painter, event.rect())
            current, sticky = self.currentIndex(), self.sticky_head()
            if shows_ring(self) and current.isValid():
                self._painter.paint_focus(painter, self.visualRect(current))
            if sticky is not None:
                self._painter.paint_head_at(painter, sticky[1], sticky[0])
        else:
            room = QRectF(0, 0, self.viewport().width(), self._theme.length(120))
            center = Qt.AlignmentFlag.AlignHCenter
            TextPainter(self._theme).draw(
                painter, room, words.empty_title(), TextStyle(), "text3", align=center
            )
        painter.end()

    def _paint_lines(self, painter: QPainter, part: QRect) -> None:
        """Paint the lines in a part of the viewport; Qt's own loop costs four times as much."""
        chosen = self.selectionModel() if self.selectionModel().hasSelection() else None
        pointed = self._pointed if self.viewport().underMouse() else -1
        first, last = self.rowAt(part.top()), self.rowAt(part.bottom())
        top, width = self.rowViewportPosition(first), self.columnWidth(0)
        for row in range(first, last + 1 if last >= 0 else len(self.lines.entries)) if first >= 0 else ():
            height = self.rowHeight(row)
            is_selected = chosen is not None and chosen.isSelected(self.lines.index(row, 0))
            box = QRect(0, top, width, height)
            self._painter.paint(painter, box, row, is_selected=is_selected, is_pointed=row == pointed)
            top += height

    def _point_at(self, row: int) -> None:
        before, self._pointed = self._pointed, row
        for each in (before, row):
            if each >= 0:
                self.viewport().update(self.visualRect(self.lines.index(each, 0)))

    def sticky_head(self) -> tuple[GroupHead, QRect] | None:
        """Return the sticky head of the top group and its position: the next one pushes it up."""
        top = self.rowAt(0)
        after = bisect_right(self._heads, top)
        if top < 0 or not after or self.rowViewportPosition(self._heads[after - 1]) >= 0:
            return None
        head = self.lines.entries[self._heads[after - 1]]
        height, edge = self._theme.length(ROW_HEADER), 0
        if after < len(self._heads):
            edge = min(0, self.rowViewportPosition(self._heads[after]) - height)
        box = QRect(0, edge, self.viewport().width(), height)
        return (head, box) if isinstance(head, GroupHead) else None

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint everything: moving the old picture would smear the sticky head."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sticky = self.sticky_head()
        if sticky is None or not sticky[1].contains(event.position().toPoint()):
            super().mousePressEvent(event)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a line, below the sticky head."""
        super().scrollTo(index, hint)
        hidden = self._theme.length(ROW_HEADER) - self.visualRect(index).top()
        if hidden > 0 and index.isValid() and index.row() not in self._heads:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the actions of the selected cities; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            from organizer_app.ui.widgets.lists.copied_rows import copy_rows
            from organizer_app.wording.plan.calendars import cells_of

            copy_rows([cells_of(row) for group in self._chosen() for row in group.rows])
        else:
            super().keyPressEvent(event)

    def _go_to(self, key: str) -> bool:
        row = self.lines.row_of(key)
        if row is None:
            return False
        # Not through the view, which would check for Ctrl, held for another command.
        self.selectionModel().setCurrentIndex(self.lines.index(row, 0), _Flag.ClearAndSelect)
        return True

    def _open(self, index: QModelIndex) -> None:
        group = self.lines.group_at(index.row())
        if group is not None:
            self.place_opened.emit(group.key)


def stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join consecutive rows, in order: first and last of each range."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
