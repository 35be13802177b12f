"""Tells the members of the hub what is being edited here, and shows what they edit; nothing is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from organizer_app.domain.merging.presence import Present, Spot
from organizer_app.ui.flow import services

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from organizer_app.domain.basics.problems import Problem
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
        show: is given who else is there, whenever that changes.

    Attributes:
        shown: who else is there now.
    """

    def __init__(
        self, background: Runner, show: Callable[[Sequence[Present]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._show = background, show
        self._workspace: Workspace | None = None
        self._line: PresenceLine | None = None
        self._spot = Spot()
        self.shown: tuple[Present, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_SETTLED_MS)
        self._pause.timeout.connect(self._tell)

    def begin(self, workspace: Workspace, line: PresenceLine) -> None:
        """The hub is there: say that this laptop is, too."""
        self._workspace, self._line = workspace, line
        self._tell()

    def end(self) -> None:
        """The hub is away, so nobody is known to be there."""
        self._workspace = self._line = None
        self._pause.stop()
        self._take(())

    def edit(self, spot: Spot) -> None:
        """Tell what is being edited here now; an empty spot for nothing."""
        if spot != self._spot:
            self._spot = spot
            if self._line is not None:
                self._pause.start()

    def take_notes(self, notes: Sequence[tuple[str, bytes]]) -> None:
        """Open what others have left, and show it."""
        workspace = self._workspace
        if workspace is not None:
            self._background.run(
                lambda: services.hub_presence.opened_presence(workspace, notes=notes),
                then=lambda found: self._take(found if self._workspace is workspace else ()),
                otherwise=_ignore,
                owner=self,
            )

    def _tell(self) -> None:
        workspace, line, spot = self._workspace, self._line, self._spot
        if workspace is None or line is None:
            return
        self._background.run(
            lambda: services.hub_presence.sealed_presence(workspace, spot=spot),
            then=line.tell_presence,
            otherwise=_ignore,
            owner=self,
        )

    def _take(self, found: tuple[Present, ...]) -> None:
        if found != self.shown:
            self.shown = found
            self._show(found)


def _ignore(_problem: Problem) -> None:
    """Presence is a comfort: what is wrong with the hub is told by the exchange itself."""
