"""The bars above the logistics tables: table switch, search, new line; filters and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.ui.screens.logistics.line_filter import SPECS
from organizer_app.ui.screens.logistics.table_values import Keep
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterStrip
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.controls.top_bar import TopBar, TopBarWords
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.language import filters
from organizer_app.wording.logistics import logistics as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    PartKind.SITES.value: "map-pin",
    PartKind.MATERIALS.value: "package",
    PartKind.TRANSPORT.value: "bus",
    PartKind.BUDGET.value: "wallet",
    PartKind.RUN_OF_SHOW.value: "list-ordered",
}


class LogisticsTopBar(TopBar):
    """The tables of the logistics; a city's lines are copied, its cues printed, and a line is added."""

    add_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        named = TopBarWords(words.views(), words.search_hint(), words.clear_search())
        super().__init__(theme, view_segments(_ICONS, words.view_name), named, parent)
        # So narrow that the words of the switch stay beside the printer of the run of show.
        self.search.setMinimumWidth(104)
        self.copy = icon_button(theme, "copy", words.copy_to_others(), self.copy_asked.emit, self)
        set_tip(self.copy, words.copy_hint())
        self.paper = icon_button(theme, "printer", words.print_name(), self.print_asked.emit, self)
        self.lay_out((self.copy, self.paper), push_button("primary", "", self.add_asked.emit, self))

    def show_kind(self, kind: PartKind) -> None:
        """Show which table is visible."""
        self.views.choose(kind.value)
        self.paper.setVisible(kind is PartKind.RUN_OF_SHOW)
        self.name_add(words.add_name(kind.value))

    def explain(self, reason: str) -> None:
        """Enable the buttons that work on a city, or explain on them why they are disabled."""
        for button, hint in (
            (self.copy, words.copy_hint()),
            (self.paper, words.print_name()),
            (self.add, ""),
        ):
            button.setEnabled(not reason)
            set_tip(button, reason or hint)
            button.setAccessibleDescription(reason)


class LogisticsFilterBar(FilterStrip):
    """The filter, its chips, and the number of lines and of open needs."""

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(theme, SPECS, parent, clear=words.clear_filters())
        self._presenter = presenter
        self.narrow(
            presenter,
            lambda facet: self.offer(facet, presenter.options(facet), presenter.wanted.of(facet)),
        )
        self.keeps = Segmented([(keep.value, keep.value, "") for keep in Keep], theme, words.keeps(), self)
        self.keeps.chosen.connect(lambda code: presenter.choose_keep(Keep(code)))
        row = WrappingRow(self)
        row.addWidget(self.keeps)
        self.add_chips(row)
        self.summary = PlainLabel("", self, role="field", wraps=True)
        row.add_tail(self.summary)

    def show_filter(self) -> None:
        wanted, kind = self._presenter.wanted, self._presenter.kind
        for keep in Keep:
            self.keeps.button(keep.value).setText(words.keep_name(keep.value, kind.value))
        self.keeps.choose(wanted.keep.value)
        self.show_kept(filters.chip_labels(wanted, SPECS), is_narrowed=not wanted.is_empty)
