"""The logistics screen: its bars, and a table of one kind of parts by city."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.places.city_names import is_city_named
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.theme.tokens import GAP_S, GAP_XL
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.filter_bar import FilterStrip
from organizer_app.ui.widgets.controls.segmented import Segmented, view_segments
from organizer_app.ui.widgets.controls.top_bar import TopBar, TopBarWords
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.language import filters
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.sharing.share_formats import file_filter

from .columns import ORDERED
from .lines import SPECS, Keep
from .presenter import LogisticsPresenter
from .table import LogisticsTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.theme.theme import Theme

    from .columns import Key, TableShown

_CODE: Final = "logistics"
_ICONS: Final = {
    PartKind.SITES.value: "map-pin",
    PartKind.MATERIALS.value: "package",
    PartKind.TRANSPORT.value: "bus",
    PartKind.BUDGET.value: "wallet",
    PartKind.RUN_OF_SHOW.value: "list-ordered",
}


class _Top(TopBar):
    """The tables of the logistics; a city's lines are copied, its cues printed, and a line is added."""

    def __init__(self, theme: Theme, screen: LogisticsScreen) -> None:
        named = TopBarWords(words.views(), words.search_hint(), words.clear_search())
        super().__init__(theme, view_segments(_ICONS, words.view_name), named, screen)
        # So narrow that the words of the switch stay beside the printer of the run of show.
        self.search.setMinimumWidth(104)
        self.copy = icon_button(theme, "copy", words.copy_to_others(), screen.copy, self)
        self.paper = icon_button(theme, "printer", words.print_name(), screen.ask_print, self)
        self.lay_out((self.copy, self.paper), push_button("primary", "", screen.add_new, self))
        set_tip(self.copy, words.copy_hint())

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


class _Filters(FilterStrip):
    """The filter, its chips, and the number of lines and of open needs."""

    def __init__(self, theme: Theme, presenter: LogisticsPresenter, parent: QWidget) -> None:
        super().__init__(theme, SPECS, parent, clear=words.clear_filters())
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


class LogisticsScreen(PresentedScreen):
    """Implements `LogisticsView`."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.presenter = LogisticsPresenter(self, context.background, context.clock)
        self._presenters = (self.presenter,)
        self.top = _Top(theme, self)
        self.top.view_chosen.connect(self._go_to_view)
        self.top.searched.connect(self.presenter.search)
        self.top.search.left.connect(self.focus_main)
        self.filters = _Filters(theme, self.presenter, self)
        self.table = LogisticsTable(theme, self.presenter, self)
        self.empty = EmptyState(theme, "truck", self)
        self.empty.acted.connect(self._act_on_empty)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.keys = PlainLabel("", self, role="meta", wraps=True)
        self.keys.setObjectName("footBar")
        # A label with a border would indent its words.
        self.keys.setIndent(0)
        self.keys.setContentsMargins(GAP_XL, GAP_S, GAP_XL, GAP_S)
        column = column_of(self)
        column.addWidget(self.top)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addWidget(self.keys)
        self.show_kind(PartKind.SITES)

    # Screen

    def show_view(self, view: str) -> None:
        self.presenter.choose_view(PartKind(view))

    def _go_to_view(self, view: str) -> None:
        self.show_view(view)
        self.focus_main()

    def show_subject(self, subject_id: str) -> None:
        self.presenter.open_city(subject_id)

    def select_city(self, name: str) -> bool:
        """Go to a city by name, such as "Seattle, WA"; return whether the screen has it."""
        held = self.presenter.held
        for row in held.book.rows if held else ():
            if is_city_named(name, row.city, row.state):
                self.presenter.open_city(row.action_id)
                return True
        return False

    def focus_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_new(self) -> bool:
        """Start a new line for the current city."""
        if self.table.line is not None:
            self.presenter.add_below(self.table.line)
        return True

    def focus_main(self) -> None:
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _page(self) -> QWidget:
        """The table, or the message in its place while it is empty."""
        return self.table if self.stack.currentIndex() == 0 else self.empty

    def panes_in_sight(self) -> list[QWidget]:
        return [self.top, self.filters, self._page]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top.fit(self.width())

    # LogisticsView

    def show_kind(self, kind: PartKind) -> None:
        self.top.views.choose(kind.value)
        self.top.paper.setVisible(kind is PartKind.RUN_OF_SHOW)
        self.top.name_add(words.add_name(kind.value))
        self.top.fit(self.width())
        self.show_filter()
        self.keys.setText(words.keys_hint(is_ordered=kind in ORDERED))

    def show_table(self, shown: TableShown) -> None:
        """Show the lines, or explain why there are none."""
        self.table.show_table(shown)
        if not shown.book.rows:
            self.empty.say(*words.no_cities())
        elif not shown.lines:
            self.empty.say(*words.nothing_kept())
        has_any = bool(shown.book.rows and shown.lines)
        had_focus = self._page.hasFocus()
        self.stack.setCurrentWidget(self.table if has_any else self.empty)
        self.keys.setVisible(has_any)
        # Without a city, there is nothing to filter.
        self.filters.setVisible(bool(shown.book.rows))
        self.top.explain("" if has_any else words.adds_nowhere(has_cities=bool(shown.book.rows)))
        if had_focus:
            self.focus_main()

    def show_summary(self, sentence: str) -> None:
        self.filters.summary.setText(sentence)

    def show_gaps(self, count: int) -> None:
        self._frame.show_count(_CODE, count, words.spoken_count(count))

    def show_filter(self) -> None:
        wanted, kind, bar = self.presenter.wanted, self.presenter.kind, self.filters
        for keep in Keep:
            bar.keeps.button(keep.value).setText(words.keep_name(keep.value, kind.value))
        bar.keeps.choose(wanted.keep.value)
        bar.show_kept(filters.chip_labels(wanted, SPECS), is_narrowed=not wanted.is_empty)
        if self.top.search.text() != wanted.words:
            self.top.search.setText(wanted.words)

    def edit_line(self, key: Key, column: str) -> None:
        """Go to a cell and edit it; without a column, only go to the line."""
        if self.table.go_to_key(key, column) and column:
            self.table.open_current()

    # Buttons

    def _act_on_empty(self) -> None:
        held = self.presenter.held
        if held is not None and held.book.rows:
            self.presenter.clear()
        else:
            self._frame.go_to(Destination("plan", "map"))

    def copy(self) -> None:
        """Copy the lines of the current city."""
        if self.table.line is not None:
            self.presenter.copy_to_others(self.table.line)

    def ask_print(self) -> None:
        """Offer to print the current city, or all."""
        here, cities = self.table.line, self.presenter.printable()
        if not cities:
            self.show_problem(words.nothing_to_print())
            return
        menu = QMenu(self)
        if here is not None and here.row is not None and here.action_id in cities:
            city, action_id = here.row.city, here.action_id
            menu.addAction(words.print_this(city), lambda: self._print(city, [action_id]))
        menu.addAction(words.print_all(len(cities)), lambda: self._print("", cities))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.top.paper.mapToGlobal(QPoint(0, self.top.paper.height() + 4)))

    def _print(self, city: str, action_ids: list[str]) -> None:
        kinds = file_filter(words.sheet_heading(), "pdf")
        path = ask_file(self, words.file_title(), words.file_name(city), kinds)
        if path:
            self.presenter.print_to(action_ids, path)
