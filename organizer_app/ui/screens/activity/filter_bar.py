"""The row of chips above the history: one a facet, tinted while it keeps something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from organizer_app.ui.screens.activity.choices import choices_of
from organizer_app.ui.screens.activity.wanted import IMPORT, KIND, PERSON, RECORD, SINCE
from organizer_app.ui.widgets.check_menu import CheckMenu
from organizer_app.ui.widgets.filter_chips import FilterChip
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording import history as words
from organizer_app.wording import history_filters as filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from organizer_app.ui.screens.activity.wanted import Facets
    from organizer_app.ui.theme.theme import Theme

_NAMES: Final[Mapping[str, Callable[[], str]]] = {
    SINCE: filters.since_filter,
    PERSON: filters.author_filter,
    RECORD: filters.record_filter,
    IMPORT: filters.import_filter,
    KIND: filters.kind_filter,
}


class ActivityFilterBar(QFrame):
    """Opens the menu of a chip and tells what was chosen; `toggled` carries the facet and the value."""

    toggled = Signal(str, str)
    cleared = Signal(str)
    day_asked = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAccessibleName(filters.filter_bar())
        self._facets: Facets | None = None
        self.chips = {code: self._make_chip(theme, code) for code in _NAMES}
        self._count = PlainLabel("", self)
        self._count.setProperty("role", "field")
        row = WrappingRow(self, side=16, above=6)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.add_tail(self._count)

    def _make_chip(self, theme: Theme, code: str) -> FilterChip:
        chip = FilterChip(theme, _NAMES[code](), self)
        chip.opened.connect(lambda: self._open(code))
        chip.cleared.connect(lambda: self.cleared.emit(code))
        return chip

    def show_count(self, said: str) -> None:
        """Say how many steps are shown."""
        self._count.setText(said)

    def show_facets(self, facets: Facets) -> None:
        """Show what is kept."""
        self._facets = facets
        wanted = facets.wanted
        since = filters.since_chosen(wanted.since) if wanted.since else ""
        self._show(SINCE, filters.day_chosen(wanted.day.isoformat()) if wanted.day else since)
        self._show(PERSON, _several(words.author_name(each) for each in sorted(wanted.authors)))
        self._show(RECORD, wanted.record.title if wanted.record else "")
        files = (each.file for each in facets.imports if each.step_id == wanted.brought_by)
        self._show(IMPORT, next(files, filters.import_filter() if wanted.brought_by else ""))
        self._show(KIND, _several(filters.category_name(each) for each in sorted(wanted.categories)))
        self.chips[PERSON].setVisible(len(facets.authors) > 1 or bool(wanted.authors))
        self.chips[IMPORT].setVisible(bool(facets.imports) or bool(wanted.brought_by))

    def _show(self, code: str, kept: str) -> None:
        self.chips[code].show_label(kept or _NAMES[code](), is_on=bool(kept))

    def _open(self, code: str) -> None:
        if code == RECORD:
            self.record_asked.emit()
            return
        chip = self.chips[code]
        self.open_menu(code).popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def open_menu(self, code: str) -> CheckMenu:
        """Make the menu of a facet: its values with their counts; it stays open while several are checked."""
        menu = CheckMenu(self, stays_open=code in {PERSON, KIND})
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(_NAMES[code]())
        facets = self._facets
        kept = facets.wanted.chosen(code) if facets else frozenset()
        for choice in choices_of(facets, code) if facets else ():
            entry = menu.add_value(choice.spoken.replace("&", "&&"), is_checked=choice.code in kept)
            entry.triggered.connect(lambda _on=False, value=choice.code: self.toggled.emit(code, value))
        if code == SINCE:
            menu.addAction(filters.one_day(), self.day_asked.emit)
        return menu


def _several(names: Iterable[str]) -> str:
    """Say the first of some names and how many more there are; nothing for none."""
    found = list(names)
    return filters.chosen(found[0], len(found) - 1) if found else ""
