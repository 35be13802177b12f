"""The logistics screen: its bars, and a table of one kind of parts by city."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from organizer_app.domain.logistics.logistics_book import PartKind
from organizer_app.domain.places.city_names import is_city_named
from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.save_dialog import ask_file
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.logistics.bars import LogisticsFilterBar, LogisticsTopBar
from organizer_app.ui.screens.logistics.columns import ORDERED
from organizer_app.ui.screens.logistics.presenter import LogisticsPresenter
from organizer_app.ui.screens.logistics.table import LogisticsTable
from organizer_app.ui.theme.tokens import GAP_S, GAP_XL
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.plain_label import PlainLabel
from organizer_app.wording.logistics import logistics as words
from organizer_app.wording.sharing.share_formats import file_filter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.logistics.table_values import TableShown

_CODE = "logistics"


class LogisticsScreen(PresentedScreen):
    """Implements `LogisticsView`."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.presenter = LogisticsPresenter(self, context.background, context.clock)
        self._presenters = (self.presenter,)
        self.top = LogisticsTopBar(theme, self)
        self.top.view_chosen.connect(self._go_to_view)
        self.top.searched.connect(self.presenter.search)
        self.top.search.left.connect(self.focus_main)
        self.top.add_asked.connect(self.add_new)
        self.top.copy_asked.connect(self._copy)
        self.top.print_asked.connect(self._ask_print)
        self.filters = LogisticsFilterBar(theme, self.presenter, self)
        self.table = LogisticsTable(theme, self.presenter, self)
        self.empty = EmptyState(theme, "truck", self)
        self.empty.acted.connect(self._act_on_empty)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.keys = PlainLabel("", self)
        self.keys.setObjectName("footBar")
        # A label with a border would indent its words.
        self.keys.setIndent(0)
        self.keys.setProperty("role", "meta")
        self.keys.setContentsMargins(GAP_XL, GAP_S, GAP_XL, GAP_S)
        self.keys.setWordWrap(True)
        column = column_of(self)
        column.addWidget(self.top)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addWidget(self.keys)
        self.show_kind(PartKind.SITES)

    # Screen

    def show_view(self, view: str) -> None:
        """Show a table by its code."""
        self.presenter.choose_view(PartKind(view))

    def _go_to_view(self, view: str) -> None:
        self.show_view(view)
        self.focus_main()

    def show_subject(self, subject_id: str) -> None:
        """Scroll to a city action."""
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
        """Put the focus in the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_new(self) -> bool:
        """Start a new line for the current city."""
        if self.table.line is not None:
            self.presenter.add_below(self.table.line)
        return True

    def focus_main(self) -> None:
        """Put the focus on the table."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _page(self) -> QWidget:
        """The table, or the message in its place while it is empty."""
        return self.table if self.stack.currentIndex() == 0 else self.empty

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        return [self.top, self.filters, self._page]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top.fit(self.width())

    # LogisticsView

    def show_kind(self, kind: PartKind) -> None:
        self.top.show_kind(kind)
        self.top.fit(self.width())
        self.filters.show_filter()
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
        """Show how many parts need attention."""
        self._frame.show_count(_CODE, count, words.spoken_count(count))

    def show_filter(self) -> None:
        self.filters.show_filter()
        if self.top.search.text() != self.presenter.wanted.words:
            self.top.search.setText(self.presenter.wanted.words)

    def edit_line(self, key: tuple[str, str], column: str) -> None:
        """Go to a cell and edit it; without a column, only go to the line."""
        if self.table.go_to_key(key, column) and column:
            self.table.line_cursor.enter()

    # Buttons

    def _act_on_empty(self) -> None:
        held = self.presenter.held
        if held is not None and held.book.rows:
            self.presenter.clear()
        else:
            self._frame.go_to(Destination("plan", "map"))

    def _copy(self) -> None:
        if self.table.line is not None:
            self.presenter.copy_to_others(self.table.line)

    def _ask_print(self) -> None:
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
        path = ask_file(
            self, words.file_title(), words.file_name(city), file_filter(words.sheet_heading(), "pdf")
        )
        if path:
            self.presenter.print_to(action_ids, path)
