"""Words of the search boxes, which are the same on every screen."""

from organizer_app.wording.language.texts import _, said, said_with

everywhere = said("Search or run a command")
narrow = said("Search")


def keys() -> tuple[str, ...]:
    """Return the labels of the keys that search everywhere."""
    return (_("Ctrl"), "K")


# Explain a search box that filters a screen; `here` says what it searches.
tip = said_with("{here}. Enter looks everywhere and finds commands too (Ctrl+K).")
