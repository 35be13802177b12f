"""Names laptops: ids and their first letters mean nothing to people."""

from __future__ import annotations

from organizer_app.wording.language.texts import _


def laptop_name(name: str, origin: str, *, paired: str = "") -> str:
    """Name a laptop as it is called where it was paired, or else as it calls itself.

    Args:
        name: what it calls itself; without a name, laptops write the first letters of their id.
        origin: its id.
        paired: what it was called when it was paired; empty if it was not.
    """
    called = paired or name
    return _("a laptop without a name") if not called or origin.startswith(called) else called
