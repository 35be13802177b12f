"""Remembers what edits touched while a screen was hidden, so that it is read once, when it is shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer_app.domain.basics.changes import merged

if TYPE_CHECKING:
    from organizer_app.domain.basics.changes import ChangeSet


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
