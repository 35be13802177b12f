"""The words of saving a picture of what a screen shows."""

from __future__ import annotations

from organizer_app.wording.texts import _


def title() -> str:
    """Head the dialog."""
    return _("Save a picture of this view")


def file_name(code: str) -> str:
    """Propose the name of the file, by the code of the screen; it names no plan and no person."""
    return f"{code}.png"


def file_kind() -> str:
    """Name the kind of file in the dialog."""
    return _("Picture (*.png)")


def saved(path: str) -> str:
    """Say that it was written."""
    return _("Saved {path}").format(path=path)
