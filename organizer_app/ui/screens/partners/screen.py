"""The partner groups screen: its bars, and the ledger, credit lines and requests below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.flow.screen import PresentedScreen
from organizer_app.ui.screens.partners.asks_view import AsksView
from organizer_app.ui.screens.partners.credits_view import CreditsView
from organizer_app.ui.screens.partners.ledger_view import LedgerView
from organizer_app.ui.screens.partners.partners_bars import PartnersFilterBar, PartnersTopBar
from organizer_app.ui.screens.partners.partners_view import PartnersView
from organizer_app.ui.screens.partners.presenter import PartnersPresenter
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.wording.partners import partners as words
from organizer_app.wording.window.window import screen_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.ui.flow.screen import ScreenContext
    from organizer_app.ui.screens.partners.partners_view import (
        AsksShown,
        CreditsShown,
        GroupShown,
        LedgerShown,
    )

_CODE = "partners"


class PartnersScreen(PresentedScreen):
    """Implements `ScreenView`."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.presenter = PartnersPresenter(self, context.background, context.clock)
        self._presenters = (self.presenter,)
        self.top = PartnersTopBar(theme, self)
        self.top.view_chosen.connect(self._go_to_view)
        self.top.searched.connect(self._search)
        self.top.name_given.connect(self.presenter.add_group)
        self.top.duplicates_asked.connect(lambda: self._frame.open_sheet("duplicates", "groups"))
        self.filters = PartnersFilterBar(theme, self.presenter, self)
        self.ledger = LedgerView(theme, self.presenter, self)
        self.ledger.add_asked.connect(self.top.ask_name)
        self.ledger.person_chosen.connect(
            lambda person_id: self._frame.go_to(Destination("people", "everyone", person_id))
        )
        self.credits = CreditsView(theme, self.presenter, self)
        self.credits.empty.acted.connect(self.top.ask_name)
        self.asks = AsksView(theme, self.presenter, self)
        self.asks.group_asked.connect(self.top.ask_name)
        self._pages: dict[PartnersView, QWidget] = {
            PartnersView.LEDGER: self.ledger,
            PartnersView.CREDITS: self.credits,
            PartnersView.ASKS: self.asks,
        }
        self.views = QStackedWidget(self)
        for page in self._pages.values():
            self.views.addWidget(page)
        column = column_of(self)
        column.addWidget(self.top)
        column.addWidget(self.filters)
        column.addWidget(self.views, 1)
        self.top.search.left.connect(self.focus_main)
        self.show_view(PartnersView.LEDGER.value)

    # Screen

    def show_view(self, view: str) -> None:
        kind = PartnersView(view)
        self.top.views.choose(view)
        self.views.setCurrentWidget(self._pages[kind])
        self.filters.show_filter(self.presenter.wanted, kind)
        if self.presenter.kind is not kind:
            self.presenter.choose_view(kind)

    def _go_to_view(self, view: str) -> None:
        self.presenter.choose_view(PartnersView(view))
        self.focus_main()

    def _search(self, typed: str) -> None:
        if typed and self.presenter.kind is not PartnersView.LEDGER:
            self.presenter.choose_view(PartnersView.LEDGER)
        self.presenter.search(typed)

    def show_subject(self, subject_id: str) -> None:
        """Select a group."""
        self.presenter.open_group(subject_id)

    def focus_search(self) -> None:
        """Put the focus in the search box."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_new(self) -> bool:
        """Open the field for the name of a new group."""
        self.top.ask_name()
        return True

    def focus_main(self) -> None:
        """Put the focus on the visible matrix or list."""
        page = self._pages[self.presenter.kind]
        (page.focusProxy() or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        return [self.top, self.filters, self._pages[self.presenter.kind]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.top.fit(self.width())

    # ScreenView

    def show_layout(self, *, is_list: bool) -> None:
        self.filters.show_layout(is_list=is_list)

    def show_filters(self) -> None:
        self.filters.show_filter(self.presenter.wanted, self.presenter.kind)
        if self.top.search.text() != self.presenter.wanted.words:
            self.top.search.setText(self.presenter.wanted.words)

    def show_total(self, count: int) -> None:
        self.top.end_name()
        self.filters.show_total(count)
        self._frame.show_count(_CODE, count, f"{screen_name(_CODE)}, {words.groups(count)}")

    def show_ledger(self, shown: LedgerShown) -> None:
        self.filters.totals.show_counts(shown.counts)
        self.ledger.show_ledger(shown)

    def show_group(self, shown: GroupShown | None) -> None:
        self.ledger.show_group(shown)

    def show_credits(self, shown: CreditsShown) -> None:
        self.credits.show_credits(shown)

    def show_asks(self, shown: AsksShown) -> None:
        self.asks.show_asks(shown)
