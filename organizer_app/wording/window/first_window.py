"""Words of a second window on a plan, which can only read it."""

from __future__ import annotations

from organizer_app.wording.language.texts import said, said_with

only_read_here = said_with(
    "{name} is open in another window of Organizer. Edit it there; here it can only be read."
)
show_first = said("Show the first window")
no_answer = said(
    "The first window does not answer; it may have been closed. Open the plan again here to edit it."
)
