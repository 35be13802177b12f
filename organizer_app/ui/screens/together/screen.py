"""The screen of several people with one plan: exchanging changes, deciding conflicts, and returned forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from organizer_app.domain.time.local_time import zone_info
from organizer_app.ui.flow.screen import MissedChanges, PresentedScreen
from organizer_app.ui.flow.side_work import SideWork
from organizer_app.ui.screens.together.conflict_presenter import ConflictPresenter
from organizer_app.ui.screens.together.conflicts_view import ConflictsView
from organizer_app.ui.screens.together.exchange_presenter import ExchangePresenter
from organizer_app.ui.screens.together.exchange_view import ExchangeView
from organizer_app.ui.screens.together.hub_presenter import HubPresenter
from organizer_app.ui.screens.together.hub_view import HubView
from organizer_app.ui.screens.together.returns.returns_view import ReturnsView
from organizer_app.ui.theme.shown_icons import show_icon
from organizer_app.ui.theme.tokens import BAR_TOP, GAP_L, GAP_S
from organizer_app.ui.widgets.boxes import column_of
from organizer_app.ui.widgets.controls.buttons import push_button
from organizer_app.ui.widgets.controls.search_box import command_box
from organizer_app.ui.widgets.controls.segmented import Segmented, needed_width, view_segments
from organizer_app.ui.widgets.controls.spare_search import fit_search
from organizer_app.ui.widgets.wrapping_row import WrappingRow
from organizer_app.wording.together import laptops as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.ui.flow.screen import PlanReader, ScreenContext
    from organizer_app.ui.theme.theme import Theme

_EXCHANGE: Final = "exchange"
_CONFLICTS: Final = "conflicts"
_RETURNS: Final = "returns"
_HUB: Final = "hub"
_ICONS: Final = {_EXCHANGE: "laptop", _CONFLICTS: "git-merge", _RETURNS: "inbox", _HUB: "network"}


class TogetherScreen(PresentedScreen):
    """Shows what the presenters decide."""

    keeps_zone = True

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("togetherScreen")
        theme = context.theme
        self._view = _EXCHANGE
        zone = context.snapshot.desk_zone
        desk = zone_info(zone) if zone else None
        self.exchange = ExchangeView(theme, self._frame, context.clock, desk, self)
        self.exchange_presenter = ExchangePresenter(self.exchange, context.background)
        self.conflicts = ConflictsView(theme, self._frame, self)
        self.conflict_presenter = ConflictPresenter(self.conflicts, context.background, desk)
        self.returns = ReturnsView(theme, self._frame, context.background, self)
        self.hub = HubView(theme, self._frame, zone, self)
        self.hub_presenter = HubPresenter(self.hub, context.background, SideWork(self))
        self._presenters = (
            self.exchange_presenter,
            self.conflict_presenter,
            self.returns.presenter,
            self.hub_presenter,
        )
        self._reading_views: dict[str, PlanReader] = {
            _EXCHANGE: self.exchange_presenter,
            _CONFLICTS: self.conflict_presenter,
            _RETURNS: self.returns.presenter,
        }
        # What edits touched since each view was in sight.
        self._behind = {view: MissedChanges() for view in self._reading_views}
        self._connect_hub()
        self._connect_exchange()
        self._connect_conflicts()
        self._make_bar()
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.exchange)
        self._stack.addWidget(self.conflicts)
        self._stack.addWidget(self.returns)
        self._stack.addWidget(self.hub)
        column = column_of(self)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self.show_view(_EXCHANGE)
        self.exchange_presenter.read()
        self.exchange_presenter.show_code()
        self.conflict_presenter.read()
        self.returns.presenter.read()

    def _connect_exchange(self) -> None:
        view, presenter = self.exchange, self.exchange_presenter
        view.card_save_chosen.connect(presenter.save_card)
        view.card_chosen.connect(presenter.read_card)
        view.card_pasted.connect(presenter.read_card_text)
        view.pane.matched.connect(presenter.pair)
        view.pane.extent_decided.connect(presenter.decide_extent)
        view.pane.erase_asked.connect(presenter.erase)
        view.pane.revoke_asked.connect(presenter.revoke)
        view.pane.accept_asked.connect(presenter.accept_again)
        view.file_chosen.connect(
            lambda path, name, passphrase: presenter.save_file(path, to=name, passphrase=passphrase)
        )
        view.folder_chosen.connect(presenter.choose_folder)
        view.exchange_asked.connect(presenter.exchange_now)
        view.code_wanted.connect(presenter.show_code)

    def _connect_hub(self) -> None:
        view, presenter = self.hub, self.hub_presenter
        view.make_asked.connect(presenter.make)
        view.join_asked.connect(presenter.join)
        view.leave_asked.connect(presenter.leave)
        view.invite_asked.connect(presenter.invite)
        view.remove_asked.connect(presenter.remove)
        view.prune_asked.connect(presenter.prune)
        view.stop_asked.connect(presenter.stop)
        view.look_asked.connect(self._frame.reach_hub)
        view.look_asked.connect(presenter.read)
        view.look_due.connect(presenter.read_again)

    def _connect_conflicts(self) -> None:
        view, presenter = self.conflicts, self.conflict_presenter
        card = view.card
        view.line_chosen.connect(presenter.go_to)
        card.chosen.connect(presenter.choose)
        card.both_asked.connect(presenter.keep_both)
        card.written.connect(presenter.write)
        card.row_chosen.connect(presenter.go_to_row)
        card.decide_asked.connect(presenter.decide)
        card.later_asked.connect(presenter.later)
        card.earlier_asked.connect(presenter.earlier)
        view.filters.narrow(presenter, presenter.ask_options)
        card.all_asked.connect(presenter.take_all)

    def _make_bar(self) -> None:
        self._bar = QFrame(self)
        self._bar.setObjectName("topBar")
        self.tabs = Segmented(
            view_segments(_ICONS, words.view_name), self._theme, words.views_name(), self._bar
        )
        self.tabs.chosen.connect(self._choose_tab)
        self.search = command_box(self._theme, self._bar)
        self.take_in = push_button(
            "primary", words.take_in(), lambda: self._frame.open_sheet("merging"), self._bar
        )
        show_icon(self.take_in, self._theme, "download", "accent_text", 16)
        row = WrappingRow(self._bar, side=GAP_L, spacing=GAP_S)
        row.addWidget(self.tabs)
        row.let_grow(self.search)
        for part in (self.search, self.take_in, *self.returns.buttons):
            row.add_tail(part)
        self._bar.setMinimumHeight(self._theme.length(BAR_TOP))

    def _choose_tab(self, view: str) -> None:
        """Show a view; after a click its list takes keys, and who walks along the tabs by keyboard stays."""
        self.show_view(view)
        if not self.tabs.isAncestorOf(self.window().focusWidget()):
            self.focus_main()

    # From the window

    def show_subject(self, subject_id: str) -> None:
        """Show a reply by its id, or the contested fields of a city action or another record."""
        if self._view == _RETURNS:
            self.returns.presenter.choose(subject_id)
        else:
            self.show_view(_CONFLICTS)
            self.conflict_presenter.go_to(subject_id)

    def show_view(self, view: str) -> None:
        """Show the exchange, the conflicts or the returned forms, with their buttons."""
        self.tabs.choose(view)
        self._view = view
        self._stack.setCurrentIndex(list(_ICONS).index(view))
        if view == _HUB:
            self.hub_presenter.show()
        else:
            self.hub_presenter.hide()
        is_returns = view == _RETURNS
        self.take_in.setVisible(not is_returns)
        for button in self.returns.buttons:
            button.setVisible(is_returns)
        self._fit_bar()
        self._read_shown()

    @override
    def read_again(self, change_set: ChangeSet) -> None:
        for behind in self._behind.values():
            behind.add(change_set)
        self.hub_presenter.on_change(change_set)
        self._read_shown()

    def _read_shown(self) -> None:
        """Read what edits touched while another view was in the place of the one that is shown."""
        missed = self._behind[self._view].take() if self._view in self._behind else None
        if missed is not None:
            self._reading_views[self._view].on_change(missed)

    @property
    def _shown(self) -> ExchangeView | ConflictsView | ReturnsView | HubView:
        if self._view == _RETURNS:
            return self.returns
        if self._view == _HUB:
            return self.hub
        return self.exchange if self._view == _EXCHANGE else self.conflicts

    def focus_main(self) -> None:
        """Put the focus on the list of the view."""
        self._shown.focus_main()

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 cycles through."""
        if self._view == _RETURNS:
            return [self._bar, *self.returns.panes_in_sight()]
        if self._view == _HUB:
            return [self._bar, self.hub]
        if self._view == _CONFLICTS:
            return [self._bar, self.conflicts.list, self.conflicts.card]
        return [self._bar, self.exchange.list, self.exchange.pane]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
        self.exchange.fit(self.width())
        self.conflicts.fit(self.width())

    def _fit_bar(self) -> None:
        """Leave out the search box where there is little room, then icons, and words of the tabs last."""
        self.tabs.show_words(is_shown=True)
        self.returns.show_icons(is_shown=True)
        fit_search(self.search, self._bar, self.width())
        if needed_width(self._bar) > self.width():
            self.returns.show_icons(is_shown=False)
        self.tabs.fit_words(self._bar, self.width())

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._bar.setMinimumHeight(theme.length(BAR_TOP))
