"""The bars above the tables of the logistics: which table, search, a new line; what is kept, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from organizer_app.domain.logistics_book import PartKind
from organizer_app.ui.screens.logistics.table_values import Facet, Keep
from organizer_app.ui.theme.marks import mark
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import BAR_FILTER, BAR_TOP
from organizer_app.ui.widgets.buttons import icon_button, push_button
from organizer_app.ui.widgets.check_menu import CheckMenu
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.search_box import SearchBox
from organizer_app.ui.widgets.segmented import Segmented
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording import logistics as words
from organizer_app.wording.readiness import level_name

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
    """Tells what was pressed."""

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
        # So narrow that the words of the switch stay beside the printer of the run of show.
        self.search.setMinimumWidth(104)
        self.search.searched.connect(self.searched)
        self.copy = icon_button(theme, "copy", words.copy_to_others(), self.copy_asked.emit, self)
        self.copy.setToolTip(words.copy_hint())
        self.paper = icon_button(theme, "printer", words.print_name(), self.print_asked.emit, self)
        self.add = push_button("primary", "", self.add_asked.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        for button in (self.copy, self.paper, self.add):
            row.addWidget(button)
        self.set_theme(theme)

    def show_kind(self, kind: PartKind) -> None:
        """Show which table is in sight."""
        self.views.choose(kind.value)
        self.add.setText(words.add_name(kind.value))
        self.paper.setVisible(kind is PartKind.RUN_OF_SHOW)

    def explain(self, reason: str) -> None:
        """Let the buttons that work on a city be pressed, or say on them why they cannot."""
        for button, hint in (
            (self.copy, words.copy_hint()),
            (self.paper, words.print_name()),
            (self.add, ""),
        ):
            button.setEnabled(not reason)
            button.setToolTip(reason or hint)
            button.setAccessibleDescription(reason)

    def fit(self, width: int) -> None:
        """Leave the words of the switch out where they do not fit."""
        self.views.fit_words(self, width)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setFixedHeight(theme.length(BAR_TOP))
        self.add.setIcon(theme.icon("plus", "accent_text", 16))


class LogisticsFilterBar(Themed, QFrame):
    """Which lines are kept, one chip a facet, how many there are and what needs somebody."""

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._presenter = presenter
        self.keeps = Segmented([(keep.value, keep.value, "") for keep in Keep], theme, words.keeps(), self)
        self.keeps.chosen.connect(lambda code: presenter.choose_keep(Keep(code)))
        self.chips = {facet: self._make_chip(facet) for facet in Facet}
        self.clear = push_button("link", words.clear_filters(), presenter.clear, self)
        self.told = PlainLabel("", self)
        self.told.setProperty("role", "field")
        self.told.setWordWrap(True)
        row = WrappingRow(self)
        row.addWidget(self.keeps)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addWidget(self.clear)
        row.add_tail(self.told)
        self.set_theme(theme)

    def _make_chip(self, facet: Facet) -> QToolButton:
        chip = QToolButton(self)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda: self._open(facet))
        return chip

    def show_filter(self) -> None:
        """Show what is kept."""
        wanted, kind = self._presenter.wanted, self._presenter.kind
        for keep in Keep:
            self.keeps.button(keep.value).setText(words.keep_name(keep.value, kind.value))
        self.keeps.choose(wanted.keep.value)
        for facet, chip in self.chips.items():
            kept = sorted(wanted.of(facet))
            label = words.facet_name(facet.value)
            if kept:
                is_one = len(kept) == 1
                label = value_name(facet, kept[0]) if is_one else words.several(facet.value, len(kept))
            chip.setText(label)
            chip.setAccessibleName(label)
            mark(chip, "kind", "chip-on" if kept else "chip")
        self.clear.setVisible(not wanted.is_empty)

    def menu_of(self, facet: Facet) -> CheckMenu:
        """Make the menu of a facet, its values with their counts."""
        menu = CheckMenu(self)
        for value, count in self._presenter.options(facet):
            is_kept = value in self._presenter.wanted.of(facet)
            entry = menu.add_value(f"{value_name(facet, value)}   {count:,}", is_checked=is_kept)
            entry.triggered.connect(lambda _on=False, value=value: self._presenter.toggle(facet, value))
        return menu

    def _open(self, facet: Facet) -> None:
        chip = self.chips[facet]
        self.menu_of(facet).popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.setMinimumHeight(theme.length(BAR_FILTER))
        for chip in self.chips.values():
            chip.setIcon(theme.icon("chevron-down", "text2", 14))


def value_name(facet: Facet, value: str) -> str:
    """Name a value of a facet."""
    return level_name(int(value)) if facet is Facet.READINESS else value
