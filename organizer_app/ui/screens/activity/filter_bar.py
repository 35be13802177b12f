"""The row of chips above the history: one a facet, tinted while it keeps something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

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
        for value, label, is_chosen in self._values(code):
            entry = menu.add_value(label.replace("&", "&&"), is_checked=is_chosen)
            entry.triggered.connect(lambda _on=False, value=value: self.toggled.emit(code, value))
        if code == SINCE:
            menu.addAction(filters.one_day(), self.day_asked.emit)
        return menu

    def _values(self, code: str) -> list[tuple[str, str, bool]]:
        """Return value and words of what a facet offers, and whether it is chosen."""
        facets = self._facets
        if facets is None:
            return []
        wanted = facets.wanted
        if code == SINCE:
            return [(each, name, each == wanted.since) for each, name in filters.since_names()]
        if code == PERSON:
            people = sorted(facets.authors.items(), key=lambda each: (-each[1], each[0]))
            return [
                (
                    author,
                    filters.name_and_steps(words.author_name(author), count),
                    author in wanted.authors,
                )
                for author, count in people
            ]
        if code == IMPORT:
            return [
                (
                    each.step_id,
                    filters.import_option(each.file, each.moment),
                    each.step_id == wanted.brought_by,
                )
                for each in facets.imports
            ]
        return [
            (each, filters.name_and_steps(name, facets.categories[each]), each in wanted.categories)
            for each, name in filters.category_names()
            if facets.categories.get(each)
        ]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme from now on."""
        for chip in self.chips.values():
            chip.set_theme(theme)


def _several(names: Iterable[str]) -> str:
    """Say the first of some names and how many more there are; nothing for none."""
    found = list(names)
    return filters.chosen(found[0], len(found) - 1) if found else ""
