"""Words for counts that wait for a second one: a reader of the number must not think that nobody counted."""

from __future__ import annotations

from organizer_app.wording.language.texts import ngettext, said

not_told = said("not told yet")


def none_told(waiting: int, cities: int, by: str = "") -> str:
    """Say that no count is told yet, and how many cities wait for their second one; no size is in it.

    Args:
        waiting: cities whose only count is hidden, at least one.
        cities: all cities.
        by: the hour of the number, as in "By 3:10 PM Eastern"; empty for none.
    """
    if by:
        form = ngettext(
            "{by}, no count could be told: {waiting} city of {cities} waits for a second one.",
            "{by}, no count could be told: {waiting} cities of {cities} wait for a second one.",
            waiting,
        )
    else:
        form = ngettext(
            "No count can be told yet: {waiting} city of {cities} waits for a second one.",
            "No count can be told yet: {waiting} cities of {cities} wait for a second one.",
            waiting,
        )
    return form.format(by=by, waiting=f"{waiting:,}", cities=f"{cities:,}")


def waiting_beside(waiting: int, reported: int) -> str:
    """Say how many cities wait, beside those that reported; empty where none waits."""
    if not waiting:
        return ""
    if reported:
        form = ngettext(
            "{waiting} more waits for a second count",
            "{waiting} more wait for a second count",
            waiting,
        )
    else:
        form = ngettext(
            "{waiting} city waits for a second count", "{waiting} cities wait for a second count", waiting
        )
    return form.format(waiting=f"{waiting:,}")
