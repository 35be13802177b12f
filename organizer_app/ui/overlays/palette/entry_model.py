"""The lines of the palette for Qt's list: section headings and entries in one flat list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from organizer_app.ui.overlays.palette.entries import Entry
from organizer_app.wording.window import palette as words

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Heading(NamedTuple):
    """The heading of a section."""

    title: str


class EntryModel(QAbstractListModel):
    """A row is a `Heading` or an `Entry`; only entries can be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Heading | Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = []
        before = None
        for entry in entries:
            if entry.section is not before:
                before = entry.section
                self.rows.append(Heading(words.section_name(entry.section.value)))
            self.rows.append(entry)
        self.endResetModel()

    def entry_at(self, row: int) -> Entry | None:
        """Return the entry of a row, or None for a heading and beyond the ends."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Entry) else None

    def next_entry(self, row: int, step: int) -> int:
        """Return the row of the next entry in a direction, around the ends; -1 without entries."""
        spots = [spot for spot, each in enumerate(self.rows) if isinstance(each, Entry)]
        if not spots:
            return -1
        if row not in spots:
            return spots[0] if step > 0 else spots[-1]
        return spots[(spots.index(row) + step) % len(spots)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.entry_at(index.row()) is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        both = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return both | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the title, and one full sentence for screen readers; the rest is painted."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title if isinstance(row, Heading) else spoken(row)
        return None


def spoken(entry: Entry) -> str:
    """Return a line as a screen reader says it."""
    section = words.section_name(entry.section.value)
    return words.spoken(entry.title, entry.detail, section, " ".join(entry.keys))
