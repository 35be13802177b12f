"""Exchanges changes of the open plan with others, through its folder and its hub, once it can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.plan_session import PlanSession
    from organizer_app.ui.folder_exchange import FolderExchange
    from organizer_app.ui.hub_exchange import HubExchange
    from organizer_app.ui.main_window import MainWindow


class PlanExchange:
    """Both ways of the open plan; what they need is loaded with the first plan, after its first paint.

    Args:
        background: does the work on the plan.
        session: the open plan.
        windows: returns every window.
        parent: owns both.
    """

    def __init__(
        self,
        background: Runner,
        session: PlanSession,
        windows: Callable[[], Sequence[MainWindow]],
        parent: QObject,
    ) -> None:
        self._background, self._session, self._windows, self._parent = background, session, windows, parent
        self._ways: tuple[FolderExchange, HubExchange] | None = None

    def start(self) -> None:
        """Follow folder and hub of the plan that was just opened."""
        if self._ways is None:
            from organizer_app.ui.folder_exchange import FolderExchange
            from organizer_app.ui.hub_exchange import HubExchange

            told = (self._background, self._session, self._windows, self._parent)
            self._ways = FolderExchange(*told), HubExchange(*told)
        for way in self._ways:
            way.start()

    def stop(self) -> None:
        """Follow nothing more: the plan is closed."""
        for way in self._ways or ():
            way.stop()

    def show_in(self, window: MainWindow) -> None:
        """Tell a window that was opened later how the exchange stands."""
        if self._ways is not None:
            folder, hub = self._ways
            folder.show_use()
            hub.show_in(window)

    def try_again(self) -> None:
        """Ask the hub at once, not when its turn comes."""
        if self._ways is not None:
            self._ways[1].try_again()
