"""The list of cities: a Qt table, because only this list selects ranges with Ctrl and Shift."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from organizer_app.domain.rows.place_groups import PlaceGroup
from organizer_app.ui.screens.plan.store.list_rows import CitySections, GroupHead, ListEntry, ListOrder
from organizer_app.ui.screens.plan.store.row_words import RowWords, row_words
from organizer_app.ui.theme.blank_pictures import blank_picture
from organizer_app.ui.theme.glyphs import RING_MARGIN, glyphs_of, ring_label
from organizer_app.ui.theme.text_painting import TextPainter, strike
from organizer_app.ui.theme.theme import TextStyle, Theme
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import (
    REGULAR,
    ROW_HEADER,
    ROW_LIST,
    SEMIBOLD,
    STRONG,
    TYPE_BODY,
    TYPE_CAPTION,
    TYPE_META,
)
from organizer_app.ui.widgets.focus_frame import shows_ring
from organizer_app.ui.widgets.own_viewport import own_viewport
from organizer_app.ui.widgets.scroll_bars import fill_scroll_bars
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.merging.presence import Present
    from organizer_app.domain.rows.action_rows import ActionRow
    from organizer_app.ui.screens.plan.store.row_words import Fresh


Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CITY_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class CityListModel(QAbstractTableModel):
    """One column; a row is a `GroupHead` or a `PlaceGroup`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[ListEntry] = []
        self._desk_zone = ""
        self._shows_day = False
        self._usual_day = ""
        self._rows: dict[str, int] = {}
        self._words: dict[str, tuple[PlaceGroup, RowWords]] = {}
        self._sections = CitySections()
        self._contested: frozenset[str] = frozenset()
        self._editing: Mapping[str, tuple[Present, ...]] = {}
        self._unsent: Mapping[str, int] = {}
        self._fresh: Mapping[str, Fresh] = {}
        # Counts changes that affect the words of every line at once.
        self.edition = 0

    def show(
        self, groups: Sequence[PlaceGroup], order: ListOrder, desk_zone: str, usual_day: str = ""
    ) -> None:
        """Replace all lines; with several days, only days other than the usual ISO day are written."""
        self.beginResetModel()
        self.entries = self._sections.show(groups, order)
        shows_day = order is not ListOrder.DATE and _has_days(groups)
        way = (desk_zone, shows_day, usual_day)
        if way != (self._desk_zone, self._shows_day, self._usual_day):
            self._desk_zone, self._shows_day, self._usual_day = way
            self._words.clear()
            self.edition += 1
        self._rows.clear()
        self.endResetModel()

    def mark_contested(self, action_ids: frozenset[str]) -> None:
        """Mark the cities of some actions: two laptops wrote the same field there."""
        self._contested = action_ids
        self._word_again()

    def mark_editing(self, editing: Mapping[str, tuple[Present, ...]]) -> None:
        """Mark the cities with actions that others are editing now."""
        self._editing = editing
        self._word_again()

    def mark_unsent(self, by_action: Mapping[str, int]) -> None:
        """Mark the cities with changes that wait for the hub: how many, by the id of the city action."""
        self._unsent = by_action
        self._word_again()

    def mark_fresh(self, fresh: Mapping[str, Fresh]) -> None:
        """Mark the cities with actions that others have just changed, by their ids."""
        self._fresh = dict(fresh)
        self._word_again()

    def _word_again(self) -> None:
        self._words.clear()
        self.edition += 1

    def _marked(self, group: PlaceGroup, written: RowWords) -> RowWords:
        if not (self._editing or self._fresh or self._contested or self._unsent):
            # The first picture of a plan shows cities alone, and its actions are not unpacked for it.
            return written
        from organizer_app.wording.plan import replaced_values
        from organizer_app.wording.together import presence
        from organizer_app.wording.together.hub import yours_wait

        ids = [row.action_id for row in group.rows]
        there = tuple(each for action_id in ids for each in self._editing.get(action_id, ()))
        fresh = self._newest(group)
        other, was = presence.editing(there) if there else "", ""
        if fresh is not None:
            name, before = self._fresh[fresh.action_id]
            other = other or presence.just_now(name)
            was = replaced_values.was(before, fresh) if before is not None else ""
        is_contested = not self._contested.isdisjoint(ids)
        unsent, brief = yours_wait(sum(self._unsent.get(action_id, 0) for action_id in ids))
        is_fresh = fresh is not None
        marked = written._replace(is_contested=is_contested, other=other, is_fresh=is_fresh, was=was)
        return marked._replace(unsent=unsent, unsent_briefly=brief)

    def _newest(self, group: PlaceGroup) -> ActionRow | None:
        """Return the action of a city that others changed last, if one glows."""
        rows = {row.action_id: row for row in group.rows}
        return next((rows[each] for each in reversed(tuple(self._fresh)) if each in rows), None)

    @property
    def cities(self) -> int:
        """The number of cities with an action that is not canceled."""
        return self._sections.cities

    @property
    def actions(self) -> int:
        """The number of actions counted in those cities."""
        return self._sections.actions

    def head_rows(self) -> list[int]:
        """Return the rows that are heads."""
        return self._sections.head_rows()

    def row_of(self, key: str) -> int | None:
        """Return the row of a city by key, or None if it is not in the list."""
        if not self._rows:
            self._rows = {
                entry.key: row for row, entry in enumerate(self.entries) if isinstance(entry, PlaceGroup)
            }
        return self._rows.get(key)

    def group_at(self, row: int) -> PlaceGroup | None:
        """Return the city of a row, or None for a head and out of range."""
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, PlaceGroup) else None

    def words_of(self, group: PlaceGroup) -> RowWords:
        """Return the words of a city's line, made once."""
        found = self._words.get(group.key)
        if found is None or found[0] is not group:
            shows_day = self._shows_day and group.head.day != self._usual_day
            written = row_words(group, self._desk_zone, shows_day=shows_day)
            found = (group, self._marked(group, written))
            self._words[group.key] = found
        return found[1]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.group_at(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return _CITY_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the city for type-ahead and a full sentence for screen readers; the rest is painted."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if isinstance(entry, GroupHead):
            spoken = f"{entry.title}. {words.cities(entry.cities)}."
            return spoken if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words_of(entry).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words_of(entry).sentence(entry)
        return None


def _has_days(groups: Sequence[PlaceGroup]) -> bool:
    """Return whether the cities have more than one day."""
    first = next((group.head.day for group in groups if group.head.day), "")
    return any(group.head.day not in {first, ""} for group in groups)


# Paints the lines of the list of cities


_NAME: Final = TextStyle(TYPE_BODY, SEMIBOLD)
_STATE: Final = TextStyle(TYPE_META, REGULAR)
_REASON: Final = TextStyle(TYPE_META, SEMIBOLD)
_TIME: Final = TextStyle(TYPE_BODY, STRONG, tabular=True)
_ZONE: Final = TextStyle(TYPE_CAPTION, REGULAR, tabular=True)
_HEAD: Final = TextStyle(TYPE_META, SEMIBOLD)
_HEAD_COUNT: Final = TextStyle(TYPE_META, STRONG, tabular=True)
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_PAD: Final = 16
_TEXT_LEFT: Final = 54
_RING_X: Final = 30
_GAP: Final = 8
_BALL: Final = 13
# The sign of a city with a field that two laptops wrote.
_MARK: Final = 14
# The number of line pictures kept: a few screens of them.
_REMEMBERED: Final = 64
_Key = tuple[int, int, bool, bool, int, float]


class CityPainter:
    """Draws heads and cities from the model's values, without Qt's roles, which keeps scrolling fast."""

    def __init__(self, theme: Theme, model: CityListModel) -> None:
        self._theme = theme
        self._texts = TextPainter(theme)
        self._glyphs = glyphs_of(theme)
        self._model = model
        # Each picture holds its entry: a live object's identity cannot be reused by another.
        self._pictures: dict[_Key, tuple[ListEntry, QPixmap]] = {}

    def paint(self, painter: QPainter, rect: QRect, row: int, *, is_selected: bool, is_pointed: bool) -> None:
        """Paint one line from its cached picture, so that scrolling draws only new lines."""
        dpr = painter.device().devicePixelRatioF()
        entry, edition = self._model.entries[row], self._model.edition
        key = (id(entry), edition, is_selected, is_pointed, rect.width(), dpr)
        found = self._pictures.get(key)
        if found is None:
            if len(self._pictures) >= _REMEMBERED:
                self._pictures.clear()
            found = (entry, self._picture(rect.size(), entry, key))
            self._pictures[key] = found
        painter.drawPixmap(rect.topLeft(), found[1])

    def _picture(self, size: QSize, entry: ListEntry, key: _Key) -> QPixmap:
        _identity, _edition, is_selected, is_pointed, _width, dpr = key
        background = self._background(entry, is_selected=is_selected, is_pointed=is_pointed)
        pixmap = blank_picture(size.width(), size.height(), dpr, self._theme.color(background))
        painter = QPainter(pixmap)
        rect = QRect(0, 0, size.width(), size.height())
        if isinstance(entry, GroupHead):
            self._paint_head(painter, rect, entry)
        else:
            if is_selected:
                painter.fillRect(0, 0, 3, rect.height(), self._theme.color("accent"))
            self._paint_city(painter, rect, entry, is_selected=is_selected)
        painter.end()
        return pixmap

    def _background(self, entry: ListEntry, *, is_selected: bool, is_pointed: bool) -> str:
        if is_selected:
            return "selected"
        if not isinstance(entry, GroupHead) and self._model.words_of(entry).is_fresh:
            return "live_soft"
        return "sunken" if is_pointed else "surface"

    def _paint_head(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        painter.fillRect(rect, self._theme.color("band"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
        left = float(_PAD)
        if head.level is not None:
            ball = self._glyphs.ball(head.level, _BALL, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, rect.y() + (rect.height() - _BALL) / 2), ball)
            left += _BALL + 9
        right = rect.right() - _PAD
        count = f"{head.cities:,}"
        room = self._texts.advance(count, _HEAD_COUNT)
        line = QRectF(left, rect.y(), right - left, rect.height())
        self._texts.draw(painter, line, count, _HEAD_COUNT, "text3", align=_RIGHT)
        line.setWidth(right - left - room - _GAP)
        self._texts.draw(painter, line, head.title, _HEAD, "text2")

    def _paint_city(self, painter: QPainter, rect: QRect, group: PlaceGroup, *, is_selected: bool) -> None:
        theme, texts = self._theme, self._texts
        words = self._model.words_of(group)
        quiet = "text2" if is_selected else "text3"
        painter.setPen(theme.color("border"))
        painter.drawLine(rect.left() + _TEXT_LEFT, rect.bottom(), rect.right(), rect.bottom())
        self._paint_ring(painter, rect, group)
        half = rect.height() / 2
        upper = QRectF(_TEXT_LEFT, rect.y() + half - theme.length(21), 0, theme.length(20))
        lower = QRectF(_TEXT_LEFT, rect.y() + half, 0, theme.length(18))
        for line in (upper, lower):
            line.setRight(rect.right() + 1 - _PAD)
        taken = texts.draw(painter, upper, words.time, _TIME, self._time_color(group), align=_RIGHT)
        upper.setRight(upper.right() - taken - _GAP)
        state_room = texts.advance(words.state, _STATE) + 6 if words.state else 0.0
        name = QRectF(upper.x(), upper.y(), max(0.0, upper.width() - state_room), upper.height())
        width = texts.draw(painter, name, words.name, _NAME, "text3" if group.is_off else "text")
        upper.setLeft(upper.x() + width + 6)
        texts.draw(painter, upper, words.state, _STATE, quiet)
        # For as long as a change glows, what it replaced has the place of the zone.
        taken = texts.draw(painter, lower, words.was or words.zone, _ZONE, quiet, align=_RIGHT)
        lower.setRight(lower.right() - taken - _GAP)
        if words.was:
            strike(
                painter, QRectF(lower.right() + _GAP, lower.y(), taken, lower.height()), theme.color(quiet)
            )
        if words.is_contested:
            size = theme.length(_MARK)
            lower.setRight(lower.right() - size)
            spot = QPointF(round(lower.right()), round(lower.center().y() - size / 2))
            painter.drawPixmap(spot, theme.pixmap("git-merge", _MARK, "accent"))
            lower.setRight(lower.right() - _GAP)
        if words.unsent:
            size = theme.length(_MARK)
            spot = QPointF(round(lower.x()), round(lower.center().y() - size / 2))
            painter.drawPixmap(spot, theme.pixmap("wifi-off", _MARK, "text2"))
            lower.setLeft(lower.x() + size + _GAP)
        if words.other:
            texts.draw(painter, lower, words.other, _REASON, "live")
            return
        color = "danger" if group.mix[0] else "text2"
        style = _REASON if words.is_reason else _STATE
        taken = texts.draw(painter, lower, words.reason, style, color if words.is_reason else quiet)
        lower.setLeft(min(lower.right(), lower.x() + taken + _GAP * (taken > 0)))
        # Cut in the middle it says nothing; its sign says it, too.
        unsent = texts.first_fitting((words.unsent, words.unsent_briefly, ""), _STATE, lower.width())
        texts.draw(painter, lower, unsent, _STATE, quiet)

    def _paint_ring(self, painter: QPainter, rect: QRect, group: PlaceGroup) -> None:
        label = ring_label(group.actions)
        size = 26 if len(label) == 1 else 30 if len(label) == 2 else 34  # noqa: PLR2004  # digits that fit
        ring = self._glyphs.ring(group.mix, label, size, painter.device().devicePixelRatioF())
        edge = size / 2 + RING_MARGIN
        painter.drawPixmap(QPointF(_RING_X - edge, rect.y() + rect.height() / 2 - edge), ring)

    def _time_color(self, group: PlaceGroup) -> str:
        return "text3" if group.is_off or group.head.starts is None else "text"

    def paint_head_at(self, painter: QPainter, rect: QRect, head: GroupHead) -> None:
        """Paint the sticky head of the list, with a line below it."""
        self._paint_head(painter, rect, head)
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """Draw the focus ring of the current line."""
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))


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
