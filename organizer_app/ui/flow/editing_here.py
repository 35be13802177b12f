"""Notices which field of which record is being edited in the windows of this program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from organizer_app.domain.merging.presence import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@runtime_checkable
class EditsRecord(Protocol):
    """A form that knows what its fields belong to."""

    def spot_of(self, field: QWidget) -> Spot:
        """Return what is edited in one of its fields; an empty spot for what is no field."""


class EditingHere(QObject):
    """Follows the focus: a person who types is in a field, and a field stands in a form.

    Args:
        windows: returns the windows of the program; what is done elsewhere is not of the plan.
        tell: is given what is being edited whenever the focus moves.
    """

    def __init__(
        self,
        windows: Callable[[], Sequence[QWidget]],
        tell: Callable[[Spot], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._windows, self._tell = windows, tell
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        is_here = now is not None and now.window() in self._windows()
        self._tell(spot_at(now) if is_here else Spot())


def spot_at(field: QWidget | None) -> Spot:
    """Return what is edited in a field: the form around it knows."""
    around = field
    while field is not None and around is not None:
        if isinstance(around, EditsRecord):
            return around.spot_of(field)
        around = around.parentWidget()
    return Spot()
