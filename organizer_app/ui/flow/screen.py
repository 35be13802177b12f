"""What every screen of an open plan offers the window, and what it receives when it is made."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from organizer_app.domain.basics.changes import merged
from organizer_app.ui.theme.theme_holder import apply_style_sheet
from organizer_app.ui.theme.themed import Dressed
from organizer_app.wording.window import window as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.flow.skeleton import Skeleton
    from organizer_app.ui.flow.watched_runner import WatchedRunner
    from organizer_app.ui.theme.theme import Theme


# The name of what fills a place that has nothing in it.
_EMPTY = "emptyState"


class ScreenContext(NamedTuple):
    """What screens are made with.

    Attributes:
        theme: the theme in use.
        frame: the window around them.
        background: does the work on the plan.
        snapshot: what was read for the first paint; a screen made later reads for itself.
        clock: the present moment, UTC.
    """

    theme: Theme
    frame: Frame
    background: Runner
    snapshot: PlanSnapshot
    clock: Clock


class MissedChanges:
    """The edits since something was read last, as one change set."""

    def __init__(self) -> None:
        self._missed: ChangeSet | None = None

    def __bool__(self) -> bool:
        return self._missed is not None

    def add(self, change_set: ChangeSet) -> None:
        """Remember one more edit."""
        self._missed = change_set if self._missed is None else merged((self._missed, change_set))

    def take(self) -> ChangeSet | None:
        """Return what was missed, to be read now; None when nothing was."""
        missed, self._missed = self._missed, None
        return missed


class Screen(Dressed, QWidget):
    """One screen of an open plan; it can only draw until `attach`.

    While hidden it reads nothing: it remembers what edits touched and reads that when it is shown again.
    Until the result arrives it shows what it showed last, but a skeleton over what says that there is
    nothing, and over everything before its first answers.
    """

    keeps_zone = False
    """Whether it writes times in the zone that headquarters had when it was made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._missed = MissedChanges()
        self._reads: WatchedRunner | None = None
        self._seen_views: set[str] = set()
        self._covered_view = ""
        self._once_read: Callable[[], object] | None = None
        apply_style_sheet(self, theme)

    @cached_property
    def skeleton(self) -> Skeleton:
        """Covers what is still being read; made when it is first needed."""
        from organizer_app.ui.flow.skeleton import Skeleton

        return Skeleton(self._theme, words.reading(), self)

    @property
    def _has_skeleton(self) -> bool:
        return "skeleton" in vars(self)

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read and edited."""

    def read_through(self, reads: WatchedRunner) -> None:
        """Cover the screen until everything that it asks through a background at first is answered."""
        self._reads = reads
        reads.tell(self._on_rest)
        self.cover_while_reading()

    def cover_while_reading(self, view: str = "") -> None:
        """Cover the screen if a view it shows for the first time, or an empty place, is still being read."""
        self._covered_view = view
        is_open = self._reads is not None and self._reads.is_reading
        is_new = view not in self._seen_views
        if is_open and (is_new or any(each.isVisible() for each in self.findChildren(QWidget, _EMPTY))):
            self._place_skeleton()
            self.skeleton.show()
            self.skeleton.raise_()

    def _on_rest(self) -> None:
        if self.is_in_sight():
            self._seen_views.add(self._covered_view)
        if self._has_skeleton:
            self.skeleton.hide()
        act, self._once_read = self._once_read, None
        if act is not None and self.is_in_sight():
            act()

    def once_read(self, act: Callable[[], object]) -> None:
        """Do something now, or once everything is read, if the screen is still in sight then."""
        if self._reads is not None and self._reads.is_reading:
            self._once_read = act
        else:
            act()

    def _place_skeleton(self) -> None:
        bar = self.findChild(QWidget, "topBar")
        top = bar.mapTo(self, QPoint(0, bar.height())).y() if bar is not None else 0
        self.skeleton.setGeometry(0, top, self.width(), self.height() - top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_skeleton:
            self._place_skeleton()

    def on_change(self, change_set: ChangeSet) -> None:
        """Handle an edit: a visible screen reads what it touched at once, a hidden one when it is shown."""
        self._missed.add(change_set)
        self._catch_up()

    def read_again(self, change_set: ChangeSet) -> None:
        """Read again what edits touched; called only while visible, once for all edits made meanwhile."""

    @property
    def is_behind(self) -> bool:
        """Return whether a record that an edit has just made may not be known here yet."""
        return bool(self._missed)

    def is_in_sight(self) -> bool:
        """Return whether the screen is visible."""
        return self.isVisible()

    def _catch_up(self) -> None:
        missed = self._missed.take() if self.is_in_sight() else None
        if missed is not None:
            self.read_again(missed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        self.cover_while_reading(self._covered_view)

    def show_view(self, view: str) -> None:
        """Show one of the screen's views by its code."""

    def show_subject(self, subject_id: str) -> None:
        """Select a record by its id, such as a city action or a person, and scroll to it."""

    def show_day(self, day: date) -> None:
        """Show a local calendar day."""

    def select_city(self, name: str) -> bool:
        """Select a city by its name, such as "Seattle, WA"; return whether the screen has it."""
        del name
        return False

    def focus_search(self) -> None:
        """Focus the screen's search box, where it has one."""

    def add_new(self) -> bool:
        """Ask for a new record of the screen's kind; return whether the screen has such a kind."""
        return False

    def focus_main(self) -> None:
        """Focus the main part of the screen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, field: str) -> None:
        """Put the focus in a field of the record shown, by the field's code; here, on the main part."""
        del field
        self.focus_main()

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 steps through."""
        return [self]


class PlanReader(Protocol):
    """What a screen calls on each of its presenters."""

    def attach(self, workspace: Workspace) -> None:
        """Start reading the plan, which is open now."""

    def on_change(self, change_set: ChangeSet) -> None:
        """Read again what edits affected."""


class PresentedScreen(Screen):
    """A screen that shows what its presenters decide; `_presenters` are those that read the plan."""

    _presenters: tuple[PlanReader, ...] = ()

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self._frame = context.frame

    def attach(self, workspace: Workspace) -> None:
        for presenter in self._presenters:
            presenter.attach(workspace)

    def read_again(self, change_set: ChangeSet) -> None:
        for presenter in self._presenters:
            presenter.on_change(change_set)

    def show_problem(self, sentence: str) -> None:
        """Show in the window what went wrong."""
        self._frame.complain(sentence)

    def withdraw_problem(self, sentence: str) -> None:
        """Take back what was said to be wrong, since the person types something else."""
        self._frame.withdraw(sentence)

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm in the window what was done."""
        self._frame.say(sentence, can_undo=can_undo)

    def show_saved(self, sentence: str, file: Path) -> None:
        """Confirm in the window that a file was written, and offer to open it."""
        from organizer_app.ui.flow.saved_files import file_offers

        self._frame.say(sentence, can_undo=False, offers=file_offers(file))
