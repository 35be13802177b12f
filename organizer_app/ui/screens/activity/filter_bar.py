"""The row of chips above the history: one a facet, tinted while it keeps something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.ui.screens.activity.choices import choices_of
from organizer_app.ui.screens.activity.history_filter import SINGLE, HistoryFilter
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.history import history
from organizer_app.wording.history import history_filters as words
from organizer_app.wording.language.filters import facet_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.activity.history_filter import Offered
    from organizer_app.ui.theme.theme import Theme
    from organizer_app.ui.widgets.controls.check_menu import CheckMenu

FACETS: Final = (Facet.SINCE, Facet.PERSON, Facet.RECORD, Facet.IMPORT, Facet.KIND)


class ActivityFilterBar(FilterBar):
    """The chips, and how many steps are shown; a day and a record are asked for beside the history."""

    day_asked = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, FACETS, parent)
        self.setObjectName("filterBar")
        self.setAccessibleName(words.filter_bar())
        self._offered: Offered | None = None
        self.asked.connect(self._ask)
        row = WrappingRow(self, side=16, above=6)
        self.add_chips(row)
        self._count = PlainLabel("", self)
        self._count.setProperty("role", "field")
        row.add_tail(self._count)

    def show_count(self, said: str) -> None:
        """Say how many steps are shown."""
        self._count.setText(said)

    def show_facets(self, facets: Offered) -> None:
        """Show what is kept."""
        self._offered = facets
        wanted = facets.wanted
        self.show_kept(
            {
                Facet.SINCE: _since(wanted),
                Facet.PERSON: _several(history.author_name(each) for each in sorted(wanted.of(Facet.PERSON))),
                Facet.RECORD: wanted.record.title if wanted.record else "",
                Facet.IMPORT: _file(facets),
                Facet.KIND: _several(words.category_name(each) for each in sorted(wanted.of(Facet.KIND))),
            },
            is_narrowed=wanted != HistoryFilter(),
        )
        idle = set()
        # On a plan of one person there is nobody to tell apart.
        if len(facets.authors) <= 1 and not wanted.of(Facet.PERSON):
            idle.add(Facet.PERSON)
        if not facets.imports and not wanted.brought_by:
            idle.add(Facet.IMPORT)
        self.show_chips(set(FACETS) - idle)

    def _ask(self, facet: Facet) -> None:
        if facet is Facet.RECORD:
            self.record_asked.emit()
        else:
            self.open_below(self.chips[facet], self.facet_menu(facet))

    def facet_menu(self, facet: Facet) -> CheckMenu:
        """Make the menu of a facet: its values with their counts; it stays open while several are checked."""
        facets = self._offered
        found = [Option(each.code, each.spoken) for each in choices_of(facets, facet)] if facets else ()
        kept = facets.wanted.of(facet) if facets else ()
        menu = self.menu_of(facet, found, kept, stays_open=facet not in SINGLE)
        if facet is Facet.SINCE:
            menu.addAction(words.one_day(), self.day_asked.emit)
        return menu


def _since(wanted: HistoryFilter) -> str:
    """Say from which day on history is shown, or which one alone; nothing for all of it."""
    if wanted.day is not None:
        return words.day_chosen(wanted.day.isoformat())
    return "".join(words.since_chosen(code) for code in wanted.of(Facet.SINCE))


def _file(facets: Offered) -> str:
    """Return the file of the import that is kept; nothing where none is."""
    brought_by = facets.wanted.brought_by
    files = (each.file for each in facets.imports if each.step_id == brought_by)
    return next(files, facet_name(Facet.IMPORT) if brought_by else "")


def _several(names: Iterable[str]) -> str:
    """Say the first of some names and how many more there are; nothing for none."""
    found = list(names)
    return words.chosen(found[0], len(found) - 1) if found else ""
