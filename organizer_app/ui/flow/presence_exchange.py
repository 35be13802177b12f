"""Tells the members of the hub what is being edited here, and shows what they edit; nothing is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from organizer_app.domain.merging.presence import Attendance, Spot
from organizer_app.ui.flow import services
from organizer_app.ui.flow.background import ignore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.services.plan.workspace import Workspace
    from organizer_app.ui.flow.background import Runner

# Stepping through fields with Tab tells nobody of each.
_SETTLED_MS: Final = 300


class PresenceLine(Protocol):
    """What carries a note to the hub."""

    def tell_presence(self, note: bytes) -> None:
        """Leave a sealed note there."""


class PresenceExchange(QObject):
    """The presence of this laptop and of the others, as long as the hub is there.

    Args:
        background: seals and opens the notes.
        show: is given who of the team is there and who is not, whenever that changes.

    Attributes:
        shown: who is there now and who is not.
    """

    def __init__(
        self, background: Runner, show: Callable[[Attendance], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._show = background, show
        self._workspace: Workspace | None = None
        self._line: PresenceLine | None = None
        self._spot = Spot()
        self.shown = Attendance()
        # Names of those who were there since the plan was opened, the last one first.
        self._met: list[str] = []
        self._pause = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._pause.timeout.connect(self._tell)

    def begin(self, workspace: Workspace, line: PresenceLine) -> None:
        """The hub is there: say that this laptop is, too."""
        self._workspace, self._line = workspace, line
        self._tell()
        self._look(workspace, ())

    def lose(self, workspace: Workspace) -> None:
        """The hub is away, so nobody is known to be there."""
        self.end()
        self._workspace = workspace
        self._look(workspace, None)

    def end(self) -> None:
        """Nobody is followed any more."""
        self._workspace = self._line = None
        self._pause.stop()
        self._take(Attendance())

    def edit(self, spot: Spot) -> None:
        """Share what is being edited here now; an empty spot for nothing."""
        if spot != self._spot:
            self._spot = spot
            if self._line is not None:
                self._pause.start()

    def take_notes(self, notes: Sequence[tuple[str, bytes]]) -> None:
        """Open what others have left, and show it."""
        if self._workspace is not None and self._line is not None:
            self._look(self._workspace, notes)

    def _look(self, workspace: Workspace, notes: Sequence[tuple[str, bytes]] | None) -> None:
        line = self._line

        def take(found: Attendance) -> None:
            if self._workspace is workspace and self._line is line:
                self._take(found)

        self._background.run(
            lambda: services.hub_presence.attendance(workspace, notes=notes),
            then=take,
            # Presence is a comfort: what is wrong with the hub is told by the exchange itself.
            otherwise=ignore,
            owner=self,
        )

    def _tell(self) -> None:
        workspace, line, spot = self._workspace, self._line, self._spot
        if workspace is None or line is None:
            return
        self._background.run(
            lambda: services.hub_presence.sealed_presence(workspace, spot=spot),
            then=line.tell_presence,
            otherwise=ignore,
            owner=self,
        )

    def _take(self, found: Attendance) -> None:
        for each in found.present:
            if each.name not in self._met:
                self._met.insert(0, each.name)
        met = [name for name in self._met if name in found.absent]
        others = [name for name in found.absent if name not in self._met]
        found = found._replace(absent=(*met, *others))
        if found != self.shown:
            self.shown = found
            self._show(found)
