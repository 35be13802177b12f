"""The screens of one open plan: the plan itself from the start, the others when they are first shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget
from typing_extensions import override

from organizer_app.ui.flow.frame import Destination
from organizer_app.ui.screen_list import SCREENS, make_plan
from organizer_app.ui.theme.themed import Themed, catch_up
from organizer_app.ui.widgets.controls.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.screen import Screen, ScreenContext
    from organizer_app.ui.flow.screen_counts import SidebarCounts
    from organizer_app.ui.theme.theme import Theme

_PLAN = "plan"


class ScreenDeck(Themed, QStackedWidget):
    """Shows one screen at a time and keeps all that were made; `attached` carries the plan once it is open.

    `everywhere_asked` carries text from a search box that should be searched everywhere, `zone_changed` what
    was read of the plan once headquarters has another time zone.
    """

    attached = Signal(object)
    everywhere_asked = Signal(str)
    zone_changed = Signal(object)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workspace: Workspace | None = None
        # Created inside its parent: moving it there later would style all its parts twice.
        self.plan = make_plan(context, self)
        self._made: dict[str, Screen] = {_PLAN: self.plan}
        self.addWidget(self.plan)
        self.code = _PLAN
        self._views: dict[str, str] = {}
        # Made in another time zone of headquarters, and made again when they are next looked at.
        self._outdated: set[str] = set()
        self.plan.rows_shown.connect(self._follow_zone)

    @cached_property
    def counts(self) -> SidebarCounts:
        """The numbers in the sidebar, counted once the plan is open."""
        from organizer_app.ui.flow.screen_counts import SidebarCounts

        counts = SidebarCounts(self._context, self)
        counts.contested_read.connect(self._mark_contested)
        return counts

    def _follow_zone(self) -> None:
        """Make the screens that write the time of headquarters again once it has another zone."""
        snapshot = self.plan.presenter.snapshot
        before, self._context = self._context, self._context._replace(snapshot=snapshot)
        if before.snapshot.desk_zone == snapshot.desk_zone:
            return
        self.counts.follow(snapshot)
        self.zone_changed.emit(snapshot)
        self._outdated.update(code for code, screen in self._made.items() if screen.keeps_zone)
        from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

        # Nobody loses what they are typing.
        is_typing = isinstance(self.current.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)
        if self.code in self._outdated and not is_typing:
            here = self.window().focusWidget()
            had_keyboard = here is not None and self.current.isAncestorOf(here)
            self.go_to(Destination(self.code, self.view))
            if had_keyboard:
                self.current.focus_main()

    def _renew(self, code: str) -> None:
        """Remove a screen that was made in another time zone, so that it is made again."""
        if code in self._outdated:
            self._outdated.remove(code)
            screen = self._made.pop(code)
            self.removeWidget(screen)
            screen.hide()
            screen.deleteLater()

    def _mark_contested(self, record_ids: frozenset[str]) -> None:
        from organizer_app.ui.widgets.lists.contested_marks import mark_contested

        mark_contested(self.window(), record_ids)

    @property
    def context(self) -> ScreenContext:
        """What its screens are made with."""
        return self._context

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
        self._renew(destination.screen)
        screen = self._screen(destination.screen)
        catch_up(screen, self._context.theme)
        self.code = destination.screen
        is_behind = screen.is_behind
        self.setCurrentWidget(screen)
        if destination.view:
            self._views[destination.screen] = destination.view
            screen.show_view(destination.view)
            screen.cover_while_reading(destination.view)
        if destination.subject and is_behind:
            # The record may be as new as the edit that the screen starts to read now.
            self._after_reading(screen, lambda: screen.show_subject(destination.subject))
        elif destination.subject:
            screen.show_subject(destination.subject)
        if destination.field:
            screen.once_read(lambda: screen.focus_field(destination.field))

    def _after_reading(self, screen: Screen, act: Callable[[], None]) -> None:
        """Do something once all earlier requests to the plan are answered."""
        self._context.background.run(
            lambda: None, then=lambda _none: act(), otherwise=lambda _problem: None, owner=screen
        )

    def _screen(self, code: str) -> Screen:
        if code not in self._made:
            from organizer_app.ui.flow.watched_runner import WatchedRunner

            entry = next(entry for entry in SCREENS if entry.code == code)
            reads = WatchedRunner(self._context.background)
            screen = entry.make(self._context._replace(background=reads), self)
            self._made[code] = screen
            self.addWidget(screen)
            if self._workspace is not None:
                self._attach(screen, self._workspace)
            screen.read_through(reads)
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
        self._context = self._context._replace(theme=theme)

    @override
    def takes_later(self, child: QObject) -> bool:
        return child is not self.current
