"""The words of the saved views in the sidebar."""

from __future__ import annotations

from organizer_app.wording.texts import _, ngettext


def title() -> str:
    """Name the list of saved views."""
    return _("Saved views")


def add_hint() -> str:
    """Explain the button that saves the view in sight."""
    return _("Save this view and its filter (Ctrl+D)")


def name_hint() -> str:
    """Stand in the empty line for the name."""
    return _("Name of this view")


def rename() -> str:
    """Name the entry that gives a view another name."""
    return _("Rename (F2)")


def move_up() -> str:
    """Name the entry that moves a view up."""
    return _("Move up (Alt+↑)")


def move_down() -> str:
    """Name the entry that moves a view down."""
    return _("Move down (Alt+↓)")


def remove() -> str:
    """Name the entry that removes a view."""
    return _("Remove (Delete)")


def spoken(name: str, count: int | None, *, is_on: bool) -> str:
    """Say a view with its count, for screen readers; the count is None while it is not known."""
    said = name
    if count is not None:
        form = ngettext("{name}, {count} action", "{name}, {count} actions", count)
        said = form.format(name=name, count=f"{count:,}")
    return _("{view}, shown now").format(view=said) if is_on else said


def name_taken(name: str) -> str:
    """Say that a view cannot be called so."""
    return _("Another view is called “{name}” already.").format(name=name)
