"""What every screen of an open plan offers the window, and what it is given when it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organizer_app.ui.theme.theme_holder import dress
from organizer_app.ui.theme.themed import Dressed

if TYPE_CHECKING:
    from datetime import date

    from organizer_app.domain.action_rows import PlanSnapshot
    from organizer_app.domain.changes import ChangeSet
    from organizer_app.environment.clock import Clock
    from organizer_app.services.workspace import Workspace
    from organizer_app.ui.flow.background import Runner
    from organizer_app.ui.flow.frame import Frame
    from organizer_app.ui.theme.theme import Theme


class PlanAtHand(NamedTuple):
    """What screens are made with.

    Attributes:
        theme: the look.
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
    """One screen of an open plan; every part of it can do nothing but draw until `attach`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dress(self, theme)

    def attach(self, workspace: Workspace) -> None:
        """From now on the plan can be read and edited."""

    def on_change(self, change_set: ChangeSet) -> None:
        """Look again at what an edit touched; called in sight and out of sight."""

    def show_view(self, view: str) -> None:
        """Show one of the screen's views by its code."""

    def show_subject(self, subject_id: str) -> None:
        """Select a record by its id, such as a city action or a person, and bring it into sight."""

    def show_day(self, day: date) -> None:
        """Show a local calendar day."""

    def select_city(self, name: str) -> bool:
        """Select a city by its name, such as "Seattle, WA"; tell whether the screen has it."""
        del name
        return False

    def focus_search(self) -> None:
        """Type into the screen's search box, where it has one."""

    def add_new(self) -> bool:
        """Ask for a new one of what the screen is about; tell whether there is such a thing."""
        return False

    def focus_main(self) -> None:
        """Give the focus to what the screen is about."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes_in_sight(self) -> list[QWidget]:
        """Return the panes that F6 goes through."""
        return [self]
