"""Words of the saved views in the sidebar."""

from __future__ import annotations

from organizer_app.wording.language.texts import _, ngettext, said, said_with

title = said("Saved views")
add_hint = said("Save this view and its filter (Ctrl+D)")
name_hint = said("Name of this view")
rename = said("Rename (F2)")
move_up = said("Move up (Alt+↑)")
move_down = said("Move down (Alt+↓)")
remove = said("Remove (Delete)")


def spoken(name: str, count: int | None, *, is_on: bool) -> str:
    """Say a view with its count, for screen readers; the count is None while it is not known."""
    said = name
    if count is not None:
        form = ngettext("{name}, {count} action", "{name}, {count} actions", count)
        said = form.format(name=name, count=f"{count:,}")
    return _("{view}, shown now").format(view=said) if is_on else said


name_taken = said_with("Another view is called “{name}” already.")
