"""The words of the search boxes, which are the same on every screen."""

from organizer_app.wording.texts import _


def everywhere() -> str:
    """Stand in an empty search box."""
    return _("Search or run a command")


def narrow() -> str:
    """Stand in an empty search box with little room."""
    return _("Search")


def keys() -> tuple[str, ...]:
    """Return what stands on the keys that search everywhere."""
    return (_("Ctrl"), "K")


def tip(here: str) -> str:
    """Explain a search box that narrows down what is in sight; `here` says what it looks in."""
    return _("{here}. Enter looks everywhere and finds commands too (Ctrl+K).").format(here=here)
