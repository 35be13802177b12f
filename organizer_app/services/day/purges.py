"""Notes in the log that people were erased on their date: how many, and what was searched; never who."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from organizer_app.domain.basics.problems import NothingFound
from organizer_app.domain.model.day.log_entries import LogTier
from organizer_app.services.day.entries import Said, log_note

if TYPE_CHECKING:
    from organizer_app.services.plan.workspace import Workspace

# How a row of the log says that it is the proof of a purge; no other row comes this way.
PURGE_CHANNEL: Final = "purge"


def note_purge(workspace: Workspace, *, text: str) -> None:
    """Log the proof of a purge in the log of who is on duty, as one step; a plan without a day has no log.

    Raises:
        BadValue: no text.
    """
    with suppress(NothingFound):
        log_note(workspace, said=Said(text=text, channel=PURGE_CHANNEL, is_key=True), tier=LogTier.DUTY)
