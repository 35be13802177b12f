"""The controls in the filter bar of the tasks: the filter, the chips, and the button to move the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from organizer_app.ui.screens.checklists.checklist_values import Keep
from organizer_app.ui.screens.checklists.task_filter import FACETS, chip_label
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.checklists import checklist_forms as form_words
from organizer_app.wording.checklists import checklists as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from organizer_app.ui.screens.checklists.presenter import ChecklistsPresenter
    from organizer_app.ui.theme.theme import Theme


class TaskTools(QWidget):
    """A row that wraps if it does not fit.

    Args:
        theme: the look.
        presenter: notified of the filter.
        ask_day: opens the form for another day.
        parent: its parent.
    """

    def __init__(
        self, theme: Theme, presenter: ChecklistsPresenter, ask_day: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        kinds = [(keep.value, words.keep_name(keep.value), "") for keep in Keep]
        self.keeps = Segmented(kinds, theme, words.keeps(), self)
        self.keeps.choose(Keep.OPEN.value)
        self.keeps.chosen.connect(lambda code: self.choose_keep(Keep(code)))
        self.chips = FilterBar(theme, FACETS, self, clear=form_words.clear_filters())
        self.chips.add_chips(WrappingRow(self.chips, side=0, above=0))
        self.chips.narrow(presenter, presenter.ask_options)
        self.move_day = push_button("plain", form_words.move_day(), ask_day, self)
        row = WrappingRow(self, side=0, above=0)
        for part in (self.keeps, self.chips, self.move_day):
            row.addWidget(part)
        # Alone in a line, the last button would look lost.
        row.keep_together(self.chips, self.move_day)

    def offer_filters(self, *, has_any: bool) -> None:
        """Hide the filters if there is nothing to filter; the day can be moved anyway."""
        self.keeps.setVisible(has_any)
        self.chips.setVisible(has_any)

    def choose_keep(self, keep: Keep) -> None:
        """Filter the tasks."""
        self.keeps.choose(keep.value)
        self._presenter.choose_keep(keep)

    def show_filter(self) -> None:
        wanted = self._presenter.wanted
        labels = {facet: chip_label(wanted, facet) for facet in FACETS}
        self.chips.show_kept(labels, is_narrowed=bool(wanted.facets))
