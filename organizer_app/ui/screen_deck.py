"""The screens of one open plan: the plan itself from the start, the others when they are first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from organizer_app.ui.flow.screen_counts import SidebarCounts
from organizer_app.ui.screen_list import SCREENS, make_plan
from organizer_app.ui.theme.themed import Themed, catch_up
from organizer_app.ui.widgets.controls.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.frame import Destination
    from organizer_app.ui.flow.screen import PlanAtHand, Screen
    from organizer_app.ui.theme.theme import Theme

_PLAN = "plan"


class ScreenDeck(Themed, QStackedWidget):
    """Shows one screen at a time and keeps all that were made; `attached` carries the plan once it is open.

    `everywhere_asked` carries text from a search box that should be searched everywhere.
    """

    attached = Signal(object)
    everywhere_asked = Signal(str)

    def __init__(self, at_hand: PlanAtHand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand = at_hand
        self._workspace: Workspace | None = None
        # Created inside its parent: moving it there later would style all its parts twice.
        self.plan = make_plan(at_hand, self)
        self._made: dict[str, Screen] = {_PLAN: self.plan}
        self.addWidget(self.plan)
        self.code = _PLAN
        self.counts = SidebarCounts(at_hand, self)
        self._views: dict[str, str] = {}

    @property
    def at_hand(self) -> PlanAtHand:
        """What its screens are made with."""
        return self._at_hand

    @property
    def workspace(self) -> Workspace | None:
        """The plan, once it is open for editing."""
        return self._workspace

    @property
    def current(self) -> Screen:
        """The visible screen."""
        return self._made[self.code]

    @property
    def view(self) -> str:
        """The code of the visible view, or of the one requested last; empty for none."""
        return self.plan.presenter.kind.value if self.code == _PLAN else self._views.get(self.code, "")

    def go_to(self, destination: Destination) -> None:
        """Show a screen, one of its views and a record on it."""
        screen = self._screen(destination.screen)
        catch_up(screen, self._at_hand.theme)
        self.code = destination.screen
        is_behind = screen.is_behind
        self.setCurrentWidget(screen)
        if destination.view:
            self._views[destination.screen] = destination.view
            screen.show_view(destination.view)
        if destination.subject and is_behind:
            # The record may be as new as the edit that the screen starts to read now.
            self._after_reading(screen, lambda: screen.show_subject(destination.subject))
        elif destination.subject:
            screen.show_subject(destination.subject)

    def _after_reading(self, screen: Screen, act: Callable[[], None]) -> None:
        """Do something once all earlier requests to the plan are answered."""
        self._at_hand.background.run(
            lambda: None, then=lambda _none: act(), otherwise=lambda _problem: None, owner=screen
        )

    def _screen(self, code: str) -> Screen:
        if code not in self._made:
            entry = next(entry for entry in SCREENS if entry.code == code)
            screen = entry.make(self._at_hand, self)
            self._made[code] = screen
            self.addWidget(screen)
            if self._workspace is not None:
                self._attach(screen, self._workspace)
        return self._made[code]

    def _attach(self, screen: Screen, workspace: Workspace) -> None:
        # Looking for the boxes takes as long as drawing the map, and before this nothing can be found.
        for box in screen.findChildren(SearchBox):
            box.everywhere_asked.connect(self.everywhere_asked)
        screen.attach(workspace)

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read and edited."""
        self._workspace = workspace
        for screen in tuple(self._made.values()):
            self._attach(screen, workspace)
        self.counts.attach(workspace)
        self.attached.emit(workspace)

    def on_change(self, change_set: ChangeSet) -> None:
        """Pass on what an edit touched."""
        for screen in tuple(self._made.values()):
            screen.on_change(change_set)
        self.counts.look_again()

    @override
    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._at_hand = self._at_hand._replace(theme=theme)

    @override
    def takes_later(self, child: QObject) -> bool:
        return child is not self.current
