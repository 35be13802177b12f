"""The bars above the logistics tables: table switch, search, new line; filters and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.ui.screens.logistics.line_filter import SPECS, chip_label
from organizer_app.ui.screens.logistics.table_values import Keep
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER, BAR_TOP, GAP_L, GAP_S
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.controls.search_box import SearchBox
from organizer_app.ui.widgets.controls.segmented import Segmented
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.logistics import logistics as words

if TYPE_CHECKING:
    from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
    from organizer_app.ui.theme.theme import Theme

_ICONS: Final = {
    PartKind.SITES: "map-pin",
    PartKind.MATERIALS: "package",
    PartKind.TRANSPORT: "bus",
    PartKind.BUDGET: "wallet",
    PartKind.RUN_OF_SHOW: "list-ordered",
}


class LogisticsTopBar(Themed, QFrame):
    """Reports clicks and typing."""

    view_chosen = Signal(str)
    searched = Signal(str)
    add_asked = Signal()
    copy_asked = Signal()
    print_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        segments = [(kind.value, words.view_name(kind.value), icon) for kind, icon in _ICONS.items()]
        self.views = Segmented(segments, theme, words.views(), self)
        self.views.chosen.connect(self.view_chosen)
        self.search = SearchBox(theme, words.search_hint(), words.clear_search(), self)
        self.search.setMaximumWidth(286)
        # Narrow enough for the words of the switch to stay beside the run of show's print button.
        self.search.setMinimumWidth(104)
        self.search.searched.connect(self.searched)
        self.copy = icon_button(theme, "copy", words.copy_to_others(), self.copy_asked.emit, self)
        self.copy.setToolTip(words.copy_hint())
        self.paper = icon_button(theme, "printer", words.print_name(), self.print_asked.emit, self)
        self.add = push_button("primary", "", self.add_asked.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_L, 0, GAP_L, 0)
        row.setSpacing(GAP_S)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        for button in (self.copy, self.paper, self.add):
            row.addWidget(button)
        self.set_theme(theme)

    def show_kind(self, kind: PartKind) -> None:
        """Show which table is visible."""
        self.views.choose(kind.value)
        self.add.setText(words.add_name(kind.value))
        self.paper.setVisible(kind is PartKind.RUN_OF_SHOW)

    def explain(self, reason: str) -> None:
        """Enable the buttons that work on a city, or explain on them why they are disabled."""
        for button, hint in (
            (self.copy, words.copy_hint()),
            (self.paper, words.print_name()),
            (self.add, ""),
        ):
            button.setEnabled(not reason)
            button.setToolTip(reason or hint)
            button.setAccessibleDescription(reason)

    def fit(self, width: int) -> None:
        """Hide the words of the switch if they do not fit."""
        self.views.fit_words(self, width)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
        self.add.setIcon(theme.icon("plus", "accent_text", 16))


class LogisticsFilterBar(FilterBar):
    """The filter, its chips, and the number of lines and of open needs."""

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(theme, SPECS, parent, clear=words.clear_filters())
        self.setObjectName("filterBar")
        self._presenter = presenter
        self.asked.connect(
            lambda facet: self.offer(facet, presenter.options(facet), presenter.wanted.of(facet))
        )
        self.toggled.connect(presenter.toggle)
        self.cleared.connect(presenter.clear)
        self.keeps = Segmented([(keep.value, keep.value, "") for keep in Keep], theme, words.keeps(), self)
        self.keeps.chosen.connect(lambda code: presenter.choose_keep(Keep(code)))
        row = WrappingRow(self)
        row.addWidget(self.keeps)
        self.add_chips(row)
        self.told = PlainLabel("", self)
        self.told.setProperty("role", "field")
        self.told.setWordWrap(True)
        row.add_tail(self.told)
        self.set_theme(theme)

    def show_filter(self) -> None:
        wanted, kind = self._presenter.wanted, self._presenter.kind
        for keep in Keep:
            self.keeps.button(keep.value).setText(words.keep_name(keep.value, kind.value))
        self.keeps.choose(wanted.keep.value)
        kept = {facet: chip_label(wanted, facet) for facet in SPECS}
        self.show_kept(kept, is_narrowed=not wanted.is_empty)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_FILTER))
