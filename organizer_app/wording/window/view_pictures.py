"""Words of saving a picture of what a screen shows."""

from __future__ import annotations

from organizer_app.wording.language.texts import said, said_with

title = said("Save a picture of this view")


def file_name(code: str) -> str:
    """Propose the name of the file, by the code of the screen; it names no plan and no person."""
    return f"{code}.png"


file_kind = said("Picture (*.png)")
saved = said_with("Saved {path}")
