"""Words of a second window on a plan, which can only read it."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, said


def only_read_here(name: str) -> str:
    """Say that another window edits the plan of this file name."""
    return _(
        "{name} is open in another window of Organizer. Edit it there; here it can only be read."
    ).format(name=name)


show_first = said("Show the first window")
no_answer = said(
    "The first window does not answer; it may have been closed. Open the plan again here to edit it."
)
