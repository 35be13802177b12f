"""Lays the log out: the entry line, the parts of the log, and the newest entry on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.model.day.log_entries import LogTier
from organizer_app.ui.screens.day.entry_bar import EntryBar
from organizer_app.ui.screens.day.log_filters import ALL, SPECS, SWITCHES, chip_label
from organizer_app.ui.screens.day.log_list import LogHeads, LogList
from organizer_app.ui.screens.day.paper_files import ask_paper
from organizer_app.ui.screens.day.side_column import OneColumn
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.themed import Themed
from organizer_app.ui.theme.tokens import GAP_L, GAP_UNDER_S, GAP_XS
from organizer_app.ui.widgets.controls.buttons import icon_button, push_button
from organizer_app.ui.widgets.controls.choice_chips import ChoiceChips
from organizer_app.ui.widgets.controls.filter_bar import FilterBar
from organizer_app.ui.widgets.empty_state import EmptyState
from organizer_app.ui.widgets.scrolling_column import scrolling_column
from organizer_app.ui.widgets.tooltips import set_tip
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.day import day_papers, legal
from organizer_app.wording.day import day_views as words
from organizer_app.wording.day import log_corrections as corrections
from organizer_app.wording.window import search as search_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.basics.filters import Facet, Filter, Option
    from organizer_app.ui.screens.day.log_lines import LogLine
    from organizer_app.ui.screens.day.log_presenter import LogPresenter
    from organizer_app.ui.theme.theme import Theme


# Where the view is narrow, and low with it, three entries are in sight.
_LIST_HEIGHT: Final = 192
_ROOM_FOR_WORDS: Final = 1420
_SEARCH: Final = 100


class LogPane(Themed, QFrame):
    """`tier_chosen` carries the code of a part of the log, `searched` the words that are looked for."""

    tier_chosen = Signal(str)
    searched = Signal(str)
    print_asked = Signal()
    legal_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("dayBoard")
        self.entry = EntryBar(theme, self)
        self.list = LogList(theme, words.log_title(), self)
        self.empty = EmptyState(theme, "notebook-pen", self)
        self.heads = LogHeads(theme, self.list, self)
        self.heads.hide()
        tiers = (ALL, *(tier.value for tier in LogTier))
        self.chips = ChoiceChips(tiers, self.tier_chosen.emit, self).chips
        self.search = QLineEdit(self)
        self.search.setProperty("kind", "search")
        self.search.setPlaceholderText(search_words.narrow())
        self.search.setAccessibleName(words.search_log())
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.print = icon_button(theme, "printer", day_papers.print_log(), self.print_asked.emit, self)
        self.legal = push_button("plain", legal.open_legal(), self.legal_asked.emit, self)
        show_icon(self.legal, theme, "scale")
        set_tip(self.legal, legal.open_hint())
        self.legal.setAccessibleName(legal.open_legal())
        bar = QWidget(self)
        self.filters = FilterBar(
            theme,
            SPECS,
            self,
            clear=words.clear_filters(),
            switches=SWITCHES,
        )
        chips = WrappingRow(bar, side=GAP_L, above=GAP_XS, spacing=GAP_UNDER_S)
        for chip in self.chips.values():
            chips.addWidget(chip)
        self.filters.add_chips(chips)
        for part in (self.legal, self.list.correct, self.print, self.search):
            chips.add_tail(part)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._lists = OneColumn(self)
        self._lists.keep_high(self._stack, _LIST_HEIGHT)
        column = scrolling_column(self)
        column.addWidget(self.entry)
        column.addWidget(bar)
        column.addWidget(self.list.correction)
        column.addWidget(self.heads)
        column.addWidget(self._stack, 1)
        self.entry.field.left.connect(self.focus_list)
        self._lists.fit(theme)

    def report_to(self, presenter: LogPresenter) -> None:
        """Pass on what is done in it, but not what is typed."""
        self.tier_chosen.connect(presenter.keep)
        self.searched.connect(presenter.search)
        self.filters.narrow(presenter, presenter.ask_options)
        self.print_asked.connect(lambda: ask_paper(self, "log", presenter.print_to))
        self.list.corrected.connect(presenter.correct)

    def show_log(self, lines: list[LogLine], counts: dict[str, int], tier: str, wanted: Filter) -> None:
        """Show a part of the log."""
        labels = {facet: chip_label(wanted, facet) for facet in SPECS}
        self.filters.show_kept(labels, is_narrowed=bool(wanted.facets))
        self.chips[ALL].setText(words.all_entries(counts[ALL]))
        for each in LogTier:
            self.chips[each.value].setText(f"{words.tier_name(each)}  {counts[each.value]:,}")
        self.chips[tier].setChecked(True)
        self.list.show_lines(lines)
        if lines:
            self._stack.setCurrentWidget(self.list)
        else:
            self._say_nothing(is_all_empty=not counts[ALL], is_narrowed=not wanted.is_empty)
        self.heads.fit()

    def _say_nothing(self, *, is_all_empty: bool, is_narrowed: bool) -> None:
        if is_all_empty and not is_narrowed:
            self.empty.say(words.nothing_title(), words.nothing_hint(), "")
        else:
            self.empty.say(words.nothing_found(), words.clear_hint() if is_narrowed else "", "")
        self._stack.setCurrentWidget(self.empty)

    def focus_list(self) -> None:
        """Put the keyboard on the log, or in its entry line while it is empty."""
        is_empty = self._stack.currentWidget() is self.empty
        (self.entry.field if is_empty else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, facet: Facet, values: Sequence[Option], kept: frozenset[str]) -> None:
        """Open the menu of a chip."""
        self.filters.offer(facet, values, kept)

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.take_theme(theme)
        self._lists.fit(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave two buttons their icons where the search would go on in another line."""
        super().resizeEvent(event)
        self._lists.fit(self._theme)
        self._give_room(event.size().width())
        self.heads.fit()

    def _give_room(self, width: int) -> None:
        self.search.setFixedWidth(self._theme.length(_SEARCH))
        is_tight = width < self._theme.length(_ROOM_FOR_WORDS)
        self.legal.setText("" if is_tight else legal.open_legal())
        self.list.correct.setText("" if is_tight else corrections.correct())
