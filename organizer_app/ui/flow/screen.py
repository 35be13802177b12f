"""What every screen of an open plan offers the window, and what it receives when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer_app.ui.flow.missed_changes import MissedChanges
from organizer_app.ui.theme.theme_holder import apply_style_sheet
from organizer_app.ui.theme.themed import Dressed

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from organizer_app.domain.basics.changes import ChangeSet
    from organizer_app.domain.rows.action_rows import PlanSnapshot
    from organizer_app.environment.clock import Clock
    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.theme.theme import Theme


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


class Screen(Dressed, QWidget):
    """One screen of an open plan; it can only draw until `attach`.

    While hidden it reads nothing: it remembers what edits touched and reads that when it is shown again.
    Until the result arrives it shows what it showed last.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._missed = MissedChanges()
        apply_style_sheet(self, theme)

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read and edited."""

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

    def show_toast(self, sentence: str, *, can_undo: bool) -> None:
        """Confirm in the window what was done."""
        self._frame.say(sentence, can_undo=can_undo)
