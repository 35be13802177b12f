"""The row of chips above the history: one per facet, tinted while it filters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from organizer_app.domain.basics.filters import Facet, Option
from organizer_app.domain.time.local_time import minutes_of
from organizer_app.ui.screens.activity.choices import choices_of
from organizer_app.ui.screens.activity.history_filter import SINGLE, HistoryFilter, can_revert
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_S
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.history import history, reverting
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
    """The chips and the number of steps shown; a day or a record is entered beside the history."""

    day_asked = Signal()
    revert_asked = Signal()
    record_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, FACETS, parent)
        self.setObjectName("filterBar")
        self.setAccessibleName(words.filter_bar())
        self._offered: Offered | None = None
        self.asked.connect(self._ask)
        row = WrappingRow(self, side=GAP_L, above=GAP_UNDER_S)
        self.add_chips(row)
        self._count = PlainLabel("", self, role="field")
        self.revert = push_button("link", reverting.revert_these(), self.revert_asked.emit, self)
        set_tip(self.revert, reverting.revert_hint())
        self.revert.hide()
        row.add_tail(self.revert)
        row.add_tail(self._count)

    def show_count(self, said: str) -> None:
        """Show the number of steps shown."""
        self._count.setText(said)

    def show_facets(self, facets: Offered) -> None:
        """Show the filter."""
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
        # The history of an import shows later steps on its rows too; they stay.
        self.revert.setText(reverting.revert_import() if wanted.brought_by else reverting.revert_these())
        self.revert.setVisible(can_revert(wanted))
        idle = set()
        # In a plan with one person, a person filter is useless.
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
        """Build the menu of a facet: its values with counts; it stays open while several are checked."""
        facets = self._offered
        found = [Option(each.code, each.spoken) for each in choices_of(facets, facet)] if facets else ()
        kept = facets.wanted.of(facet) if facets else ()
        menu = self.menu_of(facet, found, kept, stays_open=facet not in SINGLE)
        if facet is Facet.SINCE:
            menu.addAction(words.one_day(), self.day_asked.emit)
        return menu


def _since(wanted: HistoryFilter) -> str:
    """Return the first day shown, or the only one; an empty text when all days are shown."""
    if wanted.day is not None:
        day, hours = wanted.day.isoformat(), wanted.hours
        return words.hours_chosen(day, *map(minutes_of, hours)) if hours else words.day_chosen(day)
    return "".join(words.since_chosen(code) for code in wanted.of(Facet.SINCE))


def _file(facets: Offered) -> str:
    """Return the file of the selected import, or an empty text."""
    brought_by = facets.wanted.brought_by
    files = (each.file for each in facets.imports if each.step_id == brought_by)
    return next(files, facet_name(Facet.IMPORT) if brought_by else "")


def _several(names: Iterable[str]) -> str:
    """Return the first of several names and the number of the others; an empty text for none."""
    found = list(names)
    return words.chosen(found[0], len(found) - 1) if found else ""
