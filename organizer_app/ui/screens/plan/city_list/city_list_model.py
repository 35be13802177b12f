"""The lines of the list of cities for Qt's views: heads and cities in one flat list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from organizer_app.domain.rows.place_groups import PlaceGroup
from organizer_app.ui.screens.plan.store.city_sections import CitySections
from organizer_app.ui.screens.plan.store.list_rows import GroupHead, ListEntry, ListOrder
from organizer_app.ui.screens.plan.store.row_words import RowWords, row_words
from organizer_app.wording.plan import map_and_list as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
